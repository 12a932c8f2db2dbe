// The figures as a Markdown table, followed by a legend of its columns.

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

const TITLE = '### Search compared with other engines';

const HEAD = ['corpus', 'engine', 'index / text', 'with texts', 'kB sent', 'requests', 'ms', 'ms, slow line', 'letter p95, ms', 'MRR@10', 'success@1'];

function row({ corpus, engine, index, texts, text, cold, slow, ranks }) {
  const name = `${corpus.records.length.toLocaleString('en')} ${corpus.name}`;
  const letters = ms(quantile(cold.flatMap((run) => run.letters), 0.95));
  return [name, engine.name, (index / text).toFixed(2), ((index + texts) / text).toFixed(2), bytes(slow), requests(slow), times(cold), times(slow), letters, ...quality(ranks)];
}

const line = (cells) => `| ${cells.join(' | ')} |`;

const installed = (name) => JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')).devDependencies[name];

/** Engines that found fewer hits than the ten that all were asked for. */
function few(rows) {
  const found = rows.filter(({ cold: [{ hits }] }) => hits < 10);
  return found.map(({ corpus, engine, cold: [{ hits }] }) => `${engine.name} ${hits} (${corpus.records.length} ${corpus.name})`).join(', ');
}

/** What each column means, one line a column. */
function legend(rows) {
  const early = kB(Math.max(...rows.map((one) => one.early)));
  return [
    '**index / text**: the size of the search index without the engine’s program and without the texts that excerpts are cut from, divided by the size of all records in one file. Both sizes are gzip, as sent.',
    '**with texts**: the same including those texts. mdBook’s index always contains them.',
    `**kB sent, requests**: what the browser downloads for the first question, “${QUERY}”, on a first visit with an empty cache. The page itself and the script that shows its hits are not counted, nor are the ${early} kB of library that mdBook sends with every page.`,
    '**ms**: the time from the question to the first hit on the page. The figure after an arrow is the time until all ten hits and their excerpts are there, where that is later; bytes and requests use the same two moments.',
    `**ms, slow line**: the same on a line that adds ${SHAPE.delay} ms to each response and carries ${SHAPE.rate / 1000} Mbit/s.`,
    `**letter p95, ms**: the question is typed again letter by letter, ${PAUSE} ms apart; 95 percent of the letters have their hits on the page within this time.`,
    '**MRR@10, success@1**: mean reciprocal rank within ten hits, and the share of questions whose first hit is right, on judged questions: 60 about the NIST controls and 46 about our clauses. The weights of our ranking were tuned on both sets, and our synonyms were written for our clauses; the controls are searched without synonyms.',
    'The engine “plain text” scans all records without an index. For mdBook, each record is a chapter without headings inside.',
    `These engines found fewer than ten hits, so they had less to fetch and show: ${few(rows) || 'none'}.`,
  ]
    .map((item) => `- ${item}`)
    .join('\n');
}

/** `about`: versions, runs and the date. */
function facts({ chromium, mdbook, runs, slowRuns, date }) {
  const peers = ['Pagefind', 'MiniSearch', 'Lunr'].map((name) => `${name} ${installed(name.toLowerCase())}`);
  const medians = `medians of ${runs} runs, of ${slowRuns} on the slow line`;
  return `Measured on ${date} with \`cargo xtask bench search\`: mdBook ${mdbook}, ${peers.join(', ')}, Chromium ${chromium}; ${medians}. Absolute times depend on the machine; compare rows within one table only.`;
}

export function table(rows, about) {
  const head = [line(HEAD), line(HEAD.map((_, at) => (at < 2 ? '---' : '---:')))];
  const figures = [...head, ...rows.map((one) => line(row(one)))].join('\n');
  return [TITLE, figures, facts(about), legend(rows)].join('\n\n');
}
