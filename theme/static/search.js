// The search: a dialog on every page, and the search page. `start` is called once, by search-intent.js, which also lends
// what it knows about problems: this script need not bring it along.

import { button, element, ignoringErrors } from '../scripts/dom.js';
import { SearchClient } from '../scripts/search-client.js';
import { keepMarks } from '../scripts/search-hits.js';
import { HitLinks } from '../scripts/search-links.js';
import { markWords } from '../scripts/search-marks.js';
import { HitOptions } from '../scripts/search-options.js';
import { pageLinks, ranksOf } from '../scripts/search-pages.js';
import { searchParts } from '../scripts/search-parts.js';
import { SearchStatus } from '../scripts/search-status.js';

/**
 * @typedef {object} Tools
 * @property {typeof import('../scripts/search-problems.js').explain} explain
 * @property {typeof import('../scripts/search-problems.js').isGone} isGone
 * @property {typeof import('../scripts/search-problems.js').diagnose} diagnose
 * @property {number} patience  milliseconds after which the list of clauses is offered
 * @property {() => void} stopPrefetching
 */

/** @typedef {import('../scripts/search-problems.js').Problem} Problem */
/** @typedef {import('../scripts/search-client.js').Results} Results */

/** @param {KeyboardEvent | MouseEvent} event */
const isModified = (event) => event.shiftKey || event.ctrlKey || event.metaKey;

class SearchView {
  /**
   * @param {HTMLAnchorElement} find
   * @param {Tools} tools
   */
  constructor(find, tools) {
    this.find = find;
    this.tools = tools;
    this.parts = searchParts(find);
    const { field, found } = this.parts;
    this.root = new URL(find.dataset.root || '', document.baseURI).href;
    this.status = new SearchStatus();
    this.list = this.isPage ? new HitLinks(field, this.root) : new HitOptions(field, this.root);
    this.aside = element('div', { class: 'aside' });
    this.pages = element('nav', { class: 'aside pages', 'aria-label': phrase('search-more') });
    this.client = new SearchClient(find, tools.diagnose, {
      answer: (results) => this.show(results),
      fail: (problem) => this.report(problem),
    });
    this.begun = false;
    // A question is asked in the next frame.
    this.frame = 0;
    this.rememberTimer = 0;
    // The page of the answer that is shown, as the address of the search page names it.
    /** @type {string | null} */
    this.page = null;
    // The number of the question whose hits are shown, and what is said of them.
    this.answered = 0;
    this.summary = '';
    /** @type {Problem} Why the last question, or a part of it, has no answer yet. */
    this.problem = '';
    // Runs while something is on its way.
    this.patienceTimer = 0;
    // Enter came before the answer.
    this.opensFirstHit = false;

    const keys = element('p', { class: 'keys' }, this.isPage ? phrase('search-keys-page') : phrase('search-keys'));
    found.append(element('div', { class: 'status-line' }, this.status.shown, keys), this.status.announced, this.aside, this.list.element, this.pages);
    this.listen();
  }

  get isPage() {
    return !this.parts.dialog;
  }

  get query() {
    return this.parts.field.value.slice(0, 3000);
  }

  /** Whether the last question waits for its hits. */
  get isWaiting() {
    return this.answered < this.client.asked;
  }

  listen() {
    const { field, form, boxes } = this.parts;
    field.addEventListener('input', () => this.changed());
    field.addEventListener('keydown', (event) => this.pressed(event));
    for (const box of boxes) box.addEventListener('change', () => this.changed());
    const list = /** @type {HTMLElement} */ (this.list.element);
    list.addEventListener('click', (event) => {
      const hit = event.target instanceof Element && event.target.closest('a');
      if (!hit || isModified(event)) return;
      keepMarks(hit, list);
      this.remember();
    });
    form.addEventListener('submit', (event) => {
      // The form would lead to the search page, which has the same problem, or to the browser's own page of errors.
      if (!this.isPage && !this.problem) return;
      event.preventDefault();
      if (this.problem) this.retry();
      this.remember();
    });
    addEventListener('online', () => {
      if (this.problem) this.retry();
    });
  }

  /** Loads the engine; on the search page asks what its address says. */
  begin() {
    this.begun = true;
    this.client.begin();
    if (!this.isPage || this.client.asked) return;
    const { field, boxes, result } = this.parts;
    const state = new URLSearchParams(location.search);
    field.value ||= (state.get('q') || '').slice(0, 200);
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
    this.page = state.get('page');
    result.querySelector('details')?.toggleAttribute('open', innerWidth > 767);
    this.ask();
  }

