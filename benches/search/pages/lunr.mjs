// Lunr with an index made before.
/* global lunr */

import { answer } from './page.mjs';
import { hits, json, library } from './text.mjs';

let opened;

async function open() {
  const [, source, records] = await Promise.all([library('lunr.min.js'), json('lunr.json'), json('records.json')]);
  return { records, engine: lunr.Index.load(source) };
}

/** A reader's colon or caret is no query language: what Lunr refuses is asked again without signs. */
function found(engine, query) {
  try {
    return engine.search(query);
  } catch {
    return engine.search(query.replace(/[^\p{L}\p{N}\s]/gu, ' '));
  }
}

answer(async (query, show) => {
  opened ||= open();
  const { records, engine } = await opened;
  show(hits(records, found(engine, query).map(({ ref }) => Number(ref)), query));
});
