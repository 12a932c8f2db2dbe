// Parts of a page that fold. They are open in the page, for who reads without script; on a phone the script closes them,
// so that a reader sees what there is. The rationale of a clause has a switch, whose last position is kept.

import { ignoringErrors } from './dom.js';

const NARROW = '(max-width: 47.99rem)';

/** @returns {HTMLDetailsElement[]} */
const parts = () => Array.from(document.querySelectorAll('details.part'));

/** Opens all parts for the time of printing. */
function openForPrint() {
  const closed = parts().filter((part) => !part.open);
  for (const part of closed) part.open = true;
  addEventListener('afterprint', () => {
    for (const part of closed) part.open = false;
  }, { once: true });
}

/** @param {HTMLInputElement} box */
function keepRationale(box) {
  const kept = ignoringErrors(() => localStorage.getItem('rationale'));
  box.checked = kept ? kept === 'shown' : !matchMedia(NARROW).matches;
  box.addEventListener('change', () => ignoringErrors(() => localStorage.setItem('rationale', box.checked ? 'shown' : 'hidden')));
}

/** Folds the parts of a page where the screen is narrow, and shows the rationale as the reader last chose. */
export function startParts() {
  if (matchMedia(NARROW).matches) for (const part of parts()) part.open = false;
  addEventListener('beforeprint', openForPrint);
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById('part-show'));
  if (box) keepRationale(box);
}
