// Case and accent folding, so that `Zürich`, `ZURICH` and `zurich` are one word. The rule is the engine's
// (search-index/src/analysis/fold.rs); a test holds the two together, character by character.

// Base letters of U+00C0 to U+017F, one for each code point; a `*` marks those that fold to two letters.
const LATIN = 'aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y'
  + 'aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs';

/** @type {Record<string, string>} */
const TWO_LETTERS = { Æ: 'ae', æ: 'ae', Œ: 'oe', œ: 'oe', ß: 'ss', Þ: 'th', þ: 'th', Ĳ: 'ij', ĳ: 'ij' };

/** @param {string} letter */
function foldLetter(letter) {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return letter.toLowerCase();
  if (code < 0x180) return TWO_LETTERS[letter] || LATIN[code - 0xc0];
  // Combining marks.
  if (code < 0x370) return '';
  // Greek and Cyrillic capitals; other scripts hardly have any.
  return String.fromCharCode(code + (code < 0x400 || code >= 0x410 ? 32 : 80));
}

/**
 * Text without case and accents.
 * @param {string} text
 */
export const fold = (text) => text.replace(/[\u0300-\u036fA-Z\u00c0-\u017f\u0391-\u03a9\u0400-\u042f]/g, foldLetter);
