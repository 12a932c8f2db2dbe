// The buttons that put clauses into the schedule of the reader, and the count in the head of the page that leads to it.

import { plural } from '../scripts/plural.js';
import { store } from '../scripts/schedule-store.js';

/**
 * The clauses of a button: `data-schedule` has their ids.
 * @param {Element} button
 */
const clausesOf = (button) => (button.getAttribute('data-schedule') || '').split(' ').filter(Boolean);

/** @param {Element} button */
function show(button) {
  const clauses = clausesOf(button);
  const isIn = clauses.length > 0 && clauses.every((clause) => store.has(clause));
  const isSmall = button.classList.contains('add');
  const what = clauses.length === 1 ? clauses[0] : `all ${plural(clauses.length, 'clause')}`;
  if (isSmall) button.textContent = isIn ? '✓' : '+';
  else button.textContent = isIn ? 'Remove from schedule' : clauses.length === 1 ? 'Add to schedule' : `Add ${what} to schedule`;
  if (isSmall) button.setAttribute('aria-label', isIn ? `Remove ${what} from the schedule` : `Add ${what} to the schedule`);
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
  link.setAttribute('aria-label', `Schedule, ${plural(count, 'clause')}`);
}

const REASONS = {
  blocked: 'This browser keeps nothing for this site, so the schedule is lost when you leave this page.',
  full: 'This browser has no room left for this site, so the last change is lost when you leave this page.',
  newer: 'A newer version of this site has written the schedule. Reload this page to change it.',
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
  say(`${isIn ? 'Removed' : 'Added'}. The schedule has ${plural(store.schedule.entries.length, 'clause')}.`);
}

// Another tab, a page that Back brings out of the browser's memory, and hits that were drawn after this script came.
addEventListener('storage', () => { store.refresh(); showAll(); });
addEventListener('pageshow', () => { store.refresh(); showAll(); });
document.addEventListener('schedule-buttons', () => { store.refresh(); showAll(); });
showAll();
