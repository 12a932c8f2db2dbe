// Which provisions of outside documents the chosen clauses cite. What is cited is loaded when the reader first asks. The
// page never says that a clause satisfies a rule.

import { csvTable } from './csv.js';
import { action, update } from './desk-controls.js';
import { save } from './desk-files.js';
import { element } from './dom.js';
import { plural } from './plural.js';
import { store } from './schedule-store.js';

/**
 * A provision that clauses cite; the document as a whole has no name.
 * @typedef {{ name: string, title?: string, anchor: string, clauses: string[] }} CitedProvision
 */

/**
 * A document that clauses cite; src/export/rules.rs writes it.
 * @typedef {{ key: string, title: string, page: string, known?: number, provisions: CitedProvision[] }} Rules
 */

const WHOLE = 'The document as a whole';

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
  if (!namedIn(one)) return `as a whole, ${plural(clausesIn([one]).size, 'clause')}`;
  const provisions = one.known ? `${namedIn(one)} of ${plural(one.known, 'provision')}` : plural(namedIn(one), 'provision');
  return `${provisions}, ${plural(clausesIn([one]).size, 'clause')}`;
}

class OutsideRules {
  /** @param {DOMStringMap} files  names the data and what its addresses begin with */
  constructor(files) {
    this.files = files;
    /** @type {Rules[] | null} */
    this.rules = null;
    this.status = element('p', { role: 'status' });
    this.list = element('div');
    this.button = action('save-rules', 'Save as CSV', () => this.save());
    this.actions = element('p', { class: 'actions' }, this.button);
    this.actions.hidden = true;
    this.details = element('details', { id: 'outside-rules' },
      element('summary', {}, 'Show what the chosen clauses cite'), this.status, this.actions, this.list);
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
      this.status.textContent = 'The list of outside rules could not be loaded. Fold this part and unfold it to try again.';
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
    this.status.textContent = `${clausesIn(cited).size} of ${plural(chosen, 'chosen clause')} cite ${plural(count, 'provision')} of ${plural(cited.length, 'document')}.`;
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
        element('caption', { class: 'visually-hidden' }, `Provisions of ${one.key} that the chosen clauses cite`),
        element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Provision'), element('th', { scope: 'col' }, 'Chosen clauses that cite it'))),
        element('tbody', {}, ...rows))));
  }

  save() {
    const rows = this.cited().flatMap(({ key, title, provisions }) => provisions.map((provision) => [key, title, provision.name || WHOLE, provision.title ?? '', provision.clauses.join(', ')]));
    const table = csvTable([['Key', 'Document', 'Provision', 'Name', 'Clauses that cite it'], ...rows]);
    save(new TextEncoder().encode(table), { file: 'outside-rules.csv', type: 'text/csv' });
  }
}

/**
 * The part of the page that shows it.
 * @param {DOMStringMap} files
 */
export const rulesElement = (files) => element('section', { class: 'outside', 'aria-labelledby': 'part-rules' },
  element('h2', { id: 'part-rules' }, 'Outside rules'),
  element('p', { class: 'small muted' }, 'A citation says that a clause treats the matter of a provision; this site never says that a clause satisfies a rule.'),
  new OutsideRules(files).details);
