// The page that holds a draft beside the clauses: what it finds, what the reader says of it, files that are no drafts, and
// that no byte leaves.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as declare } from 'node:test';
import { start } from './support/browser.mjs';
import { withoutWebAssembly } from './support/desk.mjs';
import { clauses, folder } from './support/site.mjs';

const hasEngine = /data-engine="([^"]*)"/.exec(readFileSync(join(folder, 'compare/index.html'), 'utf8'))?.[1];
const skip = hasEngine && existsSync(join(folder, 'compare', hasEngine)) ? false : 'this site was built without the engine of the comparison';
const test = (name, act) => declare(name, { skip }, act);
const ring = await start();

// The longest texts have the most words to be known by.
const known = clauses.toSorted((one, other) => other.text.length - one.text.length).slice(0, 2);
const STRANGER = 'The caterer serves lunch at noon on weekdays, with a vegetarian dish and fresh bread.';
const draft = [...known.map((one, index) => `${index + 1}. ${one.text.replaceAll('\n', ' ')}`), `3. ${STRANGER}`].join('\n\n');

const states = (page) => page.locator('#part-comparison .entry').evaluateAll((all) => Object.fromEntries(all.map((one) => [one.querySelector('h3 b').textContent, one.querySelector('.state').textContent])));

async function compared(page, text) {
  await page.goto(`${ring.root}compare/`);
  await page.locator('#draft-text').fill(text);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.waitForFunction(() => / found and confirmed/.test(document.querySelector('#part-comparison .summary')?.textContent ?? ''));
}

test('clauses whose words stand in a draft are found, a strange provision is named, and nobody else is asked', async (t) => {
  const page = await ring.page(t);
  const asked = [];
  page.on('request', (request) => asked.push([request.method(), request.url()]));
  await compared(page, draft);
  const found = await states(page);
  for (const one of known) assert.equal(found[one.id], 'Found, not confirmed', one.id);
  assert.equal(Object.keys(found).length, clauses.length, 'each clause has a state');
  assert.ok((await page.locator('#part-comparison > .comparison > details').textContent()).includes(STRANGER));
  assert.ok(asked.every(([method, address]) => method === 'GET' && address.startsWith(ring.root)), JSON.stringify(asked));
  // Titles, provisions and the names of values are not words of the page.
  const words = await page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true);
    for (const part of copy.querySelectorAll('h3, .provision, .entry p.small, #draft-text, option')) part.remove();
    return copy.textContent;
  });
  assert.doesNotMatch(words, /\b(covered|compliant|weaker|satisf)/i, 'it never judges');
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing is kept');
  assert.deepEqual(page.wrong, []);
});

// A worker whose script does not run never answers, and the second attempt used to wait for ever.
test('where the worker cannot run, each attempt is answered', async (t) => {
  const page = await ring.page(t);
  await page.route('**/documents-worker.*.js', (route) => route.fulfill({ status: 200, contentType: 'text/javascript', body: 'no script' }));
  await page.goto(`${ring.root}compare/`);
  for (const text of ['The first draft says nothing.', 'The second draft says nothing.']) {
    await page.locator('#draft-text').fill(text);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const status = page.locator('[role=status]', { hasText: 'Something went wrong' });
    await status.waitFor();
    await status.evaluate((element) => { element.textContent = ''; });
  }
});

test('the reader confirms and rejects, filters by state, and takes what is missing into the schedule', async (t) => {
  const page = await ring.page(t, { acceptDownloads: true });
  await compared(page, draft);
  const [first] = known;
  const entry = page.locator('#part-comparison .entry', { has: page.locator(`h3 b:text-is("${first.id}")`) });
  await entry.getByRole('button', { name: 'Confirm' }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /\b1 found and confirmed/.test(document.querySelector('#part-comparison .summary').textContent));
  assert.equal((await states(page))[first.id], 'Found and confirmed by you');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-pressed')), 'true', 'the focus stays on the button');

  for (let left = await entry.getByRole('button', { name: 'Not this one', pressed: false }).count(); left; left -= 1) {
    await entry.getByRole('button', { name: 'Not this one', pressed: false }).first().click();
  }
  assert.equal((await states(page))[first.id], 'Nothing like it was found');

  await page.locator('#comparison-state').selectOption('nothing');
  const missing = Object.keys(await states(page));
  assert.ok(missing.includes(first.id));
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save-findings').click()]);
  const table = readFileSync(await download.path(), 'utf8');
  for (const one of clauses) assert.ok(table.includes(`"${one.id}"`), one.id);
  await page.locator('#add-nothing').click();
  await page.waitForFunction((count) => JSON.parse(localStorage.getItem('schedule') || '{}').entries?.length === count, missing.length);
});

test('what was found goes on into a position sheet, in the column of the side whose draft it is', async (t) => {
  const page = await ring.page(t, { acceptDownloads: true });
  await compared(page, draft);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save-sheet').click()]);
  const sheet = await download.path();
  await page.goto(`${ring.root}clauses/`);
  await page.evaluate((id) => localStorage.setItem('schedule', JSON.stringify({ version: 1, entries: [{ clause: id }] })), known[0].id);
  await page.goto(`${ring.root}schedule/`);
  await page.locator('#open-sheet').setInputFiles(sheet);
  const row = page.locator('.positions tbody tr', { has: page.locator(`th:text-is("${known[0].id}")`) });
  await row.waitFor();
  const shown = await row.innerText();
  for (const word of known[0].text.match(/\p{L}{5,}/gu).slice(0, 8)) assert.ok(shown.includes(word), `the text of the draft has “${word}”`);
  assert.match(shown, /Found, not confirmed/);
});

