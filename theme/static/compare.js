// The page that holds a draft beside the clauses. The worker cuts and compares; this script shows what came near, and what
// the reader says of it.

import { Findings, STATES, showClauses, strangersElement } from '../scripts/comparison.js';
import { action, choice, note, sentence } from '../scripts/desk-controls.js';
import { DeskClient, isReason, parties } from '../scripts/desk-client.js';
import { FORMATS, save } from '../scripts/desk-files.js';
import { element } from '../scripts/dom.js';
import { emptySchedule, store } from '../scripts/schedule-store.js';

/**
 * @typedef {import('../scripts/comparison.js').State} State
 * @typedef {import('../scripts/comparison.js').Match} Match
 */

const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);

const PROBLEMS = {
  unreachable: phrase('compare-unreachable'),
  damaged: phrase('desk-damaged'),
  blocked: phrase('compare-blocked'),
  'too-large': phrase('compare-too-large'),
  failed: phrase('compare-failed'),
};

class ComparePage {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} root
   */
  constructor(form, root) {
    this.form = form;
    this.client = new DeskClient(dataset);
    this.text = /** @type {HTMLTextAreaElement} */ (form.querySelector('#draft-text'));
    this.file = /** @type {HTMLInputElement} */ (form.querySelector('#draft-file'));
    this.set = /** @type {HTMLSelectElement} */ (form.querySelector('#draft-set'));
    this.stop = /** @type {HTMLButtonElement} */ (form.querySelector('#draft-stop'));
    this.status = element('p', { class: 'summary', role: 'status' });
    this.status.hidden = true;
    this.progress = element('progress', { 'aria-label': phrase('compare-progress') });
    this.progress.hidden = true;
    this.notes = element('div');
    this.result = element('div', { class: 'comparison' });
    root.append(this.status, this.progress, this.notes, this.result);
    this.withoutOffice = false;
    this.client.onWithoutOffice = () => {
      this.withoutOffice = true;
      this.notes.before(note(phrase('compare-without-office')));
      this.file.accept = '.md,.markdown,.txt';
    };
    this.isStopped = false;
    /** @type {State | ''} */
    this.state = '';
    this.party = parties()[0]?.id ?? '';
    /** @type {DeskClient | null} What writes position sheets; it is begun when somebody wants one. */
    this.writer = null;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.compare();
    });
    this.stop.addEventListener('click', () => { this.isStopped = true; });
    this.file.addEventListener('change', () => { if (this.file.files?.length) this.text.value = ''; });
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      if (event.dataTransfer?.files.length) {
        this.file.files = event.dataTransfer.files;
        this.compare();
      }
    });
  }

  /** @param {string} text */
  say(text) {
    this.status.hidden = false;
    this.status.textContent = text;
  }

  /** @returns {Promise<{ provisions: import('../scripts/comparison.js').Provision[], notes: { message: string }[] } | null>} */
  async draft() {
    const [file] = this.file.files ?? [];
    if (this.text.value.trim()) return this.client.ask('provisions', this.text.value);
    if (file) return this.client.ask('provisions', new Uint8Array(await file.arrayBuffer()), { name: file.name });
    this.say(phrase('compare-empty'));
    return null;
  }

  async compare() {
    this.result.replaceChildren();
    this.notes.replaceChildren();
    this.isStopped = false;
    try {
      const draft = await this.draft();
      if (!draft) return;
      this.notes.replaceChildren(...draft.notes.map(({ message }) => note(message)));
      this.show(new Findings(draft.provisions, await this.run(draft.provisions)));
    } catch (error) {
      this.fail(error);
    } finally {
      this.stop.hidden = this.progress.hidden = true;
    }
  }

  /**
   * Compares provision by provision, so that the reader sees how far it is and can stop.
   * @param {import('../scripts/comparison.js').Provision[]} provisions
   */
  async run(provisions) {
    this.stop.hidden = this.progress.hidden = false;
    this.progress.max = provisions.length;
    this.say(phrase('compare-running', { provisions: phrase('count-provisions', { count: provisions.length }) }));
    await this.client.ask('begin_comparison', JSON.stringify(provisions));
    for (let done = 0; done < provisions.length && !this.isStopped;) {
      ({ done } = await this.client.ask('continue_comparison', ''));
      this.progress.value = done;
    }
    return this.client.ask('finish_comparison', JSON.stringify(this.set.value.split(' ').filter(Boolean)));
  }

  /** @param {unknown} error */
  fail(error) {
    const problem = error instanceof Error ? error.message : '';
    this.say(/** @type {Record<string, string>} */ (PROBLEMS)[problem] ?? (isReason(error) ? sentence(problem) : PROBLEMS.failed));
  }

  /**
   * The position sheet of the clauses, with the provisions in the column of the side that wrote them: as a workbook, or as
   * CSV where this browser makes none.
   * @param {Findings} findings
   */
  async saveSheet(findings) {
    this.writer ??= new DeskClient({ ...dataset, engine: dataset.writer, translation: dataset.writerTranslation });
    const schedule = { ...emptySchedule(), entries: findings.comparison.clauses.map(({ clause }) => ({ clause })) };
    const format = FORMATS.find(({ format: name }) => name === (this.withoutOffice ? 'csv' : 'xlsx'));
    if (!format) return;
    try {
      save(await this.writer.write(schedule, format.format, findings.forSheet(this.party)), format);
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {Findings} findings */
  show(findings) {
    const list = element('ul', { class: 'entries' });
    const filter = element('div', { class: 'fields' });
    const actions = {
      address: (/** @type {string} */ clause) => (dataset.clause || '').replace('{id}', clause.toLowerCase()),
      decide: (/** @type {Match} */ match, /** @type {'confirmed' | 'rejected' | null} */ decision) => {
        if (decision) findings.decisions.set(findings.key(match), decision);
        else findings.decisions.delete(findings.key(match));
        draw();
      },
    };
    const draw = () => {
      const states = findings.byState();
      const compared = findings.comparison.provisions.length;
      const provisions = phrase('count-provisions', { count: findings.provisions.length });
      const clauses = phrase('count-clauses', { count: findings.comparison.clauses.length });
      const result = { clauses, confirmed: states.confirmed.length, found: states.found.length, nothing: states.nothing.length };
      this.say([
        phrase('compare-read', { provisions }),
        ...(compared < findings.provisions.length ? [phrase('compare-stopped', { count: compared })] : []),
        phrase('compare-result', result),
      ].join(' '));
      showClauses(list, findings, this.state, actions);
    };
    const options = [{ value: '', name: phrase('compare-all') }, ...Object.entries(STATES).map(([value, name]) => ({ value, name }))];
    filter.append(choice('comparison-state', phrase('compare-show'), options, this.state, (state) => {
      this.state = /** @type {State | ''} */ (state);
      draw();
    }));
    filter.append(choice('comparison-party', phrase('compare-from'), parties().map(({ id, name }) => ({ value: id, name })), this.party, (party) => { this.party = party; }));
    const add = (/** @type {State} */ state) => () => {
      store.refresh();
      store.add(findings.byState()[state]);
      document.dispatchEvent(new Event('schedule-buttons'));
      this.say(phrase('schedule-has', { clauses: phrase('count-clauses', { count: store.schedule.entries.length }) }));
    };
    this.result.replaceChildren(filter,
      element('p', { class: 'actions' },
        action('add-nothing', phrase('compare-add-missing'), add('nothing')), ' ',
        action('add-found', phrase('compare-add-found'), add('found')), ' ',
        action('save-sheet', phrase('compare-sheet'), () => this.saveSheet(findings)), ' ',
        action('save-findings', phrase('compare-save'), () => save(new TextEncoder().encode(findings.csv()), { file: `${phrase('file-name-comparison')}.csv`, type: 'text/csv' }))),
      list, strangersElement(findings));
    draw();
  }
}

const form = document.getElementById('part-draft');
const root = document.getElementById('part-comparison');
if (form instanceof HTMLFormElement && root) new ComparePage(form, root);
