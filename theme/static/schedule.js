// The page on which a reader makes a schedule. The engine says what a schedule says; this script shows it, and keeps what
// the reader changes.

import { action, choice, field, note, sentence, tick, update } from '../scripts/desk-controls.js';
import { DeskClient, isReason, parties } from '../scripts/desk-client.js';
import { entryElement } from '../scripts/desk-entry.js';
import { FORMATS, addressWith, save, sharedIn } from '../scripts/desk-files.js';
import { byKind, kindElement } from '../scripts/desk-loose-ends.js';
import { positionsElement } from '../scripts/desk-positions.js';
import { differenceOf } from '../scripts/desk-difference.js';
import { rulesElement } from '../scripts/desk-rules.js';
import { parts } from '../scripts/desk-text.js';
import { element } from '../scripts/dom.js';
import { store } from '../scripts/schedule-store.js';

/**
 * @typedef {import('../scripts/schedule-store.js').Schedule} Schedule
 * @typedef {import('../scripts/schedule-store.js').Entry} Entry
 * @typedef {import('../scripts/desk-client.js').Agreement} Agreement
 */

const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);

const PROBLEMS = {
  unreachable: phrase('desk-unreachable'),
  blocked: phrase('desk-blocked'),
  damaged: phrase('desk-damaged'),
  'too-large': phrase('desk-too-large'),
  failed: phrase('desk-failed'),
};

const STORE_PROBLEMS = {
  blocked: phrase('store-blocked-link'),
  full: phrase('store-full-link'),
  newer: phrase('store-newer'),
  damaged: phrase('store-damaged'),
};

