// The notice that was promised before a change, against the day from which it holds.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED } from '../../src/check/levels.js';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Project } from '../../src/project.js';
import { textAt } from '../../src/model/text.js';

const notices = suite('changes without notice');

/** A declaration, if any, and a policy. */
interface State {
  readonly facts?: string;
  readonly policy: string;
}

function projectOf({ facts, policy }: State): Project {
  return {
    declaration:
      facts === undefined
        ? null
        : { path: 'privacy.yaml', text: `declaration: 1\norganization: {name: Mosswick}\npolicy: {file: privacy.md${facts}}\n` },
    policies: [{ source: { path: 'privacy.md', text: `# Privacy policy\n\n${policy}\n` } }],
  };
}

/** "severity: the place | message", one a finding. */
async function found(was: State, is: State, asOf = '2026-11-22'): Promise<string[]> {
  const { findings } = await lint({ ...projectOf(is), base: projectOf(was) }, RULES, {
    ...defaultSettings(asOf),
    levels: { ...RECOMMENDED, only: ['change/material-without-notice'] },
    minConfidence: 'low',
  });
  return findings.map(({ severity, at, message }) => `${severity}: ${textAt(at)} | ${message}`);
}

const OLD = 'We collect your e-mail address.';
const NEW = 'We collect your e-mail address and your precise location.';
const TELLING = 'We will tell you of material changes to this policy by e-mail 30 days before they take effect.';
/** Before and after a material change, with lines of each that say more. */
const changed = (was: string, is: string): [State, State] => [{ policy: `${was}\n\n${OLD}` }, { policy: `${is}\n\n${NEW}` }];
const declared = (was: string, is: string): [State, State] => [
  { facts: was, policy: OLD },
  { facts: is, policy: NEW },
];

notices('one day is one day, and enough is enough', async () => {
  const told = (days: string, effect: string): [State, State] =>
    changed(TELLING.replace('30 days', days), `Last updated: 1 November 2026. Effective ${effect} November 2026.`);
  assert.equal(await found(...told('1 day', '1')), [
    'error: 1 November 2026 | Notice of 1 day was promised; a material change takes effect at once (1 November 2026).',
  ]);
  assert.equal(await found(...told('1 day', '2')), []);
  assert.equal(await found(...told('10 days', '10')), [
    'error: 10 November 2026 | Notice of 10 days was promised; a material change takes effect after 9 days (10 November 2026).',
  ]);
  assert.equal(await found(...told('10 days', '11')), []);
  assert.equal(await found(...told('10 days', '2')), [
    'error: 2 November 2026 | Notice of 10 days was promised; a material change takes effect after 1 day (2 November 2026).',
  ]);
});

notices('what is no promise of a number of days before a change', async () => {
  const soon = 'Last updated: 22 November 2026. Effective 23 November 2026.';
  assert.is((await found(...changed(TELLING, soon))).length, 1);
  for (const no of [
    // How often a text is read again, what is not done, what may be, what was, and days of something else.
    'We will tell you of changes to this policy by e-mail at least every 12 months.',
    'We will not tell you of changes to this policy by e-mail 30 days before they take effect.',
    'We delete your e-mail address 30 days after you leave.',
    'We will tell you of material changes to this policy by e-mail.',
    'Will we tell you of changes to this policy by e-mail 30 days before they take effect?',
    'We cannot always tell you of changes to this policy by e-mail 30 days before they take effect.',
    'We are not obliged to tell you of changes to this policy by e-mail 30 days before they take effect.',
    'We will try to tell you of changes to this policy by e-mail 30 days before they take effect.',
    'We will normally tell you of changes to this policy by e-mail 30 days before they take effect.',
    'We may tell you of changes to this policy by e-mail 30 days before they take effect.',
  ])
    assert.equal(await found(...changed(no, soon)), [], no);
  // That the policy may change, or that a change may be refused, takes nothing back.
  for (const yes of [
    'We may change this policy, and will tell you by e-mail 30 days before.',
    'We will tell you of changes to this policy by e-mail 30 days before, and you may close your account.',
    'We will not change this policy without telling you by e-mail 30 days before.',
  ])
    assert.is((await found(...changed(yes, soon))).length, 1, yes);
  // What the new text promises binds the next change.
  assert.equal(await found(...changed('', `${soon}\n\n${TELLING}`)), []);
  // Of a hundred days one is still given notice; more is a rhythm and no notice.
  const long = (days: number): string => TELLING.replace('30', String(days));
  assert.is((await found(...changed(long(100), soon))).length, 1);
  assert.is((await found(...changed(long(101), soon))).length, 0);
});

