// The filters of the lists fold case and accents as the engine of the search does, character by character.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const source = readFileSync(new URL('theme/scripts/fold.js', root), 'utf8');
const { fold } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
// Written by a test of the engine: code point and what it folds to, of all that do not stay what they are.
const table = readFileSync(new URL('search-index/tests/folding.txt', root), 'utf8').split('\n').filter(Boolean)
  .map((line) => [Number.parseInt(line, 16), line.slice(line.indexOf(' ') + 1)]);

test('every character folds as in the engine', () => {
  assert.ok(table.length > 300, `${table.length} characters`);
  const expected = new Map(table);
  const wrong = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    const right = expected.get(code) ?? character;
    if (fold(character) !== right) wrong.push(`${code.toString(16)}: ${fold(character)} instead of ${right}`);
  }
  assert.deepEqual(wrong, []);
});

test('words fold as a whole', () => {
  assert.equal(fold('Łódź, ZÜRICH and Straße: e\u0301'), 'lodz, zurich and strasse: e');
});
