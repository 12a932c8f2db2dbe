// What the search answers, and the page that a hit leads to.

import assert from 'node:assert/strict';
import { answersAlone, askInDialog, field, FILES, hold, known, listen, open, options, ring, status, test, told } from './support/search.mjs';
import { addressOf, clauses, terms } from './support/site.mjs';

test('a hit shows id, marked title, who is bound, marked words and where they were found', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.title);
  const hit = options(page).filter({ has: page.locator('b', { hasText: new RegExp(`^${known.id}$`) }) });
  assert.equal(await hit.count(), 1, known.title);
  // A hit that is made anew when its excerpt arrives has no rendered text before the next frame.
  assert.equal((await hit.locator('.title').textContent()).replace(/\s+/g, ' ').trim(), `${known.id} ${known.title}`);
  assert.ok(await hit.locator('.title mark').count(), 'the words are marked');
  const parties = await hit.locator('.party').allTextContents();
  assert.ok(parties.length >= 1 && parties.every((party) => /^\S/.test(party)));
  assert.ok(await hit.locator('.party').first().evaluate((one) => /ring|square|diamond|bar/.test(one.className)), 'a word and a shape');
  assert.match(await hit.locator('.from').textContent(), /^(Cites .+|Found in the (id|title|defined terms|clause text|summary|references|questions|topic)|Definition|)$/);
});

test('an exact id comes first', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.id.toLowerCase().replace('-', ' '));
  assert.equal(await options(page).first().locator('b').textContent(), known.id);
});

test('a defined term shows its definition, whether or not the definition has the word', async (t) => {
  const page = await ring.page(t);
  for (const term of terms.slice(0, 4)) {
    await askInDialog(page, term.term);
    const hit = options(page).filter({ has: page.locator('.page-kind.term') }).filter({ has: page.locator('.title', { hasText: new RegExp(`^${term.term}$`) }) });
    await hit.locator('.words', { hasText: /\w/ }).waitFor();
    const words = (await hit.locator('.words').textContent()).trim();
    assert.ok(term.definition.text.startsWith(words.split(/\s+/).slice(0, 3).join(' ')), `${term.term}: ${words}`);
    assert.equal(await hit.locator('.from').textContent(), 'Definition');
  }
});

test('an answer is announced once, when the reader pauses, and seen at once', async (t) => {
  const page = await ring.page(t);
  await open(page);
  assert.equal(await status(page).innerText(), '');
  await page.evaluate(() => {
    Object.assign(globalThis, { announced: [], answered: [] });
    const watch = (selector, act) => {
      const place = document.querySelector(selector);
      new MutationObserver(() => act(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
    };
    watch('.found [role=status]', (text) => globalThis.announced.push(text));
    watch('.found .summary', () => globalThis.answered.push(performance.now()));
  });
  await page.waitForLoadState('networkidle');
  await page.keyboard.type(known.title, { delay: 60 });
  await told(page, /found: (?:about )?\d+/);
  await page.waitForTimeout(1500);
  const { announced, answered } = await page.evaluate(() => ({ announced: globalThis.announced, answered: globalThis.answered }));
  // A slow machine answers with pauses, and each of them may be taken for the reader's.
  const pauses = answered.filter((time, at) => at > 0 && time - answered[at - 1] > 650).length;
  assert.ok(announced.length <= 1 + pauses, announced.join(' | '));
  assert.equal(announced.at(-1), await status(page).innerText());
});

test('a misspelt word is corrected, and the reader is told', async (t) => {
  const page = await ring.page(t);
  const word = known.title.split(/\s+/).map((one) => one.replace(/[^A-Za-z]/g, '')).sort((a, b) => b.length - a.length)[0];
  const wrong = `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`.toLowerCase();
  await askInDialog(page, `${wrong} `);
  assert.match(await status(page).innerText(), /^Showing results for “[^”]+”/, wrong);
  assert.ok(await options(page).count());
});

test('a typed filter with a value that the corpus does not have is named, with the values that it has', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, `party:nobody ${known.title}`);
  const said = await status(page).textContent();
  assert.ok(said.includes('nobody'), said);
  for (const party of new Set(clauses.flatMap((one) => one.parties))) assert.ok(said.includes(party), `${party}: ${said}`);
});

test('where nothing is found, the list of clauses is offered', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, 'qqqqzzzzxxxx');
  assert.equal(await status(page).innerText(), 'Nothing here treats this');
  assert.equal(await options(page).count(), 0);
  assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
  assert.match(await page.getByRole('link', { name: /list of clauses/ }).getAttribute('href'), /\/clauses\/\?q=qqqqzzzzxxxx$/);
});

