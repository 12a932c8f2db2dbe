// On paper a clause is one clean sheet, or two, with its address, and without what one presses on a screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { clauseWithoutValues, fullClause, longestClause, topicChapters } from './support/kinds.mjs';
import { readPdf } from './support/pdf.mjs';
import { addressOf, clauses, hasAddress, header } from './support/site.mjs';

const ring = await start();
/** Without white space, which a PDF has as distances, and with the letters that a font has joined. */
const dense = (text) => text.normalize('NFKC').replace(/\s+/g, '');

/** The paragraphs of each item, without their letters. */
const itemsOf = (page) => page.locator('.clause .item').evaluateAll((items) => items.map((item) => {
  const words = (paragraph) => Array.from(paragraph.childNodes).filter((node) => !node.matches?.('.letter')).map((node) => node.textContent).join('');
  return Array.from(item.querySelectorAll('p'), words);
}));

for (const clause of new Set([fullClause, longestClause, clauseWithoutValues].filter(Boolean))) {
  for (const format of ['A4', 'Letter']) {
    test(`${clause.id} prints on at most two sheets of ${format}, with its text and address`, async (t) => {
      const page = await ring.page(t);
      await page.goto(ring.root + addressOf(clause));
      const sheets = readPdf(await page.pdf({ format })).map(dense);
      assert.ok(sheets.length >= 1 && sheets.length <= 2, `${sheets.length} sheets`);
      const printed = sheets.join('');
      if (hasAddress) assert.ok(printed.includes(dense(clause.address)), 'the address is on paper');
      // Letters hang beside their text and are drawn on their own.
      const paragraphs = clause.text.split('\n\n').map((words) => words.replace(/^\([a-z]+\) /, ''));
      for (const words of [clause.id, clause.title, ...paragraphs]) {
        assert.ok(printed.includes(dense(words)), `on paper: ${words.slice(0, 80)}`);
      }
      for (const value of clause.parameters) assert.ok(printed.includes(dense(value.label)), `on paper: ${value.label}`);
      if (header.status) assert.ok(printed.toLowerCase().includes(header.status), 'what the text is not');
    });
  }
}

for (const format of ['A4', 'Letter']) {
  test(`who owes what is on at most two sheets of ${format}, with every clause`, async (t) => {
    const page = await ring.page(t);
    await page.goto(`${ring.root}clauses/matrix/`);
    const sheets = readPdf(await page.pdf({ format, preferCSSPageSize: true })).map(dense);
    assert.ok(sheets.length <= 2, `${sheets.length} sheets`);
    const printed = sheets.join('');
    for (const { id, title } of clauses) assert.ok(printed.includes(dense(id)) && printed.includes(dense(title)), id);
  });
}

test('no item is torn, wherever a sheet ends', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(longestClause));
  const items = await itemsOf(page);
  for (const height of ['130mm', '150mm', '170mm']) {
    const sheets = readPdf(await page.pdf({ width: '210mm', height })).map(dense);
    for (const item of items) {
      const whole = sheets.some((sheet) => item.every((words) => sheet.includes(dense(words))));
      assert.ok(whole, `on one sheet of ${height}: ${item.join(' ').slice(0, 80)}`);
    }
  }
});

test('paper is white and has no controls, whatever the screen shows', async (t) => {
  const page = await ring.page(t, { colorScheme: 'dark' });
  await page.goto(ring.root + addressOf(fullClause));
  await page.locator('[data-appearance="coal"]').click();
  await page.emulateMedia({ media: 'print' });
  const shown = await page.locator('button, input, nav, footer, .skip').filter({ visible: true }).allInnerTexts();
  assert.deepEqual(shown, []);
  const [ink, ground] = await page.evaluate(() => {
    const number = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (!colour.startsWith('rgba') || !colour.endsWith(', 0)')) return number(colour);
      }
      return 255;
    };
    const text = document.querySelector('.clause p');
    return [number(getComputedStyle(text).color), behind(text)];
  });
  assert.ok(ground > 245 && ink < 80, `ink ${ink} on ${ground}`);
});

/** Each item's letter with the first words behind it, as they follow one another on paper. */
const beginnings = (page) => page.locator('.clause a.letter').evaluateAll((letters) => letters.map((letter) => letter.textContent.trim() + letter.parentElement.textContent.slice(letter.textContent.length)));

// Guards against letters that floated or were placed: at the end of a sheet they stayed behind, or lay over one another.
test('in the print of each topic every letter stands before the first words of its item', async (t) => {
  const page = await ring.page(t);
  for (const path of topicChapters) {
    await page.goto(ring.root + path);
    const begun = await beginnings(page);
    const sheets = readPdf(await page.pdf({ format: 'A4' })).map(dense);
    for (const words of begun) {
      const start = dense(words).slice(0, 25);
      assert.ok(sheets.some((sheet) => sheet.includes(start)), `${path}: ${words.slice(0, 60)}`);
    }
  }
});

test('each sheet says at its foot what it is, and which of how many', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(longestClause));
  // So low that the shortest clause needs several.
  const sheets = readPdf(await page.pdf({ width: '210mm', height: '100mm' })).map(dense);
  assert.ok(sheets.length > 1);
  for (const [at, sheet] of sheets.entries()) {
    assert.ok(sheet.includes(`${at + 1}/${sheets.length}`), `sheet ${at + 1} has its number`);
    for (const words of [`${longestClause.id} ${longestClause.title}`, header.edition]) assert.ok(sheet.includes(dense(words)), `sheet ${at + 1} says ${words}`);
  }
});

test('no letters on paper are smaller than eight points', async (t) => {
  const page = await ring.page(t);
  for (const path of [addressOf(fullClause), topicChapters[0], 'clauses/']) {
    await page.goto(ring.root + path);
    await page.emulateMedia({ media: 'print' });
    const small = await page.evaluate(() => Array.from(document.querySelectorAll('body *'))
      .filter((one) => one.checkVisibility() && Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 8 * 96 / 72 - 0.1)
      .map((one) => `${one.tagName} ${one.className}: ${getComputedStyle(one).fontSize}`));
    assert.deepEqual([...new Set(small)], [], path);
  }
});
