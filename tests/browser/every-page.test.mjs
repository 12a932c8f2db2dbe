// What every page of the site has to hold, not only one of each kind: it fits a narrow screen, nothing goes wrong in
// it, and its head comes first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { kinds, topicChapters } from './support/kinds.mjs';
import { base, fileOf, hasAddress, pages as all, read, text } from './support/site.mjs';

/** Pages that lead on to another are left at once, and have nothing of their own. */
const pages = all.filter((path) => !text(fileOf(path)).includes('http-equiv="refresh"'));

const ring = await start();

/** Pages of a release are many and of few forms: of each folder every eighth. */
const sampled = (path, at) => !path.startsWith('v/') || at % 8 === 0;

test('every page fits 320 pixels and loads without an error', async (t) => {
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
  const wide = [];
  const opened = await ring.each(t, pages.filter((one) => one !== '404.html').filter(sampled), phone, async (page, path) => {
    await page.goto(ring.root + path);
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    if (content > 320) wide.push(`${path}: ${content} pixels`);
  });
  assert.deepEqual(wide, []);
  assert.deepEqual(opened.flatMap((page) => page.wrong), []);
});

/** What previews and search engines take from a page; they stop reading early and run no script. */
const HEAD = ['<title>', 'name="description"', 'property="og:title"', 'property="og:description"', 'property="og:type"', 'property="og:site_name"', 'name="twitter:card"', 'name="twitter:title"', 'name="twitter:description"'];

test('what previews need stands in the first 8 kB of every page', () => {
  let absolute = 0;
  // The contents are a frame of other pages, never a page that one links to.
  for (const path of pages) {
    const file = read(fileOf(path));
    const start = file.subarray(0, 8192).toString('utf8');
    // The one file has its styles in its head, behind what previews need.
    const head = start.slice(0, start.indexOf(path === 'reference.html' ? '<style>' : '</head>') + 1);
    assert.ok(head, `${path}: the head ends after ${file.indexOf('</head>')} bytes`);
    for (const part of HEAD) assert.equal(head.split(part).length, 2, `${path}: ${part} once`);
    const canonical = /<link rel="canonical" href="([^"]*)">/.exec(head)?.[1];
    if (canonical !== undefined) {
      absolute += 1;
      assert.equal(new URL(canonical).pathname, base + path, `${path}: its own address`);
      assert.ok(head.includes(`property="og:url" content="${canonical}"`), path);
    }
  }
  if (hasAddress) assert.ok(absolute > pages.length / 2, 'pages say their permanent address');
  else assert.equal(absolute, 0, 'nobody knows where the site is');
});

test('every page has a title and a description of its own', () => {
  const seen = new Map();
  // A release says of a clause what the page of today says while its text is the same.
  for (const path of pages.filter((one) => !['404.html', 'reference.html'].includes(one) && !one.startsWith('v/'))) {
    const head = read(fileOf(path)).subarray(0, 8192).toString('utf8');
    for (const [name, pattern] of [['title', /<title>([^<]*)<\/title>/], ['description', /name="description" content="([^"]*)"/]]) {
      const words = pattern.exec(head)[1].trim();
      assert.ok(words.length > 10, `${path}: ${name}`);
      assert.equal(seen.get(`${name} ${words}`), undefined, `${path} and ${seen.get(`${name} ${words}`)} have the same ${name}: ${words}`);
      seen.set(`${name} ${words}`, path);
    }
  }
});

test('every page opens at its top, also where the window is lower than the sidebar', async (t) => {
  const page = await ring.page(t, { viewport: { width: 1440, height: 600 } });
  for (const path of [...kinds.map((kind) => kind.path), topicChapters.at(-1)]) {
    await page.goto(ring.root + path);
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => scrollY), 0, path);
  }
});
