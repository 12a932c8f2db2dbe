// The list of the keys of the site, which `?` shows.

import { button, element } from '../scripts/dom.js';

const KEYS = [
  [['/', phrase('keys-chord')], phrase('search-title')],
  [document.documentElement.dir === 'rtl' ? ['→', '←'] : ['←', '→'], phrase('keys-turn')],
  [['?'], phrase('keys-list')],
  [['Esc'], phrase('keys-close')],
  [['↑', '↓'], phrase('keys-move')],
  [[phrase('keys-enter')], phrase('keys-open')],
];

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** Shows the list. */
export function showKeys() {
  if (!dialog) {
    const rows = KEYS.map(([keys, meaning]) => element('tr', {},
      element('th', { scope: 'row' }, .../** @type {string[]} */ (keys).flatMap((key) => [element('kbd', {}, key), ' '])), element('td', {}, /** @type {string} */ (meaning))));
    const close = button(phrase('close'), () => dialog?.close());
    dialog = element('dialog', { class: 'keys-help', 'aria-labelledby': 'keys-help' },
      element('h2', { id: 'keys-help' }, phrase('footer-keys')), element('table', {}, element('tbody', {}, ...rows)), close);
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
}