notices('the declared number of days goes before the text', async () => {
  const soon = 'Last updated: 1 November 2026. Effective 11 November 2026.';
  const [was, is] = changed(TELLING, soon);
  const facts = ', change_notice: {days_before: 5, how: email}';
  assert.equal(await found({ ...was, facts }, { ...is, facts }), []);
  const more = ', change_notice: {days_before: 14, how: email}';
  assert.match((await found({ ...was, facts: more }, { ...is, facts: more }))[0] as string, /Notice of 14 days was promised/);
});

notices('without a new day there is nothing to count from', async () => {
  const days = ', change_notice: {days_before: 30, how: email}';
  assert.equal(await found(...declared(days, days)), []);
  assert.equal(await found(...declared(`${days}, effective: 2026-03-01`, `${days}, effective: 2026-03-01`)), [], 'the old day of effect');
  assert.equal(await found(...declared(days, `${days}, effective: unknown`)), []);
  assert.equal(await found(...changed(`Last updated: 1 March 2026\n\n${TELLING}`, 'Last updated: 1 March 2026')), []);
  // A day that the text names for something else is none of its own.
  assert.equal(await found(...changed(TELLING, 'The app was released on 23 November 2026.')), []);
});

notices('known since the declared day of the change, or else from today', async () => {
  const days = ', change_notice: {days_before: 30, how: email}';
  const when = (is: string, was = ''): Promise<string[]> => found(...declared(`${days}${was}`, `${days}${is}`));
  assert.equal(await when(', updated: 2026-11-01, effective: 2026-12-01'), []);
  assert.equal(await when(', updated: 2026-11-02, effective: 2026-12-01'), [
    'error: 2026-12-01 | Notice of 30 days was promised; a material change takes effect after 29 days (2026-12-01).',
  ]);
  // No day of the change, an unknown one, and the one of the change before it: nobody could know before today.
  for (const [is, was] of [
    ['', ''],
    [', updated: unknown', ''],
    [', updated: 2026-01-01', ', updated: 2026-01-01'],
  ] as const) {
    assert.match((await when(`${is}, effective: 2026-12-21`, was))[0] as string, /takes effect after 29 days/, is);
    assert.equal(await when(`${is}, effective: 2026-12-22`, was), [], is);
  }
});

notices('a day in the past may be a slip, and the day of a change need not be that of its effect', async () => {
  const days = ', change_notice: {days_before: 30, how: email}';
  assert.match((await found(...declared(days, `${days}, effective: 2026-11-22`)))[0] as string, /^error: 2026-11-22 \| .* at once/);
  assert.match((await found(...declared(days, `${days}, effective: 2026-11-21`)))[0] as string, /^warning: 2026-11-21 \| .* at once/);
  const old = `Last updated: 1 March 2026\n\n${TELLING}`;
  assert.match((await found(...changed(old, 'Last updated: 22 November 2026')))[0] as string, /^warning: 22 November 2026 \| .* at once/);
  assert.match((await found(...changed(old, 'Published 22 November 2026')))[0] as string, /^warning: 22 November 2026 \| .* at once/);
  // With a day of effect alone, people know from today.
  assert.match((await found(...changed(old, 'Effective 25 November 2026')))[0] as string, /^error: 25 November 2026 \| .* after 3 days/);
  // The day of the change before it stays in the history.
  assert.equal(await found(...changed(old, 'Last updated: 1 March 2026. Effective 22 December 2026.')), []);
});

notices('nobody is told by the declaration, unless the text says that they are', async () => {
  const none = ', change_notice: none';
  assert.equal(await found(...declared(none, none)), [
    'warning: none | A material change is made, and by the declaration people are not told of changes.',
  ]);
  const [was, is] = declared(none, none);
  assert.equal(await found(was, { ...is, policy: `${NEW}\n\nWe sell your e-mail address to data brokers.` }), [
    'warning: none | 3 material changes are made, and by the declaration people are not told of changes.',
  ]);
  assert.equal(await found(was, { ...is, policy: `${NEW}\n\n${TELLING}` }), []);
  for (const how of ['', ', change_notice: {how: email}', ', change_notice: {how: unknown}'])
    assert.equal(await found(...declared(how, how)), [], how);
});

notices('changes in favour of people, and ones that change nothing for them, need no notice', async () => {
  const soon = 'Last updated: 22 November 2026. Effective 23 November 2026.';
  assert.equal(await found({ policy: `${TELLING}\n\n${NEW}` }, { policy: `${soon}\n\n${OLD}` }), []);
  assert.equal(await found({ policy: `${TELLING}\n\n${OLD}` }, { policy: `${soon}\n\n${OLD}\n\nThank you for reading.` }), []);
  // Without a state before there is no change.
  const { findings } = await lint(projectOf({ policy: `${soon}\n\n${TELLING}` }), RULES, {
    ...defaultSettings('2026-11-22'),
    levels: { ...RECOMMENDED, only: ['change/*'] },
  });
  assert.equal(findings, []);
});

notices.run();
