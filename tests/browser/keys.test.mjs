// The keys of the site: the same on every page, told in one list, and off where they would be in the way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { fullClause, proseChapters, topicChapters } from './support/kinds.mjs';
import { addressOf, clauses } from './support/site.mjs';

const ring = await start();
const help = (page) => page.getByRole('dialog', { name: 'Keys of this site' });

test('? shows the keys on our pages and on mdBook’s, and Esc closes them', async (t) => {
  const page = await ring.page(t);
  for (const path of ['', addressOf(fullClause), 'clauses/', topicChapters[0], ...proseChapters.slice(0, 1)]) {
    await page.goto(ring.root + path);
    await page.keyboard.press('?');
    await help(page).waitFor();
    for (const key of ['/', '?', '→', 'Esc']) assert.ok((await help(page).locator('kbd').allInnerTexts()).includes(key), `${path} ${key}`);
    assert.equal(await page.locator('dialog[open], #mdbook-help-container.active').count(), 1, `${path}: mdBook shows no list of its own`);
    await page.keyboard.press('Escape');
    assert.equal(await help(page).isVisible(), false, path);
  }
  assert.deepEqual(page.wrong, []);
});

test('a button in the footer shows the keys too', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + addressOf(fullClause));
  await page.getByRole('button', { name: 'Keys of this site' }).click();
  await help(page).waitFor();
  await help(page).getByRole('button', { name: 'Close' }).click();
  assert.equal(await help(page).isVisible(), false);
});

test('arrow keys turn pages of clauses and of chapters', async (t) => {
  const page = await ring.page(t);
  const [first, second] = clauses;
  await page.goto(ring.root + addressOf(first));
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(ring.root + addressOf(second));
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(ring.root + addressOf(first));
  await page.goto(ring.root + topicChapters[0]);
  const next = await page.locator('[rel~=next][href]').first().evaluate((link) => link.href);
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(next);
});

test('keys belong to what is typed into, and characters can be switched off', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}clauses/`);
  await page.locator('[data-filter]').focus();
  await page.keyboard.type('a?');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('[data-filter]').inputValue(), 'a?');
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await page.evaluate(() => localStorage.setItem('search-keys', 'off'));
  await page.goto(ring.root + addressOf(fullClause));
  await page.keyboard.press('?');
  assert.equal(await page.locator('dialog[open]').count(), 0);
});
