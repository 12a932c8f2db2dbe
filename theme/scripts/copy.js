// Copying, by a button or by a selection. Both make the same text of a clause, letters and values as they stand.

import { WHOLE, paragraphs, within } from './copied-text.js';
import { element, oneLine } from './dom.js';

/** @typedef {{ plain: string, rich?: string }} Copied */
/** @typedef {import('./copied-text.js').Paragraph} Paragraph */
/** @typedef {import('./copied-text.js').Extent} Extent */

/**
 * A paragraph of marked words; the address in it is a link.
 * @param {'strong' | 'em'} name
 * @param {string} text
 * @returns {Paragraph}
 */
function marked(name, text) {
  const [, words, address] = /^(.*?)(https?:\/\/\S+)?$/s.exec(text) ?? ['', text, ''];
  const link = address ? [element('a', { href: address }, address)] : [];
  return [text, element('p', {}, element(name, {}, words, ...link)).outerHTML];
}

/**
 * The definitions that the page has, and the names of the terms in them that it does not define.
 * @returns {Paragraph[]}
 */
function definitions() {
  const found = Array.from(document.querySelectorAll('.terms dl > div')).flatMap((entry) => {
    const term = oneLine(entry.querySelector('dt')?.textContent);
    const meaning = entry.querySelector('dd');
    const [first, ...more] = meaning ? paragraphs(meaning, WHOLE) : [];
    if (!first) return [];
    const [plain, rich] = first;
    const begun = `<p><strong>${element('b', {}, term).innerHTML}</strong>: ${rich.slice(rich.indexOf('>') + 1)}`;
    return /** @type {Paragraph[]} */ ([[`${term}: ${plain}`, begun], ...more]);
  });
  const others = Array.from(document.querySelectorAll('.more-terms a'), (term) => oneLine(term.textContent));
  return others.length ? [...found, marked('em', phrase('copied-terms', { names: others.join(', ') }))] : found;
}

/**
 * What comes behind a whole text. Nobody may take the copy for the official text: where the corpus is marked, the notice
 * goes along.
 * @param {Element} sheet
 * @param {string | undefined} source
 */
function endOf(sheet, source) {
  const notice = oneLine((sheet.querySelector('[data-copied]') || document.querySelector('[data-copied]'))?.textContent);
  return [notice, source].flatMap((line) => (line ? [marked('em', line)] : []));
}

/**
 * The id and the title of a sheet, as far as they are copied.
 * @param {Element} sheet
 * @param {Extent} extent
 */
function titleOf(sheet, extent) {
  const words = ['.id', '.title'].map((selector) => {
    const part = sheet.querySelector(selector);
    return part && oneLine(extent.part(part)?.textContent);
  });
  return words.filter(Boolean).join(' ');
}

/** @param {Paragraph[]} parts */
const joined = (parts) => ({ plain: parts.map((part) => part[0]).join('\n\n'), rich: parts.map((part) => part[1]).join('\n') });

/**
 * What stands on a sheet and is copied: the title and the text, and behind a whole text what it is and where it stands.
 * @param {Element} sheet
 * @param {Extent} extent
 * @param {Paragraph[]} [further]  what comes behind the text
 * @param {string} [source]  the line about the text, if it is not that of the sheet
 * @returns {Paragraph[]}  nothing where nothing of the text is copied
 */
function clauseOf(sheet, extent, further = [], source = undefined) {
  const clause = /** @type {HTMLElement | null} */ (sheet.querySelector('.clause'));
  const text = clause ? paragraphs(clause, extent) : [];
  if (!clause || !text.length) return [];
  const title = titleOf(sheet, extent);
  const parts = [...(title ? [marked('strong', title)] : []), ...text, ...further];
  if (extent.begins(clause) && extent.ends(clause)) parts.push(...endOf(sheet, source ?? clause.dataset.source));
  return parts;
}

/**
 * The alternative wording of the clause on a sheet.
 * @param {Element} sheet
 * @returns {Copied | null}
 */
function fallbackOf(sheet) {
  const text = document.querySelector('.fallback > .text');
  if (!text) return null;
  const source = /** @type {HTMLElement | null} */ (sheet.querySelector('.clause'))?.dataset.source;
  const title = `${titleOf(sheet, WHOLE)}: ${oneLine(document.getElementById('part-fallback')?.textContent)}`;
  return joined([marked('strong', title), ...paragraphs(text, WHOLE), ...endOf(sheet, source)]);
}

/**
 * Whether a selection has no text behind a sheet, up to the next one.
 * @param {Range} selection
 * @param {Element} sheet
 * @param {Element | undefined} next
 */
