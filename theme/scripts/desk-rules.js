// Which provisions of outside documents the chosen clauses cite. What is cited is loaded when the reader first asks. The
// page never says that a clause satisfies a rule.

import { csvTable } from './csv.js';
import { action, update } from './desk-controls.js';
import { save } from './desk-files.js';
import { element } from './dom.js';
import { store } from './schedule-store.js';

/**
 * A provision that clauses cite; the document as a whole has no name.
 * @typedef {{ name: string, title?: string, anchor: string, clauses: string[] }} CitedProvision
 */

/**
 * A document that clauses cite; src/export/rules.rs writes it.
 * @typedef {{ key: string, title: string, page: string, known?: number, provisions: CitedProvision[] }} Rules
 */

const WHOLE = phrase('framework-whole');

/**
 * Of each document what the chosen clauses cite.
 * @param {Rules[]} rules
 * @param {Set<string>} chosen
 */
function citedBy(rules, chosen) {
  return rules.flatMap((one) => {
    const provisions = one.provisions.map((provision) => ({ ...provision, clauses: provision.clauses.filter((clause) => chosen.has(clause)) })).filter(({ clauses }) => clauses.length);
    return provisions.length ? [{ ...one, provisions }] : [];
  });
}

/** @param {Rules[]} cited */
const clausesIn = (cited) => new Set(cited.flatMap(({ provisions }) => provisions.flatMap(({ clauses }) => clauses)));

/** @param {Rules} one */
const namedIn = ({ provisions }) => provisions.filter(({ name }) => name).length;

/** @param {Rules} one */
function countText(one) {
  const clauses = phrase('count-clauses', { count: clausesIn([one]).size });
  const named = namedIn(one);
  if (!named) return phrase('rules-as-whole', { clauses });
  const provisions = phrase('count-provisions', { count: one.known || named });
  return `${one.known ? phrase('rules-of', { part: named, provisions }) : provisions}, ${clauses}`;
}

class OutsideRules {
  /** @param {DOMStringMap} files  names the data and what its addresses begin with */
  constructor(files) {
    this.files = files;
    /** @type {Rules[] | null} */
    this.rules = null;
    this.status = element('p', { role: 'status' });
    this.list = element('div');
    this.button = action('save-rules', phrase('rules-save'), () => this.save());
    this.actions = element('p', { class: 'actions' }, this.button);
    this.actions.hidden = true;
    this.details = element('details', { id: 'outside-rules' },
      element('summary', {}, phrase('rules-show')), this.status, this.actions, this.list);
    this.details.addEventListener('toggle', () => this.show());
    document.addEventListener('schedule-buttons', () => this.show());
  }

  /** @param {string | undefined} path */
  address(path) {
    return new URL(path || '', new URL(this.files.root || '', document.baseURI)).href;
  }

  async load() {
    const response = await fetch(new URL(this.files.rules || '', document.baseURI));
    if (!response.ok) throw new Error('unreachable');
    return response.json();
  }

  async show() {
    if (!this.details.open) return;
    try {
      this.rules ??= /** @type {Rules[]} */ (await this.load());
    } catch {
      this.status.textContent = phrase('rules-failed');
      return;
    }
    this.draw(this.cited());
  }

  cited() {
    return citedBy(this.rules ?? [], new Set(store.schedule.entries.map(({ clause }) => clause)));
  }

  /** @param {Rules[]} cited */
  draw(cited) {
    const chosen = store.schedule.entries.length;
    const count = cited.reduce((sum, one) => sum + namedIn(one), 0);
    this.status.textContent = phrase('rules-summary', {
      cited: clausesIn(cited).size,
      clauses: phrase('count-chosen', { count: chosen }),
      provisions: phrase('count-provisions', { count }),
      documents: phrase('count-rules', { count: cited.length }),
    });
    this.actions.hidden = cited.length === 0;
    update(this.list, cited, ({ key }) => key, (one) => this.documentElement(one));
  }

  /** @param {Rules} one */
  documentElement(one) {
    const page = this.address(one.page);
    const clause = (/** @type {string} */ id) => element('a', { href: (this.files.clause || '').replace('{id}', id.toLowerCase()) }, id);
    const rows = one.provisions.map(({ name, title, anchor, clauses }) => element('tr', {},
      element('th', { scope: 'row' }, element('a', { href: `${page}#${anchor}` }, name || WHOLE), ...(title ? [element('span', { class: 'small muted' }, title)] : [])),
      element('td', {}, ...clauses.flatMap((id, index) => (index ? [', ', clause(id)] : [clause(id)])))));
    return element('div', { class: 'rules' }, element('details', { id: `rules-${one.page.replace(/\W+/g, '-')}` },
      element('summary', {}, element('h3', {}, one.key), ' ', element('span', { class: 'small muted' }, countText(one))),
      element('p', { class: 'small' }, element('a', { href: page }, one.title)),
      element('table', {},
        element('caption', { class: 'visually-hidden' }, phrase('rules-table', { key: one.key })),
        element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, phrase('framework-provision')), element('th', { scope: 'col' }, phrase('rules-clauses')))),
        element('tbody', {}, ...rows))));
  }

  save() {
    const rows = this.cited().flatMap(({ key, title, provisions }) => provisions.map((provision) => [key, title, provision.name || WHOLE, provision.title ?? '', provision.clauses.join(', ')]));
    const table = csvTable([[phrase('framework-key'), phrase('framework-document'), phrase('framework-provision'), phrase('rules-name'), phrase('framework-clauses')], ...rows]);
    save(new TextEncoder().encode(table), { file: `${phrase('file-name-rules')}.csv`, type: 'text/csv' });
  }
}

/**
 * The part of the page that shows it.
 * @param {DOMStringMap} files
 */
export const rulesElement = (files) => element('section', { class: 'outside', 'aria-labelledby': 'part-rules' },
  element('h2', { id: 'part-rules' }, phrase('rules-title')),
  element('p', { class: 'small muted' }, phrase('citing')),
  new OutsideRules(files).details);
