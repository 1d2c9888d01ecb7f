// `policy-lint init` as it is used: what it finds, writes, prints, refuses and asks.
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { askAll } from '../../src/cli/dialogue.js';
import { compare } from '../console.js';
import { validateDeclaration } from '../draft/schema.js';
import { witnesses } from '../draft/witnesses.js';
import { run, sandbox, spawned } from './sandbox.js';

const init = suite('cli/init');

const POLICY =
  '# Privacy policy of Reedholm\n\nReedholm Ltd ("Reedholm", "we") rents boats. Write to privacy@reedholm.example.\n\nWe collect your name and your e-mail address. We do not sell your personal information.\n';
const CODE = "import posthog from 'posthog-js';\nposthog.identify(user.email);\n";

const written = (folder: string, path = 'privacy.yaml'): string => readFileSync(join(folder, path), 'utf8');

init('drafts from the policy in the repository, and check reads what it wrote', async () => {
  const folder = sandbox({
    'docs/privacy-policy.md': POLICY,
    'docs/readme.md': '# Read me\n',
    'src/a.ts': CODE,
    'package.json': '{"name": "reedholm", "homepage": "https://reedholm.example"}',
  });
  const { status, stdout, stderr } = await run(folder, ['init', '--yes']);
  assert.is(status, 0, stderr);
  assert.is(stderr, '');
  assert.match(stdout, /^Wrote privacy\.yaml\. Every fact names its place/);
  assert.match(stdout, / 1\. Whether data are shared for advertising \(privacy\.yaml:\d+\)/);
  const text = written(folder);
  assert.match(text, /^# yaml-language-server: \$schema=\.\/node_modules\/policy-lint\/schema\/declaration\.schema\.json\n/);
  assert.equal(validateDeclaration(text), []);
  assert.is((parse(text) as { policy: { file: string } }).policy.file, 'docs/privacy-policy.md');
  const checked = await run(folder, ['--format', 'json']);
  const { findings } = JSON.parse(checked.stdout) as { findings: { ruleId: string; message: string }[] };
  assert.ok(
    findings.some(({ ruleId, message }) => ruleId === 'omission/recipient' && message.includes('PostHog')),
    findings.map(({ ruleId }) => ruleId).join(),
  );
  assert.equal(
    findings.filter(({ ruleId }) => ruleId.startsWith('contradiction/')),
    [],
  );
});

init('off a terminal, --yes goes without saying', async () => {
  const folder = sandbox({ 'privacy.md': POLICY });
  assert.is((await spawned(folder, ['init'])).status, 0);
  assert.ok(existsSync(join(folder, 'privacy.yaml')));
});

init('never overwrites', async () => {
  const folder = sandbox({ 'privacy.md': POLICY, 'privacy.yaml': 'mine: 1\n' });
  for (const args of [['init'], ['init', '--yes'], ['init', 'privacy.md']]) {
    const { status, stderr, stdout } = await run(folder, args);
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.is(
      stderr,
      'policy-lint: privacy.yaml is there already, and init never overwrites: --merge adds to it what is new, --output-file names another file.\n',
    );
    assert.is(written(folder), 'mine: 1\n');
  }
  assert.is((await run(folder, ['init', '--output-file', 'legal/new.privacy.yaml'])).status, 0);
  assert.is((parse(written(folder, 'legal/new.privacy.yaml')) as { policy: { file: string } }).policy.file, '../privacy.md');
});

init('--stdout and --dry-run write nothing', async () => {
  const folder = sandbox({ 'privacy.md': POLICY });
  for (const flag of ['--stdout', '--dry-run']) {
    const { status, stdout, stderr } = await run(folder, ['init', flag]);
    assert.is(status, 0);
    assert.equal(validateDeclaration(stdout), []);
    assert.match(stderr, /Still to be filled in/);
    assert.equal(readdirSync(folder).sort(), ['.git', 'privacy.md']);
  }
});

init('--merge adds, and the second time says that nothing is new', async () => {
  const folder = sandbox({
    'privacy.md': POLICY,
    'privacy.yaml':
      '# ours\ndeclaration: 1\norganization: Reedholm   # the firm\npolicy: privacy.md\ndata: []\nselling: unknown\nchildren: {audience: adults}\nautomation: {decisions: none}\n',
  });
  const first = await run(folder, ['init', '--merge']);
  assert.is(first.status, 0, first.stderr);
  assert.match(first.stdout, /^Added to privacy\.yaml:\n {2}data: /);
  const text = written(folder);
  assert.match(text, /^# ours\ndeclaration: 1\norganization: Reedholm {3}# the firm\n/);
  assert.equal(validateDeclaration(text), []);
  const second = await run(folder, ['init', '--merge']);
  assert.is(second.stdout, 'Nothing is new: privacy.yaml stays as it is.\n');
  assert.is(written(folder), text);
});

init('--merge needs a declaration that can be read', async () => {
  const folder = sandbox({ 'privacy.md': POLICY });
  assert.match(
    (await run(folder, ['init', '--merge'])).stderr,
    /^policy-lint: privacy\.yaml does not exist; without --merge, init drafts it\.\n$/,
  );
  const broken = sandbox({ 'privacy.md': POLICY, 'privacy.yaml': 'declaration: 1\ndata: [\n' });
  const { status, stderr } = await run(broken, ['init', '--merge']);
  assert.is(status, 2);
  assert.match(stderr, /^policy-lint: privacy\.yaml has errors, and init adds nothing to it until they are mended: /);
  assert.is(written(broken), 'declaration: 1\ndata: [\n');
});

init('of several policies the one that says most; all that are named', async () => {
  const folder = sandbox({
    'privacy.md': POLICY,
    'app/privacy.md': '# Privacy\n\nWe collect your name.\n',
    'test/privacy.md': POLICY,
    'privacy-notes.md': '# Notes on privacy\n\nBoats are nice.\n',
  });
  const { stderr, status } = await run(folder, ['init']);
  assert.is(status, 0);
  assert.is(
    stderr,
    'policy-lint: privacy-notes.md says nothing about data; left out.\npolicy-lint: Drafted from privacy.md; name files to draft from others: app/privacy.md.\n',
  );
  await run(folder, ['init', '-o', 'two.yaml', 'privacy.md', 'app/privacy.md']);
  assert.equal((parse(written(folder, 'two.yaml')) as { policy: { file: string[] } }).policy.file, ['privacy.md', 'app/privacy.md']);
});

init('pages of an application and store labels are found, too', async () => {
  const folder = sandbox({
    'app/privacy/page.tsx':
      'export default function Page() { return <main><h1>Privacy</h1><p>We collect your telephone number.</p></main>; }\n',
    'ios/PrivacyInfo.xcprivacy': '<?xml version="1.0"?>\n<plist version="1.0"><dict><key>NSPrivacyTracking</key><false/></dict></plist>\n',
  });
  const { status, stderr } = await run(folder, ['init']);
  assert.is(status, 0, stderr);
  const draft = parse(written(folder)) as { labels: string[]; data: { what: string }[] };
  assert.equal(draft.labels, ['ios/PrivacyInfo.xcprivacy']);
  assert.equal(
    draft.data.map(({ what }) => what),
    ['contact.phone'],
  );
});

init('the pages of servers and of other frameworks are found, and blanks under templates are not', async () => {
  const page = '<h1>Privacy</h1><p>We collect your telephone number.</p>\n';
  for (const path of [
    'templates/privacy_policy.html',
    'app/views/pages/privacy.html.erb',
    'pages/privacy.vue',
    'src/pages/privacy.astro',
    'src/routes/privacy/+page.svelte',
    'app/routes/privacy/route.tsx',
  ]) {
    const text = path.endsWith('.vue')
      ? `<template><div>${page}</div></template>\n`
      : path.endsWith('.tsx')
        ? `export default function Page() { return <main>${page}</main>; }\n`
        : page;
    const folder = sandbox({ [path]: text, 'templates/privacy-policy.md': POLICY });
    const { status, stderr } = await run(folder, ['init']);
    assert.is(status, 0, stderr);
    assert.is((parse(written(folder)) as { policy: { file: string } }).policy.file, path);
  }
});

init('what cannot be: one sentence and exit status 2', async () => {
  const folder = sandbox({ 'a.md': POLICY, x: 'a file' });
  const says = async (args: readonly string[], pattern: RegExp): Promise<void> => {
    const { status, stderr, stdout } = await run(folder, args);
    assert.is(status, 2, stderr);
    assert.is(stdout, '');
    assert.match(stderr, pattern);
    assert.is(stderr.trimEnd().split('\n').length, 1);
  };
  await says(['init'], /^policy-lint: There is no privacy policy, no code and no store label here to draft from; name a file/);
  await says(['init', 'b.md'], /^policy-lint: b\.md does not exist\.\n$/);
  await says(['init', '--output', 'a.yaml'], /did you mean --output-file\?/);
  await says(['init', '--format', 'json'], /is a flag of "policy-lint check", not of "init"/);
  await says(['init', '-o', 'x/privacy.yaml', 'a.md'], /^policy-lint: The declaration cannot be written to /);
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  if (process.getuid?.() !== 0)
    await says(['init', '-o', 'closed/privacy.yaml', 'a.md'], /^policy-lint: The declaration cannot be written to /);
  assert.equal(readdirSync(closed), []);
});

init('a check without a declaration leads to it', async () => {
  const folder = sandbox({ 'privacy.md': POLICY });
  assert.match((await run(folder, [])).stderr, /policy-lint init/);
  assert.match((await run(folder, ['privacy.md'])).stderr, /policy-lint init/);
});

/** Asks with lines typed ahead; null for a terminal that closes. */
async function asked(lines: readonly string[], ends = true) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (part: Buffer) => {
    shown += part.toString();
  });
  input.write(lines.map((line) => `${line}\n`).join(''));
  if (ends) input.end();
  const answer = await askAll(await witnesses({ policy: `${POLICY}\n## California residents\n\nYou may ask us.\n` }), 'privacy.yaml', {
    input,
    output,
  });
  return { answer, shown };
}

