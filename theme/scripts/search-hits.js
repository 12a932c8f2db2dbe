// How a hit looks, and the words that it hands to the page it leads to.

import { element, ignoringErrors } from './dom.js';

/**
 * Text in pieces; a piece that is marked is a list.
 * @typedef {(string | string[])[]} MarkedText
 */

/**
 * A clause that the engine has found.
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} url  below the root of the site
 * @property {MarkedText} title
 * @property {MarkedText} excerpt
 * @property {string} excerptFrom
 * @property {string} where
 * @property {string[]} parties
 */

/** @param {MarkedText} pieces */
const marked = (pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : element('mark', {}, ...piece)));

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
  const title = element('span', { class: 'title' }, element('b', {}, hit.id), ' ', ...marked(hit.title));
  const parties = element('span', { class: 'who' }, ...hit.parties.flatMap((party) => [' ', partyLabel(party)]));
  const source = isRationale ? element('strong', {}, 'in rationale') : '';
  return element('a', { class: 'plain hit', id: `hit-${index}`, href: root + hit.url, role: 'option', tabindex: '-1', 'aria-selected': 'false' },
    element('span', { class: 'line' }, title, parties),
    element('span', { class: isRationale ? 'words why' : 'words' }, source, ' ', ...marked(hit.excerpt)),
    element('span', { class: 'from' }, `Found in the ${hit.where}`));
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
