// The search: a dialog on every page, and the search page. `start` is called once, by search-intent.js, which also lends
// what it knows about problems: this script need not bring it along.

import { button, element, ignoringErrors } from '../scripts/dom.js';
import { SearchClient } from '../scripts/search-client.js';
import { hitElement, keepMarks } from '../scripts/search-hits.js';
import { markWords } from '../scripts/search-marks.js';
import { searchParts } from '../scripts/search-parts.js';

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
    this.root = new URL(find.dataset.root || '', document.baseURI).href;
    this.tools = tools;
    this.parts = searchParts(find);
    this.statusLine = element('p', { role: 'status' });
    this.list = element('div', { id: 'find-hits', role: 'listbox', 'aria-label': 'Results' });
    this.aside = element('div', { class: 'aside' });
    this.client = new SearchClient(find, tools.diagnose, {
      answer: (results) => this.show(results),
      fail: (problem) => this.report(problem),
    });
    this.begun = false;
    // A question is asked in the next frame.
    this.frame = 0;
    this.rememberTimer = 0;
    // The number of the question whose hits are shown, and what is said of them.
    this.answered = 0;
    this.summary = '';
    this.chosen = -1;
    /** @type {Problem} Why the last question, or its excerpts, has no answer yet. */
    this.problem = '';
    // Runs while something is on its way.
    this.patienceTimer = 0;
    // Then Home and End belong to the list.
    this.movedByKey = false;
    // Enter came before the answer.
    this.opensFirstHit = false;

    const keys = element('p', { class: 'keys' }, '↑ ↓ to select, Enter to open');
    this.parts.found.append(element('div', { class: 'status-line' }, this.statusLine, keys), this.aside, this.list);
    this.listen();
    this.showHits([]);
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
    this.list.addEventListener('click', (event) => {
      const hit = event.target instanceof Element && event.target.closest('a');
      if (!hit || isModified(event)) return;
      keepMarks(hit, this.list);
      if (this.isPage) this.remember();
    });
    form.addEventListener('submit', (event) => {
      // The form would lead to the search page, which has the same problem, or to the browser's own page of errors.
      if (!this.isPage && !this.problem) return;
      event.preventDefault();
      if (this.problem) this.retry();
      if (this.isPage) this.remember();
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
    result.querySelector('details')?.toggleAttribute('open', innerWidth > 767);
    this.ask();
  }

  open() {
    const { dialog, field } = this.parts;
    if (dialog && !dialog.open) dialog.show();
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
    this.movedByKey = false;
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
    this.announce('');
  }

  /** @param {string[]} filters */
  send(filters) {
    // A problem that was shown stays until there is an answer, or another problem.
    if (this.problem) {
      for (const link of this.aside.querySelectorAll('a')) link.href = this.plainListLink().href;
    } else if (!this.client.ready) this.announce('Loading …');
    this.wait();
    this.client.ask(this.query, filters);
  }

  changed() {
    this.opensFirstHit = false;
    this.frame ||= requestAnimationFrame(() => this.ask());
    if (!this.isPage) return;
    clearTimeout(this.rememberTimer);
    this.rememberTimer = setTimeout(() => this.remember(), 300);
  }

  /** Keeps the question in the page's address. */
  remember() {
    const { form, field, boxes } = this.parts;
    const state = new URLSearchParams();
    if (field.value) state.append('q', field.value);
    for (const box of boxes) if (box.checked && box.form === form) state.append(box.name, box.value);
    ignoringErrors(() => history.replaceState(null, '', `?${state}`));
  }

  /** @param {string} text */
  announce(text) {
    // Announced once.
    if (this.statusLine.textContent !== text) this.statusLine.textContent = text;
  }

  /** @param {Results['hits']} hits */
  showHits(hits) {
    this.list.replaceChildren(...hits.map((hit, index) => hitElement(hit, index, this.root)));
    this.list.hidden = !hits.length;
    this.parts.field.setAttribute('aria-expanded', String(!this.list.hidden));
    this.choose(this.chosen);
    this.aside.replaceChildren();
  }

  /** @param {Results} results */
  show(results) {
    // In the dialog Enter opens the best hit.
    if (this.isWaiting) this.chosen = this.isPage ? -1 : 0;
    this.answered = this.client.asked;
    this.problem = '';
    this.stopWaiting();
    // For the excerpts.
    if (results.missing.length) this.wait();
    if (this.isPage && this.parts.plainList) this.parts.plainList.hidden = true;
    this.showHits(results.hits);
    this.summarize(results);
    this.suggest(results);
    if (this.opensFirstHit) this.hit(0)?.click();
    this.opensFirstHit = false;
  }

  /** @param {Results} results */
  summarize(results) {
    const { correction, suggestions, counts } = results;
    const near = suggestions.ids.length ? 'No clause has this id. Similar ids are listed below. ' : '';
    const corrected = correction ? `Showing results for “${correction}”. ` : '';
    this.summary = `${near}${corrected}${this.unknownFilters(counts)}${this.found(results)}`;
    this.announce(this.summary);
    this.showCounts(counts);
  }

  /**
   * Says how many there are.
   * @param {Results} results
   */
  found({ total, others }) {
    if (!total && !others) return 'Nothing here treats this';
    return `Clauses found: ${total > 10 ? 'about ' : ''}${total}${total + others > 10 ? ', showing the top 10' : ''}`;
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
      return known.some((one) => one.startsWith(value.toLowerCase())) ? '' : `There is no ${name} “${value}”; there are ${known.join(', ')}. `;
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
    this.aside.append(...words, this.plainListLink());
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
    return this.link(`${this.find.dataset.clauses}?${new URLSearchParams({ q: this.query })}`, 'Filter the list of clauses');
  }

  /**
   * Says what is wrong, and offers what can be done. Hits that are shown stay: then it is about their excerpts.
   * @param {Problem} problem
   */
  report(problem) {
    const { explain, isGone } = this.tools;
    this.stopWaiting();
    // Nobody waits.
    if (!this.client.asked || (!this.isWaiting && !this.list.children.length)) return;
    // The worker cannot tell a network that is gone from one that fails.
    this.problem = navigator.onLine || problem === 'slow' ? problem : 'offline';
    // A page that opens long after Enter would surprise.
    this.opensFirstHit = false;
    const again = isGone(problem) ? button('Reload this page', () => location.reload()) : button('Try again', () => this.retry());
    if (!this.isWaiting) {
      this.announce(`${this.summary}. ${explain(this.problem, 'the excerpts')}`);
      this.aside.replaceChildren(again);
      return;
    }
    this.showHits([]);
    this.announce(explain(this.problem));
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

  /**
   * @param {number} index
   * @returns {HTMLElement | null}
   */
  hit(index) {
    return /** @type {HTMLElement | null} */ (this.list.children[index] || null);
  }

  /** @param {number} index */
  choose(index) {
    this.hit(this.chosen)?.setAttribute('aria-selected', 'false');
    this.chosen = index;
    const hit = this.hit(index);
    hit?.setAttribute('aria-selected', 'true');
    this.parts.field.setAttribute('aria-activedescendant', hit?.id || '');
    if (this.movedByKey) hit?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * The hit that a key leads to, counted from the first; -1 is the last. Undefined for other keys.
   * @param {string} key
   */
  target(key) {
    if (key === 'ArrowDown') return this.chosen + 1;
    if (key === 'ArrowUp') return Math.max(this.chosen - 1, -1);
    if (this.movedByKey && key === 'Home') return 0;
    if (this.movedByKey && key === 'End') return -1;
    return undefined;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing || isModified(event)) return;
    const taken = event.key === 'Enter' ? this.enter() : this.move(event.key);
    if (taken) event.preventDefault();
  }

  /** @param {string} key */
  move(key) {
    const count = this.list.children.length;
    const target = this.target(key);
    if (!count || target === undefined) return false;
    this.movedByKey = true;
    this.choose((target + count) % count);
    return true;
  }

  enter() {
    if (!this.isPage && !this.problem && (this.frame || this.isWaiting)) {
      this.opensFirstHit = true;
      return true;
    }
    const hit = this.hit(this.chosen);
    hit?.click();
    return Boolean(hit);
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
