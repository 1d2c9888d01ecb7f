// A sentence proves something only if it can fail: with the parts that read its phenomenon switched off, sentences of the file must.
//
//   SHOW=1 node .build/test/extract/phenomena.test.js     how many of each file do
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { EVERYWHERE, SWITCHES, type Switch } from './phenomena.js';
import { problemsOf, type Entry, type Reader } from './sentences/entry.js';

const root = process.cwd();
const english = join(root, 'src/extract/english');
const folder = join(root, 'test/extract/sentences');
/** Look-alikes that are no claim read the same without the part; so many others must not. */
const AT_LEAST = 3;

/** The code of a file with one part switched off. Throws where the part is not there, or more than once. */
function without(code: string, one: Switch): string {
  if ('phrases' in one) return once(code, 'phrasesIn(this.tokens);', `phrasesIn(this.tokens).filter((p) => p.kind !== '${one.phrases}');`);
  if ('from' in one) return once(code, one.from, one.to);
  const declared = code.split('\n').filter((line) => new RegExp(`^(?:export )?function ${one.off}\\(|^  (?:private |protected )?${one.off}\\(`).test(line) && line.endsWith('{'));
  if (declared.length !== 1) throw new Error(`${one.of}.ts declares ${one.off} ${declared.length} times`);
  return once(code, declared[0] as string, `${declared[0] as string} if (true) return ${one.gives};`);
}

function once(code: string, from: string, to: string): string {
  if (code.split(from).length !== 2) throw new Error(`"${from}" stands ${code.split(from).length - 1} times`);
  return code.replace(from, () => to);
}

let built = 0;

/** The reader, bundled without one part. */
async function readerWithout(one: Switch): Promise<Reader> {
  const file = join(english, `${'phrases' in one ? 'sentence' : one.of}.ts`);
  const changed = without(readFileSync(file, 'utf8'), one);
  const outfile = join(root, `.build/phenomena/${built++}.mjs`);
  await build({
    absWorkingDir: root, bundle: true, outfile, format: 'esm', platform: 'node', target: 'node20', logLevel: 'silent', packages: 'external',
    stdin: { contents: "export * from './src/extract/policy.js';\nexport * from './src/extract/vocabulary.js';\nexport * from './src/parse/policy.js';\n", resolveDir: root, loader: 'ts' },
    plugins: [{ name: 'switch', setup: ({ onLoad }) => onLoad({ filter: /english/ }, ({ path }) => (path === file ? { contents: changed, loader: 'ts' } : undefined)) }],
  });
  return await import(pathToFileURL(outfile).href) as Reader;
}

const phenomena = suite('phenomena');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.replace('.yaml', ''));

phenomena('each file of sentences says what reads it', () => {
  assert.equal(files.filter((name) => !SWITCHES[name] && !EVERYWHERE.includes(name)), []);
  assert.equal([...Object.keys(SWITCHES), ...EVERYWHERE].filter((name) => !files.includes(name)), []);
});

for (const [name, switches] of Object.entries(SWITCHES)) {
  phenomena(`sentences of ${name} fail without what reads it`, async () => {
    const entries = (parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as Entry[]).filter((entry) => !entry.todo);
    const failing = new Set<Entry>();
    for (const one of switches) {
      const reader = await readerWithout(one);
      const before = failing.size;
      let found = 0;
      for (const entry of entries) if ((await problemsOf(entry, reader).catch(() => ['died'])).length) { failing.add(entry); found++; }
      assert.ok(found > 0, `nothing fails without ${JSON.stringify(one)} (${before} failed before)`);
    }
    if (process.env['SHOW']) console.log(`${name}: ${failing.size} of ${entries.length}`);
    assert.ok(failing.size >= AT_LEAST, `${failing.size} of ${entries.length} fail`);
  });
}

phenomena.run();
