// The keys of the site, the same on every page. The list of them that `?` shows is loaded when somebody asks for it.

import { ignoringErrors } from './dom.js';

/**
 * Whether the reader is typing into something.
 * @param {KeyboardEvent} event
 */
export const isTyping = ({ target, isComposing }) =>
  isComposing || (target instanceof Element && Boolean(target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')));

/** Whether the reader has switched off keys that are characters: speech input would press them. */
export const charactersAreOff = () => ignoringErrors(() => localStorage.getItem('search-keys')) === 'off';

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

/** @type {string | undefined} The address of the script with the list. */
let helpAddress;

async function showKeys() {
  if (!helpAddress) return;
  const help = await import(new URL(helpAddress, document.baseURI).href);
  help.showKeys();
}

/** Whether the next page is to the left of this one. */
const isRightToLeft = () => document.documentElement.dir === 'rtl';

/** @type {Record<string, () => void>} */
const ACTIONS = {
  '?': () => { if (!charactersAreOff()) showKeys(); },
  ArrowLeft: () => turnTo(isRightToLeft() ? 'next' : 'prev'),
  ArrowRight: () => turnTo(isRightToLeft() ? 'prev' : 'next'),
};

/** @param {KeyboardEvent} event */
function pressed(event) {
  const action = ACTIONS[event.key];
  // With Shift an arrow selects text.
  if (!action || !isForPage(event) || (event.shiftKey && event.key !== '?')) return;
  event.preventDefault();
  action();
}

/**
 * Lets the keys turn pages and show their list.
 * @param {string | undefined} help  address of the script with the list
 */
export function startKeys(help) {
  helpAddress = help;
  document.addEventListener('keydown', pressed);
  document.getElementById('part-keys')?.addEventListener('click', showKeys);
}
