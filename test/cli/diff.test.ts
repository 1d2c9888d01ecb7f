// `policy-lint diff`: git revisions, folders and files, as users name them.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION, git, run, sandbox } from './sandbox.js';

const test = suite('cli/diff');

const HONEST = DECLARATION.replace('type: data_broker, exchange: money', 'type: processor, contract: dpa')
  .replace('monetization', '{accounts: contract}')
  .replace('{sells: yes, to: namewell}', '{sells: no}');
const KEPT = '# Privacy policy\n\nWe collect your e-mail address.\n\nWe will never sell your personal information.\n';
const BROKEN = KEPT.replace('We will never sell your personal information.', 'We sell your e-mail address to data brokers.');

function repository(files: Record<string, string>): string {
  const folder = sandbox(files, false);
  git(folder, 'init');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-m', 'first');
  git(folder, 'branch', 'base');
  return folder;
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
}

interface Shown {
  status: number | null;
  stderr: string;
  labels: string[];
  places: string[];
  rules: string[];
  base: string;
  head: string;
  skipped: { path: string; reason: string }[];
  against: number;
}
async function diff(folder: string, ...args: string[]): Promise<Shown> {
  const { status, stdout, stderr } = await run(folder, ['diff', '--format', 'json', ...args]);
  if (!stdout) return { status, stderr, labels: [], places: [], rules: [], base: '', head: '', skipped: [], against: 0 };
  interface At {
    path: string;
    line: number;
  }
  const report = JSON.parse(stdout) as {
    base: string;
    head: string;
    projects: { changes: { label: string; before: At | null; after: At | null }[] }[];
    findings: { ruleId: string }[];
    summary: { against: number; skipped: Shown['skipped'] };
  };
  const changes = report.projects.flatMap((project) => project.changes);
  const place = (at: At | null): string => (at ? `${at.path}:${at.line}` : '-');
  return {
    status,
    stderr,
    base: report.base,
    head: report.head,
    skipped: report.summary.skipped,
    against: report.summary.against,
    labels: changes.map(({ label }) => label),
    places: changes.map(({ before, after }) => `${place(before)} > ${place(after)}`),
    rules: [...new Set(report.findings.map(({ ruleId }) => ruleId))],
  };
}

test('a revision against the files of today', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  write(folder, { 'privacy.yaml': DECLARATION, 'privacy.md': BROKEN });
  const { status, labels, places, rules, base, head } = await diff(folder, 'base');
  assert.equal([status, base, head], [1, 'base', 'the working tree']);
  assert.equal(labels.slice(0, 2), ['new sale', 'opposite said']);
  assert.equal(places.slice(0, 2), ['base:privacy.yaml:8 > privacy.yaml:8', 'base:privacy.md:5 > privacy.md:5']);
  assert.ok(rules.includes('change/promise-removed'));
});

test('nothing changed is exit 0, and says so', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  assert.equal(await run(folder, ['diff', 'base']), {
    status: 0,
    stderr: '',
    stdout: 'From base to the working tree\n\nno change in meaning · all 3 sentences of the policy are as they were\n',
  });
});

test('differences that no rule objects to are exit 0; --fail-on and --exit-zero say when', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  write(folder, { 'privacy.md': KEPT.replace('your e-mail address', 'your e-mail address and your name') });
  assert.is((await diff(folder, 'base')).status, 0);
  write(folder, { 'privacy.md': KEPT.replace('your personal information', 'your personal information, except to our partners') });
  assert.equal([(await diff(folder, 'base')).status, (await diff(folder, 'base', '--fail-on', 'warning')).status], [0, 1]);
  write(folder, { 'privacy.md': BROKEN });
  assert.equal(
    [
      (await diff(folder, 'base')).status,
      (await diff(folder, 'base', '--exit-zero')).status,
      (await diff(folder, 'base', '--fail-on', 'never')).status,
      (await diff(folder, 'base', '--rule', 'change/promise-removed=off')).status,
    ],
    [1, 0, 0, 0],
  );
});

