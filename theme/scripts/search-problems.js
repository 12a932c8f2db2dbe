// What keeps the search, or its excerpts, from coming.

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
  if (isGone(problem)) return 'The site has changed since this page was loaded';
  if (typeof problem === 'number') return `The server answered with error ${problem}`;
  switch (problem) {
    case 'offline':
      return 'You are offline';
    case 'unreachable':
      return 'The site cannot be reached';
    case 'foreign':
      return 'The network sent another page, such as a sign-in page';
    case 'damaged':
      return 'A file arrived damaged or incomplete';
    case 'blocked':
      return 'This browser does not allow WebAssembly';
    default:
      return 'Something went wrong';
  }
}

/**
 * One sentence about a problem.
 * @param {Problem} problem
 * @param {string} [what]
 */
export function explain(problem, what = 'the search') {
  if (problem === 'slow') return `Loading ${what} is taking longer than usual.`;
  return `${causeOf(problem)}, so ${what} cannot be loaded.`;
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
