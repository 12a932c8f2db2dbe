// The pages of an answer: which hits an address asks for, and the links to the others.

import { element } from './dom.js';

/** How many hits a page has. */
export const PAGE_LENGTH = 10;

/** At most so many hits are offered on one page. */
const MAX_ON_ONE_PAGE = 200;

/**
 * The ranks that a page shows, its name being a number from 1 or `all`.
 * @param {string | null} page
 */
export function ranksOf(page) {
  if (page === 'all') return { first: 0, count: MAX_ON_ONE_PAGE };
  const number = Math.max(1, Math.floor(Number(page)) || 1);
  return { first: (number - 1) * PAGE_LENGTH, count: PAGE_LENGTH };
}

/**
 * Links to the pages before and after, and to all hits on one page.
 * @param {{ first: number, count: number }} ranks  that are shown
 * @param {number} total  of all hits
 * @param {(page: string) => string} address  of a page of the answer
 */
export function pageLinks({ first, count }, total, address) {
  /** @param {string} page @param {string} text */
  const link = (page, text) => element('a', { href: address(page) }, text);
  const links = [];
  const page = first / PAGE_LENGTH + 1;
  if (first > 0) links.push(link(String(page - 1), phrase('search-previous')));
  if (first + count < total) links.push(link(String(page + 1), phrase('search-next')));
  if (count < total && total <= MAX_ON_ONE_PAGE) links.push(link('all', phrase('search-all', { count: total })));
  return links;
}
