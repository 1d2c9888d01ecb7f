// What people answered to findings: entries of the configuration and comments in the files.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isExpired, suppress, suppressionsOf } from '../../src/check/suppress.js';
import type { Ignore } from '../../src/check/suppress.js';
import { directivesOf } from '../../src/check/directives.js';
import type { Finding, Rule } from '../../src/model/rule.js';
import { place } from '../../src/model/text.js';
import type { Place, Source } from '../../src/model/text.js';
import { yamlPointer } from '../../src/parse/pointer.js';

const silence = suite('suppressions');

const yaml: Source = { path: 'privacy.yaml', text: 'selling:\n  sells: yes\ndata:\n  - {what: contact.email}\n  - {what: device.info}\n' };
const policy: Source = { path: 'docs/privacy.md', text: 'We do **not** sell\nyour data.\n' };
const at = (source: Source, words: string): Place => place(source, source.text.indexOf(words), source.text.indexOf(words) + words.length);

const finding: Finding = {
  ruleId: 'contradiction/sale',
  severity: 'error',
  confidence: 'high',
  message: 'm',
  help: null,
  docs: null,
  cites: [],
  at: at(yaml, 'yes'),
  related: [{ at: at(policy, 'We do **not** sell\nyour data'), note: 'n' }],
  suppressed: null,
  fingerprint: '0123456789abcdef',
};

const entry = (more: Partial<Ignore> = {}): Ignore => ({
  rule: 'contradiction/sale',
  reason: 'settled in March',
  expires: null,
  owner: null,
  path: null,
  fingerprint: null,
  pointer: null,
  quote: null,
  at: at(yaml, 'selling'),
  ...more,
});
const pointers = (where: Place) => (where.source === yaml ? yamlPointer(where) : null);
const isSilenced = (more: Partial<Ignore>): boolean =>
  suppress([finding], [], [entry(more)], '2026-11-22', pointers).findings[0]?.suppressed !== null;

silence('an entry silences what all of it is about', () => {
  const yes: readonly Partial<Ignore>[] = [
    {},
    { rule: 'contradiction/*' },
    { fingerprint: '0123456789abcdef' },
    { path: (path) => path === 'privacy.yaml' },
    { path: (path) => path === 'docs/privacy.md' },
    { quote: 'we do **NOT**  sell' },
    { pointer: '/selling/sells' },
    { pointer: '/selling' },
    { pointer: '/selling/' },
    { expires: '2026-11-22' },
    { path: (path) => path === 'privacy.yaml', quote: 'your data', pointer: '/selling' },
  ];
  for (const more of yes) assert.ok(isSilenced(more), JSON.stringify(more));
  const no: readonly Partial<Ignore>[] = [
    { rule: 'contradiction/sharing' },
    { rule: 'omission/*' },
    { fingerprint: '0123456789abcdee' },
    { path: (path) => path === 'other.yaml' },
    { quote: 'we never sell' },
    { pointer: '/data' },
    { pointer: '/sell' },
    { pointer: '/selling/sells/0' },
    { expires: '2026-11-21' },
    { quote: 'your data', pointer: '/data' },
    { quote: 'nothing', pointer: '/selling' },
  ];
  for (const more of no) assert.not(isSilenced(more), JSON.stringify(more));
});

silence('the reason stands with the finding, that of a comment in the file first', () => {
  const commented: Source = { path: 'privacy.yaml', text: 'sells: yes # policy-lint-disable-line contradiction/sale -- told in person\n' };
  const there = { ...finding, at: at(commented, 'yes') };
  const directives = directivesOf(commented, 'yaml');
  const both = suppress([there], directives, [entry()], '2026-11-22', pointers);
  assert.equal(both.findings[0]?.suppressed, { by: 'inline', reason: 'told in person' });
  assert.is(both.used.size, 2, 'both are of use');
  const one = suppress([finding], directives, [entry()], '2026-11-22', pointers);
  assert.equal(one.findings[0]?.suppressed, { by: 'config', reason: 'settled in March' });
  assert.is(one.used.size, 1);
  const other = suppress([{ ...there, ruleId: 'contradiction/sharing' }], directives, [], '2026-11-22', pointers);
  assert.equal([other.findings[0]?.suppressed, other.used.size], [null, 0]);
});

silence('the last day is a valid one', () => {
  assert.equal(
    [null, '2026-11-21', '2026-11-22', '2026-11-23'].map((expires) => isExpired(expires, '2026-11-22')),
    [false, true, false, false],
  );
});

silence('what rules on suppressions see: whether the rule exists, which is meant, whether it ran', () => {
  const rules = new Map(['contradiction/sale', 'contradiction/sharing'].map((id) => [id, {} as Rule]));
  const seen = (rule: string, ran: readonly string[], refused = false): unknown[] => {
    const ignore = entry({ rule, expires: '2026-12-01', owner: 'Vera' });
    const [one] = suppressionsOf([], [ignore], new Set([ignore]), new Set(ran), rules, refused);
    assert.equal([one?.by, one?.expires, one?.owner, one?.used, one?.reason], ['config', '2026-12-01', 'Vera', true, 'settled in March']);
    return [one?.exists, one?.meant, one?.decided];
  };
  assert.equal(seen('contradiction/sale', ['contradiction/sale']), [true, null, true]);
  assert.equal(seen('contradiction/sale', ['contradiction/sharing']), [true, null, false]);
  assert.equal(seen('contradiction/*', ['contradiction/sharing']), [true, null, false], 'of a family, all have to run');
  assert.equal(seen('contradiction/*', [...rules.keys()]), [true, null, true]);
  assert.equal(seen('contradiction/sales', []), [false, 'contradiction/sale', false]);
  // A family that is not known may be that of rules which were not loaded.
  assert.is(seen('ours/sale', [], true)[0], true);
  assert.is(seen('ours/sale', [], false)[0], false);
  assert.is(seen('contradiction/sales', [], true)[0], false);
});

silence.run();
