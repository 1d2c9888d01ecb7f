// Store labels on the command line: named, declared, missing, binary; and what silences findings in them.
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { binaryPlist } from '../parse/binary-plist.js';
import { git, run, sandbox } from './sandbox.js';

const test = suite('cli/labels');

const typed = (type: string): string =>
  `<dict>\n<key>NSPrivacyCollectedDataType</key>\n<string>NSPrivacyCollectedDataType${type}</string>\n</dict>`;
const manifest = (...types: string[]): string =>
  `<plist version="1.0">\n<dict>\n<key>NSPrivacyCollectedDataTypes</key>\n<array>\n${types.map(typed).join('\n')}\n</array>\n</dict>\n</plist>\n`;
const POLICY = '# Privacy policy\n\nWe collect your email address. We do not collect your location.\n';
const declaration = (labels: string): string =>
  `declaration: 1\norganization: {name: Tallowmere}\npolicy: {file: privacy.md}\nlabels: ${labels}\ndata:\n  - {what: contact.email, for: accounts}\n`;
const LABEL = 'ios/PrivacyInfo.xcprivacy';

async function lint(folder: string, ...args: string[]): Promise<{ found: string[]; status: number | null; stderr: string; files: number }> {
  const { stdout, stderr, status } = await run(folder, ['--only', 'labels/*', '--format', 'json', ...args]);
  const report = JSON.parse(stdout || '{"findings":[],"summary":{}}') as {
    findings: {
      ruleId: string;
      message: string;
      at: { path: string; line: number; column: number; quote: string };
      suppressed?: unknown;
    }[];
    summary: { files: number };
  };
  return {
    status,
    stderr,
    files: report.summary.files,
    found: report.findings
      .filter(({ suppressed }) => !suppressed)
      .map(({ ruleId, at }) => `${ruleId} ${at.path}:${at.line}:${at.column} ${at.quote}`),
  };
}

const DENIED = `labels/policy-contradicts ${LABEL}:7:9 NSPrivacyCollectedDataTypePreciseLocation`;
const UNDECLARED = `labels/undeclared-data ${LABEL}:7:9 NSPrivacyCollectedDataTypePreciseLocation`;

test('a label that the declaration names is read with it', async () => {
  const folder = sandbox({ 'privacy.yaml': declaration(LABEL), 'privacy.md': POLICY, [LABEL]: manifest('PreciseLocation') });
  for (const args of [[], ['.'], ['privacy.yaml'], ['privacy.md'], [LABEL], ['privacy.md', LABEL]]) {
    const { found, status, files } = await lint(folder, ...args);
    assert.equal([found, status, files], [[DENIED, UNDECLARED], 1, 3], args.join(' '));
  }
});

test('a label that is named is held against all that is named beside it', async () => {
  const folder = sandbox({
    'privacy.md': POLICY,
    'other.md': POLICY.replace(' We do not collect your location.', ' We collect your location.'),
    [LABEL]: manifest('PreciseLocation'),
  });
  assert.equal((await lint(folder, 'privacy.md', LABEL)).found, [DENIED]);
  const both = await lint(folder, 'privacy.md', 'other.md', LABEL);
  assert.equal([both.found, both.files], [[DENIED], 3]);
  assert.equal((await lint(folder, 'privacy.md')).found, []);
});

test('with --declaration a label is laid beside the policy, or beside what the declaration names', async () => {
  const folder = sandbox({ 'facts.yaml': declaration('[]'), 'privacy.md': POLICY, [LABEL]: manifest('PreciseLocation') });
  assert.equal((await lint(folder, '--declaration', 'facts.yaml', 'privacy.md', LABEL)).found, [DENIED, UNDECLARED]);
  assert.equal((await lint(folder, '--declaration', 'facts.yaml', LABEL)).found, [DENIED, UNDECLARED]);
  assert.equal((await lint(folder, '--declaration', 'facts.yaml', 'privacy.md')).found, []);
});

test('a label alone is still a label', async () => {
  const folder = sandbox({ [LABEL]: manifest('Shoes') });
  assert.equal((await lint(folder, LABEL)).found, [`labels/invalid ${LABEL}:7:9 NSPrivacyCollectedDataTypeShoes`]);
});

