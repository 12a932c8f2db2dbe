// The search in the browser: what it loads and when, the dialog by keyboard, the page with its filters, and what it says
// when something is missing.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test as declare } from 'node:test';
import { violations } from './support/axe.mjs';
import { start } from './support/browser.mjs';
import { fullClause, proseChapters, topicChapters } from './support/kinds.mjs';
import { addressOf, base, clauses, folder, text } from './support/site.mjs';

const FILES = Object.fromEntries(
  [...text('index.html').matchAll(/ data-(script|worker|engine|index)="([^"]*)"/g)].map(([, name, path]) => [name, path.replace(/^\.\//, '')]),
);
// A program built without the engine makes a site without search in the browser.
const skip = FILES.engine ? false : 'this site was built without the engine';
const test = (name, act) => declare(name, { skip }, act);
const ring = await start();

/** A title of several words that only one clause has, to be asked for. */
const known = clauses.find((one) => one.title.split(' ').length > 2) || clauses[0];
const clausePage = addressOf(fullClause);

/** Paths below the root of everything that the page asks for from now on. */
function listen(page) {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(base.length)));
  return asked;
}

const field = (page) => page.getByRole('combobox');
const options = (page) => page.getByRole('option');
const status = (page) => page.locator('.found [role=status]');
const told = async (page, pattern) => {
  await page.waitForFunction(
    ([source, flags]) => new RegExp(source, flags).test(document.querySelector('.found [role=status]')?.textContent),
    [pattern.source, pattern.flags],
    { timeout: 10_000 },
  );
};

/** Opens the dialog of a page by key. */
async function open(page, path = clausePage) {
  await page.goto(ring.root + path);
  await page.keyboard.press('/');
  await field(page).waitFor();
}

async function askInDialog(page, words, path = clausePage) {
  await open(page, path);
  await field(page).fill(words);
  await told(page, /found/);
}

/** The element that `aria-activedescendant` names, as its number among the hits. */
const active = (page) => page.evaluate(() => {
  const id = document.querySelector('[role=combobox]').getAttribute('aria-activedescendant');
  return Array.from(document.querySelectorAll('[role=option]')).findIndex((one) => one.id === id && one.getAttribute('aria-selected') === 'true');
});

// ---- What is loaded, and when

test('nothing of the search is asked for before an intent, then exactly its four files', async (t) => {
  for (const path of [clausePage, topicChapters[0]]) {
    for (const intent of ['focus', 'hover', 'key']) {
      const page = await ring.page(t);
      const asked = listen(page);
      await page.goto(ring.root + path);
      await page.waitForLoadState('networkidle');
      const named = Object.values(FILES);
      assert.deepEqual(asked.filter((one) => named.includes(one)), [], `${path} before`);
      asked.length = 0;
      if (intent === 'focus') await page.locator('.find').focus();
      if (intent === 'hover') await page.locator('.find').hover();
      if (intent === 'key') await page.keyboard.press('Control+k');
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(300);
      assert.deepEqual([...new Set(asked)].sort(), [...named].sort(), `${path}, ${intent}`);
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    }
  }
});

test('the four files are asked for before any of them has come', async (t) => {
  const page = await ring.page(t);
  let release;
  const gate = new Promise((done) => { release = done; });
  const waiting = new Set();
  await page.route((url) => Object.values(FILES).includes(url.pathname.slice(base.length)), async (route) => {
    waiting.add(new URL(route.request().url()).pathname.slice(base.length));
    await gate;
    await route.continue();
  });
  await page.goto(ring.root + clausePage);
  await page.locator('.find').focus();
  await page.waitForTimeout(1000);
  assert.deepEqual([...waiting].sort(), Object.values(FILES).sort());
  release();
  await page.waitForLoadState('networkidle');
});

test('every file of the search is there', () => {
  for (const path of Object.values(FILES)) assert.ok(existsSync(join(folder, path)), path);
});

