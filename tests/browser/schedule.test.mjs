// The page of the schedule: what it shows, what can be changed and solved, what is taken along, and that no byte leaves.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as declare } from 'node:test';
import { start } from './support/browser.mjs';
import { withoutWebAssembly } from './support/desk.mjs';
import { clauses, folder } from './support/site.mjs';

const hasEngine = /data-engine="([^"]*)"/.exec(readFileSync(join(folder, 'schedule/index.html'), 'utf8'))?.[1];
const skip = hasEngine && existsSync(join(folder, 'schedule', hasEngine)) ? false : 'this site was built without the engine of documents';
const test = (name, act) => declare(name, { skip }, act);
const ring = await start();

const withValues = clauses.find((one) => one.parameters.length && one.parameters.every((parameter) => !parameter.same_as));
const chosen = [withValues, ...clauses.filter((one) => one !== withValues).slice(0, 2)].map((one) => one.id);
const referring = clauses.find((one) => one.mentions.length && !one.requires.length) ?? clauses.find((one) => one.mentions.length);

async function open(t, entries, more = {}, options = {}) {
  const page = await ring.page(t, options);
  await page.addInitScript((schedule) => {
    if (!sessionStorage.getItem('begun')) localStorage.setItem('schedule', schedule);
    sessionStorage.setItem('begun', '1');
  }, JSON.stringify({ version: 1, entries, ...more }));
  await page.goto(`${ring.root}schedule/`);
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, entries.length);
  return page;
}

const entry = (id) => ({ clause: id });
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('schedule')));
const summary = (page) => page.locator('.summary');

test('an empty schedule says how to begin', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}schedule/`);
  await page.getByText('No clause is chosen yet').waitFor();
  assert.deepEqual(page.wrong, []);
});

test('the page shows the chosen clauses with their values, and asks nobody but its own site', async (t) => {
  const page = await ring.page(t);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript((schedule) => localStorage.setItem('schedule', schedule), JSON.stringify({ version: 1, entries: chosen.map(entry) }));
  await page.goto(`${ring.root}schedule/`);
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, chosen.length);
  assert.match(await summary(page).innerText(), new RegExp(`^${chosen.length} clauses`));
  assert.deepEqual((await page.locator('.entry h3 b').allTextContents()).toSorted(), chosen.toSorted());
  assert.ok(asked.every((address) => address.startsWith(ring.root)), asked.join(' '));
  assert.deepEqual(page.wrong, []);
});

test('a value is chosen by keyboard, validated, kept, and stands in the text', async (t) => {
  const page = await open(t, chosen.map(entry));
  const [parameter] = withValues.parameters;
  await page.locator(`#entry-${withValues.id} > summary`).focus();
  await page.keyboard.press('Enter');
  const select = page.locator(`#value-${withValues.id}-${parameter.name}`);
  await select.selectOption('own');
  const own = page.locator(`#value-${withValues.id}-${parameter.name}-own`);
  await own.fill('77 sunny days');
  await own.press('Tab');
  await page.locator(`#entry-${withValues.id} .value.changed`, { hasText: '77 sunny days' }).first().waitFor();
  assert.deepEqual((await kept(page)).entries[0].values, { [parameter.name]: { own: '77 sunny days' } });
  assert.equal(await page.locator(`#entry-${withValues.id}`).evaluate((details) => details.open), true, 'what was open stays open');

  for (const wrong of ['<b>45</b> days', 'x'.repeat(10_000), '45\u202e days']) {
    await own.fill(wrong);
    await own.press('Tab');
    await page.locator(`#value-${withValues.id}-${parameter.name}-problem`).waitFor();
    assert.equal(await page.locator('.entry b').evaluateAll((all, text) => all.filter((one) => one.textContent === text).length, wrong), 0, 'it does not reach the text');
  }
  await select.selectOption('');
  await page.waitForFunction((name) => !(name in (JSON.parse(localStorage.getItem('schedule')).entries[0].values ?? {})), parameter.name);
  assert.deepEqual(page.wrong, []);
});

test('one column is chosen for all', async (t) => {
  const page = await open(t, chosen.map(entry));
  const [parameter] = withValues.parameters.filter((one) => one.party_values.some(({ value }) => value !== one.default));
  if (!parameter) return;
  const { party, value } = parameter.party_values.find((leaning) => leaning.value !== parameter.default);
  await page.locator('#set-column').selectOption(party);
  await page.waitForFunction(() => /[1-9]\d* values? other than/.test(document.querySelector('.summary').textContent));
  const row = page.locator('.value-row', { has: page.locator(`#value-${withValues.id}-${parameter.name}`) });
  assert.equal(await row.locator('.in-text b').textContent(), value);
});

