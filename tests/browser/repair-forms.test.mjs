// What an address has become on its way leads to the one clause that it means, at the root of a host and under a path, and
// what only looks like the id of a clause leads nowhere. The function is pure: this needs the list of the site only.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repair } from '../../theme/scripts/repair.js';
import { lookalikes, mangled } from './support/mangled.mjs';
import { clauses, text } from './support/site.mjs';

const known = JSON.parse(text('api/addresses.json'));
const BASES = ['/', '/reference/', '/a/b.c/'];
// The forms are those of an id of two parts, such as `PAT-2`.
const ids = clauses.map((clause) => clause.id).filter((id) => /^[A-Z]+-\d+$/.test(id));
const skip = ids.length < 2 && 'this corpus has no ids of letters and a number';

/** An address as a browser shows it. */
function shown(base, form) {
  const { pathname, search, hash } = new URL(base + form, 'https://clauses.example');
  return pathname + search + hash;
}

test('each form of each address arrives', { skip }, () => {
  let forms = 0;
  // Enough ids for letters and numbers of all kinds.
  const some = ids.filter((_, at) => at % 12 === 0);
  for (const base of BASES) {
    for (const id of some) {
      const page = `${base}c/${id.toLowerCase()}/`;
      for (const [form, item] of mangled(id, `https://clauses.example${base}`)) {
        const address = shown(base, form);
        const to = page + (item ? `#${item}` : '');
        if (address === to) continue;
        assert.deepEqual(repair(address, base, known), { go: to }, address);
        forms += 1;
      }
    }
  }
  assert.ok(forms >= 120 * BASES.length * some.length, `${forms} forms`);
});

test('what only looks like an id goes nowhere', { skip }, () => {
  for (const [number, base] of BASES.entries()) {
    for (const [at, id] of ids.entries()) {
      // Each id once: what a base changes does not depend on the id.
      if (at % BASES.length !== number) continue;
      for (const form of lookalikes(id, ids[(at + 1) % ids.length])) {
        const address = shown(base, form);
        const answer = repair(address, base, known);
        assert.ok(!answer || !('go' in answer), `${address} became ${JSON.stringify(answer)}`);
      }
    }
  }
});

test('an address inside a release leads into that release', { skip }, () => {
  const [id] = ids;
  const slug = id.toLowerCase();
  const frozen = { ...known, releases: { '2026-11': [slug], '2027-03': [] } };
  for (const base of BASES) {
    for (const form of [`v/2026-11/c/${id}`, `v/2026-11/${id}.`, `V/2026-11/C/${slug}/%23b`, `v%2F2026-11%2Fc%2F${slug}%2F`, `?u=${encodeURIComponent(`https://x.example${base}v/2026-11/c/${slug}/`)}`, `v/2026\u201311/c/${slug}`, `v/2026-=11/c/${slug}`]) {
      const { go } = repair(shown(base, form), base, frozen);
      assert.equal(go.replace(/#b$/, ''), `${base}v/2026-11/c/${slug}/`, form);
    }
    // A release without this clause, or none of this name: the text of today is offered, not taken for the other.
    for (const release of ['2027-03', '2031-01']) {
      const answer = repair(`${base}v/${release}/c/${id}`, base, frozen);
      assert.deepEqual([answer.offered, answer.why, answer.release], [[`c/${slug}/`], 'no-text', release]);
    }
  }
});

test('a term and an outside document of a release are found in it', { skip: !known.outside.length && 'this corpus cites none' }, () => {
  const [[name, term]] = Object.entries(known.terms).filter(([form, path]) => form.length > 5 && path === `t/${form}/`);
  const [document] = known.outside;
  const frozen = { ...known, releases: { '2026-11': [], '2027-03': [] }, release_pages: { '2026-11': [term, document], '2027-03': [] } };
  for (const base of BASES) {
    const inside = `${base}v/2026-11/`;
    for (const form of [name.toUpperCase(), `${name}.`, name.replace('-', '_'), `${name}/index.html`, `${name}%E2%80%8B`]) {
      assert.deepEqual(repair(shown(inside, `t/${form}`), base, frozen), { go: inside + term }, form);
    }
    assert.deepEqual(repair(`${inside}${document.toUpperCase()}164.308`, base, frozen), { go: inside + document });
    // One letter off is offered, and not taken for the term; the release comes before the text of today.
    const wrong = `${inside}t/${name.slice(0, 2)}${name.slice(3)}/`;
    assert.deepEqual([repair(wrong, base, frozen).offered[0], repair(wrong, base, frozen).why], [`v/2026-11/${term}`, 'near']);
    // A release that has no such term: the text of today is offered.
    const later = repair(`${base}v/2027-03/t/${name.toUpperCase()}`, base, frozen);
    assert.ok(later.offered.includes(term), JSON.stringify(later));
  }
});

test('an address that is right already is left alone', () => {
  for (const base of BASES) {
    for (const path of [known.miss, known.clause.replace('{id}', known.clauses[0]), ...known.pages]) {
      assert.equal(repair(base + path, base, known)?.go, undefined, path);
      assert.equal(repair(`${base}${path}#B`, base, known)?.go, undefined, path);
    }
  }
});

test('under an outside document an id is a provision of it', { skip: !known.outside.length && 'this corpus cites none' }, () => {
  const [document] = known.outside;
  assert.deepEqual(repair(`/${document}${known.clauses[0]}`, '/', known), { go: `/${document}` });
});

test('a name with letters that are not plain leads to its address', () => {
  const german = { ...known, letters: { ü: 'ue', ß: 'ss' }, terms: { uebergabe: 't/uebergabe/' }, pages: [...known.pages, 'masse/', 'raeume/gruende/'] };
  for (const base of BASES) {
    for (const form of ['t/Übergabe', 't/U\u0308bergabe/', 't/%C3%9Cbergabe.', 'T/ÜBERGABE/']) {
      assert.deepEqual(repair(shown(base, form), base, german), { go: `${base}t/uebergabe/` }, form);
    }
    assert.deepEqual(repair(shown(base, 'Maße'), base, german), { go: `${base}masse/` });
    const { offered } = repair(shown(base, 'Übergaben'), base, german);
    assert.deepEqual(offered, ['t/uebergabe/']);
  }
});
