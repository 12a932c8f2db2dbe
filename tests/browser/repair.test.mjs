// What mail gateways, chat programs and people do to addresses still leads to the page that was meant.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { fullClause, topicChapters, withdrawn } from './support/kinds.mjs';
import { addressOf, clauses, pages, text } from './support/site.mjs';

const ring = await start();
const clause = clauses.find((one) => /^\(b\)/m.test(one.text)) || fullClause;
const id = clause.id.toLowerCase();
const right = `c/${id}/`;
const term = pages.find((page) => /^t\/[^/]+\/$/.test(page));

/** Follows an address as it came, and gives where it ends below the root once that is `to` or nothing moves any more. */
async function follow(t, path, to) {
  const page = await ring.page(t);
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
  test(`/${from} leads to /${to}`, async (t) => {
    assert.equal(await follow(t, from, to), to);
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

test('a withdrawn id leads to its page', { skip: withdrawn.length === 0 }, async (t) => {
  const one = withdrawn[0].split('/')[1];
  assert.equal(await follow(t, one.toUpperCase(), withdrawn[0]), withdrawn[0]);
  assert.equal(await follow(t, `c/${one}%23b`, `${withdrawn[0]}#b`), `${withdrawn[0]}#b`);
});

for (const unknown of ['no-such-page/', 'c/xyz-999/', 'c/XYZ-999.', 't/no-such-term/', 'a/b/c/d', '%', 'c/%zz/', 'c/', '..%2f..%2fetc/passwd']) {
  test(`/${unknown} is answered by the list and a search box, and goes nowhere`, async (t) => {
    const page = await ring.page(t);
    const response = await page.goto(ring.root + unknown);
    assert.equal(response.status(), 404);
    // Spelling may be put right first; then it has to stay.
    await page.waitForTimeout(300);
    const loads = [];
    page.on('framenavigated', (frame) => loads.push(frame.url()));
    await page.waitForTimeout(200);
    assert.deepEqual(loads, []);
    assert.equal(await page.locator('.known a').count(), clauses.length + withdrawn.length);
    assert.equal(await page.locator('main input[type=search]').isVisible(), true);
  });
}

test('links of the page for misses work from any depth', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}a/b/c/d/e`);
  await page.locator(`.known a >> text=${clause.id}`).first().click();
  assert.equal(page.url(), ring.root + addressOf(clause));
});

test('under a folder of a host the repaired address stays in that folder', async () => {
  const file = text('404.html').match(/src="([^"]*not-found[^"]*\.js)"/)[1].replace(/^.*\/assets\//, 'assets/');
  const { repair } = await import(`data:text/javascript,${encodeURIComponent(text(file))}`);
  const ids = clauses.map((one) => one.id.toLowerCase());
  for (const base of ['/', '/reference/', '/a/b/']) {
    assert.equal(repair(`${base}${clause.id}`, base, ids), `${base}${right}`);
    assert.equal(repair(`${base}c/${id}%23b`, base, ids), `${base}${right}#b`);
    assert.equal(repair(base, base, ids), null);
    for (const [from] of cases) {
      const target = repair(base + from, base, ids);
      // What it returns it leaves alone: there is no loop of repairs.
      if (target) assert.equal(repair(target, base, ids), null, from);
    }
  }
});
