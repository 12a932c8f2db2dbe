// On paper a clause is one clean sheet, or two, with its address, and without what one presses on a screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { clauseWithoutValues, fullClause, longestClause } from './support/kinds.mjs';
import { readPdf } from './support/pdf.mjs';
import { addressOf, header } from './support/site.mjs';

const ring = await start();
/** Without white space, which a PDF has as distances, and with the letters that a font has joined. */
const dense = (text) => text.normalize('NFKC').replace(/\s+/g, '');

for (const clause of new Set([fullClause, longestClause, clauseWithoutValues].filter(Boolean))) {
  for (const format of ['A4', 'Letter']) {
    test(`${clause.id} prints on at most two sheets of ${format}, with its text and address`, async (t) => {
      const page = await ring.page(t);
      await page.goto(ring.root + addressOf(clause));
      const { sheets, text } = readPdf(await page.pdf({ format }));
      assert.ok(sheets >= 1 && sheets <= 2, `${sheets} sheets`);
      const printed = dense(text);
      assert.ok(printed.includes(dense(clause.address)), 'the address is on paper');
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
