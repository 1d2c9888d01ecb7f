// The command line as people and programs use it: what is printed where, and the exit status.
import { existsSync, lstatSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, run, sandbox, shell, spawned } from './sandbox.js';

const test = suite('cli/check');
const SALE = 'contradiction/sale';
const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });

interface Json {
  formatVersion: number;
  findings: {
    ruleId: string;
    severity: string;
    confidence: string;
    fingerprint: string;
    at: { path: string; line: number };
    suppressed?: { by: string; reason: string };
  }[];
  summary: {
    errors: number;
    warnings: number;
    infos: number;
    suppressed: number;
    files: number;
    skipped: { path: string; reason: string }[];
  };
}

async function json(where: string, args: string[] = [], status = 1, options: Parameters<typeof run>[2] = {}): Promise<Json> {
  const ran = await run(where, ['--format', 'json', ...args], options);
  assert.is(ran.stderr, '');
  assert.is(ran.status, status, ran.stdout.slice(0, 500));
  return JSON.parse(ran.stdout) as Json;
}

const rules = ({ findings }: Json): string[] => [
  ...new Set(findings.filter((finding) => !finding.suppressed).map((finding) => finding.ruleId)),
];

test('without arguments the current folder is linted; check says the same', async () => {
  const bare = await spawned(folder, []);
  assert.is(bare.status, 1);
  assert.is(bare.stderr, '');
  assert.match(bare.stdout, /error\[contradiction\/sale\][^]*privacy\.yaml:8:18[^]*privacy\.md:3/);
  assert.not.match(bare.stdout, /\u001b/);
  assert.equal(await run(folder, ['check']), bare);
  assert.equal(await run(folder, ['check', '.']), bare);
});

test('the exit status is the same for every format', async () => {
  for (const format of ['pretty', 'stylish', 'json', 'sarif', 'github'])
    assert.is((await run(folder, ['--format', format, 'privacy.yaml'])).status, 1, format);
  const clean = sandbox({ 'a.md': 'We are a choir.\n' });
  for (const format of ['pretty', 'stylish', 'json', 'sarif', 'github'])
    assert.is((await run(clean, ['--format', format, 'a.md'])).status, 0, format);
});

test('--fail-on, --exit-zero and --max-warnings decide the status alone', async () => {
  const warn = ['--only', SALE, '--rule', `${SALE}=warning`];
  assert.is((await run(folder, warn)).status, 0);
  assert.is((await run(folder, [...warn, '--fail-on', 'warning'])).status, 1);
  assert.is((await run(folder, [...warn, '--fail-on', 'warn'])).status, 1);
  assert.is((await run(folder, ['--fail-on', 'never'])).status, 0);
  assert.is((await run(folder, ['--exit-zero'])).status, 0);
  assert.is((await run(folder, [...warn, '--max-warnings', '1'])).status, 0);
  const over = await run(folder, [...warn, '--max-warnings', '0', '--quiet']);
  assert.is(over.status, 1);
  assert.match(over.stderr, /^policy-lint: 1 warning is more than --max-warnings 0 allows\.\n$/);
});

test('a policy alone is checked, and people are told what was missing', async () => {
  const here = sandbox({ 'a.md': POLICY, 'empty.md': '' });
  assert.equal(await run(here, ['a.md']), {
    status: 0,
    stdout: 'no problems in 1 project (1 file)\n',
    stderr:
      'policy-lint: a.md was checked alone, because no declaration names it; policy-lint init drafts one, a privacy.yaml that says what the systems do, and lets the two be compared.\n',
  });
  assert.is((await run(here, ['empty.md'])).stderr, '');
  assert.is((await run(here, ['--format', 'json', 'a.md'])).stderr, '');
});

test('--quiet and --min-severity hide, --min-confidence drops', async () => {
  const all = await json(folder, ['--preset', 'all', '--min-confidence', 'low']);
  assert.ok(all.summary.warnings > 0);
  const quiet = await json(folder, ['--preset', 'all', '--quiet']);
  assert.ok(quiet.findings.every((finding) => finding.severity === 'error') && quiet.summary.warnings === 0);
  const sure = await json(folder, ['--preset', 'all', '--min-confidence', 'high']);
  assert.ok(sure.findings.length > 0 && sure.findings.every((finding) => finding.confidence === 'high'));
});

test('--only, --skip and --rule choose rules', async () => {
  assert.equal(rules(await json(folder, ['--only', SALE])), [SALE]);
  assert.equal(
    rules(await json(folder, ['--only', 'contradiction,omission/sale', '--skip', SALE, '--exit-zero'], 0)).filter(
      (id) => !id.startsWith('contradiction/'),
    ),
    ['omission/sale'],
  );
  assert.not.ok(rules(await json(folder, ['--rule', `${SALE}=off`, '--exit-zero'], 0)).includes(SALE));
  assert.is((await json(folder, ['--only', SALE, '--rule', `${SALE}=info`], 0)).findings[0]?.severity, 'info');
});