// ---- The dialog by keyboard

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
  await page.locator('.find').focus();
  await page.keyboard.press('Enter');
  await field(page).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('dialog').isVisible(), false);
  await page.locator('.find').click();
  await field(page).waitFor();
  assert.equal(new URL(page.url()).pathname, base + clausePage);
});

test('arrow keys, Home, End and Enter work, and the hit that is chosen is told', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, 'shall notice');
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
  await page.getByRole('checkbox', { name: /keys/ }).uncheck();
  await page.keyboard.press('Escape');
  for (const path of [clausePage, topicChapters[0]]) {
    await page.goto(ring.root + path);
    for (const key of ['/', 'Control+k']) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    assert.equal(await page.locator('dialog[open]').count(), 0, path);
    assert.equal(await page.locator('.find kbd').isVisible(), false, 'nor is the key offered');
  }
  await page.locator('.find').click();
  await page.getByRole('checkbox', { name: /keys/ }).check();
  await page.goto(ring.root + clausePage);
  await page.keyboard.press('/');
  await field(page).waitFor();
});

// ---- Answers

test('a hit shows id, marked title, who is bound, marked words and where they were found', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.title);
  const hit = options(page).filter({ has: page.locator('b', { hasText: new RegExp(`^${known.id}$`) }) });
  assert.equal(await hit.count(), 1, known.title);
  assert.equal((await hit.locator('.title').innerText()).replace(/\s+/g, ' ').trim(), `${known.id} ${known.title}`);
  assert.ok(await hit.locator('.title mark').count(), 'the words are marked');
  const parties = await hit.locator('.party').allInnerTexts();
  assert.ok(parties.length >= 1 && parties.every((party) => /^\S/.test(party)));
  assert.ok(await hit.locator('.party').first().evaluate((one) => /ring|square|diamond|bar/.test(one.className)), 'a word and a shape');
  assert.match(await hit.locator('.from').innerText(), /^Found in the (id|title|term|text|summary|reference|topic|rationale)$/);
});

test('an exact id comes first', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.id.toLowerCase().replace('-', ' '));
  assert.equal(await options(page).first().locator('b').innerText(), known.id);
});

test('the number of clauses is announced once for each answer', async (t) => {
  const page = await ring.page(t);
  await open(page);
  assert.equal(await status(page).innerText(), '');
  await page.evaluate(() => {
    globalThis.announced = [];
    const place = document.querySelector('.found [role=status]');
    new MutationObserver(() => globalThis.announced.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
  });
  await field(page).fill('notice');
  await told(page, /found: \d+/);
  await page.waitForTimeout(1500);
  const announced = (await page.evaluate(() => globalThis.announced)).filter((one) => !/Loading/.test(one));
  assert.equal(announced.length, 1, announced.join(' | '));
});

test('a misspelt word is corrected, and the reader is told', async (t) => {
  const page = await ring.page(t);
  const word = known.title.split(/\s+/).map((one) => one.replace(/[^A-Za-z]/g, '')).sort((a, b) => b.length - a.length)[0];
  const wrong = `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`.toLowerCase();
  await askInDialog(page, `${wrong} `);
  assert.match(await status(page).innerText(), /^Showing results for “[^”]+”/, wrong);
  assert.ok(await options(page).count());
});

test('where nothing is found, the list of clauses is offered', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, 'qqqqzzzzxxxx');
  assert.match(await status(page).innerText(), /found: 0/);
  assert.equal(await options(page).count(), 0);
  assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
  assert.match(await page.getByRole('link', { name: /list of clauses/ }).getAttribute('href'), /\/clauses\/\?q=qqqqzzzzxxxx$/);
});

test('near ids lead to their clauses, near words ask again', async (t) => {
  const page = await ring.page(t);
  // Which ids and words are near is the engine's business: here a worker says it.
  const suggestions = { ids: [[known.id, known.title]], words: ['nearby'] };
  const results = { total: 0, complete: true, hits: [], missing: [], counts: [], suggestions };
  await page.route(`**/${FILES.worker}`, (route) => route.fulfill({
    contentType: 'application/javascript',
    body: `onmessage = ({ data: { id } }) => id && postMessage({ id, results: ${JSON.stringify(results)} });`,
  }));
  await askInDialog(page, 'x');
  await page.getByRole('button', { name: 'nearby' }).click();
  assert.equal(await field(page).inputValue(), 'nearby');
  assert.equal(await field(page).evaluate((one) => one === document.activeElement), true, 'the focus is in the field again');
  await page.getByRole('link', { name: `${known.id} ${known.title}` }).click();
  await page.waitForURL(ring.root + addressOf(known));
});

