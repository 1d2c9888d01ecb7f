// The tables of words by which rules tell sentences apart: each is asked for, and each word can be met.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ageIn } from '../../src/check/ages.js';
import { hints } from '../../src/check/hints.js';
import { wordsOf } from '../../src/check/wording.js';
import { HINTS } from '../../src/generated/hints.js';
import type { Hint } from '../../src/generated/hints.js';
import { statement } from '../../src/model/statement.js';

const root = process.cwd();
const test = suite('hints');

function modules(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

test('every table is asked for somewhere', () => {
  const text = [...modules('src/check'), ...modules('src/diff'), ...modules('src/draft'), ...modules('rules')].join('\n');
  const isAsked = (table: string): boolean =>
    text.includes(`'${table}'`) || (table.startsWith('verb_') && text.includes(`, '${table.slice('verb_'.length)}')`));
  assert.equal(
    Object.keys(HINTS['en'] ?? {}).filter((table) => !isAsked(table)),
    [],
  );
});

/** Terms that stand in a contract with a capital, and are looked for with it. */
const AS_WRITTEN = new Set(['contract_terms']);

test('every word stands as the words of a text are compared: lower case, one space, no punctuation at its ends', () => {
  for (const [table, words] of Object.entries(HINTS['en'] ?? {})) {
    assert.is(new Set(words).size, words.length, `${table} has a word twice`);
    if (AS_WRITTEN.has(table)) continue;
    for (const word of words) assert.is(wordsOf(word).join(' '), word, table);
  }
});

test('a language without words has no tables, rather than those of another', () => {
  assert.ok(hints('disclaimers').length > 0);
  assert.equal(hints('disclaimers', 'de'), []);
  assert.equal(hints('no such table' as Hint), []);
});

test('an age is read in digits and in words', () => {
  const age = (text: string): number | null =>
    ageIn(statement({ by: 'policy', action: 'address_children', at: { source: { path: 'p.md', text }, start: 0, end: text.length } }));
  assert.is(age('The lamp shop is not for anyone under sixteen.'), 16);
  assert.is(age('The lamp shop is not for anyone under 14.'), 14);
  assert.is(age('The lamp shop is not for children.'), null);
});

test.run();
