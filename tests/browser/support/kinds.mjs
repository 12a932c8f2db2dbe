// One page of each kind that the site has. A kind that this corpus lacks, such as a withdrawn clause, is left out.

import { addressOf, clauses, pages, text } from './site.mjs';

const most = (list, measure) => list.reduce((best, one) => (measure(one) > measure(best) ? one : best), list[0]);
const first = (test) => pages.find(test);
const isChapter = (page) => /^[^/]+(\/[^/]+)*\/$/.test(page) && text(`${page}index.html`).includes('id="part-contents"');

/** The clause with the most to show: items, values, terms, references. */
export const fullClause = most(
  clauses,
  (one) => 3 * one.parameters.length + one.terms.length + one.references.length + one.mentions.length + (one.text.match(/^\([a-z]\)/gm) || []).length,
);
export const longestClause = most(clauses, (one) => one.text.length);
export const nestedClause = clauses.find((one) => /^\(ii\)/m.test(one.text));
/** The clause with the longest number before an item, such as `(viii)`. */
export const longestNumber = most(clauses, (one) => Math.max(...(one.text.match(/^\([a-z]+\)/gm) || ['']).map((number) => number.length)));
export const clauseWithoutValues = clauses.find((one) => !one.parameters.length);

const known = new Set(clauses.map(addressOf));
/** Addresses of withdrawn clauses. */
export const withdrawn = pages.filter((page) => /^c\/[^/]+\/$/.test(page) && !known.has(page));

const chapters = pages.filter(isChapter);
/** Chapters with clauses, and those of prose alone. */
export const topicChapters = chapters.filter((page) => text(`${page}index.html`).includes('clause-sheet'));
export const proseChapters = chapters.filter((page) => !topicChapters.includes(page));

/** What changed from one release to another, or since one. */
export const differences = pages.filter((page) => /^changes\/[^/]+\/[^/]+\/$/.test(page));

/** Name, address below the root, and what the page is: `own`, or `chapter` with the text that mdBook has made. */
export const kinds = [
  ['the landing page', ''],
  ['a clause', addressOf(fullClause)],
  ['the longest clause', addressOf(longestClause)],
  ['a clause with items in items', nestedClause && addressOf(nestedClause)],
  ['a clause without values', clauseWithoutValues && addressOf(clauseWithoutValues)],
  ['a withdrawn clause', withdrawn[0]],
  ['the list of clauses', 'clauses/'],
  ['a shorter list', first((page) => /^clauses\/[^/]+\/[^/]+\/$/.test(page))],
  ['the list of terms', 't/'],
  ['a term', first((page) => /^t\/[^/]+\/$/.test(page))],
  ['the list of references', 'r/'],
  ['a framework', first((page) => /^r\/[^/]+\/$/.test(page))],
  ['the list of profiles', first((page) => page === 'profiles/')],
  ['a profile', first((page) => /^profiles\/[^/]+\/$/.test(page))],
  ['the list of releases', first((page) => page === 'changes/')],
  ['a difference', differences[0]],
  ['a topic of a difference', first((page) => /^changes\/[^/]+\/[^/]+\/.+\/$/.test(page))],
  ['a clause of a release', first((page) => /^v\/[^/]+\/c\/[^/]+\/$/.test(page))],
  ['the search page', 'search/'],
  ['the schedule', 'schedule/'],
  ['the comparison of a draft', 'compare/'],
  ['who owes what', 'clauses/matrix/'],
  ['the page for misses', 'no/such/page'],
  ['everything in one file', first((page) => page === 'reference.html')],
  ['a topic chapter', topicChapters[0]],
  ['a chapter of prose', proseChapters[0]],
  ['a chapter with examples', proseChapters.find((page) => text(`${page}index.html`).includes('<pre'))],
]
  .filter(([, path], at, all) => path !== undefined && all.findIndex((kind) => kind[1] === path) === at)
  .map(([name, path]) => ({ name, path, chapter: chapters.includes(path) }));

/** The page of a kind. */
export const page = (name) => kinds.find((kind) => kind.name === name)?.path;
