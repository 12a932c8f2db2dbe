// Where an address leads that the site does not have. Everything here is worked out from the address and from the list
// of what the site has, so the answer is always a page of this site, or pages to choose from.

import { bySpelling, idsIn, spelled } from './clause-ids.js';
import { isOneLetterOff } from './nearest.js';
import { readings } from './readings.js';

/**
 * What the site has. Paths are seen from its root; ids and names are in lower case.
 * @typedef {object} Known
 * @property {string} clause  the address of a clause, with `{id}` in the place of its id
 * @property {string} release_clause  the address of its text in a release, with `{release}` too
 * @property {string} release  the address of a release
 * @property {string} miss  the page for misses
 * @property {string[]} beside  files that lie beside the page of a clause
 * @property {string[]} words  words of the site's title
 * @property {string[]} clauses  ids of clauses, withdrawn ones included
 * @property {Record<string, string[]>} releases  ids of the clauses of each release
 * @property {Record<string, string[]>} release_pages  addresses of all other pages of each release, seen from the release
 * @property {Record<string, string>} terms  addresses of terms by their names and other forms
 * @property {Record<string, string>} [letters]  how names in addresses write letters that are not plain: `ü` as `ue`
 * @property {string[]} outside  addresses of outside documents: what follows them is no id of this site
 * @property {string[]} pages  addresses of all other pages, and of files that people link to
 */

/**
 * Where to go; or what to choose from, why, and words for the search. `release` is the one that the address names.
 * @typedef {'several' | 'no-text' | 'near' | 'nothing'} Reason
 * @typedef {{ go: string } | { offered: string[], why: Reason, release: string, words: string }} Answer
 */

// Longer ones are not an address of this site with something added.
const MAX_LENGTH = 4000;

/** So many pages are offered. */
const MAX_OFFERED = 6;

/** So many words go into the search. */
const MAX_WORDS = 8;

/**
 * The address of a page as it is compared: without the slashes around it, and without the name of an index file.
 * @param {string} path
 */
