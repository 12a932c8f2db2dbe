// A copy arrives in a word processor as it left the site: LibreOffice takes the clipboard's rich text in, and two readers
// of its documents say what is in them.
//
// SOFFICE and PYTHON name LibreOffice and a Python with the packages of tests/word-processor/requirements.txt;
// `cargo xtask test` sets both.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { start } from './support/browser.mjs';
import { fullClause, longestClause, longestNumber, nestedClause } from './support/kinds.mjs';
import { addressOf, clauses, termsOf } from './support/site.mjs';

const { SOFFICE, PYTHON } = process.env;
const skip = SOFFICE && PYTHON ? false : 'SOFFICE and PYTHON name no programs';

const reader = join(dirname(fileURLToPath(import.meta.url)), '../word-processor/read_back.py');
const ring = await start();
const folder = mkdtempSync(join(tmpdir(), 'copies-'));
after(() => rmSync(folder, { recursive: true }));

const line = (text) => text.replace(/\s+/g, ' ').trim();
const paragraphs = (copied) => copied.split(/\n{2,}/).map(line).filter(Boolean);

const kinds = [fullClause, longestClause, longestNumber, nestedClause, clauses.at(-1)];
const several = [...new Set(kinds.filter(Boolean))];

/** What was copied, by name: plain and rich, and what came out of the word processor. */
const copies = new Map();

/** Text that the generator writes for lists and tables, whatever the book has. */
const LISTS = `<p>Before:</p>
<ol start="9"><li>nine<ul><li>a <a class="term" href="../">term</a><ol><li>deep</li></ol></li><li>b</li></ul></li>
<li><p>ten</p><p>more</p></li></ol>
<div class="table-wrapper"><table><thead><tr><th scope="col">Grade</th><th scope="col">Days</th></tr></thead>
<tbody><tr><td>One</td><td>5</td></tr></tbody></table></div><p>After.</p>`;

/** Copies by the button `what`, or what is selected. */
async function copy(page, what) {
  await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
  if (what) await page.locator(`main [data-copy="${what}"]`).first().click();
  else await page.keyboard.press('ControlOrMeta+c');
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== 'nothing was copied');
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type) => (await item.getType(type)).text();
    return { plain: await text('text/plain'), rich: await text('text/html') };
  });
}

before(async () => {
  if (skip) return;
  const context = { after: (close) => after(close) };
  const page = await ring.page(context, { permissions: ['clipboard-read', 'clipboard-write'], colorScheme: 'dark' });
  for (const clause of several) {
    for (const what of ['clause', 'definitions']) {
      await page.goto(ring.root + addressOf(clause));
      if (what === 'clause' || clause.terms.length) copies.set(`${clause.id}-${what}`, await copy(page, what));
    }
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('.sheet')));
    await page.waitForFunction(() => document.querySelector('main > p[role=status].visually-hidden'));
    copies.set(`${clause.id}-selected`, await copy(page));
  }
  await page.evaluate((html) => { document.querySelector('.sheet .clause').innerHTML = html; }, LISTS);
  copies.set('lists', await copy(page, 'clause'));

  const files = Array.from(copies, ([name, { rich }]) => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, `<meta charset="utf-8">${rich}`);
    return file;
  });
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  // As an office program opens it, and not as its editor of web pages.
  const filter = ['--infilter=HTML (StarWriter)', '--convert-to', 'docx', '--outdir', folder];
  execFileSync(SOFFICE, [profile, '--headless', ...filter, ...files], { stdio: 'pipe', timeout: 240_000 });
  const documents = files.map((file) => file.replace(/\.html$/, '.docx'));
  const read = execFileSync(PYTHON, [reader, ...documents], { encoding: 'utf8', maxBuffer: 1 << 26, timeout: 120_000 });
  const found = read.trim().split('\n').map((one) => JSON.parse(one));
  for (const [index, one] of [...copies.values()].entries()) one.document = found[index];
});

/** The paragraphs of a fragment of HTML, as a browser reads them. */
const paragraphsOf = (page, html) =>
  page.evaluate((source) => Array.from(new DOMParser().parseFromString(source, 'text/html').querySelectorAll('p'), (one) => one.textContent), html);

/** The items of a text in their order, each with its depth. */
const itemsIn = (blocks, depth = 0) =>
  blocks.flatMap((block) => [
    ...(block.type === 'item' ? [[`(${block.letter}) `, depth]] : []),
    ...itemsIn(block.blocks ?? [], depth + (block.type === 'item' ? 1 : 0)),
  ]);

for (const clause of several) {
  for (const what of ['clause', 'definitions', 'selected']) {
    test(`${clause.id}, ${what}: letters, values and the address are in the document, and no colours`, { skip }, async (t) => {
      const one = copies.get(`${clause.id}-${what}`);
      if (!one) return t.skip('the clause uses no defined term');
      const page = await ring.page(t);
      const expected = paragraphs(one.plain);
      const texts = one.document.paragraphs.map((paragraph) => line(paragraph.text)).filter(Boolean);
      assert.deepEqual(texts, expected, 'python-docx reads what the plain copy says, letters first');
      assert.deepEqual((await paragraphsOf(page, one.document.html)).map(line).filter(Boolean), expected, 'mammoth reads the same');

      const items = itemsIn(clause.content);
      const lettered = one.document.paragraphs.filter(({ text }) => items.some(([letter]) => text.startsWith(letter)));
      assert.deepEqual(lettered.map(({ text, indent }) => [/^\([a-z]+\) /.exec(text)[0], indent > 0]), items.map(([letter, depth]) => [letter, depth > 0]));
      for (const { default: value } of clause.parameters.filter((value) => clause.text.includes(value.default))) {
        assert.ok(texts.some((text) => text.includes(value)), value);
      }
      const address = /https?:\S+$/.exec(expected.at(-1))?.[0];
      assert.deepEqual(one.document.paragraphs.at(-1).links, address ? [address] : [], 'the line about the text has its link');
      assert.deepEqual(one.document.colours, [], 'no colour of the dark page');
      if (what === 'definitions') {
        for (const term of termsOf(clause)) assert.ok(texts.some((text) => text.startsWith(`${term}: `)), `${term} is defined`);
        assert.ok(texts.length > paragraphs(copies.get(`${clause.id}-clause`).plain).length);
      }
    });
  }
}

test('lists have their numbers and steps, and a table is one', { skip }, () => {
  const { document } = copies.get('lists');
  const steps = document.paragraphs.filter(({ indent }) => indent > 0).map(({ text, indent }) => [text, indent]);
  assert.deepEqual(steps.map(([text]) => text), ['9. nine', '- a term', '1. deep', '- b', '10. ten', 'more']);
  const [one, two, three] = [steps[0][1], steps[1][1], steps[2][1]];
  assert.ok(one < two && two < three, `${one} ${two} ${three}`);
  assert.deepEqual(steps.map(([, indent]) => indent), [one, two, three, two, one, one]);
  assert.deepEqual(document.tables, [[['Grade', 'Days'], ['One', '5']]]);
});
