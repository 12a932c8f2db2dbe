// The worker that runs the engine of documents, and what the desk asks of it.

/** @typedef {import('./schedule-store.js').Schedule} Schedule */

/**
 * A part of a line of a text; docs/schedule-format.md has all forms.
 * @typedef {object} Piece
 * @property {'text' | 'changed' | 'code' | 'emphasis' | 'strong' | 'break' | 'link' | 'value' | 'reference' | 'term'} type
 * @property {string} [text]
 * @property {'inserted' | 'deleted'} [change]
 * @property {Piece[]} [words]
 * @property {string} [default]
 * @property {string} [clause]
 * @property {string} [published]  the words of a reference as published
 * @property {string} [state]
 */

/**
 * A block of a text.
 * @typedef {object} Part
 * @property {'paragraph' | 'item' | 'list' | 'quote' | 'code' | 'table' | 'rule'} type
 * @property {Piece[]} [words]
 * @property {Part[]} [blocks]
 * @property {string} [letter]
 * @property {'both' | 'closing' | 'dot' | 'none'} [signs]  around the letter; both brackets are not said
 * @property {string} [text]
 * @property {number} [start]
 * @property {Part[][]} [entries]
 * @property {Piece[][]} [head]
 * @property {Piece[][][]} [rows]
 * @property {'inserted' | 'deleted'} [change]
 */

/**
 * @typedef {object} ParameterChoice
 * @property {string} name
 * @property {string} label
 * @property {string} default
 * @property {{ party: string, value: string }[]} leanings
 * @property {string} [same_as]
 * @property {import('./schedule-store.js').Choice | null} choice
 * @property {string} value
 * @property {string} from
 * @property {string} [problem]
 */

/**
 * A chosen clause.
 * @typedef {object} Article
 * @property {string} clause
 * @property {string} number
 * @property {string} title
 * @property {string} topic
 * @property {string} topic_title
 * @property {string[]} parties
 * @property {'in-force' | 'withdrawn' | 'unknown'} state
 * @property {string} [release]  whose text it is, where it is not the text of today
 * @property {'text' | { fallback: number }} use
 * @property {{ index: number | null, text: string, note?: string }[]} fallbacks
 * @property {Part[]} blocks
 * @property {ParameterChoice[]} parameters
 */

/**
 * A way to solve a loose end; `do` says which.
 * @typedef {{ do: string, clause?: string, reference?: string, decision?: string, choice?: { own?: string, column?: string }, with?: string[], release?: string }} Solution
 */

/**
 * @typedef {object} LooseEnd
 * @property {string} id
 * @property {string} kind
 * @property {string | null} clause
 * @property {string} [term]
 * @property {string[]} items
 * @property {string} words
 * @property {string | null} target
 * @property {string} target_title
 * @property {string} message
 * @property {Solution[]} solutions
 * @property {boolean} solved
 * @property {string} [decision]
 */

/**
 * What a schedule says.
 * @typedef {object} Agreement
 * @property {Article[]} entries
 * @property {{ id: string, term: string, blocks: Part[], used_by: string[], used_in: string[] }[]} definitions
 * @property {LooseEnd[]} loose_ends
 * @property {{ clauses: number, definitions: number, open: number, solved: number, changed_values: number }} counts
 */

/** @typedef {{ code: string, clause?: string, message: string }} Note */

/**
 * What a returned sheet says.
 * @typedef {object} Positions
 * @property {{ id: string, name: string }[]} parties
 * @property {{ clause: string, title: string, state: string, differs: boolean, positions: Record<string, { position: string, text: string, owner: string }>, other: Record<string, string> }[]} rows
 * @property {Note[]} notes
 */

/**
 * What a comparison found in the draft of a party, by the ids of clauses.
 * @typedef {{ party: string, clauses: Record<string, { state: string, text: string }> }} Findings
 */

/** The parties of the corpus, from the head of the page. */
export const parties = () => Array.from(document.querySelectorAll('#part-parties')).flatMap((template) =>
  Array.from(/** @type {HTMLTemplateElement} */ (template).content.querySelectorAll('[data-party]'), (party) => ({ id: party.getAttribute('data-party') || '', name: party.textContent || '' })));

/**
 * Why there is no answer: the name of a problem, or what the engine says of it.
 * @typedef {{ code: string, message: string }} Problem
 */

/** What the engine calls files and calls that it does not understand, because they are of another version of the site. */
const MISFITS = ['bad-call', 'bad-corpus'];

/** @param {string | Problem} problem */
function asError(problem) {
  if (typeof problem === 'string') return new Error(problem);
  return MISFITS.includes(problem.code) ? new Error('damaged') : new Error(problem.message, { cause: problem.code });
}