test('a configuration is found above the declaration, and flags outweigh it', async () => {
  const here = sandbox({
    'policy-lint.config.yaml': `rules: {${SALE}: warning}\noverrides:\n  - files: other/**\n    rules: {${SALE}: off}\n`,
    'app/privacy.yaml': DECLARATION,
    'app/privacy.md': POLICY,
    'other/privacy.yaml': DECLARATION,
    'other/privacy.md': POLICY,
  });
  const levels = async (...args: string[]): Promise<string[]> =>
    (await json(here, ['--only', SALE, '--exit-zero', ...args], 0)).findings.map((one) => `${one.at.path} ${one.severity}`);
  assert.equal(await levels('app'), ['app/privacy.yaml warning']);
  assert.equal(await levels('app', '--no-config'), ['app/privacy.yaml error']);
  assert.equal(await levels('app', '--rule', `${SALE}=info`), ['app/privacy.yaml info']);
  const skipped = await json(here, ['--exit-zero', 'other'], 0);
  assert.not.ok(rules(skipped).includes(SALE));
});

test('-c and POLICY_LINT_CONFIG name a configuration; extends goes through files and stops at a circle', async () => {
  const here = sandbox({
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY,
    'house.yaml': `extends: [recommended, ./base.yaml]\n`,
    'base.yaml': `rules: {${SALE}: info}\n`,
    'one.yaml': 'extends: ./two.yaml',
    'two.yaml': 'extends: ./one.yaml',
  });
  const level = async (args: string[], env = {}): Promise<string | undefined> =>
    (await json(here, ['privacy.yaml', '--exit-zero', ...args], 0, { env })).findings.find((one) => one.ruleId === SALE)?.severity;
  assert.is(await level(['-c', 'house.yaml']), 'info');
  assert.is(await level([], { POLICY_LINT_CONFIG: 'house.yaml' }), 'info');
  const circle = await run(here, ['privacy.yaml', '-c', 'one.yaml']);
  assert.is(circle.status, 2);
  assert.is(circle.stderr, 'policy-lint: one.yaml extends itself: one.yaml → two.yaml → one.yaml.\n');
});

test('a rule that does not exist is refused in a configuration, with its place', async () => {
  const here = sandbox({ 'privacy.yaml': DECLARATION, 'policy-lint.config.yaml': 'rules:\n  contradiction/sail: off\n' });
  assert.equal(await run(here, []), {
    status: 2,
    stdout: '',
    stderr: 'policy-lint: policy-lint.config.yaml:2:3: there is no rule "contradiction/sail"; did you mean contradiction/sale?\n',
  });
});

test('ignores silence until their day, by path, pointer, quote or fingerprint', async () => {
  const { findings } = await json(folder, ['--only', SALE]);
  const entries = [`path: privacy.md`, `pointer: /selling`, 'quote: "never  SELL or rent"', `fingerprint: ${findings[0]?.fingerprint}`];
  for (const entry of entries) {
    const here = sandbox({
      'privacy.yaml': DECLARATION,
      'privacy.md': POLICY,
      'policy-lint.config.yaml': `ignores:\n  - {rule: ${SALE}, ${entry}, reason: agreed, owner: legal, expires: 2026-12-31}\n`,
    });
    const silent = await json(here, ['--only', `${SALE},suppression`, '--as-of', '2026-12-31'], 0);
    assert.equal(
      silent.findings.map((one) => one.suppressed),
      [{ by: 'config', reason: 'agreed' }],
      entry,
    );
    assert.is(silent.summary.suppressed, 1);
    assert.equal(
      rules(await json(here, ['--only', `${SALE},suppression`, '--as-of', '2027-01-01'])).sort(),
      [SALE, 'suppression/expired'],
      entry,
    );
  }
  for (const entry of [`path: other.md`, `pointer: /data`, 'quote: lease', 'fingerprint: 0000000000000000']) {
    const here = sandbox({
      'privacy.yaml': DECLARATION,
      'privacy.md': POLICY,
      'policy-lint.config.yaml': `ignores: [{rule: ${SALE}, ${entry}, reason: agreed}]\n`,
    });
    assert.equal(rules(await json(here, ['--only', SALE])), [SALE], entry);
  }
});

