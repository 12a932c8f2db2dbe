// The parts of the search on a page: those of the search page, or a dialog that is made elsewhere.

import { button, element, ignoringErrors } from './dom.js';

/**
 * @typedef {object} Parts
 * @property {HTMLElement | null} plainList  on the search page: the list of all clauses
 * @property {HTMLFormElement} form
 * @property {HTMLInputElement} field
 * @property {HTMLElement} result  what the hits stand in, with the filters
 * @property {HTMLElement} found
 * @property {HTMLInputElement[]} boxes  the filters
 * @property {HTMLDialogElement | null} dialog
 */

/**
 * @param {HTMLAnchorElement} find
 * @param {HTMLFormElement} form
 * @param {HTMLElement} result
 */
function makeDialog(find, form, result) {
  // Not `showModal`, which works out the style of every element of the page anew: on a slow desktop one sees it.
  const dialog = element('dialog', { class: 'dialog', 'aria-label': phrase('search-title'), 'aria-modal': 'true', tabindex: '-1' });
  const close = () => dialog.close();
  const keys = element('input', { type: 'checkbox' });
  const hint = find.querySelector('kbd');
  keys.checked = !hint?.hidden;
  keys.addEventListener('change', () => {
    if (hint) hint.hidden = !keys.checked;
    ignoringErrors(() => localStorage.setItem('search-keys', keys.checked ? 'on' : 'off'));
  });
  form.append(button(phrase('close'), close));
  dialog.append(form, result, element('label', { class: 'status-line' }, keys, ` ${phrase('search-key-box')}`));
  document.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) close();
  }, true);
  document.addEventListener('focusin', ({ target }) => {
    if (dialog.open && target instanceof Node && !dialog.contains(target)) form.querySelector('input')?.focus();
  });
  const shade = element('div', { class: 'backdrop' });
  shade.addEventListener('click', close);
  document.body.append(dialog, shade);
  return dialog;
}

/**
 * @param {HTMLAnchorElement} find
 * @returns {Parts}
 */
export function searchParts(find) {
  const page = /** @type {HTMLFormElement | null} */ (document.getElementById('part-search'));
  const form = page || element('form', { action: find.href, role: 'search' },
    element('input', { class: 'field', name: 'q', 'aria-label': phrase('search-clauses'), autocomplete: 'off', spellcheck: 'false' }),
    element('button', { class: 'button' }, phrase('search-button')));
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
  field.maxLength = 200;
  const result = document.getElementById('part-result') || element('div', {}, element('div', { class: 'found' }));
  return {
    plainList: document.getElementById('part-list'),
    form,
    field,
    result,
    found: /** @type {HTMLElement} */ (result.querySelector('.found')),
    boxes: [...result.querySelectorAll('input')],
    dialog: page ? null : makeDialog(find, form, result),
  };
}
