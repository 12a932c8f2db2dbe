// A site in another language than English: nothing that the program writes is English, what scripts write included.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { clauses, fileOf, pages, text } from './support/site.mjs';

const language = /<html lang="([^"]*)"/.exec(text('index.html'))[1];
const isEnglish = language.startsWith('en');
const skip = isEnglish && 'the site is in English';
const ring = await start();

const lettersOf = (words) => words.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
const wordsOf = (file) => readFileSync(new URL(`../../src/words/${file}.ftl`, import.meta.url), 'utf8');

/** The values of a word file, without keys, comments, values, elements and plural forms. */
const sentences = (file) => wordsOf(file)
  .replace(/^#.*$/gm, '')
  .replace(/^-?[a-z-]+ =/gm, '')
  .replace(/\{ -?[a-z-]+(?:\([^)]*\))? \}|\{ \$[a-z]+(?: ->)?|\*?\[[a-z0-9]+\]|<\/?[a-z-]+>/g, ' ');

/** The texts of data, without the names of its fields. */
const textsOf = (data) => (typeof data === 'string' ? [data] : typeof data === 'object' && data ? Object.values(data).flatMap(textsOf) : []);

/** The words of English that are no words of the language, and none of the corpus, such as a name. */
const own = new Set([...(isEnglish ? [] : lettersOf(sentences(language))), ...textsOf(JSON.parse(text('api/clauses.json'))).flatMap(lettersOf)]);
const english = new Set(lettersOf(sentences('en')).filter((word) => !own.has(word)));

/** What a reader sees or hears of a page, without addresses and codes. */
const said = () => {
  const names = ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => Array.from(document.querySelectorAll(`body [${name}]`), (one) => one.getAttribute(name)));
  const body = /** @type {HTMLElement} */ (document.body.cloneNode(true));
  for (const part of body.querySelectorAll('script, noscript, style, code, kbd, .address, a[href^="http"]')) part.remove();
  // Texts of neighbours are not one word.
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent);
  return [...texts, ...names].join('\n');
};

async function englishOn(page) {
  const found = lettersOf((await page.evaluate(said)).replace(/\S+\.(?:md|txt|docx|json|csv|xml)\b|https?:\S+/g, ' ')).filter((word) => english.has(word));
  return [...new Set(found)];
}

test('no page has an English word of the program', { skip }, async (t) => {
  assert.ok(english.size > 300, 'there are words to look for');
  /** @type {Record<string, string[]>} */
  const wrong = {};
  const here = pages.filter((path) => !text(fileOf(path)).includes('http-equiv="refresh"'));
  await ring.each(t, here, {}, async (page, path) => {
    await page.goto(ring.root + path);
    const found = await englishOn(page);
    if (found.length) wrong[path] = found;
  });
  assert.deepEqual(wrong, {});
});

test('the search speaks the language of the site: its dialog, its page, and a question without an answer', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root);
  await page.keyboard.press('/');
  const field = page.locator('dialog input[name=q]');
  const [word] = lettersOf(clauses[0].title);
  for (const query of [word, clauses[0].id, `${clauses[0].id.replace(/\d+$/, '')}99`, 'qxqxqx', `topic:zzz ${word}`]) {
    await field.fill(query);
    await page.locator('dialog .summary').filter({ hasText: /\S/ }).waitFor();
    await page.waitForTimeout(300);
    assert.deepEqual(await englishOn(page), [], query);
  }
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(word)}`);
  await page.locator('.hit').first().waitFor();
  assert.deepEqual(await englishOn(page), []);
});

test('the schedule speaks the language of the site: empty, with what is open, and with everything unfolded', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}schedule/`);
  await page.locator('#part-desk .summary').filter({ hasText: /\S/ }).waitFor();
  assert.deepEqual(await englishOn(page), [], 'empty');
  // Clauses that need or name others, and one that the site does not have.
  const chosen = [...clauses.filter((clause) => clause.requires?.length || clause.references_clauses?.length), ...clauses].slice(0, 2).map(({ id }) => ({ clause: id }));
  for (const order of ['topic', 'hand']) {
    await page.evaluate(([entries, way]) => localStorage.setItem('schedule', JSON.stringify({ version: 1, release: '1999-01', entries, order: way })), [[...chosen, { clause: 'NON-1' }], order]);
    await page.reload();
    await page.locator('.entry').first().waitFor();
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
    await page.waitForTimeout(500);
    assert.deepEqual(await englishOn(page), [], order);
  }
});

test('the comparison of a draft speaks the language of the site', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}compare/`);
  await page.locator('#part-draft [type=submit]').click();
  await page.locator('#part-comparison .summary').filter({ hasText: /\S/ }).waitFor();
  assert.deepEqual(await englishOn(page), [], 'nothing to compare');
  await page.locator('#draft-text').fill(clauses.map(({ text: words }, index) => `${index + 1}. ${words}`).join('\n\n'));
  await page.locator('#part-draft [type=submit]').click();
  await page.locator('.entry').first().waitFor();
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  assert.deepEqual(await englishOn(page), []);
});

test('why a file, a value or a link is not used is said in the language of the site', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}compare/`);
  const told = page.locator('#part-comparison .summary');
  const refused = { 'a.pdf': '%PDF-1.7', 'a.rtf': '{\\rtf1', 'a.docx': 'PK\x03\x04cut', 'empty.txt': '', 'a.bin': 'a\x00b', 'short.txt': '1' };
  let before = '';
  for (const [name, content] of Object.entries(refused)) {
    await page.setInputFiles('#draft-file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content, 'latin1') });
    await page.locator('#part-draft [type=submit]').click();
    await page.waitForFunction((text) => { const now = document.querySelector('#part-comparison .summary').textContent; return now && now !== text; }, before);
    before = await told.textContent();
    assert.deepEqual(await englishOn(page), [], `${name}: ${before}`);
  }

  const { id, parameters: [{ name }] } = clauses.find((clause) => clause.parameters?.length);
  await page.goto(`${ring.root}schedule/`);
  const values = ['<b>', ' x', '\u301a', '—', 'a\u200bb', 'x'.repeat(999), 'a\u202eb', '30 d\u0430ys'];
  for (const value of values) {
    await page.evaluate((entries) => localStorage.setItem('schedule', JSON.stringify({ version: 1, release: null, entries })), [{ clause: id, values: { [name]: { own: value } } }, { clause: id }]);
    await page.reload();
    await page.locator('.entry').first().waitFor();
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
    await page.locator('.problem').waitFor();
    assert.deepEqual(await englishOn(page), [], JSON.stringify(value));
  }
  for (const fragment of ['1eJxabcdefghijk', '1AAAAAAAA']) {
    await page.goto('about:blank');
    await page.goto(`${ring.root}schedule/#${fragment}`);
    await page.locator('.notes-of-desk .notice').first().waitFor();
    assert.deepEqual(await englishOn(page), [], fragment);
  }
});

test('copying, the keys and an address without a page speak the language of the site', { skip }, async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}c/${clauses[0].id.toLowerCase()}/`);
  await page.locator('[data-copy]').first().click();
  await page.keyboard.press('?');
  await page.locator('dialog.keys-help').waitFor();
  assert.deepEqual(await englishOn(page), []);
  await page.goto(`${ring.root}${clauses.slice(0, 2).map(({ id }) => id).join(',')}`);
  await page.locator('#part-offered ul').waitFor();
  assert.deepEqual(await englishOn(page), []);
});
