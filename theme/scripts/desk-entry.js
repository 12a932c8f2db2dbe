// One clause of the schedule: its line, and folded under it its values, its fallbacks and its text.

import { action, choice, field, sentence } from './desk-controls.js';
import { parts } from './desk-text.js';
import { element } from './dom.js';

/**
 * @typedef {import('./desk-client.js').Article} Article
 * @typedef {import('./desk-client.js').ParameterChoice} ParameterChoice
 * @typedef {import('./schedule-store.js').Choice} Choice
 */

/**
 * What the reader can do with a clause.
 * @typedef {object} EntryActions
 * @property {(clause: string) => void} remove
 * @property {(clause: string, by: number) => void} move
 * @property {(clause: string, parameter: string, choice: Choice | null) => void} value
 * @property {(clause: string, use: 'text' | { fallback: number }) => void} use
 * @property {(party: string) => string} partyName
 * @property {(clause: string) => string} address
 */

const COLUMN = 'column:';

/**
 * Where a value comes from, as the value of an option.
 * @param {Choice | null} chosen
 */
const optionOf = (chosen) => (chosen === null ? '' : 'own' in chosen ? 'own' : COLUMN + chosen.column);

/**
 * The row of a value.
 * @param {string} clause
 * @param {ParameterChoice} parameter
 * @param {EntryActions} actions
 */
function valueRow(clause, parameter, actions) {
  const id = `value-${clause}-${parameter.name}`;
  const options = [
    { value: '', name: phrase('entry-as-whole') },
    { value: `${COLUMN}default`, name: phrase('desk-default-is', { value: parameter.default }) },
    ...parameter.leanings.map(({ party, value }) => ({ value: COLUMN + party, name: phrase('entry-leaning', { party: actions.partyName(party), value }) })),
    { value: 'own', name: phrase('entry-own') },
  ];
  const chosen = optionOf(parameter.choice);
  const own = parameter.choice && 'own' in parameter.choice ? parameter.choice.own : parameter.value;
  const select = choice(id, parameter.label, options, chosen, (value) => {
    if (value === 'own') actions.value(clause, parameter.name, { own: parameter.value });
    else actions.value(clause, parameter.name, value ? { column: value.slice(COLUMN.length) } : null);
  });
  const row = element('div', { class: 'value-row' }, select);
  if (chosen === 'own') {
    /** @type {Record<string, string>} */
    const problem = parameter.problem ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem` } : {};
    row.append(field(`${id}-own`, phrase('entry-own'), own, (value) => actions.value(clause, parameter.name, { own: value }), problem));
  }
  row.append(element('p', { class: 'in-text' }, phrase('entry-in-text'), ' ', element('b', {}, parameter.value)));
  if (parameter.problem) row.append(element('p', { class: 'problem', id: `${id}-problem` }, sentence(parameter.problem)));
  return row;
}

/**
 * The choice between the text and its fallbacks.
 * @param {Article} article
 * @param {EntryActions} actions
 */
function fallbackChoice(article, actions) {
  const usable = article.fallbacks.filter(({ index }) => index !== null);
  const prose = article.fallbacks.filter(({ index }) => index === null);
  const chosen = article.use === 'text' ? '' : String(article.use.fallback);
  const made = element('div', { class: 'fallback-choice' });
  if (usable.length) {
    const options = [{ value: '', name: phrase('entry-published') }, ...usable.map(({ index, text }) => ({ value: String(index), name: phrase('entry-fallback', { text }) }))];
    made.append(choice(`use-${article.clause}`, phrase('entry-text'), options, chosen, (value) => actions.use(article.clause, value ? { fallback: Number(value) } : 'text')));
  }
  for (const { text } of prose) made.append(element('p', { class: 'small muted' }, text));
  return made;
}

/** @param {Article} article */
function summaryOf(article) {
  if (article.state === 'withdrawn') return phrase('entry-withdrawn');
  if (article.state === 'unknown') return phrase('entry-unknown');
  const changed = article.parameters.filter(({ value, default: published }) => value !== published).length;
  const all = article.parameters.length ? phrase('count-values', { count: article.parameters.length }) : '';
  const values = changed ? phrase('entry-changed', { values: all, count: changed }) : all;
  const release = article.release ? phrase('entry-release', { release: article.release }) : '';
  return [release, article.use === 'text' ? '' : phrase('section-fallback-inside'), values].filter(Boolean).join(', ');
}

/**
 * A clause of the schedule.
 * @param {{ article: Article, isFirst: boolean, isLast: boolean, byHand: boolean }} entry
 * @param {EntryActions} actions
 */
export function entryElement({ article, isFirst, isLast, byHand }, actions) {
  const { clause, title } = article;
  const buttons = element('span', { class: 'actions' });
  if (byHand) {
    const up = action(`up-${clause}`, '↑', () => actions.move(clause, -1), { 'aria-label': phrase('entry-up', { id: clause }) });
    const down = action(`down-${clause}`, '↓', () => actions.move(clause, 1), { 'aria-label': phrase('entry-down', { id: clause }) });
    up.toggleAttribute('disabled', isFirst);
    down.toggleAttribute('disabled', isLast);
    buttons.append(up, ' ', down, ' ');
  }
  buttons.append(action(`remove-${clause}`, phrase('entry-remove'), () => actions.remove(clause), { 'aria-label': phrase('schedule-remove-clause', { id: clause }) }));
  const number = article.number === clause ? '' : `${article.number} `;
  const head = element('div', { class: 'entry-head' },
    element('h3', {}, element('a', { class: 'plain', href: actions.address(clause) }, element('b', {}, number + clause), ` ${title}`)),
    element('span', { class: 'small muted' }, summaryOf(article)), buttons);
  const details = element('details', { class: 'part', id: `entry-${clause}` }, element('summary', {}, phrase('entry-details'), element('span', { class: 'visually-hidden' }, ` ${phrase('entry-details-of', { id: clause })}`)));
  if (article.parameters.length) details.append(element('div', { class: 'value-rows' }, ...article.parameters.map((parameter) => valueRow(clause, parameter, actions))));
  details.append(fallbackChoice(article, actions), element('div', { class: 'clause' }, ...parts(article.blocks)));
  return element('li', { class: 'entry' }, head, ...(article.state === 'unknown' ? [] : [details]));
}
