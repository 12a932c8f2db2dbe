// Clauses are put into the schedule: from everywhere, by keyboard too, and kept in the browser with care.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { fullClause, page as pageOf, topicChapters } from './support/kinds.mjs';
import { addressOf, clauses } from './support/site.mjs';

const ring = await start();
const [one, two] = clauses;

const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('schedule') || '{"entries":[]}').entries.map((entry) => entry.clause));
const link = (page) => page.locator('#part-schedule-link');
const button = (page, id) => page.locator(`button[data-schedule="${id}"]`).filter({ visible: true }).first();

test('a clause is added on its page and taken out again, by keyboard alone', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(one));
  assert.equal(await link(page).isVisible(), false, 'nobody has chosen anything, so nothing is said of it');
  await button(page, one.id).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.includes('has 1 clause.')));
  assert.equal(await button(page, one.id).innerText(), 'Remove from schedule');
  assert.equal(await link(page).getAttribute('aria-label'), 'Schedule, 1 clause');
  assert.deepEqual(await kept(page), [one.id]);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.includes('has 0 clauses.')));
  assert.deepEqual(await kept(page), []);
  assert.equal(await link(page).isVisible(), false);
  assert.deepEqual(page.wrong, []);
});

test('what is chosen in a list is chosen on every page, and in another tab', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}clauses/`);
  const other = await page.context().newPage();
  await other.goto(ring.root + addressOf(two));
  await button(page, two.id).click();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('schedule') || '{}').entries?.length === 1);
  await button(page, one.id).click();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('schedule')).entries.length === 2);
  assert.deepEqual(await kept(page), [two.id, one.id], 'in the order of the hand');
  await other.reload();
  await other.waitForFunction(() => document.querySelector('button[data-schedule]').textContent === 'Remove from schedule');
  await other.locator('#part-schedule-link').waitFor();
  assert.equal((await other.locator('#part-schedule-link').innerText()).replace(/\s+/g, ' '), 'Schedule 2');
});

test('a topic and a hit of the search have the button too', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + topicChapters[0]);
  const first = page.locator('button[data-schedule]').first();
  const id = await first.getAttribute('data-schedule');
  await first.click();
  await page.waitForFunction(() => Boolean(localStorage.getItem('schedule')));
  assert.deepEqual(await kept(page), [id]);
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(fullClause.title)}`);
  const hit = page.locator(`#find-hits button[data-schedule="${fullClause.id}"]`);
  await hit.waitFor();
  if (id === fullClause.id) return;
  await hit.click();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('schedule')).entries.length === 2);
  assert.deepEqual(await kept(page), [id, fullClause.id]);
});

const profile = pageOf('a profile');

test('a profile is added as a whole, and what is there already is not added twice', { skip: profile ? false : 'this corpus has no profile' }, async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + profile);
  const all = page.locator('.actions button[data-schedule]');
  const ids = (await all.getAttribute('data-schedule')).split(' ');
  await page.evaluate((id) => localStorage.setItem('schedule', JSON.stringify({ version: 1, entries: [{ clause: id, use: { fallback: 0 } }] })), ids[0]);
  await page.reload();
  await all.click();
  await page.waitForFunction((count) => JSON.parse(localStorage.getItem('schedule')).entries.length === count, ids.length);
  assert.deepEqual(await kept(page), ids);
  assert.deepEqual(await page.evaluate(() => JSON.parse(localStorage.getItem('schedule')).entries[0].use), { fallback: 0 }, 'what was chosen for it stays');
});

test('a schedule that was damaged or written by a newer version is not lost', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(one));
  const newer = JSON.stringify({ version: 99, entries: [{ clause: two.id }], more: 1 });
  await page.evaluate((text) => localStorage.setItem('schedule', text), newer);
  await page.reload();
  await link(page).waitFor();
  await button(page, one.id).click();
  await page.getByText('A newer version of this site has written the schedule').waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('schedule')), newer);

  for (const text of ['', '{', '[]', 'null', '{"entries":7}', `{"entries":[null,{"clause":7},{"clause":"${two.id}"},{"clause":"${two.id}"}]}`]) {
    await page.evaluate((damaged) => localStorage.setItem('schedule', damaged), text);
    await page.reload();
    await button(page, one.id).click();
    await page.waitForFunction((id) => localStorage.getItem('schedule').includes(id), one.id);
    assert.deepEqual((await kept(page)).at(-1), one.id, text);
  }
  assert.deepEqual(page.wrong, []);
});

test('where the browser keeps nothing, the page says so and works until it is left', async (t) => {
  const page = await ring.page(t);
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await page.goto(ring.root + addressOf(one));
  await button(page, one.id).click();
  await page.getByText('This browser keeps nothing for this site').waitFor();
  assert.equal(await button(page, one.id).innerText(), 'Remove from schedule');

  const full = await ring.page(t);
  await full.addInitScript(() => {
    globalThis.Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await full.goto(ring.root + addressOf(one));
  await button(full, one.id).click();
  await full.getByText('This browser has no room left for this site').waitFor();
});
