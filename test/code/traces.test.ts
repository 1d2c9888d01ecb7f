// From facts to vendors: which are found, by which traces, how weak these are, in which order, and what code is said to do with them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeIn, readProgram } from '../../src/code.js';
import { createRegistry } from '../../src/extract/vendors.js';
import type { VendorTable } from '../../src/extract/vendors.js';
import type { Code } from '../../src/model/code.js';
import { foreignOf } from '../../src/model/ecosystem.js';
import type { Program } from '../../src/model/program.js';
import { place, positionAt, textAt } from '../../src/model/text.js';
import { importsOf } from '../../src/parse/code/imports.js';
import { parsePackages } from '../../src/parse/code/packages/packages.js';

const VENDORS: VendorTable = {
  mill: {
    name: 'Mill Stats',
    kind: 'analytics',
    packages: ['mill-stats', '@mill/*'],
    inert: ['mill-stats/types', 'mill-stats/verify', '@mill/build', 'pypi:mill-cli'],
    sdks: ['pypi:mill-stats', 'py:mill_stats', 'go:mill.example/stats'],
    hosts: ['mill.example', 'in.mill.example'],
    sites: ['mill.example'],
    cookies: ['_mill*'],
    globals: ['fbq'],
    type: 'analytics_provider',
  },
  grain: { name: 'grain AI', kind: 'ai', packages: ['grain-ai'], sdks: ['pypi:grain-ai', 'py:grain_ai'], hosts: ['api.grain.example'] },
  bran: { name: 'Bran', kind: 'email', packages: ['bran-mail'], hosts: ['bran.example'], configured: true },
};
const test = suite('code/traces');

async function codeOf(files: Readonly<Record<string, string>>, additions = {}): Promise<Code> {
  const programs: Program[] = [];
  const manifests = [];
  for (const [path, text] of Object.entries(files)) {
    const source = { path, text };
    if (foreignOf(path)) {
      const facts = importsOf(path, text).map(
        ({ module, names, start, end }) => ({ kind: 'import', module, names, at: place(source, start, end) }) as const,
      );
      programs.push({ source, facts });
    } else {
      const manifest = parsePackages(source);
      if (manifest && /(?:package\.json|requirements\.txt|go\.mod)$/.test(path)) manifests.push(manifest);
      else programs.push((await readProgram(source)).program);
    }
  }
  return codeIn(programs, manifests, createRegistry(VENDORS, additions));
}

function where(at: Parameters<typeof textAt>[0]): string {
  const { line, column } = positionAt(at.source, at.start);
  return `${at.source.path}:${line}:${column}`;
}

/** Each vendor in a line of its own with its traces. */
function traces({ vendors }: Code): string[] {
  return vendors.map(
    ({ vendor, traces: all }) =>
      `${vendor.id}: ${all.map(({ via, name, weak, at }) => `${via} ${name} ${where(at)}${weak ? ` ${weak}` : ''}`).join(', ')}`,
  );
}

/** What code is said to do, a line a statement. */
function said({ statements }: Code): string[] {
  return statements.map((one) => {
    const mentions = [...one.data, ...one.recipients].map(({ id, text, start, end }) => `${id}/${text}@${start}-${end}`);
    const { mechanism, duration } = one;
    const how = [mechanism, duration && `${duration.kind} ${duration.days} ${duration.text}`].filter(Boolean);
    return [one.action, one.modal, one.confidence, ...mentions, ...how, `because ${one.because.join('; ')}`, `«${textAt(one.at)}»`].join(
      ' ',
    );
  });
}

