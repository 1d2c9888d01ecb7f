// What is wrong with the input is one clear sentence, or a finding with a place: never a stack, never half a report.
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox } from './sandbox.js';

const test = suite('cli/bad-input');
const folder = sandbox({
  'privacy.md': POLICY,
  'privacy.yaml': DECLARATION,
  'empty.md': '',
  'empty.yaml': '',
  'blank.md': ' \n\n',
  'binary.md': new Uint8Array([0x25, 0x50, 0, 1, 2, 3, 0xff, 0xfe, 0, 0, 9]),
  'large.md': new Uint8Array(10_000_000).fill(97),
  'tab.yaml': 'declaration: 1\n\torganization: {name: Foo}\n',
  'unknown.yaml': `${DECLARATION}polciy: {file: other.md}\n`,
  'list.yaml': '- a\n- b\n',
  'text.yaml': 'Just words.\n',
  'missing.yaml': DECLARATION.replace('privacy.md', 'gone.md'),
  'folder.yaml': DECLARATION.replace('privacy.md', 'sub'),
  'binary.yaml': DECLARATION.replace('privacy.md', 'binary.md'),
  'large.yaml': DECLARATION.replace('privacy.md', 'large.md'),
  'nothing.yaml': DECLARATION.replace('privacy.md', 'empty.md'),
  'bomb.yaml': `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((key, i) => `${key}: &${key} [${Array(8).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
    .join('\n')}\n`,
  'sub/note.txt': 'x',
});
mkdirSync(join(folder, 'named.yaml'));

/** Arguments, exit status, standard error, and for findings their line and part of their message. */
const table: [args: string[], status: number, stderr: RegExp, finding?: [line: number, message: RegExp]][] = [
  [['empty.md'], 0, /^$/],
  [['empty.yaml'], 1, /^$/, [1, /empty/]],
  [['blank.md'], 0, /^$/],
  [['binary.md'], 2, /^policy-lint: binary\.md .*binary.*\n$/i],
  [['large.md'], 2, /^policy-lint: large\.md is too large \(10 MB; the limit is 10 MB\)\.\n$/],
  [['tab.yaml'], 1, /^$/, [2, /tab/i]],
  [['unknown.yaml'], 1, /^$/, [11, /polciy/]],
  [['list.yaml'], 1, /^$/, [1, /list/]],
  [['text.yaml'], 1, /^$/, [1, /text/]],
  [['bomb.yaml'], 1, /^$/, [1, /./]],
  [['missing.yaml'], 1, /^$/, [3, /gone\.md.* does not exist/]],
  [['folder.yaml'], 1, /^$/, [3, /is a folder/]],
  [['binary.yaml'], 1, /^$/, [3, /binary/i]],
  [['large.yaml'], 1, /^$/, [3, /too large/]],
  [['nothing.yaml'], 1, /^$/, [3, /is empty/]],
  [['gone.md'], 2, /^policy-lint: gone\.md does not exist\.\n$/],
  [['gone.yaml'], 2, /^policy-lint: gone\.yaml does not exist\.\n$/],
  [['named.yaml'], 2, /^policy-lint: named\.yaml is a folder\.\n$/],
  [['--declaration', 'sub', 'privacy.md'], 2, /^policy-lint: sub is a folder\.\n$/],
  [['--declaration', 'privacy.yaml', 'sub'], 2, /^policy-lint: sub is a folder; --declaration goes with policy files\.\n$/],
  [['--declaration', 'privacy.yaml', 'gone.md'], 2, /^policy-lint: gone\.md does not exist\.\n$/],
  [['claims', 'sub'], 2, /^policy-lint: sub is a folder\.\n$/],
  [['claims', 'binary.md'], 2, /^policy-lint: binary\.md .*\n$/],
  [['claims', 'empty.md'], 0, /^$/],
  [['-c', 'gone.yaml', 'privacy.yaml'], 2, /^policy-lint: The configuration gone\.yaml does not exist\.\n$/],
  [['-c', 'sub', 'privacy.yaml'], 2, /^policy-lint: The configuration sub is a folder\.\n$/],
  [['privacy.yaml', '-o', 'sub'], 2, /^policy-lint: The report cannot be written to sub: it is a folder\.\n$/],
  [['privacy.yaml', '-o', 'privacy.md/x.json'], 2, /^policy-lint: The report cannot be written to privacy\.md\/x\.json: .*\n$/],
  [['chek'], 2, /^policy-lint: chek does not exist\. Did you mean the command "check"\?\n$/],
  [['explain'], 2, /^policy-lint: explain needs the id of a rule or the place of a finding/],
  [['explain', 'contradiction/sales'], 2, /did you mean contradiction\/sale\?\n$/],
  [['rules', 'x'], 2, /^policy-lint: rules takes no paths/],
  [['help', 'chek'], 2, /did you mean the command "check"\?\n$/],
  [['--fromat', 'json'], 2, /^policy-lint: --fromat is not a flag of "policy-lint check"; did you mean --format\?\n$/],
  [['claims', '--quiet'], 2, /^policy-lint: --quiet is a flag of "policy-lint check", not of "claims"\.\n$/],
  [['--format', 'jsn'], 2, /did you mean json\?\n$/],
  [['--format'], 2, /^policy-lint: --format needs a value/],
  [['--format', 'json='], 2, /names no file/],
  [['--format', 'json', '--format', 'sarif', '-o', 'x'], 2, /^policy-lint: --output-file goes with one --format/],
  [['--quiet=yes'], 2, /^policy-lint: --quiet takes no value\.\n$/],
  [['--preset', 'recomended'], 2, /did you mean recommended\?\n$/],
  [['--preset', 'all', '--preset', 'strict'], 2, /^policy-lint: --preset is given twice\.\n$/],
  [['--rule', 'contradiction/sale'], 2, /names no level/],
  [['--rule', 'contradiction/sale=erorr'], 2, /did you mean error\?\n$/],
  [['--only', 'contradicton'], 2, /did you mean contradiction\?\n$/],
  [['--as-of', '2026-02-30'], 2, /"2026-02-30" is not a day/],
  [['--max-warnings', 'many'], 2, /takes a whole number/],
  [['--max-problems', 'many'], 2, /takes a whole number or none/],
  [['--min-confidence', 'sure'], 2, /use one of low, medium, high/],
  [['--color', 'maybe', 'privacy.yaml'], 2, /"maybe" is not a value of --color; use one of auto, always, never\.\n$/],
  [['--stdin-filename', 'x.md'], 2, /goes with --stdin/],
  [['docs/**/*.md'], 2, /^policy-lint: No file matches docs\/\*\*\/\*\.md\.\n$/],
];

for (const [args, status, stderr, finding] of table)
  test(`${args.join(' ')} → ${status}`, async () => {
    const ran = await run(
      folder,
      (args[0] && ['claims', 'explain', 'rules', 'help'].includes(args[0])) || args.includes('--format')
        ? args
        : ['--format', 'json', ...args],
    );
    assert.match(ran.stderr, stderr);
    assert.is(ran.status, status, ran.stderr);
    assert.not.match(ran.stdout + ran.stderr, /\n\s+at |node:internal/);
    if (status === 2) assert.is(ran.stdout, '');
    if (!finding) return;
    const { findings } = JSON.parse(ran.stdout) as { findings: { message: string; at: { line: number } }[] };
    const [line, message] = finding;
    assert.ok(
      findings.some((one) => one.at.line === line && message.test(one.message)),
      JSON.stringify(findings.map((one) => [one.at.line, one.message])),
    );
  });

test('what cannot be read does not keep the rest from being linted', async () => {
  const ran = await run(folder, ['--format', 'json', 'gone.md', 'privacy.yaml', 'binary.md']);
  assert.is(ran.status, 2);
  assert.match(ran.stderr, /gone\.md does not exist[^]*binary\.md/);
  assert.ok(JSON.parse(ran.stdout).findings.some((one: { ruleId: string }) => one.ruleId === 'contradiction/sale'));
});

test('an empty policy is told, not passed over', async () => {
  const ran = await run(folder, ['--format', 'json', 'empty.md']);
  assert.equal(JSON.parse(ran.stdout).summary.skipped, [{ path: 'empty.md', reason: 'is empty' }]);
  assert.match((await run(folder, ['empty.md'])).stdout, /skipped.*empty\.md/);
});

test('a declared policy outside the repository is not read, also through a link', async () => {
  const other = sandbox({ 'secret.md': POLICY });
  const here = sandbox({
    'privacy.yaml': DECLARATION.replace('privacy.md', join(other, 'secret.md')),
    'b.privacy.yaml': DECLARATION.replace('privacy.md', 'link.md'),
  });
  symlinkSync(join(other, 'secret.md'), join(here, 'link.md'));
  for (const name of ['privacy.yaml', 'b.privacy.yaml']) {
    const { stdout } = await run(here, ['--format', 'json', name]);
    assert.match(stdout, /lies outside the repository/);
    assert.not.match(stdout, /never sell/);
  }
  const named = await run(here, ['--format', 'json', '--declaration', 'privacy.yaml', join(other, 'secret.md')]);
  assert.match(named.stdout, /never sell/);
});

test('a report that cannot be written leaves nothing behind', async () => {
  await run(folder, ['privacy.yaml', '-o', 'sub']);
  assert.equal(readdirSync(join(folder, 'sub')), ['note.txt']);
  assert.equal(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test.run();
