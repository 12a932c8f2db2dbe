// What changed is readable by whoever does not see colours, does not see at all, has paper or no script; and no page of
// it is too heavy to load.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { start } from './support/browser.mjs';
import { differences } from './support/kinds.mjs';
import { fileOf, pages, read, text } from './support/site.mjs';

const LIMIT = 150_000;

const ring = await start();
const skip = !differences.length && 'this book has no release';
const all = pages.filter((page) => page.startsWith('changes/'));
/** A page that has a clause with words that came and words that went. */
const marked = all.find((page) => {
  const clauses = text(fileOf(page)).match(/<div class="clause">[\s\S]*?<\/details>/g) ?? [];
  return clauses.some((clause) => clause.includes('<del><b>')) && clauses.some((clause) => clause.includes('<ins><b>'));
});

/** The accessibility tree, one object a node. */
async function tree(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const words = (node) => (node.role?.value === 'StaticText' ? node.name.value : (node.childIds ?? []).map((id) => known.get(id)).filter(Boolean).map(words).join(''));
  return nodes.filter((node) => !node.ignored).map((node) => ({ role: node.role?.value, words: () => words(node) }));
}

test('a screen reader hears once what was inserted and what was deleted', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + marked);
  const nodes = await tree(page);
  for (const [role, said] of [['insertion', '[inserted: '], ['deletion', '[deleted: ']]) {
    const changes = nodes.filter((node) => node.role === role).map((node) => node.words()).filter((words) => words.startsWith('['));
    assert.ok(changes.length > 0, `the tree has the role ${role}`);
    const count = await page.locator(`.redline ${role === 'insertion' ? 'ins' : 'del'}`).count();
    assert.equal(changes.length, count, `every ${role} says what it is`);
    for (const words of changes) {
      assert.ok(words.startsWith(said) && words.trimEnd().endsWith(']'), words);
      assert.equal(words.split(said).length, 2, `once: ${words}`);
    }
  }
  const headings = nodes.filter((node) => node.role === 'heading').length;
  assert.ok(headings >= (await page.locator('article.redline').count()), 'each clause has a heading');
});

test('what is said takes no room on a screen and stands in a copy', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + marked);
  const said = page.locator('.redline :is(ins, del) > b');
  const boxes = await said.evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect()).map((box) => Math.max(box.width, box.height)));
  assert.ok(boxes.length > 0 && boxes.every((size) => size <= 1), 'no room');
  const copy = await page.locator('.redline .clause').filter({ has: page.locator('ins, del') }).first().evaluate((clause) => {
    getSelection().selectAllChildren(clause);
    return getSelection().toString();
  });
  assert.match(copy, /\[(inserted|deleted): /);
});

for (const [name, options] of [['forced colours', { forcedColors: 'active' }], ['the dark', { colorScheme: 'dark' }], ['paper', { media: 'print' }]]) {
  test(`marks are lines and not only colours: ${name}`, { skip }, async (t) => {
    const page = await ring.page(t);
    await page.emulateMedia(options);
    await page.goto(ring.root + marked);
    const line = (tag) => page.locator(`.redline .clause ${tag}`).first().evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    assert.deepEqual([await line('ins'), await line('del')], ['underline', 'line-through']);
  });
}

test('without script every part folds, and what is folded is open at first', { skip }, async (t) => {
  const page = await ring.page(t, { javaScriptEnabled: false });
  await page.goto(ring.root + marked);
  const fold = page.locator('article.redline details').first();
  assert.equal(await fold.getAttribute('open'), '');
  await fold.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await fold.getAttribute('open'), null);
  await page.keyboard.press('Enter');
  assert.equal(await fold.getAttribute('open'), '');
});

test('every entry of an index leads to its clause', { skip }, async (t) => {
  const page = await ring.page(t);
  for (const path of differences) {
    await page.goto(ring.root + path);
    const links = await page.locator('details.index a').evaluateAll((found) => found.map((link) => [link.href, link.querySelector('b').textContent]));
    for (const [href, id] of links) {
      const url = new URL(href);
      const file = fileOf(decodeURI(url.pathname).slice(new URL(ring.root).pathname.length));
      const article = new RegExp(`<article class="redline" id="${url.hash.slice(1)}"[^>]*>\\s*<h[23][^>]*>(<a[^>]*>)?${id}<`);
      assert.match(text(file), article, href);
    }
  }
});

test('the history of a clause leads to what changed in it', { skip }, async (t) => {
  const page = await ring.page(t);
  const path = pages.find((one) => /^c\/[^/]+\/$/.test(one) && text(fileOf(one)).includes('unreleased/#'));
  if (!path) return;
  await page.goto(ring.root + path);
  await page.locator('.history a[href*="unreleased/#"]').first().click();
  await page.waitForURL(/\/changes\/.*#/);
  assert.ok(await page.locator(':target').isVisible());
  assert.deepEqual(page.wrong, []);
});

test(`no page of what changed is over ${LIMIT / 1000} kB`, { skip }, (t) => {
  const sizes = all.map((page) => ({ page, bytes: gzipSync(read(fileOf(page))).length })).sort((a, b) => b.bytes - a.bytes);
  t.diagnostic(`${sizes.length} pages, the largest is ${sizes[0].page} with ${sizes[0].bytes} bytes`);
  assert.ok(sizes[0].bytes <= LIMIT, JSON.stringify(sizes[0]));
});

test('every page names a feed that is there, and a feed reader can read it', { skip }, async (t) => {
  const page = await ring.page(t);
  const leadsOn = (one) => text(fileOf(one)).includes('http-equiv="refresh"');
  const without = (one) => one === 'reference.html' || leadsOn(one);
  const missing = pages.filter((one) => !without(one) && !text(fileOf(one)).includes('type="application/atom+xml"'));
  assert.deepEqual(missing, []);
  for (const path of ['', marked, pages.find((one) => /^c\/[^/]+\/$/.test(one))]) {
    await page.goto(ring.root + path);
    const feeds = await page.locator('link[type="application/atom+xml"]').evaluateAll((links) => links.map((link) => link.href));
    assert.ok(feeds.length > 0);
    for (const address of feeds) {
      const answer = await page.request.get(address);
      assert.equal(answer.status(), 200, address);
      const parsed = await page.evaluate((xml) => {
        const feed = new DOMParser().parseFromString(xml, 'application/xml');
        return { root: feed.documentElement.localName, space: feed.documentElement.namespaceURI, ids: Array.from(feed.querySelectorAll('id'), (id) => id.textContent) };
      }, await answer.text());
      assert.deepEqual([parsed.root, parsed.space], ['feed', 'http://www.w3.org/2005/Atom']);
      assert.equal(new Set(parsed.ids).size, parsed.ids.length, address);
    }
  }
});