function isBlankBehind(selection, sheet, next) {
  const rest = selection.cloneRange();
  rest.setStartAfter(sheet);
  if (next) rest.setEndBefore(next);
  return !rest.toString().trim();
}

/**
 * What is selected of one sheet or of several; null where the selection has other text before, between or behind
 * them.
 * @returns {Copied | null}
 */
function selectedText() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const sheets = Array.from(document.querySelectorAll('.sheet')).filter((sheet) => range.intersectsNode(sheet));
  const [first] = sheets;
  if (!first?.contains(range.startContainer)) return null;
  // A click on a whole paragraph selects up to the beginning of the next one, wherever that is.
  if (!sheets.every((sheet, at) => isBlankBehind(range, sheet, sheets[at + 1]))) return null;
  const extent = within(range);
  const parts = sheets.flatMap((sheet) => clauseOf(sheet, extent));
  if (parts.length) return joined(parts);
  // Of the words above a text, the title alone is worth a clean copy.
  const title = titleOf(first, extent);
  return title && oneLine(range.toString()).replace(/\s/g, '') === title.replace(/\s/g, '') ? joined([marked('strong', title)]) : null;
}

/**
 * @param {DataTransfer} data
 * @param {Copied} copied
 */
function fill(data, { plain, rich }) {
  data.setData('text/plain', plain);
  if (rich) data.setData('text/html', rich);
}

/**
 * Puts text into the clipboard; false where the browser does not allow it.
 * @param {Copied} copied
 */
async function writeClipboard(copied) {
  const { plain, rich } = copied;
  try {
    if (!rich) {
      await navigator.clipboard.writeText(plain);
    } else {
      await navigator.clipboard.write([new ClipboardItem({
        'text/html': new Blob([rich], { type: 'text/html' }),
        'text/plain': new Blob([plain], { type: 'text/plain' }),
      })]);
    }
    return true;
  } catch {
    // Older browsers, and copies of the site without https, have only the copy event.
    /** @param {ClipboardEvent} event */
    const answer = (event) => {
      event.preventDefault();
      if (event.clipboardData) fill(event.clipboardData, copied);
    };
    document.addEventListener('copy', answer, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', answer);
    return done;
  }
}

/**
 * The address of the clause on a sheet.
 * @param {Element} sheet
 */
function linkTo(sheet) {
  const written = sheet.querySelector('.address')?.firstChild?.textContent?.trim();
  // Without a permanent address the link is to where the clause is now.
  const own = sheet.querySelector('a.id')?.getAttribute('href') || location.pathname;
  return new URL(written || own, location.href).href;
}

/**
 * What a button copies, by its `data-copy`.
 * @type {Record<string, (sheet: Element, button: HTMLElement) => Copied | null>}
 */
const CONTENTS = {
  link: (sheet) => ({ plain: linkTo(sheet) }),
  citation: () => ({ plain: oneLine(document.querySelector('.cite')?.textContent) }),
  clause: (sheet) => joined(clauseOf(sheet, WHOLE)),
  definitions: (sheet, button) => joined(clauseOf(sheet, WHOLE, definitions(), button.dataset.source)),
  fallback: fallbackOf,
};

/** @param {HTMLElement} button */
function contentFor(button) {
  const sheet = button.closest('.sheet') || document.querySelector('.sheet') || document.body;
  return CONTENTS[button.dataset.copy || 'clause']?.(sheet, button) ?? { plain: '' };
}

/** Lets the buttons with `data-copy` copy and say whether they did, and lets a selection copy the same text. */
export function startCopying() {
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  document.querySelector('main')?.append(status);

  /** @param {HTMLElement} button */
  async function copy(button) {
    const done = await writeClipboard(contentFor(button));
    const label = button.dataset.label || button.textContent || '';
    status.textContent = done ? phrase('copied-what', { label }) : phrase('copied-refused');
    // Neighbours stay where they are.
    button.style.minWidth = `${button.offsetWidth}px`;
    // Not `disabled`: that would take the focus away from whoever pressed it by key.
    button.dataset.label = label;
    button.textContent = done ? phrase('copied') : phrase('copied-refused-short');
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.label;
    }, 1600);
  }

  document.addEventListener('copy', (event) => {
    const isField = event.target instanceof Element && event.target.matches('input, textarea');
    const copied = isField ? null : selectedText();
    if (!copied || !event.clipboardData) return;
    event.preventDefault();
    fill(event.clipboardData, copied);
  });

  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll('[data-copy]');
  for (const button of buttons) button.addEventListener('click', () => copy(button));
}