test('vendors stand by name, and the traces of each by weakness, kind, file and place', async () => {
  const code = await codeOf({
    'src/b.ts':
      "fbq('init', '1'); fetch('https://in.mill.example/e', { body }); document.cookie = '_mill_id=1; path=/';\nimport mill from 'mill-stats'; mill.track('x', { email }); import n from '@mill/next'; n();",
    'src/a.ts': "\nimport { Mill } from 'mill-stats/react'; if (consent) new Mill(); import b from 'bran-mail'; b.send();",
    'src/c.ts': "fetch('https://in.mill.example/read'); import g from 'grain-ai'; new g(KEY);",
  });
  assert.equal(traces(code), [
    'bran: package bran-mail src/a.ts:2:81',
    'grain: package grain-ai src/c.ts:1:54',
    'mill: package mill-stats/react src/a.ts:2:22, package mill-stats src/b.ts:2:18, package @mill/next src/b.ts:2:74, host in.mill.example src/b.ts:1:25, global fbq src/b.ts:1:1, host in.mill.example src/c.ts:1:7 read, cookie _mill_id src/b.ts:1:83 stored',
  ]);
  assert.equal(
    code.sent.map(({ vendor, fact }) => `${vendor.id} ${fact.method} ${where(fact.at)}`),
    ['mill track src/b.ts:2:32'],
  );
  assert.equal(
    code.started.map(({ vendor, fact }) => `${vendor.id} ${fact.name} ${where(fact.at)}${fact.gated ? ' gated' : ''}`),
    ['mill fbq init src/b.ts:1:1', 'mill Mill src/a.ts:2:55 gated', 'grain default src/c.ts:1:66'],
  );
});

type Case = readonly [what: string, code: string, traces: readonly string[]];
const CASES: readonly Case[] = [
  ['exports by which nothing is sent', "import { verify } from 'mill-stats'; verify();", []],
  ['one of them beside another', "import { verify, init } from 'mill-stats'; verify(); init();", ['mill: package mill-stats a.tsx:1:30']],
  ['the whole package', "import * as m from 'mill-stats'; m.verify();", ['mill: package mill-stats a.tsx:1:20']],
  ['a package imported for its effects', "import 'mill-stats';", ['mill: package mill-stats a.tsx:1:8']],
  ['packages by which nothing is sent', "import 'mill-stats/types'; import '@mill/build';", []],
  [
    'a website that is asked, or has settings',
    "fetch('https://mill.example/a', { body }); axios.create({ baseURL: 'https://mill.example' });",
    [],
  ],
  [
    'pictures and styles of a website',
    "<><img src='https://mill.example/a.png' /><link rel='stylesheet' href='https://mill.example/a.css' /></>",
    [],
  ],
  ['a script of a website', "<script src='https://mill.example/a.js' />", ['mill: host mill.example a.tsx:1:13']],
  ['a frame of a website', "<iframe src='https://mill.example/a' />", ['mill: host mill.example a.tsx:1:13']],
  ['what a browser asks for', "'use client'; fetch('https://in.mill.example/a');", ['mill: host in.mill.example a.tsx:1:21']],
  ['what nobody knows who asks for', "fetch('https://in.mill.example/a');", ['mill: host in.mill.example a.tsx:1:7 read']],
  ['what is asked for with a key', "fetch('https://in.mill.example/a', { headers });", ['mill: host in.mill.example a.tsx:1:7']],
  ['a picture of its service', "<img src='https://in.mill.example/a' />", ['mill: host in.mill.example a.tsx:1:10']],
  [
    'a cookie, and not what only storage calls so',
    "localStorage.setItem('_mill', 1); setCookie('_mill_a', 2);",
    ['mill: cookie _mill_a a.tsx:1:45 stored'],
  ],
  [
    'a client with another address',
    "import { G } from 'grain-ai'; new G({ baseURL: 'https://own.example' });",
    ['grain: package grain-ai a.tsx:1:19 elsewhere'],
  ],
  [
    'with that of its vendor',
    "import { G } from 'grain-ai'; new G({ baseURL: 'https://api.grain.example/v1' });",
    ['grain: package grain-ai a.tsx:1:19, host api.grain.example a.tsx:1:48'],
  ],
  [
    'with one that is not known',
    "import { G } from 'grain-ai'; new G({ baseUrl: process.env.URL });",
    ['grain: package grain-ai a.tsx:1:19 elsewhere'],
  ],
  ['without one', "import { G } from 'grain-ai'; new G({ apiKey });", ['grain: package grain-ai a.tsx:1:19']],
  [
    'two clients of which one has another address',
    "import { G } from 'grain-ai'; new G({ baseURL: 'https://own.example' }); new G({});",
    ['grain: package grain-ai a.tsx:1:19'],
  ],
  ['a package of which no client is made', "import { G } from 'grain-ai'; G.ask();", ['grain: package grain-ai a.tsx:1:19']],
  [
    'clients of others that have another address',
    "import { M } from 'mill-stats'; import { G } from 'grain-ai'; new G(); new M({ baseURL: 'https://own.example' });",
    ['grain: package grain-ai a.tsx:1:51', 'mill: package mill-stats a.tsx:1:19'],
  ],
];
for (const [what, text, expected] of CASES)
  test(`traces: ${what}`, async () => {
    assert.equal(traces(await codeOf({ 'a.tsx': text })), [...expected]);
  });

