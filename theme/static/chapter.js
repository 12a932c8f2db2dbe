// What the scripts do that mdBook writes into its pages. Those are removed: a page whose policy allows a script that
// stands on it has to trust whoever wrote the page. It runs right behind the checkbox of the sidebar, before anything
// is shown; mdBook's own script files read the names that it leaves.
(() => {
  'use strict';
  const own = document.currentScript;
  const root = document.documentElement;
  const { light, dark } = own.dataset;
  const stored = (name) => {
    try {
      // Older versions kept these words in quotation marks.
      return (localStorage.getItem(name) || '').replace(/^"(.*)"$/, '$1');
    } catch {
      return ''; // storage is blocked
    }
  };

  window.path_to_root = own.dataset.root === './' ? '' : own.dataset.root;
  window.default_light_theme = light;
  window.default_dark_theme = dark;
  window.default_theme = matchMedia('(prefers-color-scheme: dark)').matches ? dark : light;

  const known = ['light', 'rust', 'coal', 'navy', 'ayu'];
  const chosen = stored('mdbook-theme');
  root.classList.remove(light);
  root.classList.add(known.includes(chosen) ? chosen : window.default_theme, 'js');

  const toggle = document.getElementById('mdbook-sidebar-toggle-anchor');
  const visible = document.body.clientWidth >= 1080 && stored('mdbook-sidebar') !== 'hidden';
  toggle.checked = visible;
  root.classList.toggle('sidebar-visible', visible);
  addEventListener('DOMContentLoaded', () => {
    document.getElementById('mdbook-sidebar-toggle')?.setAttribute('aria-expanded', visible);
    document.getElementById('mdbook-sidebar')?.setAttribute('aria-hidden', !visible);
    for (const link of document.querySelectorAll('#mdbook-sidebar a')) link.tabIndex = visible ? 0 : -1;
    // Places that book.toml has moved elsewhere.
    const to = JSON.parse(own.dataset.moved || '{}')[location.hash];
    if (to) location.replace(new URL(to, location.href));
  });
})();
