// One test a sentence: each file beside this one holds sentences of one phenomenon with the statements to be read in them
// (notation.ts says how). A sentence that is not read rightly yet carries `todo: WHY`; once it is, the mark must go:
// UPDATE=1 takes such marks away.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isSeq, LineCounter, parseDocument } from 'yaml';
import { readPolicy } from '../../../src/extract/policy.js';
import { vocabulary } from '../../../src/extract/vocabulary.js';
import { parsePolicy } from '../../../src/parse/policy.js';
import { problemsOf, type Entry } from './entry.js';

const KEYS = new Set(['text', 'expect', 'names', 'format', 'todo']);
const folder = join(process.cwd(), 'test/extract/sentences');
const update = !!process.env['UPDATE'];
const reader = { parsePolicy, readPolicy, vocabulary };

function malformed(entry: Entry): string | null {
  const extra = Object.keys(entry).find((key) => !KEYS.has(key));
  if (extra) return `unknown key ${extra}`;
  if (typeof entry.text !== 'string' || !entry.text.trim()) return 'no text';
  return entry.expect && entry.expect.length ? null : 'nothing expected: write "expect: nothing" if no claim is made';
}

const seen = new Set<string>();
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()) {
  const phenomenon = file.replace('.yaml', '');
  const source = readFileSync(join(folder, file), 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const entries = document.toJS() as Entry[];
  const outdated: number[] = [];
  const sentences = suite(phenomenon);
  sentences('is a readable file of at least eight texts', () => {
    assert.equal(
      document.errors.map((e) => e.message),
      [],
    );
    assert.ok(entries.length >= 8, `${file} holds ${entries.length}`);
  });
  entries.forEach((entry, n) => {
    const node = isSeq(document.contents) ? (document.contents.items[n] as { range: [number, number, number] }) : null;
    const line = node ? lines.linePos(node.range[0]).line : 0;
    const standsTwice = seen.has(entry.text);
    seen.add(entry.text);
    sentences(`${file}:${line} ${String(entry.text).replace(/\s+/g, ' ').trim()}`, async () => {
      assert.is(malformed(entry), null);
      assert.not.ok(standsTwice, 'the same text stands twice');
      const problems = await problemsOf(entry, reader);
      if (!entry.todo) assert.is(problems.join('\n'), '');
      else if (!problems.length && update) outdated.push(n);
      else assert.ok(problems.length, 'is read rightly now: take its todo away (or run with UPDATE=1)');
    });
  });
  sentences.after(() => {
    if (outdated.length) writeFileSync(join(folder, file), withoutMarks(source, outdated));
  });
  sentences.run();
}

/** The file without the marks of some entries; each mark stands on a line of its own. */
function withoutMarks(source: string, outdated: readonly number[]): string {
  let n = -1;
  return source
    .split('\n')
    .filter((line) => {
      if (line.startsWith('- ')) n++;
      return !(line.startsWith('  todo:') && outdated.includes(n));
    })
    .join('\n');
}