test('lists of packages name vendors that no import shows, and back names of modules', async () => {
  const list = 'grain-ai\nmill-stats\nmill-cli\n';
  assert.equal(traces(await codeOf({ 'requirements.txt': list, 'app/a.py': 'import grain_ai\nc = grain_ai.Client(base_url=URL)\n' })), [
    'grain: package grain_ai app/a.py:1:8 elsewhere',
    'mill: package mill-stats requirements.txt:2:1 listed',
  ]);
  assert.equal(traces(await codeOf({ 'requirements.txt': 'grain-ai\nmill-cli\n', 'app/a.py': 'import grain_ai\nimport mill_stats\n' })), [
    'grain: package grain_ai app/a.py:1:8',
  ]);
  // A module of the project's own has the name of the package.
  for (const own of ['mill_stats.py', 'src/mill_stats/a.py'])
    assert.equal(traces(await codeOf({ 'requirements.txt': list, 'app/a.py': 'import mill_stats\n', [own]: '' })), [
      'grain: package grain-ai requirements.txt:1:1 listed',
      'mill: package mill-stats requirements.txt:2:1 listed',
    ]);
  assert.equal(traces(await codeOf({ 'requirements.txt': list, 'app/a.py': 'import mill_stats\n', 'lib/deep/mill_stats.py': '' })), [
    'grain: package grain-ai requirements.txt:1:1 listed',
    'mill: package mill_stats app/a.py:1:8',
  ]);
  const go = 'package a\nimport "mill.example/stats/v2"\n';
  assert.equal(traces(await codeOf({ 'go.mod': 'module own.example/a\n', 'a.go': go })), ['mill: package mill.example/stats/v2 a.go:2:9']);
  assert.equal(traces(await codeOf({ 'go.mod': 'module Mill.example/stats\n', 'a.go': go })), []);
});

test('what a package.json needs and no code uses', async () => {
  const needs = '{"name": "own", "dependencies": {"@mill/build": "1", "mill-stats": "1", "@mill/x": "1", "bran-mail": "1"}}';
  const code = await codeOf({ 'package.json': needs, 'a.ts': "import b from 'bran-mail'; b();" });
  assert.equal(
    code.unused.map(({ vendor, name, at }) => `${vendor.id} ${name} ${where(at)}`),
    ['mill mill-stats package.json:1:54'],
  );
  const same = '{"name": "grain-ai", "dependencies": {"grain-ai": "1"}}';
  const own = await codeOf({ 'package.json': same, 'a.ts': "import b from 'grain-ai'; b.identify({ email });" });
  assert.equal([traces(own), own.sent.length, own.unused.length], [[], 0, 0]);
});

test('data given to a wrapper of our own go to the one vendor that it uses', async () => {
  const give = (module: string, what: string): string => `import { track } from '${module}'; track('x', { ${what} });`;
  const code = await codeOf({
    'package.json': '{"name": "root"}',
    'packages/track/package.json': '{"name": "@own/track"}',
    'packages/track/src/index.ts': "import mill from 'mill-stats'; export const t = (e) => mill.init(e);",
    'app/src/a.ts': give('@own/track/react', 'email'),
    'app/src/b.ts': give('@/lib/stats', 'phone'),
    'app/src/lib/stats.ts': "export { track } from './deeper/again';",
    'app/src/lib/deeper/again.tsx': "import '../../c.js'; import m from '../.././mill'; export const track = m;",
    'app/src/c.ts': give('./lib/deeper/again', 'ssn'),
    'app/src/mill/index.ts': "import mill from 'mill-stats'; mill.init();",
    'app/src/both.ts': "import mill from 'mill-stats'; import g from 'grain-ai'; mill.init(); g();",
    'app/src/d.ts': give('./both', 'email'),
    'app/src/e.ts': give('other-thing', 'email'),
    'app/src/f.ts': give('./none', 'email'),
    'app/src/g.ts': give('mill-stats/types', 'email'),
    'app/pages/h.ts': give('~/mill', 'iban'),
    'app/pages/i.ts': give('../src/mill/index.js', 'cvv'),
    'app/pages/j.ts': give('src/mill', 'gender'),
    'pages/k.ts': give('@/mill', 'email'),
    'pages/l.ts': give('/app/src/mill', 'email'),
  });
  assert.equal(
    code.sent.map(({ vendor, fact }) => `${vendor.id} ${fact.at.source.path} ${fact.data.map(({ name }) => name).join()}`),
    [
      'mill app/src/a.ts email',
      'mill app/src/b.ts phone',
      'mill app/src/c.ts ssn',
      'mill app/pages/h.ts iban',
      'mill app/pages/i.ts cvv',
      'mill app/pages/j.ts gender',
    ],
  );
});