  /**
   * Shows the dialog.
   * @param {string} [query]  to be asked again
   */
  open(query) {
    const { dialog, field } = this.parts;
    if (dialog && !dialog.open) dialog.show();
    if (query) {
      field.value = query;
      this.changed();
    }
    // A task of its own: to show the dialog takes long enough.
    setTimeout(() => field.select());
  }

  wait() {
    this.patienceTimer ||= setTimeout(() => this.report('slow'), this.tools.patience);
  }

  stopWaiting() {
    clearTimeout(this.patienceTimer);
    this.patienceTimer = 0;
  }

  ask() {
    const { boxes, plainList, result } = this.parts;
    this.frame = 0;
    this.list.begin();
    const filters = boxes.filter((box) => box.checked).map((box) => `${box.name}:${box.value}`);
    const isEmpty = !this.query.trim() && !filters.length;
    if (isEmpty) this.problem = '';
    if (this.isPage) {
      if (plainList) plainList.hidden = !isEmpty && !this.problem;
      // Many filters: in a frame of their own.
      requestAnimationFrame(() => { result.hidden = isEmpty; });
    }
    if (isEmpty) this.clear();
    else this.send(filters);
  }

  clear() {
    this.stopWaiting();
    this.client.skip();
    this.answered = this.client.asked;
    this.showHits([]);
    this.status.say('');
  }

  /** @param {string[]} filters */
  send(filters) {
    // A problem that was shown stays until there is an answer, or another problem.
    if (this.problem) {
      for (const link of this.aside.querySelectorAll('a')) link.href = this.plainListLink().href;
    } else if (!this.client.ready) this.status.say(phrase('search-loading-short'));
    this.wait();
    this.client.ask(this.query, filters, ranksOf(this.page));
  }

  changed() {
    this.opensFirstHit = false;
    this.page = null;
    this.frame ||= requestAnimationFrame(() => this.ask());
    if (!this.isPage) return;
    clearTimeout(this.rememberTimer);
    this.rememberTimer = setTimeout(() => this.remember(), 300);
  }

  /**
   * The address of a page of this answer.
   * @param {string | null} page
   */
  address(page) {
    const { form, field, boxes } = this.parts;
    const state = new URLSearchParams();
    if (field.value) state.append('q', field.value);
    for (const box of boxes) if (box.checked && box.form === form) state.append(box.name, box.value);
    if (page && page !== '1') state.append('page', page);
    return `${this.find.href.replace(/[?#].*$/s, '')}?${state}`;
  }

  /** Keeps the question, so that who comes back finds it again: on the search page in its address. */
  remember() {
    const state = { ...history.state, search: this.query };
    ignoringErrors(() => (this.isPage ? history.replaceState(null, '', this.address(this.page)) : history.replaceState(state, '')));
  }

  /** @param {Results['hits']} hits */
  showHits(hits) {
    this.list.show(hits, this.query, ranksOf(this.page).first);
    this.aside.replaceChildren();
    this.pages.replaceChildren();
  }

  /** @param {Results} results */
  show(results) {
    this.answered = this.client.asked;
    this.problem = '';
    this.stopWaiting();
    // For the rest of the answer.
    if (results.missing.length) this.wait();
    if (this.isPage) {
      const { plainList, result } = this.parts;
      if (plainList) plainList.hidden = true;
      // The answer may come before the frame that shows the filters, and keys would lead to hits that nobody sees.
      result.hidden = false;
    }
    this.showHits(results.hits);
    this.list.element.ariaBusy = String(!results.complete);
    this.pages.append(...pageLinks(ranksOf(this.page), results.total + results.others, (page) => this.address(page)));
    this.summarize(results);
    this.suggest(results);
    // Enter is for the best hit, which may still be another.
    if (!results.complete) return;
    if (this.opensFirstHit) this.list.open();
    this.opensFirstHit = false;
  }

  /** @param {Results} results */
  summarize(results) {
    const { correction, suggestions, counts } = results;
    const near = suggestions.ids.length ? `${phrase('search-no-id')} ` : '';
    const corrected = correction ? `${phrase('search-corrected', { words: correction })} ` : '';
    this.summary = `${near}${corrected}${this.unknownFilters(counts)}${this.found(results)}`;
    this.status.say(this.summary);
    this.showCounts(counts);
  }

