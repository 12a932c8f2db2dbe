// The worker that runs the engine, and the numbers of questions: answers to older ones are thrown away.

import { ignoringErrors } from './dom.js';

/** @typedef {import('./search-problems.js').Problem} Problem */

/**
 * An answer of the engine; search-index/wasm/src/json.rs writes it.
 * @typedef {object} Results
 * @property {import('./search-hits.js').Hit[]} hits
 * @property {number} total  how many clauses were found
 * @property {number} others  how many terms, frameworks, topics, chapters and withdrawn clauses
 * @property {string | null} correction
 * @property {{ facet: string, values: { value: string, count: number }[] }[]} counts
 * @property {{ ids: [id: string, title: string][], words: string[], topics: [url: string, title: string][] }} suggestions
 * @property {string[]} missing  names of parts without which synonyms or excerpts are missing
 * @property {boolean} complete  whether hits, order and counts are final
 */

/**
 * @typedef {object} Listener
 * @property {(results: Results) => void} answer  may be called again, with synonyms and with excerpts
 * @property {(problem: Problem) => void} fail
 */

export class SearchClient {
  /**
   * @param {HTMLElement} find  names the files of the search
   * @param {(address: string) => Promise<Problem>} diagnose
   * @param {Listener} listener
   */
  constructor(find, diagnose, listener) {
    this.find = find;
    this.diagnose = diagnose;
    this.listener = listener;
    /** @type {Worker | null} */
    this.worker = null;
    this.ready = false;
    // The number of the last question.
    this.asked = 0;
  }

  /** @param {string} name */
  address(name) {
    return new URL(this.find.dataset[name] || '', document.baseURI).href;
  }

  /** Starts the worker, which loads engine and index. */
  begin() {
    if (this.worker) return;
    const worker = ignoringErrors(() => new Worker(this.address('worker')));
    if (!worker) {
      this.listener.fail('failed');
      return;
    }
    this.worker = worker;
    worker.addEventListener('error', () => this.lost(worker));
    worker.addEventListener('message', ({ data }) => {
      if (data.ready) this.ready = true;
      if (data.id !== this.asked) return;
      if (data.problem) this.listener.fail(data.problem);
      else this.listener.answer(data.results);
    });
    worker.postMessage({ engine: this.address('engine'), index: this.address('index') });
  }

  /**
   * The script of the worker did not run.
   * @param {Worker} worker
   */
  async lost(worker) {
    if (worker !== this.worker) return;
    this.stop();
    const problem = await this.diagnose(this.address('worker'));
    if (!this.worker) this.listener.fail(problem);
  }

  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.ready = false;
  }

  /** Gives up what is on its way, so that the next question asks for it anew. */
  retry() {
    this.worker?.postMessage({ retry: true });
  }

  /** Counts a question that needs no answer of the engine. */
  skip() {
    this.asked += 1;
  }

  /**
   * @param {string} query
   * @param {string[]} filters
   * @param {{ first: number, count: number }} ranks  of the hits that are wanted
   */
  ask(query, filters, { first, count }) {
    this.skip();
    this.begin();
    this.worker?.postMessage({ id: this.asked, query, filters: filters.join(' '), first, count });
  }
}
