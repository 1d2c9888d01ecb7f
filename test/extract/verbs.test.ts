// A reader of verbs says of which verbs it has anything to say, and is asked of no others: asked of every verb, it must say the same.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { readPolicy } from '../../src/extract/policy.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { once, readerWith } from './changed.js';
import { EXTENSIONS, type Entry, type Reader } from './sentences/entry.js';

const LEAST = 15;
const folder = join(process.cwd(), 'test/extract/sentences');

async function statementsOf({ text, names, format }: Pick<Entry, 'text' | 'names' | 'format'>, reader: Reader): Promise<string> {
  const document = await reader.parsePolicy({ path: `policy.${EXTENSIONS[format ?? 'markdown']}`, text });
  return JSON.stringify(reader.readPolicy(document, { first: names ?? [] }, reader.vocabulary()).statements, null, 1);
}

/** Whether a module asks for each of the bases that a reader states: by the list it stands in, or the word. */
function asksItself(code: string, statement: string): boolean {
  const asked = code.replace(/^\w+\.verbs = \{[^]*?satisfies Verbs;/gm, '');
  const bases = /bases: \[([^\]]*)\]/.exec(statement)?.[1] ?? '';
  return (bases.match(/\b[A-Z_]+\b|'[^']*'/g) ?? []).every((b) => b === 'UNLISTED' || asked.includes(b.startsWith("'") ? b : `${b}.has(`));
}

const verbs = suite('verbs');

verbs('all sentences read the same when these readers are asked of every verb', async () => {
  let stated = 0;
  // Those of deeds.ts, and those that do not ask for each base themselves, leave it to their statement which verbs they are asked of.
  const all = await readerWith((code, name) => {
    if (name === 'verbs')
      return once(
        code,
        '(this.byBase ??= statedIn(this.all)).get(base)',
        "['', base].flatMap((of) => (this.byBase ??= statedIn(this.all)).get(of || 'every verb') ?? []).sort((a, b) => a - b).filter((k, i, ks) => k !== ks[i - 1])",
      );
    return name === 'deeds'
      ? code
      : code.replace(/^(?:export )?function (\w+)\([^]*?\n\}\n(?:\1\.verbs = .* satisfies Verbs;)?/gm, (whole, reader: string) => {
          const [body, statement] = whole.split(`${reader}.verbs = `);
          if (statement === undefined || !body?.includes('base') || !asksItself(code, statement)) return whole;
          stated++;
          return `${body}${reader}.verbs = { bases: ['every verb'] } satisfies Verbs;`;
        });
  });
  assert.ok(stated >= LEAST, `${stated} readers state their verbs`);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')))
    for (const entry of parse(readFileSync(join(folder, file), 'utf8')) as Entry[])
      assert.is(
        await statementsOf(entry, { parsePolicy, readPolicy, vocabulary }),
        await statementsOf(entry, all),
        `${file}: ${entry.text}`,
      );
});

verbs.run();
