// A sentence proves something only if it can fail: with the parts that read its phenomenon switched off, sentences of the file must.
//
//   SHOW=1 node .build/test/extract/phenomena.test.js     how many of each file do
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { once, readerWith } from './changed.js';
import { EVERYWHERE, SWITCHES, type Switch } from './phenomena.js';
import { problemsOf, type Entry, type Reader } from './sentences/entry.js';

const root = process.cwd();
const folder = join(root, 'test/extract/sentences');
/** Look-alikes that are no claim read the same without the part; so many others must not. */
const AT_LEAST = 3;

/** The code of a file with one part switched off. Throws where the part is not there, or more than once. */
function without(code: string, one: Switch): string {
  if ('phrases' in one) return once(code, 'phrasesIn(tokens);', `phrasesIn(tokens).filter((p) => p.kind !== '${one.phrases}');`);
  if ('from' in one) return once(code, one.from, one.to);
  // A long signature goes over several lines, up to the one that opens the body.
  const declared =
    code.match(
      new RegExp(
        `^(?:export )?function ${one.off}\\((?:.*\\{$|\\n[^{}]*^\\).*\\{$)|^  (?:private |protected )?${one.off}\\((?:.*\\{$|\\n[^{}]*^  \\).*\\{$)`,
        'gm',
      ),
    ) ?? [];
  if (declared.length !== 1) throw new Error(`${one.of}.ts declares ${one.off} ${declared.length} times`);
  return once(code, declared[0] as string, `${declared[0] as string} if (true) return ${one.gives};`);
}

/** The reader, bundled without one part. */
async function readerWithout(one: Switch): Promise<Reader> {
  return readerWith((code, name) => (name === ('phrases' in one ? 'parsing' : one.of) ? without(code, one) : code));
}

const phenomena = suite('phenomena');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));

phenomena('each file of sentences says what reads it', () => {
  assert.equal(
    files.filter((name) => !SWITCHES[name] && !EVERYWHERE.includes(name)),
    [],
  );
  assert.equal(
    [...Object.keys(SWITCHES), ...EVERYWHERE].filter((name) => !files.includes(name)),
    [],
  );
});

for (const [name, switches] of Object.entries(SWITCHES)) {
  phenomena(`sentences of ${name} fail without what reads it`, async () => {
    const entries = (parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as Entry[]).filter((entry) => !entry.todo);
    const failing = new Set<Entry>();
    for (const one of switches) {
      const reader = await readerWithout(one);
      const before = failing.size;
      let found = 0;
      for (const entry of entries)
        if ((await problemsOf(entry, reader).catch(() => ['died'])).length) {
          failing.add(entry);
          found++;
        }
      assert.ok(found > 0, `nothing fails without ${JSON.stringify(one)} (${before} failed before)`);
    }
    if (process.env['SHOW']) console.log(`${name}: ${failing.size} of ${entries.length}`);
    assert.ok(failing.size >= AT_LEAST, `${failing.size} of ${entries.length} fail`);
  });
}

phenomena.run();
