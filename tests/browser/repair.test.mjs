// What mail gateways, chat programs and people do to addresses still leads to the page that was meant.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { start } from './support/browser.mjs';
import { fullClause, topicChapters, withdrawn } from './support/kinds.mjs';
import { mangled } from './support/mangled.mjs';
import { addressOf, base, clauses, pages, text } from './support/site.mjs';

const ring = await start();
const clause = clauses.find((one) => /^\(b\)/m.test(one.text)) || fullClause;
const id = clause.id.toLowerCase();
const right = `c/${id}/`;
const term = pages.find((page) => /^t\/[^/]+\/$/.test(page));

/** One page for all that only ask where an address ends. */
const walker = await ring.page({ after });

/** Follows an address as it came, and gives where it ends below the root once that is `to` or nothing moves any more. */
async function follow(path, to) {
  const page = walker;
  // A fragment alone would not load the page anew.
  await page.goto('about:blank');
  await page.goto(ring.root + path);
  await page.waitForURL(ring.root + to, { timeout: 4000 }).catch(() => {});
  return page.url().startsWith(ring.root) ? page.url().slice(ring.root.length) : page.url();
}

const cases = [
  // A gateway has encoded the fragment's sign, once or twice.
  [`c/${id}/%23b`, `${right}#b`],
  [`c/${id}/%2523b`, `${right}#b`],
  [`c/${id}%23b`, `${right}#b`],
  [`c/${id}%2523b`, `${right}#b`],
  // An address at the end of a sentence, in parentheses, in angle brackets.
  ...['.', ')', ',', '%3E', ';', '%20', ').', '%3E.', '%22', '%E2%80%9D'].flatMap((end) => [
    [`c/${id}/${end}`, right],
    [`c/${id}${end}`, right],
  ]),
  // Typed by hand.
  [`C/${clause.id}/`, right],
  [`c/${clause.id}`, right],
  [`c/${clause.id}/#b`, `${right}#b`],
  [clause.id, right],
  [id, right],
  [`${clause.id}/`, right],
  [`${clause.id}.`, right],
  [id.replace('-', ''), right],
  [`c/${id}.html`, right],
  [`c/${id}/index.htm`, right],
  [`${clause.id}.html`, right],
  // Slashes that are missing or doubled.
  [`c/${id}`, right],
  [`c//${id}/`, right],
  [`/c/${id}/`, right],
  [`c/${id}//`, right],
  [`c/${id}/CLAUSE.MD`, `${right}clause.md`],
  // Pages of other kinds.
  [`${term.toUpperCase()}`, term],
  [`${term}.`, term],
  [`clauses`, 'clauses/'],
  [`clauses.`, 'clauses/'],
  [`Clauses/`, 'clauses/'],
  [`search/.`, 'search/'],
  [`${topicChapters[0].toUpperCase()}`, topicChapters[0]],
  [`${topicChapters[0]}%23${clause.id}`, `${topicChapters[0]}#${id}`],
];

for (const [from, to] of cases) {
  test(`/${from} leads to /${to}`, async () => {
    assert.equal(await follow(from, to), to);
  });
}

test('the item of a repaired address is scrolled to', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}c/${id}%23b`);
  await page.waitForURL(`**/${right}#b`);
  assert.equal(await page.evaluate(() => document.querySelector(':target')?.id), 'b');
});

test('the address as it is does not go through the page for misses', async (t) => {
  const page = await ring.page(t);
  const response = await page.goto(`${ring.root}${right}#b`);
  assert.equal(response.status(), 200);
  assert.equal(await page.evaluate(() => performance.getEntriesByType('navigation').length), 1);
});

test('a withdrawn id leads to its page', { skip: withdrawn.length === 0 }, async () => {
  const one = withdrawn[0].split('/')[1];
  assert.equal(await follow(one.toUpperCase(), withdrawn[0]), withdrawn[0]);
  assert.equal(await follow(`c/${one}%23b`, `${withdrawn[0]}#b`), `${withdrawn[0]}#b`);
});

for (const unknown of ['no-such-page/', 'c/xyz-999/', 'c/XYZ-999.', 't/no-such-term/', 'a/b/c/d', '%', 'c/%zz/', '..%2f..%2fetc/passwd']) {
  test(`/${unknown} is answered by the list and a search box, and goes nowhere`, async (t) => {
    const page = await ring.page(t);
    const response = await page.goto(ring.root + unknown, { waitUntil: 'networkidle' });
    assert.equal(response.status(), 404);
    const loads = [];
    page.on('framenavigated', (frame) => loads.push(frame.url()));
    await page.waitForTimeout(200);
    assert.deepEqual(loads, []);
    assert.equal(await page.locator('.known a').count(), clauses.length + withdrawn.length);
    assert.equal(await page.locator('main input[type=search]').isVisible(), true);
  });
}

