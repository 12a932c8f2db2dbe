// Finds clauses in the one file: every typed word has to stand in the clause, whatever its case. Whole clauses are hidden,
// and their lines in the contents, so that printing prints what was found.

import { fold } from '../scripts/fold.js';
import { narrower } from '../scripts/narrow.js';

/** @typedef {{ clause: HTMLElement, line: HTMLElement | null | undefined, text: string }} Entry */

const field = /** @type {HTMLInputElement} */ (document.getElementById('part-find'));
const status = document.getElementById('part-count');

/** @type {ReturnType<typeof prepare> | undefined} */
let prepared;

// At the first letter: the text of the whole corpus takes a moment.
function prepare() {
  /** @type {NodeListOf<HTMLElement>} */
  const clauses = document.querySelectorAll('article.whole');
  const entries = Array.from(clauses, (clause) => {
    /** @type {HTMLElement | null | undefined} */
    const line = document.querySelector(`.contents a[href="#${clause.id}"]`)?.closest('li');
    return /** @type {Entry} */ ({ clause, line, text: fold(clause.textContent || '') });
  });
  const narrow = narrower(entries, ({ clause, line }, stays) => {
    clause.hidden = !stays;
    if (line) line.hidden = !stays;
  });
  return { narrow, all: entries.length };
}

function update() {
  prepared ??= prepare();
  const { count, narrowed } = prepared.narrow(field.value);
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll('.contents > section, main section.topic');
  for (const section of sections) {
    /** @type {NodeListOf<HTMLElement>} */
    const inside = section.querySelectorAll('li, article.whole');
    section.hidden = inside.length > 0 && Array.from(inside).every((one) => one.hidden);
  }
  if (status) status.textContent = narrowed ? phrase('one-file-found', { count, total: prepared.all }) : '';
}

field.addEventListener('input', update);
field.form?.addEventListener('submit', (event) => event.preventDefault());
// A link to a clause that is hidden would lead nowhere.
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.closest('[hidden]')) return;
  field.value = '';
  update();
  target.scrollIntoView();
});
