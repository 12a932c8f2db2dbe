// What is copied can go into a contract as it is: values and letters intact, nothing of the rationale, the mark of an
// unofficial text with it, rich and plain at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './support/browser.mjs';
import { fullClause, longestClause, nestedClause as nested, page as pageOf, topicChapters } from './support/kinds.mjs';
import { addressOf, clauses, hasAddress, header, termsOf, text as textOf } from './support/site.mjs';

const ring = await start();
const permissions = ['clipboard-read', 'clipboard-write'];

const several = [...new Set([fullClause, longestClause, nested].filter(Boolean))];

const line = (text) => text.replace(/\s+/g, ' ').trim();

/** Plain and rich text of the clipboard. */
const clipboard = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) found[type] = await (await item.getType(type)).text();
    }
    return { plain: found['text/plain'], rich: found['text/html'] };
  });

/** Presses a button and waits until it says that it has copied. */
async function press(page, what, within = 'main') {
  const button = page.locator(`${within} [data-copy="${what}"]`).first();
  await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
  await button.click();
  await page.waitForFunction(() => Array.from(document.querySelectorAll('main [role=status]')).some((one) => one.textContent.startsWith('Copied')));
  return clipboard(page);
}

/** Waits for the script that copies, which a selection loads. */
const ready = (page) => page.waitForFunction(() => document.querySelector('main > p[role=status].visually-hidden'), undefined, { timeout: 5000 });

const paragraphs = (copied) => copied.split(/\n{2,}/).map(line).filter(Boolean);
const clauseLines = (clause) => [`${clause.id} ${clause.title}`, ...clause.text.split('\n\n')].map(line);
/** The line that goes along with every copy of an unofficial text. */
const isMark = (words) => words.toLowerCase().startsWith(header.status ?? 'no mark at all');

/** Takes the lines off that every copy of a whole clause ends with: what it is not, and which text it is. */
function takeEnd(copied, clause) {
  const source = copied.pop();
  assert.ok(source.startsWith(`${header.title}, ${clause.id}, `), source);
  if (clause.address.startsWith('http')) assert.match(source, new RegExp(`, https?://\\S+/c/${clause.id.toLowerCase()}/$`));
  if (header.status) assert.ok(isMark(copied.pop()), 'the line before says what the text is not');
  return source;
}

for (const clause of several) {
  test(`a copy of ${clause.id} is the clause, whole, and nothing else`, async (t) => {
    const page = await ring.page(t, { permissions });
    await page.goto(ring.root + addressOf(clause));
    const { plain, rich } = await press(page, 'clause');

    const copied = paragraphs(plain);
    const source = takeEnd(copied, clause);
    assert.deepEqual(copied, clauseLines(clause), 'one paragraph a line, letters before their text, values in it');

    const html = await page.evaluate((source) => {
      const { body } = new DOMParser().parseFromString(source, 'text/html');
      return {
        paragraphs: Array.from(body.querySelectorAll('p'), (one) => one.textContent),
        indented: body.querySelector('dl > dd > p') !== null,
        quoted: body.querySelector('blockquote') !== null,
        links: Array.from(body.querySelectorAll('a'), (one) => one.getAttribute('href')),
        others: Array.from(body.querySelectorAll('button, [class], [id], script, link'), (one) => one.outerHTML),
      };
    }, rich);
    takeEnd(html.paragraphs, clause);
    assert.deepEqual(html.paragraphs.map(line), clauseLines(clause), 'the rich text says the same');
    assert.deepEqual(html.others, [], 'no marks of the site go into the contract');
    assert.deepEqual(html.links, source.match(/https?:\S+/g) ?? [], 'the one link is the address of the text');
    assert.equal(html.quoted, false);
    assert.equal(html.indented, (clause.text.match(/^\([ivx]{2,}\)/gm) || []).length > 0, 'items of an item stand a step to the right');
    assert.deepEqual(page.wrong, []);
  });
}

test('a copied letter keeps its parentheses and its space', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(nested));
  const { plain } = await press(page, 'clause');
  for (const letter of nested.text.match(/^\([a-z]+\) \S+/gm)) assert.ok(plain.includes(letter), letter);
});

test('every value of a clause is in its copy', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  const { plain, rich } = await press(page, 'clause');
  for (const value of fullClause.parameters) {
    assert.ok(plain.includes(value.default), value.default);
    assert.ok(rich.includes(value.default), value.default);
  }
});

