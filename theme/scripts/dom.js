// Small helpers for elements, shared by the scripts of a page. Text is never read as markup.

/**
 * Sets attributes and returns the element.
 * @template {Element} Made
 * @param {Made} target
 * @param {Record<string, string>} attributes
 * @returns {Made}
 */
export function setAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
  return target;
}

/**
 * Makes an element with attributes and content.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {...(string | Node)} content
 */
export function element(name, attributes = {}, ...content) {
  const made = setAttributes(document.createElement(name), attributes);
  made.append(...content);
  return made;
}

/**
 * Makes a button that looks like a link.
 * @param {string} text
 * @param {() => void} act
 */
export function button(text, act) {
  const made = element('button', { class: 'close', type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
}

/**
 * The result of an act, or null where it throws: a browser may block storage, say.
 * @template Result
 * @param {() => Result} act
 */
export function ignoringErrors(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/**
 * Text with its line ends as spaces.
 * @param {string | null | undefined} text
 */
export const oneLine = (text) => (text || '').replace(/\s*\n\s*/g, ' ').trim();
