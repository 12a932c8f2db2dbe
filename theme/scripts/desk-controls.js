// Controls of the desk: labelled fields and choices. Each has an id of its own, so that the focus can go back to it after
// its part of the page was made anew.

import { element } from './dom.js';

/**
 * @typedef {object} Option
 * @property {string} value
 * @property {string} name
 */

/**
 * A choice of one of several.
 * @param {string} id
 * @param {string} label
 * @param {Option[]} options
 * @param {string} chosen
 * @param {(value: string) => void} act
 */
export function choice(id, label, options, chosen, act) {
  const select = element('select', { class: 'field', id }, ...options.map(({ value, name }) => element('option', { value }, name)));
  select.value = chosen;
  select.addEventListener('change', () => act(select.value));
  return element('label', {}, element('span', {}, label), select);
}

/**
 * A line of text.
 * @param {string} id
 * @param {string} label
 * @param {string} value
 * @param {(value: string) => void} act
 * @param {Record<string, string>} [attributes]
 */
export function field(id, label, value, act, attributes = {}) {
  const input = element('input', { class: 'field', id, autocomplete: 'off', ...attributes });
  input.value = value;
  input.addEventListener('change', () => act(input.value));
  return element('label', {}, element('span', {}, label), input);
}

/**
 * A box to tick.
 * @param {string} id
 * @param {string} label
 * @param {boolean} isTicked
 * @param {(isTicked: boolean) => void} act
 */
export function tick(id, label, isTicked, act) {
  const input = element('input', { type: 'checkbox', id });
  input.checked = isTicked;
  input.addEventListener('change', () => act(input.checked));
  return element('label', { class: 'tick' }, input, element('span', {}, label));
}

/**
 * A button that acts.
 * @param {string} id
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string>} [attributes]
 */
export function action(id, text, act, attributes = {}) {
  const made = element('button', { type: 'button', id, ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

/**
 * What the engine says, as a sentence.
 * @param {string} message
 */
export const sentence = (message) => `${message[0].toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`;

/**
 * Something that has to be told.
 * @param {string} message
 */
export const note = (message) => element('p', { class: 'notice', role: 'note' }, sentence(message));

/**
 * Puts these parts into an element; a part that says the same as before stays as it is. The focus goes back to the control
 * of the same id.
 * @template Item
 * @param {Element} list
 * @param {Item[]} items
 * @param {(item: Item) => string} key
 * @param {(item: Item) => HTMLElement} make
 */
export function update(list, items, key, make) {
  const focused = document.activeElement?.id;
  /** @type {Map<string, HTMLElement>} */
  const before = new Map(Array.from(list.children, (child) => [/** @type {HTMLElement} */ (child).dataset.key || '', /** @type {HTMLElement} */ (child)]));
  const children = items.map((item) => {
    const state = JSON.stringify(item);
    const old = before.get(key(item));
    if (old && states.get(old) === state) return old;
    const made = make(item);
    made.dataset.key = key(item);
    states.set(made, state);
    // What the reader has opened stays open.
    for (const details of old?.querySelectorAll('details[open][id]') ?? []) made.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute('open', '');
    return made;
  });
  if (children.length !== list.children.length || children.some((child, index) => child !== list.children[index])) list.replaceChildren(...children);
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

/** @type {WeakMap<Element, string>} What an element was made from. */
const states = new WeakMap();
