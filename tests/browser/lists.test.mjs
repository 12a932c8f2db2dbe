// Lists that are narrowed in place: the list of clauses, and the one file, which also works from a disk.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { start } from './support/browser.mjs';
import { page as pageOf } from './support/kinds.mjs';
import { clauses, folder } from './support/site.mjs';

const ring = await start();
const [clause] = clauses;
/** Words of a title as somebody types them who does not care for case and accents. */
const careless = clause.title.toUpperCase().replace('E', 'É');

test('the list of clauses keeps the lines with all words, whatever their case and accents', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}clauses/`);
  const lines = page.locator('[data-filtered] tbody tr:not(.group)').filter({ visible: true });
  await page.locator('[data-filter]').fill(careless);
  const left = await lines.allInnerTexts();
  assert.ok(left.length >= 1 && left.length <= clauses.length);
  assert.ok(left.some((line) => line.includes(clause.title)), careless);
  assert.equal(await page.locator('[data-filter-count]').innerText(), `${left.length} of ${clauses.length}`);
  await page.locator('[data-filter]').fill('qqqqzzzz');
  assert.equal(await lines.count(), 0);
  assert.equal(await page.locator('tr.group').filter({ visible: true }).count(), 0, 'a topic without lines has no head');
  await page.locator('[data-filter]').fill('');
  assert.equal(await lines.count(), clauses.length);
});

test('the one file is narrowed when it is opened from a disk', { skip: pageOf('everything in one file') ? false : 'this site has no such file' }, async (t) => {
  const page = await ring.page(t);
  await page.goto(pathToFileURL(join(folder, 'reference.html')).href);
  const whole = page.locator('article.whole').filter({ visible: true });
  await page.locator('#part-find').fill(careless);
  const left = await whole.count();
  assert.ok(left >= 1 && left <= clauses.length);
  assert.equal(await page.locator('#part-count').innerText(), `Clauses found: ${left} of ${clauses.length}`);
  assert.equal(await page.locator('.contents li').filter({ visible: true }).count(), left, 'the contents follow');
  assert.ok((await whole.allInnerTexts()).some((text) => text.includes(clause.title)));
  // A link to a hidden clause shows all again.
  await page.locator('#part-find').fill('qqqqzzzz');
  assert.equal(await whole.count(), 0);
  await page.evaluate((id) => { location.hash = id; }, clause.id.toLowerCase());
  await page.waitForFunction(() => document.getElementById('part-find').value === '');
  assert.equal(await whole.count(), clauses.length);
  assert.deepEqual(page.wrong.filter((one) => !one.startsWith('request: file:')), []);
});
