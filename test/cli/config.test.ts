// The configuration: what is read, what is refused and where, and that the schema for editors says the same.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { IGNORE_KEYS, KEYS, OVERRIDE_KEYS, loadConfig } from '../../src/config.js';
import type { Config } from '../../src/config.js';
import validate from '../../src/generated/validate-config.js';
import { UserError } from '../../src/model/user-error.js';

const test = suite('cli/config');

/** Reads a configuration from texts; `/work/policy-lint.config.yaml` is the one asked for. */
function read(text: string): Config {
  return loadConfig('/work/policy-lint.config.yaml', '/work', () => text);
}

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    assert.instance(error, UserError);
    return (error as UserError).message;
  }
  return '';
}

const levels = (config: Config): Record<string, string> => Object.fromEntries([...config.rules].map(([id, { level }]) => [id, level]));

test('rules with the four levels and their spellings', () => {
  assert.equal(levels(read('rules: {a/b: off, c/d: warn, e/f: Warning, g/*: error, h/i: "info"}')), {
    'a/b': 'off',
    'c/d': 'warning',
    'e/f': 'warning',
    'g/*': 'error',
    'h/i': 'info',
  });
});

test('an empty configuration is one', () => {
  assert.is(read('').presets, null);
  assert.is(read('# nothing yet\n').presets, null);
});

test('extends names presets; an empty list starts from nothing', () => {
  assert.equal(read('extends: strict').presets, ['strict']);
  assert.equal(read('extends: [recommended, all]').presets, ['recommended', 'all']);
  assert.equal(read('extends: []').presets, []);
});

test('paths are relative to the configuration, globs may lack a folder', () => {
  const { overrides, ignores, plugins, isIgnored } = read(
    [
      'overrides: {files: "legal/*.md", rules: {a/b: off}}',
      'ignores: {rule: a/b, path: "*.md", reason: r}',
      'plugins: ./rules/acme.mjs',
      'ignorePatterns: [examples/, "*.de.md"]',
    ].join('\n'),
  );
  assert.ok(overrides[0]?.applies('legal/a.md'));
  assert.not.ok(overrides[0]?.applies('a.md'));
  assert.ok(ignores[0]?.path?.('deep/down/a.md'));
  assert.is(plugins[0]?.path, '/work/rules/acme.mjs');
  assert.equal(['/work/examples/x/privacy.yaml', '/work/docs/p.de.md', '/work/docs/p.md'].map(isIgnored), [true, true, false]);
});

const refused: [text: string, message: string][] = [
  ['ruls: {}', 'policy-lint.config.yaml:1:1: "ruls" is not a key of policy-lint.config.yaml; did you mean "rules"?'],
  ['rules:\n  a/b: erorr', 'policy-lint.config.yaml:2:8: "erorr" is not a level; did you mean "error"?'],
  ['rules: [a/b]', 'policy-lint.config.yaml:1:8: "rules" takes keys with values.'],
  ['rules: {a/b: off, a/b: info}', 'policy-lint.config.yaml:1:19: "a/b" stands twice in "rules".'],
  [
    'extends: recomended',
    'policy-lint.config.yaml:1:10: "recomended" is neither a preset nor the path of a configuration such as ./house.yaml; did you mean "recommended"?',
  ],
  ['extends: ./gone.yaml', 'policy-lint.config.yaml:1:10: ./gone.yaml is not a file.'],
  ['ignores: [{rule: a/b}]', 'policy-lint.config.yaml:1:11: This entry of "ignores" has no "reason".'],
  [
    'ignores: [{rule: a/b, reason: r, expires: 2026-02-30}]',
    'policy-lint.config.yaml:1:43: "2026-02-30" is not a day; write it as year-month-day, for example 2027-03-31.',
  ],
  [
    'ignores: [{rule: a/b, reason: r, until: 2026-02-01}]',
    'policy-lint.config.yaml:1:34: "until" is not a key of an entry of "ignores"; use one of rule, path, fingerprint, pointer, quote, reason, owner, expires.',
  ],
  [
    'ignores: [{rule: a/b, reason: r, pointer: recipients}]',
    'policy-lint.config.yaml:1:43: "recipients" is not a JSON pointer; write it as /recipients/mailer.',
  ],
  ['overrides: [{rules: {a/b: off}}]', 'policy-lint.config.yaml:1:13: This entry of "overrides" has no "files".'],
  ['- a', 'policy-lint.config.yaml:1:1: policy-lint.config.yaml takes keys with values.'],
  ['rules:\n\ta/b: off', 'policy-lint.config.yaml:2:1: A tab stands where YAML wants spaces. Indent with spaces, two for each level.'],
  ['plugins: [[a]]', 'policy-lint.config.yaml:1:11: "plugins" takes a text.'],
];
for (const [text, message] of refused)
  test(`refuses ${JSON.stringify(text)}`, () => {
    assert.is(refusal(text), message);
  });

