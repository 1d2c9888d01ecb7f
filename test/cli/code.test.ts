// `policy-lint code`, and the code that a declaration covers: which files are read, which are not and why.
import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { run, sandbox } from './sandbox.js';

const code = suite('cli/code');

const POSTHOG = "import posthog from 'posthog-js';\nposthog.init('key');\n";
const DECLARATION =
  'declaration: 1\norganization: {name: Millpond}\npolicy: {file: policy.md}\ndata: []\nselling: {sells: no, shares_for_ads: no}\nchildren: {audience: adults}\nautomation: {decisions: none}\n';

interface Listing {
  readonly vendors: readonly {
    id: string;
    declared: boolean | null;
    standing: string;
    traces: readonly { name: string; weak: string | null; at: { path: string; line: number } }[];
  }[];
  readonly unused: readonly { id: string }[];
  readonly sent: readonly { vendor: string; data: readonly { data: string }[] }[];
  readonly summary: { readonly files: number; readonly skipped: readonly { path: string; reason: string }[] };
}

async function listing(folder: string, ...args: string[]): Promise<Listing> {
  const { stdout, stderr, status } = await run(folder, ['code', '--format', 'json', ...args]);
  assert.is(stderr, '');
  assert.is(status, 0);
  return JSON.parse(stdout) as Listing;
}

code('lists vendors with first place and count', async () => {
  const folder = sandbox({
    'src/a.ts': POSTHOG,
    'src/b.tsx': "import { usePostHog } from 'posthog-js/react';\nusePostHog().identify(email);\n",
    'index.html': '<script src="https://cdn.mxpnl.com/a.js"></script>',
  });
  const { stdout, status } = await run(folder, ['code']);
  assert.is(status, 0);
  assert.match(
    stdout,
    /^3 files of code\n\nVendors that the code can reach \(2\)\n {2}Mixpanel +analytics providers +cdn\.mxpnl\.com +index\.html:1:14\n {2}PostHog +analytics providers +posthog-js +src\/a\.ts:1:21 and 1 more\n/,
  );
  assert.match(stdout, /e-mail address +to PostHog +email +src\/b\.tsx:2:23\n/);
});

code('what others wrote, demonstrations and samples are no code of ours', async () => {
  const folder = sandbox({
    'src/a.ts': POSTHOG,
    'src/vendor/b.ts': "import Stripe from 'stripe';\nnew Stripe(key);\n",
    'vendor/javascript/c.js': "import { Resend } from 'resend';\nnew Resend(key);\n",
    'demo/login.html': '<input type="email">',
    'src/samples/d.html': '<input type="tel">',
  });
  const { vendors, summary } = await listing(folder);
  assert.is(summary.files, 2);
  assert.equal(vendors.map(({ id }) => id).sort(), ['posthog', 'stripe']);
  assert.is((await listing(folder, 'demo')).summary.files, 1);
});