test('only the answer to the last question is shown', async (t) => {
  const page = await ring.page(t);
  await open(page);
  await page.waitForLoadState('networkidle');
  await page.keyboard.type(`notice security patch ${known.id}`, { delay: 5 });
  await field(page).fill(known.id);
  await page.waitForFunction((id) => document.querySelector('[role=option] b')?.textContent === id, known.id);
  await page.waitForTimeout(800);
  assert.equal(await options(page).first().locator('b').innerText(), known.id);
});

test('excerpts come into their reserved room: nothing moves', async (t) => {
  const page = await ring.page(t);
  let release;
  const gate = new Promise((done) => { release = done; });
  await page.route((url) => url.pathname.endsWith('.bin') && !url.pathname.endsWith(FILES.index), async (route) => {
    await gate;
    await route.continue();
  });
  await open(page);
  await field(page).fill(known.id);
  await told(page, /found/);
  const places = () => options(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  const before = await places();
  assert.ok(before.length);
  release();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  assert.deepEqual(await places(), before);
});

// ---- The page that a hit leads to

test('a hit leads to a clean address with the words marked until they are cleared', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.title, '');
  await page.waitForLoadState('networkidle');
  await options(page).filter({ has: page.locator('b', { hasText: new RegExp(`^${known.id}$`) }) }).click();
  await page.waitForURL(ring.root + addressOf(known));
  await page.waitForFunction(() => CSS.highlights.get('search')?.size > 0);
  const marks = await page.evaluate(() => [...CSS.highlights.get('search')].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset).toLowerCase()));
  const word = known.title.toLowerCase().match(/[a-z]{4,}/)[0];
  assert.ok(marks.includes(word), `${word} is among ${[...new Set(marks)].join(', ')}`);
  assert.equal(await page.locator('main mark').count(), 0, 'the text itself is untouched');
  const clear = page.getByRole('button', { name: 'Clear highlight' });
  await clear.click();
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  assert.equal(await clear.count(), 0);
  await page.reload();
  await page.waitForLoadState('networkidle');
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0, 'nothing is marked again');
  assert.deepEqual(page.wrong, []);
});

test('a page that a hit leads to loads neither engine nor index', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.id, '');
  await page.waitForLoadState('networkidle');
  const asked = listen(page);
  await page.keyboard.press('Enter');
  await page.waitForURL(ring.root + addressOf(known));
  await page.waitForLoadState('networkidle');
  assert.deepEqual(asked.filter((path) => [FILES.engine, FILES.index, FILES.worker].includes(path)), []);
});

// ---- The search page

test('the search page answers its address, and the address follows what is asked', async (t) => {
  const page = await ring.page(t);
  const [party] = fullClause.parties;
  await page.goto(`${ring.root}search/?q=notice&party=${party}&kind=nonsense`);
  await told(page, /found: \d+/);
  assert.equal(await field(page).inputValue(), 'notice');
  const box = page.locator(`input[name=party][value="${party}"]`);
  assert.equal(await box.isChecked(), true);
  assert.equal(await page.locator('#part-list').isVisible(), false, 'the hits take the place of the list');
  const narrow = Number((await status(page).innerText()).match(/\d+/)[0]);
  assert.equal(Number(await box.locator('xpath=..').locator('.count').innerText()), narrow, 'the count of a filter is what it finds');

  const topics = page.locator('input[name=topic]');
  const values = [];
  for (let at = 0; at < (await topics.count()) && values.length < 2; at += 1) {
    if (Number(await topics.nth(at).locator('xpath=..').locator('.count').innerText()) === 0) continue;
    await topics.nth(at).check();
    values.push(await topics.nth(at).getAttribute('value'));
  }
  await box.uncheck();
  await field(page).fill('notice within');
  await page.waitForFunction((count) => new URLSearchParams(location.search).getAll('topic').length === count && !/party/.test(location.search), values.length);
  assert.deepEqual(new URL(page.url()).searchParams.getAll('topic'), values);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'notice within');

  const ids = await options(page).locator('b').allInnerTexts();
  await page.reload();
  await told(page, /found: \d+/);
  await page.waitForFunction((count) => document.querySelectorAll('[role=option]').length === count, ids.length);
  assert.deepEqual(await options(page).locator('b').allInnerTexts(), ids, 'the same address gives the same answer');
  for (const value of values) assert.equal(await page.locator(`input[name=topic][value="${value}"]`).isChecked(), true);
  assert.deepEqual(page.wrong, []);
});

