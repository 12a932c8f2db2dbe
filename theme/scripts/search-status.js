// What is said of an answer. It is shown at once, and announced to screen readers once the reader pauses: an announcement
// for each letter would be noise.

import { element } from './dom.js';

/** In milliseconds. */
const PAUSE = 700;

export class SearchStatus {
  constructor() {
    this.shown = element('p', { class: 'summary' });
    this.announced = element('p', { class: 'visually-hidden', role: 'status' });
    this.timer = 0;
  }

  /** @param {string} text */
  say(text) {
    this.shown.textContent = text;
    clearTimeout(this.timer);
    if (this.announced.textContent === text) return;
    this.timer = setTimeout(() => {
      this.announced.textContent = text;
    }, PAUSE);
  }
}
