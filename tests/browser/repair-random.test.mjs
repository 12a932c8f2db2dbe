// Repairing addresses, with texts that nobody would think of: what `repair` returns leads into the site, is not
// repaired again, and no text makes it throw or take long. It needs neither a browser nor a site.
//
// The texts are random and the same in every run; SEED and RUNS in the environment choose others and more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repair } from '../../theme/scripts/repair.js';

const RUNS = Number(process.env.RUNS || 20000);
const SEED = Number(process.env.SEED || 1);
const KNOWN = {
  clause: 'c/{id}/', release: 'v/{release}/', release_clause: 'v/{release}/c/{id}/', miss: '404.html', beside: ['clause.md', 'clause.json'], words: ['reference'],
  clauses: ['pat-1', 'pat-2', 'inc-12', 'acc-3', 'gen-1'], releases: { '2026-11': ['pat-1', 'inc-12'] }, release_pages: { '2026-11': ['t/traffic-light-protocol/'] }, terms: { tlp: 't/traffic-light-protocol/' },
  outside: ['r/csf/'], pages: ['c/', 'clauses/', 'search/', 'changes/', 't/', 'r/', 'v/', 'api/', 'r/csf/', 'clauses.csv'],
};
const BASES = ['/', '/terms/', '/a/b.c/', '/MC2-Clauses/'];

// Pieces of addresses as gateways, chat programs and hostile people make them.
const PIECES = [
  'c', 't', 'r', 'v', 'clauses', 'search', 'changes', 'api', 'pat-1', 'PAT-2', 'pat_2', 'pat 2', 'pat2', 'inc-12', 'nobody-9',
  'index.html', 'clause.md', '1.0', '.', '..', '...', '/', '//', '\\', '?', '?q=x', '#', '#b', '#a-ii', '&', '=', ';', ',', ':', '!',
  ')', '(', '<', '>', '"', "'", '”', '»', ' ', '\t', '\n', '\0', '+', '*', '~', '@', '%', '%%', '%2', '%zz', '%20', '%23', '%2523',
  '%252523', '%2F', '%2f..%2f', '%5c', '%00', '%0d%0a', '%C3%A4', '%E2%80%AE', '%ff', '%F0%9F%8D%8E', 'javascript:', 'https://hostile.example',
  '//hostile.example', 'data:text/html,x', 'ä', 'İ', '漢', '🍎', '\u202e', '\u200b', '\ud800', '<script>', '__proto__', 'constructor',
];

/** Numbers from 0 to 1, the same for the same seed. The generator is "mulberry32", which is in the public domain. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pathOf(next, base) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  let path = next() < 0.8 ? base : '/';
  const count = Math.floor(next() * 8);
  for (let index = 0; index < count; index += 1) {
    const piece = next() < 0.9 ? pick(PIECES) : String.fromCharCode(Math.floor(next() * 0x10000));
    path += piece + (next() < 0.4 ? '/' : '');
  }
  return path;
}

/** Everything that must hold of one repair. */
function check(path, base) {
  const answer = repair(path, base, KNOWN);
  if (!answer) return 0;
  if (!('go' in answer)) {
    for (const offered of answer.offered) assert.match(offered, /^[a-z0-9./-]+$/, path);
    return 0;
  }
  const target = answer.go;
  const told = `${JSON.stringify(path)} under ${base} became ${JSON.stringify(target)}`;
  assert.equal(typeof target, 'string', told);
  assert.ok(target.startsWith(base), told);
  assert.notEqual(target, path, told);
  // As a browser reads it, the address stays on the server and below the root of the site.
  const url = new URL(target, 'https://site.example');
  assert.equal(url.origin, 'https://site.example', told);
  assert.ok(url.pathname.startsWith(base), told);
  assert.equal(url.search, '', told);
  assert.match(target.slice(base.length), /^[a-z0-9-][a-z0-9./-]*(?:#[a-z0-9-]+)?$/, told);
  assert.ok(!target.slice(base.length).split('/').includes('..'), told);
  // The page of a miss repairs once: a second repair would send a reader in circles.
  assert.equal(repair(target, base, KNOWN), null, `${told}, and again`);
  return 1;
}

test('what is repaired leads into the site, once', () => {
  const next = random(SEED);
  let repaired = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const base = BASES[Math.floor(next() * BASES.length)];
    repaired += check(pathOf(next, base), base);
  }
  // A test whose texts are all beyond repair would say nothing.
  assert.ok(repaired > RUNS / 40, `only ${repaired} of ${RUNS} were repaired`);
});

test('each piece alone, and in the place of an id, is survived', () => {
  for (const base of BASES) {
    for (const piece of PIECES) {
      for (const path of [piece, base + piece, `${base}c/${piece}`, `${base}c/${piece}/`, `${base}c/pat-1/${piece}`, `${base}c/pat-1${piece}`, `${base}v/1.0/${piece}`]) check(path, base);
    }
  }
});

test('a long address takes no time', () => {
  for (const piece of ['%25', '/', '.', '>', ' ', 'a', '#', '<', '%', '-', 'pat-1/', '?']) {
    const begun = performance.now();
    for (const length of [900, 100000]) {
      const long = piece.repeat(length / piece.length);
      check(`/${long}`, '/');
      check(`/c/pat-1${long}x`, '/');
    }
    assert.ok(performance.now() - begun < 2000, `${JSON.stringify(piece)}: ${performance.now() - begun} ms`);
  }
});
