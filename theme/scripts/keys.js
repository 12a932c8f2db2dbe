// The keys of the site, the same on every page, and the list of them that `?` shows.

import { button, element, ignoringErrors } from './dom.js';

const KEYS = [
  [['/', 'Ctrl+K'], 'Search'],
  [['←', '→'], 'Page before, page after'],
  [['?'], 'This list'],
  [['Esc'], 'Close what is open'],
  [['↑', '↓'], 'In the search: move through the results'],
  [['Enter'], 'In the search: open the result'],
];

/**
 * Whether the reader is typing into something.
 * @param {KeyboardEvent} event
 */
export const isTyping = ({ target, isComposing }) =>
  isComposing || (target instanceof Element && Boolean(target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')));

/** Whether the reader has switched off keys that are characters: speech input would press them. */
export const charactersAreOff = () => ignoringErrors(() => localStorage.getItem('search-keys')) === 'off';

/** @type {HTMLDialogElement | undefined} */
let dialog;

function showKeys() {
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

/**
 * Goes to the page before or after this one, where there is one.
 * @param {'prev' | 'next'} relation
 */
function turnTo(relation) {
  const link = /** @type {HTMLAnchorElement | HTMLLinkElement | null} */ (document.querySelector(`[rel~="${relation}"][href]`));
  if (link) location.assign(link.href);
}

/**
 * Whether a key is meant for the page as a whole.
 * @param {KeyboardEvent} event
 */
function isForPage(event) {
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  return !isChord && !isTyping(event) && !document.querySelector('dialog[open]');
}

/** @type {Record<string, () => void>} */
const ACTIONS = {
  '?': () => { if (!charactersAreOff()) showKeys(); },
  ArrowLeft: () => turnTo('prev'),
  ArrowRight: () => turnTo('next'),
};

/** @param {KeyboardEvent} event */
function pressed(event) {
  const action = ACTIONS[event.key];
  // With Shift an arrow selects text.
  if (!action || !isForPage(event) || (event.shiftKey && event.key !== '?')) return;
  event.preventDefault();
  action();
}

/** Lets the keys turn pages and show their list. */
export function startKeys() {
  document.addEventListener('keydown', pressed);
  document.getElementById('part-keys')?.addEventListener('click', showKeys);
}
