// A pull request of a stranger: whatever its files say or are called, nothing is run, nothing is obeyed, nothing is marked up, and the output is bounded.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, POLICY, sandbox } from '../cli/sandbox.js';
import { sarifDefects } from '../report/sarif-check.js';
import { commands, step, type Step } from './step.js';

const test = suite('action/stranger');

/** What a stranger may write; each is tried at each place below. */
const TRICKS = [
  '::set-output name=outcome::clean',
  '::error file=x::y',
  '%0A::add-mask::data',
  '##[add-path]/evil',
  '\u001b[2J\u001b]8;;https://evil.example\u0007',
  '\u202e\u2066rtl',
  '<script>alert(1)</script>',
  '[click](https://evil.example)',
  '![x](https://evil.example/a.png)',
  '@maintainers #1 GH-2',
  '</details></table>',
  '`code` | cell | **bold**',
  'EOF\noutcome=clean',
  '\'"; touch pwned; $(touch pwned) `touch pwned`',
  ['$', '{{ github.token }}'].join(''),
];
const quoted = (text: string): string => JSON.stringify(text);
/** In a file's name there is no slash and no zero; too long a name is none. */
const named = (text: string): string => text.replace(/[/\0]/g, '_').slice(0, 60);

/** Projects that say a trick at one place each. */
const PLACES: Readonly<Record<string, (trick: string) => Record<string, string>>> = {
  'the text of a policy': (trick) => ({
    'privacy.yaml': DECLARATION,
    'privacy.md': `${trick}\n\n${POLICY}\nWe will never sell your data ${trick} to anyone.\n\n${trick}\n`,
  }),
  'the name of a policy': (trick) => ({
    'privacy.yaml': DECLARATION.replace('file: privacy.md', `file: ${quoted(`${named(trick)}.md`)}`),
    [`${named(trick)}.md`]: POLICY,
  }),
  'the name of a declaration': (trick) => ({ [`${named(trick)}.privacy.yaml`]: DECLARATION, 'privacy.md': POLICY }),
  'values of a declaration': (trick) => ({
    'privacy.yaml': DECLARATION.replace('name: Namewell', `name: ${quoted(trick)}`).replace(
      'type: data_broker',
      `type: data_broker, does: ${quoted(trick)}`,
    ),
    'privacy.md': POLICY,
  }),
  'keys and unknown values of a declaration': (trick) => ({
    'privacy.yaml': `${DECLARATION}${quoted(trick)}: 1\n`.replace('adults', quoted(trick)),
    'privacy.md': POLICY,
  }),
  'YAML that is none': (trick) => ({ 'privacy.yaml': `${DECLARATION}\n: [${trick}\n`, 'privacy.md': POLICY }),
  'a policy that is not there': (trick) => ({ 'privacy.yaml': DECLARATION.replace('file: privacy.md', `file: ${quoted(`${trick}.md`)}`) }),
  'the configuration': (trick) => ({
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY,
    'policy-lint.config.yaml': `rules: {${quoted(trick)}: error}\n`,
  }),
  'reasons of suppressions': (trick) => ({
    'privacy.yaml': DECLARATION,
    'privacy.md': `<!-- policy-lint-disable-next-line contradiction/sale -- ${trick.replaceAll('\n', ' ')} -->\n${POLICY}`,
    'policy-lint.config.yaml': `ignores: [{rule: omission/recipient, reason: ${quoted(trick)}, expires: 2020-01-01}]\n`,
  }),
  'a plugin': (trick) => ({
    'privacy.yaml': DECLARATION,
    'privacy.md': POLICY,
    'policy-lint.config.yaml': `plugins: [${quoted(`./${trick}.mjs`)}]\n`,
  }),
};

