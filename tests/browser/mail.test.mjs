// Sending a clause by mail: a link that works without script, and says what it leads to.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, clauses, hasAddress, header, text } from './support/site.mjs';

/** The mail links of a page, as a mail program reads them: without decoding `+`. */
function mails(page) {
  const links = Array.from(page.matchAll(/<a href="(mailto:\?[^"]*)"/g), ([, href]) => href.replaceAll('&amp;', '&'));
  return links.map((href) => {
    const fields = Object.fromEntries(href.slice('mailto:?'.length).split('&').map((field) => field.split(/=(.*)/s).slice(0, 2)));
    return { href, subject: decodeURIComponent(fields.subject), body: decodeURIComponent(fields.body), fields: Object.keys(fields) };
  });
}

test('every clause page has a mail link with subject, summary and address', () => {
  for (const clause of clauses) {
    const [mail, ...others] = mails(text(`${addressOf(clause)}index.html`));
    assert.ok(mail, clause.id);
    assert.ok(others.every((other) => other.href === mail.href), 'all mail links of a page are the same');
    assert.deepEqual(mail.fields, ['subject', 'body']);
    assert.ok(mail.subject.startsWith(`${clause.id} ${clause.title}`), mail.subject);
    if (header.status) assert.ok(mail.subject.includes(header.status), 'the subject says that it is unofficial');
    const lines = mail.body.split('\r\n');
    assert.equal(lines[0], clause.summary);
    if (hasAddress) assert.ok(lines.includes(clause.address), 'the address stands on a line of its own');
    assert.ok(lines.includes(clause.citation));
  }
});

test('mail links keep to what mail programs take', () => {
  for (const clause of clauses) {
    const [{ href, body }] = mails(text(`${addressOf(clause)}index.html`));
    assert.match(href, /^mailto:\?[A-Za-z0-9=&%._~-]+$/, 'everything else is encoded');
    assert.ok(!/(^|[^\r])\n/.test(body), 'line ends are those of mail');
    assert.ok(href.length < 2000, `${clause.id}: ${href.length} characters, more than some programs take`);
  }
});

test('the address in a mail needs no fragment, which gateways re-encode', { skip: !hasAddress }, () => {
  for (const clause of clauses) {
    const [{ body }] = mails(text(`${addressOf(clause)}index.html`));
    assert.ok(!body.includes('#'), clause.id);
    assert.match(clause.address, /^https?:\/\/[a-z0-9.:-]+(\/[a-z0-9-]+)*\/$/, 'lower case, a slash at the end, nothing to encode');
    assert.ok(new URL(clause.address).pathname.length < 80);
  }
});