code('vendors of other languages, by lists of packages and imports', async () => {
  const folder = sandbox({
    'web/a.ts': POSTHOG,
    'api/requirements.txt': 'sentry-sdk==2\nstripe\ntwilio\n',
    'api/requirements-dev.txt': 'mixpanel\n',
    'api/app.py': 'import sentry_sdk\nfrom stripe import error\nimport mixpanel\nimport cohere\n',
    'api/tests/test_app.py': 'import twilio\n',
    'api/twilio/__init__.py': 'import twilio\n',
    'api/store.py': 'from google.cloud import storage\n',
    'api/requirements.in': 'google-cloud-storage\n',
    'ai/requirements.txt': 'openai\nanthropic\n',
    'ai/a.py': 'from openai import OpenAI\nclient = OpenAI(base_url=LOCAL)\n',
    'ai/b.py': 'import anthropic\n',
    'shop/Gemfile': "gem 'sentry-ruby'\ngem 'braintree'\n",
    'shop/app.rb': 'Sentry.init\n',
    'mac/A.xcodeproj/project.pbxproj':
      'repositoryURL = "https://github.com/firebase/firebase-ios-sdk";\nproductName = FirebaseMessaging;\n',
    'mac/A.swift': 'import FirebaseMessaging\nimport FirebaseCrashlytics\n',
    'app/ios/Podfile': "pod 'Firebase/Analytics'\n",
    'app/ios/A.swift': 'import FirebaseAnalytics\nimport UIKit\n',
    'empty/Gemfile': "gem 'rollbar'\n",
    'srv/go.mod': 'module github.com/mixpanel/mixpanel-go\nrequire github.com/twilio/twilio-go v1.0.0\n',
    'srv/a.go': 'package a\nimport (\n\t"github.com/mixpanel/mixpanel-go/x"\n\t"github.com/resend/resend-go/v2"\n)\n',
  });
  const { stdout } = await run(folder, ['code', '--format', 'json']);
  const { vendors, unused } = JSON.parse(stdout) as Listing;
  assert.equal(
    vendors.map(({ id, traces }) =>
      [id, ...traces.map(({ name, weak, at }) => `${name} ${at.path}:${at.line}${weak ? ` ${weak}` : ''}`)].join(', '),
    ),
    [
      'anthropic, anthropic ai/b.py:1',
      'braintree, braintree shop/Gemfile:2 listed',
      'firebase-messaging, FirebaseMessaging mac/A.swift:1',
      'firebase-analytics, FirebaseAnalytics app/ios/A.swift:1',
      'google-cloud-storage, google.cloud.storage api/store.py:1',
      'openai, openai ai/a.py:1 elsewhere',
      'posthog, posthog-js web/a.ts:1',
      'resend, github.com/resend/resend-go/v2 srv/a.go:4',
      'sentry, sentry_sdk api/app.py:1, Sentry shop/app.rb:1',
      'stripe, stripe api/app.py:2',
      'twilio, twilio api/requirements.txt:3 listed',
    ],
  );
  assert.equal(unused, []);
});

code('what a later migration takes away is no longer there', async () => {
  const table = (name: string, ...columns: string[]): string =>
    `create table ${name} (\n${columns.map((one) => `  ${one} text`).join(',\n')}\n);\n`;
  const folder = sandbox({
    'db/2_users.sql': table('users', 'email', 'phone', 'birthday') + table('guests', 'email'),
    'db/10_less.sql': 'alter table USERS drop column Phone;\nalter table users rename column birthday to ssn;\ndrop table guests;\n',
    'db/11_more.sql': 'alter table users add column phone text;\n',
    'db/11_more.down.sql': 'alter table users drop column phone;\n',
    'other/1.sql': table('users', 'birthday'),
    'steps/1_a/migration.sql': table('members', 'iban', 'email'),
    'steps/2_b/migration.sql': 'ALTER TABLE "members" DROP COLUMN "iban";\n',
  });
  const { stdout } = await run(folder, ['code', '--format', 'json']);
  const { collected } = JSON.parse(stdout) as { collected: { name: string; at: { path: string; line: number } }[] };
  assert.equal(
    collected.map(({ name, at }) => `${name} ${at.path}:${at.line}`),
    [
      'users.ssn db/10_less.sql:2',
      'users.phone db/11_more.sql:1',
      'users.email db/2_users.sql:2',
      'users.birthday other/1.sql:2',
      'members.email steps/1_a/migration.sql:3',
    ],
  );
});

