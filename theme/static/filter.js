// Narrows a list in place: each line that holds all the words typed stays, and of clauses those with the chosen values.
// Everything that is chosen stands in the address, so that a link and the browser's Back lead to the same list.

import { ignoringErrors } from '../scripts/dom.js';
import { fold } from '../scripts/fold.js';
import { narrower } from '../scripts/narrow.js';
import { chosenValues, countParties, hasValues, sorter } from '../scripts/facets.js';

/** In milliseconds, after the last letter. */
const PAUSE = 300;

class FilteredList {
  /**
   * @param {HTMLInputElement} field
   * @param {Element} list
   * @param {Element} status
   */
  constructor(field, list, status) {
    this.field = field;
    this.status = status;
    this.form = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-facets]'));
    this.nothing = /** @type {HTMLElement | null} */ (document.querySelector('[data-filter-none]'));
    /** @type {NodeListOf<HTMLElement>} */
    const all = list.querySelectorAll('tbody > tr:not(.group), :scope > div');
    this.lines = Array.from(all, (line) => ({ line, text: fold(`${line.textContent} ${line.dataset.more || ''}`) }));
    this.groups = Array.from(list.querySelectorAll('tr.group'), (head) => head.parentElement);
    this.sort = sorter(this.lines.map(({ line }) => line));
    /** @type {Record<string, string>} */
    this.values = {};
    const parties = countParties(this.form);
    this.narrow = narrower(this.lines, ({ line }, stays) => {
      line.hidden = !(stays && hasValues(line, this.values, parties));
    });
    this.timer = 0;
    this.restore();
    field.addEventListener('input', () => this.changed());
    this.form?.addEventListener('change', () => this.changed());
    this.form?.addEventListener('reset', () => setTimeout(() => this.cleared()));
  }

  /** Chooses what the address says. */
  restore() {
    const asked = new URLSearchParams(location.search);
    this.field.value = asked.get('q') || this.field.value;
    for (const control of this.form?.querySelectorAll('select') ?? []) {
      control.value = asked.get(control.name) || '';
      // What no option has is no choice.
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    }
    if (location.search || this.field.value) this.update();
  }

  update() {
    this.values = this.form ? chosenValues(this.form) : {};
    this.narrow(this.field.value);
    this.sort(this.values.sort);
    for (const group of this.groups) if (group) group.hidden = !group.querySelector('tr:not(.group):not([hidden])');
    const count = this.lines.filter(({ line }) => !line.hidden).length;
    const isNarrowed = Boolean(this.field.value.trim() || Object.keys(this.values).length);
    this.status.textContent = isNarrowed ? phrase('framework-part', { part: count, count: this.lines.length }) : '';
    this.offerSearch(count === 0);
  }

  /**
   * Where nothing is left, the search of the whole text may find it.
   * @param {boolean} isEmpty
   */
  offerSearch(isEmpty) {
    if (!this.nothing) return;
    this.nothing.hidden = !isEmpty;
    const link = this.nothing.querySelector('a');
    if (link) link.search = `${new URLSearchParams({ q: this.field.value })}`;
  }

  remember() {
    const state = new URLSearchParams(this.values);
    if (this.field.value) state.set('q', this.field.value);
    ignoringErrors(() => history.replaceState(null, '', `${location.pathname}${state.size ? `?${state}` : ''}${location.hash}`));
  }

  changed() {
    this.update();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.remember(), PAUSE);
  }

  cleared() {
    this.field.value = '';
    this.changed();
  }
}

/** @type {HTMLInputElement | null} */
const field = document.querySelector('[data-filter]');
const list = document.querySelector('[data-filtered]');
const status = document.querySelector('[data-filter-count]');
if (field && list && status) new FilteredList(field, list, status);
