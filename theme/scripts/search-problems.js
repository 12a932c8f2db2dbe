// What keeps the search, or the rest of an answer, from coming.

/**
 * The status of a server's answer, or one of `slow`, `offline`, `unreachable`, `foreign`, `damaged`, `blocked`, `failed`.
 * @typedef {string | number} Problem
 */

/** Milliseconds after which a reader who waits is offered the list of clauses. */
export const PATIENCE = 4000;

/**
 * Whether a file is no longer on the server: the site has been published anew since the page was loaded.
 * @param {Problem} problem
 */
export const isGone = (problem) => problem === 404 || problem === 410;

/** @param {Problem} problem */
function causeOf(problem) {
  if (isGone(problem)) return phrase('cause-gone');
  if (typeof problem === 'number') return phrase('cause-status', { status: problem });
  switch (problem) {
    case 'offline':
      return phrase('cause-offline');
    case 'unreachable':
      return phrase('cause-unreachable');
    case 'foreign':
      return phrase('cause-foreign');
    case 'damaged':
      return phrase('cause-damaged');
    case 'blocked':
      return phrase('cause-blocked');
    default:
      return phrase('cause-failed');
  }
}

/**
 * One sentence about a problem.
 * @param {Problem} problem
 * @param {boolean} [ofRest]  whether there are hits, and more of them or their excerpts are missing
 */
export function explain(problem, ofRest = false) {
  if (problem === 'slow') return ofRest ? phrase('search-slow-rest') : phrase('search-slow');
  const cause = causeOf(problem);
  return ofRest ? phrase('search-failed-rest', { cause }) : phrase('search-failed', { cause });
}

/**
 * Why a script did not run, which a browser does not tell. Asking past the cache also mends a bad copy in it.
 * @param {string | URL} address
 * @returns {Promise<Problem>}
 */
export async function diagnose(address) {
  if (!navigator.onLine) return 'offline';
  try {
    const response = await fetch(address, { cache: 'reload', signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return response.status;
    return /^\s*</.test(await response.text()) ? 'foreign' : 'damaged';
  } catch {
    return navigator.onLine ? 'unreachable' : 'offline';
  }
}