/** A sample of the forms of the address of one clause: `repair-forms.test.mjs` has them all. */
const sample = mangled(clause.id, `https://clauses.example${base}`).filter((_, at) => at % 12 === 0);

for (const [form, item] of sample) {
  test(`a browser follows /${form}`, async () => {
    const to = right + (item ? `#${item}` : '');
    assert.equal(await follow(form, to), to);
  });
}

test('queries and fragments of the landing page that name a clause lead to it', async () => {
  // The clause that the landing page shows as an example has its items there.
  const item = text('index.html').includes(`id="${id}-b"`) ? `#${id}-b` : `${right}#b`;
  for (const [from, to] of [[`?c=${clause.id}`, right], [`?utm_source=x&id=${id}`, right], [`#${id}`, right], [`#${clause.id}(b)`, item]]) {
    assert.equal(await follow(from, to), to, from);
  }
});

test('the landing page stays where nothing names a clause', async (t) => {
  const page = await ring.page(t);
  for (const from of ['?utm_source=mail', '#topics', '#nothing', '?c=XYZ-999', `?c=${clauses[0].id}&d=${clauses[1].id}`]) {
    await page.goto(ring.root + from, { waitUntil: 'networkidle' });
    assert.equal(page.url(), ring.root + from);
  }
});

test('a fragment in another spelling leads to its place', async (t) => {
  const page = await ring.page(t);
  for (const fragment of ['#B', '#(b)', '#b).', '#b%E2%80%9D']) {
    await page.goto(`${ring.root}${right}${fragment}`);
    await page.waitForURL(`**/${right}#b`);
    assert.equal(await page.evaluate(() => document.querySelector(':target')?.id), 'b', fragment);
  }
});

test('several clauses in one address are offered first', async (t) => {
  const page = await ring.page(t);
  const [one, two] = clauses;
  await page.goto(`${ring.root}${one.id}%20and%20${two.id}.`);
  const offered = page.locator('#part-offered');
  await offered.getByText('This address names several clauses').waitFor();
  assert.deepEqual(await offered.locator('b').allTextContents(), [one.id, two.id]);
  assert.equal(await offered.evaluate((node) => Boolean(node.compareDocumentPosition(document.querySelector('.known')) & Node.DOCUMENT_POSITION_FOLLOWING)), true);
  await offered.locator('a').first().click();
  assert.equal(page.url(), ring.root + addressOf(one));
});

test('a name that is nearly right is offered, and its words are in the search box', async (t) => {
  const page = await ring.page(t);
  const wrong = topicChapters[0].replace(/.\/$/, '/');
  await page.goto(ring.root + wrong);
  await page.locator('#part-offered').getByText('You may have wanted').waitFor();
  assert.ok((await page.locator('#part-offered a').allTextContents()).includes(topicChapters[0]));
  await page.goto(`${ring.root}c/how-to-patch-devices/`);
  await page.waitForFunction(() => document.querySelector('main input[name=q]')?.value);
  assert.equal(await page.locator('main input[name=q]').inputValue(), 'how to patch devices');
});

test('other forms of a term lead to its page', async () => {
  const known = JSON.parse(text('api/addresses.json'));
  const [form, path] = Object.entries(known.terms).find(([name, to]) => !to.endsWith(`/${name}/`)) ?? [];
  if (!form) return;
  const from = path.replace(/[^/]+\/$/, form);
  assert.equal(await follow(from, path), path);
});

test('folders that people get by cutting are pages or lead to one', async (t) => {
  const folders = new Set(pages.flatMap((page) => [...page.matchAll(/\//g)].map((end) => page.slice(0, end.index + 1))));
  assert.ok(folders.has('c/') && folders.size > 5);
  for (const folder of [...folders, 'api/']) assert.ok(pages.includes(folder), `${folder} is no page`);
  const page = await ring.page(t, { javaScriptEnabled: false });
  for (const folder of ['c/', 'api/']) {
    await page.goto(ring.root + folder);
    await page.waitForURL(`${ring.root}clauses/`);
  }
});

test('the page for misses itself stays', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}404.html`, { waitUntil: 'networkidle' });
  assert.equal(page.url(), `${ring.root}404.html`);
});

test('links of the page for misses work from any depth', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}a/b/c/d/e`);
  await page.locator(`.known a >> text=${clause.id}`).first().click();
  assert.equal(page.url(), ring.root + addressOf(clause));
});
