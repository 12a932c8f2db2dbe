// Everything can be reached, seen and used with the keyboard alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { fullClause, kinds, page as pageOf, topicChapters } from './support/kinds.mjs';
import { addressOf } from './support/site.mjs';

const ring = await start();

/** What has the focus: a name for people, its place in the page, and whether one can see that it has it. */
const focused = async () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const isInside = () => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  // The browser scrolls to what has the focus with its next picture.
  if (!isInside()) await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  // A checkbox that is not shown itself lends its mark to its label.
  const label = element.labels?.[0];
  const lent = label && getComputedStyle(label).outlineStyle !== 'none';
  const all = Array.from(document.querySelectorAll('*'));
  return {
    name: `${element.tagName.toLowerCase()} ${element.id ? `#${element.id}` : ''} ${(element.textContent || element.value || '').trim().slice(0, 40)}`,
    at: all.indexOf(element),
    frame: element.tagName === 'IFRAME',
    marked: outline || lent || style.boxShadow !== 'none',
    size: lent ? Math.min(label.offsetWidth, label.offsetHeight) : Math.min(box.width, box.height),
    inside: isInside(),
  };
};

for (const kind of kinds) {
  test(`on ${kind.name} the first key press leads to the skip link, and that to the text`, async (t) => {
    const page = await ring.page(t);
    await page.goto(ring.root + kind.path);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(focused);
    if (kind.name === 'the page for misses') {
      // Under its <base> a bare fragment would lead to another page, so it has none.
      assert.ok(first.inside && first.marked);
      return;
    }
    assert.match(first.name, /skip/i);
    assert.ok(first.inside && first.marked && first.size > 10, 'it is seen while it has the focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inText = await page.evaluate(() => Boolean(document.activeElement.closest('main')));
    assert.ok(inText, 'the next stop lies in the text');
  });

  test(`on ${kind.name} the tab key passes everything once, in the order of reading, and shows where it is`, async (t) => {
    const page = await ring.page(t);
    await page.goto(ring.root + kind.path);
    const stops = [];
    for (let press = 0; press < 100; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focused);
      if (!stop || stop.frame) break;
      stops.push(stop);
    }
    assert.ok(stops.length > 5, 'there are stops');
    for (const stop of stops) {
      assert.ok(stop.marked, `the focus shows on ${stop.name}`);
      assert.ok(stop.inside && stop.size > 0, `${stop.name} is in view`);
    }
    for (let at = 1; at < stops.length; at += 1) {
      assert.ok(stops[at].at > stops[at - 1].at, `${stops[at].name} comes after ${stops[at - 1].name}`);
    }
  });
}

/** Scripts of a page: `disorder` tells which of some stops are seen in another order, `order` looks at the whole page. */
const looking = () => {
  const name = (one) => (one.textContent || one.getAttribute('aria-label') || one.name || one.outerHTML).trim().slice(0, 40);
  const first = (one) => one.getClientRects()[0] ?? one.getBoundingClientRect();
  globalThis.disorder = (stops) => stops.slice(1).flatMap((stop, at) => {
    const [before, after] = [first(stops[at]), first(stop)];
    const isAbove = after.bottom <= before.top + 1;
    const isLeft = after.right <= before.left + 1 && after.bottom > before.top + 1 && after.top < before.bottom - 1;
    // Beside it another column begins; in a column what is above comes before.
    const isBeside = after.left >= before.right || after.right <= before.left;
    return (isAbove && !isBeside) || isLeft ? [`“${name(stop)}” after “${name(stops[at])}”`] : [];
  });
  // What stays in view has its place beside the page, not in it, and the way to the text shows when it is reached.
  globalThis.isInFlow = (one) => !one.closest('.jumps, .skip, dialog');
  // Where a style orders what is in it, the order of the page does not tell; the next test walks there.
  const isOrdered = (one) => {
    let at = one;
    while (at && (getComputedStyle(at).readingFlow ?? 'normal') === 'normal') at = at.parentElement;
    return Boolean(at);
  };
  globalThis.order = () => {
    const pressable = 'a[href], button, summary, input, select, textarea, label[for], [tabindex]';
    const shown = Array.from(document.querySelectorAll(pressable)).filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
    const missed = shown.filter((one) => one.tabIndex !== 0 && one.control?.tabIndex !== 0).map((one) => `not reached: ${name(one)}`);
    const stops = shown.filter((one) => one.tabIndex === 0 && globalThis.isInFlow(one) && !isOrdered(one));
    return { count: stops.length, wrong: [...new Set([...missed, ...globalThis.disorder(stops)])].slice(0, 8) };
  };
};

