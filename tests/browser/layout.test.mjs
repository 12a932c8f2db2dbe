// Where things lie: nothing over anything else, the clause in the first screen of a phone, nothing that jumps.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { kinds } from './support/kinds.mjs';
import { addressOf, clauses, text } from './support/site.mjs';

const ring = await start();
const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const kept = clauses.find((clause) => text(`${addressOf(clause)}index.html`).includes('No longer part of this clause'));
const opened = [...kinds.filter((kind) => kind.name !== 'everything in one file').map((kind) => kind.path), ...(kept ? [addressOf(kept)] : [])];

/** Words that lie over other words, by more than letters that hang below their line. */
const overprinted = () => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    // What stays in view lies over the text on purpose; what screen readers alone have, and what an ellipsis stands for,
    // has its place without being seen there.
    if (element.closest('.skip, .jumps, thead')) continue;
    let at = element;
    while (at && getComputedStyle(at).clipPath === 'none' && getComputedStyle(at).textOverflow !== 'ellipsis') at = at.parentElement;
    if (at) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 2) lines.push({ box, words: node.data.trim() });
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  const found = [];
  for (const [at, { box, words }] of lines.entries()) {
    for (let next = at + 1; next < lines.length && lines[next].box.top < box.bottom; next += 1) {
      const other = lines[next].box;
      const height = Math.min(box.bottom, other.bottom) - other.top;
      const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      if (width > 3 && height > 0.6 * Math.min(box.height, other.height)) found.push(`${words.slice(0, 40)} | ${lines[next].words.slice(0, 40)}`);
    }
  }
  return found;
};

for (const [device, options] of [['a phone', phone], ['a desk', { viewport: { width: 1440, height: 900 } }]]) {
  test(`no words lie over other words on the screen of ${device}`, async (t) => {
    const wrong = [];
    await ring.each(t, opened, options, async (page, path) => {
      await page.goto(ring.root + path);
      const found = await page.evaluate(overprinted);
      if (found.length) wrong.push(`${path}: ${found.slice(0, 3).join('; ')}`);
    });
    assert.deepEqual(wrong, []);
  });
}

test('the head of the site is one line from 768 pixels on', async (t) => {
  const page = await ring.page(t);
  for (const width of [768, 1024, 1440, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(ring.root + addressOf(clauses[0]));
    // With a schedule there is one button more.
    await page.locator('#part-schedule-link').evaluateAll(([link]) => {
      if (!link) return;
      link.hidden = false;
      link.querySelector('.count').textContent = '12';
    });
    const parts = await page.locator('.site :is(nav li a, a.find > span)').filter({ visible: true }).evaluateAll((all) => all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return (top + bottom) / 2;
    }));
    assert.ok(Math.max(...parts) - Math.min(...parts) < 8, `${width}: ${parts}`);
  }
});

// Half a screen is for the head. With its apparatus folded, a page is seven screens.
test('on a phone the text of every clause begins by 330 pixels, and no page is longer than 5,500', async (t) => {
  const all = [];
  await ring.each(t, clauses, phone, async (page, clause) => {
    await page.goto(ring.root + addressOf(clause));
    const [top, height] = await page.evaluate(() => [document.querySelector('.clause').getBoundingClientRect().top, document.documentElement.scrollHeight]);
    all.push({ id: clause.id, top, height });
  });
  for (const [part, limit] of [['top', 330], ['height', 5500]]) {
    all.sort((one, other) => one[part] - other[part]);
    t.diagnostic(`${part}: the middle one of ${all.length} at ${all[Math.floor(all.length / 2)][part]} pixels, the last, ${all.at(-1).id}, at ${all.at(-1)[part]}`);
    assert.deepEqual(all.filter((one) => one[part] > limit).map((one) => `${one.id} ${one[part]}`), [], part);
  }
});

test('what shares the line of the last value leaves its links to the finger', async (t) => {
  const wrong = [];
  const folding = clauses.filter((clause) => text(`${addressOf(clause)}index.html`).includes('class="part more"'));
  await ring.each(t, folding, phone, async (page, clause) => {
    await page.goto(ring.root + addressOf(clause));
    const found = await page.locator('.in-brief :is(.brief a, summary)').filter({ visible: true }).evaluateAll((all) => all.filter((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return right > innerWidth || (hit !== one && !one.contains(hit));
    }).map((one) => one.textContent));
    if (found.length) wrong.push(`${clause.id}: ${found}`);
  });
  assert.deepEqual(wrong, []);
});

test('no kind of page jumps on a phone, also where scripts come late', async (t) => {
  const wrong = [];
  await ring.each(t, opened, phone, async (page, path) => {
    await page.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.route(/\.js$/, async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await page.goto(ring.root + path, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(() => globalThis.shift);
    if (shift >= 0.02) wrong.push(`${path}: ${shift}`);
    await page.unroute(/\.js$/);
  });
  assert.deepEqual(wrong, []);
});
