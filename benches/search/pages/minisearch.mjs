// MiniSearch with an index made before, asked as its documentation advises for search as you type.
/* global MiniSearch */

import { answer } from './page.mjs';
import { hits, json, library } from './text.mjs';

const OPTIONS = {
  boost: { label: 6, title: 4 },
  prefix: (term) => term.length > 2,
  fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  combineWith: 'OR',
};

let opened;

async function open() {
  const index = fetch('minisearch.json').then((response) => response.text());
  const [, source, records] = await Promise.all([library('minisearch.js'), index, json('records.json')]);
  return { records, engine: MiniSearch.loadJSON(source, { fields: ['label', 'title', 'body'] }) };
}

answer(async (query, show) => {
  opened ||= open();
  const { records, engine } = await opened;
  show(hits(records, engine.search(query, OPTIONS).map(({ id }) => id), query));
});
