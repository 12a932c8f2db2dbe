// Search. Its files are asked for at the first intent, all at once, and none before. Until its script has come, this part
// says what is wrong with it. The page never leads anywhere by itself: a reader keeps what they read.

import { button, element, ignoringErrors } from './dom.js';
import { charactersAreOff, isTyping } from './keys.js';
import { searchNotice } from './search-notice.js';
import { PATIENCE, diagnose, explain, isGone } from './search-problems.js';

/**
 * What the script of the search gives once it runs.
 * @typedef {{ begun: boolean, begin: () => void, open: (query?: string) => void }} Search
 */

const LOADING = phrase('search-loading');

class SearchLoader {
  /** @param {HTMLAnchorElement} find  the link to the search page, which names the files of the search */
  constructor(find) {
    this.find = find;
    this.page = document.getElementById('part-search');
    this.notice = searchNotice(this.page || find, Boolean(this.page));
    /** @type {Search | null} */
    this.search = null;
    /** @type {Promise<void> | null} The script is on its way. */
    this.importing = null;
    this.attempts = 0;
    /** @type {import('./search-problems.js').Problem} */
    this.problem = '';
    // A reader waits for the dialog.
    this.wanted = false;
    // What the reader asked for in the dialog before a hit led away from this page.
    this.query = cameBack() ? history.state?.search : '';
    this.prefetching = new AbortController();
    this.timer = 0;
  }

  /** @param {string} name */
  address(name) {
    return new URL(this.find.dataset[name] || '', document.baseURI);
  }

  /**
   * @param {string} text
   * @param {...HTMLElement} controls
   */
  say(text, ...controls) {
    if (this.page || this.wanted) this.notice.show(text, ...controls);
  }

  /** @param {import('./search-problems.js').Problem} problem */
  report(problem) {
    this.problem = problem;
    const list = element('a', { href: this.find.dataset.clauses || '' }, phrase('search-list'));
    const plainList = document.getElementById('part-list');
    if (plainList) plainList.hidden = false;
    const again = isGone(problem) ? button(phrase('reload'), () => location.reload()) : button(phrase('try-again'), () => this.retry());
    this.say(explain(problem), list, again, ...(this.page ? [] : [button(phrase('close'), () => this.close())]));
    // Whoever asked by key or by the button goes on from here; whoever is elsewhere by now stays there.
    const { activeElement } = document;
    if (this.wanted && (activeElement === document.body || activeElement === this.find)) list.focus();
  }

  /** Runs the script of the search; its files are another matter. */
  run() {
    this.importing ||= this.import();
    return this.importing;
  }

  async import() {
    const address = this.address('script');
    this.attempts += 1;
    const attempt = this.attempts;
    // Browsers remember that an import has failed, by its address.
    if (attempt > 1) address.search = `attempt=${attempt}`;
    try {
      const [{ start }] = await Promise.all([import(address.href), this.loadStyle()]);
      this.search ||= start(this.find, { explain, isGone, diagnose, patience: PATIENCE, stopPrefetching: () => this.prefetching.abort() });
    } catch {
      const problem = await diagnose(address);
      // A later attempt may be on its way, or an earlier one may have come.
      if (attempt !== this.attempts || this.search) return;
      this.importing = null;
      // The server has sent it now: it may have been the network, which has just come back.
      if (problem === 'damaged' && attempt < 3) {
        await this.run();
        return;
      }
      clearTimeout(this.timer);
      this.report(problem);
    }
  }

  /** The style of the dialog, which other pages do not need; the search page has it. Without it the dialog works too. */
  async loadStyle() {
    const { href } = this.address('style');
    const isThere = [...document.styleSheets].some((sheet) => sheet.href === href);
    if (isThere) return;
    const link = element('link', { rel: 'stylesheet', href });
    const loaded = new Promise((done) => {
      for (const end of ['load', 'error']) link.addEventListener(end, done);
    });
    document.head.append(link);
    await loaded;
  }

  async begin() {
    if (this.search?.begun || (this.importing && this.timer)) return;
    this.problem = '';
    // Into the cache, from where the worker takes them.
    const { signal } = this.prefetching;
    for (const name of ['worker', 'engine', 'index']) fetch(this.address(name), { signal }).then((file) => file.blob()).catch(() => {});
    this.timer = setTimeout(() => this.report('slow'), PATIENCE);
    await this.run();
    if (!this.search || this.search.begun) return;
    clearTimeout(this.timer);
    this.notice.hide();
    this.search.begin();
    if (this.wanted) this.search.open(this.query);
    this.wanted = false;
  }

  retry() {
    this.prefetching.abort();
    this.prefetching = new AbortController();
    clearTimeout(this.timer);
    this.timer = 0;
    this.importing = null;
    this.say(LOADING);
    this.begin();
  }

  open() {
    const { search } = this;
    this.wanted = !search?.begun;
    if (search?.begun) {
      // Making the dialog and showing it are two short tasks instead of a long one.
      setTimeout(() => search.open());
    } else if (this.problem === 'slow') this.report(this.problem);
    else if (this.problem) this.retry();
    else {
      this.begin();
      setTimeout(() => {
        if (this.wanted && !this.problem) this.say(LOADING);
      }, 500);
    }
  }

  close() {
    this.wanted = false;
    this.notice.hide();
    this.find.focus();
  }
}

/** Whether the reader came to this page by the browser's Back or Forward. */
function cameBack() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return visit?.type === 'back_forward';
}

/** @param {KeyboardEvent} event */
function opensSearch(event) {
  const control = event.ctrlKey || event.metaKey;
  const isKey = control ? event.key.toLowerCase() === 'k' : event.key === '/';
  return isKey && !event.altKey && !isTyping(event);
}

/** Lets the link and the keys open the search. */
export function startSearchIntent() {
  /** @type {HTMLAnchorElement | null} */
  const find = document.querySelector('a[data-script]');
  const key = find?.querySelector('kbd');
  if (!find || !key) return;
  const loader = new SearchLoader(find);
  for (const intent of ['pointerenter', 'pointerdown', 'focus']) find.addEventListener(intent, () => loader.begin());
  find.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    loader.open();
  });
  key.hidden = charactersAreOff();
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && loader.wanted) loader.close();
    if (key.hidden || !opensSearch(event)) return;
    event.preventDefault();
    loader.open();
  });
  addEventListener('online', () => {
    if (loader.problem && !loader.search && (loader.wanted || loader.page)) loader.retry();
  });
  if (loader.page) {
    // The hits take the place of the list, which would be seen for a moment.
    const list = document.getElementById('part-list');
    if (list && location.search.length > 1) list.hidden = true;
    loader.begin();
  } else if (loader.query) loader.open();
  // A hit led here: its words are to be marked.
  else if (ignoringErrors(() => sessionStorage.getItem('marks'))) loader.run();
}