test('one revision means where the work left it, two are compared as they are, three dots where they part', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  git(folder, 'checkout', '-b', 'work');
  write(folder, { 'privacy.md': `${KEPT}\nWe collect your name.\n` });
  git(folder, 'commit', '-am', 'name');
  git(folder, 'checkout', 'base');
  write(folder, { 'privacy.md': BROKEN });
  git(folder, 'commit', '-am', 'sale');
  git(folder, 'checkout', 'work');
  assert.equal((await diff(folder, 'base')).labels, ['new category']);
  assert.equal((await diff(folder, 'base...work')).labels, ['new category']);
  assert.equal((await diff(folder, 'base...')).labels, ['new category']);
  const two = await diff(folder, 'base', 'work');
  assert.ok(two.labels.includes('new promise'), two.labels.join());
  assert.equal([two.base, two.head, (await diff(folder, 'base..work')).labels], ['base', 'work', two.labels]);
  assert.ok(
    two.places.some((place) => place.includes('work:privacy.md:5')),
    two.places.join(),
  );
  assert.ok((await diff(folder, 'work', 'base')).labels.includes('opposite said'));
});

test('renames are followed, on both sides', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  git(folder, 'mv', 'privacy.md', 'policy.md');
  git(folder, 'mv', 'privacy.yaml', 'shop.privacy.yaml');
  write(folder, { 'shop.privacy.yaml': HONEST.replace('privacy.md', 'policy.md') });
  assert.equal((await diff(folder, 'base')).labels, []);
  git(folder, 'commit', '-am', 'renamed');
  assert.equal((await diff(folder, 'base', 'HEAD')).labels, []);
  write(folder, { 'policy.md': BROKEN });
  assert.equal((await diff(folder, 'base', 'policy.md')).places[0], 'base:privacy.md:5 > policy.md:5');
});

test('two folders and two files, with declarations and without', async () => {
  const folder = sandbox(
    {
      'old/privacy.yaml': HONEST,
      'old/privacy.md': KEPT,
      'new/app.privacy.yaml': DECLARATION,
      'new/privacy.md': BROKEN,
      'texts/a/policy.md': KEPT,
      'texts/b/terms.html': '<p>We collect your e-mail address. We will never sell your personal information.</p>',
    },
    false,
  );
  assert.equal((await diff(folder, 'old', 'new/')).places[0], 'old/privacy.yaml:8 > new/app.privacy.yaml:8');
  assert.equal((await diff(folder, 'texts/a', 'texts/b')).labels, []);
  assert.equal((await diff(folder, 'old/privacy.md', 'new/privacy.md')).labels[0], 'opposite said');
  assert.equal((await diff(folder, 'old/privacy.yaml', 'new/app.privacy.yaml')).labels[0], 'new sale');
  // Today's folder stands for HEAD.
  assert.equal((await diff(join(folder, 'new'), '../old')).labels[0], 'new sale');
});

test('a policy alone, and a folder, at a revision', async () => {
  const folder = repository({ 'docs/privacy.md': KEPT, 'README.md': '# Tools\n' });
  write(folder, { 'docs/privacy.md': BROKEN });
  assert.equal((await diff(folder, 'base', 'docs/privacy.md')).labels[0], 'opposite said');
  assert.match(
    (await diff(folder, 'base')).stderr,
    /^policy-lint: There is no declaration \(privacy\.yaml\) in \. or above it, now or at base; name a policy file: policy-lint diff base PRIVACY\.md\.\n$/,
  );
  const many = repository({ 'README.md': 'x\n' });
  for (const name of ['a', 'b']) {
    mkdirSync(join(many, name));
    write(many, { [`${name}/privacy.yaml`]: HONEST, [`${name}/privacy.md`]: KEPT });
  }
  git(many, 'add', '-A');
  git(many, 'commit', '-m', 'two');
  for (const name of ['a', 'b']) write(many, { [`${name}/privacy.md`]: BROKEN });
  assert.equal(
    [
      (await diff(many, 'HEAD')).labels.filter((label) => label === 'opposite said').length,
      (await diff(many, 'HEAD', 'a')).labels.filter((label) => label === 'opposite said').length,
    ],
    [2, 1],
  );
});

test('what is new or gone is told, and compared with nothing', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  rmSync(join(folder, 'privacy.yaml'));
  mkdirSync(join(folder, 'shop'));
  write(folder, { 'a.privacy.yaml': HONEST.replace('Tallowmere', 'Larkfen'), 'b.privacy.yaml': HONEST });
  const { status, labels, skipped } = await diff(folder, 'base');
  assert.equal([status, labels], [0, []]);
  assert.equal(skipped, [
    { path: 'a.privacy.yaml', reason: 'is new: there is no such declaration in base' },
    { path: 'b.privacy.yaml', reason: 'is new: there is no such declaration in base' },
    { path: 'privacy.yaml', reason: 'is gone: there is no such declaration in the working tree' },
  ]);
});

