// What the search asks the server for, and when.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { topicChapters } from './support/kinds.mjs';
import { clausePage, FILES, hold, listen, ring, test } from './support/search.mjs';
import { base, folder } from './support/site.mjs';

test('nothing of the search is asked for before an intent, then exactly its five files', async (t) => {
  for (const path of [clausePage, topicChapters[0]]) {
    for (const intent of ['focus', 'hover', 'key']) {
      const page = await ring.page(t);
      const asked = listen(page);
      await page.goto(ring.root + path);
      await page.waitForLoadState('networkidle');
      const named = Object.values(FILES);
      assert.deepEqual(asked.filter((one) => named.includes(one)), [], `${path} before`);
      asked.length = 0;
      if (intent === 'focus') await page.locator('.find[data-script]').focus();
      if (intent === 'hover') await page.locator('.find[data-script]').hover();
      if (intent === 'key') await page.keyboard.press('Control+k');
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(300);
      // The icon of the site comes when the browser likes.
      const files = new Set(asked.filter((one) => !/favicon/.test(one)));
      assert.deepEqual([...files].sort(), [...named].sort(), `${path}, ${intent}`);
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    }
  }
});

test('the five files are asked for before any of them has come', async (t) => {
  const page = await ring.page(t);
  const waiting = new Set();
  const release = await hold(
    page,
    (url) => Object.values(FILES).includes(url.pathname.slice(base.length)),
    (request) => waiting.add(new URL(request.url()).pathname.slice(base.length)),
  );
  await page.goto(ring.root + clausePage);
  await page.locator('.find[data-script]').focus();
  await page.waitForTimeout(1000);
  assert.deepEqual([...waiting].sort(), Object.values(FILES).sort());
  release();
  await page.waitForLoadState('networkidle');
});

test('every file of the search is there', () => {
  for (const path of Object.values(FILES)) assert.ok(existsSync(join(folder, path)), path);
});
