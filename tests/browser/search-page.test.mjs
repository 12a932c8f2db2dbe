// The search page: filters, the state in its address, keys.

import assert from 'node:assert/strict';
import { fullClause } from './support/kinds.mjs';
import { common, field, known, options, ring, status, test, told } from './support/search.mjs';
import { clauses } from './support/site.mjs';

test('the search page answers its address, and the address follows what is asked', async (t) => {
  const page = await ring.page(t);
  const [party] = fullClause.parties;
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(common)}&party=${party}&kind=nonsense`);
  await told(page, /found: (?:about )?\d+/);
  assert.equal(await field(page).inputValue(), common);
  const box = page.locator(`input[name=party][value="${party}"]`);
  assert.equal(await box.isChecked(), true);
  assert.equal(await page.locator('#part-list').isVisible(), false, 'the hits take the place of the list');
  const narrow = Number((await status(page).innerText()).match(/\d+/)[0]);
  assert.equal(Number(await box.locator('xpath=..').locator('.count').innerText()), narrow, 'the count of a filter is what it finds');

  const topics = page.locator('input[name=topic]');
  const values = [];
  for (let at = 0; at < (await topics.count()) && values.length < 2; at += 1) {
    if (Number(await topics.nth(at).locator('xpath=..').locator('.count').innerText()) === 0) continue;
    await topics.nth(at).check();
    values.push(await topics.nth(at).getAttribute('value'));
  }
  await box.uncheck();
  await field(page).fill(`${common} within`);
  await page.waitForFunction((count) => new URLSearchParams(location.search).getAll('topic').length === count && !/party/.test(location.search), values.length);
  assert.deepEqual(new URL(page.url()).searchParams.getAll('topic'), values);
  assert.equal(new URL(page.url()).searchParams.get('q'), `${common} within`);

  const ids = await options(page).locator('b').allTextContents();
  await page.reload();
  await told(page, /found: (?:about )?\d+/);
  await page.waitForFunction((count) => document.querySelectorAll('#find-hits > .hit').length === count, ids.length);
  assert.deepEqual(await options(page).locator('b').allTextContents(), ids, 'the same address gives the same answer');
  for (const value of values) assert.equal(await page.locator(`input[name=topic][value="${value}"]`).isChecked(), true);
  assert.deepEqual(page.wrong, []);
});

test('filters alone list what they choose, and without any question the whole list stands there', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}search/`);
  assert.equal(await page.locator('#part-list').isVisible(), true);
  const party = fullClause.parties[0];
  await page.goto(`${ring.root}search/?party=${party}`);
  await told(page, /found: (?:about )?\d+/);
  assert.equal(Number((await status(page).innerText()).match(/\d+/)[0]), clauses.filter((one) => one.parties.includes(party)).length);
  await page.locator(`input[name=party][value="${party}"]`).uncheck();
  await page.locator('#part-list').waitFor();
});

test('clause text only leaves out what stands in the rationale alone', async (t) => {
  const page = await ring.page(t);
  const outside = clauses.map((one) => [one.title, one.summary, one.text, one.topic_title, ...one.asked].join(' ')).join(' ').toLowerCase();
  const reasons = clauses.flatMap((one) => one.rationale?.text.toLowerCase().match(/\b[a-z]{5,}\b/g) ?? []);
  // A word that a chapter or a term has too would find those pages, which have no layers to leave out.
  const words = [...new Set(reasons)].filter((one) => !outside.includes(one.slice(0, 4)));
  await page.goto(`${ring.root}search/`);
  for (const word of words) {
    await field(page).fill(word);
    await page.waitForURL((url) => url.searchParams.get('q') === word);
    await told(page, /found: (?:about )?[1-9]|Nothing here/);
    if (/found: (?:about )?[1-9]\d*$/.test(await status(page).innerText())) break;
  }
  await page.locator('input[name=in]').check();
  await told(page, /Nothing here treats this/);
});

