// Hints. What stands further down about a value, a term or another clause also shows beside it, on hover and focus; Esc
// closes. On touch the first tap at a value shows the hint, the second follows the link. The script is loaded when somebody
// comes to the first of these links.

import { element, oneLine } from '../scripts/dom.js';

/**
 * What the page says about a link, or null.
 * @param {Element} link
 * @returns {(string | Node)[] | null}
 */
function explanationOf(link) {
  const href = link.getAttribute('href') || '';
  if (link.matches('.value')) return valueRow(href.slice(1));
  const entry = document.querySelector(`:is(.terms, .rows) a[href="${CSS.escape(href)}"]`);
  if (!entry || entry === link) return null;
  if (link.matches('.ref')) return [oneLine(entry.textContent)];
  const meaning = entry.closest('div')?.querySelector('dd');
  return link.matches('.term') && meaning ? [oneLine(meaning.textContent)] : null;
}

/**
 * A row of the table of values, as a list.
 * @param {string} id
 */
function valueRow(id) {
  const row = document.getElementById(id);
  const heads = row?.closest('table')?.tHead?.rows[0]?.cells;
  if (!(row instanceof HTMLTableSectionElement) || !heads) return null;
  const [label, ...cells] = row.rows[0].cells;
  const list = element('dl');
  cells.forEach((cell, index) => {
    list.append(element('dt', {}, oneLine(heads[index + 1].textContent)), element('dd', {}, oneLine(cell.textContent)));
  });
  return [element('strong', {}, oneLine(label.querySelector('.label')?.textContent)), list];
}

/**
 * Shows hints in a page's text.
 * @param {HTMLElement} main
 */
function startHints(main) {
  const hint = element('div', { class: 'tooltip', id: 'part-hint', role: 'tooltip' });
  hint.hidden = true;
  main.append(hint);
  /** @type {Element | null} */
  let shown = null;
  let timer = 0;
  let touch = matchMedia('(hover: none)').matches;

  function hide() {
    clearTimeout(timer);
    hint.hidden = true;
    shown?.removeAttribute('aria-describedby');
    shown = null;
  }

  /** @param {Element} link */
  function show(link) {
    clearTimeout(timer);
    if (shown === link) return;
    hide();
    const content = explanationOf(link);
    if (!content) return;
    hint.replaceChildren(...content);
    hint.hidden = false;
    const { clientWidth, clientHeight } = document.documentElement;
    const line = link.getClientRects()[0];
    const left = Math.min(line.left, clientWidth - hint.offsetWidth - 16);
    const below = line.bottom + hint.offsetHeight + 6 < clientHeight;
    hint.style.left = `${Math.max(left, 8) + scrollX}px`;
    hint.style.top = `${scrollY + (below ? line.bottom + 6 : line.top - hint.offsetHeight - 6)}px`;
    link.setAttribute('aria-describedby', hint.id);
    shown = link;
  }

  /** @param {Event} event */
  const linkAt = (event) => (event.target instanceof Element ? event.target.closest('a.value, a.term, a.ref') : null);
  /** @param {Event} event */
  const inHint = (event) => event.target instanceof Node && hint.contains(event.target);
  /**
   * @param {number} wait
   * @param {() => void} act
   */
  const later = (wait, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };

  main.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const link = linkAt(event);
    if (link) later(180, () => show(link));
    else if (inHint(event)) clearTimeout(timer);
    else if (shown) later(250, hide);
  });
  main.addEventListener('pointerleave', () => later(250, hide));
  main.addEventListener('focusin', (event) => {
    const link = linkAt(event);
    if (link?.matches(':focus-visible')) show(link);
  });
  main.addEventListener('focusout', hide);
  document.addEventListener('pointerdown', (event) => {
    touch = event.pointerType === 'touch';
    if (shown && !inHint(event) && linkAt(event) !== shown) hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown) hide();
  });
  main.addEventListener('click', (event) => {
    const link = linkAt(event);
    if (!touch || !link?.matches('.value') || shown === link) return;
    show(link);
    if (shown === link) event.preventDefault();
  });

  // The link that brought this script.
  const first = main.querySelector(':is(a.value, a.term, a.ref):is(:hover, :focus-visible)');
  if (first && !touch) later(180, () => show(first));
}

const main = document.querySelector('main');
if (main) startHints(main);
