// Holds the directions of the house: who may import whom, who may touch the world, who may match words.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readModule } from './imports.js';

const root = process.cwd();

/** What each room of src/ may import: rooms, or `room:types` for types only. A room may always import itself. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  generated: ['model'],
  parse: ['model', 'generated'],
  extract: ['model', 'parse:types', 'generated'],
  check: ['model', 'generated'],
  diff: ['model', 'check', 'generated'],
  report: ['model'],
  draft: ['model', 'check', 'parse'],
  code: ['model', 'parse', 'extract', 'check', 'generated'],
  project: ['model', 'parse', 'extract', 'check', 'code'],
  lint: ['model', 'parse', 'extract', 'check', 'diff', 'project'],
  explain: ['model', 'parse', 'lint', 'project'],
  index: ['model', 'parse', 'extract', 'check', 'diff', 'lint', 'project', 'report', 'generated'],
  load: ['model', 'parse', 'extract', 'check', 'lint', 'project', 'config', 'generated'],
  config: ['model', 'parse', 'extract', 'check', 'generated'],
  cli: [
    'model',
    'parse',
    'extract',
    'check',
    'diff',
    'report',
    'lint',
    'project',
    'load',
    'config',
    'generated',
    'index',
    'code',
    'explain',
    'draft',
  ],
  eslint: ['model', 'parse', 'extract', 'check', 'report', 'lint', 'project', 'load', 'config', 'code', 'generated'],
  action: ['model', 'report', 'lint', 'project', 'load', 'config', 'cli', 'generated'],
};
/** The rooms that may use files, the process or the clock. */
const WORLDLY = new Set(['cli', 'load', 'config', 'eslint', 'action']);
/** Modules of Node that compute and touch nothing. */
const PURE = new Set(['node:crypto', 'node:path', 'node:util']);
/** Nobody opens a connection. */
const NETWORK = new Set([
  'node:http',
  'node:https',
  'node:http2',
  'node:net',
  'node:tls',
  'node:dgram',
  'node:dns',
  'node:inspector',
  'undici',
]);
const NETWORK_NAMES = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource']);
/** Who may know the generated list of rules: src/lint.ts gets its rules handed in. */
const KNOWS_RULES = new Set(['cli', 'index', 'load', 'config', 'eslint', 'action']);

/** The passes of the reader of English, folders of src/extract/english, in the order in which they read: each may import those in front of it. */
const PASSES: readonly string[] = [
  'lexicon',
  'tokens',
  'groups',
  'names',
  'clauses',
  'sentences',
  'roles',
  'limits',
  'mood',
  'verbs',
  'statements',
  'practices',
  'lists',
];
const READER = 'src/extract/english/';

/** The place of a path in PASSES; behind all of them what stands in the folder itself; -1 where it is a folder that is not listed, or none of the reader's. */
function passOf(path: string): number {
  if (!path.startsWith(READER)) return -1;
  const [folder = '', file] = path.slice(READER.length).split('/');
  return file === undefined ? PASSES.length : PASSES.indexOf(folder);
}

/** The room of a path like src/parse/html.ts, src/lint.ts, rules/text/x/rule.ts, test/x.ts. */
function roomOf(path: string): string {
  const [top, room = ''] = path.split('/');
  return top === 'src' ? room.replace(/\.ts$/, '') : (top ?? '');
}

/** What is wrong with a module, each as "path:line: what". */
function trespasses(path: string, text: string): string[] {
  const module = readModule(path, text);
  const found: string[] = [];
  const say = (line: number, what: string): void => {
    found.push(`${path}:${line}: ${what}`);
  };
  const room = roomOf(path);

  for (const { target, typeOnly, line } of module.imports) {
    if (NETWORK.has(target) || NETWORK.has(`node:${target}`)) say(line, `imports ${target}: nothing here opens a connection`);
    if (room === 'rules') {
      if (target !== 'policy-lint') say(line, `imports ${target}: a rule imports only 'policy-lint'`);
      continue;
    }
    if (!ROOMS[room]) continue;
    if (target.startsWith('.')) {
      const there = posix.normalize(posix.join(posix.dirname(path), target)).replace(/\.js$/, '.ts');
      const other = roomOf(there);
      const reachable = ROOMS[room] as readonly string[];
      if (other === 'rules') {
        if (path !== 'src/generated/rules.ts') say(line, 'imports a rule by name');
      } else if (there === 'src/generated/rules.ts' && !KNOWS_RULES.has(room)) say(line, `${room} imports the list of rules`);
      else if (passOf(path) >= 0 && passOf(there) > passOf(path)) say(line, `a pass of the reader imports a later one, ${there}`);
      else if (other !== room && !reachable.includes(other) && !(typeOnly && reachable.includes(`${other}:types`)))
        say(line, `${room} imports ${other}${reachable.includes(`${other}:types`) ? ' for more than types' : ''}`);
    } else if (target === 'policy-lint') say(line, 'src/ imports itself by the package name');
    else if (target.startsWith('node:') && !typeOnly && !PURE.has(target) && !WORLDLY.has(room)) say(line, `${room} imports ${target}`);
    else if (target === '(computed)' && !WORLDLY.has(room)) say(line, `${room} imports a computed name`);
  }
  for (const { name, line } of module.ambient) {
    if (NETWORK_NAMES.has(name)) say(line, `uses ${name}: nothing here opens a connection`);
    else if ((ROOMS[room] && !WORLDLY.has(room)) || room === 'rules') say(line, `${room} uses ${name}`);
  }
  if (room === 'rules' && !path.startsWith('rules/text/'))
    for (const { text: pattern, line } of module.patterns)
      say(line, `matches words (${pattern}): only rules/text does; read statements instead`);
  return found;
}

