// Outside documents: the table of what clauses cite and what none does, and which rules a schedule's clauses cite.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { clauses, folder, pages, text } from './support/site.mjs';

const ring = await start();
const documents = pages.filter((page) => /^r\/[^/]+\/$/.test(page)).map((page) => ({ page, html: text(page + 'index.html') }));
const withBoth = documents.filter(({ html }) => html.includes('data-facets'));
/** The document with the longest table. */
const [largest] = withBoth.toSorted((one, other) => other.html.length - one.html.length);
const asking = documents.find(({ html }) => html.includes('class="asks"') && html.includes('data-schedule='));
const none = (found) => (found ? false : 'this site has no such document');
const rules = JSON.parse(text('schedule/rules.json'));

const lines = (page) => page.locator('.places tbody tr').filter({ visible: true });
const shown = (page) => page.locator('.places tbody tr').evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).map((row) => row.dataset.cited));

test('the table shows what is cited, what is not, or all, and the address keeps it', { skip: none(largest) }, async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + largest.page);
  const all = await shown(page);
  const cited = all.filter((one) => one === 'yes').length;
  assert.ok(cited > 0 && cited < all.length, 'some are cited and some are not');
  await page.locator('#part-cited').selectOption('no');
  assert.deepEqual(await shown(page), Array(all.length - cited).fill('no'));
  await page.waitForURL(/\?cited=no$/);
  await page.locator('#part-cited').selectOption('yes');
  assert.deepEqual(await shown(page), Array(cited).fill('yes'));
  assert.equal(await page.locator('[data-filter-count]').textContent(), `${cited} of ${all.length}`);
  const words = clauses.find(({ id }) => largest.html.includes(`<b>${id}</b>`)).id;
  await page.locator('[data-filter]').fill(words);
  await page.waitForURL((url) => url.searchParams.get('q') === words && url.searchParams.get('cited') === 'yes');
  const left = await lines(page).allInnerTexts();
  assert.ok(left.length > 0 && left.every((line) => line.includes(words)), left.join('\n'));
  await page.reload();
  assert.deepEqual(await lines(page).allInnerTexts(), left, 'the same address shows the same lines');
  assert.deepEqual(page.wrong, []);
});

test('without script the whole table is there, and nothing that would narrow it', { skip: none(largest) }, async (t) => {
  const page = await ring.page(t, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  await page.goto(ring.root + largest.page);
  assert.equal(await lines(page).count(), largest.html.match(/<tr (id="[^"]*" )?data-cited/g).length);
  assert.equal(await page.locator('[data-facets], [data-filter]').filter({ visible: true }).count(), 0);
});

test('a long table is there at once: nothing moves while it comes', { skip: none(largest) }, async (t) => {
  for (const viewport of [{ width: 360, height: 780 }, { width: 1280, height: 900 }]) {
    const page = await ring.page(t, { viewport });
    await page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) globalThis.moved += shift.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(ring.root + largest.page);
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => globalThis.moved), 0, `at ${viewport.width}`);
  }
});

test('what a document of questions leads to goes into the schedule', { skip: none(asking) }, async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + asking.page);
  const button = page.locator('.places button.add').first();
  const id = await button.getAttribute('data-schedule');
  const line = page.locator('.places li', { has: page.locator(`[data-schedule="${id}"]`) }).first();
  assert.ok((await line.textContent()).includes(clauses.find((one) => one.id === id).summary), 'each clause has its summary');
  await button.click();
  await page.waitForFunction((clause) => JSON.parse(localStorage.getItem('schedule'))?.entries.some((entry) => entry.clause === clause), id);
  assert.deepEqual(page.wrong, []);
});

const hasEngine = /data-engine="([^"]*)"/.exec(text('schedule/index.html'))?.[1];
const skip = hasEngine && existsSync(join(folder, 'schedule', hasEngine)) ? none(rules.length) : 'this site was built without the engine of documents';
/** Clauses that cite something, and one that may cite nothing. */
const chosen = [...new Set([...rules.flatMap(({ provisions }) => provisions.flatMap((one) => one.clauses)).slice(0, 3), clauses.at(-1).id])];
/** What these cite: the document, the provision and the clauses of each line. */
const expected = (ids) => rules.flatMap(({ key, provisions }) => provisions.flatMap((one) => {
  const citing = one.clauses.filter((id) => ids.includes(id));
  return citing.length ? [[key, one.name, citing.join(', ')]] : [];
}));

