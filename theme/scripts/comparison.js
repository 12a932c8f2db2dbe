// What came near: our clauses with the provisions of the draft, and the provisions that no clause comes near to.

import { csvTable } from './csv.js';
import { action, update } from './desk-controls.js';
import { element } from './dom.js';

/**
 * A provision of a draft.
 * @typedef {{ number: string, headings: string[], text: string }} Provision
 */

/**
 * A clause and a provision that come near to each other; documents/src/compare/mod.rs has the fields.
 * @typedef {object} Match
 * @property {number} provision
 * @property {string} clause
 * @property {boolean} found
 * @property {string[]} words
 * @property {[number, number][]} marks
 * @property {{ amount: string, context: string }[]} theirs
 * @property {{ label: string, value: string }[]} ours
 */

/**
 * @typedef {object} Comparison
 * @property {{ found: boolean, nearest: Match[] }[]} provisions
 * @property {{ clause: string, title: string, found: boolean, nearest: Match[] }[]} clauses
 */

/** @typedef {'confirmed' | 'found' | 'nothing'} State */

/** What each state is called; none of them says what a provision means. */
export const STATES = { confirmed: phrase('compare-state-confirmed'), found: phrase('compare-state-found'), nothing: phrase('compare-state-nothing') };

/**
 * Text with its matched words marked.
 * @param {string} text
 * @param {[number, number][]} marks
 */
