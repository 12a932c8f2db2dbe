// No task of the page's main thread is long while somebody searches, on a processor four times as slow.
//
// Whatever runs at the same time makes a task long by chance. So this file is no `.test.mjs`, which `node --test` would
// run beside the others; and of several rounds the best counts, step by step.

import assert from 'node:assert/strict';
import { topicChapters } from './support/kinds.mjs';
import { clausePage, field, known, options, ring, test, told } from './support/search.mjs';

/** In ms: what the Long Tasks API of browsers calls long. */
const LONG = 50;

/** In ms: while somebody types, ten hits are drawn anew for each letter. A tenth of a second is still felt as at once. */
const LONG_WITH_HITS = 100;

/** The limit of a step. */
const limitOf = (name) => (name === 'to type' ? LONG_WITH_HITS : LONG);
const ROUNDS = 20;

/** How long it takes to lay out the list below on the processor of which a quarter is meant, in ms. */
const LAYOUT = 8;

/** How many times slower this machine is to be made: less where it is slow itself, or busy at the moment. */
const rate = (page) => page.evaluate((usual) => {
  const times = [];
  for (let turn = 0; turn < 21; turn += 1) {
    const list = document.createElement('div');
    for (let line = 0; line < 200; line += 1) {
      const text = document.createElement('p');
      // Numbers, so that hardly a line is laid out from memory.
      text.append(`A list of ${line} lines, `, document.createElement('b'), `of which this is laid out in turn ${turn * line}.`);
      list.append(text);
    }
    document.body.append(list);
    const start = performance.now();
    list.getBoundingClientRect();
    times.push(performance.now() - start);
    list.remove();
  }
  const median = times.sort((one, other) => one - other)[10];
  return Math.min(4, Math.max(1, (4 * usual) / median));
}, LAYOUT);

const words = known.title.toLowerCase();

const STEPS = {
  'the intent': (page) => page.locator('.find[data-script]').hover(),
  'to open the dialog': async (page) => {
    await page.keyboard.press('/');
    await field(page).waitFor();
  },
  'to type': async (page) => {
    for (const letter of words) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(50);
    }
    await told(page, /found/);
    await options(page).first().waitFor();
  },
  'to choose': async (page) => {
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  },
  'to close': (page) => page.keyboard.press('Escape'),
};

/** The longest task of each step in a fresh page, in ms; 0 for none that is long. */
async function round(t, path) {
  const page = await ring.page(t);
  await page.goto(ring.root + path);
  await page.waitForLoadState('networkidle');
  const slower = await rate(page);
  await page.evaluate(() => {
    globalThis.tasks = [];
    globalThis.watch = new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((one) => one.duration)));
    globalThis.watch.observe({ type: 'longtask' });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const longest = {};
  for (const [name, step] of Object.entries(STEPS)) {
    await step(page);
    await page.waitForTimeout(400);
    longest[name] = await page.evaluate(() => Math.max(0, ...globalThis.tasks.splice(0)));
  }
  await page.context().close();
  return longest;
}

for (const path of [clausePage, topicChapters[0], 'search/']) {
  test(`no task is over ${LONG} ms on a slow processor, and with hits ${LONG_WITH_HITS} ms: ${path}`, async (t) => {
    const best = Object.fromEntries(Object.keys(STEPS).map((name) => [name, Infinity]));
    const isLong = () => Object.entries(best).some(([name, time]) => time > limitOf(name));
    for (let turn = 0; turn < ROUNDS && isLong(); turn += 1) {
      const times = await round(t, path);
      for (const [name, time] of Object.entries(times)) best[name] = Math.min(best[name], time);
    }
    assert.ok(!isLong(), JSON.stringify(best));
  });
}
