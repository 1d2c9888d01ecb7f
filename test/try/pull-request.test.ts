// The story of a pull request that sells data which the policy says is not sold: in pre-commit, then in the Action. `npm run try:pr` prints it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { commands, step, type Step } from '../action/step.js';
import { Repository, scratch } from '../hooks/repository.js';
import { program } from '../installed.js';
import { released } from '../release/released.js';
import { sarifDefects } from '../report/sarif-check.js';
import { CODE, DECLARATION, DECLARED_VENDOR, HONEST_POLICY, POLICY, POLICY_WITH_VENDOR, WITH_BROKER, WITH_VENDOR } from './shop.js';

const test = suite('try/pull-request');
const told = process.argv.includes('--show')
  ? (text: string): void => {
      process.stdout.write(text);
    }
  : (): void => undefined;
const preCommit = program('pre-commit');
const shop = new Repository({ PRE_COMMIT_HOME: scratch() });
const [line] = WITH_BROKER.split('\n').flatMap((text, index) => (text.startsWith('selling:') ? [index + 1] : []));

/** Says what happens next. */
function tell(what: string, ...output: readonly string[]): void {
  told(
    `\n── ${what}\n${output
      .flatMap((text) => text.trimEnd().split('\n'))
      .map((text) => `   ${text}`.trimEnd())
      .join('\n')}\n`,
  );
}

/** Commits files as somebody does who has the hook; the output is that of git and of the hook. */
function commits(what: string, files: Readonly<Record<string, string>>): { status: number | null; output: string } {
  const outcome = shop.commit(files);
  tell(`$ git commit   # ${what}`, outcome.output, `exit ${outcome.status}`);
  return outcome;
}

