// What a server sends: a first visit of a clause page is at most 25 kB, everything together, that of a chapter 45 kB in six
// requests, a search with its answer 115 kB, and the first search at most 29.7 kB of program.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { proseChapters, topicChapters } from './support/kinds.mjs';
import { kind } from './support/packed.mjs';
import { FILES, known, ring, told } from './support/search.mjs';
import { addressOf, base, clauses, fileOf, folder, pages, read, text } from './support/site.mjs';

const LIMIT = 25_000;

const sizes = new Map();
const gzip = (path) => {
  if (!sizes.has(path)) sizes.set(path, gzipSync(read(path)).length);
  return sizes.get(path);
};

/** The page and every file that its markup makes a browser ask for. */
function parts(page) {
  const html = text(`${page}index.html`);
  const tags = html.match(/<(link|script|img|iframe|source)\b[^>]*>/g) || [];
  const wanted = tags.filter((tag) => !tag.startsWith('<link') || /rel="(stylesheet|icon|preload|modulepreload)"/.test(tag));
  const files = wanted.map((tag) => /(?:href|src)="([^"]*)"/.exec(tag)?.[1]).filter(Boolean);
  return [`${page}index.html`, ...new Set(files.map((file) => posix.join(page, file)))];
}

const weigh = (page) => parts(page).reduce((sum, part) => sum + gzip(part), 0);

test(`the first visit of any clause page is at most ${LIMIT / 1000} kB`, (t) => {
  const all = clauses.map((clause) => ({ id: clause.id, bytes: weigh(addressOf(clause)) })).sort((a, b) => b.bytes - a.bytes);
  const [largest] = all;
  const told = parts(addressOf(clauses.find((clause) => clause.id === largest.id))).map((part) => `${part} ${gzip(part)}`);
  const line = `the largest is ${largest.id} with ${largest.bytes} bytes, the middle one ${all[Math.floor(all.length / 2)].bytes}`;
  t.diagnostic(line);
  assert.ok(largest.bytes <= LIMIT, `${line}: ${told.join(', ')}`);
});

const frozen = pages.filter((page) => /^v\/\d/.test(page));

test('no page of a release has more than 8 kB', { skip: frozen.length === 0 }, (t) => {
  const all = frozen.map((page) => ({ page, bytes: gzip(fileOf(page)) })).sort((a, b) => b.bytes - a.bytes);
  t.diagnostic(all.slice(0, 4).map(({ page, bytes }) => `${page} ${bytes}`).join(', '));
  assert.deepEqual(all.filter(({ bytes }) => bytes > 8_000), []);
});

test('engine and worker are at most 30 kB', { skip: !FILES.engine }, (t) => {
  const [engine, worker] = [read(FILES.engine).length, gzip(FILES.worker)]; // the engine is compressed inside
  t.diagnostic(`${engine} and ${worker} bytes`);
  assert.ok(engine + worker <= 30_000, `${engine} and ${worker} bytes`);
});

/** What a browser asks for on a page, below the root, until `ready`. */
async function asked(page, path, ready = () => page.waitForLoadState('networkidle')) {
  const files = new Set();
  const note = (request) => files.add(decodeURI(new URL(request.url()).pathname).slice(base.length));
  page.on('request', note);
  await page.goto(ring.root + path);
  await ready(page);
  page.off('request', note);
  return [...files];
}
/** Bytes on the way: what is compressed already stays as it is. */
const sent = (path) => (/\.(bin|png|wasm)$/.test(path) || path === FILES.engine ? read(path).length : gzip(fileOf(path)));

test('any chapter is at most six requests and 45 kB', async (t) => {
  const page = await ring.page(t);
  const all = [...topicChapters, ...proseChapters].map((path) => ({ path, bytes: weigh(path) })).sort((a, b) => b.bytes - a.bytes);
  const line = `the largest is ${all[0].path} with ${all[0].bytes} bytes, the middle one ${all[Math.floor(all.length / 2)].bytes}`;
  t.diagnostic(line);
  assert.ok(all[0].bytes <= 45_000, line);
  const withCode = proseChapters.find((path) => text(`${path}index.html`).includes('class="code-'));
  for (const path of [all[0].path, ...(withCode ? [withCode] : [])]) {
    const files = await asked(page, path);
    assert.ok(files.length <= 6, files.join(', '));
  }
});

// The answer is shown with titles and summaries; the texts that excerpts are cut from follow it. A published site is built
// with `--compress-index`, which takes away a seventh of the index: 110 kB there are 115 kB here.
test('a search with its answer is at most 115 kB', { skip: !FILES.engine }, async (t) => {
  const page = await ring.page(t);
  // The parts of other words follow the answer where a reader does not save data.
  const saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
  await page.route(`**/${FILES.worker}`, (route) => route.fulfill({ contentType: 'application/javascript', body: saves + text(FILES.worker) }));
  const words = known.title.match(/\p{L}{4,}/gu).slice(0, 2).join(' ');
  const files = await asked(page, `search/?q=${encodeURIComponent(words)}`, () => told(page, /found: (?:about )?[1-9]/));
  const isText = (path) => path.startsWith('search/') && path.endsWith('.bin') && kind(join(folder, path)) === 2;
  const answer = files.filter((path) => !isText(path));
  const bytes = answer.reduce((sum, path) => sum + sent(path.replace(/\?.*/, '')), 0);
  t.diagnostic(`${bytes} bytes in ${answer.length} files for “${words}”, and ${files.length - answer.length} of texts`);
  assert.ok(bytes <= 115_000, answer.map((path) => `${path} ${sent(path)}`).join(', '));
});

test('a browser asks for nothing that the markup does not name', async (t) => {
  const page = await ring.page(t);
  const [clause] = clauses;
  const asked = new Set();
  page.on('request', (request) => asked.add(decodeURI(new URL(request.url()).pathname)));
  await page.goto(ring.root + addressOf(clause));
  await page.waitForLoadState('networkidle');
  const named = new Set(parts(addressOf(clause)).map((part) => base + part.replace(/index\.html$/, '')));
  assert.deepEqual([...asked].filter((path) => !named.has(path)), []);
  assert.ok(asked.size >= 3, 'the page, its styles, its script');
});