init('the dialogue: Enter takes what was read', async () => {
  const { answer, shown } = await asked(['', '', '', '', '']);
  assert.equal(answer?.answers, { markets: ['US-CA'] });
  assert.match(
    shown,
    /Who is responsible\? \[Reedholm\] .*Where do people write about privacy\? \[privacy@reedholm\.example\] .*Where are your users\? \(EU, UK, US-CA, …\) \[US-CA\] .*\[no\] .*Write privacy\.yaml\? \(yes, no\) \[yes\] /s,
  );
});

init('the dialogue: answers are read as a declaration reads them, and asked again where they are none', async () => {
  const { answer, shown } = await asked([
    'Reedholm Boats',
    'hello@reedholm.example',
    'Atlantis',
    'european union, UK',
    'perhaps',
    'y',
    'y',
  ]);
  assert.equal(answer?.answers, { name: 'Reedholm Boats', contact: 'hello@reedholm.example', markets: ['EU', 'UK'], sells: 'yes' });
  assert.is(shown.match(/none of the answers/g)?.length, 2);
});

init('the dialogue: whoever leaves leaves nothing behind', async () => {
  for (const lines of [['q'], ['', 'quit'], [''], [], ['', '', '', '', 'no']]) assert.is((await asked(lines)).answer, null, lines.join());
});

