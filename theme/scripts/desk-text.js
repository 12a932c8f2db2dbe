// The text of a clause of a schedule, from the tree that the engine gives.

import { element } from './dom.js';

/**
 * @typedef {import('./desk-client.js').Piece} Piece
 * @typedef {import('./desk-client.js').Part} Part
 */

/**
 * What is only in one of the two texts: the chosen one, or the one as published.
 * @param {'inserted' | 'deleted' | undefined} change
 * @param {...(Node | string)} content
 */
function changed(change, ...content) {
  if (!change) return content;
  return [element(change === 'inserted' ? 'ins' : 'del', {}, ...content)];
}

/** @type {Record<string, (piece: Piece) => Node | string>} */
const PIECES = {
  text: ({ text }) => text || '',
  changed: ({ change, words }) => changed(change, ...pieces(words))[0],
  code: ({ text }) => element('code', {}, text || ''),
  emphasis: ({ words }) => element('em', {}, ...pieces(words)),
  strong: ({ words }) => element('strong', {}, ...pieces(words)),
  break: () => element('br'),
  link: ({ words }) => element('span', {}, ...pieces(words)),
  value: ({ text, default: published }) => element('span', text === published ? { class: 'value' } : { class: 'value changed', title: phrase('desk-default-is', { value: published ?? '' }) }, text || ''),
  reference: ({ text, published, state }) => (state === 'struck' ? element('s', {}, published || '') : element('span', { class: `reference ${state}` }, text || '')),
  term: ({ text }) => element('span', { class: 'term' }, text || ''),
};

/** @param {Piece[] | undefined} words */
const pieces = (words) => (words || []).map((piece) => PIECES[piece.type]?.(piece) ?? piece.text ?? '');

const SIGNS = { both: ['(', ')'], closing: ['', ')'], dot: ['', '.'], none: ['', ''] };

/**
 * The marker of an item. Brackets on both sides are not said.
 * @param {Part} part
 */
function marker({ letter, signs = 'both' }) {
  const [before, after] = SIGNS[signs];
  return `${before}${letter}${after} `;
}

/** @type {Record<string, (part: Part) => Node>} */
const PARTS = {
  paragraph: ({ words, change }) => element('p', {}, ...changed(change, ...pieces(words))),
  item: ({ blocks, change, ...part }) => element('div', { class: change ? `item ${change}` : 'item' }, element('span', { class: 'letter' }, marker(part)), ...parts(blocks)),
  list: ({ start, entries }) => element(start === undefined ? 'ul' : 'ol', start === undefined ? {} : { start: String(start) }, ...(entries || []).map((entry) => element('li', {}, ...parts(entry)))),
  quote: ({ blocks }) => element('blockquote', {}, ...parts(blocks)),
  code: ({ text }) => element('pre', {}, text || ''),
  table: ({ head, rows }) => element('div', { class: 'table-wrapper' }, element('table', {},
    element('thead', {}, element('tr', {}, ...(head || []).map((cell) => element('th', { scope: 'col' }, ...pieces(cell))))),
    element('tbody', {}, ...(rows || []).map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, ...pieces(cell)))))))),
  rule: () => element('hr'),
};

/**
 * The elements of a text.
 * @param {Part[] | undefined} blocks
 * @returns {Node[]}
 */
export const parts = (blocks) => (blocks || []).flatMap((part) => PARTS[part.type]?.(part) ?? []);