test('a directive in either file silences, --no-inline-config does not heed it, --show-suppressed prints it', async () => {
  const inPolicy = {
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY.replace('We will', `<!-- policy-lint-disable-next-line ${SALE} -- agreed -->\nWe will`),
  };
  const inDeclaration = {
    'privacy.yaml': DECLARATION.replace('to: namewell}\nch', `to: namewell} # policy-lint-disable-line ${SALE} -- agreed\nch`),
    'privacy.md': POLICY,
  };
  for (const files of [inPolicy, inDeclaration]) {
    const here = sandbox(files);
    const silent = await json(here, ['--only', `${SALE},suppression`], 0);
    assert.equal(
      silent.findings.map((one) => one.suppressed),
      [{ by: 'inline', reason: 'agreed' }],
    );
    assert.is((await json(here, ['--only', SALE, '--no-inline-config'])).summary.suppressed, 0);
    assert.not.match((await run(here, ['--only', SALE])).stdout, /\[contradiction\/sale\]/);
    assert.match((await run(here, ['--only', SALE, '--show-suppressed'])).stdout, /contradiction\/sale/);
  }
});

test('a directive in a policy that two declarations share is needed if one needs it', async () => {
  const here = sandbox({
    'a.privacy.yaml': DECLARATION,
    'b.privacy.yaml': DECLARATION.replace('sells: yes, to: namewell', 'sells: no')
      .replace(', exchange: money', '')
      .replace('data_broker', 'processor'),
    'privacy.md': POLICY.replace('We will', `<!-- policy-lint-disable-next-line ${SALE} -- agreed -->\nWe will`),
  });
  assert.equal(rules(await json(here, ['--only', `${SALE},suppression`], 0)), []);
  assert.equal(rules(await json(here, ['--only', `${SALE},suppression`, 'b.privacy.yaml'], 0)), ['suppression/unused']);
});

test('several formats at once, files written whole, links and folders kept', async () => {
  const here = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  const ran = await run(here, ['--format', 'stylish', '--format', 'sarif=out/deep/lint.sarif', '--format', 'json=lint.json']);
  assert.match(ran.stdout, /contradiction\/sale/);
  assert.is(JSON.parse(readFileSync(join(here, 'out/deep/lint.sarif'), 'utf8')).version, '2.1.0');
  assert.is(JSON.parse(readFileSync(join(here, 'lint.json'), 'utf8')).formatVersion, 1);
  assert.equal(readdirSync(here).sort(), ['.git', 'lint.json', 'out', 'privacy.md', 'privacy.yaml']);
  symlinkSync('lint.json', join(here, 'link.json'));
  assert.equal(await run(here, ['--format', 'stylish', '-o', 'link.json']), { status: 1, stdout: '', stderr: '' });
  assert.ok(lstatSync(join(here, 'link.json')).isSymbolicLink());
  assert.match(readFileSync(join(here, 'lint.json'), 'utf8'), /^privacy\.(?:md|yaml)\n/);
  assert.match(shell(here, '($CLI --format json -o /dev/stdout || true) | cat'), /"formatVersion": 1/);
});

test('standard input stands for a file, known or new', async () => {
  const clean = POLICY.replace('We will never sell or rent', 'We sell');
  assert.not.ok(
    rules(await json(folder, ['--stdin', '--stdin-filename', 'privacy.md', '--exit-zero'], 0, { stdin: clean })).includes(SALE),
  );
  assert.ok(rules(await json(folder, ['--stdin', '--stdin-filename', 'privacy.md'], 1, { stdin: `\n\n${POLICY}` })).includes(SALE));
  assert.not.ok(
    rules(
      await json(folder, ['--stdin', '--stdin-filename=privacy.yaml', '--exit-zero'], 0, {
        stdin: DECLARATION.replace('sells: yes, to: namewell', 'sells: no')
          .replace(', exchange: money', '')
          .replace('data_broker', 'processor'),
      }),
    ).includes(SALE),
  );
  const nameless = await run(folder, ['--format', 'json', '-'], { stdin: POLICY });
  assert.equal([nameless.status, JSON.parse(nameless.stdout).summary.files], [0, 1]);
});

test('files in other encodings are read with their own positions', async () => {
  const policy = `${POLICY}\nThe café’s owner.\n`;
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(policy, 'utf16le')]);
  const windows = Buffer.from(policy.replace('é', '\u00e9').replace('’', '\u0092'), 'latin1');
  for (const bytes of [utf16, windows, Buffer.from(`\ufeff${policy}`), Buffer.from(policy)]) {
    const here = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': bytes });
    const { findings } = JSON.parse((await run(here, ['--format', 'json', '--only', SALE])).stdout);
    assert.equal(
      findings[0].related.map((one: { line: number; column: number; quote: string }) => [one.line, one.column, one.quote.slice(0, 18)]),
      [[3, 1, 'We will never sell']],
    );
  }
});

