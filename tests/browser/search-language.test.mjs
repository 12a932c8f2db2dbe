// The search on a site in another language than English: its engine, forms of words, and what is marked.

import assert from 'node:assert/strict';
import { field, FILES, open, options, ring, told, test as declare } from './support/search.mjs';
import { clauses } from './support/site.mjs';

const isOurs = clauses.some((one) => one.id === 'RAU-1' && one.title === 'Reparaturen');
const test = isOurs ? declare : (name) => declare(name, (t) => t.skip('this site is not the corpus in German'));

/** Asks in the dialog, whose words are German on this site. */
async function ask(page, words) {
  await open(page);
  await field(page).fill(words);
  await told(page, /Gefunden/);
}

test('a site in German has the engine of other languages', () => {
  assert.match(FILES.engine, /clause-search-languages\./);
});

/** What is typed, the clause that is found, and what is marked in it. */
const QUESTIONS = [
  ['uebergaben', 'KAU-1', 'Übergabe'],
  ['UBERGABE', 'KAU-1', 'Übergabe'],
  ['mangel', 'RAU-1', 'Mängel'],
  ['was ist mit den Heizkörpern', 'RAU-1', 'Heizkörper'],
  ['kautionen', 'KAU-2', 'Kaution'],
  ['besuch', 'RAU-2', 'Besuche'],
];

test('forms of a word find each other, and the word that was written is marked', async (t) => {
  const page = await ring.page(t);
  for (const [typed, id, marked] of QUESTIONS) {
    await ask(page, typed);
    const hit = options(page).filter({ has: page.locator('b', { hasText: new RegExp(`^${id}$`) }) });
    await hit.locator('mark', { hasText: marked }).first().waitFor({ timeout: 4000 });
    assert.equal(await hit.count(), 1, typed);
  }
});

test('words that only ask are left out', async (t) => {
  const page = await ring.page(t);
  await ask(page, 'was ist die Übergabe');
  assert.match(await options(page).first().locator('.title').textContent(), /Übergabe/);
  assert.equal(await options(page).locator('mark', { hasText: /^(was|ist|die|der)$/i }).count(), 0);
});
