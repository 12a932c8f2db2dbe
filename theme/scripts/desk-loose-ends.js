// What is open in the schedule, and the ways to solve it, one by one or all of a kind.

import { parties } from './desk-client.js';
import { action } from './desk-controls.js';
import { element } from './dom.js';

/**
 * @typedef {import('./desk-client.js').LooseEnd} LooseEnd
 * @typedef {import('./desk-client.js').Solution} Solution
 */

/** Longer lists are folded at first. */
const FEW = 8;

/** What each kind is called above its list. */
const KINDS = {
  unknown: phrase('ends-unknown'),
  withdrawn: phrase('release-withdrawn'),
  requires: phrase('ends-requires'),
  tie: phrase('ends-tie'),
  value: phrase('ends-value'),
  blank: phrase('ends-blank'),
  fallback: phrase('ends-fallback'),
  release: phrase('ends-release'),
  reference: phrase('ends-reference'),
};

/** @param {Solution} solution */
function valueWords({ clause: id = '', choice }) {
  if (choice?.own !== undefined) return phrase('end-use-own', { value: choice.own });
  const column = choice?.column ?? 'default';
  if (column === 'default') return phrase('end-use-default', { id });
  return phrase('end-use-column', { party: parties().find((party) => party.id === column)?.name ?? column, id });
}

/** @type {Record<string, (solution: Solution) => string>} A way to solve something, as a button says it. */
const WORDS = {
  'add': ({ clause = '' }) => phrase('end-add', { id: clause }),
  'decide': ({ decision }) => (decision === 'keep' ? phrase('end-keep') : phrase('end-strike')),
  'value': valueWords,
  'replace': ({ with: others = [] }) => phrase('end-replace', { ids: others.join(', ') }),
  'remove': ({ clause = '' }) => phrase('end-remove', { id: clause }),
  'use-text': () => phrase('end-use-text'),
  'release': ({ release }) => (release ? phrase('end-keep-release', { release }) : phrase('end-take-today')),
};

/** Whether a solution is the one that the reader has chosen. */
const isChosen = (/** @type {LooseEnd} */ end, /** @type {Solution} */ solution) =>
  end.solved && (solution.do === 'release' ? Boolean(solution.release) === (end.decision === 'keep') : solution.do === 'decide' && solution.decision === end.decision);

/**
 * One loose end.
 * @param {LooseEnd} end
 * @param {(solutions: Solution[]) => void} solve
 * @param {(release: string, clause: string) => Promise<Node[]>} difference
 */
function endElement(end, solve, difference) {
  const buttons = end.solutions.map((solution, index) => {
    /** @type {Record<string, string>} */
    const pressed = isChosen(end, solution) ? { 'aria-pressed': 'true' } : {};
    return action(`solve-${end.id}-${index}`, WORDS[solution.do]?.(solution) ?? solution.do, () => solve([solution]), pressed);
  });
  return element('li', { class: end.solved ? 'solved' : '' },
    element('p', {}, ...(end.items.length ? [element('b', {}, `${end.items.join(', ')} `)] : []), `${end.message}.`),
    ...(end.words ? [element('p', { class: 'small muted words' }, end.words)] : []),
    ...(end.kind === 'release' && end.clause && end.target ? [differenceElement(end.id, () => difference(end.target || '', end.clause || ''))] : []),
    element('p', { class: 'actions' }, ...buttons.flatMap((button) => [button, ' '])));
}

/**
 * What changed in a clause, loaded when it is unfolded.
 * @param {string} id
 * @param {() => Promise<Node[]>} load
 */
function differenceElement(id, load) {
  const text = element('div', { class: 'clause redline' });
  const details = element('details', { id: `difference-${id}` }, element('summary', { class: 'small' }, phrase('difference-heading')), text);
  details.addEventListener('toggle', async () => {
    if (details.open && !text.childNodes.length) text.replaceChildren(...await load());
  });
  return details;
}

/**
 * The ways that solve every open end of a kind at once.
 * @param {LooseEnd[]} open
 */
function common(open) {
  /** @type {Map<string, Solution[]>} */
  const ways = new Map();
  for (const end of open) {
    for (const solution of end.solutions) {
      const name = solution.do === 'decide' ? `decide-${solution.decision}` : solution.do === 'release' && solution.release ? 'keep-release' : solution.do;
      ways.set(name, [...(ways.get(name) || []), solution]);
    }
  }
  /** @type {Record<string, string>} */
  const names = { add: phrase('end-add-all'), 'decide-keep': phrase('end-keep-all'), 'decide-strike': phrase('end-strike-all'), release: phrase('end-take-all'), 'keep-release': phrase('end-keep-all-releases') };
  return Object.entries(names).flatMap(([name, text]) => {
    const solutions = ways.get(name) || [];
    return solutions.length === open.length && open.length > 1 ? [{ name, text, solutions }] : [];
  });
}

/**
 * All loose ends of one kind.
 * @param {{ kind: string, ends: LooseEnd[] }} group
 * @param {(solutions: Solution[]) => void} solve
 * @param {(release: string, clause: string) => Promise<Node[]>} difference  what changed in a clause since a release
 */
export function kindElement({ kind, ends }, solve, difference) {
  const open = ends.filter((end) => !end.solved);
  const solved = ends.filter((end) => end.solved);
  const list = (/** @type {LooseEnd[]} */ some) => element('ul', { class: 'ends' }, ...some.map((end) => endElement(end, solve, difference)));
  const all = common(open).map(({ name, text, solutions }) => action(`all-${kind}-${name}`, text, () => solve(solutions)));
  const made = element('section', { class: 'kind-of-end' });
  const title = /** @type {Record<string, string>} */ (KINDS)[kind] ?? kind;
  if (open.length) {
    made.append(element('details', { class: 'part', id: `ends-${kind}`, ...(open.length <= FEW ? { open: '' } : {}) },
      element('summary', {}, element('h3', {}, title), ' ', element('span', { class: 'count' }, String(open.length))),
      ...(all.length ? [element('p', { class: 'actions' }, ...all.flatMap((button) => [button, ' ']))] : []), list(open)));
  }
  if (solved.length) made.append(element('details', { id: `solved-${kind}` }, element('summary', { class: 'small' }, phrase('ends-solved', { title, count: solved.length })), list(solved)));
  return made;
}

/** @param {LooseEnd[]} ends */
export const byKind = (ends) => Object.keys(KINDS).map((kind) => ({ kind, ends: ends.filter((end) => end.kind === kind) })).filter(({ ends: some }) => some.length);