test('the page works by keyboard: arrows walk through the links, Enter opens, and back finds the question again', async (t) => {
  const page = await ring.page(t);
  const words = known.title.toLowerCase();
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(words)}`);
  await told(page, /found: (?:about )?[1-9]/);
  // Excerpts that arrive replace the hits, and keep the focus.
  await field(page).focus();
  await page.keyboard.press('ArrowDown');
  // Asked of the page in one step: a hit that was looked up before an excerpt replaced it would be compared with its successor.
  const firstHitIsFocused = () => page.waitForFunction(() => document.activeElement === document.querySelector('#find-hits > .hit h2 a'), undefined, { timeout: 5000, polling: 50 });
  await firstHitIsFocused();
  await page.keyboard.press('ArrowUp');
  assert.equal(await field(page).evaluate((one) => one === document.activeElement), true, 'up from the first hit leads back to the field');
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(500);
  await firstHitIsFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('/search/'));
  await page.goBack();
  await told(page, /found: (?:about )?[1-9]/);
  assert.equal(await field(page).inputValue(), words);
});

test('keys lead to the hits as soon as there is an answer, before the browser has drawn a frame', async (t) => {
  const page = await ring.page(t);
  await page.addInitScript(() => {
    const inFrame = requestAnimationFrame;
    globalThis.requestAnimationFrame = (act) => setTimeout(() => inFrame(act), 5000);
  });
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(known.title)}`);
  await field(page).focus();
  await told(page, /found: (?:about )?[1-9]/);
  await page.keyboard.press('ArrowDown');
  // Excerpts that arrive replace the hits and keep the focus; frames come after five seconds only.
  await page.waitForFunction(() => document.activeElement === document.querySelector('#find-hits > .hit h2 a'), undefined, { timeout: 3000, polling: 50 });
});

test('hits are a list of headings with links, and no option of a field', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(known.title)}`);
  await told(page, /found: (?:about )?[1-9]/);
  const list = page.getByRole('list').and(page.locator('#find-hits'));
  assert.equal(await list.getByRole('listitem').count(), await options(page).count());
  const headings = list.getByRole('heading', { level: 2 });
  assert.equal(await headings.count(), await options(page).count());
  assert.match(await headings.first().getByRole('link').getAttribute('href'), /\/$/);
  assert.equal(await page.getByRole('combobox').count() + await page.getByRole('option').count(), 0);
});

test('all hits can be seen: page by page, and on one page, each with an address', async (t) => {
  const page = await ring.page(t);
  const party = fullClause.parties[0];
  const all = clauses.filter((one) => one.parties.includes(party));
  await page.goto(`${ring.root}search/?party=${party}`);
  await told(page, /found: (?:about )?\d+/);
  if (all.length <= 10) {
    assert.equal(await page.locator('nav.pages a').count(), 0, 'one page shows all');
    return;
  }
  // Hits outside the window are not drawn yet, so they have text and no inner text.
  const shownIds = () => options(page).locator('b').allTextContents();
  const seen = await shownIds();
  for (let turn = 2; await page.getByRole('link', { name: 'Next page' }).count(); turn += 1) {
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL((url) => url.searchParams.get('page') === String(turn));
    await told(page, new RegExp(`Showing ${turn * 10 - 9} to`));
    seen.push(...(await shownIds()));
  }
  assert.deepEqual(seen.toSorted(), all.map((one) => one.id).toSorted(), 'each hit once');
  await page.goBack();
  await told(page, /Showing \d+1 to/);
  assert.equal(await options(page).count(), 10);
  await page.getByRole('link', { name: /^Show all/ }).click();
  await page.waitForURL(/page=all/);
  await told(page, /^Clauses found: about \d+$/);
  assert.equal(await options(page).count(), all.length);
  assert.deepEqual(await shownIds(), seen, 'in the same order');
  await field(page).fill(known.title);
  await page.waitForURL((url) => !url.searchParams.has('page'));
});

test('a question in the address shows no list first, and nothing moves when the hits come', async (t) => {
  const page = await ring.page(t, { viewport: { width: 360, height: 780 } });
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(known.title)}`);
  await told(page, /found: (?:about )?[1-9]/);
  await page.waitForTimeout(800);
  const shift = await page.evaluate(() => globalThis.shift);
  assert.ok(shift < 0.02, `layout shift ${shift}`);
});