const layers = suite('layers');

layers('every module keeps to its room', () => {
  const paths = ['src', 'rules']
    .filter((top) => existsSync(join(root, top)))
    .flatMap((top) => readdirSync(join(root, top), { recursive: true }).map((p) => posix.join(top, String(p).replaceAll('\\', '/'))))
    .filter((p) => p.endsWith('.ts'));
  assert.ok(paths.includes('src/model/text.ts'));
  const unknown = [...new Set(paths.filter((p) => p.startsWith('src/')).map(roomOf))].filter((r) => !ROOMS[r]);
  assert.equal(unknown, [], 'a new room in src/ needs a line in the table above');
  const unplaced = paths.filter((p) => p.startsWith(READER) && passOf(p) < 0);
  assert.equal(unplaced, [], 'a new pass of the reader needs a place among PASSES');
  assert.equal(
    paths.flatMap((p) => trespasses(p, readFileSync(join(root, p), 'utf8'))),
    [],
  );
});

const forbidden: [string, string, string][] = [
  ['a model that imports', 'src/model/x.ts', "import { a } from '../parse/b.js';"],
  ['a parser that knows a rule', 'src/parse/x.ts', "export * from '../check/b.js';"],
  ['an extractor that runs a parser', 'src/extract/x.ts', "import { parsePolicy } from '../parse/policy.js';"],
  ['a reporter that parses', 'src/report/x.ts', "const a = await import('../parse/policy.js');"],
  ['a pass of the reader that knows a later one', 'src/extract/english/groups/x.ts', "import type { A } from '../clauses/a.js';"],
  ['a pass of the reader that knows the whole of it', 'src/extract/english/lists/x.ts', "import { a } from '../reader.js';"],
  ['an import type across rooms', 'src/check/x.ts', "let a: import('../extract/facts.js').A;"],
  ['lint.ts with the list of rules', 'src/lint.ts', "import { RULES } from './generated/rules.js';"],
  ['a rule imported by name', 'src/cli/x.ts', "import sale from '../../rules/contradiction/sale/rule.js';"],
  ['the file system in a parser', 'src/parse/x.ts', "import { readFileSync } from 'node:fs';"],
  ['the process in the checker', 'src/check/x.ts', 'export const a = process.env.HOME;'],
  ['the clock in the checker', 'src/check/x.ts', 'export const a = new Date();'],
  ['the clock in a rule', 'rules/declaration/x/rule.ts', 'export const a = Date.now();'],
  ['a connection', 'src/cli/x.ts', "export const a = fetch('https://policy.example');"],
  ['a connection by module', 'src/cli/x.ts', "import 'node:https';"],
  ['a rule that reaches inside', 'rules/declaration/x/rule.ts', "import { a } from '../../../src/model/rule.js';"],
  ['a rule that imports another', 'rules/declaration/x/rule.ts', "import { a } from '../y/rule.js';"],
  ['a pattern in a rule', 'rules/contradiction/x/rule.ts', 'export const a = /sell/.test(b);'],
  ['a pattern made of a string', 'rules/contradiction/x/rule.ts', "export const a = new RegExp('sell');"],
  ['a pattern made by a call', 'rules/contradiction/x/rule.ts', "export const a = b.match('sell');"],
];
for (const [what, path, text] of forbidden)
  layers(`finds ${what}`, () => {
    assert.is(trespasses(path, text).length, 1, trespasses(path, text).join('\n'));
  });

const allowed: [string, string, string][] = [
  [
    'types of a parser in an extractor',
    'src/extract/x.ts',
    "import type { A } from '../parse/policy.js';\nimport { type B } from '../parse/policy.js';",
  ],
  ['the file system in a command', 'src/cli/x.ts', "import { readFileSync } from 'node:fs';\nexport const a = process.argv;"],
  ['a package in a parser', 'src/parse/x.ts', "const a = await import('parse5');"],
  ['a date that is given', 'src/check/x.ts', 'export const a = (day: string) => new Date(day).getTime();'],
  ['a pattern in a text rule', 'rules/text/x/rule.ts', "import { defineRule } from 'policy-lint';\nexport const a = /sell/;"],
  ['a key called process', 'rules/declaration/x/rule.ts', 'export const a = { process: 1 }.process;'],
];
for (const [what, path, text] of allowed)
  layers(`allows ${what}`, () => {
    assert.equal(trespasses(path, text), []);
  });

layers.run();
