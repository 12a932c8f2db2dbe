// Narrow screens: nothing has to be pushed sideways to be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { start } from './support/browser.mjs';
import { kinds } from './support/kinds.mjs';

const ring = await start();

/** Elements with words of their own that stick out of the window, and are not in a part that scrolls by itself. */
const outside = () => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
    }
    return false;
  };
  const hidden = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      // What is only for screen readers is one pixel large; a folded sidebar lies outside on purpose.
      if (style.clipPath !== 'none' || style.clip !== 'auto' || at.matches('.skip, #mdbook-sidebar')) return true;
    }
    return !element.checkVisibility({ visibilityProperty: true });
  };
  return Array.from(document.body.querySelectorAll('*'))
    .filter((element) => Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .filter((element) => Array.from(element.getClientRects()).some((box) => box.right > width + 1 || box.left < -1))
    .filter((element) => !hidden(element) && !scrolls(element))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
};

for (const width of [320, 360]) {
  for (const kind of kinds) {
    test(`${kind.name} fits ${width} pixels`, async (t) => {
      const page = await ring.page(t, { viewport: { width, height: 640 }, hasTouch: true, isMobile: true });
      await page.goto(ring.root + kind.path);
      const folds = page.locator('main details:not([open]) > summary');
      if ((await folds.count()) < 40) {
        await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => { fold.open = true; }));
      }
      const [inner, content] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
      assert.equal(inner, width, 'the page is laid out for the screen, not for a desk');
      assert.ok(content <= width, `the content is ${content} pixels wide`);
      assert.deepEqual(await page.evaluate(outside), []);
    });
  }
}

for (const kind of kinds) {
  test(`a finger can hit every control of ${kind.name}`, async (t) => {
    const page = await ring.page(t, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
    await page.goto(ring.root + kind.path);
    // WCAG 2.2, 2.5.8: 24 by 24 pixels, or as much room around it; links in a sentence are left out.
    assert.deepEqual(await violations(page, { runOnly: ['target-size'] }), []);
  });
}