code('a finding in a list of packages is silenced, explained and kept like others', async () => {
  const folder = sandbox({
    'privacy.yaml': `${DECLARATION}code: api/**\n`,
    'policy.md': '# Privacy\n\nWe do not sell your personal information.\n',
    'api/a.py': 'import stripe  # policy-lint-disable-line code/undeclared-vendor -- old\n',
    'requirements.txt': 'stripe\n# policy-lint-disable-next-line code/undeclared-vendor -- not used\ntwilio\nopenai\n',
    'composer.json': '{"require": {"stripe/stripe-php": "1"}}',
  });
  const only = ['--only', 'code/undeclared-vendor', '--format', 'stylish'];
  const { stdout } = await run(folder, ['check', ...only]);
  assert.match(stdout, /^requirements\.txt\n +4:1 +warning +A package of OpenAI/);
  assert.match(stdout, /1 warning in 1 project \(\d files\) · 2 suppressed/);
  const explained = (await run(folder, ['explain', 'requirements.txt:4'])).stdout;
  assert.match(explained, /the code lists a package of OpenAI \(package openai\)/);
  assert.match(explained, /above line 4 of requirements\.txt:\n +# policy-lint-disable-next-line/);
  await run(folder, ['check', ...only, '--suppress-all']);
  assert.not.match((await run(folder, ['check', ...only])).stdout, /OpenAI/);
});

code('schemas of databases are read, and languages that are not are told', async () => {
  const folder = sandbox({
    'db/001.sql': 'create table users (\n  email text\n);\n',
    'shop/models.py': 'class Member(Model):\n    phone = CharField()\n',
    'shop/views.py': 'x = 1\n',
    'cmd/main.go': 'package main\n',
    'cmd/a.constructor': '',
    'cmd/b.go': 'package main\n',
    'cmd/b_test.go': 'package main\n',
    'cmd/c.rs': '',
  });
  const { stdout, stderr, status } = await run(folder, ['code']);
  assert.is(status, 0);
  assert.is(
    stderr,
    'policy-lint: Not read as code: 1 file of Rust. Read for the packages that they import, and no more: 2 files of Go, 1 file of Python. What they do with data, declare by hand.\n',
  );
  assert.match(
    stdout,
    /e-mail address +model +users\.email +db\/001\.sql:2:3\n +telephone number +model +Member\.phone +shop\/models\.py:2:5\n/,
  );
});

code('comments of each language silence a finding', async () => {
  const declaration = `${DECLARATION}code: {include: ["**"]}\n`;
  for (const [path, comment, text] of [
    ['a.sql', '/* policy-lint-disable-next-line code/undeclared-data -- old */', 'create table users (\nCOMMENT\n  birthday date\n);\n'],
    [
      'models.py',
      '# policy-lint-disable-next-line code/undeclared-data -- old',
      'class User(Model):\n    COMMENT\n    birthday = DateField()\n',
    ],
  ] as const) {
    const check = async (text: string): Promise<string> => {
      const folder = sandbox({ 'privacy.yaml': declaration, 'policy.md': '# Privacy\n\nWe ask for nothing.\n', [path]: text });
      return (await run(folder, ['--only', 'code/undeclared-data', '--format', 'stylish'])).stdout;
    };
    assert.match(await check(text.replace('COMMENT', '')), /code\/undeclared-data/, path);
    assert.match(await check(text.replace('COMMENT', comment)), /^no problems .* 1 suppressed\n$/, path);
  }
});

code('says what a declaration tells of', async () => {
  const folder = sandbox({
    'src/a.ts': `${POSTHOG}import * as Sentry from '@sentry/node';\nSentry.init();\n`,
    'privacy.yaml': `${DECLARATION}recipients:\n  stats: {name: PostHog EU cloud, type: analytics_provider}\n`,
  });
  const { vendors } = await listing(folder, '--declaration', 'privacy.yaml');
  assert.equal(
    vendors.map(({ id, declared }) => [id, declared]),
    [
      ['posthog', true],
      ['sentry', false],
    ],
  );
});

code('leaves out tests, stories, examples, types, what git ignores and what is installed', async () => {
  const paths = [
    'src/a.test.ts',
    'src/a.stories.tsx',
    'src/__tests__/a.ts',
    'e2e/a.ts',
    'examples/x/a.ts',
    'src/a.d.ts',
    'generated/a.ts',
    'node_modules/x/a.js',
    'dist/a.js',
    'vite.config.ts',
    'public/a.min.js',
  ];
  const folder = sandbox({
    ...Object.fromEntries(paths.map((path) => [path, POSTHOG])),
    '.gitignore': 'generated/\n',
    'src/real.ts': 'export const a = 1;\n',
  });
  const { vendors, summary } = await listing(folder);
  assert.equal(vendors, []);
  assert.is(summary.files, 1);
});

code('takes a folder that is named, whatever it is called', async () => {
  const folder = sandbox({ 'examples/shop/a.ts': POSTHOG, 'src/b.ts': '' });
  assert.equal(
    (await listing(folder, 'examples/shop')).vendors.map(({ id }) => id),
    ['posthog'],
  );
  assert.equal((await listing(folder, 'examples/**/*.ts')).summary.files, 1);
  assert.equal((await listing(folder, '--exclude', 'examples/**', 'examples')).summary.files, 0);
});

code('reads what is named outside the repository; a declaration reaches nothing there', async () => {
  const other = sandbox({ 'src/a.ts': POSTHOG, 'package.json': '{"name":"other"}' });
  const folder = sandbox({
    'src/b.ts': '',
    'privacy.yaml': `${DECLARATION}code: {include: ['${other}/src/**']}\n`,
    'policy.md': 'We ask.\n',
  });
  for (const path of [other, join(other, 'src/a.ts'), `${other}/src/*.ts`])
    assert.equal(
      (await listing(folder, path)).vendors.map(({ id }) => id),
      ['posthog'],
      path,
    );
  assert.match((await run(folder, ['--format', 'stylish'])).stdout, /1 file skipped: .* \(lies outside the repository\)/);
});

code('says of each file why it is not read', async () => {
  const folder = sandbox({
    'src/broken.ts': "const = 1;\nimport 'posthog-js';\n",
    'src/nul.ts': 'const a = "\0";\n',
    'src/min.js': `${'a=1;'.repeat(10_000)}\n`,
    'src/big.js': 'const a = 1;\n'.repeat(90_000),
    'src/good.ts': POSTHOG,
    'package.json': '{ "name": ',
  });
  const { summary, vendors } = await listing(folder);
  assert.equal(
    vendors.map(({ id }) => id),
    ['posthog'],
  );
  assert.equal(
    summary.skipped.map(({ path, reason }) => [path, reason]),
    [
      ['src/big.js', 'is larger than 1 MB, and so made by a program'],
      ['src/min.js', 'is minified'],
      ['src/nul.ts', 'is not a text file (binary)'],
      ['src/broken.ts', 'has a syntax error in line 1'],
      ['package.json', 'is no JSON'],
    ],
  );
});

code('packages that need each other are followed once', async () => {
  const workspace = (name: string, needs: string): string =>
    JSON.stringify({ name, main: 'src/index.ts', dependencies: { [needs]: 'workspace:*' } });
  const folder = sandbox({
    'package.json': JSON.stringify({ name: 'ring', private: true, workspaces: ['packages/*'] }),
    'packages/a/package.json': workspace('@ring/a', '@ring/b'),
    'packages/a/src/index.ts': "export { seen } from '@ring/b';\n",
    'packages/b/package.json': workspace('@ring/b', '@ring/a'),
    'packages/b/src/index.ts': `import '@ring/a';\n${POSTHOG}`,
    'packages/self/package.json': workspace('@ring/self', '@ring/self'),
    'packages/self/src/index.ts': "import '@ring/self';\n",
  });
  assert.equal(
    (await listing(folder, 'packages/a')).vendors.map(({ id }) => id),
    ['posthog'],
  );
  assert.equal((await listing(folder, 'packages/self')).vendors, []);
});

code('follows no link out of the repository', async () => {
  const outside = sandbox({ 'secret.ts': POSTHOG });
  const folder = sandbox({ 'src/a.ts': 'export const a = 1;\n' });
  symlinkSync(join(outside, 'secret.ts'), join(folder, 'src/link.ts'));
  symlinkSync(outside, join(folder, 'src/folder'));
  assert.equal((await listing(folder)).vendors, []);
});

code('a path that is not there', async () => {
  const { status, stderr } = await run(sandbox({ 'a.ts': '' }), ['code', 'srk']);
  assert.is(status, 2);
  assert.is(stderr, 'policy-lint: srk does not exist.\n');
});

const WORKSPACE = {
  'package.json': '{"name": "mill", "workspaces": ["apps/*", "packages/*"]}',
  'apps/web/package.json': '{"name": "@mill/web", "dependencies": {"@mill/stats": "workspace:*", "@mill/unneeded": "workspace:*"}}',
  'apps/web/src/a.ts': "import { stats } from '@mill/stats';\nstats.identify(user.email);\n",
  'packages/stats/package.json': '{"name": "@mill/stats", "dependencies": {"posthog-js": "1", "@mill/loop": "workspace:*"}}',
  'packages/stats/src/index.ts': "import posthog from 'posthog-js';\nexport const stats = posthog;\n",
  'packages/loop/package.json': '{"name": "@mill/loop", "dependencies": {"@mill/stats": "workspace:*"}}',
  'packages/loop/index.ts': "import '@mill/stats';\nimport * as Sentry from '@sentry/node';\nSentry.init();\n",
  'packages/unneeded/package.json': '{"name": "@mill/unneeded"}',
  'packages/unneeded/index.ts': "import mixpanel from 'mixpanel-browser';\nmixpanel.init('x');\n",
};

code('follows packages of the workspace, in a circle too, and knows who stands behind a wrapper', async () => {
  const { vendors, sent, summary } = await listing(sandbox(WORKSPACE), 'apps/web/src');
  assert.equal(
    vendors.map(({ id, traces }) => [id, traces[0]?.at.path]),
    [
      ['posthog', 'packages/stats/src/index.ts'],
      ['sentry', 'packages/loop/index.ts'],
    ],
  );
  assert.equal(
    sent.map(({ vendor, data }) => [vendor, data.map((one) => one.data)]),
    [['posthog', ['contact.email']]],
  );
  assert.is(summary.files, 3);
});

code('knows who stands behind a file of our own, by a relative path, an alias, or two files away', async () => {
  const sent = async (files: Record<string, string>): Promise<unknown> =>
    (
      await listing(sandbox({ 'src/lib/stats.ts': "import posthog from 'posthog-js';\nexport const stats = posthog;\n", ...files }))
    ).sent.map(({ vendor, data }) => [vendor, data.map((one) => one.data)]);
  const uses = (module: string): string => `import { stats } from '${module}';\nstats.identify(user.email);\n`;
  const posthog = [['posthog', ['contact.email']]];
  for (const module of ['../lib/stats', '../lib/stats.js', './../lib/stats.ts', '@/lib/stats', '~/lib/stats', 'src/lib/stats'])
    assert.equal(await sent({ 'src/app/a.ts': uses(module) }), posthog, module);
  for (const module of ['../stats', './lib/stats', '@/stats', '../../lib/stats', 'lib/stats'])
    assert.equal(await sent({ 'src/app/a.ts': uses(module) }), [], module);
  assert.equal(await sent({ 'src/app/a.ts': uses('./index'), 'src/app/index.ts': "export { stats } from '../lib/stats';\n" }), posthog);
  assert.equal(
    await sent({
      'src/app/a.ts': uses('.'),
      'src/app/index.ts': "export { stats } from './again';\n",
      'src/app/again.ts': "export { stats } from '.';\n",
    }),
    [],
    'a circle is nobody',
  );
  const two =
    "import posthog from 'posthog-js';\nimport mixpanel from 'mixpanel-browser';\nexport const stats = pick(posthog, mixpanel);\n";
  assert.equal(await sent({ 'src/app/a.ts': uses('./two'), 'src/app/two.ts': two }), [], 'which of two is not known');
});

code('lists what is kept in the browser and which signals are read, each once', async () => {
  const folder = sandbox({
    'src/a.ts': [
      "document.cookie = 'seen=1; max-age=2592000';",
      "document.cookie = 'brief=1; max-age=1800';",
      "document.cookie = 'visit=1';",
      "localStorage.setItem('theme', 'dark');",
      "localStorage.setItem('theme', 'light');",
      'if (navigator.globalPrivacyControl) stop();',
      'if (navigator.globalPrivacyControl) halt();',
      "if (navigator.doNotTrack === '1') stop();",
      '',
    ].join('\n'),
  });
  const { stdout } = await run(folder, ['code']);
  assert.match(
    stdout,
    /\nCookies and storage \(4\)\n {2}brief +cookie +30 min +src\/a\.ts:2:\d+\n {2}seen +cookie +30 days +src\/a\.ts:1:\d+\n {2}theme +local storage +src\/a\.ts:4:\d+ and 1 more\n {2}visit +cookie +src\/a\.ts:3:\d+\n/,
  );
  assert.match(
    stdout,
    /\nSignals that the code reads \(2\)\n {2}Global Privacy Control +src\/a\.ts:6:\d+ and 1 more\n {2}Do Not Track +src\/a\.ts:8:\d+\n/,
  );
});

code('what only a package.json needs is told apart', async () => {
  const { vendors, unused } = await listing(
    sandbox({ 'src/a.ts': '', 'package.json': '{"dependencies": {"posthog-js": "1"}, "devDependencies": {"mixpanel-browser": "2"}}' }),
  );
  assert.equal(vendors, []);
  assert.equal(
    unused.map(({ id }) => id),
    ['posthog'],
  );
});

code('the code of a declaration is checked with it, and silenced in place', async () => {
  const folder = sandbox({
    'privacy.yaml': `${DECLARATION}code: {include: [src/**], exclude: [src/tools/**]}\n`,
    'policy.md': '# Privacy policy\n\nWe collect nothing.\n',
    'src/a.ts': POSTHOG,
    'src/tools/b.ts': "import mixpanel from 'mixpanel-browser';\nmixpanel.init('x');\n",
  });
  const only = ['--only', 'code/undeclared-vendor', '--format', 'stylish'];
  const { stdout, status } = await run(folder, only);
  assert.is(status, 1);
  assert.match(stdout, /src\/a\.ts/);
  assert.not.match(stdout, /Mixpanel/);
  writeFileSync(join(folder, 'src/a.ts'), `// policy-lint-disable-next-line code/undeclared-vendor -- off in production\n${POSTHOG}`);
  assert.is((await run(folder, only)).status, 0);
});

code('the family of rules is no command', async () => {
  const folder = sandbox({
    'privacy.yaml': `${DECLARATION}code: src/**\n`,
    'policy.md': '# Privacy policy\n\nWe collect nothing.\n',
    'src/a.ts': POSTHOG,
  });
  assert.is((await run(folder, ['--only', 'code'])).status, 1);
  assert.match((await run(folder, ['--format', 'json', 'code', 'src'])).stdout, /"vendors"/);
});

code('with --since, a vendor that was there before is not news', async () => {
  const folder = sandbox(
    { 'privacy.yaml': `${DECLARATION}code: src/**\n`, 'policy.md': '# Privacy policy\n\nWe collect nothing.\n', 'src/a.ts': POSTHOG },
    false,
  );
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@mill.example', ...args], { cwd: folder, stdio: 'pipe' });
  };
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'a');
  writeFileSync(join(folder, 'src/b.ts'), "import * as Sentry from '@sentry/node';\nSentry.init();\n");
  const { stdout } = await run(folder, ['--since', 'main', '--only', 'code/undeclared-vendor', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: readonly { message: string }[] };
  assert.equal(
    findings.map(({ message }) => message.includes('Sentry')),
    [true],
  );
});

code.run();
