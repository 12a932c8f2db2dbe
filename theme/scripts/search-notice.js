// What is said about the search until its script runs: over the page where the dialog would be, on the search page above
// the list.

import { element } from './dom.js';

/**
 * @param {Element} neighbour  what the notice comes after
 * @param {boolean} inPage  whether it stands in the text
 */
export function searchNotice(neighbour, inPage) {
  // In the page from the beginning: screen readers announce what changes in an element that they know.
  const status = element('p', { role: 'status' });
  const actions = element('div', { class: 'aside' });
  const box = element('div', { class: 'visually-hidden' }, status, actions);
  neighbour.after(box);
  return {
    /**
     * @param {string} text
     * @param {...HTMLElement} controls
     */
    show(text, ...controls) {
      box.className = inPage ? 'search-unavailable' : 'search-notice';
      status.textContent = text;
      actions.replaceChildren(...controls);
    },
    hide() {
      box.className = 'visually-hidden';
      status.textContent = '';
      actions.replaceChildren();
    },
  };
}
