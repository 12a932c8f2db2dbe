// How a hit looks, and the words that it hands to the page it leads to.

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
const KINDS = { withdrawn: 'Withdrawn clause', term: 'Defined term', framework: 'Outside document', topic: 'Topic', chapter: 'Chapter' };

/** What a place of a clause is called in which words were found. */
const PLACES = { id: 'id', title: 'title', term: 'defined terms', text: 'clause text', summary: 'summary', reference: 'references', asked: 'questions', topic: 'topic', rationale: 'rationale' };

/** @param {Hit} hit */
function reasonOf(hit) {
  if (hit.provision) return `Cites ${hit.provision[0]}`;
  if (hit.is === 'term' && hit.excerptFrom === 'text') return 'Definition';
  return hit.is === 'clause' || hit.is === 'withdrawn' ? `Found in the ${PLACES[hit.where]}` : '';
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
 * @param {Hit} hit
 * @param {number} index
 * @param {string} root
 */
export function hitElement(hit, index, root) {
  const isRationale = hit.excerptFrom === 'rationale';
  const hasId = hit.is === 'clause' || hit.is === 'withdrawn';
  const title = element('span', { class: 'title' }, ...(hasId ? [element('b', {}, hit.id), ' '] : []), ...marked(hit.title));
  const parties = element('span', { class: 'who' }, ...hit.parties.flatMap((party) => [' ', partyLabel(party)]));
  if (hit.is !== 'clause') parties.append(element('span', { class: `page-kind ${hit.is}` }, KINDS[hit.is]));
  const source = isRationale ? element('strong', {}, 'in rationale') : hit.excerptFrom === 'asked' ? element('strong', {}, 'asked as:') : '';
  return element('a', { class: 'plain hit', id: `hit-${index}`, href: root + hit.url, role: 'option', tabindex: '-1', 'aria-selected': 'false' },
    element('span', { class: 'line' }, title, parties),
    element('span', { class: isRationale ? 'words why' : 'words' }, source, ' ', ...marked(hit.excerpt)),
    element('span', { class: 'from' }, !hit.provision && (isRationale || hit.excerptFrom === 'asked') ? '' : reasonOf(hit)));
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
