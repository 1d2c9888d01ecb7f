import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import rule from '../../rules/self/disclosure-denied/rule.js';
import changes from '../../rules/self/change-terms/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';
import type { Finding, Rule } from '../../src/model/rule.js';

async function found(lines: readonly string[], asked: Rule = rule): Promise<readonly Finding[]> {
  const source = { path: 'policy.md', text: `# Privacy policy\n\n${lines.join('\n\n')}\n` };
  return (await lint({ declaration: null, policies: [{ source }] }, new Map([['self/asked', asked]]), defaultSettings('2026-11-22')))
    .findings;
}

const levels = async (...lines: readonly string[]): Promise<string[]> => (await found(lines)).map(({ severity }) => severity);

const DENIAL = 'We never share your personal information with third parties.';
const ADS = 'We share your personal information with our advertising partners.';
const opposed = suite('opposed');

opposed('equal terms without limits are an error, a part of the data is a warning', async () => {
  assert.equal(await levels(DENIAL, ADS), ['error']);
  assert.equal(await levels(DENIAL, 'We share your e-mail address with our advertising partners.'), ['warning']);
  assert.equal(await levels('We do not share your e-mail address with third parties.', ADS), []);
});

opposed('what the law asks for and what readers ask for is no contradiction', async () => {
  assert.equal(await levels(DENIAL, 'We share your personal information with other companies.'), ['warning']);
  assert.equal(await levels(DENIAL, 'We share your personal information with other companies where the law requires it.'), []);
  assert.equal(await levels(DENIAL, 'At your request we share your personal information with other companies.'), []);
});

opposed('a past period, and which data were meant, take nothing from what was done', async () => {
  assert.equal(await levels(DENIAL, 'In the last 12 months we have shared your personal information with our advertising partners.'), [
    'error',
  ]);
});

opposed('narrower recipients of the denial leave the others', async () => {
  assert.equal(await levels('We do not share your personal information with social networks.', ADS), []);
  assert.equal(await levels('We do not share your personal information with advertisers.', ADS), ['error']);
});

opposed('what follows in the open or is said of a group is no contradiction', async () => {
  assert.equal(await levels(`${DENIAL} However, we share your personal information with our advertising partners.`), []);
  assert.equal(await levels(DENIAL, '## Residents of California', ADS), []);
  assert.equal(await levels(`${DENIAL} This does not include trusted third parties who help us.`, ADS), []);
});

opposed('one finding for a denial, however many speak against it and however often it stands there', async () => {
  const [only, ...others] = await found([DENIAL, ADS, 'We share your personal information with our marketing partners.', DENIAL]);
  assert.equal(others, []);
  assert.match(only?.message ?? '', /line 5 says .* Line 7 says so too\./);
  assert.equal(only?.related.length, 2);
});

opposed('a heading over the denial limits it and is named', async () => {
  const [only] = await found(['## Text messages', DENIAL, '## Partners', ADS]);
  assert.is(only?.severity, 'warning');
  assert.match(only?.message ?? '', /They may agree if the heading "Text messages" covers both: say so there\./);
});

opposed('claims known by their words are compared in one policy', async () => {
  const texts = [
    'We will notify you by e-mail before any change to this policy takes effect.',
    'We may amend this policy at any time without prior notice.',
  ];
  assert.equal(
    (await found(texts, changes)).map(({ severity }) => severity),
    ['error'],
  );
  assert.equal(await found(texts.slice(0, 1), changes), []);
  // What is asked, quoted or denied says nothing that could speak against a promise.
  for (const other of [
    'May we amend this policy at any time without prior notice?',
    'The old text said “We may amend this policy at any time without prior notice”.',
    'We will never amend this policy at any time without prior notice.',
  ])
    assert.equal(await found([texts[0] as string, other], changes), [], other);
  const twice = await found([texts[0] as string, texts[1] as string, 'We like you.', texts[1] as string], changes);
  assert.equal(
    twice.map(({ message }) => [...message.matchAll(/[Ll]ine (\d+)/g)].map(([, line]) => line)),
    [['3', '5', '9']],
  );
});

/** The denial, and something beside it that says otherwise: where it is an error, and where nothing is found. */
const PARTNERS = 'we share your personal information with our advertising partners.';

opposed('what takes a denial back has to stand right behind it', async () => {
  for (const none of [
    `${DENIAL}\n\nHowever, ${PARTNERS}`,
    `${DENIAL}\n\nWe like you.\n\nHowever, ${PARTNERS}`,
    `${DENIAL} We like you. However, ${PARTNERS}`,
    `${DENIAL} Exceptions are these:\n\n- ${PARTNERS}`,
  ])
    assert.equal(await levels(none), [], none);
  for (const error of [
    `${DENIAL} ${ADS}`,
    `${DENIAL}\n\nWe like you.\n\nWe do.\n\nHowever, ${PARTNERS}`,
    `${DENIAL} We like you. We do. However, ${PARTNERS}`,
    `However, ${PARTNERS}\n\n${DENIAL}`,
    `${ADS} However, we never share your personal information with third parties.`,
  ])
    assert.equal(await levels(error), ['error'], error);
});

opposed('a denial for some, of some, or from then on leaves room for everything else', async () => {
  for (const denial of [
    'If you are a student, we never share your personal information with third parties.',
    'We never share personal information of children under 13 with third parties.',
    'We never share your personal information with such third parties.',
    'We no longer share your personal information with third parties.',
    'We never share your personal information with third parties as described below.',
  ])
    assert.equal(await levels(denial, ADS), [], denial);
  // People whom the service is made to reach, and sites that are linked.
  assert.equal(
    await levels('We never share your personal information with other users.', 'We share your personal information with other users.'),
    [],
  );
  assert.equal(await levels('Your personal information is never shared with third parties.', ADS), ['error']);
});

opposed('what is done for some people, in some case, or with anonymous data speaks against nothing', async () => {
  for (const other of [
    'We share anonymous information with our advertising partners.',
    'We share the personal information of students with our advertising partners.',
    `With your consent ${PARTNERS}`,
    `## If you take part in the study\n\n${ADS}`,
    `If you take part:\n\n- ${PARTNERS}`,
  ])
    assert.equal(await levels(DENIAL, other), [], other);
  assert.equal(await levels(DENIAL, `## What if I take part?\n\n${ADS}`), ['error'], 'a question is no case');
  assert.equal(await levels(DENIAL, 'Your personal information is shared with our advertising partners.'), ['error']);
});

opposed('words that may set the two apart are shown, what a denial excepts is taken out', async () => {
  const [only, ...more] = await found(['We never share your personal information with third parties without your consent.', ADS]);
  assert.equal([only?.severity, more], ['warning', []]);
  assert.match(only?.message ?? '', /They may agree if "without your consent"/);
  assert.equal(await levels('We never share your personal information with third parties except advertising partners.', ADS), []);
  assert.equal(await levels('We never share your personal information with third parties except our processors.', ADS), ['error']);
});

opposed('recipients of whom nothing is known are no denial for everybody', async () => {
  const [only] = await found(['We never share your personal information with the village choir.', ADS]);
  assert.is(only?.severity, 'warning');
  assert.match(only?.message ?? '', /They may agree if "with the village choir" covers both/);
  assert.equal(await levels('We never share your personal information.', ADS), ['error']);
});

opposed('many statements stay cheap', async () => {
  const lines = Array.from({ length: 600 }, (_, i) => (i % 3 ? ADS : `${DENIAL.slice(0, -1)} in case ${i}.`));
  const start = performance.now();
  await found(lines);
  assert.ok(performance.now() - start < 10_000);
});

opposed.run();
