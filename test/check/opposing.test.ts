// Which statements of a policy are held against each other, in which order they are shown, and what sets two of them apart, whatever a rule asks.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { opposed } from '../../src/check/opposed.js';
import type { Clash, Opposition } from '../../src/check/opposed.js';
import type { Problem, Reading } from '../../src/model/rule.js';
import type { Statement } from '../../src/model/statement.js';
import { textAt } from '../../src/model/text.js';
import { readingOf } from '../../src/project.js';
import { contextOf } from './hand-made.js';

/** Every denial of sharing against whatever is said to be shared. */
const ALL: Opposition = {
  denies: ({ action, polarity }) => action === 'share' && polarity === 'does_not',
  actions: ['share'],
  against: () => ({ severity: 'error' }),
  help: 'Say one of the two.',
};

async function problems(text: string, asked: Partial<Opposition> = {}): Promise<Problem[]> {
  const reading = await readingOf({ path: 'policy.md', text }, null);
  return opposed(contextOf('', [reading]), { ...ALL, ...asked });
}

const levels = async (text: string, asked?: Partial<Opposition>): Promise<(string | undefined)[]> =>
  (await problems(text, asked)).map(({ severity }) => severity);

const messageOf = async (text: string, asked?: Partial<Opposition>): Promise<string> => (await problems(text, asked))[0]?.message ?? '';

const DENIAL = 'We never share your personal information with third parties.';
const PARTNERS = 'we share your personal information with our advertising partners';
const ADS = 'We share your personal information with our advertising partners.';

const opposing = suite('what is held against what');

opposing('a denial for people of one age, one region or one group, or of one use, has nothing against it', async () => {
  for (const denial of [
    'We never share personal information of consumers under the age of 16 with third parties.',
    'We never share personal information of people in the EU with third parties.',
    'We never share personal information of people in the European Economic Area with third parties.',
    'We never share personal information of customers located in Canada with third parties.',
    'We never share personal information of our panelists with third parties.',
  ])
    assert.equal(await levels(`${denial}\n\n${ADS}`), [], denial);
  assert.equal(await levels(`${DENIAL}\n\n${ADS}`), ['error']);
});

opposing('a denial that points to the rest of the text has, where the rule looks at that itself', async () => {
  const text = `We never share your personal information with third parties, except as described in this policy.\n\n${ADS}`;
  assert.equal(await levels(text), []);
  assert.equal(await levels(text, { readsReferences: true }), ['warning']);
});

opposing('words that limit the denial make it a warning and are shown, of an exception all of it', async () => {
  for (const [denial, words] of [
    ['We never share your personal information with third parties without your consent.', 'without your consent'],
    [
      'We never share your personal information with third parties, except with your consent in our shop.',
      'except with your consent in our shop',
    ],
    ['We never hand your personal information to third parties unless you opt in to it.', 'unless you opt in to it'],
  ] as const) {
    const [only] = await problems(`${denial}\n\n${ADS}`);
    assert.is(only?.severity, 'warning', denial);
    assert.ok(only?.message.includes(`They may agree if "${words}" covers both`), only?.message);
  }
});

opposing('what an exception names limits a denial, unless the rule takes it out itself', async () => {
  const text = `We never share your personal information with third parties except our processors.\n\n${ADS}`;
  assert.match(await messageOf(text), /They may agree if "except our processors" covers both/);
  assert.equal(await levels(text, { readsExceptions: true }), ['error']);
});

opposing('two statements of one sentence are not held against each other', async () => {
  assert.equal(
    await levels('We never share your card number with third parties, and we share your name with our advertising partners.'),
    [],
  );
  assert.equal(await levels('We never share your card number with third parties.\n\nWe share your name with our advertising partners.'), [
    'error',
  ]);
});

opposing('a sentence in front of the denial takes nothing back, and a late "but" does not either', async () => {
  assert.equal(await levels(`However, ${PARTNERS}. ${DENIAL}`), ['error']);
  assert.equal(await levels(`${DENIAL} However, ${PARTNERS}.`), []);
  assert.equal(await levels(`${DENIAL} But ${PARTNERS}.`), []);
  assert.equal(await levels(`${DENIAL} We share your personal information with our advertising partners in town, and are glad but shy.`), [
    'error',
  ]);
});

opposing('a sentence that narrows the denial does so at its beginning', async () => {
  assert.equal(await levels(`${DENIAL} This does not include the clerks of our shops.\n\n${ADS}`), []);
  assert.equal(await levels(`${DENIAL} What we say on our signs at the door does not include the clerks.\n\n${ADS}`), ['error']);
  assert.equal(await levels(`This does not include the clerks of our shops. ${DENIAL}\n\n${ADS}`), ['error']);
});