test('a policy that was not there before is all new, and no promise of it is lost', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'README.md': 'x\n' });
  write(folder, { 'privacy.md': KEPT });
  const { status, labels } = await diff(folder, 'base');
  assert.equal([status, labels], [0, []]);
});

test('links at a revision are followed inside the repository only', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'texts/real.md': KEPT, 'README.md': 'x\n' });
  symlinkSync('texts/real.md', join(folder, 'privacy.md'));
  symlinkSync('/etc/hostname', join(folder, 'out.md'));
  git(folder, 'add', '-A');
  git(folder, 'commit', '-m', 'links');
  rmSync(join(folder, 'privacy.md'));
  write(folder, { 'privacy.md': BROKEN });
  assert.ok((await diff(folder, 'HEAD')).labels.includes('opposite said'));
  rmSync(join(folder, 'out.md'));
  write(folder, { 'out.md': BROKEN });
  const out = await diff(folder, 'HEAD', 'out.md');
  assert.equal([out.status, out.stderr], [2, 'policy-lint: out.md is a link that leads out of the repository (in HEAD).\n']);
});

test('what cannot be compared is one sentence and exit 2', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT, 'main/x.txt': 'x', 'old/privacy.md': KEPT });
  const says = async (pattern: RegExp, ...args: string[]): Promise<void> => {
    const { status, stdout, stderr } = await run(folder, ['diff', ...args]);
    assert.equal([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, pattern);
    assert.is(stderr.split('\n').length, 2, stderr);
  };
  await says(/^policy-lint: diff needs something to compare with/);
  await says(/^policy-lint: There is no commit "nowhere" in this repository; in a shallow clone/, 'nowhere');
  await says(/^policy-lint: There is no commit "base; touch x"/, 'base; touch x');
  await says(/^policy-lint: There is no commit "--output=x"/, '--', '--output=x');
  await says(/^policy-lint: There is no commit "-x" in/, '--', '-x');
  await says(/^policy-lint: --output=x is not a flag|--output is not a flag/, '--output=x');
  await says(/^policy-lint: "main" is a folder and a revision; write \.\/main or refs\/heads\/main\./, 'main');
  await says(/one too many/, 'base', 'HEAD', 'x');
  await says(/^policy-lint: diff needs a second file/, 'privacy.md');
  await says(/^policy-lint: privacy\.md is a file, and old is a folder/, 'privacy.md', 'old');
  await says(/^policy-lint: old is a folder, and base a revision/, 'old', 'base');
  await says(/^policy-lint: privacy\.md does not exist \(in base\)/, 'base', 'privacy.md').catch(() => undefined);
  await says(/lies outside the repository/, 'base', '/tmp');
  const alone = sandbox({ 'privacy.md': KEPT }, false);
  const outside = await run(alone, ['diff', 'base']);
  assert.equal(
    [outside.status, outside.stderr],
    [2, `policy-lint: base does not exist, and there is no git repository around ${alone}.\n`],
  );
});

test('a shallow clone says what to do', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  write(folder, { 'privacy.md': BROKEN });
  git(folder, 'commit', '-am', 'second');
  const clone = sandbox({}, false);
  git(clone, 'clone', '--depth', '1', `file://${folder}`, 'copy');
  const { status, stderr } = await run(join(clone, 'copy'), ['diff', 'base']);
  assert.equal(
    [status, stderr],
    [
      2,
      'policy-lint: There is no commit "base" in this repository; in a shallow clone, fetch it first (actions/checkout: fetch-depth: 0).\n',
    ],
  );
});

test('a file that is no text, or too large, is told', async () => {
  const folder = repository({
    'privacy.yaml': HONEST,
    'privacy.md': '\u0000\u0001\u0002binary\u0000',
    'large.md': 'We collect your name.\n'.repeat(500_000),
  });
  write(folder, { 'privacy.md': KEPT, 'large.md': KEPT });
  assert.equal((await diff(folder, 'base')).labels, []);
  assert.match((await diff(folder, 'base', 'large.md')).stderr, /^policy-lint: large\.md is too large \(in base\)\.\n$/);
  assert.match((await diff(folder, 'base', 'privacy.md')).stderr, /^policy-lint: privacy\.md .+ \(in base\)\.\n$/);
});

