// Narrows a list in place: each line that holds all the words typed stays. `?q=` in the address fills the field, so that
// the search page can lead here where its engine does not run.

import { fold } from '../scripts/fold.js';
import { narrower } from '../scripts/narrow.js';

/** @type {HTMLInputElement | null} */
const field = document.querySelector('[data-filter]');
const list = document.querySelector('[data-filtered]');
const status = document.querySelector('[data-filter-count]');

/**
 * @param {HTMLInputElement} input
 * @param {Element} shown
 * @param {Element} statusLine
 */
function filter(input, shown, statusLine) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = shown.querySelectorAll('tbody > tr:not(.group), :scope > div');
  const lines = Array.from(all, (line) => ({ line, text: fold(`${line.textContent} ${line.dataset.more || ''}`) }));
  const groups = Array.from(shown.querySelectorAll('tr.group'), (head) => head.parentElement);
  const narrow = narrower(lines, ({ line }, stays) => {
    line.hidden = !stays;
  });
  const update = () => {
    const { count, narrowed } = narrow(input.value);
    for (const group of groups) if (group) group.hidden = !group.querySelector('tr:not(.group):not([hidden])');
    statusLine.textContent = narrowed ? `${count} of ${lines.length}` : '';
  };
  input.addEventListener('input', update);
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) input.value = asked;
  if (input.value) update();
}

if (field && list && status) filter(field, list, status);