test('a reference to a clause that is not chosen is named, and is kept, struck or met', async (t) => {
  const page = await open(t, [entry(referring.id)]);
  const target = referring.mentions[0];
  const end = () => page.locator('.ends li', { hasText: `${referring.id} refers to ${target}` });
  await page.evaluate(() => document.querySelectorAll('.kind-of-end details').forEach((one) => { one.open = true; }));
  await end().getByRole('button', { name: 'Strike the words' }).click();
  await page.waitForFunction((id) => JSON.parse(localStorage.getItem('schedule')).entries[0].references?.[id] === 'strike', target);
  await page.locator(`#entry-${referring.id} s`).first().waitFor({ state: 'attached' });
  await page.evaluate(() => document.querySelectorAll('.kind-of-end details').forEach((one) => { one.open = true; }));
  await end().getByRole('button', { name: `Add ${target}` }).click();
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 2);
  assert.equal(await end().count(), 0, 'what is chosen is not loose');
  assert.equal(await page.locator(`#entry-${referring.id} s`).count(), 0);
});

test('clauses are ordered by hand and removed, and the order is kept', async (t) => {
  const page = await open(t, chosen.map(entry), { order: 'hand' });
  await page.locator(`#down-${chosen[0]}`).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((id) => document.querySelectorAll('.entry h3 b')[1]?.textContent.endsWith(id), chosen[0]);
  assert.deepEqual((await kept(page)).entries.map(({ clause }) => clause), [chosen[1], chosen[0], chosen[2]]);
  assert.equal(await page.evaluate(() => document.activeElement.id), `down-${chosen[0]}`, 'the focus stays on the button');
  await page.locator(`#remove-${chosen[0]}`).click();
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 2);
  assert.equal(await page.locator('#part-schedule-link .count').innerText(), '2');
});

test('names are kept on this device and in no link; a link opens elsewhere with choice, order and values', async (t) => {
  const page = await open(t, chosen.map((id) => ({ ...entry(id), ...(id === withValues.id ? { values: { [withValues.parameters[0].name]: { own: '77 days' } } } : {}) })), { order: 'hand' }, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('#name-contract').fill('Very Secret Agreement');
  await page.locator('#name-contract').press('Tab');
  assert.equal((await kept(page)).names.contract, 'Very Secret Agreement');
  await page.locator('#share').click();
  await page.waitForFunction(() => document.querySelector('.summary').textContent.includes('The link has'));
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(address.startsWith(`${ring.root}schedule/#1`), address);

  const other = await ring.page(t);
  await other.goto(address);
  await other.waitForFunction((count) => document.querySelectorAll('.entry').length === count, chosen.length);
  const theirs = await kept(other);
  assert.deepEqual(theirs.entries.map(({ clause }) => clause), chosen);
  assert.deepEqual(theirs.entries[0].values, { [withValues.parameters[0].name]: { own: '77 days' } });
  assert.equal(theirs.order, 'hand');
  assert.ok(!JSON.stringify(theirs).includes('Secret'));
  assert.equal(new URL(other.url()).hash, '', 'a reload does not bring it again');

  // Half an address: what is left is opened, and it is said.
  const half = await ring.page(t);
  await half.goto(address.slice(0, -12));
  await half.locator('.notes-of-desk .notice').first().waitFor();
  assert.deepEqual(half.wrong, []);
});

const releases = (/data-releases="([^"]*)"/.exec(readFileSync(join(folder, 'schedule/index.html'), 'utf8'))?.[1] ?? '').split(' ').filter(Boolean);
const oldest = releases.at(-1);
const earlier = oldest ? JSON.parse(readFileSync(join(folder, `schedule/${oldest}.json`), 'utf8')).clauses.map(({ id }) => id).filter((id) => clauses.some((one) => one.id === id)) : [];

