// What a server sends: a first visit of a clause page is at most 25 kB, everything together, and the first search at most
// 29.7 kB of program.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FILES, ring } from './support/search.mjs';
import { addressOf, base, clauses, fileOf, pages, read, text } from './support/site.mjs';

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
  const line = `of ${all.length}, the largest is ${all[0].page} with ${all[0].bytes} bytes`;
  t.diagnostic(line);
  assert.ok(all[0].bytes <= 8_000, line);
});

test('engine and worker are at most 29.7 kB', { skip: !FILES.engine }, (t) => {
  const [engine, worker] = [read(FILES.engine).length, gzip(FILES.worker)]; // the engine is compressed inside
  t.diagnostic(`${engine} and ${worker} bytes`);
  assert.ok(engine + worker <= 29_700, `${engine} and ${worker} bytes`);
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
