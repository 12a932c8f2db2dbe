// What changed in a clause since a release, from the page that shows it.

/** @param {string} address */
async function pageAt(address) {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  // Links of the page lead somewhere from where it lies.
  for (const link of page.querySelectorAll('a[href]')) link.setAttribute('href', new URL(link.getAttribute('href') || '', response.url).href);
  return page;
}

/**
 * The marked text of a clause. The differences of a large corpus are on a page for each topic, to which the first leads.
 * @param {string} address
 * @param {string} clause
 * @returns {Promise<Node[]>}
 */
export async function differenceOf(address, clause) {
  const anchor = clause.toLowerCase();
  const whole = new URL(address, document.baseURI).href;
  const link = document.createElement('a');
  link.href = `${whole}#${anchor}`;
  link.textContent = phrase('desk-difference', { id: clause });
  try {
    let page = await pageAt(whole);
    const leading = page.querySelector(`a[href$="/#${CSS.escape(anchor)}"]`);
    if (!page.querySelector(`article#${CSS.escape(anchor)}`) && leading) page = await pageAt(leading.getAttribute('href') || '');
    const found = page.querySelector(`article#${CSS.escape(anchor)}`);
    return found ? Array.from(found.querySelectorAll('.why, .clause, dl'), (part) => document.importNode(part, true)) : [link];
  } catch {
    return [link];
  }
}
