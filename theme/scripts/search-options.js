// The hits of the dialog: options of its field. One of them is chosen by the arrow keys, while the focus stays in the field.

import { element } from './dom.js';
import { hitOption } from './search-hits.js';

/** @typedef {import('./search-hits.js').Hit} Hit */

export class HitOptions {
  /**
   * @param {HTMLInputElement} field
   * @param {string} root
   */
  constructor(field, root) {
    this.field = field;
    this.root = root;
    this.element = element('div', { id: 'find-hits', role: 'listbox', 'aria-label': phrase('search-results') });
    this.chosen = -1;
    // Then Home and End belong to the list.
    this.movedByKey = false;
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', 'find-hits']]) field.setAttribute(name, value);
    this.show([], '');
  }

  get isEmpty() {
    return !this.element.children.length;
  }

  /** A new question has been asked: its best hit is the one that Enter opens. */
  begin() {
    this.movedByKey = false;
    this.chosen = 0;
  }

  /**
   * @param {Hit[]} hits
   * @param {string} query
   */
  show(hits, query) {
    // Synonyms that arrive may change the order; the hit that the reader has gone to stays the chosen one.
    const chosen = this.movedByKey && this.hit(this.chosen)?.href;
    this.element.replaceChildren(...hits.map((hit, index) => hitOption(hit, index, { root: this.root, query })));
    this.element.hidden = !hits.length;
    this.field.setAttribute('aria-expanded', String(hits.length > 0));
    this.choose(chosen ? Math.max(this.hits.findIndex((hit) => hit.href === chosen), 0) : this.chosen);
  }

  /** @returns {HTMLAnchorElement[]} */
  get hits() {
    return /** @type {HTMLAnchorElement[]} */ ([...this.element.children]);
  }

  /**
   * @param {number} index
   * @returns {HTMLAnchorElement | undefined}
   */
  hit(index) {
    return this.hits[index];
  }

  /** @param {number} index */
  choose(index) {
    this.hit(this.chosen)?.setAttribute('aria-selected', 'false');
    this.chosen = index;
    const hit = this.hit(index);
    hit?.setAttribute('aria-selected', 'true');
    this.field.setAttribute('aria-activedescendant', hit?.id || '');
    if (this.movedByKey) hit?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * The hit that a key leads to, counted from the first; -1 is the last. Undefined for other keys.
   * @param {string} key
   */
  target(key) {
    if (key === 'ArrowDown') return this.chosen + 1;
    if (key === 'ArrowUp') return Math.max(this.chosen - 1, -1);
    if (this.movedByKey && key === 'Home') return 0;
    if (this.movedByKey && key === 'End') return -1;
    return undefined;
  }

  /**
   * Whether a key moves the choice.
   * @param {string} key
   */
  move(key) {
    const count = this.element.children.length;
    const target = this.target(key);
    if (!count || target === undefined) return false;
    this.movedByKey = true;
    this.choose((target + count) % count);
    return true;
  }

  /** Opens the hit that is chosen, and says whether there is one. */
  open() {
    const hit = this.hit(this.chosen);
    hit?.click();
    return Boolean(hit);
  }
}
