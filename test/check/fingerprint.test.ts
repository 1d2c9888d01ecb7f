import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { normalized, unnumbered, withFingerprints, withUniqueFingerprints } from '../../src/check/fingerprint.js';
import type { Bare } from '../../src/check/fingerprint.js';
import { place } from '../../src/model/text.js';
import type { Place, Source } from '../../src/model/text.js';
import { yamlPointer } from '../../src/parse/pointer.js';

const test = suite('check/fingerprint');

function at(source: Source, quote: string): Place {
  const start = source.text.indexOf(quote);
  assert.ok(start >= 0, quote);
  return place(source, start, start + quote.length);
}

function bare(where: Place, related: readonly Place[] = [], ruleId = 'a/b'): Bare {
  return {
    ruleId,
    severity: 'error',
    confidence: 'high',
    message: 'm',
    help: null,
    docs: null,
    cites: [],
    at: where,
    related: related.map((other) => ({ at: other, note: 'n' })),
    suppressed: null,
  };
}

const pointers = (where: Place) => (where.source.path.endsWith('.yaml') ? yamlPointer(where) : null);
const prints = (findings: Bare[]): string[] => withFingerprints(findings, pointers).map((finding) => finding.fingerprint);

const YAML =
  'organization: {name: Foo}\ndata:\n  - what: [contact.email, identity.name]\n    to: [mailer, ads]\n  - what: device.info\n    to: ads\n';
const yaml: Source = { path: 'p.yaml', text: YAML };
const policy: Source = { path: 'p.md', text: 'Intro.\n\nWe do **not** sell\nyour data.\n' };

test('sixteen hexadecimal digits, the same for the same', () => {
  const [one] = prints([bare(at(yaml, 'mailer'))]);
  assert.match(one as string, /^[0-9a-f]{16}$/);
  assert.is(one, prints([bare(at(yaml, 'mailer'))])[0]);
});

test('survives moved lines, reflowed text and entries added above', () => {
  const moved: Source = {
    path: 'other/p.yaml',
    text: `# a comment\n${YAML.replace('data:\n', 'data:\n  - what: account.settings\n    to: mailer2\n')}`,
  };
  const reflowed: Source = { path: 'q.md', text: 'More.\n\nIntro.\n\nwe do **not**   sell your data.\n' };
  assert.equal(
    prints([bare(at(yaml, 'mailer, ads'.slice(0, 6)), [at(policy, 'We do **not** sell\nyour data')])]),
    prints([
      bare(place(moved, moved.text.indexOf('[mailer') + 1, moved.text.indexOf('[mailer') + 7), [
        at(reflowed, 'we do **not**   sell your data'),
      ]),
    ]),
  );
});

test('differs by rule, by fact, by words', () => {
  const all = prints([
    bare(at(yaml, 'mailer')),
    bare(at(yaml, 'mailer'), [], 'a/c'),
    bare(at(yaml, 'Foo')),
    bare(at(policy, 'We do **not** sell')),
    bare(at(policy, 'Intro')),
    bare(at(yaml, 'mailer'), [at(policy, 'Intro')]),
  ]);
  assert.is(new Set(all).size, all.length);
  const first = place(yaml, YAML.indexOf('ads'), YAML.indexOf('ads') + 3);
  const second = place(yaml, YAML.lastIndexOf('ads'), YAML.lastIndexOf('ads') + 3);
  assert.is.not(prints([bare(first)])[0], prints([bare(second)])[0]);
});

test('equal ones are numbered', () => {
  const [one, two] = prints([bare(at(yaml, 'mailer')), { ...bare(at(yaml, 'mailer')), message: 'other' }]);
  assert.is(two, `${one}-2`);
});

test('numbers are given anew where findings of several runs are joined', () => {
  const joined = withUniqueFingerprints(['0a', '0a-2', '0b', '0a', '0b-12'].map((fingerprint) => ({ fingerprint })));
  assert.equal(
    joined.map(({ fingerprint }) => fingerprint),
    ['0a', '0a-2', '0b', '0a-3', '0b-2'],
  );
  assert.equal(['0a-12', '0a', '0a-2-3'].map(unnumbered), ['0a', '0a', '0a-2']);
});

test('the accidents of layout are no part of words, nor is what stands far behind', () => {
  assert.is(normalized('  We  do\n\tNOT sell '), 'we do not sell');
  assert.is(normalized(`${'a'.repeat(239)} b`), `${'a'.repeat(239)} `);
  assert.is(normalized(`${' '.repeat(3000)}a`), '');
  assert.is(normalized('x'.repeat(300)).length, 240);
});

// Baselines and comments in repositories of others hold them: they must be the same in every version.
test('a fingerprint is the same in every version', () => {
  assert.equal(
    prints([
      bare(at(yaml, 'mailer'), [at(policy, 'We do **not** sell\nyour data')]),
      bare(at(policy, 'Intro')),
      bare(at(yaml, 'device.info'), [], 'contradiction/sale'),
    ]),
    ['547311d60cac6207', 'abde74abe0db9be4', 'fc833fa87e8c9ca9'],
  );
});

test('a pointer names the innermost node around a place', () => {
  assert.equal(yamlPointer(at(yaml, 'mailer')), { exact: '/data/0/to/0', stable: '/data/contact.email,identity.name/to/*' });
  assert.equal(yamlPointer(at(yaml, 'Foo')), { exact: '/organization/name', stable: '/organization/name' });
  assert.equal(yamlPointer(at(yaml, 'organization')), { exact: '/organization', stable: '/organization' });
  assert.equal(yamlPointer(place({ path: 'x.yaml', text: 'a/b: {c~d: 1}' }, 11, 12)).exact, '/a~1b/c~0d');
  assert.equal(yamlPointer(place({ path: 'x.yaml', text: 'a: [' }, 0, 1)).exact, '');
});

test.run();
