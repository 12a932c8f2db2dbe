// Pages that are opened from a disk, without a server.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { start } from './support/browser.mjs';
import { fullClause, topicChapters } from './support/kinds.mjs';
import { addressOf, folder } from './support/site.mjs';

const ring = await start();
const root = pathToFileURL(`${folder}/`).href;

for (const [name, path] of [['the landing page', ''], ['a clause', addressOf(fullClause)], ['a topic chapter', topicChapters[0]]]) {
  test(`${name} opened from a disk leads to the one file, and its links to pages`, async (t) => {
    const page = await ring.page(t);
    await page.goto(`${root}${path}index.html`);
    const note = page.getByRole('note').filter({ hasText: 'opened from a disk' });
    assert.equal(await note.getByRole('link').evaluate((link) => link.href), `${root}reference.html`);
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Clauses' }).click();
    await page.waitForURL(`${root}clauses/index.html`);
    assert.match(await page.locator('h1').innerText(), /clauses/i);
  });
}

test('a served page says nothing of a disk', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root);
  assert.equal(await page.getByText('opened from a disk').count(), 0);
});