  /**
   * Says how many there are, and which of them are shown.
   * @param {Results} results
   */
  found({ total, others, hits }) {
    if (!total && !others) return phrase('search-nothing');
    const clauses = total > 10 ? phrase('search-count-about', { count: total }) : phrase('search-count', { count: total });
    const found = others ? phrase('search-others', { found: clauses, count: others }) : clauses;
    const { first } = ranksOf(this.page);
    return hits.length < total + others ? phrase('search-shown', { found, first: first + 1, last: first + hits.length }) : found;
  }

  /** @param {Results['counts']} counts */
  showCounts(counts) {
    for (const { facet, values } of counts) {
      for (const { value, count } of values) {
        const box = this.parts.boxes.find((one) => one.name === facet && one.value === value);
        const label = box?.parentElement?.lastElementChild;
        if (label) label.textContent = String(count);
      }
    }
  }

  /**
   * Names the values of a typed filter that the corpus does not have.
   * @param {Results['counts']} counts
   */
  unknownFilters(counts) {
    const typed = [...this.query.matchAll(/(?<!\S)(party|topic|phase|kind):([^\s,]+)/gi)];
    return typed.map(([, name, value]) => {
      const known = counts.find(({ facet }) => facet === name.toLowerCase())?.values.map((one) => one.value) || [];
      return known.some((one) => one.startsWith(value.toLowerCase())) ? '' : `${phrase('search-no-value', { name, value, known: known.join(', ') })} `;
    }).join('');
  }

  /** @param {Results} results */
  suggest({ total, others, suggestions }) {
    const { field } = this.parts;
    this.aside.append(...suggestions.ids.map(([id, title]) => this.link((this.find.dataset.clause || '').replace('{id}', id.toLowerCase()), `${id} ${title}`)));
    if (total + others) return;
    const words = suggestions.words.map((word) => button(word, () => {
      field.value = word;
      field.focus();
      this.changed();
    }));
    const topics = suggestions.topics.map(([url, title]) => this.link(this.root + url, phrase('search-topic', { title })));
    this.aside.append(...words, ...topics, this.plainListLink());
  }

  /**
   * @param {string} href
   * @param {string} text
   */
  link(href, text) {
    return element('a', { href }, text);
  }

  /** The way that works without the engine. */
  plainListLink() {
    return this.link(`${this.find.dataset.clauses}?${new URLSearchParams({ q: this.query })}`, phrase('search-filter-list'));
  }

  /**
   * Says what is wrong, and offers what can be done. Hits that are shown stay: then it is about the rest of the answer.
   * @param {Problem} problem
   */
  report(problem) {
    const { explain, isGone } = this.tools;
    this.stopWaiting();
    // Nobody waits.
    if (!this.client.asked || (!this.isWaiting && this.list.isEmpty)) return;
    // The worker cannot tell a network that is gone from one that fails.
    this.problem = navigator.onLine || problem === 'slow' ? problem : 'offline';
    // A page that opens long after Enter would surprise.
    this.opensFirstHit = false;
    const again = isGone(problem) ? button(phrase('reload'), () => location.reload()) : button(phrase('try-again'), () => this.retry());
    this.list.element.ariaBusy = 'false';
    if (!this.isWaiting) {
      this.status.say(`${this.summary}. ${explain(this.problem, true)}`);
      this.aside.replaceChildren(again);
      return;
    }
    this.showHits([]);
    this.status.say(explain(this.problem));
    this.aside.replaceChildren(this.plainListLink(), again);
    if (this.isPage && this.parts.plainList) this.parts.plainList.hidden = false;
  }

  retry() {
    // Its button goes.
    if (this.aside.contains(document.activeElement)) this.parts.field.focus();
    if (this.problem === 'slow' && !this.client.ready) {
      // A second request for a file waits for the first.
      this.tools.stopPrefetching();
      this.client.stop();
    } else this.client.retry();
    this.problem = '';
    if (this.isWaiting) this.aside.replaceChildren();
    this.ask();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing || isModified(event)) return;
    const taken = event.key === 'Enter' ? this.enter() : this.list.move(event.key);
    if (taken) event.preventDefault();
  }

  enter() {
    if (!this.isPage && !this.problem && (this.frame || this.isWaiting)) {
      this.opensFirstHit = true;
      return true;
    }
    return this.list.open();
  }
}

/**
 * Makes the dialog, or brings the search page to life, and marks words where a hit has led.
 * @param {HTMLAnchorElement} find
 * @param {Tools} tools
 * @returns {import('../scripts/search-intent.js').Search}
 */
export function start(find, tools) {
  const view = new SearchView(find, tools);
  markWords();
  return view;
}
