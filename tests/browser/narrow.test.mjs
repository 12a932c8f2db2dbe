// Narrow screens: nothing has to be pushed sideways to be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { start } from './support/browser.mjs';
import { kinds, longestNumber } from './support/kinds.mjs';
import { addressOf } from './support/site.mjs';

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
      // What is only for screen readers is one pixel large. Titles and labels that end in an ellipsis stand whole elsewhere.
      if (style.clipPath !== 'none' || style.clip !== 'auto' || at.matches('.skip, .jumps p, .brief .what, .crumbs ol')) return true;
    }
    return !element.checkVisibility({ visibilityProperty: true });
  };
  return Array.from(document.body.querySelectorAll('*'))
    .filter((element) => Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .filter((element) => Array.from(element.getClientRects()).some((box) => box.right > width + 1 || box.left < -1))
    .filter((element) => !hidden(element) && !scrolls(element))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
};

const openFolds = (page) => page.evaluate(() => {
  const folds = document.querySelectorAll('main details');
  if (folds.length < 40) folds.forEach((fold) => { fold.open = true; });
});

/** What a page has beside its window; nothing where it fits. */
async function beside(page, width) {
  const [inner, content] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  const wrong = inner === width ? [] : [`laid out for ${inner} pixels`];
  if (content > width) wrong.push(`the content is ${content} pixels wide`);
  return [...wrong, ...await page.evaluate(outside)];
}

// The first width of each is the one that a page is loaded in; to the others it is resized, as by turning a phone.
for (const text of [100, 200]) {
  for (const [device, widths] of [['a phone', [320, 360, 480]], ['a window', [768, 1024, 1200]]]) {
    test(`every kind of page fits ${device} of ${widths.join(', ')} pixels with text of ${text} %`, async (t) => {
      const page = await ring.page(t, { viewport: { width: widths[0], height: 640 }, hasTouch: true, isMobile: device === 'a phone' });
      // The size of letters that a reader has set in the browser.
      const session = await page.context().newCDPSession(page);
      await session.send('Page.setFontSizes', { fontSizes: { standard: (16 * text) / 100, fixed: (13 * text) / 100 } });
      const wide = {};
      for (const kind of kinds) {
        await page.setViewportSize({ width: widths[0], height: 640 });
        await page.goto(ring.root + kind.path);
        if (text === 200) assert.equal(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize) >= 24), true, 'the letters are large');
        await openFolds(page);
        for (const width of widths) {
          if (width !== widths[0]) await page.setViewportSize({ width, height: 640 });
          const wrong = await beside(page, width);
          if (wrong.length) wide[`${kind.name}, ${width}`] = wrong.slice(0, 5);
        }
      }
      assert.deepEqual(wide, {});
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

for (const width of [360, 1280]) {
  test(`a number before an item is one line beside its words at ${width} pixels`, async (t) => {
    const page = await ring.page(t, { viewport: { width, height: 640 } });
    await page.goto(ring.root + addressOf(longestNumber));
    const wrong = await page.locator('.clause a.letter').evaluateAll((letters) => letters.filter((letter) => {
      const range = document.createRange();
      range.selectNodeContents(letter);
      // Signs whose direction is another than that of the letter are boxes of their own.
      const number = range.getBoundingClientRect();
      const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)));
      range.setStart(letter.nextSibling || letter, 0);
      range.setEndAfter(letter.parentElement.lastChild);
      const words = range.getClientRects()[0];
      const isBeside = document.documentElement.dir === 'rtl' ? number.left >= words?.right - 1 : number.right <= words?.left + 1;
      return lines.size !== 1 || !isBeside;
    }).map((letter) => letter.textContent));
    assert.deepEqual(wrong, []);
  });
}

for (const width of [320, 360, 1280]) {
  test(`names of parties of forty letters fit the table of values at ${width} pixels`, async (t) => {
    const page = await ring.page(t, { viewport: { width, height: 640 }, isMobile: width < 500 });
    await page.goto(ring.root + kinds.find((kind) => kind.name === 'a clause').path);
    const [parties, wrong] = await page.evaluate(() => {
      const names = ['Krankenhausinformationssystembetreiberin', 'Manufacturer of connected medical things'];
      const all = Array.from(document.querySelectorAll('.values thead .party'));
      all.forEach((party, at) => {
        party.textContent = names[at % 2];
        party.classList.add('long');
      });
      const wrong = all.flatMap((party) => {
        const cell = party.closest('th').getBoundingClientRect();
        const boxes = Array.from(party.getClientRects());
        const sticksOut = boxes.some((box) => box.left < cell.left - 1 || box.right > cell.right + 1);
        // The shape stands beside the first letters: no line is left to it alone.
        const letters = document.createRange();
        letters.setStart(party.firstChild, 0);
        letters.setEnd(party.firstChild, 3);
        const below = letters.getBoundingClientRect().top - boxes[0].top;
        return sticksOut || Math.abs(below) > 3 ? [`${party.textContent}: ${sticksOut}, ${below}`] : [];
      });
      return [all.length, wrong];
    });
    assert.ok(parties >= 2, 'the clause has values with two sides');
    assert.deepEqual([...wrong, ...await beside(page, width)], []);
  });
}
