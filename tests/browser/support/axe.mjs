// axe in a page: what it finds, one line for each rule that is broken.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function violations(page, options = {}) {
  // Evaluated by the browser itself: the page's policy would refuse a script from elsewhere.
  await page.evaluate(axe);
  const { looked, found } = await page.evaluate(async (given) => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'], ...given });
    const places = (one) => one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.failureSummary.replace(/\s*\n\s*/g, ' ')}`);
    return {
      looked: result.passes.length + result.violations.length + result.inapplicable.length + result.incomplete.length,
      found: result.violations.map((one) => `${one.id}, ${one.nodes.length} times. ${one.help}. ${places(one).join(' | ')}`),
    };
  }, options);
  assert.ok(looked > 0, 'axe has looked');
  return found;
}
