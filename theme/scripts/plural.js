// A number with its noun.

/**
 * @param {number} count
 * @param {string} one
 */
export const plural = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;