test('declared labels that cannot be read are findings; named ones end the run with 2', async () => {
  const folder = sandbox({
    'privacy.yaml': declaration('[ios, away.csv, https://store.example/x.csv, ../out.csv]'),
    'privacy.md': POLICY,
    'ios/x': '',
  });
  writeFileSync(join(folder, '../out.csv'), 'secret');
  const { found, status } = await lint(folder);
  assert.equal(
    [found, status],
    [
      [
        'labels/invalid privacy.yaml:4:10 ios',
        'labels/invalid privacy.yaml:4:15 away.csv',
        'labels/invalid privacy.yaml:4:25 https://store.example/x.csv',
        'labels/invalid privacy.yaml:4:54 ../out.csv',
      ],
      1,
    ],
  );
  const named = await lint(folder, 'gone.xcprivacy');
  assert.equal([named.status, named.stderr], [2, 'policy-lint: gone.xcprivacy does not exist.\n']);
});

test('a link does not lead out of the repository', async () => {
  const outside = sandbox({ 'secret.csv': 'password,1\n' });
  const folder = sandbox({ 'privacy.yaml': declaration('data_safety.csv'), 'privacy.md': POLICY });
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'data_safety.csv'));
  const { stdout } = await run(folder, ['--only', 'labels/*']);
  assert.match(stdout, /data_safety\.csv lies outside the repository/);
  assert.not.match(stdout, /password/);
});

test('a binary label is read, and its findings stand on line 1', async () => {
  const folder = sandbox({
    'privacy.md': POLICY,
    [LABEL]: binaryPlist({ NSPrivacyCollectedDataTypes: [{ NSPrivacyCollectedDataType: 'NSPrivacyCollectedDataTypePreciseLocation' }] }),
  });
  assert.equal((await lint(folder, 'privacy.md', LABEL)).found, [`labels/policy-contradicts ${LABEL}:1:1 (binary property list)`]);
});

test('other bytes, other text, nothing at all: said, no crash', async () => {
  const odd: [string, string | Uint8Array, RegExp][] = [
    [LABEL, Uint8Array.from([0, 1, 2, 3, 0, 0]), /is not a text file \(binary\)/],
    [LABEL, '{"a": 1}', /Text stands outside <plist>/],
    [LABEL, '', /This file is empty/],
    ['data_safety.csv', Uint8Array.from(Buffer.from('bplist00 and more')), /This is no text, and so no Data safety form/],
    ['data_safety.csv', 'a,b\n', /no Data safety form/],
    ['data_safety.csv', '\u001b[2J::error::x,\u202eb\n', /no Data safety form/],
    [LABEL, Buffer.from('\ufeff<plist/>', 'utf16le'), /holds nothing/],
  ];
  for (const [path, bytes, said] of odd) {
    const folder = sandbox({ 'privacy.yaml': declaration(path), 'privacy.md': POLICY, [path]: bytes });
    const { stdout, stderr, status } = await run(folder, ['--only', 'labels/*']);
    assert.match(stdout, said);
    assert.not.match(stdout + stderr, /bug in policy-lint|\u001b\[2J|\u202e/);
    assert.is(status, 1);
  }
});

test('a comment in a manifest silences, and a baseline knows labels', async () => {
  const folder = sandbox({
    'privacy.md': POLICY,
    [LABEL]: manifest('PreciseLocation').replace(
      '<array>',
      '<array>\n<!-- policy-lint-disable labels/policy-contradicts -- the sentence goes with the next release -->',
    ),
  });
  assert.equal((await lint(folder, 'privacy.md', LABEL)).found, []);
  const other = sandbox({ 'privacy.md': POLICY, [LABEL]: manifest('PreciseLocation') });
  await run(other, ['--only', 'labels/*', '--suppress-all', 'privacy.md', LABEL]);
  const again = await lint(other, 'privacy.md', LABEL);
  assert.equal([again.found, again.stderr], [[], '']);
  writeFileSync(join(other, LABEL), manifest('EmailAddress'));
  assert.match((await run(other, ['--only', 'labels/*', 'privacy.md', LABEL])).stderr, /1 entry of .* is no longer needed/);
});

test('--since shows what a change of a label brings', async () => {
  const folder = sandbox(
    { 'privacy.yaml': declaration(LABEL), 'privacy.md': POLICY, [LABEL]: manifest('EmailAddress', 'PhoneNumber') },
    false,
  );
  git(folder, 'init');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-m', 'first');
  assert.equal((await lint(folder, '--since', 'HEAD')).found, []);
  writeFileSync(join(folder, LABEL), manifest('EmailAddress', 'PhoneNumber', 'PreciseLocation'));
  assert.equal((await lint(folder, '--since', 'HEAD')).found, [DENIED.replace(':7:', ':15:'), UNDECLARED.replace(':7:', ':15:')]);
});

test.run();