test('where there is nothing to lint, --no-error-on-unmatched-pattern is content', async () => {
  const empty = sandbox({ 'readme.txt': 'x' });
  assert.is((await run(empty, [])).status, 2);
  const ran = await run(empty, ['--no-error-on-unmatched-pattern', '--format', 'json']);
  assert.equal([ran.status, ran.stderr, JSON.parse(ran.stdout).findings], [0, '', []]);
});

test('ignorePatterns leave out declarations that are found and policies that are declared, not what is named', async () => {
  const here = sandbox({
    'policy-lint.config.yaml': 'ignorePatterns: [old/, "*.de.md"]',
    'old/privacy.yaml': DECLARATION,
    'old/privacy.md': POLICY,
    'privacy.yaml': DECLARATION.replace('privacy.md', 'p.de.md'),
    'p.de.md': POLICY,
  });
  const found = await json(here, ['--only', SALE], 0);
  assert.equal(found.summary.skipped, [{ path: 'p.de.md', reason: 'is left out by the configuration (ignorePatterns)' }]);
  assert.equal(rules(await json(here, ['--only', SALE, 'old/privacy.yaml'])), [SALE]);
});

test('a reader that goes away is no error', () => {
  assert.match(shell(folder, 'for i in 1 2 3; do $CLI --format json | head -c 20; done 2>&1 || true'), /^(?:\{\s+"formatVersion":){3}$/);
  assert.is(shell(folder, '($CLI --help; echo "status $?" >&2) 2>err | true; cat err'), 'status 0\n');
});

test('what strangers wrote reaches no terminal and no workflow as a command', async () => {
  const evil = 'x\u001b[31m\u009b\u202e\n::error::y';
  const here = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY, 'policy-lint.config.yaml': `${JSON.stringify(evil)}: 1\n` });
  const refused = await run(here, []);
  assert.is(
    refused.stderr,
    'policy-lint: policy-lint.config.yaml:1:1: "x\\u001b[31m\\u009b\\u202e\\u000a::error::y" is not a key of policy-lint.config.yaml; ' +
      'use one of extends, rules, overrides, ignores, ignorePatterns, plugins, $schema.\n',
  );
  const missing = await run(here, ['--no-config', evil]);
  assert.not.match(missing.stderr, /[\u001b\u009b\u202e]|\n./);
});

test('--print-config says what holds and who set it', async () => {
  const here = sandbox({
    'privacy.yaml': DECLARATION,
    'policy-lint.config.yaml': `extends: strict\nrules:\n  ${SALE}: info\n  omission/*: off\n`,
  });
  const { stdout } = await run(here, ['--print-config', '--rule', 'contradiction/sharing=off']);
  const {
    presets,
    rules: set,
    files,
  } = JSON.parse(stdout) as { presets: string[]; files: string[]; rules: Record<string, { level: string; setBy: string }> };
  assert.equal([presets, files], [['strict'], ['policy-lint.config.yaml']]);
  assert.equal(set[SALE], { level: 'info', setBy: 'policy-lint.config.yaml:3' });
  assert.equal(set['omission/sale'], { level: 'off', setBy: 'policy-lint.config.yaml:4' });
  assert.equal(set['contradiction/sharing'], { level: 'off', setBy: '--rule' });
  assert.is(set['contradiction/retention']?.setBy, 'preset strict');
  assert.not.ok(existsSync(join(here, 'undefined')));
});

test('colour: a flag outweighs NO_COLOR outweighs FORCE_COLOR', async () => {
  const coloured = async (args: string[], env = {}): Promise<boolean> =>
    (await run(folder, ['--only', SALE, ...args], { env: { NO_COLOR: '', ...env } })).stdout.includes('\u001b[');
  assert.equal(
    [
      await coloured([]),
      await coloured(['--color', 'always']),
      await coloured([], { FORCE_COLOR: '1' }),
      await coloured([], { FORCE_COLOR: '0' }),
      await coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' }),
      await coloured(['--color', 'always'], { NO_COLOR: '1' }),
      await coloured(['--no-color'], { FORCE_COLOR: '1' }),
      await coloured([], { GITHUB_ACTIONS: 'true' }),
    ],
    [false, true, true, false, false, true, false, true],
  );
});

test('the same input gives the same output', async () => {
  assert.equal(
    await run(folder, ['--preset', 'all', '--as-of', '2026-11-22']),
    await run(folder, ['--preset', 'all', '--as-of', '2026-11-22']),
  );
});

test.run();