test('whatever is cut off or changed, it is read or refused with a place, never a crash', () => {
  const whole =
    'extends: [strict]\nrules:\n  a/b: off\noverrides:\n  - {files: [x], rules: {c/d: info}}\nignores:\n  - {rule: a/b, reason: "r", expires: 2026-02-01}\n';
  for (let i = 0; i < whole.length; i++)
    for (const text of [
      whole.slice(0, i),
      whole.slice(i),
      whole.slice(0, i) + whole.slice(i + 1),
      `${whole.slice(0, i)}[${whole.slice(i)}`,
      `${whole.slice(0, i)}\0\t*${whole.slice(i)}`,
    ]) {
      const message = refusal(text);
      if (message) assert.match(message, /^policy-lint\.config\.yaml:\d+:\d+: .*[.?]$/s, JSON.stringify(text));
    }
});

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly definitions: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;
}
const schema = JSON.parse(readFileSync('schema/config.schema.json', 'utf8')) as Schema;

test('the schema has the same keys', () => {
  assert.equal(
    Object.keys(schema.properties)
      .filter((key) => key !== '$schema')
      .sort(),
    [...KEYS].sort(),
  );
  assert.equal(Object.keys(schema.definitions['override']?.properties ?? {}).sort(), [...OVERRIDE_KEYS].sort());
  assert.equal(Object.keys(schema.definitions['ignore']?.properties ?? {}).sort(), [...IGNORE_KEYS].sort());
});

test('the schema takes what is read and refuses what is refused', () => {
  for (const text of [
    'rules: {a/b: off, c/d: warn}',
    'extends: strict',
    'extends: [recommended, ./house.yaml]',
    'overrides: {files: "*.md", rules: {a/b: off}}',
    'ignores: [{rule: a/b, reason: r, expires: "2026-02-01", pointer: /data}]',
    'ignorePatterns: [examples/]',
    'plugins: ./a.mjs',
  ])
    assert.ok(validate(parse(text)), `${text}: ${JSON.stringify(validate.errors)}`);
  // The calendar, repeated keys and files that are not there are beyond a schema.
  for (const [text] of refused.filter(([, message]) => !/stands twice|not a day|not a file|tab stands/.test(message)))
    assert.not.ok(validate(parse(text)), text);
});

test('every property of the schema has title, description and examples', () => {
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'examples') continue;
      if (key === 'properties')
        for (const [name, property] of Object.entries(value as Record<string, Record<string, unknown>>)) {
          const target = typeof property['$ref'] === 'string' ? schema.definitions[property['$ref'].split('/').at(-1) as string] : {};
          for (const need of ['title', 'description', 'examples'])
            assert.ok(need in { ...target, ...property }, `${path}/${name} has no ${need}`);
        }
      walk(value, `${path}/${key}`);
    }
  };
  walk(schema, '');
});

test.run();