init('the dialogue: of several texts, those are read that are chosen, first offered the one that says most', async () => {
  const chosen = async (...lines: readonly string[]) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let shown = '';
    output.on('data', (part: Buffer) => {
      shown += part.toString();
    });
    input.end(lines.map((line) => `${line}\n`).join(''));
    const [long, short] = [await witnesses({ policy: POLICY }), await witnesses({ policy: '# Terms\n\nWe sell boats.\n' })];
    const both = {
      ...long,
      readings: [...short.readings, ...long.readings],
      repository: { ...long.repository, policies: ['terms.md', 'privacy\u001b[2J.md'] },
    };
    const answer = await askAll(both, 'privacy.yaml', { input, output });
    return {
      policies: answer?.repository.policies,
      readings: answer?.readings.map((one) => (one === short.readings[0] ? 'terms' : 'policy')),
      shown,
    };
  };
  const rest = ['', '', '', '', ''];
  const offered = await chosen('', ...rest);
  assert.equal([offered.policies, offered.readings], [['privacy\u001b[2J.md'], ['policy']]);
  assert.match(offered.shown, / {2}1 {2}terms\.md\n {2}2 {2}privacy/);
  assert.match(offered.shown, /Which of these are your policy\? \(numbers\) \[2\] /);
  assert.not.match(offered.shown, /\u001b/, 'a name writes nothing else to the terminal');
  assert.equal((await chosen('1, 2', ...rest)).readings, ['terms', 'policy']);
  assert.equal((await chosen('3', '0', 'one', '1.5', '1', ...rest)).readings, ['terms'], 'asked until it is one of them');
});

for (const [example, paths] of [
  ['saas-that-sells', []],
  ['eu-shop', ['legal']],
  ['web-app', []],
  ['store-labels', []],
  ['clean', ['docs/privacy.md']],
  ['mobile-app', ['web/privacy.html']],
] as const)
  init(`examples/${example}`, async () => {
    const { stdout, stderr, status } = await run(join('examples', example), ['init', '--stdout', ...paths]);
    assert.is(status, 0, stderr);
    assert.equal(validateDeclaration(stdout), []);
    const path = `test/draft/expected/${example}.yaml`;
    if (process.env['UPDATE']) (await import('node:fs')).writeFileSync(path, stdout);
    else compare(stdout, readFileSync(path, 'utf8'), path);
  });

init.run();
