// The schedule of the reader: which clauses, in which order, with which values and names. It is kept in this browser and
// nowhere else. What is kept may be of another version, cut or blocked, so it is read with care and never overwritten
// before somebody changes it.

import { ignoringErrors } from './dom.js';

/**
 * A value of a parameter: that of a party or the default by name, or the reader's own.
 * @typedef {{ column: string } | { own: string }} Choice
 */

/**
 * A clause of a schedule.
 * @typedef {object} Entry
 * @property {string} clause
 * @property {'text' | { fallback: number }} [use]
 * @property {Record<string, Choice>} [values]  by the name of the parameter; without one the column of the schedule counts
 * @property {Record<string, 'keep' | 'strike'>} [references]  to clauses that are not chosen, by their ids
 * @property {string} [release]  whose text was decided for; empty for the text of today
 */

/**
 * What docs/schedule-format.md describes.
 * @typedef {object} Schedule
 * @property {1} version
 * @property {string | null} release
 * @property {Entry[]} entries
 * @property {'topic' | 'hand'} order
 * @property {'ids' | 'numbers'} numbering
 * @property {string} column
 * @property {{ contract: string, date: string, parties: Record<string, string> }} names
 * @property {string[]} annexes
 */

const KEY = 'schedule';
const VERSION = 1;

/** @returns {Schedule} */
export const emptySchedule = () => ({
  version: VERSION, release: null, entries: [], order: 'topic', numbering: 'ids', column: 'default',
  names: { contract: '', date: '', parties: {} }, annexes: [],
});

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A schedule whose entries have ids, each once. Everything else is read by the engine of the desk, which says what it does
 * not understand; here it is only kept.
 * @param {unknown} kept
 * @returns {Schedule}
 */
export function readSchedule(kept) {
  const empty = emptySchedule();
  if (!isRecord(kept)) return empty;
  const seen = new Set();
  const isNew = (/** @type {unknown} */ entry) => isRecord(entry) && typeof entry.clause === 'string' && entry.clause && !seen.has(entry.clause) && seen.add(entry.clause);
  const entries = Array.isArray(kept.entries) ? kept.entries.filter(isNew) : [];
  return { ...empty, ...kept, version: VERSION, entries };
}

/**
 * What is wrong with the store: nothing, `blocked` where the browser lets nothing be kept, `full`, `newer` where a newer
 * version of this site has written it, `damaged` where it cannot be read.
 * @typedef {'' | 'blocked' | 'full' | 'newer' | 'damaged'} StoreProblem
 */

class ScheduleStore {
  constructor() {
    /** @type {StoreProblem} */
    this.problem = '';
    this.schedule = this.read();
  }

  /** @returns {Schedule} */
  read() {
    /** @type {string | null} */
    let kept;
    try {
      kept = localStorage.getItem(KEY);
    } catch {
      this.problem = 'blocked';
      return emptySchedule();
    }
    const value = kept === null ? {} : ignoringErrors(() => JSON.parse(kept));
    if (!isRecord(value)) this.problem = 'damaged';
    else if (Number(value.version) > VERSION) this.problem = 'newer';
    else this.problem = '';
    return readSchedule(value);
  }

  /** Reads again what another tab may have written. */
  refresh() {
    if (this.problem !== 'blocked') this.schedule = this.read();
  }

  /** Whether what is kept may be replaced: a newer version would lose what this one does not know. */
  get isReadOnly() {
    return this.problem === 'newer';
  }

  /**
   * Keeps a schedule. Where the browser keeps nothing, it lasts as long as the page.
   * @param {Schedule} schedule
   */
  write(schedule) {
    if (this.isReadOnly) return;
    this.schedule = schedule;
    try {
      localStorage.setItem(KEY, JSON.stringify(schedule));
      this.problem = '';
    } catch {
      this.problem = this.problem === 'blocked' ? 'blocked' : 'full';
    }
  }

  /** Forgets everything. */
  clear() {
    this.schedule = emptySchedule();
    this.problem = ignoringErrors(() => localStorage.removeItem(KEY)) === null ? 'blocked' : '';
  }

  /** @param {string} clause */
  has(clause) {
    return this.schedule.entries.some((entry) => entry.clause === clause);
  }

  /**
   * Adds the clauses that are not there yet.
   * @param {string[]} clauses
   */
  add(clauses) {
    const fresh = [...new Set(clauses)].filter((clause) => !this.has(clause));
    const entries = fresh.map((clause) => ({ clause }));
    this.write({ ...this.schedule, entries: [...this.schedule.entries, ...entries] });
  }

  /** @param {string} clause */
  remove(clause) {
    this.write({ ...this.schedule, entries: this.schedule.entries.filter((entry) => entry.clause !== clause) });
  }
}

/** The store of this page. */
export const store = new ScheduleStore();
