// Light or dark. The choice is kept under mdBook's name and in its words, as earlier editions of the site kept it; no entry
// means: as the system.

import { ignoringErrors } from './dom.js';

const THEME_KEY = 'mdbook-theme';

/** @type {Record<string, string>} */
const THEMES = { light: 'light', rust: 'light', coal: 'coal', navy: 'coal', ayu: 'coal' };

function chosenTheme() {
  return ignoringErrors(() => THEMES[localStorage.getItem(THEME_KEY) || '']) || '';
}

/** @param {string} theme */
function chooseTheme(theme) {
  // Where storage is blocked the choice lasts as long as the page.
  ignoringErrors(() => {
    if (theme) localStorage.setItem(THEME_KEY, theme);
    else localStorage.removeItem(THEME_KEY);
  });
  const { classList } = document.documentElement;
  classList.remove('light', 'coal');
  if (theme) classList.add(theme);
}

/** Applies the choice that was kept, and lets the buttons in the footer change it. */
export function startAppearance() {
  const chosen = chosenTheme();
  if (chosen) document.documentElement.classList.add(chosen);
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll('[data-appearance]');
  /** @param {string} theme */
  const press = (theme) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.appearance === theme));
  };
  press(chosen);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const theme = button.dataset.appearance || '';
      chooseTheme(theme);
      press(theme);
    });
  }
}
