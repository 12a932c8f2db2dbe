// An index that is cut into parts: which parts are asked for, and when. `INDEX_IN_PARTS` is a folder with one, of controls
// instead of clauses; it takes the place of the site's own. `cargo xtask test` makes it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as declare } from 'node:test';
import { kind, mainOf } from './support/packed.mjs';
import { field, FILES, hold, open, options, ring, status, told } from './support/search.mjs';

const folder = process.env.INDEX_IN_PARTS;
const skip = folder && FILES.engine ? false : 'there is no index in parts, or no engine';
const test = (name, act) => declare(name, { skip }, act);
const main = skip ? '' : mainOf(folder);
const parts = skip ? [] : readdirSync(folder).filter((name) => name !== main);
const postings = parts.filter((name) => kind(join(folder, name)) === 1);
const isPart = (url) => /\/search\/[0-9a-f]+\.bin$/.test(url.pathname) && !url.pathname.endsWith(main);

/**
 * A page with this index; `asked` has the parts in the order in which they were asked for. Those after the first
 * `late.from` come when `late.until` is done.
 */
async function place(t) {
  const page = await ring.page(t);
  const asked = [];
  const fulfil = (route, name) => route.fulfill({ body: readFileSync(join(folder, name)), contentType: 'application/octet-stream' });
  // The engine takes content under its own name only, so the page has to ask for this one.
  await page.route((url) => url.pathname.endsWith('/'), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(FILES.index, `search/${main}`) });
  });
  await page.route(`**/search/${main}`, (route) => fulfil(route, main));
  const late = { from: Infinity, until: Promise.resolve() };
  await page.route(isPart, async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1);
    asked.push(name);
    if (asked.length > late.from) await late.until;
    return fulfil(route, name);
  });
  return { page, asked, late };
}

test('the parts of a question are asked for while the engine is on its way, and no others are needed', async (t) => {
  const { page, asked } = await place(t);
  const release = await hold(page, `**/${FILES.engine}`);
  await open(page);
  await field(page).fill('multi factor authentication ');
  await page.waitForTimeout(1000);
  const early = [...asked];
  assert.ok(early.length >= 2 && early.length <= 3, `${early.length} parts`);
  assert.ok(early.every((name) => postings.includes(name)));
  let after;
  page.on('response', (response) => { if (response.url().endsWith(FILES.engine)) after = asked.length; });
  release();
  await told(page, /found: (?:about )?\d+/);
  assert.equal(after, early.length, 'nothing was asked for twice');
  assert.match(await options(page).first().textContent(), /^IA-2/);
});

/** The addresses of the hits. */
const shown = (page) => options(page).evaluateAll((hits) => hits.map((hit) => hit.href));

test('what was typed is answered before its synonyms have come, and the reader stays at the hit they have gone to', async (t) => {
  const { page, late } = await place(t);
  let release;
  Object.assign(late, { from: 1, until: new Promise((done) => { release = done; }) });
  await open(page);
  await field(page).fill('wireless ');
  await told(page, /found: (?:about )?\d+/);
  const list = page.locator('#find-hits');
  assert.equal(await list.getAttribute('aria-busy'), 'true');
  const [early, first] = [await shown(page), await status(page).textContent()];
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  release();
  await page.waitForFunction(() => document.getElementById('find-hits').ariaBusy === 'false');
  assert.notEqual(await status(page).textContent(), first, 'synonyms find more');
  assert.ok((await shown(page)).includes(early[2]));
  const chosen = await options(page).evaluateAll((hits) => hits.find((hit) => hit.ariaSelected === 'true').href);
  assert.equal(chosen, early[2]);
});

test('when synonyms do not come, the hits for what was typed stay', async (t) => {
  const { page, asked } = await place(t);
  await page.route(isPart, (route) => (asked.length ? route.fulfill({ status: 500, body: 'no' }) : route.fallback()));
  await open(page);
  await field(page).fill('wireless ');
  await told(page, /found: (?:about )?\d+.*error 500, so the remaining results and excerpts cannot be loaded/);
  assert.ok(await options(page).count());
  assert.equal(await page.locator('#find-hits').getAttribute('aria-busy'), 'false');
});

test('after the first answer the other postings follow, each once, and then the search needs no network', async (t) => {
  const { page, asked } = await place(t);
  await open(page);
  await field(page).fill('audit record ');
  await told(page, /found: (?:about )?\d+/);
  for (let turn = 0; turn < 100 && !postings.every((name) => asked.includes(name)); turn += 1) await page.waitForTimeout(100);
  assert.deepEqual(postings.filter((name) => !asked.includes(name)), []);
  assert.equal(new Set(asked).size, asked.length);
  assert.ok(asked.length < parts.length, 'texts come when they are shown');
  await page.context().setOffline(true);
  await page.unroute(isPart);
  await field(page).fill('wireless access ');
  await told(page, /found: (?:about )?\d+/);
  assert.ok(await options(page).count());
});

test('a reader who saves data is sent what the question needs', async (t) => {
  const { page, asked } = await place(t);
  // The worker's own navigator is out of a page script's reach.
  await page.route(`**/${FILES.worker}`, async (route) => {
    const response = await route.fetch();
    const saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
    await route.fulfill({ response, body: `${saves}\n${await response.text()}` });
  });
  await open(page);
  await field(page).fill('audit record ');
  await told(page, /found: (?:about )?\d+/);
  await page.waitForTimeout(1500);
  const sent = asked.filter((name) => postings.includes(name));
  assert.ok(sent.length >= 1 && sent.length <= 4, `${sent.length} parts with postings`);
});