declare('a schedule of an earlier release asks for each clause whose text has changed, shows how, and keeps or takes it', { skip: skip || (earlier.length ? false : 'this corpus has no earlier texts') }, async (t) => {
  const [id] = earlier;
  const page = await open(t, [entry(id)], { release: oldest }, { permissions: ['clipboard-read', 'clipboard-write'] });
  const end = () => page.locator('.ends li', { hasText: `${id} has another text today than in ${oldest}` });
  await end().locator('summary', { hasText: 'What changed' }).click();
  await end().locator('.redline ins, .redline del, .redline dt').first().waitFor();
  await end().getByRole('button', { name: `Keep the text of ${oldest}` }).click();
  await page.locator('.entry-head', { hasText: `text of ${oldest}` }).waitFor();
  assert.equal((await kept(page)).entries[0].release, oldest);
  await page.locator('#share').click();
  await page.waitForFunction(() => document.querySelector('.summary').textContent.includes('The link has'));
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await ring.page(t);
  await other.goto(address);
  await other.locator('.entry-head', { hasText: `text of ${oldest}` }).waitFor();
  await page.evaluate(() => document.querySelectorAll('.kind-of-end details').forEach((one) => { one.open = true; }));
  await end().getByRole('button', { name: 'Take the text of today' }).click();
  await page.waitForFunction((words) => !document.querySelector('.entry-head').textContent.includes(words), `text of ${oldest}`);
  assert.deepEqual([...page.wrong, ...other.wrong], []);
});

test('a schedule of a release that this site does not have has the texts of today, and the page says so', async (t) => {
  const page = await open(t, [entry(chosen[0])], { release: '1999-01' });
  await page.getByText('made from the texts of 1999-01').waitFor();
  assert.deepEqual(page.wrong, []);
});

test('a link does not replace what the reader has without a question', async (t) => {
  const page = await open(t, [entry(chosen[0])], {}, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('#share').click();
  await page.waitForFunction(() => document.querySelector('.summary').textContent.includes('The link has'));
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate((id) => localStorage.setItem('schedule', JSON.stringify({ version: 1, entries: [{ clause: id }] })), chosen[1]);
  await page.goto(`${ring.root}clauses/`);
  await page.goto(address);
  await page.getByRole('button', { name: 'Keep mine as it is' }).waitFor();
  assert.deepEqual((await kept(page)).entries.map(({ clause }) => clause), [chosen[1]]);
  await page.getByRole('button', { name: 'Add its clauses to mine' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 2);
});

test('the schedule is taken along in each format', async (t) => {
  const page = await open(t, chosen.map(entry), { names: { contract: 'Master Agreement', date: '', parties: {} } }, { acceptDownloads: true });
  const take = async (format) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#file-${format}`).click()]);
    return readFileSync(await download.path());
  };
  for (const format of ['markdown', 'text', 'csv']) {
    const text = (await take(format)).toString('utf8');
    for (const id of chosen) assert.ok(text.includes(id), `${format} has ${id}`);
  }
  for (const format of ['docx', 'docx-tracked', 'xlsx']) {
    const bytes = await take(format);
    assert.equal(bytes.subarray(0, 2).toString('latin1'), 'PK', format);
    assert.ok(bytes.length > 2_000, format);
  }
  assert.deepEqual(page.wrong, []);
});

test('where WebAssembly is blocked, all but Word and Excel works, and the page says so', async (t) => {
  const page = await ring.page(t, { acceptDownloads: true });
  await withoutWebAssembly(page);
  await page.addInitScript((schedule) => localStorage.setItem('schedule', schedule), JSON.stringify({ version: 1, entries: chosen.map(entry) }));
  await page.goto(`${ring.root}schedule/`);
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, chosen.length);
  await page.getByText('runs no WebAssembly here').waitFor();
  assert.equal(await page.locator('#file-docx, #file-xlsx, #open-sheet').count(), 0);
  for (const format of ['markdown', 'text', 'csv']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#file-${format}`).click()]);
    const text = readFileSync(await download.path(), 'utf8');
    for (const id of chosen) assert.ok(text.includes(id), `${format} has ${id}`);
  }
  assert.deepEqual(page.wrong, []);
});

test('an engine that arrives damaged is told, and the choice stays', async (t) => {
  const page = await ring.page(t);
  await page.addInitScript((schedule) => localStorage.setItem('schedule', schedule), JSON.stringify({ version: 1, entries: chosen.map(entry) }));
  await page.route('**/clause-documents.*.bin', (route) => route.fulfill({ status: 200, contentType: 'application/octet-stream', body: 'no program' }));
  await page.goto(`${ring.root}schedule/`);
  await page.getByText('arrived damaged').waitFor();
  assert.deepEqual((await kept(page)).entries.map(({ clause }) => clause), chosen);
});

