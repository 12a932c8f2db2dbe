// How far one word is from another, for what was mistyped.

/**
 * How many letters two texts begin with that are the same.
 * @param {string} a
 * @param {string} b
 */
function sameAtStart(a, b) {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

/**
 * Whether two words are the same but for one letter: one more, one less, another one, or two neighbours exchanged.
 * @param {string} a
 * @param {string} b
 */
export function isOneLetterOff(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const start = sameAtStart(a, b);
  /** @param {string} text */
  const backwards = (text) => [...text.slice(start)].reverse().join('');
  const end = sameAtStart(backwards(a), backwards(b));
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