test('filters alone list what they choose, and without any question the whole list stands there', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}search/`);
  assert.equal(await page.locator('#part-list').isVisible(), true);
  const party = fullClause.parties[0];
  await page.goto(`${ring.root}search/?party=${party}`);
  await told(page, /found: \d+/);
  assert.equal(Number((await status(page).innerText()).match(/\d+/)[0]), clauses.filter((one) => one.parties.includes(party)).length);
  await page.locator(`input[name=party][value="${party}"]`).uncheck();
  await page.locator('#part-list').waitFor();
});

test('clause text only leaves out what stands in the rationale alone', async (t) => {
  const page = await ring.page(t);
  const count = async () => Number((await status(page).innerText()).match(/\d+/)[0]);
  await page.goto(`${ring.root}search/?q=we+reason+because`);
  await told(page, /found: \d+/);
  const all = await count();
  await page.locator('input[name=in]').check();
  await page.waitForFunction((before) => Number(document.querySelector('.found [role=status]').textContent.match(/found: (\d+)/)?.[1]) < before, all);
  assert.ok((await count()) < all);
});

test('the page works by keyboard: arrows choose, Enter opens, and back finds the question again', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}search/?q=notice`);
  await told(page, /found/);
  await field(page).focus();
  assert.equal(await active(page), -1);
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), 0);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/c\//);
  await page.goBack();
  await told(page, /found/);
  assert.equal(await field(page).inputValue(), 'notice');
});

// ---- When something is missing