async function open(t, options) {
  const page = await ring.page(t, options);
  await page.addInitScript((schedule) => {
    if (!sessionStorage.getItem('begun')) localStorage.setItem('schedule', schedule);
    sessionStorage.setItem('begun', '1');
  }, JSON.stringify({ version: 1, entries: chosen.map((clause) => ({ clause })) }));
  page.loaded = [];
  page.on('request', (request) => { if (request.url().endsWith('/rules.json')) page.loaded.push(request.url()); });
  await page.goto(`${ring.root}schedule/`);
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, chosen.length);
  return page;
}

const linesOfRules = (page) => page.locator('.rules').evaluateAll((parts) => parts.flatMap((part) => Array.from(part.querySelectorAll('tbody tr'), (row) => [
  part.querySelector('h3').textContent, row.querySelector('a').textContent, row.querySelector('td').textContent,
])));
const named = (page) => linesOfRules(page).then((all) => all.map(([key, name, ids]) => [key, name === 'The document as a whole' ? '' : name, ids]));

test('a schedule shows which provisions its clauses cite, and follows the choice', { skip }, async (t) => {
  const page = await open(t);
  assert.deepEqual(page.loaded, [], 'nothing is loaded before somebody asks');
  await page.locator('#outside-rules > summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('.rules').first().waitFor();
  assert.deepEqual(await named(page), expected(chosen));
  await page.locator('.rules details > summary').first().click();
  for (const link of await page.locator('.rules').first().locator('a').evaluateAll((links) => links.map((one) => one.href))) {
    const { pathname, hash } = new URL(link);
    const html = readFileSync(join(folder, pathname.slice(new URL(ring.root).pathname.length), 'index.html'), 'utf8');
    assert.ok(!hash || html.includes(`id="${decodeURIComponent(hash.slice(1))}"`), link);
  }
  const [gone, ...rest] = chosen;
  const before = await page.locator('#outside-rules [role="status"]').textContent();
  await page.evaluate((clause) => {
    const schedule = JSON.parse(localStorage.getItem('schedule'));
    localStorage.setItem('schedule', JSON.stringify({ ...schedule, entries: schedule.entries.filter((entry) => entry.clause !== clause) }));
    document.dispatchEvent(new Event('schedule-changed'));
  }, gone);
  await page.waitForFunction((said) => document.querySelector('#outside-rules [role="status"]').textContent !== said, before);
  assert.deepEqual(await named(page), expected(rest));
  assert.equal(page.loaded.length, 1, 'the file is loaded once');
  assert.match(await page.locator('.outside').innerText(), /never says that a clause satisfies a rule/);
  assert.deepEqual(page.wrong, []);
});

test('what the clauses cite is saved as a table in which no cell is a formula', { skip }, async (t) => {
  const page = await open(t);
  await page.locator('#outside-rules > summary').click();
  const button = page.locator('#save-rules');
  await button.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  assert.equal(download.suggestedFilename(), 'outside-rules.csv');
  const table = readFileSync(await download.path(), 'utf8').split('\r\n');
  assert.equal(table.length, expected(chosen).length + 1);
  assert.equal(table[0], '"Key","Document","Provision","Name","Clauses that cite it"');
  assert.ok(!/(^|,)"[=+\-@\t\r]/m.test(table.join('\n')), table.join('\n'));
});

test('where the list cannot be loaded the page says so, and asks again', { skip }, async (t) => {
  const page = await open(t);
  await page.route('**/rules.json', (route) => route.fulfill({ status: 503, body: '' }));
  const summary = page.locator('#outside-rules > summary');
  await summary.click();
  await page.getByText('could not be loaded').waitFor();
  await page.unroute('**/rules.json');
  await summary.click();
  await summary.click();
  await page.locator('.rules').first().waitFor();
  assert.deepEqual(await named(page), expected(chosen));
});