test('a clause is copied with the definitions that it uses, in full', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  const { plain } = await press(page, 'definitions');
  const copied = paragraphs(plain);
  takeEnd(copied, fullClause);
  const length = clauseLines(fullClause).length;
  assert.deepEqual(copied.slice(0, length), clauseLines(fullClause));
  const definitions = copied.slice(length);
  // It is closed: a term in these definitions is defined or named.
  const corpus = JSON.parse(textOf('api/clauses.json'));
  const idsIn = (tree) => [...JSON.stringify(tree).matchAll(/"term":"([^"]*)"/g)].map((found) => found[1]);
  const others = new Set(fullClause.terms.flatMap((id) => idsIn(corpus.terms.find((term) => term.id === id).definition.content)));
  const missing = [...others].filter((id) => !fullClause.terms.includes(id)).map((id) => corpus.terms.find((term) => term.id === id).term);
  const named = definitions.at(-1).startsWith('Terms not included: ') ? definitions.pop() : '';
  for (const term of missing) assert.ok(named.includes(term), `${term} is neither defined nor named`);
  const defined = definitions.map((words) => words.split(': ')[0]);
  const terms = termsOf(fullClause);
  assert.deepEqual(defined.filter((term) => terms.includes(term)).sort(), terms.sort());
  assert.ok(definitions.every((words) => words.length > 20), 'each with its meaning');
});

test('no copy holds a sentence of the rationale', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  const { rationale, fallback, evidence, views, parameters } = fullClause;
  const parts = [rationale, fallback, evidence, ...views, ...parameters.map((value) => value.basis)].map((part) => part?.text);
  for (const what of ['clause', 'definitions']) {
    const { plain } = await press(page, what);
    await page.reload();
    for (const sentence of parts.filter(Boolean).flatMap((part) => part.split(/(?<=[.?!])\s+/)).filter((words) => words.length > 40)) {
      assert.ok(!line(plain).includes(line(sentence)), sentence);
    }
  }
});

test('the link that is copied is the permanent address', { skip: !hasAddress }, async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  assert.equal((await press(page, 'link')).plain, fullClause.address);
});

test('the citation that is copied is the one of the data', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  const { plain } = await press(page, 'citation');
  assert.equal(plain, fullClause.citation);
  if (header.status) assert.ok(plain.includes(header.status));
});

test('a clause is copied from its topic chapter too, that one and no other', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + topicChapters[0]);
  const [, second] = clauses.filter((clause) => `${clause.topic}/` === topicChapters[0]);
  const { plain } = await press(page, 'clause', `#${second.id.toLowerCase()}`);
  assert.deepEqual(paragraphs(plain).slice(0, clauseLines(second).length), clauseLines(second));
});

test('a definition is copied with its term', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + pageOf('a term'));
  const term = (await page.locator('h1').innerText()).trim();
  const definition = line(await page.locator('.definition').innerText());
  const [first, ...rest] = paragraphs((await press(page, 'clause')).plain);
  assert.equal(first, term);
  assert.ok(rest.join(' ').startsWith(definition));
});

test('what is selected by hand keeps letters and values', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(nested));
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('.sheet .clause')));
  await ready(page);
  await page.keyboard.press('ControlOrMeta+c');
  const copied = paragraphs((await clipboard(page)).plain);
  takeEnd(copied, nested);
  assert.deepEqual(copied, nested.text.split('\n\n').map(line));
});

test('a part that is selected is copied with its letters, in no colours, and with nothing behind it', async (t) => {
  const page = await ring.page(t, { permissions, colorScheme: 'dark' });
  await page.goto(ring.root + addressOf(nested));
  // From the first word of an item, behind its letter, to the middle of the next but one paragraph.
  const expected = await page.evaluate(() => {
    const lettered = Array.from(document.querySelectorAll('.sheet .clause p')).filter((one) => one.querySelector(':scope > a.letter'));
    const [first, second, third] = lettered.slice(-3);
    const walker = document.createTreeWalker(third, NodeFilter.SHOW_TEXT);
    walker.nextNode();
    const end = walker.nextNode();
    getSelection().setBaseAndExtent(first, 1, end, 5);
    return [first.textContent, second.textContent, third.querySelector('a.letter').textContent + end.data.slice(0, 5)];
  });
  await ready(page);
  await page.keyboard.press('ControlOrMeta+c');
  const { plain, rich } = await clipboard(page);
  assert.deepEqual(paragraphs(plain), expected.map(line));
  assert.doesNotMatch(rich, /color|background|style=/);
  assert.doesNotMatch(rich, /<a /);
});

