// The dialog by keyboard.

import assert from 'node:assert/strict';
import { proseChapters, topicChapters } from './support/kinds.mjs';
import { active, askInDialog, clausePage, common, field, FILES, known, open, options, ring, test } from './support/search.mjs';
import { addressOf, base } from './support/site.mjs';

test('a key opens the dialog on our pages and on mdBook’s, Esc closes it and gives the focus back', async (t) => {
  const page = await ring.page(t);
  for (const path of [clausePage, topicChapters[0], proseChapters[0], '']) {
    for (const key of ['/', 'Control+k']) {
      await page.goto(ring.root + path);
      await page.locator('.skip').focus();
      await page.keyboard.press(key);
      await field(page).waitFor();
      assert.equal(await field(page).evaluate((one) => one === document.activeElement), true, `${path} ${key}: the focus is in the field`);
      assert.equal(await field(page).inputValue(), '', 'the key itself is not typed');
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('dialog').isVisible(), false);
      assert.equal(await page.locator('.skip').evaluate((one) => one === document.activeElement), true, 'the focus is back');
    }
  }
  assert.deepEqual(page.wrong, []);
});

test('the button opens the dialog by Enter and by pointer', async (t) => {
  const page = await ring.page(t);
  await page.goto(ring.root + clausePage);
  await page.locator('.find[data-script]').focus();
  await page.keyboard.press('Enter');
  await field(page).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('dialog').isVisible(), false);
  await page.locator('.find[data-script]').click();
  await field(page).waitFor();
  assert.equal(new URL(page.url()).pathname, base + clausePage);
});

test('the focus stays in the dialog, and a click beside it closes it', async (t) => {
  const page = await ring.page(t);
  // A click by itself: Playwright's would wait until nothing moves, and hits that arrive late move what is below them.
  const clickCorner = async (selector) => {
    const box = await page.locator(selector).boundingBox();
    await page.mouse.click(box.x + 3, box.y + 3);
  };
  for (const path of [clausePage, topicChapters[0]]) {
    await askInDialog(page, 'shall', path);
    // Behind the last control is the browser's own window: then the page has no focus.
    const inside = () => page.evaluate(() => document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement));
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let turn = 0; turn < 8; turn += 1) {
        await page.keyboard.press(key);
        assert.ok(await inside(), `${path} ${key} ${turn}`);
      }
    }
    await field(page).focus();
    await clickCorner('dialog .found');
    await page.keyboard.press('ArrowRight');
    assert.equal(new URL(page.url()).pathname, base + path, 'mdBook turns no page');
    await page.mouse.click(3, 400);
    assert.equal(await page.locator('dialog').isVisible(), false);
    await page.keyboard.press('/');
    await field(page).waitFor();
    await clickCorner('dialog');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').isVisible(), false, 'Esc wherever the focus is');
  }
});

test('arrow keys, Home, End and Enter work, and the hit that is chosen is told', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, common);
  const last = (await options(page).count()) - 1;
  assert.ok(last >= 2 && last < 10, `${last + 1} hits`);
  assert.equal(await active(page), 0, 'Enter opens the best hit');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), 1, 'Home before any arrow key belongs to the field');
  for (const [key, place] of [['ArrowDown', 2], ['ArrowUp', 1], ['End', last], ['ArrowDown', 0], ['ArrowUp', last], ['Home', 0], ['ArrowDown', 1]]) {
    await page.keyboard.press(key);
    assert.equal(await active(page), place, key);
    // Excerpts that arrive replace the hits: in that moment there is no box.
    let box = null;
    for (let tries = 0; box === null && tries < 50; tries += 1) box = await options(page).nth(place).boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 800, `${key}: the chosen hit is in view`);
  }
  assert.equal(await field(page).evaluate((one) => one === document.activeElement), true, 'the focus stays in the field');
  assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
  const address = await options(page).nth(1).getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
});

test('Enter before the answer opens the best hit when it has come', async (t) => {
  const page = await ring.page(t);
  await page.route(`**/${FILES.engine}`, async (route) => {
    await new Promise((done) => { setTimeout(done, 700); });
    await route.continue();
  });
  await open(page, '');
  await page.keyboard.type(known.id);
  await page.keyboard.press('Enter');
  await page.waitForURL(ring.root + addressOf(known));
});

test('left and right in the field do not turn mdBook’s pages', async (t) => {
  const page = await ring.page(t);
  await open(page, topicChapters[1] || topicChapters[0]);
  const before = page.url();
  await page.keyboard.type('patch');
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight', '?']) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.equal(page.url(), before);
});

test('the keys do nothing while somebody types, and can be switched off for good', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}clauses/`);
  await page.locator('[data-filter]').focus();
  await page.keyboard.type('a/b');
  await page.keyboard.press('Control+k');
  await page.waitForTimeout(300);
  assert.equal(await page.locator('[data-filter]').inputValue(), 'a/b');
  assert.equal(await page.locator('dialog[open]').count(), 0);

  await open(page);
  await page.getByRole('checkbox', { name: /Open search with/ }).uncheck();
  await page.keyboard.press('Escape');
  for (const path of [clausePage, topicChapters[0]]) {
    await page.goto(ring.root + path);
    for (const key of ['/', 'Control+k']) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    assert.equal(await page.locator('dialog[open]').count(), 0, path);
    assert.equal(await page.locator('.find kbd').isVisible(), false, 'nor is the key offered');
  }
  await page.locator('.find[data-script]').click();
  await page.getByRole('checkbox', { name: /Open search with/ }).check();
  await page.goto(ring.root + clausePage);
  await page.keyboard.press('/');
  await field(page).waitFor();
});
