// The hits of the search page: a list of headings with links, which the arrow keys walk through.

import { element } from './dom.js';
import { hitItem } from './search-hits.js';

/** @typedef {import('./search-hits.js').Hit} Hit */

export class HitLinks {
  /**
   * @param {HTMLInputElement} field
   * @param {string} root
   */
  constructor(field, root) {
    this.field = field;
    this.root = root;
    this.element = element('ol', { id: 'find-hits', class: 'hits', role: 'list' });
    this.element.hidden = true;
    this.element.addEventListener('keydown', (event) => {
      if (!(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) && this.move(event.key)) event.preventDefault();
    });
  }

  get isEmpty() {
    return !this.element.children.length;
  }

  /** The field keeps the focus, and no hit has it, until the reader goes there. */
  begin() {}

  /** @returns {HTMLAnchorElement[]} */
  get links() {
    return [...this.element.querySelectorAll('a')].filter((link) => link.closest('h2'));
  }

  /**
   * @param {Hit[]} hits
   * @param {string} query
   * @param {number} first  the rank of the first hit
   */
  show(hits, query, first = 0) {
    // Synonyms and excerpts that arrive replace the hits; a reader stays at the one that has the focus.
    const focused = this.links[this.focused]?.href;
    this.element.replaceChildren(...hits.map((hit) => hitItem(hit, { root: this.root, query })));
    this.element.start = first + 1;
    this.element.hidden = !hits.length;
    if (focused) (this.links.find(({ href }) => href === focused) || this.links[0] || this.field).focus({ preventScroll: true });
  }

  /** The number of the link that has the focus, or -1. */
  get focused() {
    return this.links.findIndex((link) => link === document.activeElement);
  }

  /**
   * Whether a key moves the focus: into the list, through it, and back to the field.
   * @param {string} key
   */
  move(key) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const { links, focused } = this;
    if (!step || !links.length || (focused < 0 && step < 0)) return false;
    (links[Math.min(focused + step, links.length - 1)] || this.field).focus();
    return true;
  }

  /** The browser opens the link that has the focus. */
  open() {
    return false;
  }
}
