// The search page: filters, the state in its address, keys.

import assert from 'node:assert/strict';
import { fullClause } from './support/kinds.mjs';
import { active, common, field, known, options, ring, status, test, told } from './support/search.mjs';
import { clauses } from './support/site.mjs';

test('the search page answers its address, and the address follows what is asked', async (t) => {
  const page = await ring.page(t);
  const [party] = fullClause.parties;
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(common)}&party=${party}&kind=nonsense`);
  await told(page, /found: (?:about )?\d+/);
  assert.equal(await field(page).inputValue(), common);
  const box = page.locator(`input[name=party][value="${party}"]`);
  assert.equal(await box.isChecked(), true);
  assert.equal(await page.locator('#part-list').isVisible(), false, 'the hits take the place of the list');
  const narrow = Number((await status(page).innerText()).match(/\d+/)[0]);
  assert.equal(Number(await box.locator('xpath=..').locator('.count').innerText()), narrow, 'the count of a filter is what it finds');

  const topics = page.locator('input[name=topic]');
  const values = [];
  for (let at = 0; at < (await topics.count()) && values.length < 2; at += 1) {
    if (Number(await topics.nth(at).locator('xpath=..').locator('.count').innerText()) === 0) continue;
    await topics.nth(at).check();
    values.push(await topics.nth(at).getAttribute('value'));
  }
  await box.uncheck();
  await field(page).fill(`${common} within`);
  await page.waitForFunction((count) => new URLSearchParams(location.search).getAll('topic').length === count && !/party/.test(location.search), values.length);
  assert.deepEqual(new URL(page.url()).searchParams.getAll('topic'), values);
  assert.equal(new URL(page.url()).searchParams.get('q'), `${common} within`);

  const ids = await options(page).locator('b').allInnerTexts();
  await page.reload();
  await told(page, /found: (?:about )?\d+/);
  await page.waitForFunction((count) => document.querySelectorAll('[role=option]').length === count, ids.length);
  assert.deepEqual(await options(page).locator('b').allInnerTexts(), ids, 'the same address gives the same answer');
  for (const value of values) assert.equal(await page.locator(`input[name=topic][value="${value}"]`).isChecked(), true);
  assert.deepEqual(page.wrong, []);
});

test('filters alone list what they choose, and without any question the whole list stands there', async (t) => {
  const page = await ring.page(t);
  await page.goto(`${ring.root}search/`);
  assert.equal(await page.locator('#part-list').isVisible(), true);
  const party = fullClause.parties[0];
  await page.goto(`${ring.root}search/?party=${party}`);
  await told(page, /found: (?:about )?\d+/);
  assert.equal(Number((await status(page).innerText()).match(/\d+/)[0]), clauses.filter((one) => one.parties.includes(party)).length);
  await page.locator(`input[name=party][value="${party}"]`).uncheck();
  await page.locator('#part-list').waitFor();
});

test('clause text only leaves out what stands in the rationale alone', async (t) => {
  const page = await ring.page(t);
  const outside = clauses.map((one) => [one.title, one.summary, one.text, one.topic_title, ...one.asked].join(' ')).join(' ').toLowerCase();
  const reasons = clauses.flatMap((one) => one.rationale?.text.toLowerCase().match(/\b[a-z]{5,}\b/g) ?? []);
  const word = reasons.find((one) => !outside.includes(one.slice(0, 4)));
  await page.goto(`${ring.root}search/?q=${word}`);
  await told(page, /found: (?:about )?[1-9]/);
  await page.locator('input[name=in]').check();
  await told(page, /Nothing here treats this/);
});

test('the page works by keyboard: arrows choose, Enter opens, and back finds the question again', async (t) => {
  const page = await ring.page(t);
  const words = known.title.toLowerCase();
  await page.goto(`${ring.root}search/?q=${encodeURIComponent(words)}`);
  await told(page, /found: (?:about )?[1-9]/);
  await field(page).focus();
  assert.equal(await active(page), -1);
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), 0);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/c\//);
  await page.goBack();
  await told(page, /found: (?:about )?[1-9]/);
  assert.equal(await field(page).inputValue(), words);
});
