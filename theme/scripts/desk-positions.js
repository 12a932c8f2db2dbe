// A returned position sheet: what each side says of each clause, in one table; where they differ comes first.

import { note } from './desk-controls.js';
import { element } from './dom.js';

/** @typedef {import('./desk-client.js').Positions} Positions */

/**
 * What one side says.
 * @param {{ position: string, text: string, owner: string } | undefined} position
 */
function cell(position) {
  if (!position) return element('td');
  const { position: answer, text, owner } = position;
  return element('td', {}, element('b', {}, answer || phrase('sheet-no-answer')), ...(text ? [element('p', {}, text)] : []), ...(owner ? [element('p', { class: 'small muted' }, owner)] : []));
}

/**
 * @param {Positions} positions
 */
export function positionsElement({ parties, rows, notes }) {
  const differing = rows.filter(({ differs }) => differs).length;
  const body = rows.map(({ clause, title, state, positions, other }) => element('tr', {},
    element('th', { scope: 'row' }, clause, ...(state === 'in-force' ? [] : [element('p', { class: 'small muted' }, state === 'withdrawn' ? phrase('entry-withdrawn') : phrase('entry-unknown'))])), element('td', {}, title, ...Object.entries(other).map(([name, text]) => element('p', { class: 'small muted' }, `${name}: ${text}`))),
    ...parties.map(({ id }) => cell(positions[id]))));
  return element('div', {},
    element('h2', {}, phrase('sheet-title')),
    element('p', {}, phrase('sheet-summary', { clauses: phrase('count-clauses', { count: rows.length }), count: differing })),
    ...notes.map(({ message }) => note(message)),
    element('div', { class: 'table-wrapper' }, element('table', {},
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, phrase('table-id')), element('th', { scope: 'col' }, phrase('table-clause')), ...parties.map(({ name }) => element('th', { scope: 'col' }, name)))),
      element('tbody', {}, ...body))));
}
