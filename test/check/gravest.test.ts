// Of findings that say one thing of one place, one stays.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import consent from '../../rules/fairness/consent-by-use/rule.js';
import change from '../../rules/fairness/unilateral-change/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { gravest as keepGravest, type Found } from '../../src/check/gravest.js';
import type { Context, Rule } from '../../src/model/rule.js';
import { place } from '../../src/model/text.js';
import { growthOf } from '../cost.js';

const gravest = suite('gravest');
const BOTH = new Map<string, Rule>([
  ['fairness/consent-by-use', consent],
  ['fairness/unilateral-change', change],
]);
const TEXT =
  '# Privacy policy\n\nWhoever reads on may check this page frequently. Your continued use of the site after a change constitutes your acceptance of the changed privacy policy.\n';

const BARE = {
  severity: 'error',
  confidence: 'high',
  message: '',
  help: null,
  docs: null,
  cites: [],
  related: [],
  suppressed: null,
} as unknown as Found['finding'];
const NO_POLICIES = { policies: [] } as unknown as Context;

async function found(text: string, rules: ReadonlyMap<string, Rule>): Promise<string[]> {
  return (
    await lint({ declaration: null, policies: [{ source: { path: 'policy.md', text } }] }, rules, defaultSettings('2026-11-22'))
  ).findings.map(({ ruleId }) => ruleId);
}

gravest('two rules that find a change by use: one finding', async () => {
  for (const [id, rule] of BOTH) assert.equal(await found(TEXT, new Map([[id, rule]])), [id], id);
  assert.is((await found(TEXT, BOTH)).length, 1);
});

gravest('in two blocks they are two', async () => {
  const apart =
    '# Privacy policy\n\nBy using this site, you consent to this privacy policy.\n\nWe encourage visitors to check this page frequently.\n';
  assert.equal((await found(apart, BOTH)).sort(), ['fairness/consent-by-use', 'fairness/unilateral-change']);
});

gravest('many findings cost no more each than few', async () => {
  const many = (length: number): string =>
    'By using this site, you consent to this privacy policy. We may change it, and your continued use is your acceptance of the changed policy.\n\n'.repeat(
      length / 140,
    );
  const findings = (text: string): readonly Found[] => {
    const from = { path: 'policy.md', text };
    return Array.from({ length: text.length / 20 }, (_, i) => ({
      about: 'x',
      givesWay: false,
      finding: { ...BARE, ruleId: i % 2 ? 'a/a' : 'b/b', at: place(from, i * 20, i * 20 + 5) },
    }));
  };
  assert.is(await growthOf(many, (text) => keepGravest(findings(text), NO_POLICIES)), null);
  // Where nothing stands beside anything, all stay.
  assert.is(keepGravest(findings(many(1400)), NO_POLICIES).length, 70);
});

gravest('a place over much of a file is beside all in it', () => {
  const from = { path: 'a.yaml', text: 'x'.repeat(100_000) };
  const found = (ruleId: string, start: number, end: number): Found => ({
    about: 'x',
    givesWay: false,
    finding: { ...BARE, ruleId, at: place(from, start, end) },
  });
  assert.equal(
    keepGravest([found('b/b', 70_000, 70_001), found('a/a', 0, 100_000)], NO_POLICIES).map(({ finding }) => finding.ruleId),
    ['a/a'],
  );
  assert.equal(
    keepGravest([found('a/a', 70_000, 70_001), found('b/b', 0, 100_000)], NO_POLICIES).map(({ finding }) => finding.ruleId),
    ['a/a'],
  );
});

gravest('what gives way does so to what a rule of another family finds as grave on the same words', () => {
  const from = { path: 'policy.md', text: 'We sell names. We sell letters.' };
  const there = { path: 'other.md', text: from.text };
  const found = (ruleId: string, more: Partial<Found['finding']> = {}, givesWay = false): Found => ({
    about: null,
    givesWay,
    finding: { ...BARE, ruleId, at: place(from, 3, 7), ...more },
  });
  const left = (...all: Found[]): string[] => keepGravest(all, NO_POLICIES).map(({ finding }) => finding.ruleId);
  const yielding = (more: Partial<Found['finding']> = {}): Found => found('text/a', more, true);
  assert.equal(left(yielding(), found('self/b')), ['self/b']);
  assert.equal(left(yielding({ severity: 'warning' }), found('self/b')), ['self/b']);
  assert.equal(left(yielding(), found('self/b', { at: place(from, 6, 20) })), ['self/b']);
  assert.equal(left(yielding({ at: place(from, 0, 30) }), found('self/b')), ['self/b']);
  // A lesser finding, one of the same family, beside the words, in another file: nothing to give way to.
  assert.equal(left(yielding(), found('self/b', { severity: 'warning' })), ['text/a', 'self/b']);
  assert.equal(left(yielding(), found('text/b')), ['text/a', 'text/b']);
  assert.equal(left(yielding(), found('self/b', { at: place(from, 7, 12) })), ['text/a', 'self/b']);
  assert.equal(left(yielding(), found('self/b', { at: place(from, 0, 3) })), ['text/a', 'self/b']);
  assert.equal(left(yielding(), found('self/b', { at: place(there, 3, 7) })), ['text/a', 'self/b']);
  // Two that give way to each other would leave nothing; what does not give way stays.
  assert.equal(left(found('text/a'), found('self/b')), ['text/a', 'self/b']);
  assert.equal(left(found('text/a'), yielding({ at: place(from, 20, 22) }), found('self/b')), ['text/a', 'text/a', 'self/b']);
});

gravest(
  'of two that are about one thing in one place the graver stays, of equals the first by its name, if it is beside all places of the other',
  () => {
    const from = { path: 'policy.md', text: 'x'.repeat(2000) };
    const found = (ruleId: string, start: number, more: Partial<Found['finding']> = {}, about: string | null = 'x'): Found => ({
      about,
      givesWay: false,
      finding: { ...BARE, ruleId, at: place(from, start, start + 5), ...more },
    });
    const left = (...all: Found[]): string[] => keepGravest(all, NO_POLICIES).map(({ finding }) => finding.ruleId);
    assert.equal(left(found('b/b', 10), found('a/a', 12)), ['a/a']);
    assert.equal(left(found('b/b', 10), found('a/a', 12, { severity: 'warning' })), ['b/b']);
    assert.equal(left(found('b/b', 10), found('a/a', 12, { severity: 'info' })), ['b/b']);
    assert.equal(left(found('b/b', 10), found('a/a', 15)), ['b/b', 'a/a']);
    assert.equal(left(found('b/b', 10, {}, 'y'), found('a/a', 12)), ['b/b', 'a/a']);
    assert.equal(left(found('b/b', 10, {}, null), found('a/a', 12)), ['b/b', 'a/a']);
    assert.equal(left(found('a/a', 10), found('a/a', 12)), ['a/a', 'a/a']);
    const related = (start: number) => ({ related: [{ at: place(from, start, start + 5), note: '' }] });
    assert.equal(left(found('b/b', 10, related(900)), found('a/a', 12)), ['b/b', 'a/a']);
    assert.equal(left(found('b/b', 10, related(900)), found('a/a', 12, related(902))), ['a/a']);
    assert.equal(left(found('b/b', 10), found('a/a', 900, related(12))), ['a/a']);
  },
);

gravest.run();
