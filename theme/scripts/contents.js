// mdBook's table of contents. Its own switch is a label, which the keyboard does not reach; the header's button works it.
// Beside the text the contents are always shown, whatever a narrow window left in mdBook's memory.

/** Lets the header's button show and hide the contents of a chapter. */
export function startContents() {
  const toggle = document.getElementById('mdbook-sidebar-toggle');
  const box = document.getElementById('mdbook-sidebar-toggle-anchor');
  const contents = document.querySelector('.contents');
  if (!toggle || !contents || !(box instanceof HTMLInputElement)) return;
  const update = () => contents.setAttribute('aria-expanded', String(box.checked));
  box.addEventListener('change', update);
  contents.addEventListener('click', () => toggle.click());
  if (matchMedia('(min-width: 67.5rem)').matches && !box.checked) toggle.click();
  update();
  // To show the current chapter in the sidebar mdBook's script moves the page too.
  const [navigation] = performance.getEntriesByType('navigation');
  if (!location.hash && navigation instanceof PerformanceNavigationTiming && navigation.type === 'navigate') scrollTo(0, 0);
  // At every key mdBook's script asks `window.search` whether it has the focus, and takes a heading with that id for its
  // own search box, which this site does not have.
  Object.assign(window, { search: { hasFocus: () => false } });
}
