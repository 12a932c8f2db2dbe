// No index at all: every question goes through the whole text. It is the floor, not a proposal.

import { answer } from './page.mjs';
import { hits, json } from './text.mjs';

// Label, title and body of a record, and what a word counts there that begins a word.
const WEIGHTS = [[1, 10], [2, 5], [3, 1]];

let opened;

async function open() {
  const records = await json('records.json');
  return { records, plain: records.map((record) => record.map((text) => text.toLowerCase())) };
}

const beginsAt = (text, at) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);

function count(text, word) {
  let times = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) times += beginsAt(text, at);
  return times;
}

const score = (record, word) => WEIGHTS.reduce((sum, [field, weight]) => sum + weight * Math.log1p(count(record[field], word)), 0);

/** Numbers of the records that have one of the words, best first; rare words count more. */
function find(plain, query) {
  const total = new Float64Array(plain.length);
  for (const word of query.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []) {
    const scores = plain.map((record) => score(record, word));
    const having = scores.filter((one) => one > 0).length;
    const rarity = Math.log1p(plain.length / (1 + having));
    scores.forEach((one, number) => (total[number] += one * rarity));
  }
  return [...total.keys()].filter((number) => total[number] > 0).sort((a, b) => total[b] - total[a]);
}

answer(async (query, show) => {
  opened ||= open();
  const { records, plain } = await opened;
  show(hits(records, find(plain, query), query));
});