/**
 * Whether the message of an error is a sentence of the engine, in the language of the site.
 * @param {unknown} error
 */
export const isReason = (error) => error instanceof Error && error.cause !== undefined;

export class DeskClient {
  /** @param {DOMStringMap} files  names the worker, the engine and the clauses */
  constructor(files) {
    const address = (/** @type {string | undefined} */ path) => new URL(path || '', document.baseURI).href;
    this.worker = new Worker(address(files.worker));
    /** @type {Map<number, { resolve: (answer: any) => void, reject: (problem: Error) => void }>} */
    this.waiting = new Map();
    this.asked = 0;
    /** Whether the script of the worker did not run: nobody answers any more. */
    this.isLost = false;
    /** What to do when the browser turns out to run no WebAssembly, without which nothing of Word and Excel works. */
    this.onWithoutOffice = () => {};
    this.worker.addEventListener('message', ({ data }) => this.answered(data));
    this.worker.addEventListener('error', () => this.lost());
    /** The releases of the site. */
    this.releases = (files.releases || '').split(' ').filter(Boolean);
    this.addressOfRelease = (/** @type {string} */ name) => address((files.releaseTexts || '').replace('{release}', name));
    this.worker.postMessage({ engine: address(files.engine), translation: address(files.translation), clauses: address(files.clauses), annexes: address(files.annexes) });
  }

  /** @param {{ id: number, text?: string, bytes?: Uint8Array, problem?: string | Problem, withoutOffice?: boolean }} answer */
  answered({ id, text, bytes, problem, withoutOffice }) {
    if (withoutOffice) {
      this.onWithoutOffice();
      return;
    }
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (problem) waiting?.reject(asError(problem));
    else waiting?.resolve(bytes ?? JSON.parse(text || 'null'));
  }

  /** The script of the worker did not run. */
  lost() {
    this.isLost = true;
    for (const { reject } of this.waiting.values()) reject(new Error('failed'));
    this.waiting.clear();
  }

  /**
   * @param {string} call  of documents/wasm/src/lib.rs
   * @param {string | Uint8Array} input
   * @param {{ annexes?: boolean, releases?: { name: string, address: string }[], name?: string }} [more]  whether the answer shows what only annexes
   *   do; the releases whose texts it needs; the name of a file
   * @returns {Promise<any>}
   */
  ask(call, input, more = {}) {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      if (this.isLost) {
        reject(new Error('failed'));
        return;
      }
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, call, input, ...more });
    });
  }

  /**
   * The releases whose texts a schedule may keep; of those that this site does not have, it says nothing.
   * @param {Schedule} schedule
   */
  releasesOf({ release, entries }) {
    const named = [release, ...entries.map((entry) => entry.release)];
    return this.releases.filter((one) => named.includes(one)).map((name) => ({ name, address: this.addressOfRelease(name) }));
  }

  /**
   * A schedule as it is meant, and what could not be read of it.
   * @param {Schedule} schedule
   * @returns {Promise<{ schedule: Schedule, notes: Note[] }>}
   */
  read(schedule) {
    return this.ask('read', JSON.stringify(schedule));
  }

  /**
   * What a schedule says.
   * @param {Schedule} schedule
   * @returns {Promise<Agreement>}
   */
  view(schedule) {
    return this.ask('view', JSON.stringify(schedule), { releases: this.releasesOf(schedule) });
  }

  /**
   * The schedule after a solution.
   * @param {Schedule} schedule
   * @param {Solution} solution
   * @returns {Promise<Schedule>}
   */
  change(schedule, solution) {
    return this.ask('change', JSON.stringify({ schedule, solution }));
  }

  /**
   * A file.
   * @param {Schedule} schedule
   * @param {string} format
   * @param {Findings} [findings]  for the position sheet
   * @returns {Promise<Uint8Array>}
   */
  write(schedule, format, findings) {
    return this.ask('write', JSON.stringify({ schedule, format, findings }), { annexes: schedule.annexes.length > 0, releases: this.releasesOf(schedule) });
  }

  /**
   * A schedule as the fragment of an address.
   * @param {Schedule} schedule
   * @returns {Promise<{ fragment: string }>}
   */
  share(schedule) {
    return this.ask('share', JSON.stringify(schedule));
  }

  /**
   * @param {string} fragment
   * @returns {Promise<{ schedule: Schedule, notes: Note[] }>}
   */
  fromShare(fragment) {
    return this.ask('from_share', fragment);
  }

  /**
   * The positions in a returned sheet.
   * @param {Uint8Array} bytes
   * @param {string} name
   * @returns {Promise<Positions>}
   */
  positions(bytes, name) {
    return this.ask('positions', bytes, { name });
  }
}
