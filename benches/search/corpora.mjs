// What is searched: records [path, label, title, body], the packed files of our engine, and judged questions.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mainOf } from '../../tests/browser/support/packed.mjs';

const here = import.meta.dirname;
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Everything that a clause says, in the order of its page. `terms` are the names of defined terms by id. */
function words(clause, terms) {
  const sections = [clause.rationale, ...clause.views, clause.fallback, clause.evidence, clause.notes];
  const references = clause.references.map(({ framework, provision }) => `${framework} ${provision}`);
  const texts = [clause.summary, clause.text, ...sections.map((section) => section?.text)];
  return [...texts, references.join('. '), clause.terms.map((id) => terms[id]).join('. ')].filter(Boolean).join('\n\n');
}

function records({ clauses, terms }) {
  const names = Object.fromEntries(terms.map(({ id, term }) => [id, term]));
  return clauses.map((clause) => [`c/${clause.id.toLowerCase()}`, clause.id, clause.title, words(clause, names)]);
}

const ownQuestions = () => json(join(here, '../../search-index/tests/data/queries.json'))
  .map(({ q, expected }) => ({ q, want: expected.map((id) => id.toLowerCase()) }));

/** A corpus of controls; `xtask` has packed its files. */
function controls(count, work, questions) {
  const records = json(join(here, `data/records-${count}.json`));
  const packed = join(work, `packed-${count}`);
  return { folder: `nist-${count}`, name: 'NIST controls', records, questions, packed, main: mainOf(packed) };
}

/** Our own clauses, as the built site has them. */
function own(site) {
  const own = records(json(join(site, 'api/clauses.json')));
  const index = /data-index="([^"]*)"/.exec(readFileSync(join(site, 'index.html'), 'utf8'))[1];
  const main = index.split('/').at(-1);
  return { folder: 'own', name: 'clauses of ours', records: own, questions: ownQuestions(), packed: join(site, 'search'), main };
}

export const corpora = (work, site) => [
  controls(150, work, []),
  controls(1200, work, json(join(here, 'data/nist-questions.json'))),
  own(site),
];
