// Narrows a list in place: each line that holds all the words typed stays. `?q=` in the address fills the field,
// so that the search page can lead here where its engine does not run.
(() => {
  'use strict';
  const field = document.querySelector('[data-filter]');
  const list = document.querySelector('[data-filtered]');
  const told = document.querySelector('[data-filter-told]');
  if (!field || !list) return;

  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const lines = Array.from(list.querySelectorAll('tbody > tr:not(.group), :scope > div'), (line) => ({
    line,
    text: fold(`${line.textContent} ${line.dataset.more || ''}`),
  }));
  const groups = Array.from(list.querySelectorAll('tr.group'), (head) => head.parentElement);

  function narrow() {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { line, text } of lines) {
      const stays = words.every((word) => text.includes(word));
      line.hidden = !stays;
      if (stays) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('tr:not(.group):not([hidden])');
    told.textContent = words.length ? `${count} of ${lines.length}` : '';
  }

  field.addEventListener('input', narrow);
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) field.value = asked;
  if (field.value) narrow();
})();
