// Adopting policy-lint where there is much to mend: what is known is not shown, what is new is.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox } from './sandbox.js';

const test = suite('cli/baseline');
const FILE = 'policy-lint-suppressions.json';

interface Stored {
  version: number;
  findings: Record<string, { rule: string; path: string; message: string }>;
}
const stored = (folder: string, file = FILE): Stored => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Stored;

test('--suppress-all keeps what is found, and later runs do not show it', async () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  assert.is((await run(folder, [])).status, 1);
  const first = await run(folder, ['--suppress-all']);
  assert.is(first.status, 0);
  assert.match(first.stderr, /^policy-lint: policy-lint-suppressions\.json now holds \d+ findings; /);
  assert.is(stored(folder).version, 1);
  assert.ok(Object.values(stored(folder).findings).some(({ rule, path }) => rule === 'contradiction/sale' && path === 'privacy.yaml'));
  const later = await run(folder, []);
  assert.equal([later.status, later.stderr], [0, '']);
  assert.match(later.stdout, /^no problems in 1 project \(2 files\) · \d+ suppressed\n$/);
  assert.is((await run(folder, ['--no-baseline'])).status, 1);
});

test('moved and reflowed text is known, changed words are new', async () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  await run(folder, ['--suppress-all']);
  writeFileSync(
    join(folder, 'privacy.md'),
    POLICY.replace('\n\n', '\n\nWelcome to our pages.\n\n').replace('never sell or', 'never sell\nor'),
  );
  assert.is((await run(folder, [])).status, 0);
  writeFileSync(join(folder, 'privacy.md'), POLICY.replace('never sell or rent', 'not sell'));
  const changed = await run(folder, ['--format', 'stylish']);
  assert.is(changed.status, 1);
  assert.match(changed.stdout, /contradiction\/sale/);
  assert.match(
    changed.stderr,
    /\d+ entr(?:y|ies) of policy-lint-suppressions\.json (?:is|are) no longer needed; --prune-suppressions takes (?:it|them) out\./,
  );
});

test('--prune-suppressions takes out what is mended, and nothing that the run could not have found', async () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  await run(folder, ['--suppress-all']);
  const before = Object.keys(stored(folder).findings).length;
  writeFileSync(join(folder, 'privacy.md'), '# Privacy policy\n\nWe sell your email address to data brokers.\n');
  assert.is((await run(folder, ['--only', 'omission', '--prune-suppressions', '--exit-zero'])).status, 0);
  assert.ok(Object.values(stored(folder).findings).some(({ rule }) => rule === 'contradiction/sale'));
  const pruned = await run(folder, ['--prune-suppressions', '--exit-zero']);
  assert.match(pruned.stderr, /taken out of policy-lint-suppressions\.json/);
  assert.ok(Object.keys(stored(folder).findings).length < before);
  assert.is(
    Object.values(stored(folder).findings).some(({ rule }) => rule === 'contradiction/sale'),
    false,
  );
});

test('a baseline elsewhere is named', async () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  await run(folder, ['--suppress-all', '--baseline', 'ci/known.json']);
  assert.is(stored(folder, 'ci/known.json').version, 1);
  assert.is((await run(folder, [])).status, 1);
  assert.is((await run(folder, ['--baseline', 'ci/known.json'])).status, 0);
});

test('a broken baseline is one sentence and exit 2', async () => {
  for (const [text, message] of [
    ['{', /is no JSON/],
    ['[]', /is no list of suppressions/],
    ['{"version": 2}', /has version 2, and this policy-lint reads version 1/],
    ['{"version": 1}', /holds no findings/],
  ] as const) {
    const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY, [FILE]: text });
    const ran = await run(folder, []);
    assert.is(ran.status, 2, text);
    assert.match(ran.stderr, message);
    assert.match(ran.stderr, /^policy-lint: policy-lint-suppressions\.json [^\n]*; policy-lint --suppress-all writes it anew\.\n$/);
  }
  const nothing = await run(sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY }), ['--prune-suppressions']);
  assert.equal([nothing.status, nothing.stderr], [2, 'policy-lint: There is no policy-lint-suppressions.json to prune.\n']);
});

test('names from Object.prototype in a baseline silence nothing', async () => {
  const folder = sandbox({
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY,
    [FILE]: '{"version":1,"findings":{"__proto__":{"rule":"contradiction/sale"},"constructor":null}}',
  });
  assert.is((await run(folder, [])).status, 1);
});

test.run();
