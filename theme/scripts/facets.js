// Values by which clauses are chosen from a list, and the order of the list.

/**
 * What a form has chosen, by the names of its fields; fields without a choice are left out.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function chosenValues(form) {
  const entries = Array.from(new FormData(form), ([name, value]) => [name, String(value)]);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

/**
 * How many parties can be bound, by what a form offers.
 * @param {HTMLFormElement | null} form
 */
export function countParties(form) {
  return form?.querySelectorAll('[name="party"] option[value^="only-"]').length ?? 0;
}

/**
 * Whether a line has the chosen values: one of them, no other than one (`only-mdm`), or all parties (`all`).
 * @param {HTMLElement} line
 * @param {Record<string, string>} chosen
 * @param {number} parties How many there are.
 */
export function hasValues(line, chosen, parties) {
  return Object.entries(chosen).every(([name, value]) => {
    const own = line.dataset[name]?.split(' ');
    if (!own) return true;
    if (name === 'party' && value === 'all') return own.length === parties;
    if (value.startsWith('only-')) return own.length === 1 && own[0] === value.slice('only-'.length);
    return own.includes(value);
  });
}

/**
 * A function that puts the rows of a list into an order: `id`, `title`, or that of the page.
 * @param {HTMLElement[]} rows
 */
export function sorter(rows) {
  const places = rows.map((row) => row.parentElement);
  const texts = {
    id: rows.map((row) => row.querySelector('[scope="row"]')?.textContent ?? ''),
    title: rows.map((row) => row.querySelector('.title')?.textContent ?? ''),
  };
  let current = '';
  return (/** @type {string | undefined} */ order = '') => {
    if (order === current) return;
    current = order;
    const known = order === 'id' || order === 'title' ? texts[order] : null;
    const list = rows[0]?.closest('table');
    list?.classList.toggle('sorted', Boolean(known));
    if (!known) {
      rows.forEach((row, index) => places[index]?.append(row));
      return;
    }
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const sorted = rows.map((row, index) => ({ row, text: known[index] })).sort((one, other) => compare(one.text, other.text));
    for (const { row } of sorted) places[0]?.append(row);
  };
}