function marked(text, marks) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), element('mark', {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

/** @param {Provision} provision */
const nameOf = ({ number, headings }) => [number, headings.at(-1)].filter(Boolean).join(' ') || phrase('compare-unnumbered');

/** The result of a comparison, with what the reader says of it. */
export class Findings {
  /**
   * @param {Provision[]} provisions
   * @param {Comparison} comparison
   */
  constructor(provisions, comparison) {
    this.provisions = provisions;
    this.comparison = comparison;
    /** @type {Map<string, 'confirmed' | 'rejected'>} By clause and provision. */
    this.decisions = new Map();
  }

  /** @param {Match} match */
  key = ({ clause, provision }) => `${clause} ${provision}`;

  /**
   * The matches of a clause that count: those found and not rejected.
   * @param {Comparison['clauses'][number]} clause
   */
  matchesOf(clause) {
    return clause.nearest.filter((match) => (match.found || this.decisions.get(this.key(match)) === 'confirmed') && this.decisions.get(this.key(match)) !== 'rejected');
  }

  /**
   * @param {Comparison['clauses'][number]} clause
   * @returns {State}
   */
  stateOf(clause) {
    const matches = this.matchesOf(clause);
    if (matches.some((match) => this.decisions.get(this.key(match)) === 'confirmed')) return 'confirmed';
    return matches.length ? 'found' : 'nothing';
  }

  /** Ids of the clauses in each state. */
  byState() {
    /** @type {Record<State, string[]>} */
    const states = { confirmed: [], found: [], nothing: [] };
    for (const clause of this.comparison.clauses) states[this.stateOf(clause)].push(clause.clause);
    return states;
  }

  /**
   * The result as the position sheet takes it: of each clause its state, and the provisions that count.
   * @param {string} party  whose draft it is
   * @returns {import('./desk-client.js').Findings}
   */
  forSheet(party) {
    const clauses = this.comparison.clauses.map((clause) => {
      const text = this.matchesOf(clause).map(({ provision }) => this.provisions[provision].text).join('\n\n');
      return [clause.clause, { state: STATES[this.stateOf(clause)], text }];
    });
    return { party, clauses: Object.fromEntries(clauses) };
  }

  /** The result as a table for a spreadsheet. */
  csv() {
    const rows = this.comparison.clauses.map((clause) => {
      const matches = this.matchesOf(clause);
      return [clause.clause, clause.title, STATES[this.stateOf(clause)], matches.map(({ provision }) => nameOf(this.provisions[provision])).join('; '), matches.map(({ provision }) => this.provisions[provision].text).join('\n\n')];
    });
    return csvTable([[phrase('table-id'), phrase('table-title'), phrase('compare-state'), phrase('framework-provision'), phrase('compare-text')], ...rows]);
  }
}

/**
 * The numbers of both sides.
 * @param {Match} match
 */
function numbers({ theirs, ours }) {
  if (!theirs.length || !ours.length) return [];
  return [element('p', { class: 'small' }, element('b', {}, phrase('compare-theirs')), ' ', theirs.map(({ amount }) => amount).join(', '), ' ', element('b', {}, phrase('compare-ours')), ' ', ours.map(({ label, value }) => `${value} (${label})`).join(', '))];
}

/**
 * One clause with the provisions that come near.
 * @param {{ clause: Comparison['clauses'][number], decisions: string[] }} line
 * @param {Findings} findings
 * @param {{ address: (clause: string) => string, decide: (match: Match, decision: 'confirmed' | 'rejected' | null) => void }} actions
 */
function clauseElement({ clause }, findings, actions) {
  const state = findings.stateOf(clause);
  const shown = state === 'nothing' ? clause.nearest.slice(0, 1) : clause.nearest.filter((match) => match.found || findings.decisions.has(findings.key(match)));
  const matches = shown.map((match) => {
    const decision = findings.decisions.get(findings.key(match));
    const provision = findings.provisions[match.provision];
    const id = `${clause.clause}-${match.provision}`;
    const choose = (/** @type {'confirmed' | 'rejected'} */ wanted, /** @type {string} */ text) =>
      action(`${wanted}-${id}`, text, () => actions.decide(match, decision === wanted ? null : wanted), { 'aria-pressed': String(decision === wanted) });
    return element('li', { class: decision === 'rejected' ? 'rejected' : '' },
      element('p', {}, element('b', {}, nameOf(provision)), ...(match.found ? [] : [element('span', { class: 'muted' }, ` ${phrase('compare-not-near')}`)])),
      element('p', { class: 'provision' }, ...marked(provision.text, match.marks)),
      ...numbers(match),
      element('p', { class: 'actions' }, choose('confirmed', phrase('compare-confirm')), ' ', choose('rejected', phrase('compare-reject'))));
  });
  const list = element('ul', { class: 'ends' }, ...matches);
  const body = state === 'nothing' ? element('details', { id: `nearest-${clause.clause}` }, element('summary', { class: 'small' }, phrase('compare-nearest')), list) : list;
  return element('li', { class: `entry ${state}` },
    element('div', { class: 'entry-head' }, element('h3', {}, element('a', { class: 'plain', href: actions.address(clause.clause) }, element('b', {}, clause.clause), ` ${clause.title}`)), element('span', { class: 'small state' }, STATES[state])),
    ...(matches.length ? [body] : []));
}

/**
 * Shows the clauses of a state, or all.
 * @param {Element} list
 * @param {Findings} findings
 * @param {State | ''} state
 * @param {Parameters<typeof clauseElement>[2]} actions
 */
export function showClauses(list, findings, state, actions) {
  const clauses = findings.comparison.clauses.filter((clause) => !state || findings.stateOf(clause) === state);
  const lines = clauses.map((clause) => ({ clause, decisions: clause.nearest.map((match) => findings.decisions.get(findings.key(match)) ?? '') }));
  update(list, lines, ({ clause }) => clause.clause, (line) => clauseElement(line, findings, actions));
}

/**
 * The provisions that no clause comes near to.
 * @param {Findings} findings
 */
export function strangersElement({ provisions, comparison }) {
  const strangers = provisions.filter((_, index) => comparison.provisions[index] && !comparison.provisions[index].found);
  return element('details', {},
    element('summary', {}, phrase('compare-strangers', { count: strangers.length })),
    element('ul', { class: 'ends' }, ...strangers.map((provision) => element('li', {}, element('p', {}, element('b', {}, nameOf(provision))), element('p', { class: 'provision' }, provision.text)))));
}
