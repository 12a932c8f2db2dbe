// axe finds nothing on any page kind, in light and dark, wide and narrow.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { kinds } from './support/kinds.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ring = await start();

for (const kind of kinds) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing on ${kind.name}, ${colorScheme}`, async (t) => {
      const page = await ring.page(t, { colorScheme });
      await page.goto(ring.root + kind.path);
      // A folded part is not looked at, so all are opened; in the file with everything, the first ones stand for all.
      await page.evaluate(() => {
        [...document.querySelectorAll('details')].slice(0, 200).forEach((fold) => { fold.open = true; });
      });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations, passes } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
        return {
          rules: passes.length,
          violations: violations.map((one) => `${one.id}: ${one.help}; ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`),
        };
      });
      assert.ok(found.rules > 10, 'axe has looked');
      assert.deepEqual(found.violations, []);
    });
  }
}
