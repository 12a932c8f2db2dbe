// What the worker takes for a search file: content under its own name and no more of it than any index has.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { FILES, known, ring, test } from './support/search.mjs';
import { read } from './support/site.mjs';

// Words that this corpus has, whichever it is.
const QUERY = `${known.title} `;

/** A page whose search files are what `change` makes of their names; the bodies of others are their own. */
async function place(t, change) {
  const page = await ring.page(t);
  await page.route('**/search/*.bin', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1);
    const body = change(name);
    if (body) await route.fulfill({ body, contentType: 'application/octet-stream' });
    else await route.continue();
  });
  await page.goto(ring.root);
  return page;
}

/** What a fresh worker says to a question, up to its last answer. */
const heard = (page) => page.evaluate(([{ worker, engine, index }, query]) => new Promise((done) => {
  const address = (path) => new URL(path, document.baseURI).href;
  const runner = new Worker(address(worker));
  const said = [];
  runner.onmessage = ({ data }) => {
    said.push(data);
    if (data.error || data.problem || data.results?.complete && !data.results.missing.length) {
      runner.terminate();
      done(said);
    }
  };
  runner.postMessage({ engine: address(engine), index: address(index) });
  runner.postMessage({ id: 1, query, filters: '', first: 0, count: 10 });
}), [FILES, QUERY]);

const errors = (said) => said.flatMap(({ error, problem }) => error ?? problem ?? []);
const excerpts = (said) => said.flatMap(({ results }) => results?.hits ?? []).filter(({ excerptFrom }) => excerptFrom !== 'summary');
const bomb = gzipSync(Buffer.alloc((64 << 20) + 1));

test('sound files are answered with excerpts', async (t) => {
  const said = await heard(await place(t, () => null));
  assert.deepEqual(errors(said), []);
  assert.ok(excerpts(said).length > 0);
});

test('a part under the name of another one is refused, and no excerpt is shown from it', async (t) => {
  const parts = [];
  const listener = await place(t, (name) => { if (!FILES.index.endsWith(name)) parts.push(name); });
  await heard(listener);
  if (parts.length < 2) {
    t.skip('the excerpts of a small corpus are one file');
    return;
  }
  const swapped = await place(t, (name) => {
    const at = parts.indexOf(name);
    return at < 0 ? null : read(`search/${parts[(at + 1) % parts.length]}`);
  });
  const said = await heard(swapped);
  assert.deepEqual(errors(said), ['damaged']);
  assert.deepEqual(excerpts(said), []);
});

test('an index under the name of another one is refused', async (t) => {
  const page = await place(t, (name) => (FILES.index.endsWith(name) ? gzipSync(Buffer.from('CLSX\x04\0 of another build')) : null));
  assert.deepEqual(errors(await heard(page)), ['damaged']);
});

for (const [what, is] of [['an index', (name) => FILES.index.endsWith(name)], ['a part', (name) => !FILES.index.endsWith(name)]]) {
  test(`${what} that decompresses to more than any index has is refused`, async (t) => {
    const said = await heard(await place(t, (name) => (is(name) ? bomb : null)));
    assert.match(errors(said).join(' '), /^(oversized|damaged)$/);
  });
}