function keyOf(path) {
  const steps = path.split('/').map((step) => step.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter(Boolean);
  return steps.join('/').replace(/(^|\/)index\.html?$/, '').replace(/\.html?$/, '');
}

/**
 * Text with its letters as names in addresses write them.
 * @param {string} text
 * @param {Known} known
 */
const inAddress = (text, { letters = {} }) => text.normalize('NFC').replace(/[^\0-\x7f]/gu, (letter) => letters[letter] ?? letter);

/**
 * The name of something as it stands in its address.
 * @param {string} text
 * @param {Known} known
 */
const slugOf = (text, known) => inAddress(text, known).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/**
 * What a reading says below the root of the site: the page without its query, and the fragment.
 * @param {string} reading
 * @param {string} base
 */
function placeIn(reading, base) {
  const root = base.toLowerCase();
  const local = reading.replace(/^.*https?:\/+[^/]+/s, '');
  const rest = local.startsWith(root) ? local.slice(root.length) : local;
  const [whole, fragment = ''] = rest.split(/#(.*)/s);
  return { key: keyOf(whole.replace(/\?.*$/s, '')), fragment: /^[a-z0-9][a-z0-9-]*/.exec(fragment)?.[0] ?? '' };
}

/**
 * The page whose address it is but for its spelling, or nothing.
 * @param {string} key
 * @param {Known} known
 */
function pageOf(key, known) {
  const written = inAddress(key, known);
  const page = known.pages.find((path) => keyOf(path) === key) ?? known.pages.find((path) => keyOf(path) === written);
  if (page !== undefined) return page;
  const [, folder, name] = /^(.*\/)?(.*)$/s.exec(key) ?? ['', '', ''];
  const slug = slugOf(name, known);
  const term = Object.hasOwn(known.terms, slug) ? known.terms[slug] : undefined;
  if (term && folder && term.startsWith(folder)) return term;
  return known.outside.find((path) => key.startsWith(path));
}

/**
 * The release that an address names: nothing where it names none.
 * @param {string[]} said
 * @param {Known} known
 */
function releaseIn(said, known) {
  const names = said.flatMap((reading) => /(?:^|[/\\])v[/\\]+(\d[a-z0-9-]*)/.exec(reading)?.[1] ?? []);
  return names.find((name) => known.releases[name]) ?? names[0] ?? '';
}

/**
 * What the site has in a release: a text of a release is not taken for that of today.
 * @param {string} release
 * @param {Known} known
 * @returns {Known}
 */
function inRelease(release, known) {
  const root = known.release.replace('{release}', release);
  const pages = (known.release_pages[release] ?? []).map((path) => root + path);
  /** @param {string} path */
  const isThere = (path) => pages.includes(path);
  return {
    ...known,
    clause: known.release_clause.replace('{release}', release),
    clauses: known.releases[release] ?? [],
    terms: Object.fromEntries(Object.entries(known.terms).map(([name, path]) => [name, root + path]).filter(([, path]) => isThere(path))),
    outside: known.outside.map((path) => root + path).filter(isThere),
    pages,
  };
}

/**
 * The ids in all readings, each once.
 * @param {string[]} said
 * @param {Known} known
 */
function idsOf(said, known) {
  const words = [...known.words, ...known.pages.map((path) => keyOf(path))];
  /** @type {Map<string, string>} */
  const items = new Map();
  for (const reading of said) {
    for (const { id, item } of idsIn(reading, known.clauses, words)) items.set(id, items.get(id) || item);
  }
  return items;
}

/**
 * Pages whose names are one letter off, and clauses whose ids are.
 * @param {string} key
 * @param {Known} known
 */
function nearTo(key, known) {
  const steps = key.split('/').map((step) => slugOf(step, known)).filter((step) => step.length > 2);
  const numbered = key.match(/[a-z][a-z-]*[^a-z0-9/]*\d+/g) ?? [];
  const asIds = [...steps, ...numbered].map(spelled).filter((text) => text.length > 3 && /[a-z]/.test(text) && /\d/.test(text));
  // The same id if there is one, otherwise those of the same topic, otherwise others.
  /** @param {string} id */
  const distance = (id) => {
    const own = spelled(id);
    const near = asIds.filter((text) => text === own || isOneLetterOff(text, own));
    const topic = own.replace(/\d+$/, '');
    return Math.min(3, ...near.map((text) => (text === own ? 0 : text.startsWith(topic) ? 1 : 2)));
  };
  const least = Math.min(3, ...known.clauses.map(distance));
  const clauses = known.clauses.filter((id) => least < 3 && distance(id) === least);
  /** @param {string} name */
  const isNear = (name) => steps.some((step) => step === name || (step.length > 3 && isOneLetterOff(step, name)));
  const terms = Object.entries(known.terms).filter(([name]) => isNear(name)).map(([, path]) => path);
  const pages = known.pages.filter((path) => isNear(slugOf(keyOf(path).replace(/^.*\//, ''), known)));
  return [...clauses.map((id) => known.clause.replace('{id}', id)), ...terms, ...pages];
}

/**
 * Words for the search, without the names of folders.
 * @param {string} key
 * @param {Known} known
 */
function wordsOf(key, known) {
  const folders = known.pages.map(keyOf);
  const steps = key.split('/').filter((step) => !folders.includes(step));
  const words = steps.join(' ').replace(/\.[a-z]{2,5}$/, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, MAX_WORDS).join(' ');
}

/**
 * The clauses that may be meant, with their items: the one that the last part of the path names, or all that stand anywhere.
 * @param {string} key
 * @param {string[]} said
 * @param {Known} known
 * @returns {string[][]}  each an id and an item
 */
function clausesIn(key, said, known) {
  const found = idsOf(said, known);
  const step = key.replace(/^.*\//s, '');
  const last = step.includes('.') ? undefined : bySpelling(known.clauses).get(spelled(step));
  return last ? [[last, found.get(last) ?? '']] : [...found];
}

/**
 * The page of the one clause that is meant, with its item, or what to offer.
 * @param {string} key
 * @param {string[]} said
 * @param {Known} known
 * @returns {{ page: string, item: string } | { page?: undefined, offer: { offered: string[], why: Reason, release: string } }}
 */
function meantBy(key, said, known) {
  const clauses = clausesIn(key, said, known);
  const release = releaseIn(said, known);
  /** @param {string} id */
  const isThere = (id) => !release || (known.releases[release] ?? []).includes(id);
  /** @param {string} id */
  const addressOf = (id) => (release && isThere(id) ? known.release_clause.replace('{release}', release) : known.clause).replace('{id}', id);
  if (clauses.length === 1 && isThere(clauses[0][0])) {
    const [[id, item]] = clauses;
    const file = release ? undefined : known.beside.find((name) => key.endsWith(`/${name}`));
    return file ? { page: addressOf(id) + file, item: '' } : { page: addressOf(id), item };
  }
  if (clauses.length) {
    const offered = clauses.slice(0, MAX_OFFERED).map(([id]) => addressOf(id));
    return { offer: { offered, why: clauses.length > 1 ? 'several' : 'no-text', release } };
  }
  const inside = known.releases[release] ? nearTo(key, inRelease(release, known)) : [];
  const near = inside.length ? inside : nearTo(key, known);
  const offered = [...new Set(near)].slice(0, MAX_OFFERED);
  return { offer: { offered, why: offered.length ? 'near' : 'nothing', release: '' } };
}

/**
 * Answers an address that was not found.
 * @param {string} address  as the browser shows it: path, query and fragment
 * @param {string} base  the path of the site's root
 * @param {Known} known
 * @returns {Answer | null}  null where the address is right already, or says nothing
 */
export function repair(address, base, known) {
  if (address.length > MAX_LENGTH) return null;
  const said = readings(address);
  const { key, fragment } = placeIn(said[0], base);
  if (key === keyOf(known.miss)) return null;
  /** @param {string} path */
  const go = (path, item = '') => {
    const isHere = address.replace(/[?#].*$/s, '') === base + path;
    return isHere ? null : { go: `${base}${path}${item && `#${item}`}` };
  };
  const release = releaseIn(said, known);
  const page = key ? pageOf(key, known.releases[release] ? inRelease(release, known) : known) ?? pageOf(key, known) : undefined;
  if (page !== undefined) return go(page, fragment);

  const meant = meantBy(key, said, known);
  return meant.page === undefined ? { ...meant.offer, words: wordsOf(key, known) } : go(meant.page, meant.item);
}
