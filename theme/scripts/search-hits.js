// How a hit looks, and the words that it hands to the page it leads to.

import { around, PLACE } from './around.js';
import { idsIn } from './clause-ids.js';
import { element, ignoringErrors } from './dom.js';

/**
 * Text in pieces; a piece that is marked is a list.
 * @typedef {(string | string[])[]} MarkedText
 */

/**
 * A page that the engine has found.
 * @typedef {object} Hit
 * @property {'clause' | 'withdrawn' | 'term' | 'framework' | 'topic' | 'chapter'} is
 * @property {string} id  of what is no clause its address
 * @property {string} url  below the root of the site
 * @property {MarkedText} title
 * @property {MarkedText} excerpt
 * @property {keyof typeof PLACES} excerptFrom
 * @property {keyof typeof PLACES} where
 * @property {string[]} parties
 * @property {[name: string, url: string]} [provision]  that the query names and the clause cites; the address is below the root
 */

/** @param {MarkedText} pieces */
const marked = (pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : element('mark', {}, ...piece)));

/** What a hit is called that is no clause in force. */
const KINDS = { withdrawn: phrase('hit-withdrawn'), term: phrase('term-defined'), framework: phrase('hit-document'), topic: phrase('facet-topic'), chapter: phrase('hit-chapter') };

/** What a place of a clause is called in which words were found. */
const PLACES = {
  id: phrase('place-id'),
  title: phrase('place-title'),
  term: phrase('place-terms'),
  text: phrase('place-text'),
  summary: phrase('place-summary'),
  reference: phrase('place-references'),
  asked: phrase('place-questions'),
  topic: phrase('place-topic'),
  rationale: phrase('place-rationale'),
};

/** @param {Hit} hit */
const isClause = (hit) => hit.is === 'clause' || hit.is === 'withdrawn';

/** @param {Hit} hit */
function reasonOf(hit) {
  if (hit.provision) return phrase('hit-cites', { provision: hit.provision[0] });
  if (hit.excerptFrom === 'rationale' || hit.excerptFrom === 'asked') return '';
  if (hit.is === 'term') return phrase('hit-definition');
  return isClause(hit) ? phrase('hit-found', { place: PLACES[hit.where] }) : '';
}

/**
 * A party as the site writes it: a word and a shape.
 * @param {string} id
 */
function partyLabel(id) {
  const labels = /** @type {HTMLTemplateElement | null} */ (document.getElementById('part-parties'));
  return labels?.content.querySelector(`[data-party="${CSS.escape(id)}"]`)?.cloneNode(true) || id;
}

/**
 * The page of a hit. A question that names an item, such as `PAT-2(b)`, leads to the item.
 * @param {Hit} hit
 * @param {string} query
 */
function addressOf(hit, query) {
  // Most questions name no item, and the hits of each letter are made anew.
  if (!/[()#]|\d\.\d/.test(query)) return hit.url;
  const [named] = isClause(hit) ? idsIn(query.toLowerCase(), [hit.id.toLowerCase()], []) : [];
  return named?.item ? `${hit.url}#${named.item}` : hit.url;
}

/**
 * The parts of a hit, for each of the two lists.
 * @param {Hit} hit
 */
function partsOf(hit) {
  const isRationale = hit.excerptFrom === 'rationale';
  const title = [...(isClause(hit) ? [element('b', {}, hit.id), ' '] : []), ...marked(hit.title)];
  const parties = element('span', { class: 'who' }, ...hit.parties.flatMap((party) => [' ', partyLabel(party)]));
  if (hit.is !== 'clause') parties.append(element('span', { class: `page-kind ${hit.is}` }, KINDS[hit.is]));
  const source = isRationale ? element('strong', {}, phrase('hit-rationale')) : hit.excerptFrom === 'asked' ? element('strong', {}, phrase('hit-asked')) : '';
  return { title, parties, words: [source, ' ', ...marked(hit.excerpt)], wordsClass: isRationale ? 'words why' : 'words' };
}

/**
 * A hit in the dialog: one of the field's options.
 * @param {Hit} hit
 * @param {number} index
 * @param {{ root: string, query: string }} question
 */
export function hitOption(hit, index, { root, query }) {
  const { title, parties, words, wordsClass } = partsOf(hit);
  return element('a', { class: 'plain hit', id: `hit-${index}`, href: root + addressOf(hit, query), role: 'option', tabindex: '-1', 'aria-selected': 'false' },
    element('span', { class: 'line' }, element('span', { class: 'title' }, ...title), parties),
    element('span', { class: wordsClass }, ...words),
    element('span', { class: 'from' }, reasonOf(hit)));
}

/**
 * A hit on the search page: a heading with a link. A provision leads to what the site tells of it.
 * @param {Hit} hit
 * @param {{ root: string, query: string }} question
 */
export function hitItem(hit, { root, query }) {
  const { title, parties, words, wordsClass } = partsOf(hit);
  const reason = hit.provision ? around(phrase('hit-cites', { provision: PLACE }), element('a', { href: root + hit.provision[1] }, hit.provision[0])) : [reasonOf(hit)];
  const chooser = hit.is === 'clause' ? [element('button', { type: 'button', class: 'add', 'data-schedule': hit.id, 'aria-label': phrase('add-clause', { id: hit.id }) }, '+')] : [];
  return element('li', { class: 'hit' },
    element('div', { class: 'line' }, element('h2', { class: 'title' }, element('a', { class: 'plain', href: root + addressOf(hit, query) }, ...title)), parties, ...chooser),
    element('p', { class: wordsClass }, ...words),
    element('p', { class: 'from' }, ...reason));
}

/**
 * Keeps the marked words of a list of hits for the page that one of them leads to.
 * @param {HTMLAnchorElement} hit
 * @param {Element} list
 */
export function keepMarks(hit, list) {
  const text = Array.from(list.querySelectorAll('mark'), (mark) => mark.textContent).join(' ');
  const words = text.match(/[\p{L}\p{N}]{3,}|\d+/gu) || [];
  ignoringErrors(() => sessionStorage.setItem('marks', [hit.pathname, ...new Set(words)].join('|')));
}
