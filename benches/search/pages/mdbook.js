// mdBook is asked as its readers ask it: the search is opened, words are put in, a key is let go. It runs in mdBook's
// own page before anything else, as a classic script, so it keeps its names to itself.
{
  const part = (name) => document.getElementById(`mdbook-${name}`);
  const now = () => performance.timeOrigin + performance.now();
  const paths = () => Array.from(document.querySelectorAll('#mdbook-searchresults li a'), (link) => link.href);

  globalThis.search = (query) => new Promise((done) => {
    // The line above the hits is written in the same task as they are.
    const observer = new MutationObserver(() => {
      const at = now();
      observer.disconnect();
      done({ started, first: at, all: at, full: at, paths: paths() });
    });
    observer.observe(part('searchresults-header'), { childList: true, characterData: true, subtree: true });
    const started = now();
    if (part('search-wrapper').classList.contains('hidden')) part('search-toggle').click();
    part('searchbar').value = query;
    part('searchbar').dispatchEvent(new KeyboardEvent('keyup', { key: 'a', bubbles: true }));
  });
}
