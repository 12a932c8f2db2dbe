// What a page gets on top when script runs: light or dark by choice, copying, hints beside values and terms.
// Nothing here is needed to read: without it the page is whole.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  // ---- Light or dark. The choice is kept where mdBook keeps it, under mdBook's names; no entry means: as the system.

  const KEY = 'mdbook-theme';
  const choices = { light: 'light', rust: 'light', coal: 'coal', navy: 'coal', ayu: 'coal' };

  function chosen() {
    try {
      return choices[localStorage.getItem(KEY)] || '';
    } catch {
      return ''; // storage is blocked: as the system
    }
  }

  function choose(theme) {
    // On mdBook's pages its own hidden menu does the work, so that its idea of the theme and ours stay the same.
    const button = document.getElementById(`mdbook-theme-${theme || 'default_theme'}`);
    if (button) {
      button.click();
      return;
    }
    try {
      if (theme) localStorage.setItem(KEY, theme);
      else localStorage.removeItem(KEY);
    } catch { /* the choice lasts as long as the page */ }
    root.classList.remove('light', 'coal');
    if (theme) root.classList.add(theme);
  }

  if (!document.getElementById('mdbook-theme-list') && chosen()) root.classList.add(chosen());

  const appearance = document.querySelectorAll('[data-appearance]');
  function press(theme) {
    for (const button of appearance) button.setAttribute('aria-pressed', String(button.dataset.appearance === theme));
  }
  press(chosen());
  for (const button of appearance) {
    button.addEventListener('click', () => {
      choose(button.dataset.appearance);
      press(button.dataset.appearance);
    });
  }

  // ---- Copying. A clause goes out as rich and as plain text at once, letters and values as they stand.

  const oneLine = (text) => text.replace(/\s*\n\s*/g, ' ').trim();

  function paragraph(name, text) {
    const box = document.createElement('p');
    box.append(Object.assign(document.createElement(name), { textContent: text }));
    return box.outerHTML;
  }

  const BLOCK = 'p, div, ul, ol, li, dl, dt, dd, blockquote, table, thead, tbody, tr';

  // Paragraphs as [plain, rich], from any depth. Links and marks are ours, not the contract's: only their words are copied.
  function paragraphs(block) {
    if (block.matches('pre')) return [[block.textContent, block.outerHTML]];
    const found = [];
    const line = document.createElement('p');
    const flush = () => {
      for (const link of line.querySelectorAll('a')) link.replaceWith(...link.childNodes);
      for (const end of line.querySelectorAll('br')) end.after(' ');
      const plain = oneLine(line.textContent);
      line.innerHTML = oneLine(line.innerHTML);
      // A step to the right by an element: the page's policy takes styles away, from what is copied too.
      const rich = block.matches('.sub') ? `<blockquote>${line.outerHTML}</blockquote>` : line.outerHTML;
      if (plain) found.push([plain, rich]);
      line.replaceChildren();
    };
    for (const child of block.childNodes) {
      if (child.nodeType !== Node.ELEMENT_NODE || !child.matches(`${BLOCK}, pre`)) {
        line.append(child.cloneNode(true));
        if (block.matches('tr')) line.append(' ');
        continue;
      }
      flush();
      found.push(...paragraphs(child));
    }
    flush();
    return found;
  }

  function clauseOf(sheet, withDefinitions) {
    const words = (selector) => sheet.querySelector(selector)?.textContent.trim() || '';
    const title = `${words('.id')} ${words('.title')}`.trim();
    const parts = [[title, paragraph('strong', title)], ...paragraphs(sheet.querySelector('.clause'))];
    if (withDefinitions) {
      for (const entry of document.querySelectorAll('.terms dl > div')) {
        const term = oneLine(entry.querySelector('dt').textContent);
        const [[plain, rich], ...more] = paragraphs(entry.querySelector('dd'));
        parts.push([`${term}: ${plain}`, paragraph('strong', term).replace('</p>', `: ${rich.slice(rich.indexOf('>') + 1)}`)], ...more);
      }
    }
    // Nobody may take the copy for the official text: where the corpus is marked, the line goes along.
    const notice = sheet.querySelector('[data-copied]');
    if (notice) {
      const line = oneLine(notice.textContent);
      parts.push([line, paragraph('em', line)]);
    }
    return { plain: parts.map((part) => part[0]).join('\n\n'), rich: parts.map((part) => part[1]).join('\n') };
  }

  async function put({ plain, rich }) {
    try {
      if (!rich) {
        await navigator.clipboard.writeText(plain);
      } else {
        const blob = (text, type) => new Blob([text], { type });
        await navigator.clipboard.write([new ClipboardItem({
          'text/html': blob(rich, 'text/html'),
          'text/plain': blob(plain, 'text/plain'),
        })]);
      }
      return true;
    } catch {
      // Older browsers, and copies of the site without https, have only the copy event.
      const fill = (event) => {
        event.preventDefault();
        event.clipboardData.setData('text/plain', plain);
        if (rich) event.clipboardData.setData('text/html', rich);
      };
      document.addEventListener('copy', fill, { once: true });
      const done = document.execCommand('copy');
      document.removeEventListener('copy', fill);
      return done;
    }
  }

  const told = Object.assign(document.createElement('p'), { className: 'unseen' });
  told.setAttribute('role', 'status');

  async function copy(button) {
    const what = button.dataset.copy;
    const sheet = button.closest('.sheet') || document.querySelector('.sheet');
    const text = {
      link: () => ({ plain: new URL(sheet.querySelector('.address').firstChild.textContent.trim(), location.href).href }),
      citation: () => ({ plain: oneLine(document.querySelector('.cite').textContent) }),
      clause: () => clauseOf(sheet, false),
      definitions: () => clauseOf(sheet, true),
    }[what]();
    const done = await put(text);
    const label = button.dataset.label || button.textContent;
    told.textContent = done ? `${label}: done` : 'The browser did not allow copying';
    button.style.minWidth = `${button.offsetWidth}px`; // neighbours stay where they are
    // Not `disabled`: that would take the focus away from whoever pressed it by key.
    button.dataset.label = label;
    button.textContent = done ? 'Copied' : 'Not allowed';
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.label;
    }, 1600);
  }

  for (const button of document.querySelectorAll('[data-copy]')) button.addEventListener('click', () => copy(button));

  // ---- Hints. What stands further down about a value, a term or another clause also shows beside it, on hover and
  // focus; Esc closes. On touch the first tap at a value shows the hint, the second follows the link.

  const main = document.querySelector('main');
  const hint = Object.assign(document.createElement('div'), { className: 'hint', id: 'part-hint', hidden: true });
  hint.setAttribute('role', 'tooltip');
  let shown = null;
  let timer = 0;
  let touch = false;

  const make = (name, ...content) => {
    const element = document.createElement(name);
    element.append(...content);
    return element;
  };
  const words = (element) => oneLine(element.textContent);

  function explain(link) {
    const href = link.getAttribute('href');
    if (link.matches('.value')) {
      const row = document.getElementById(href.slice(1));
      if (!row?.matches('tbody')) return null;
      const list = make('dl');
      const heads = row.closest('table').tHead.rows[0].cells;
      Array.from(row.rows[0].cells).slice(1).forEach((cell, i) => {
        list.append(make('dt', words(heads[i + 1])), make('dd', words(cell)));
      });
      return [make('strong', words(row.rows[0].cells[0])), list];
    }
    const entry = document.querySelector(`:is(.terms, .rows) a[href="${CSS.escape(href)}"]`);
    if (!entry || entry === link) return null;
    const meaning = entry.closest('div')?.querySelector('dd');
    return link.matches('.term') && meaning ? [words(meaning)] : link.matches('.ref') ? [words(entry)] : null;
  }

  function show(link) {
    clearTimeout(timer);
    if (shown === link) return;
    hide();
    const content = explain(link);
    if (!content) return;
    hint.replaceChildren(...content);
    hint.hidden = false;
    const line = link.getClientRects()[0];
    const left = Math.min(line.left, root.clientWidth - hint.offsetWidth - 16);
    const below = line.bottom + hint.offsetHeight + 6 < root.clientHeight;
    hint.style.left = `${Math.max(left, 8) + scrollX}px`;
    hint.style.top = `${scrollY + (below ? line.bottom + 6 : line.top - hint.offsetHeight - 6)}px`;
    link.setAttribute('aria-describedby', hint.id);
    shown = link;
  }

  function hide() {
    clearTimeout(timer);
    hint.hidden = true;
    shown?.removeAttribute('aria-describedby');
    shown = null;
  }

  if (main) {
    main.append(hint, told);
    const linkAt = (event) => event.target.closest?.('a.value, a.term, a.ref');
    const later = (wait, act) => {
      clearTimeout(timer);
      timer = setTimeout(act, wait);
    };
    main.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'touch') return;
      const link = linkAt(event);
      if (link) later(180, () => show(link));
      else if (hint.contains(event.target)) clearTimeout(timer);
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
      if (shown && !hint.contains(event.target) && linkAt(event) !== shown) hide();
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
  }

  // ---- A link into something folded opens it.

  function unfold() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch { /* not ours */ }
    const target = id && document.getElementById(id);
    const folded = target && target.closest('details:not([open])');
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  }
  addEventListener('hashchange', unfold);
  unfold();

  // ---- mdBook's table of contents. Its own switch is a label, which the keyboard does not reach; the header's button
  // works it. Beside the text the contents are always shown, whatever a narrow window left in mdBook's memory.

  const toggle = document.getElementById('mdbook-sidebar-toggle');
  const contents = document.querySelector('.contents');
  if (toggle && contents) {
    const box = document.getElementById('mdbook-sidebar-toggle-anchor');
    const tell = () => contents.setAttribute('aria-expanded', String(box.checked));
    box.addEventListener('change', tell);
    contents.addEventListener('click', () => toggle.click());
    if (matchMedia('(min-width: 67.5rem)').matches && !box.checked) toggle.click();
    tell();
    // To show the current chapter in the sidebar mdBook's script moves the page too.
    if (!location.hash && performance.getEntriesByType('navigation')[0]?.type === 'navigate') scrollTo(0, 0);
    // At every key mdBook's script asks `window.search` whether it has the focus, and takes a heading with that id for
    // its own search box, which this site does not have.
    window.search = { hasFocus: () => false };
  }

  // ---- Search. Its files are asked for at the first intent, all at once, and none before. Until its script has come,
  // this part says what is wrong with it. The page never leads anywhere by itself: a reader keeps what they read.

  const find = document.querySelector('[data-script]');
  if (find) {
    // Milliseconds after which a reader who waits is offered the list of clauses.
    const PATIENCE = 4000;
    const LOADING = 'Loading the search …';
    const page = document.getElementById('part-search');
    const ignoringErrors = (act) => {
      try {
        return act();
      } catch {
        return null; // storage is blocked, say
      }
    };

    // What keeps the search, or its excerpts, from coming: one sentence. A number is the status of a server's answer.
    const explain = (problem, what = 'the search') => {
      if (problem === 'slow') return `Loading ${what} is taking longer than usual.`;
      const gone = 'The site has changed since this page was loaded';
      const cause = {
        offline: 'You are offline',
        unreachable: 'The site cannot be reached',
        404: gone,
        410: gone,
        foreign: 'The network sent another page, such as a sign-in page',
        damaged: 'A file arrived damaged or incomplete',
        blocked: 'This browser does not allow WebAssembly',
      }[problem] || (Number(problem) ? `The server answered with error ${problem}` : 'Something went wrong');
      return `${cause}, so ${what} cannot be loaded.`;
    };

    const isGone = (problem) => [404, 410].includes(problem);

    // Why a script did not run, which a browser does not tell. Asking past the cache also mends a bad copy in it.
    const diagnose = async (address) => {
      if (!navigator.onLine) return 'offline';
      try {
        const response = await fetch(address, { cache: 'reload', signal: AbortSignal.timeout(PATIENCE) });
        if (!response.ok) return response.status;
        return /^\s*</.test(await response.text()) ? 'foreign' : 'damaged';
      } catch {
        return navigator.onLine ? 'unreachable' : 'offline';
      }
    };

    const control = (text, act) => {
      const button = Object.assign(make('button', text), { type: 'button', className: 'close' });
      button.addEventListener('click', act);
      return button;
    };
    const status = make('p');
    status.setAttribute('role', 'status');
    const ways = Object.assign(make('div'), { className: 'aside' });
    const notice = make('div', status, ways);
    const silence = () => {
      notice.className = 'unseen';
      status.textContent = '';
      ways.replaceChildren();
    };

    let search; // what the script gives once it runs
    let importing; // the script is on its way
    let attempts = 0;
    let problem = '';
    let wanted = false; // a reader waits for the dialog
    let prefetching = new AbortController();
    let timer = 0;

    const say = (text, ...controls) => {
      if (!page && !wanted) return;
      notice.className = page ? 'without' : 'search-notice';
      status.textContent = text;
      ways.replaceChildren(...controls);
    };
    const report = (found) => {
      problem = found;
      const list = make('a', 'List of clauses');
      list.href = new URL('../clauses/', find.href).href;
      const reload = isGone(found);
      say(
        explain(found),
        list,
        control(reload ? 'Reload this page' : 'Try again', () => (reload ? location.reload() : retry())),
        ...(page ? [] : [control('Close', close)]),
      );
      // Whoever asked by key or by the button goes on from here; whoever is elsewhere by now stays there.
      if (wanted && [document.body, find].includes(document.activeElement)) list.focus();
    };

    const run = () => (importing ||= (async () => {
      const address = new URL(find.dataset.script, document.baseURI);
      attempts += 1;
      // Browsers remember that an import has failed, by its address.
      if (attempts > 1) address.search = `attempt=${attempts}`;
      const attempt = attempts;
      try {
        const { start } = await import(address);
        search ||= start(find, { explain, isGone, diagnose, patience: PATIENCE, stopPrefetching: () => prefetching.abort() });
      } catch {
        const found = await diagnose(address);
        if (attempt !== attempts || search) return;
        importing = null;
        clearTimeout(timer);
        report(found);
      }
    })());
    const begin = async () => {
      if (search?.begun || (importing && timer)) return;
      problem = '';
      // Into the cache, from where the worker takes them.
      const { signal } = prefetching;
      for (const name of ['worker', 'engine', 'index']) fetch(find.dataset[name], { signal }).then((file) => file.blob()).catch(() => {});
      timer = setTimeout(() => report('slow'), PATIENCE);
      await run();
      if (!search || search.begun) return;
      clearTimeout(timer);
      silence();
      search.begin();
      if (wanted) search.open();
      wanted = false;
    };
    const retry = () => {
      prefetching.abort();
      prefetching = new AbortController();
      clearTimeout(timer);
      timer = 0;
      importing = null;
      say(LOADING);
      begin();
    };
    const open = () => {
      wanted = true;
      if (search?.begun) {
        wanted = false;
        // Making the dialog and showing it are two short tasks instead of a long one.
        setTimeout(() => search.open());
      } else if (problem === 'slow') report(problem);
      else if (problem) retry();
      else {
        begin();
        setTimeout(() => {
          if (wanted && !problem) say(LOADING);
        }, 500);
      }
    };
    const close = () => {
      wanted = false;
      silence();
      find.focus();
    };

    silence();
    (page || find).after(notice);
    for (const intent of ['pointerenter', 'pointerdown', 'focus']) find.addEventListener(intent, begin);
    find.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    const key = find.querySelector('kbd');
    key.hidden = ignoringErrors(() => localStorage.getItem('search-keys')) === 'off';
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && wanted) close();
      const control = event.ctrlKey || event.metaKey;
      const fits = control ? event.key.toLowerCase() === 'k' : event.key === '/';
      if (!fits || event.altKey || key.hidden || event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
      event.preventDefault();
      open();
    });
    addEventListener('online', () => {
      if (problem && !search && (wanted || page)) retry();
    });
    if (page) begin();
    else if (ignoringErrors(() => sessionStorage.getItem('marks'))) run(); // a hit led here: its words are to be marked
  }

  // ---- While the site is served for writing, it reloads when a file has changed.

  const live = root.dataset.liveReload;
  if (live) {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/${live}`);
    socket.addEventListener('message', (event) => {
      if (event.data === 'reload') location.reload();
    });
  }
})();
