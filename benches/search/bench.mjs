// The bench of the search: builds every engine's page for every corpus, asks them in turn, and writes the table.
//
// `cargo xtask bench search` starts it and gives WORK, a folder of its own with the packed files of the controls; SITE, our
// built site; MDBOOK and CHROME, programs. RUNS and SLOW_RUNS say how often.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from './browser.mjs';
import { corpora } from './corpora.mjs';
import { ENGINES, size, textSize } from './engines.mjs';
import { cold, ranks, slow } from './measure.mjs';
import { serve } from './server.mjs';
import { build } from './sites.mjs';
import { table } from './table.mjs';

const { WORK, SITE, MDBOOK_VERSION } = process.env;
const runs = Number(process.env.RUNS);
const slowRuns = Number(process.env.SLOW_RUNS);

const say = (text) => process.stderr.write(`${text}\n`);

/** One engine's page for one corpus, with its server. */
async function place(engine, corpus, sites) {
  const server = await serve(sites[engine.site]);
  return { engine, corpus, server, address: `${server.origin}/${engine.page}`, cold: [], slow: [] };
}

/** Asks all engines of one corpus, each in turn, so that a busy minute of the machine is everybody's. */
async function measure(places) {
  for (const one of places) {
    // The first visit is not counted: after it the server has everything compressed.
    await cold(one.address, one.engine, one.server);
    one.ranks = await ranks(one.address, one.engine, one.corpus.questions);
  }
  for (let run = 0; run < runs; run += 1) {
    for (const one of places) one.cold.push(await cold(one.address, one.engine, one.server));
  }
  for (let run = 0; run < slowRuns; run += 1) {
    for (const one of places) one.slow.push(await slow(one.address, one.engine, one.server));
  }
}

async function bench(corpus) {
  say(`${corpus.records.length} ${corpus.name}`);
  const sites = build(WORK, corpus);
  const places = [];
  for (const engine of ENGINES) places.push(await place(engine, corpus, sites));
  await measure(places);
  const text = textSize(corpus.records);
  for (const one of places) {
    const { site, index, texts, early } = one.engine;
    const sizes = [index, texts, early].map((wanted) => size(sites[site], wanted));
    Object.assign(one, { text, index: sizes[0], texts: sizes[1], early: sizes[2] });
    await one.server.stop();
  }
  return places;
}

const rows = [];
for (const corpus of corpora(WORK, SITE)) rows.push(...(await bench(corpus)));
const about = { chromium: await version(), mdbook: MDBOOK_VERSION, runs, slowRuns, date: new Date().toISOString().slice(0, 10) };
const text = table(rows, about);
const raw = rows.map(({ engine, corpus, server, address, ...figures }) => ({ engine: engine.name, corpus: corpus.folder, ...figures }));
writeFileSync(join(WORK, 'results.json'), JSON.stringify(raw, null, 1));
writeFileSync(join(WORK, 'table.md'), text);
process.stdout.write(text);