class Desk {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.client = new DeskClient(dataset);
    this.parties = parties();
    this.summary = element('p', { class: 'summary', role: 'status' });
    this.notes = element('div', { class: 'notes-of-desk' });
    this.cover = element('section', { class: 'cover', 'aria-labelledby': 'part-cover' }, element('h2', { id: 'part-cover' }, phrase('desk-cover')));
    this.ends = element('section', { class: 'loose-ends', 'aria-labelledby': 'part-ends' }, element('h2', { id: 'part-ends' }, phrase('desk-open')), element('div'));
    this.entries = element('section', { 'aria-labelledby': 'part-entries' }, element('h2', { id: 'part-entries' }, phrase('frame-clauses')), element('ul', { class: 'entries' }));
    this.definitions = element('section', { 'aria-labelledby': 'part-definitions' }, element('h2', { id: 'part-definitions' }, phrase('desk-definitions')), element('p', { class: 'small muted' }, phrase('desk-definitions-lead')),
      element('details', { class: 'part' }, element('summary', {}, phrase('desk-definitions-show')), element('dl', { class: 'glossary' })));
    this.positions = element('section', { class: 'positions', 'aria-label': phrase('desk-positions') });
    this.positions.hidden = true;
    this.settings = element('aside', { class: 'desk-settings', 'aria-label': phrase('desk-whole') });
    this.body = element('div', { class: 'desk' }, element('div', {}, this.cover, this.ends, this.positions, this.entries, this.definitions, rulesElement(dataset)), this.settings);
    root.append(this.summary, this.notes, this.body);
    this.latest = 0;
    /** @type {import('../scripts/desk-client.js').Note[]} What was said of the link that the schedule came by. */
    this.notesOfLink = [];
    this.withoutOffice = false;
    this.client.onWithoutOffice = () => { this.withoutOffice = true; };
    this.makeCover();
  }

  /** @param {Partial<Schedule>} change */
  change(change) {
    store.write({ ...store.schedule, ...change });
    this.show();
  }

  /**
   * @param {string} clause
   * @param {(entry: Entry) => Entry} act
   */
  changeEntry(clause, act) {
    this.change({ entries: store.schedule.entries.map((entry) => (entry.clause === clause ? act(entry) : entry)) });
  }

  /** @param {import('../scripts/desk-client.js').Solution[]} solutions */
  async solve(solutions) {
    let { schedule } = store;
    for (const solution of solutions) schedule = await this.client.change(schedule, solution);
    store.write(schedule);
    this.show();
  }

  makeCover() {
    const { names } = store.schedule;
    const keep = (/** @type {Partial<Schedule['names']>} */ change) => store.write({ ...store.schedule, names: { ...store.schedule.names, ...change } });
    const fields = [
      field('name-contract', phrase('desk-contract'), names.contract, (contract) => keep({ contract })),
      field('name-date', phrase('desk-date'), names.date, (date) => keep({ date })),
      ...this.parties.map(({ id, name }) => field(`name-${id}`, name, names.parties[id] || '', (value) => keep({ parties: { ...store.schedule.names.parties, [id]: value } }))),
    ];
    this.cover.append(element('p', { class: 'small muted' }, phrase('desk-names')), element('div', { class: 'fields' }, ...fields));
  }

  /** The settings that hold for the whole schedule, and the ways to take it along. */
  settingsElement() {
    const { schedule } = store;
    const columns = [{ value: 'default', name: phrase('desk-default') }, ...this.parties.map(({ id, name }) => ({ value: id, name: phrase('values-leaning', { party: name }) }))];
    const annexes = [['rationale', phrase('section-rationale')], ['views', phrase('desk-views')], ['evidence', phrase('section-evidence')]];
    return element('div', {},
      element('h2', {}, phrase('desk-whole')),
      element('div', { class: 'fields' },
        choice('set-column', phrase('desk-column'), columns, schedule.column, (column) => this.change({ column })),
        choice('set-order', phrase('facets-order'), [{ value: 'topic', name: phrase('order-topic') }, { value: 'hand', name: phrase('desk-order-hand') }], schedule.order, (order) => this.change({ order: /** @type {Schedule['order']} */ (order) })),
        choice('set-numbering', phrase('desk-numbers'), [{ value: 'ids', name: phrase('desk-numbers-ids') }, { value: 'numbers', name: '1, 1.1, (a)' }], schedule.numbering, (numbering) => this.change({ numbering: /** @type {Schedule['numbering']} */ (numbering) }))),
      tick('show-changes', phrase('desk-changes'), this.entries.classList.contains('with-changes'), (isTicked) => this.entries.classList.toggle('with-changes', isTicked)),
      element('fieldset', {}, element('legend', {}, phrase('desk-annexes')), ...annexes.map(([id, name]) => tick(`annex-${id}`, name, schedule.annexes.includes(id), (isTicked) => this.change({ annexes: isTicked ? [...schedule.annexes, id] : schedule.annexes.filter((one) => one !== id) })))),
      element('h2', {}, phrase('desk-take')),
      element('p', { class: 'actions files' }, ...FORMATS.filter(({ isOffice }) => !(isOffice && this.withoutOffice)).map((format) => action(`file-${format.format}`, format.text, () => this.take(format))), action('file-print', phrase('desk-print'), () => print())),
      ...(this.withoutOffice ? [] : [this.sheetInput()]),
      element('p', { class: 'actions' }, action('share', phrase('desk-share'), () => this.share()), action('clear', phrase('desk-clear'), () => this.clear())));
  }

  /** @param {typeof FORMATS[number]} format */
  async take(format) {
    try {
      save(await this.client.write(store.schedule, format.format), format);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Where a returned position sheet is opened. */
  sheetInput() {
    const input = element('input', { type: 'file', id: 'open-sheet', accept: '.xlsx,.csv' });
    input.addEventListener('change', async () => {
      const [file] = input.files ?? [];
      if (!file) return;
      try {
        const positions = await this.client.positions(new Uint8Array(await file.arrayBuffer()), file.name);
        this.positions.replaceChildren(positionsElement(positions));
        this.positions.hidden = false;
        this.positions.scrollIntoView();
      } catch (error) {
        this.fail(error);
      }
    });
    return element('label', { class: 'small' }, element('span', {}, phrase('desk-sheet')), input);
  }

  async share() {
    try {
      const { fragment } = await this.client.share(store.schedule);
      const address = addressWith(fragment);
      await navigator.clipboard.writeText(address);
      this.say(phrase('desk-shared', { count: address.length }));
    } catch (error) {
      this.fail(error);
    }
  }

  clear() {
    if (!confirm(phrase('desk-clear-question'))) return;
    store.clear();
    this.notesOfLink = [];
    this.cover.querySelectorAll('input').forEach((input) => { input.value = ''; });
    this.show();
  }

  /** @param {unknown} error */
  fail(error) {
    const problem = error instanceof Error ? error.message : '';
    // The engine says in a sentence why it has no answer.
    this.say(/** @type {Record<string, string>} */ (PROBLEMS)[problem] ?? (isReason(error) ? sentence(problem) : PROBLEMS.failed));
  }

  /** @param {string} text */
  say(text) {
    this.summary.textContent = text;
  }

  /** @param {import('../scripts/desk-client.js').Note[]} notes */
  showNotes(notes) {
    const { release } = store.schedule;
    const isStrange = release && !this.client.releases.includes(release);
    const strange = isStrange ? [{ code: 'release', message: phrase('desk-strange-release', { release }) }] : [];
    const own = store.problem ? [{ code: store.problem, message: STORE_PROBLEMS[store.problem] }] : [];
    const office = this.withoutOffice ? [{ code: 'without-office', message: phrase('desk-without-office') }] : [];
    update(this.notes, [...own, ...office, ...strange, ...this.notesOfLink, ...notes], ({ code, message }) => `${code} ${message}`, ({ message }) => note(message));
  }

  /** Works out what the schedule says, and shows it. */
  async show() {
    this.latest += 1;
    const number = this.latest;
    document.dispatchEvent(new Event('schedule-buttons'));
    const isEmpty = store.schedule.entries.length === 0;
    this.body.hidden = isEmpty;
    if (isEmpty) {
      this.showNotes([]);
      this.say(phrase('desk-empty'));
      return;
    }
    try {
      const { schedule, notes } = await this.client.read(store.schedule);
      const agreement = await this.client.view(schedule);
      // Of several changes in a row the last one counts.
      if (number === this.latest) this.draw(agreement, notes);
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * @param {Agreement} agreement
   * @param {import('../scripts/desk-client.js').Note[]} notes
   */
  draw(agreement, notes) {
    const { counts } = agreement;
    this.say(phrase('desk-summary', {
      clauses: phrase('count-clauses', { count: counts.clauses }),
      definitions: phrase('count-definitions', { count: counts.definitions }),
      values: phrase('count-values', { count: counts.changed_values }),
      open: counts.open ? phrase('desk-count-open', { count: counts.open }) : phrase('desk-nothing-open'),
    }));
    this.showNotes(notes);
    update(this.settings, [{ settings: { ...store.schedule, entries: [], names: null }, withoutOffice: this.withoutOffice }], () => 'settings', () => this.settingsElement());
    this.ends.hidden = agreement.loose_ends.length === 0;
    update(/** @type {Element} */ (this.ends.lastElementChild), byKind(agreement.loose_ends), ({ kind }) => kind, (group) =>
      kindElement(group, (solutions) => this.solve(solutions), (release, clause) => differenceOf((dataset.difference || '').replace('{release}', release), clause)));
    this.drawEntries(agreement);
    this.keepRelease(agreement);
    this.definitions.hidden = agreement.definitions.length === 0;
    update(/** @type {Element} */ (this.definitions.querySelector('dl')), agreement.definitions, ({ id }) => id, (definition) =>
      element('div', {}, element('dt', {}, definition.term), element('dd', {}, ...parts(definition.blocks), element('p', { class: 'small muted' }, phrase('desk-used-by', { names: [...definition.used_by, ...definition.used_in].join(', ') })))));
  }

  /**
   * Once nothing is open between the release of the schedule and the text of today, the schedule is one of today.
   * @param {Agreement} agreement
   */
  keepRelease({ loose_ends: ends }) {
    const { schedule } = store;
    const today = dataset.release;
    if (!today || schedule.release === today || ends.some(({ kind, solved }) => kind === 'release' && !solved)) return;
    // That the text of today was taken is no decision for the text of a later day.
    const entries = schedule.entries.map(({ release, ...entry }) => (release ? { ...entry, release } : entry));
    store.write({ ...schedule, release: today, entries });
  }

  /** @param {Agreement} agreement */
  drawEntries({ entries }) {
    const byHand = store.schedule.order === 'hand';
    /** @type {import('../scripts/desk-entry.js').EntryActions} */
    const actions = {
      remove: (clause) => { store.remove(clause); this.show(); },
      move: (clause, by) => this.move(clause, by),
      value: (clause, parameter, chosen) => this.changeEntry(clause, (entry) => {
        const values = { ...entry.values };
        if (chosen) values[parameter] = chosen;
        else delete values[parameter];
        return { ...entry, values };
      }),
      use: (clause, use) => this.changeEntry(clause, (entry) => ({ ...entry, use })),
      partyName: (party) => this.parties.find(({ id }) => id === party)?.name ?? party,
      address: (clause) => (dataset.clause || '').replace('{id}', clause.toLowerCase()),
    };
    /** @type {({ heading: string } | Parameters<typeof entryElement>[0])[]} */
    const lines = entries.flatMap((article, index) => {
      const isNew = !byHand && article.topic !== entries[index - 1]?.topic;
      const line = { article, isFirst: index === 0, isLast: index === entries.length - 1, byHand };
      return isNew ? [{ heading: article.topic_title }, line] : [line];
    });
    update(/** @type {Element} */ (this.entries.lastElementChild), lines, (line) => ('heading' in line ? `topic ${line.heading}` : line.article.clause), (line) =>
      ('heading' in line ? element('li', { class: 'topic-of-entries' }, line.heading) : entryElement(line, actions)));
  }

  /**
   * @param {string} clause
   * @param {number} by
   */
  move(clause, by) {
    const entries = [...store.schedule.entries];
    const from = entries.findIndex((entry) => entry.clause === clause);
    const [entry] = entries.splice(from, 1);
    entries.splice(Math.max(0, from + by), 0, entry);
    this.change({ entries });
  }

  /** Takes over the schedule in the address of the page, if there is one. */
  async open() {
    const fragment = sharedIn(location.hash);
    if (fragment === null) {
      this.show();
      return;
    }
    try {
      const { schedule, notes } = await this.client.fromShare(fragment);
      history.replaceState(null, '', location.pathname);
      this.offer(schedule, notes);
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * Offers a schedule that came by a link. Nothing of the reader's own is replaced without a word.
   * @param {Schedule} schedule
   * @param {import('../scripts/desk-client.js').Note[]} notes
   */
  offer(schedule, notes) {
    const take = (/** @type {Schedule} */ one) => {
      store.write(one);
      this.show();
    };
    this.notesOfLink = notes;
    if (store.schedule.entries.length === 0) {
      take({ ...schedule, names: store.schedule.names });
      return;
    }
    this.show();
    const [theirs, own] = [schedule, store.schedule].map(({ entries }) => phrase('count-clauses', { count: entries.length }));
    const offer = element('p', { class: 'notice', role: 'alert' }, `${phrase('desk-offer', { theirs, own })} `);
    const finish = (/** @type {() => void} */ act) => () => { offer.remove(); act(); };
    offer.append(
      action('offer-replace', phrase('desk-offer-replace'), finish(() => take({ ...schedule, names: store.schedule.names }))), ' ',
      action('offer-add', phrase('desk-offer-add'), finish(() => take({ ...store.schedule, entries: [...store.schedule.entries, ...schedule.entries.filter(({ clause }) => !store.has(clause))] }))), ' ',
      action('offer-drop', phrase('desk-offer-drop'), finish(() => { this.notesOfLink = []; this.show(); })));
    this.notes.before(offer);
  }
}

const root = document.getElementById('part-desk');
if (root) {
  const desk = new Desk(root);
  desk.open();
  addEventListener('storage', () => { store.refresh(); desk.show(); });
  document.addEventListener('schedule-changed', () => { store.refresh(); desk.show(); });
}