test('what is selected in the middle of a paragraph is those words', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(nested));
  const words = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.sheet .clause'), NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node.data.length < 20) node = walker.nextNode();
    getSelection().setBaseAndExtent(node, 4, node, 14);
    return node.data.slice(4, 14);
  });
  await ready(page);
  await page.keyboard.press('ControlOrMeta+c');
  assert.equal((await clipboard(page)).plain, words.trim());
});

/** Copies what is selected. */
async function copySelection(page) {
  await ready(page);
  await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
  await page.keyboard.press('ControlOrMeta+c');
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== 'nothing was copied');
  return clipboard(page);
}

test('a selection over several clauses has each of them, with what a copy of it ends with', async (t) => {
  const page = await ring.page(t, { permissions, colorScheme: 'dark' });
  await page.goto(ring.root + topicChapters[0]);
  const [first, second, third] = clauses.filter((clause) => `${clause.topic}/` === topicChapters[0]);
  const begun = await page.evaluate(([from, to]) => {
    const [first, last] = [from, to].map((id) => document.getElementById(id));
    const walker = document.createTreeWalker(last.querySelector('.clause p'), NodeFilter.SHOW_TEXT);
    const words = walker.nextNode();
    getSelection().setBaseAndExtent(first.querySelector('.title').firstChild, 0, words, 3);
    return words.data.slice(0, 3);
  }, [first.id.toLowerCase(), (third ?? second).id.toLowerCase()]);
  const { plain, rich } = await copySelection(page);
  const copied = paragraphs(plain);
  const whole = third ? [first, second] : [first];
  for (const clause of whole) {
    const lines = clauseLines(clause);
    // The selection begins behind the first id.
    if (clause === first) lines[0] = line(clause.title);
    assert.deepEqual(copied.splice(0, lines.length), lines);
    takeEnd(copied.splice(0, header.status ? 2 : 1), clause);
  }
  const last = third ?? second;
  assert.deepEqual(copied, [`${last.id} ${last.title}`, line(begun)], 'a text that has only begun ends with nothing');
  assert.doesNotMatch(rich, /<[^>]*(color|background|style=|class=)/);
});

test('a selection that leads from a clause into other text is left to the browser', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  await page.evaluate(() => {
    const [from, to] = [document.querySelector('.sheet .clause'), document.querySelector('.margin, .rest')];
    getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
  });
  const { plain } = await copySelection(page);
  assert.ok(line(plain).includes(line(fullClause.rationale.text).slice(0, 30)), 'what is selected is copied');
});

for (const [what, from] of [['title', '.title'], ['id with the title', '.id']]) {
  test(`the ${what} alone is copied as words, in no colours`, async (t) => {
    const page = await ring.page(t, { permissions, colorScheme: 'dark' });
    await page.goto(ring.root + addressOf(fullClause));
    await page.evaluate((selector) => {
      const [start, title] = [selector, '.title'].map((one) => document.querySelector(`.sheet ${one}`));
      getSelection().setBaseAndExtent(start, 0, title, title.childNodes.length);
    }, from);
    const { plain, rich } = await copySelection(page);
    assert.equal(plain, from === '.id' ? `${fullClause.id} ${fullClause.title}` : fullClause.title);
    assert.doesNotMatch(rich, /color|background|style=|href/);
  });
}

