// A sentence with an element in it, such as a link.

/** Stands for the element where the words of a sentence are made. */
export const PLACE = '\0';

/**
 * The parts of a sentence, with a node in the place that was kept for it.
 * @param {string} sentence
 * @param {Node} node
 */
export function around(sentence, node) {
  const [before, ...after] = sentence.split(PLACE);
  return [before, node, ...after];
}