/** Opens the page with this in the store of the browser, and a script that runs before all others. */
async function openWith(t, content, before = () => {}) {
  const page = await ring.page(t);
  await page.addInitScript((value) => localStorage.setItem('schedule', value), content);
  await page.addInitScript(before);
  await page.goto(`${ring.root}schedule/`);
  return page;
}

for (const [what, content] of [['no JSON', '{"version":1,"entries":['], ['a list', '[1,2]'], ['a word', '"words"'], ['bytes', '\u0000\u0001']]) {
  test(`a store that holds ${what} is told, stays as it is, and does not keep the reader from choosing`, async (t) => {
    const page = await openWith(t, content);
    await page.getByText('cannot be read').first().waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem('schedule')), content);
    assert.deepEqual(page.wrong, []);
  });
}

test('a schedule of a newer version is shown as far as it is known, and not overwritten', async (t) => {
  const content = JSON.stringify({ version: 99, entries: chosen.map(entry), colour: 'blue' });
  const page = await openWith(t, content);
  await page.getByText('newer version').first().waitFor();
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, chosen.length);
  await page.locator(`#remove-${chosen[0]}`).click();
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => localStorage.getItem('schedule')), content);
});

test('clauses that this site does not have are kept and told, and so are entries that are none', async (t) => {
  const page = await openWith(t, JSON.stringify({ version: 1, entries: [entry('ZZZ-99'), 7, null, { clause: '<b>x</b>' }, entry(chosen[0]), entry(chosen[0])] }));
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 3);
  await page.getByText('ZZZ-99', { exact: true }).first().waitFor();
  assert.equal(await page.locator('.entry h3 b b').count(), 0, 'markup stays text');
  assert.deepEqual(page.wrong, []);
});

test('a browser that keeps nothing loses the schedule with the page, and the page says so before', async (t) => {
  const page = await ring.page(t);
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await page.goto(`${ring.root}schedule/`);
  await page.getByText('keeps nothing for this site').waitFor();
  await page.locator('#part-profiles button, [data-schedule]').first().waitFor({ state: 'attached' });
  assert.deepEqual(page.wrong, []);
});

test('a browser without room says so, and the page goes on', async (t) => {
  const page = await openWith(t, JSON.stringify({ version: 1, entries: chosen.map(entry) }), () => {
    globalThis.Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, chosen.length);
  await page.locator(`#remove-${chosen[0]}`).click();
  await page.getByText('no room left').waitFor();
  assert.deepEqual(page.wrong, []);
});

test('a position sheet comes back with what both sides wrote, and other files are refused in words', async (t) => {
  const page = await open(t, chosen.map(entry), {}, { acceptDownloads: true });
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#file-csv').click()]);
  const [head, ...rows] = readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n');
  const party = /,"?([^,"]*) position/.exec(head)[1];
  assert.equal(rows.length, chosen.length);
  const input = page.locator('#open-sheet');
  await input.setInputFiles({ name: 'returned.csv', mimeType: 'text/csv', buffer: Buffer.from(`Id,${party} position,${party} text,Remark\n${chosen[0]},no,=1+1,by hand\nZZZ-99,comply,,\n`) });
  const row = page.locator('.positions tbody tr', { has: page.locator(`th:text-is("${chosen[0]}")`) });
  await row.waitFor();
  assert.match(await row.innerText(), /no/);
  assert.match(await row.innerText(), /Remark: by hand/, 'a column of their own is kept');
  assert.match(await page.locator('.positions').innerText(), /ZZZ-99/, 'a clause that is not here is kept');
  for (const [name, content, words] of [['letter.csv', 'Dear Sirs\n', 'no sheet has a column'], ['broken.xlsx', 'PK no zip', /read|damaged|workbook/i], ['old.xls', 'x', /read|workbook|sheet/i]]) {
    await input.setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
    await page.locator('.summary', { hasText: words }).waitFor();
  }
  assert.deepEqual(page.wrong, []);
});

test('without script the page says what it would do, and leads to the profiles', async (t) => {
  const page = await ring.page(t, { javaScriptEnabled: false });
  await page.goto(`${ring.root}schedule/`);
  assert.match(await page.locator('noscript').textContent(), /needs JavaScript/);
  assert.equal(await page.locator('button').filter({ visible: true }).count(), 0);
});