for (const [width, height] of [[1440, 900], [768, 1000], [360, 780]]) {
  test(`at ${width} pixels the tab key reaches everything that a mouse can press, in the order in which it is seen`, async (t) => {
    const wrong = [];
    await ring.each(t, kinds, { viewport: { width, height } }, async (page, kind) => {
      await page.goto(ring.root + kind.path);
      await page.evaluate(looking);
      const found = await page.evaluate(() => globalThis.order());
      assert.ok(found.count > 5, kind.name);
      if (found.wrong.length) wrong.push(`${kind.name}: ${found.wrong.join('; ')}`);
    });
    assert.deepEqual(wrong, []);
  });
}

test('in a narrow window the tab key goes through the head of a page in the order in which it is seen', async (t) => {
  const wrong = [];
  await ring.each(t, kinds, { viewport: { width: 360, height: 780 } }, async (page, kind) => {
    await page.goto(ring.root + kind.path);
    // The one file has no head of the site.
    if (!await page.locator('header.site').count()) return;
    await page.evaluate(looking);
    await page.evaluate(() => {
      globalThis.stops = [];
      document.addEventListener('focusin', ({ target }) => globalThis.isInFlow(target) && globalThis.stops.push(target));
    });
    for (let press = 0; press < 16; press += 1) await page.keyboard.press('Tab');
    const found = await page.evaluate(() => ({ count: globalThis.stops.length, wrong: globalThis.disorder(globalThis.stops) }));
    if (found.count < 5 || found.wrong.length) wrong.push(`${kind.name}, ${found.count} stops: ${found.wrong.join('; ')}`);
  });
  assert.deepEqual(wrong, []);
});

test('what is folded opens and closes by key', async (t) => {
  const page = await ring.page(t);
  for (const path of [addressOf(fullClause), topicChapters[0]]) {
    await page.goto(ring.root + path);
    const fold = page.locator('main details').first();
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.equal(await fold.evaluate((element) => element.open), true, `${path}: Enter opens`);
    await page.keyboard.press('Space');
    assert.equal(await fold.evaluate((element) => element.open), false, `${path}: Space closes`);
  }
});

test('the rationale is hidden and shown by key', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(fullClause));
  await page.locator('#part-show').focus();
  await page.keyboard.press('Space');
  assert.equal(await page.locator('.edition .margin').isVisible(), false);
  await page.keyboard.press('Space');
  assert.equal(await page.locator('.edition .margin').isVisible(), true);
});

test('a value says what it is while it has the focus, and Esc closes that', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(fullClause));
  const value = page.locator('.clause a.value').first();
  const hint = page.getByRole('tooltip');
  const label = await value.evaluate((link) => document.querySelector(`[id="${link.hash.slice(1)}"] th .label`).textContent.trim());
  // The focus has to come by key for the browser to call it visible.
  await page.locator('.sheet .id').focus();
  for (let press = 0; press < 60 && !(await value.evaluate((link) => link === document.activeElement)); press += 1) await page.keyboard.press('Tab');
  assert.equal(await hint.isVisible(), true);
  const [own] = fullClause.parameters.filter((one) => one.label === label);
  for (const words of [own.default, ...own.party_values.map((one) => one.value)]) assert.ok((await hint.innerText()).includes(words), words);
  assert.equal(await value.getAttribute('aria-describedby'), await hint.getAttribute('id'));
  await page.keyboard.press('Escape');
  assert.equal(await hint.isVisible(), false);
});

test('the light and dark switch works by key and says its state', async (t) => {
  const page = await ring.page(t);
  for (const path of [addressOf(fullClause), pageOf('a topic chapter')]) {
    await page.goto(ring.root + path);
    const dark = page.locator('[data-appearance="coal"]');
    await dark.focus();
    await page.keyboard.press('Enter');
    assert.equal(await dark.getAttribute('aria-pressed'), 'true', path);
    assert.equal(await dark.evaluate((button) => button === document.activeElement), true, 'the focus stays');
  }
});

test('after copying by key the focus stays, and a screen reader is told', async (t) => {
  const page = await ring.page(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(ring.root + addressOf(fullClause));
  const button = page.locator('[data-copy="link"]').first();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => Array.from(document.querySelectorAll('[role=status]')).some((one) => /Copied/.test(one.textContent)));
  await page.waitForTimeout(1700);
  assert.equal(await button.evaluate((element) => element === document.activeElement), true, 'the next Tab goes on from here');
});

test('the contents of a book are reached by key from its chapters', async (t) => {
  const page = await ring.page(t, { viewport: { width: 800, height: 700 } });
  await page.goto(ring.root + topicChapters[0]);
  await page.getByRole('link', { name: 'Contents', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  assert.equal(await contents.evaluate((nav) => nav.contains(document.activeElement)), true, 'the next stop lies in the contents');
  assert.equal(await contents.getByRole('link').first().evaluate((link) => link.getBoundingClientRect().top < innerHeight), true);
});