/** The checks of a pull request into main, as the runner starts them. */
async function checks(what: string): Promise<Step> {
  const ran = await step(
    shop.folder,
    { since: 'auto', 'sarif-file': 'policy-lint.sarif' },
    { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main', GITHUB_HEAD_REF: 'leads' },
  );
  tell(
    `the Action, on the pull request   # ${what}`,
    `outcome ${ran.outputs['outcome']}, ${ran.outputs['errors']} errors, ${ran.outputs['warnings']} warnings, exit ${ran.status}`,
  );
  tell('its annotations', ...(commands(ran.stdout).length ? commands(ran.stdout) : ['none']));
  tell('its job summary', ran.summary);
  return ran;
}

function sarif(): {
  text: string;
  results: {
    ruleId: string;
    message: { text: string };
    locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
    relatedLocations: { physicalLocation: { artifactLocation: { uri: string } } }[];
  }[];
} {
  const text = readFileSync(join(shop.folder, 'policy-lint.sarif'), 'utf8');
  return { text, results: (JSON.parse(text) as { runs: { results: ReturnType<typeof sarif>['results'] }[] }).runs[0]?.results ?? [] };
}

test.before(async () => {
  if (preCommit) {
    const { repository, tag } = await released();
    shop.write({
      '.pre-commit-config.yaml': `repos:\n  - repo: ${pathToFileURL(repository).href}\n    rev: ${tag}\n    hooks: [{id: policy-lint}, {id: policy-lint-code}]\n`,
    });
    shop.must('pre-commit', 'install');
  } else tell('pre-commit is not installed, so that the commits below are not checked');
});

test('main is in order', () => {
  const { status, output } = commits('main, where policy and declaration agree', {
    'privacy.yaml': DECLARATION,
    'docs/privacy.md': POLICY,
    'src/plan.ts': CODE,
    '.gitignore': 'policy-lint.sarif\n',
  });
  assert.is(status, 0, output);
  shop.must('git', 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  shop.must('git', 'checkout', '--quiet', '-b', 'leads');
});

(preCommit ? test : test.skip)('the hook refuses a data broker that the policy denies, and shows both places', () => {
  const { status, output } = commits('a branch that sells leads to a data broker', { 'privacy.yaml': WITH_BROKER });
  assert.is(status, 1, output);
  assert.match(
    output,
    'error[contradiction/sale]: The policy says "We do not sell your personal information", but by the declaration data is sold to Pantrylead (data brokers).',
  );
  assert.match(output, `--> privacy.yaml:${line}:18`);
  assert.match(output, '::: docs/privacy.md:8:1');
});

test('the Action fails the pull request of somebody without the hook', async () => {
  shop.write({ 'privacy.yaml': WITH_BROKER });
  shop.must('git', 'commit', '--quiet', '--all', '--no-verify', '--message=Sell leads');
  const ran = await checks('the same change from somebody without the hook');
  assert.equal([ran.status, ran.outputs['outcome'], ran.stderr], [1, 'findings', '']);

  const annotation = commands(ran.stdout).find((command) => command.includes('contradiction/sale'));
  assert.match(annotation ?? '', new RegExp(`^::error file=privacy\\.yaml,line=${line},endLine=${line},col=18,`));
  assert.match(annotation ?? '', 'docs/privacy.md:8 "We do not sell your personal information');

  assert.match(ran.summary, `| 🛑 error | \`privacy.yaml:${line}\` |`);
  assert.match(ran.summary, '* `docs/privacy.md:8` the policy says this: “We do not sell your personal information”');

  const { text, results } = sarif();
  assert.equal(sarifDefects(text), []);
  const sale = results.find(({ ruleId }) => ruleId === 'contradiction/sale');
  assert.equal(
    sale?.locations.map(({ physicalLocation: { artifactLocation, region } }) => `${artifactLocation.uri}:${region.startLine}`),
    [`privacy.yaml:${line}`],
  );
  assert.equal(
    sale?.relatedLocations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
    ['docs/privacy.md'],
  );
  tell('its SARIF', `${results.length} results; ${sale?.message.text ?? ''}`);
});

test('it passes when the policy tells of the sale', async () => {
  const { status, output } = commits('the policy mended', { 'docs/privacy.md': HONEST_POLICY });
  assert.is(status, 0, output);
  const ran = await checks('the policy mended');
  assert.equal([ran.status, ran.outputs['outcome'], ran.outputs['errors']], [0, 'clean', '0']);
  assert.equal(sarifDefects(sarif().text), []);
});

test('it passes when nothing is sold', async () => {
  shop.must('git', 'reset', '--quiet', '--hard', 'HEAD^');
  const { status, output } = commits('or the declaration mended: nothing is sold after all', { 'privacy.yaml': DECLARATION });
  assert.is(status, 0, output);
  const ran = await checks('the declaration mended');
  assert.equal([ran.status, ran.outputs['outcome'], ran.outputs['findings']], [0, 'clean', '0']);
});

(preCommit ? test : test.skip)('the hook refuses a vendor that only the code knows', () => {
  const { status, output } = commits('a branch that imports an analytics vendor', { 'src/stats.ts': WITH_VENDOR });
  assert.is(status, 1, output);
  assert.match(
    output,
    'error[code/undeclared-vendor]: The code can send data to PostHog (analytics providers), and the declaration lists no such recipient',
  );
  assert.match(output, '--> src/stats.ts:1:21');
  assert.match(output, '::: privacy.yaml:');
});

test('the Action stands at the import', async () => {
  shop.write({ 'src/stats.ts': WITH_VENDOR });
  shop.must('git', 'add', 'src');
  shop.must('git', 'commit', '--quiet', '--no-verify', '--message=Count what is planned');
  const ran = await checks('the same import from somebody without the hook');
  assert.equal([ran.status, ran.outputs['outcome'], ran.stderr], [1, 'findings', '']);
  assert.match(
    commands(ran.stdout).find((command) => command.includes('code/undeclared-vendor')) ?? '',
    /^::error file=src\/stats\.ts,line=1,endLine=1,col=21,/,
  );
  assert.match(ran.summary, '| 🛑 error | `src/stats.ts:1` |');
  const { text, results } = sarif();
  assert.equal(sarifDefects(text), []);
  assert.ok(results.some(({ ruleId }) => ruleId === 'code/undeclared-vendor'));
});

test('it passes when the vendor is declared and the policy tells of it', async () => {
  const { status, output } = commits('the vendor declared and told of', {
    'privacy.yaml': DECLARED_VENDOR,
    'docs/privacy.md': POLICY_WITH_VENDOR,
  });
  assert.is(status, 0, output);
  const ran = await checks('the vendor declared and told of');
  assert.equal([ran.status, ran.outputs['outcome'], ran.outputs['errors']], [0, 'clean', '0']);
});

test.run();