test('near ids lead to their clauses, near words ask again', async (t) => {
  const page = await ring.page(t);
  // Which ids and words are near is the engine's business: here a worker says it.
  const suggestions = { ids: [[known.id, known.title]], words: ['nearby'], topics: [['somewhere/', 'Elsewhere']] };
  const results = { total: 0, complete: true, hits: [], missing: [], counts: [], suggestions };
  await page.route(`**/${FILES.worker}`, (route) => route.fulfill({
    contentType: 'application/javascript',
    body: `onmessage = ({ data: { id } }) => id && postMessage({ id, results: ${JSON.stringify(results)} });`,
  }));
  await askInDialog(page, 'x');
  assert.equal(await page.getByRole('link', { name: 'Topic: Elsewhere' }).evaluate((link) => link.href), `${ring.root}somewhere/`);
  await page.getByRole('button', { name: 'nearby' }).click();
  assert.equal(await field(page).inputValue(), 'nearby');
  assert.equal(await field(page).evaluate((one) => one === document.activeElement), true, 'the focus is in the field again');
  await page.getByRole('dialog').getByRole('link', { name: `${known.id} ${known.title}` }).click();
  await page.waitForURL(ring.root + addressOf(known));
});

test('only the answer to the last question is shown', async (t) => {
  const page = await ring.page(t);
  await open(page);
  await page.waitForLoadState('networkidle');
  await page.keyboard.type(`notice security patch ${known.id}`, { delay: 5 });
  await field(page).fill(known.id);
  await page.waitForFunction((id) => document.querySelector('#find-hits .hit b')?.textContent === id, known.id);
  await page.waitForTimeout(800);
  assert.equal(await options(page).first().locator('b').textContent(), known.id);
});

test('excerpts come into their reserved room: nothing moves', async (t) => {
  const page = await ring.page(t);
  if (!(await answersAlone(t))) return t.skip('this index is in parts');
  const release = await hold(page, (url) => url.pathname.includes('/search/') && !url.pathname.endsWith(FILES.index));
  await open(page);
  await field(page).fill(known.id);
  await told(page, /found|Nothing here treats this/);
  const places = async () => {
    // The browser estimates the height of a hit until it has drawn it.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return options(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  };
  const before = await places();
  assert.ok(before.length);
  release();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  assert.deepEqual(await places(), before);
});

test('a hit leads to a clean address with the words marked until they are cleared', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.title, '');
  await page.waitForLoadState('networkidle');
  await options(page).filter({ has: page.locator('b', { hasText: new RegExp(`^${known.id}$`) }) }).click();
  await page.waitForURL(ring.root + addressOf(known));
  await page.waitForFunction(() => CSS.highlights.get('search')?.size > 0);
  const marks = await page.evaluate(() => [...CSS.highlights.get('search')].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset).toLowerCase()));
  const words = known.title.toLowerCase().match(/[a-z]{4,}/g);
  assert.ok(words.some((word) => marks.includes(word)), `one of ${words.join(', ')} is among ${[...new Set(marks)].join(', ')}`);
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

test('a question that names an item leads to the item', async (t) => {
  const page = await ring.page(t);
  for (const question of [`${known.id}(b)`, `${known.id.toLowerCase()} (b)`]) {
    await askInDialog(page, question, '');
    assert.equal(await options(page).first().getAttribute('href'), `${ring.root}${addressOf(known)}#b`, question);
  }
});

test('back from a hit of the dialog shows the same hits again', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, known.title, '');
  await page.waitForLoadState('networkidle');
  await options(page).first().click();
  await page.waitForURL((url) => url.href !== ring.root);
  await page.goBack();
  await told(page, /found: (?:about )?[1-9]/);
  assert.equal(await field(page).inputValue(), known.title);
  await page.reload();
  await page.waitForTimeout(500);
  assert.equal(await page.locator('dialog[open]').count(), 0, 'whoever reloads the page wants the page');
});

test('what does not fit into the dialog is on the search page', async (t) => {
  const page = await ring.page(t);
  await askInDialog(page, 'shall');
  const more = page.getByRole('link', { name: /^Show all/ });
  if (!(await more.count())) return t.skip('this corpus has no question with more than ten hits');
  await more.click();
  await page.waitForURL(/\/search\/\?q=shall&page=all$/);
  await told(page, /found/);
  assert.ok((await options(page).count()) > 10);
});