test('the day of a compared commit is the day of the change', async () => {
  const notice = 'If we change this policy, we will tell you 30 days before by e-mail.\n\n';
  const text = (dates: string, more = ''): string => `# Privacy policy\n\n${dates}\n\n${notice}We collect your name${more}.\n`;
  const folder = repository({ 'p.md': text('Effective 1 March 2026.') });
  write(folder, { 'p.md': text('Effective 20 June 2026.', ' and your precise location') });
  assert.ok((await diff(folder, 'base', 'p.md', '--as-of', '2026-06-10')).rules.includes('change/material-without-notice'));
  assert.not.ok((await diff(folder, 'base', 'p.md', '--as-of', '2026-05-10')).rules.includes('change/material-without-notice'));
});

test('reports go to files, several at once; Markdown and pretty are what people read', async () => {
  const folder = sandbox({ 'old.md': KEPT, 'new.md': BROKEN }, false);
  const ran = await run(folder, [
    'diff',
    'old.md',
    'new.md',
    '--format',
    'pretty',
    '--format',
    'markdown=out/comment.md',
    '--format',
    'json=out.json',
  ]);
  assert.match(ran.stdout, /opposite said {2}The policy said "We will never sell your personal information"/);
  assert.match(ran.stdout, /old\.md:5:1 → new\.md:5:1/);
  assert.match(
    readFileSync(join(folder, 'out/comment.md'), 'utf8'),
    /^## policy-lint: what changed\n\n`old\.md` → `new\.md`: 2 changes, 2 to people's disadvantage/,
  );
  assert.is((JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as { formatVersion: number }).formatVersion, 1);
  assert.is((await run(folder, ['diff', 'old.md', 'new.md', '--format', 'sarif'])).status, 2);
});

test('findings can be ignored with a reason, in the text or the configuration', async () => {
  const folder = sandbox(
    {
      'old.md': KEPT,
      'new.md': BROKEN.replace(
        'We sell',
        '<!-- policy-lint-disable-next-line change/promise-removed -- told everybody in May -->\nWe sell',
      ),
    },
    false,
  );
  assert.equal(
    [(await diff(folder, 'old.md', 'new.md')).status, (await run(folder, ['diff', 'old.md', 'new.md'])).stdout.includes('1 suppressed')],
    [0, true],
  );
});

test('--since runs the rules on changes, and without it they do not run', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  write(folder, { 'privacy.yaml': DECLARATION, 'privacy.md': BROKEN });
  const rules = async (...args: string[]): Promise<string[]> =>
    (
      JSON.parse((await run(folder, ['--format', 'json', ...args])).stdout) as {
        findings: { ruleId: string; related: { path: string }[] }[];
      }
    ).findings
      .filter(({ ruleId }) => ruleId.startsWith('change/'))
      .map(({ ruleId, related }) => `${ruleId} ${related[0]?.path ?? ''}`);
  assert.equal(await rules(), []);
  assert.ok((await rules('--since', 'base')).includes('change/promise-removed base:privacy.md'));
  assert.equal(await rules('--since', 'base', '--skip', 'change'), []);
  // What stood before is in no file of today: code scanning would look for it.
  const sarif = JSON.parse((await run(folder, ['--format', 'sarif', '--since', 'base'])).stdout) as {
    runs: { results: { ruleId: string; relatedLocations?: unknown[] }[] }[];
  };
  assert.equal(
    sarif.runs[0]?.results
      .filter(({ ruleId }) => ruleId === 'change/promise-removed')
      .map(({ relatedLocations }) => relatedLocations ?? null),
    [null],
  );
});

test('a changed declaration over an unchanged policy: the omission is told once', async () => {
  const folder = repository({ 'privacy.yaml': HONEST, 'privacy.md': KEPT });
  write(folder, { 'privacy.yaml': DECLARATION });
  const { stdout } = await run(folder, ['--format', 'json', '--since', 'base']);
  const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; at: { line: number; column: number } }[] };
  const places = findings.filter(({ ruleId }) => ruleId === 'contradiction/sale').map(({ at }) => `${at.line}:${at.column}`);
  assert.ok(places.length > 0);
  assert.equal(
    findings.filter(({ ruleId, at }) => ruleId === 'change/material-without-policy' && places.includes(`${at.line}:${at.column}`)),
    [],
  );
});

test.run();
