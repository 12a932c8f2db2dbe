// axe finds nothing on any page kind, in light and in dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { start } from './support/browser.mjs';
import { kinds } from './support/kinds.mjs';

const ring = await start();

for (const kind of kinds) {
  test(`axe finds nothing on ${kind.name}, light and dark`, async (t) => {
    const page = await ring.page(t, { colorScheme: 'light' });
    await page.goto(ring.root + kind.path);
    await page.evaluate(() => {
      // The first clauses of a long page stand for the rest, which would take a minute.
      document.querySelectorAll('.sheet, .clause-sheet').forEach((sheet, at) => at >= 20 && (sheet.closest('article') ?? sheet).remove());
      // A folded part is not looked at.
      document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
    });
    assert.deepEqual(await violations(page), []);
    // The dark has other colours and nothing else.
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await violations(page, { runOnly: ['color-contrast', 'link-in-text-block'] }), [], 'dark');
  });
}
