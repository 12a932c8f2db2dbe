// Loads the script that copies when somebody is about to copy: at a button, or at the beginning of a selection in a sheet.
// Most readers never copy, and need not wait for it.

import { element } from './dom.js';

/** @param {Event} event */
const buttonOf = (event) => (event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest('[data-copy]')) : null);

/** @param {Node | null | undefined} node */
const isInSheet = (node) => Boolean((node instanceof Element ? node : node?.parentElement)?.closest('.sheet'));

/**
 * Waits for who is about to copy.
 * @param {string | undefined} address  of the script
 */
export function startCopyIntent(address) {
  /** @type {HTMLScriptElement | null} */
  let script = null;
  let isReady = false;
  const load = () => {
    if (script || !address) return;
    script = element('script', { src: address });
    script.addEventListener('load', () => { isReady = true; });
    // The next attempt asks again.
    script.addEventListener('error', () => { script = null; });
    document.head.append(script);
  };
  for (const kind of ['pointerover', 'pointerdown', 'focusin']) {
    document.addEventListener(kind, (event) => {
      if (buttonOf(event) || (kind === 'pointerdown' && isInSheet(/** @type {Node} */ (event.target)))) load();
    });
  }
  document.addEventListener('selectionchange', () => {
    if (isInSheet(getSelection()?.anchorNode)) load();
  });
  document.addEventListener('click', (event) => {
    const button = buttonOf(event);
    if (!button || isReady) return;
    load();
    script?.addEventListener('load', () => button.click());
  });
}