test('a blocked engine is told, with the way to the list, which filters by the same words', async (t) => {
  const page = await ring.page(t);
  // What a policy of the network does: the worker may run no WebAssembly.
  await page.route(`**/${FILES.worker}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" } });
  });
  await open(page);
  await field(page).fill('notice');
  await told(page, /WebAssembly/);
  await page.getByRole('link', { name: /list of clauses/ }).click();
  await page.waitForURL(`${ring.root}clauses/?q=notice`);
  assert.equal(await page.locator('[data-filter]').inputValue(), 'notice');
  assert.match(await page.locator('[data-filter-told]').innerText(), /^\d+ of \d+$/);
});

test('a file that does not come is told, and the next question tries again', async (t) => {
  const page = await ring.page(t);
  await page.route(`**/${FILES.engine}`, (route) => route.abort());
  await open(page);
  await field(page).fill('notice');
  await told(page, /could not be loaded/);
  assert.ok(await page.getByRole('link', { name: /list of clauses/ }).isVisible());
  assert.ok(await page.getByRole('button', { name: /Reload/ }).isVisible());
  await page.unroute(`**/${FILES.engine}`);
  await field(page).fill('notices');
  await told(page, /found: \d+/);
});

for (const name of ['index', 'engine']) {
  test(`a page whose ${name} is gone says so and offers a reload`, async (t) => {
    const page = await ring.page(t);
    await page.route(`**/${FILES[name]}`, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await open(page);
    await field(page).fill('notice');
    await told(page, /site has changed/);
    await page.unroute(`**/${FILES[name]}`);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: /Reload/ }).click()]);
    await page.keyboard.press('/');
    await field(page).fill('notice');
    await told(page, /found: \d+/);
  });
}

test('a page whose script is gone leads to the search page, which says so beside the list', async (t) => {
  const page = await ring.page(t);
  await page.route(`**/${FILES.script}`, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.goto(ring.root + clausePage);
  await page.locator('.find').click();
  await page.waitForURL(`${ring.root}search/`);
  await page.locator('#part-gone').waitFor();
  assert.equal(await page.locator('#part-list').isVisible(), true);
});

test('what was loaded answers without a network', async (t) => {
  const page = await ring.page(t);
  await open(page);
  await page.waitForLoadState('networkidle');
  await field(page).fill(known.id);
  await told(page, /found: \d+/);
  await page.context().setOffline(true);
  await field(page).fill(known.title);
  await page.waitForFunction((title) => Array.from(document.querySelectorAll('[role=option] .title')).some((one) => one.textContent.includes(title)), known.title);
  await page.waitForTimeout(1000);
  assert.ok(await options(page).count(), 'hits stay, though their excerpts did not come');
});

// ---- Whatever is typed

test('hostile questions are text, and the next question is answered', async (t) => {
  const page = await ring.page(t);
  await open(page);
  const hostile = [
    '<img src=x onerror=alert(1)><script>document.title="x"</script>',
    'notice '.repeat(15_000),
    '\ud800 notice \udfff\ud83d',
    'هل يجب إخطار المستشفى \u202e notice',
    '!?.,;:()[]{}"\'`~@#$%^&*-+=|\\/<>',
    '"',
    '-"',
    'party:mdm topic: kind:"',
    'a\nparty:mdm\u0000b',
    '__proto__ constructor toString',
    ' '.repeat(500),
  ];
  for (const words of hostile) {
    await page.evaluate((value) => {
      const input = document.querySelector('[role=combobox]');
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, words);
    await page.waitForTimeout(120);
    assert.equal(await page.locator('dialog img, dialog script').count(), 0, words.slice(0, 40));
    await field(page).fill('');
    await field(page).fill(known.id);
    await page.waitForFunction((id) => document.querySelector('[role=option] b')?.textContent === id, known.id);
  }
  assert.notEqual(await page.title(), 'x');
  assert.deepEqual(page.wrong, []);

  for (const words of ['<img src=x onerror=alert(1)>', '\ud800', 'x'.repeat(3000)]) {
    await page.goto(`${ring.root}search/?q=${words === '\ud800' ? '%ED%A0%80' : encodeURIComponent(words)}`);
    await told(page, /found: \d+/);
    assert.ok((await field(page).inputValue()).length <= 200);
  }
  assert.deepEqual(page.wrong, []);
});

test('dialog and page fit 360 pixels', async (t) => {
  const page = await ring.page(t, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await page.goto(ring.root + clausePage);
  await page.locator('.find').tap();
  await field(page).waitFor();
  const fits = async (what) => {
    const wide = await page.evaluate(() => Array.from(document.querySelectorAll('dialog[open], dialog[open] *, .found *'), (one) => one.getBoundingClientRect().right).reduce((most, right) => Math.max(most, right), 0));
    assert.ok(wide <= 361, `${what}: ${wide}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, what);
  };
  await field(page).fill('notice security');
  await told(page, /found/);
  await fits('the dialog');
  assert.deepEqual(await violations(page, { runOnly: ['target-size'] }), []);
  await page.goto(`${ring.root}search/?q=notice+security`);
  await told(page, /found/);
  await fits('the page');
  assert.equal(await page.locator('details.filters').evaluate((one) => one.open), false, 'the filters are one line');
});

test('without script the search page is the plain list', async (t) => {
  const page = await ring.page(t, { javaScriptEnabled: false });
  await page.goto(`${ring.root}search/?q=notice`);
  assert.equal(await page.locator('#part-list tbody tr:not(.group)').count(), clauses.length);
  await page.goto(ring.root + clausePage);
  await page.locator('.find').click();
  assert.equal(page.url(), `${ring.root}search/`);
});