test('a part of a list in a list keeps the numbers and steps of what is in it', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  const select = (from, to) => page.evaluate(([from, to]) => {
    document.querySelector('.sheet .clause').innerHTML = `<ol start="3"><li><p>three</p><ul><li>alpha beta</li><li>gamma<ol><li>one two</li></ol></li></ul></li>
<li>four</li></ol>`;
    const at = (word) => {
      const walker = document.createTreeWalker(document.querySelector('.sheet .clause'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (walker.currentNode.data.includes(word)) return [walker.currentNode, walker.currentNode.data.indexOf(word)];
      throw new Error(word);
    };
    const [end, offset] = at(to);
    getSelection().setBaseAndExtent(...at(from), end, offset + to.length);
  }, [from, to]);
  const cases = [
    ['beta', 'two', ['beta', '- gamma', '1. one two'], [2, 2, 3]],
    ['alpha', 'gamma', ['- alpha beta', '- gamma'], [2, 2]],
    ['hree', 'alpha', ['hree', '- alpha'], [1, 2]],
    ['two', 'four', ['two', '4. four'], [3, 1]],
    ['gamma', 'fo', ['- gamma', '1. one two', '4. fo'], [2, 3, 1]],
  ];
  for (const [from, to, expected, steps] of cases) {
    await select(from, to);
    const { plain, rich } = await copySelection(page);
    assert.deepEqual(paragraphs(plain).map((one) => one.trim()), expected, `${from} to ${to}`);
    const found = await page.evaluate((source) => {
      const { body } = new DOMParser().parseFromString(source, 'text/html');
      const depth = (one) => { let steps = 0; for (let at = one; at; at = at.parentElement) steps += at.localName === 'dd'; return steps; };
      return Array.from(body.querySelectorAll('p'), (one) => [one.textContent, depth(one)]);
    }, rich);
    assert.deepEqual(found, expected.map((text, at) => [text, steps[at]]), `${from} to ${to}`);
  }
});

test('copying works where the browser has no clipboard of the newer kind', async (t) => {
  const page = await ring.page(t, { permissions });
  // As over plain http, and in older browsers.
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(ring.root + addressOf(fullClause));
  await page.locator('main [data-copy="clause"]').first().click();
  await page.waitForFunction(() => Array.from(document.querySelectorAll('main [role=status]')).some((one) => one.textContent.startsWith('Copied')));
  await page.evaluate(() => {
    document.addEventListener('paste', ({ clipboardData }) => {
      globalThis.pasted = { plain: clipboardData.getData('text/plain'), rich: clipboardData.getData('text/html') };
    });
  });
  await page.keyboard.press('ControlOrMeta+v');
  await page.waitForFunction(() => globalThis.pasted);
  const { plain, rich } = await page.evaluate(() => globalThis.pasted);
  assert.deepEqual(paragraphs(plain).slice(0, clauseLines(fullClause).length), clauseLines(fullClause));
  assert.ok(rich.includes('<p>') || rich.includes('<p '));
});

test('a browser that forbids copying says so', async (t) => {
  const page = await ring.page(t);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')), write: () => Promise.reject(new Error('no')) } });
    document.execCommand = () => false;
  });
  await page.goto(ring.root + addressOf(fullClause));
  const button = page.locator('main [data-copy="link"]').first();
  await button.click();
  await page.waitForFunction(() => /not allow/.test(document.querySelector('main > [role=status]:last-of-type, main [role=status]')?.textContent ?? ''));
  assert.match(await button.innerText(), /not allowed/i);
});

test('the plain text beside a clause page is the clause too', () => {
  const markdown = textOf(`${addressOf(fullClause)}clause.md`);
  for (const words of [fullClause.id, fullClause.title, ...(hasAddress ? [fullClause.address] : []), ...fullClause.text.split('\n\n')]) {
    assert.ok(line(markdown).includes(line(words)), words);
  }
});

test('lists keep their numbers and their depth, tables their rows', async (t) => {
  const page = await ring.page(t, { permissions });
  await page.goto(ring.root + addressOf(fullClause));
  // Whatever the book has: this is how the generator writes such text.
  await page.evaluate(() => {
    document.querySelector('.sheet .clause').innerHTML = `<p>Before:</p>
<ol start="9"><li>nine<ul><li>a <a class="term" href="../">term</a><ol><li>deep</li></ol></li><li>b</li></ul></li>
<li><p>ten</p><p>more</p></li></ol>
<div class="table-wrapper"><table><thead><tr><th scope="col">Grade</th><th scope="col">Days</th></tr></thead>
<tbody><tr><td>One</td><td>5</td></tr></tbody></table></div><p>After.</p>`;
  });
  const { plain, rich } = await press(page, 'clause');
  const expected = [
    'Before:', '', '9. nine', '', '   - a term', '', '     1. deep', '', '   - b', '', '10. ten', '', '    more', '',
    'Grade | Days', 'One | 5', '', 'After.',
  ].join('\n');
  assert.ok(plain.includes(`\n\n${expected}`), plain);
  const kept = await page.evaluate((source) => {
    const { body } = new DOMParser().parseFromString(source, 'text/html');
    const depth = (one) => { let steps = 0; for (let at = one; at; at = at.parentElement) steps += at.localName === 'dd'; return steps; };
    const numbered = Array.from(body.querySelectorAll('dd p'), (one) => [one.textContent, depth(one)]);
    return [numbered, body.querySelectorAll('tr').length, body.querySelectorAll('td').length];
  }, rich);
  // Numbers are text, so no program counts anew, and depth is a step to the right.
  assert.deepEqual(kept, [[['9. nine', 1], ['- a term', 2], ['1. deep', 3], ['- b', 2], ['10. ten', 1], ['more', 1]], 2, 2]);
});
