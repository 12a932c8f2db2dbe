// What the tests of the search share: its files, its parts on a page, and how it is asked.

import { test as declare } from 'node:test';
import { start } from './browser.mjs';
import { fullClause } from './kinds.mjs';
import { addressOf, base, clauses, text } from './site.mjs';

export const FILES = Object.fromEntries(
  [...text('index.html').matchAll(/ data-(script|style|worker|engine|index)="([^"]*)"/g)].map(([, name, path]) => [name, path.replace(/^\.\//, '')]),
);
// A program built without the engine makes a site without search in the browser.
const skip = FILES.engine ? false : 'this site was built without the engine';
export const test = (name, act) => declare(name, { skip }, act);
export const ring = await start();

/** A title of several words that only one clause has, to be asked for. */
export const known = clauses.find((one) => one.title.split(' ').length > 2) || clauses[0];
/** Words that several clauses of any corpus have: the parties that they bind. */
export const common = [...new Set(clauses.flatMap((one) => one.parties))].join(' ');
export const clausePage = addressOf(fullClause);

/** Paths below the root of everything that the page asks for from now on. */
export function listen(page) {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(base.length)));
  return asked;
}

export const field = (page) => page.locator('#part-search [name=q], dialog [name=q]');
export const options = (page) => page.locator('#find-hits > .hit');
/** What is said of an answer, as one sees it; screen readers are told after a pause. */
export const status = (page) => page.locator('.found .summary');
export const told = async (page, pattern) => {
  await page.waitForFunction(
    ([source, flags]) => new RegExp(source, flags).test(document.querySelector('.found .summary')?.textContent),
    [pattern.source, pattern.flags],
    { timeout: 10_000 },
  );
};

/** Holds back what is asked for by these addresses until the function is called that it gives. */
export async function hold(page, addresses, onAsked = () => {}) {
  let release;
  const gate = new Promise((done) => { release = done; });
  await page.route(addresses, async (route) => {
    onAsked(route.request());
    await gate;
    await route.continue().catch(() => {});
  });
  return release;
}

/** Opens the dialog of a page by key. */
export async function open(page, path = clausePage) {
  await page.goto(ring.root + path);
  await page.keyboard.press('/');
  await field(page).waitFor();
}

export async function askInDialog(page, words, path = clausePage) {
  await open(page, path);
  await field(page).fill(words);
  await told(page, /found|Nothing here treats this/);
}

/** Whether an address is that of a part of the index. */
export const isPart = (url) => /\/search\/[0-9a-f]+\.bin$/.test(url.pathname) && !url.pathname.endsWith(FILES.index);
let alone;
/** Whether the main file of the index answers without its parts, as it does for a book that is not large. */
export const answersAlone = (t) => (alone ??= (async () => {
  const page = await ring.page(t);
  const release = await hold(page, isPart);
  await open(page);
  await field(page).fill(known.id);
  const answered = await options(page).first().waitFor({ timeout: 4000 }).then(() => true, () => false);
  release();
  return answered;
})());

/** The element that `aria-activedescendant` names, as its number among the hits. */
export const active = (page) => page.evaluate(() => {
  const id = document.querySelector('[role=combobox]').getAttribute('aria-activedescendant');
  return Array.from(document.querySelectorAll('[role=option]')).findIndex((one) => one.id === id && one.getAttribute('aria-selected') === 'true');
});
