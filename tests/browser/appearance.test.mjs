// Light and dark: really two sets of colours, chosen by the system or by the reader, the same on the pages of
// mdBook and on ours, and never the wrong one first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { fullClause, kinds, page as pageOf } from './support/kinds.mjs';
import { addressOf } from './support/site.mjs';

const ring = await start();
const clause = addressOf(fullClause);
const chapters = [pageOf('a topic chapter'), pageOf('a chapter of prose')].filter(Boolean);

/** Colours of the ground, the text and the links, with the lightness of what is around words and of the words. */
const colours = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    // Any notation of a colour, as red, green and blue.
    const numbers = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return Array.from(canvas.getImageData(0, 0, 1, 1).data);
    };
    const lightness = ([red, green, blue]) => (red * 0.2126 + green * 0.7152 + blue * 0.0722) / 255;
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = numbers(getComputedStyle(at).backgroundColor);
        if (colour[3] === 255) return colour;
      }
      return [255, 255, 255, 255];
    };
    const text = document.querySelector('main :is(p, dd)');
    const ground = behind(document.querySelector('main'));
    const ink = numbers(getComputedStyle(text).color);
    const link = numbers(getComputedStyle(document.querySelector('main a[href]')).color);
    return { ground: ground.join(), ink: ink.join(), link: link.join(), around: lightness(ground), words: lightness(ink) };
  });

const choose = (page, name) => page.locator(`[data-appearance="${name}"]`).click();

/** The ground of each kind of page, in light and in dark. */
const grounds = [];

for (const kind of kinds) {
  test(`${kind.name} follows the system into the dark and back`, async (t) => {
    const page = await ring.page(t, { colorScheme: 'light' });
    await page.goto(ring.root + kind.path);
    const light = await colours(page);
    assert.ok(light.around > 0.8 && light.around - light.words > 0.5, `dark words on a light ground: ${JSON.stringify(light)}`);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await colours(page);
    assert.ok(dark.around < 0.2 && dark.words - dark.around > 0.4, `light words on a dark ground: ${JSON.stringify(dark)}`);
    for (const part of ['ground', 'ink', 'link']) assert.notEqual(light[part], dark[part], part);
    grounds.push([light.ground, dark.ground].join(' and '));
  });
}

test('all kinds of pages have the same ground', () => {
  assert.equal(grounds.length, kinds.length);
  assert.equal(new Set(grounds).size, 1, grounds.join('; '));
});

for (const [name, from, to] of [
  ['on our pages holds in the chapters', clause, chapters],
  ['in a chapter holds on our pages', chapters[0], [clause, 'clauses/', chapters[1]].filter(Boolean)],
]) {
  test(`a choice made ${name}`, async (t) => {
    const page = await ring.page(t, { colorScheme: 'light' });
    await page.goto(ring.root + from);
    await choose(page, 'coal');
    const dark = await colours(page);
    assert.ok(dark.around < 0.2, 'the page turns dark at once');
    for (const path of to) {
      await page.goto(ring.root + path);
      assert.equal((await colours(page)).ground, dark.ground, path);
      assert.equal(await page.locator('[data-appearance="coal"]').getAttribute('aria-pressed'), 'true', 'the switch says so');
    }
    await choose(page, 'light');
    assert.ok((await colours(page)).around > 0.8, 'and back');
    await page.goto(ring.root + from);
    assert.ok((await colours(page)).around > 0.8, 'the new choice is kept too');
    await choose(page, '');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    assert.ok((await colours(page)).around < 0.2, 'without a choice the system decides again');
  });
}

for (const path of [clause, 'clauses/', chapters[0]]) {
  test(`/${path} never shows the other colours first`, async (t) => {
    const page = await ring.page(t, { colorScheme: 'light' });
    await page.goto(ring.root + path);
    await choose(page, 'coal');
    const { ground } = await colours(page);
    // A slow network gives the browser time to draw before the script has come.
    await page.route(/\/assets\/site\.[^/]*\.js$/, async (route) => {
      await new Promise((done) => setTimeout(done, 400));
      await route.continue();
    });
    await page.addInitScript(() => {
      globalThis.drawn = [];
      const look = () => {
        if (document.querySelector('main')) {
          const colour = (element) => getComputedStyle(element).backgroundColor;
          const clear = 'rgba(0, 0, 0, 0)';
          globalThis.drawn.push(colour(document.body) === clear ? colour(document.documentElement) : colour(document.body));
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.reload();
    await page.waitForFunction(() => globalThis.drawn.length > 5);
    const drawn = new Set((await page.evaluate(() => globalThis.drawn)).map((colour) => `${colour.match(/\d+/g).slice(0, 3).join()},255`));
    assert.deepEqual([...drawn], [ground]);
  });
}

test('where storage is blocked, the page still reads and the switch still works', async (t) => {
  const page = await ring.page(t, { colorScheme: 'light' });
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await page.goto(ring.root + clause);
  await choose(page, 'coal');
  assert.ok((await colours(page)).around < 0.2);
  assert.deepEqual(page.wrong, []);
});

test('with forced colours everything that matters keeps an edge', async (t) => {
  const page = await ring.page(t, { forcedColors: 'active' });
  await page.goto(ring.root + clause);
  const edges = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return { value: style('.clause .value').textDecorationLine + style('.clause .value').borderBottomStyle, button: style('button').borderTopStyle };
  });
  assert.match(edges.value, /underline|dotted|solid|dashed/, 'a negotiable value is marked by a line, not by colour');
  assert.deepEqual(page.wrong, []);
});
