// Narrows a list in place: what holds all the words typed stays, whatever their case and accents.

import { fold } from './fold.js';

/**
 * A function that hides the entries without the words, and tells how many are left and whether any word was typed.
 * @template {{ text: string }} Entry
 * @param {Entry[]} entries  each with its text, folded
 * @param {(entry: Entry, stays: boolean) => void} show
 */
export function narrower(entries, show) {
  return (/** @type {string} */ typed) => {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const stays = words.every((word) => entry.text.includes(word));
      show(entry, stays);
      if (stays) count += 1;
    }
    return { count, narrowed: words.length > 0 };
  };
}