opposing('a list stands in the case that the last sentence in front of it names', async () => {
  assert.equal(await levels(`${DENIAL}\n\nThese are the rules. If you take part:\n\n- ${PARTNERS}`), []);
  assert.equal(await levels(`${DENIAL}\n\nIf you take part, be glad. These are the rules:\n\n- ${PARTNERS}`), ['error']);
  assert.equal(await levels(`${DENIAL}\n\nThese are the rules:\n\n- ${PARTNERS}`), ['error']);
});

opposing('words that limit what speaks against it are shown, too', async () => {
  assert.match(await messageOf(`${DENIAL}\n\nSubject to your right to opt out, ${PARTNERS}.`), /They may agree if "opt out" covers both/);
});

/** By what is shared: how grave it is, and how telling. */
const graded =
  (grades: Readonly<Record<string, Clash>>) =>
  (_: Statement, other: Statement): Clash | null =>
    Object.entries(grades).find(([word]) => textAt(other.at).includes(word))?.[1] ?? null;

const lines = async (text: string, grades: Readonly<Record<string, Clash>>): Promise<string> => {
  const message = await messageOf(text, { against: graded(grades) });
  return [...message.matchAll(/\b[Ll]ines? (\d+(?:(?:, | and )\d+)*)/g)].map(([, numbers]) => numbers).join(' | ');
};

opposing('the gravest is shown first, then the most telling, then the first', async () => {
  const text = [
    DENIAL,
    'We share your name with our partners.',
    'We share your e-mail address with our partners.',
    'We share your phone number with our partners.',
  ].join('\n\n');
  const error = { severity: 'error' } as const;
  const warning = { severity: 'warning' } as const;
  assert.is(await lines(text, { name: error, 'e-mail': error, phone: error }), '1 | 3 | 5 and 7');
  assert.is(await lines(text, { name: warning, 'e-mail': error, phone: error }), '1 | 5 | 7 and 3');
  assert.is(await lines(text, { name: error, 'e-mail': error, phone: { ...error, weight: 1 } }), '1 | 7 | 3 and 5');
  assert.is(await lines(text, { name: { ...warning, weight: 9 }, 'e-mail': error, phone: { ...error, weight: 1 } }), '1 | 7 | 5 and 3');
  assert.is(await lines(text, { 'e-mail': warning }), '1 | 5');
  assert.equal(await levels(text, { against: graded({ name: warning, phone: error }) }), ['error']);
  assert.equal(await levels(text, { against: graded({ name: warning }) }), ['warning']);
});

opposing('of one sentence, the gravest of its statements', async () => {
  const text = `${DENIAL}\n\nWe share your name with our partners, and we share your e-mail address with our partners.`;
  for (const [name, email] of [
    ['warning', 'error'],
    ['error', 'warning'],
  ] as const) {
    const [only] = await problems(text, { against: graded({ name: { severity: name }, 'e-mail': { severity: email } }) });
    assert.is(only?.severity, 'error');
    assert.is(only?.related?.length, 1);
  }
});

opposing('a denial that stands twice is shown where more speaks against it', async () => {
  const found = await problems(`${DENIAL} However, ${PARTNERS}.\n\n## Text messages\n\n${DENIAL}\n\n## Others\n\n${DENIAL}`);
  assert.equal(
    found.map(({ severity, message }) => [severity, /^Line \d+/.exec(message)?.[0]]),
    [['error', 'Line 9']],
  );
});

opposing('what is uncertain, or said in a question or a case, is not held against anything', async () => {
  const reading = await readingOf({ path: 'policy.md', text: `${DENIAL}\n\n${ADS}` }, null);
  const as = (change: (said: Statement) => Statement): (string | undefined)[] => {
    const changed: Reading = { ...reading, statements: reading.statements.map(change) };
    return opposed(contextOf('', [changed]), ALL).map(({ severity }) => severity);
  };
  assert.equal(
    as((said) => said),
    ['error'],
  );
  for (const polarity of ['does', 'does_not']) {
    const only = (what: Partial<Statement>) => (said: Statement) => (said.polarity === polarity ? { ...said, ...what } : said);
    assert.equal(as(only({ confidence: 'low' })), [], polarity);
    assert.equal(as(only({ mood: 'question' })), [], polarity);
    assert.equal(as(only({ mood: 'hypothetical' })), [], polarity);
  }
});

opposing('only of the actions that a rule names, and only what it takes for telling', async () => {
  const text = `${DENIAL}\n\n${ADS}`;
  assert.equal(await levels(text, { actions: ['sell'] }), []);
  assert.equal(await levels(text, { affirms: () => false }), []);
  assert.equal(await levels(text, { affirms: () => true }), ['error']);
  assert.equal(await levels(text, { against: () => null }), []);
});

opposing.run();
