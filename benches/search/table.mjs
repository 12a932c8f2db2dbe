// The figures as a table of Markdown, and what has to be known to read them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHAPE } from './server.mjs';
import { PAUSE, QUERY } from './measure.mjs';

/** The value that this share of all values does not exceed. */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const kB = (bytes) => (bytes / 1000).toFixed(1);
const ms = (time) => (time < 10 ? time.toFixed(1) : time.toFixed(0));

/** Two moments in one cell: the first hit, and all ten with their excerpts where that is later. */
function both(runs, show) {
  const [hit, full] = ['first', 'full'].map((moment) => show(runs.map((run) => run[moment])));
  return hit === full ? hit : `${hit} → ${full}`;
}

const times = (runs) => both(runs, (moments) => ms(median(moments.map(({ time }) => time))));
const bytes = (runs) => both(runs, (moments) => kB(median(moments.map((one) => one.bytes))));
const requests = (runs) => both(runs, (moments) => String(median(moments.map((one) => one.requests))));

function quality(ranks) {
  if (!ranks.length) return ['', ''];
  return [mean(ranks.map((rank) => (rank ? 1 / rank : 0))), mean(ranks.map((rank) => Number(rank === 1)))].map((one) => one.toFixed(2));
}

const TITLE = '### The search beside others';

const HEAD = ['corpus', 'engine', 'index / text', 'with texts', 'kB sent', 'requests', 'ms', 'ms, slow line', 'letter p95, ms', 'MRR@10', 'success@1'];

function row({ corpus, engine, index, texts, text, cold, slow, ranks }) {
  const name = `${corpus.records.length.toLocaleString('en')} ${corpus.name}`;
  const letters = ms(quantile(cold.flatMap((run) => run.letters), 0.95));
  return [name, engine.name, (index / text).toFixed(2), ((index + texts) / text).toFixed(2), bytes(slow), requests(slow), times(cold), times(slow), letters, ...quality(ranks)];
}

const line = (cells) => `| ${cells.join(' | ')} |`;

const installed = (name) => JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')).devDependencies[name];

/** Engines that have found fewer hits than all show. */
function few(rows) {
  const found = rows.filter(({ cold: [{ hits }] }) => hits < 10);
  return found.map(({ corpus, engine, cold: [{ hits }] }) => `${engine.name} ${hits} (${corpus.records.length} ${corpus.name})`).join(', ');
}

function reading(rows) {
  const early = kB(Math.max(...rows.map((one) => one.early)));
  return [
    `“kB sent” to “ms, slow line”: the first question, “${QUERY}”, in a browser that has never been here, from the call until the first hit is in the page; after an arrow until all ten are there with their excerpts, where that is later.`,
    `Bytes and requests are bodies as sent, without the page and the script that shows its hits; mdBook’s ${early} kB of library come with every page and are not counted.`,
    `The slow line adds ${SHAPE.delay} ms to each response and sends ${SHAPE.rate / 1000} Mbit/s in all.`,
    `Letter: the same words typed letter by letter, a second after that and ${PAUSE} ms apart, until the ten hits of each letter are there.`,
    'Index: everything but programs and the texts that excerpts are cut from; then with them; text: all records as one file; all as sent, gzip. mdBook’s index has the texts inside.',
    'Plain text looks through that file without an index.',
    `Fewer than ten hits, so less to fetch and to show, have: ${few(rows) || 'none'}.`,
  ].join(' ');
}

const QUALITY = 'MRR@10 and success@1: judged questions, 60 about the controls, 46 about our clauses. Our weights were chosen on both, and our synonyms were written for the latter; on the controls our engine has no synonyms. An mdBook chapter here is one record without headings inside.';

/** `about`: versions, runs and the date. */
function facts({ chromium, mdbook, runs, slowRuns, date }) {
  const peers = ['Pagefind', 'MiniSearch', 'Lunr'].map((name) => `${name} ${installed(name.toLowerCase())}`);
  const medians = `medians of ${runs} runs, ${slowRuns} on the slow line`;
  return `mdBook ${mdbook}, ${peers.join(', ')}, Chromium ${chromium}; ${medians}; ${date}; \`cargo xtask bench search\`.`;
}

export function table(rows, about) {
  const head = [line(HEAD), line(HEAD.map((_, at) => (at < 2 ? '---' : '---:')))];
  const figures = [...head, ...rows.map((one) => line(row(one)))].join('\n');
  return [TITLE, figures, facts(about), reading(rows), QUALITY].join('\n\n');
}
