// Loads the list of what the site has.

/** @typedef {import('./repair.js').Known} Known */

/**
 * The list, or null where it cannot be had.
 * @param {string | undefined} address
 * @returns {Promise<Known | null>}
 */
export async function loadKnown(address) {
  try {
    const answer = await fetch(new URL(address ?? '', document.baseURI));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