test('a Word document of this site finds its own clauses', async (t) => {
  const page = await ring.page(t, { acceptDownloads: true });
  const ids = clauses.slice(0, 5).map(({ id }) => id);
  await page.addInitScript((entries) => localStorage.setItem('schedule', JSON.stringify({ version: 1, entries })), ids.map((clause) => ({ clause })));
  await page.goto(`${ring.root}schedule/`);
  await page.waitForFunction((count) => document.querySelectorAll('.entry').length === count, ids.length);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#file-docx').click()]);
  await page.goto(`${ring.root}compare/`);
  await page.locator('#draft-file').setInputFiles({ name: 'theirs.docx', mimeType: '', buffer: readFileSync(await download.path()) });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.waitForFunction(() => / found and confirmed/.test(document.querySelector('#part-comparison .summary')?.textContent ?? ''));
  const found = await states(page);
  for (const id of ids) assert.equal(found[id], 'Found, not confirmed', id);
});

const FILES = [
  ['empty.docx', '', /empty/],
  ['scan.pdf', '%PDF-1.7\n', /PDF/],
  ['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]), /Word|password/],
  ['cut.docx', Buffer.from('PK\x03\x04cut in the middle', 'latin1'), /damaged|cannot be read|read/],
  ['picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 0, 0, 0xff]), /text|document/],
  ['blank.md', ' \n\n ', /words|text|empty/],
];

test('files that are no drafts are refused in words, and the page goes on', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}compare/`);
  for (const [name, content, words] of FILES) {
    await page.locator('#draft-file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.waitForFunction((source) => new RegExp(source, 'i').test(document.querySelector('#part-comparison .summary')?.textContent ?? ''), words.source);
    assert.equal(await page.locator('#draft-stop').isVisible(), false, name);
    await page.locator('#part-comparison .summary').evaluate((one) => { one.textContent = ''; });
  }
  await page.locator('#draft-text').fill(draft);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.waitForFunction(() => / found and confirmed/.test(document.querySelector('#part-comparison .summary')?.textContent ?? ''));
  assert.deepEqual(page.wrong, []);
});

test('a draft of 500 pages shows how far it is, and can be stopped', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}compare/`);
  const words = clauses.map((one) => one.text.replaceAll('\n', ' '));
  const long = Array.from({ length: 2_500 }, (_, index) => `${index + 1}. ${words[index % words.length].slice(0, 700)}`).join('\n\n');
  await page.locator('#draft-file').setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(long) });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.waitForFunction(() => Number(document.querySelector('progress')?.value) > 0);
  await page.locator('#draft-stop').click();
  await page.waitForFunction(() => /Stopped after \d+/.test(document.querySelector('#part-comparison .summary').textContent));
  assert.deepEqual(page.wrong, []);
});

test('200 paragraphs are compared in less than three seconds', async (t) => {
  const page = await ring.page(t);
  // The engine is there, as it is for a second draft.
  await compared(page, draft);
  const words = clauses.map((one) => one.text.replaceAll('\n', ' ').slice(0, 500));
  const long = Array.from({ length: 200 }, (_, index) => `${index + 1}. ${words[index % words.length]}`).join('\n\n');
  await page.evaluate((text) => {
    document.querySelector('#draft-text').value = text;
    document.querySelector('#part-comparison .summary').textContent = '';
  }, long);
  const start = Date.now();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.waitForFunction(() => /^200 provisions.* found and confirmed/.test(document.querySelector('#part-comparison .summary').textContent), undefined, { polling: 20 });
  t.diagnostic(`${Date.now() - start} ms`);
  assert.ok(Date.now() - start < 3_000);
});

test('markup in a draft stays text, and right-to-left text does not break the page', async (t) => {
  const page = await ring.page(t);
  await compared(page, `1. <img src=x onerror=alert(1)> ${known[0].text.replaceAll('\n', ' ')}\n\n2. <script>alert(1)</script> \u202eعقد\u202c`);
  assert.equal(await page.locator('#part-comparison img, #part-comparison script').count(), 0);
  assert.deepEqual(page.wrong, []);
});

test('where WebAssembly is blocked, pasted text is compared all the same', async (t) => {
  const page = await ring.page(t);
  await withoutWebAssembly(page);
  await compared(page, draft);
  const found = await states(page);
  for (const one of known) assert.equal(found[one.id], 'Found, not confirmed', one.id);
  await page.getByText('runs no WebAssembly here').waitFor();
});

declare('without script the page says what it would do', async (t) => {
  const page = await ring.page(t, { javaScriptEnabled: false });
  await page.goto(`${ring.root}compare/`);
  assert.match(await page.locator('noscript').textContent(), /needs JavaScript/);
  assert.equal(await page.locator('button, textarea').filter({ visible: true }).count(), 0);
});
