// What is measured on one page: bytes and times of the first answer, the time of each letter, the rank of right answers.

import { visit } from './browser.mjs';

/** The question of all measurements of time. */
export const QUERY = 'multi factor authentication';

const ask = (page, query) => page.evaluate((words) => globalThis.search(words), query);

/** What was sent up to a moment. */
function load(log, moment) {
  const before = log.filter(({ at }) => at <= moment);
  return { requests: before.length, bytes: before.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function first(page, server) {
  const log = server.log.length;
  const { started, first: hit, full, paths } = await ask(page, QUERY);
  const sent = server.log.slice(log);
  return {
    hits: paths.length,
    first: { time: hit - started, ...load(sent, hit) },
    full: { time: full - started, ...load(sent, full) },
  };
}

/** Between two letters of a fast typist, in ms: what a page draws after one is drawn before the next. */
export const PAUSE = 60;

/** Times from each letter until its hits are there; a space alone asks nothing new. Before, the reader looks at the first
 * answer for a second, and an engine may use it. */
async function letters(page) {
  await page.waitForTimeout(1000);
  const times = [];
  for (let end = 1; end <= QUERY.length; end += 1) {
    const typed = QUERY.slice(0, end);
    if (typed.endsWith(' ')) continue;
    await page.waitForTimeout(PAUSE);
    const { started, all } = await ask(page, typed);
    times.push(all - started);
  }
  return times;
}

/** The first answer in a browser that has never been here, and then the query letter by letter. */
export const cold = (address, engine, server) => visit(address, engine.script, async (page) => ({
  ...(await first(page, server)),
  letters: await letters(page),
}));

/** The first answer over a slow line; the page itself has come over a fast one. */
export const slow = (address, engine, server) => visit(address, engine.script, async (page) => {
  server.shaped = true;
  try {
    return await first(page, server);
  } finally {
    server.shaped = false;
  }
});

/** The last part of a path, without what differs between sites: `pat-2` of `/c/pat-2/` and `/c/pat-2.html`. */
const slug = (path) => new URL(path, 'http://site/').pathname.replace(/(\.html|\/)$/, '').split('/').at(-1);

/** The place of the first right hit among the first ten, from 1; 0 for none. */
function rank(paths, want) {
  const distinct = [...new Set(paths.map(slug))].slice(0, 10);
  return 1 + distinct.findIndex((path) => want.includes(path));
}

/** The ranks of right answers to all questions. */
export const ranks = (address, engine, questions) => visit(address, engine.script, async (page) => {
  const found = [];
  for (const { q, want } of questions) found.push(rank((await ask(page, q)).paths, want));
  return found;
});
