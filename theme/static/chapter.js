// What the scripts do that mdBook writes into its pages. Those are removed: a page whose policy allows a script that
// stands on it has to trust whoever wrote the page. It runs right behind the checkbox of the sidebar, before anything
// is shown; mdBook's own script files read the names that it leaves.
(() => {
  'use strict';
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = document.documentElement;
  const { light = 'light', dark = 'coal', root = './', moved = '{}' } = own.dataset;
  /** @param {string} name */
  const stored = (name) => {
    try {
      // Older versions kept these words in quotation marks.
      return (localStorage.getItem(name) || '').replace(/^"(.*)"$/, '$1');
    } catch {
      // Storage is blocked.
      return '';
    }
  };

  const usual = matchMedia('(prefers-color-scheme: dark)').matches ? dark : light;
  Object.assign(window, {
    path_to_root: root === './' ? '' : root,
    default_light_theme: light,
    default_dark_theme: dark,
    default_theme: usual,
  });

  const known = ['light', 'rust', 'coal', 'navy', 'ayu'];
  const chosen = stored('mdbook-theme');
  page.classList.remove(light);
  page.classList.add(known.includes(chosen) ? chosen : usual, 'js');

  const toggle = /** @type {HTMLInputElement} */ (document.getElementById('mdbook-sidebar-toggle-anchor'));
  const visible = document.body.clientWidth >= 1080 && stored('mdbook-sidebar') !== 'hidden';
  toggle.checked = visible;
  page.classList.toggle('sidebar-visible', visible);
  addEventListener('DOMContentLoaded', () => {
    document.getElementById('mdbook-sidebar-toggle')?.setAttribute('aria-expanded', String(visible));
    document.getElementById('mdbook-sidebar')?.setAttribute('aria-hidden', String(!visible));
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll('#mdbook-sidebar a');
    for (const link of links) link.tabIndex = visible ? 0 : -1;
    // Anchors that book.toml has moved elsewhere.
    const to = JSON.parse(moved)[location.hash];
    if (to) location.replace(new URL(to, location.href));
  });
})();
