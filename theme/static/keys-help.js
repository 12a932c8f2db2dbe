// The list of the keys of the site, which `?` shows.

import { button, element } from '../scripts/dom.js';

const KEYS = [
  [['/', 'Ctrl+K'], 'Search'],
  [['←', '→'], 'Page before, page after'],
  [['?'], 'This list'],
  [['Esc'], 'Close what is open'],
  [['↑', '↓'], 'In the search: move through the results'],
  [['Enter'], 'In the search: open the result'],
];

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** Shows the list. */
export function showKeys() {
  if (!dialog) {
    const rows = KEYS.map(([keys, meaning]) => element('tr', {},
      element('th', { scope: 'row' }, .../** @type {string[]} */ (keys).flatMap((key) => [element('kbd', {}, key), ' '])), element('td', {}, /** @type {string} */ (meaning))));
    const close = button('Close', () => dialog?.close());
    dialog = element('dialog', { class: 'keys-help', 'aria-labelledby': 'keys-help' },
      element('h2', { id: 'keys-help' }, 'Keys of this site'), element('table', {}, element('tbody', {}, ...rows)), close);
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
}