test('hosts that are nobody’s, each with its first place and how often it is asked', async () => {
  const hosts = ['https://z.example/a', 'https://a.example/a', 'https://z.example/b', 'http://localhost/a', 'https://in.mill.example/'];
  const code = await codeOf({ 'a.ts': hosts.map((url) => `fetch('${url}');`).join('\n') });
  assert.equal(
    code.others.map(({ host, at, places }) => `${host} ${where(at)} ${places}`),
    ['a.example a.ts:2:7 1', 'z.example a.ts:1:7 2'],
  );
});

test('what code says is told as what may happen', async () => {
  const files = {
    'a.tsx': [
      "import m from 'mill-stats'; m.identify({ email, phone });",
      'navigator.geolocation.getCurrentPosition(f);',
      "document.cookie = 'seen=1; max-age=86400'; sessionStorage.setItem('k', v);",
      "res.cookie('mill', v, { maxAge: 3600000 });",
      'if (navigator.globalPrivacyControl) f();',
      "const a = <input type='email' />;",
      "import b from 'bran-mail'; b();",
      "fetch('https://api.grain.example/');",
    ].join('\n'),
    'b.sql': 'create table users (\n  email text\n);',
  };
  const code = await codeOf(files);
  assert.equal(said(code), [
    "share may low processor/grain AI@335-363 because the code uses grain AI (host api.grain.example) «'https://api.grain.example/'»",
    "share may medium analytics_provider/Mill Stats@14-26 because the code uses Mill Stats (package mill-stats) «'mill-stats'»",
    'share may medium contact.email/email@41-46 contact.phone/phone@48-53 analytics_provider/Mill Stats@28-56 because the code hands email, phone to identify «m.identify({ email, phone })»',
    'collect may medium location.precise/navigator.geolocation.getCurrentPosition@58-101 because the code asks the device: navigator.geolocation.getCurrentPosition «navigator.geolocation.getCurrentPosition(f)»',
    "track may medium cookie period 1  because the code sets seen «'seen=1; max-age=86400'»",
    "track may medium local_storage because the code sets k «'k'»",
    "track may medium cookie period 0.041666666666666664 3600000 because the code sets mill «'mill'»",
    'honor_signal may medium gpc because the code reads the signal «navigator.globalPrivacyControl»',
    `collect may medium contact.email/type="email"@273-295 because a form asks for type="email" «<input type='email' />»`,
    'collect may medium contact.email/users.email@23-28 because there is a place for users.email «email»',
  ]);
  const own = said(await codeOf(files, { names: ['Mill Stats'] }));
  assert.equal(own.filter((one) => one.includes('Mill')).length, 1);
  assert.equal(
    said(await codeOf(files, { integrations: ['mill'] })).filter((one) => one.includes('uses Mill')),
    [],
  );
});

test('what only a list names, and what only weak traces show, is said with little confidence', async () => {
  assert.equal(said(await codeOf({ 'requirements.txt': 'mill-stats\n' })), [
    'share may low analytics_provider/Mill Stats@0-10 because the code lists a package of Mill Stats (package mill-stats) «mill-stats»',
  ]);
  assert.equal(said(await codeOf({ 'a.ts': "fetch('https://in.mill.example/a'); import 'mill-stats';" })), [
    "share may medium analytics_provider/Mill Stats@43-55 because the code uses Mill Stats (package mill-stats) «'mill-stats'»",
  ]);
});

test.run();
