// The buttons that put clauses into the schedule of the reader, and the count in the head of the page that leads to it.

import { store } from '../scripts/schedule-store.js';

/**
 * The clauses of a button: `data-schedule` has their ids.
 * @param {Element} button
 */
const clausesOf = (button) => (button.getAttribute('data-schedule') || '').split(' ').filter(Boolean);

/**
 * What a small button does, in words.
 * @param {string[]} ids
 * @param {boolean} isIn
 */
function labelOf(ids, isIn) {
  const [id] = ids;
  if (ids.length === 1) return isIn ? phrase('schedule-remove-clause', { id }) : phrase('add-clause', { id });
  const clauses = phrase('count-clauses', { count: ids.length });
  return isIn ? phrase('schedule-remove-all', { clauses }) : phrase('schedule-add-all', { clauses });
}

/** @param {Element} button */
function show(button) {
  const clauses = clausesOf(button);
  const isIn = clauses.length > 0 && clauses.every((clause) => store.has(clause));
  const isSmall = button.classList.contains('add');
  if (isSmall) button.textContent = isIn ? '✓' : '+';
  else if (isIn) button.textContent = phrase('schedule-remove');
  else button.textContent = clauses.length === 1 ? phrase('add-to-schedule') : phrase('profile-add', { count: clauses.length });
  if (isSmall) button.setAttribute('aria-label', labelOf(clauses, isIn));
}

/** Shows in all buttons, and in the head of the page, what is chosen. */
function showAll() {
  for (const button of document.querySelectorAll('button[data-schedule]')) show(button);
  const link = document.getElementById('part-schedule-link');
  const count = store.schedule.entries.length;
  if (!link) return;
  link.hidden = count === 0 && !link.hasAttribute('aria-current');
  const number = link.querySelector('.count');
  if (number) number.textContent = count ? String(count) : '';
  link.setAttribute('aria-label', phrase('schedule-holds', { clauses: phrase('count-clauses', { count }) }));
}

const REASONS = {
  blocked: phrase('store-blocked'),
  full: phrase('store-full'),
  newer: phrase('store-newer'),
};

/** @type {HTMLElement | undefined} */
let status;

/**
 * Says to a screen reader what has happened, and to everybody what is wrong with the store.
 * @param {string} text
 */
function say(text) {
  if (!status) {
    status = document.createElement('p');
    status.setAttribute('role', 'status');
    document.body.append(status);
  }
  const problem = store.problem && store.problem !== 'damaged' ? REASONS[store.problem] : '';
  status.className = problem ? 'clear button' : 'visually-hidden';
  status.textContent = problem || text;
}

/**
 * Puts the clauses of a button into the schedule; takes them out where all of them are in it.
 * @param {Element} button
 */
export function press(button) {
  store.refresh();
  const clauses = clausesOf(button);
  const isIn = clauses.every((clause) => store.has(clause));
  if (isIn) for (const clause of clauses) store.remove(clause);
  else store.add(clauses);
  showAll();
  document.dispatchEvent(new Event('schedule-changed'));
  const has = phrase('schedule-has', { clauses: phrase('count-clauses', { count: store.schedule.entries.length }) });
  say(`${isIn ? phrase('schedule-removed') : phrase('schedule-added')} ${has}`);
}

// Another tab, a page that Back brings out of the browser's memory, and hits that were drawn after this script came.
addEventListener('storage', () => { store.refresh(); showAll(); });
addEventListener('pageshow', () => { store.refresh(); showAll(); });
document.addEventListener('schedule-buttons', () => { store.refresh(); showAll(); });
showAll();