/** Holds the output of a step to what it may hold; a step that found the files unusable has no reports. */
function isInert(folder: string, ran: Step, where: string): void {
  assert.ok(ran.status === 0 || ran.status === 1 || ran.status === 2, where);
  assert.is(ran.outputs['outcome'], ['clean', 'findings', 'error'][ran.status as number], where);
  assert.not.ok(
    ['pwned', 'evil'].some((name) => existsSync(join(folder, name))),
    where,
  );
  for (const line of commands(ran.stdout))
    assert.match(
      line,
      /^::(?:error|warning|notice) (?:file=[^:,\s][^:]*,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?)?title=policy-lint[^:]*::[^\n]*$/,
      where,
    );
  for (const stream of [ran.stdout, ran.stderr])
    assert.not.match(stream.replace(/\u001b\[[\d;]*m/g, ''), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/, where);
  // On standard error a line of ours begins each line.
  for (const line of ran.stderr.split('\n')) assert.match(line, /^(?:policy-lint: .*)?$/, where);
  const prose = ran.summary.replace(/`[^`\n]*`/g, '').replace(/\[[\w/-]+\]\(https:\/\/github\.com\/policy-lint\/[^)]*\)/g, '');
  assert.not.match(prose, /<|(?<!\\)\[|@m|#1|GH-2|(?<!\\)`|https?:\/\/evil|[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/, where);
  const sarif = join(folder, 'out.sarif');
  if (existsSync(sarif)) assert.equal(sarifDefects(readFileSync(sarif, 'utf8')), [], where);
  assert.is(ran.outputs['sarif-file'] ?? '', existsSync(sarif) ? sarif : '', where);
}

for (const [place, files] of Object.entries(PLACES))
  test(`nothing of it is obeyed in ${place}`, async () => {
    const inputs = { 'sarif-file': 'out.sarif', preset: 'all', 'min-confidence': 'low' };
    const runs = TRICKS.map(async (trick) => {
      const folder = sandbox(files(trick));
      isInert(folder, await step(folder, inputs), `${place}: ${quoted(trick)}`);
    });
    await Promise.all(runs);
  });

test('nothing of it is obeyed in inputs that a workflow takes from the event', async () => {
  const folder = sandbox({ 'privacy.yaml': DECLARATION, 'privacy.md': POLICY });
  for (const [name, trick] of [
    ['since', '--output=pwned'],
    ['since', TRICKS[12] as string],
    ['working-directory', TRICKS[0] as string],
    ['paths', `--plugins\n${TRICKS[2] as string}`],
    ['config', TRICKS[4] as string],
    ['fail-on', TRICKS[1] as string],
  ] as const)
    isInert(folder, await step(folder, { [name]: trick }), `${name}: ${quoted(trick)}`);
  isInert(folder, await step(folder, { since: 'auto' }, { GITHUB_BASE_REF: TRICKS[13] as string }), 'the branch');
});

test('a hundred thousand findings fill no log, no summary and no upload', async () => {
  const folder = sandbox({
    'a.md': 'We collect your name.\n',
    'policy-lint.config.yaml': 'plugins: [./many.mjs]\n',
    'many.mjs': `const text = ${quoted(`it is so ${TRICKS.join(' ')}`)};
const rule = { summary: 'Many.', severity: 'error', confidence: 'high', inputs: ['policy'], cites: [],
  *check({ policies }) { for (let i = 0; i < 1000; i++) yield { message: text + i, at: { source: policies[0].document.source, start: i % 20, end: 20 } }; } };
export const rules = Object.fromEntries(Array.from({ length: 100 }, (_, i) => ['acme/many-' + i, rule]));
`,
  });
  const ran = await step(folder, { paths: 'a.md', plugins: 'true', 'sarif-file': 'out.sarif', format: 'junit=out.xml' });
  assert.equal([ran.status, ran.outputs['errors']], [1, '100000'], ran.stderr);
  isInert(folder, ran, 'many');
  assert.ok(commands(ran.stdout).length <= 31, `${commands(ran.stdout).length} annotations`);
  assert.ok(ran.stdout.length < 300_000, `${ran.stdout.length} characters in the log`);
  assert.ok(ran.summary.length < 100_000, `${ran.summary.length} characters in the summary`);
  assert.match(ran.summary, /\n\d{5} more: \d{5} errors\.\n/);
  const sarif = readFileSync(join(folder, 'out.sarif'));
  assert.is((JSON.parse(sarif.toString()) as { runs: { results: unknown[] }[] }).runs[0]?.results.length, 25_000);
  assert.ok(gzipSync(sarif).length < 10_000_000);
  assert.ok(statSync(join(folder, 'out.xml')).size > 0);
});

test.run();
