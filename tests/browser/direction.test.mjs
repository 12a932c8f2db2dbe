// A site whose script runs from right to left: what stands before the text in English stands at its right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { kinds } from './support/kinds.mjs';
import { addressOf, clauses, text } from './support/site.mjs';

const skip = !/<html[^>]* dir="rtl"/.test(text('index.html')) && 'the site runs from left to right';
const ring = await start();
const clause = clauses.find(({ text: words }) => words.includes('(ii)')) ?? clauses[0];

for (const width of [360, 1280]) {
  test(`no page is wider than ${width} pixels`, { skip }, async (t) => {
    const page = await ring.page(t, { viewport: { width, height: 640 }, isMobile: width < 500 });
    /** @type {Record<string, number[]>} */
    const wide = {};
    for (const kind of kinds) {
      await page.goto(ring.root + kind.path);
      const sizes = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
      if (sizes[0] !== width || sizes[1] > width) wide[kind.name] = sizes;
    }
    assert.deepEqual(wide, {});
  });

  test(`markers of items, ids and the name of the site stand at the right at ${width} pixels`, { skip }, async (t) => {
    const page = await ring.page(t, { viewport: { width, height: 640 }, isMobile: width < 500 });
    await page.goto(ring.root + addressOf(clause));
    const wrong = await page.evaluate(() => {
      /** The box of the words behind an element, in the same paragraph. */
      const wordsAfter = (element) => {
        const range = document.createRange();
        range.setStartAfter(element);
        range.setEndAfter(element.parentElement.lastChild);
        return range.getClientRects()[0];
      };
      const markers = Array.from(document.querySelectorAll('.clause a.letter'));
      const overlapping = markers.filter((marker) => {
        const words = document.createRange();
        words.selectNodeContents(marker);
        const [box, after] = [words.getClientRects()[0], wordsAfter(marker)];
        return !after || box.left < after.right - 1;
      }).map((marker) => marker.textContent);
      const title = document.querySelector('.sheet .title').getBoundingClientRect();
      const id = document.querySelector('.sheet a.id');
      const range = document.createRange();
      range.selectNodeContents(id);
      const box = range.getBoundingClientRect();
      const isApart = box.left >= title.right - 1 || box.bottom <= title.top + 1;
      const [name, search] = ['header a', 'header a[data-script]'].map((one) => document.querySelector(one).getBoundingClientRect());
      return {
        markers: markers.length > 2 ? overlapping : ['there are no markers'],
        id: isApart ? [] : [box.left, title.right],
        search: search.right < name.left ? [] : [search.right, name.left],
      };
    });
    assert.deepEqual(wrong, { markers: [], id: [], search: [] });
  });
}

test('the arrow to the left leads to the next page', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(clauses[0]));
  const next = await page.locator('[rel~="next"][href]').first().evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(next);
});
