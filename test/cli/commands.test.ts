// claims, explain, rules, help and version.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RULES } from '../../src/generated/rules.js';
import { COMMANDS } from '../../src/cli/flags.js';
import { renderPage } from '../../src/cli/page.js';
import { PLAIN } from '../../src/model/report.js';
import { DECLARATION, POLICY, run, sandbox, spawned } from './sandbox.js';

const test = suite('cli/commands');
const folder = sandbox({
  'privacy.yaml': DECLARATION,
  'privacy.md': POLICY,
  'notes.md': 'Tallowmere shares your e-mail address with advertisers.\n',
});

test('--version and -v print the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  for (const args of [['--version'], ['-v'], ['check', '--version'], ['--version', '--quiet']])
    assert.equal(await spawned(folder, args), { status: 0, stdout: `${version}\n`, stderr: '' });
});

test('help names every command and flag, and each fits a line', async () => {
  const general = await run(folder, ['--help']);
  assert.is(general.status, 0);
  for (const name of COMMANDS.keys()) assert.match(general.stdout, new RegExp(`^  ${name} `, 'm'));
  for (const [name, { options }] of COMMANDS) {
    const { stdout } = await run(folder, [name, '--help']);
    for (const flag of Object.keys(options))
      assert.ok(stdout.includes(`--${flag} `) || stdout.includes(`--${flag}\n`), `${name} --${flag}`);
    assert.ok(
      stdout.split('\n').every((line) => line.length <= 130),
      stdout.split('\n').find((line) => line.length > 130),
    );
    assert.equal((await run(folder, ['help', name])).stdout, stdout);
  }
});

test('claims prints one line a file, and what it could not read after that', async () => {
  const ran = await run(folder, ['claims', '--format', 'jsonl', 'privacy.md', 'gone.md', 'notes.md']);
  assert.is(ran.status, 2);
  assert.is(ran.stderr, 'policy-lint: gone.md does not exist.\n');
  const lines = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(
    lines.map((line) => [line.formatVersion, line.file]),
    [
      [1, 'privacy.md'],
      [1, 'notes.md'],
    ],
  );
  const sale = lines[0].statements.find((one: { action: string }) => one.action === 'sell');
  assert.equal([sale.polarity, sale.line, POLICY.slice(sale.start, sale.end)], ['does_not', 3, sale.quote.replaceAll(/\s+/g, ' ')]);
});

test('claims takes the names of the organisation from --declaration alone', async () => {
  const actor = async (...args: string[]): Promise<string | undefined> =>
    JSON.parse((await run(folder, ['claims', '--format', 'jsonl', 'notes.md', ...args])).stdout).statements.find(
      (one: { action: string }) => one.action === 'share',
    )?.actor;
  assert.is(await actor('--declaration', 'privacy.yaml'), 'first');
  assert.is.not(await actor(), 'first');
});

test('claims reads standard input', async () => {
  const ran = await run(folder, ['claims', '--format', 'jsonl', '--stdin', '--stdin-filename', 'draft.md'], { stdin: POLICY });
  assert.equal([ran.status, JSON.parse(ran.stdout).file], [0, 'draft.md']);
});

test('rules lists every rule; its JSON has the keys of the contract', async () => {
  const table = await run(folder, ['rules']);
  for (const id of RULES.keys()) assert.ok(table.stdout.includes(id), id);
  const parsed = JSON.parse((await run(folder, ['rules', '--format', 'json'])).stdout);
  assert.is(parsed.formatVersion, 1);
  assert.equal(
    parsed.rules.map((rule: { id: string }) => rule.id),
    [...RULES.keys()].sort(),
  );
  for (const rule of parsed.rules) assert.equal(Object.keys(rule), ['id', 'severity', 'confidence', 'inputs', 'regimes', 'cites', 'docs']);
});

test('explain shows the page of every rule', async () => {
  const { stdout, status } = await run(folder, ['explain', 'contradiction/sale']);
  assert.is(status, 0);
  assert.match(stdout, /^contradiction\/sale\nerror, confidence high · reads declaration and policy · presets recommended, strict, all\n/);
  assert.match(stdout, /\nFAILS\n[^]*\n {4}declaration: 1\n/);
  assert.ok(
    stdout
      .split('\n')
      .filter((line) => !line.startsWith('    '))
      .every((line) => line.length <= 100),
  );
  for (const id of RULES.keys()) renderPage(readFileSync(`rules/${id}/README.md`, 'utf8'), '', PLAIN);
});

test('a page is made readable: marks taken away, paragraphs filled, code untouched', () => {
  const page =
    '# a/b\n\nSome **bold** words and `code`, and a [link](https://x.example/y) in a paragraph that is long enough\nto be filled.\n\n- one\n- two that goes on and on and on until it does not fit\n\n## Fails\n\n```yaml\na:   **b**\n```\n';
  assert.is(
    renderPage(page, 'facts', { ...PLAIN, columns: 40 }),
    [
      'a/b',
      'facts',
      '',
      'Some bold words and code, and a link in',
      'a paragraph that is long enough to be',
      'filled.',
      '',
      '- one',
      '- two that goes on and on and on until',
      '  it does not fit',
      '',
      'FAILS',
      '',
      '    a:   **b**',
      '',
    ].join('\n'),
  );
  assert.not.match(renderPage('# a\u001b[31m/b\n\n\u009bx\u202e', 'f', PLAIN), /[\u001b\u009b\u202e]/);
});

test('a Node.js that is too old is told so', () => {
  const old = 'data:text/javascript,delete process.getBuiltinModule';
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', old, 'dist/cli.js', 'rules'], { encoding: 'utf8' });
  assert.equal([status, stdout, stderr], [2, '', `policy-lint needs Node.js 20.19 or later, and this is ${process.version}.\n`]);
});

test.run();
