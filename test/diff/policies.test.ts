// Differences between two policies, and rewritings that are none.
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { changes, compare, policyChanges, shown, where } from './states.js';

const test = suite('diff/policies');

const policy = (...sentences: string[]): string =>
  `# Privacy policy\n\n${['Tallowmere lends garden tools.', 'We collect your name and e-mail address.', ...sentences].join('\n\n')}\n`;

/** The sentence before and after, and what shows: the start of each line. */
const KINDS: Readonly<Record<string, readonly [before: string, after: string, lines: readonly string[]]>> = {
  'a promise that is gone': [
    'We never sell your personal information.',
    '',
    ['against removed promise: Removed promise: "We never sell your personal information".'],
  ],
  'a promise that turned round': [
    'We do not sell your personal information.',
    'We sell your personal information to data brokers.',
    [
      'against opposite said: The policy said "We do not sell your personal information"; now it says "We sell your personal information to data brokers".',
      'against new recipient',
    ],
  ],
  'a promise with an exception': [
    'We do not share your e-mail address with third parties.',
    'We do not share your e-mail address with third parties, except with our advertising partners.',
    ['against narrower promise: The promise has an exception now ("except with our advertising partners")'],
  ],
  'a promise of less data': [
    'We do not sell your personal information.',
    'We do not sell your e-mail address.',
    ['against narrower promise: The policy promises less'],
  ],
  'a limit that is gone': [
    'We share your data only with service providers.',
    'We share your data with service providers.',
    ['against limit removed'],
  ],
  'a new promise': ['', 'We never sell your personal information.', ['for new promise']],
  'a wider promise': ['We do not sell your e-mail address.', 'We do not sell your personal information.', ['for wider promise']],
  'a new category': ['', 'We collect your precise location.', ['against new category']],
  'a new recipient': [
    'We share your e-mail address with service providers.',
    'We share your e-mail address with service providers and data brokers.',
    ['against new recipient'],
  ],
  'a first sale': ['', 'We sell your e-mail address.', ['against new sale']],
  'a new purpose': [
    'We use your e-mail address to run your account.',
    'We use your e-mail address to run your account and to send you newsletters.',
    ['against new purpose'],
  ],
  'a longer period': [
    'We keep your e-mail address for 30 days.',
    'We keep your e-mail address for two years.',
    ['against longer retention'],
  ],
  'a shorter period': [
    'We delete your e-mail address after 90 days.',
    'We delete your e-mail address after 30 days.',
    ['for shorter retention'],
  ],
  'no consent any more': ['We send you offers by e-mail with your consent.', 'We send you offers by e-mail.', ['against weaker consent']],
  'a right that is gone': [
    'You have the right to access your data and the right to object.',
    'You have the right to access your data.',
    ['against removed right: The policy no longer tells of this right: objection'],
  ],
  'a new right': [
    'You have the right to access your data.',
    'You have the right to access your data and the right to object.',
    ['for new right'],
  ],
  'a signal': ['We honor Do Not Track signals.', 'We do not respond to Do Not Track signals.', ['against signal no longer heeded']],
  'a notice of changes': [
    'If we change this policy, we will notify you by e-mail.',
    'If we change this policy, we will post it on this page.',
    ['against weaker notice of changes'],
  ],
  'two promises of one sentence': [
    'We do not sell your e-mail address, and we do not use it for advertising.',
    'We do not sell your e-mail address, except to our partners.',
    ['against narrower promise', 'against removed promise: Removed promise: "we do not use it for advertising"'],
  ],
  'data behind a purpose': [
    'We collect your name to run your account.',
    'We collect your name to run your account, and your precise location to show you tools nearby.',
    ['against new category'],
  ],
  'a new country': ['Your data is stored in Germany.', 'Your data is stored in Germany and in the United States.', ['against new country']],
};

for (const [name, [before, after, lines]] of Object.entries(KINDS))
  test(name, async () => {
    const found = await policyChanges(policy(before), policy(after));
    assert.equal(
      found.map((line, i) => line.slice(0, lines[i]?.length ?? 40)),
      lines,
      found.join('\n'),
    );
  });

/** The same said otherwise: no promise is lost, nothing is new. */
const SAME: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'other words': ['We do not sell your personal information.', 'Your personal data is not sold.'],
  'a passive': ['We never share your e-mail address with third parties.', 'Your e-mail address is never shared with third parties.'],
  'typographic signs': ["We don't sell your e-mail address - ever.", 'We don’t sell your e‑mail address – ever.'],
  'a list': [
    'We will never sell your data or share it with advertisers.',
    'We will never:\n\n- sell your data;\n- share it with advertisers.',
  ],
  'a wider denial elsewhere': [
    'We do not sell your data.',
    'Nothing of this has a price. We never sell, rent or share your personal data with anyone.',
  ],
  'a limit as an exception': [
    'We share your data only with service providers.',
    'We do not share your data with anyone except service providers.',
  ],
  'what is narrower by itself': ['We collect your precise location.', 'We collect the precise location of your phone.'],
};

for (const [name, [before, after]] of Object.entries(SAME))
  test(`no loss: ${name}`, async () => {
    const found = await policyChanges(policy(before), policy(after));
    assert.equal(
      found.filter((line) => line.startsWith('against')),
      [],
    );
  });

test('a promise that stands twice and once is kept', async () => {
  assert.equal(
    await policyChanges(policy('We do not sell your data.', 'Again: we do not sell your data.'), policy('We do not sell your data.')),
    [],
  );
});

test('an item is read with its lead-in', async () => {
  const list = (lead: string): string => policy(`${lead}\n\n- your name\n- your health data\n- your precise location`);
  const found = await policyChanges(list('We do not collect:'), list('We collect:'));
  assert.is(
    found[0],
    'against opposite said: The policy said "We do not collect: your health data"; now it says "We collect: your health data".',
  );
  assert.is(found.filter((line) => line.startsWith('against opposite said')).length, 1, 'one list, one change');
});

test('sentences may move to another file of the project', async () => {
  const [own, moved] = [policy(), '# Cookies\n\nWe never sell your personal information.\n'];
  assert.equal(
    await changes(
      { policies: { 'privacy.md': policy('We never sell your personal information.'), 'cookies.md': '# Cookies\n\nWe set one cookie.\n' } },
      { policies: { 'privacy.md': own, 'cookies.md': `${moved}\nWe set one cookie.\n` } },
    ),
    [],
  );
});

test('what is gone stands beside what followed it', async () => {
  const found = await compare(
    { policies: { 'privacy.md': policy('We never sell your personal information.', 'We keep your name for a year.') } },
    { policies: { 'privacy.md': policy('We keep your name for a year.') } },
  );
  const [lost] = found?.changes ?? [];
  assert.equal(
    [where(lost?.before ?? null), where(lost?.after ?? null), where(lost?.near ?? null)],
    ['old:privacy.md:7:1', '-', 'privacy.md:7:1'],
  );
});

test('an old date over a changed text is told, a new one too', async () => {
  const dated = (day: string, ...more: string[]): string => policy(`Last updated: ${day}`, ...more);
  assert.equal(await policyChanges(dated('1 March 2026'), dated('1 March 2026', 'We sell your name.')), [
    'against new sale: The policy tells of a sale of data for the first time: "We sell your name."',
    'neutral old date: What is told changed in 1 sentence, and the date is still "1 March 2026".',
  ]);
  assert.equal(await policyChanges(dated('1 March 2026'), dated('1 April 2026')), [
    'neutral new date: The date is "1 April 2026"; before, "1 March 2026".',
  ]);
});

test('a text in a language that is not read is compared with nothing', async () => {
  const german =
    '# Datenschutzerklärung\n\nWir verkaufen Ihre Daten nicht und geben sie nicht an Dritte weiter. Wir erheben Ihren Namen und Ihre Adresse, damit Sie bei uns bestellen können.\n';
  assert.is(
    await compare({ policies: { 'privacy.md': policy('We never sell your data.') } }, { policies: { 'privacy.md': german } }).then(
      (found) => found?.changes.length ?? 0,
    ),
    0,
  );
  assert.is(
    await compare({ policies: { 'privacy.md': german } }, { policies: { 'privacy.md': policy('We sell your data.') } }).then(
      (found) => found?.changes.length ?? 0,
    ),
    0,
  );
});

// --- Laws that hold whatever a policy says.

const SENTENCES = [
  'We collect your name and e-mail address.',
  'We do not sell your personal information.',
  'We share your data only with service providers.',
  'We keep your e-mail address for two years.',
  'You have the right to access and delete your data.',
  'We use cookies for analytics with your consent.',
  'Our servers are in Germany.',
  'If we change this policy, we will tell you by e-mail.',
  'We may share your location with advertisers.',
  'We never use your messages to train models.',
  'Children under 13 may not use the service.',
  'Write to privacy@tallowmere.example.',
];
const texts = fc.uniqueArray(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 9 });
const RUNS = { numRuns: 40, seed: 5 };

test('another order, other line breaks and other marks show nothing', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.infiniteStream(fc.nat(3)), async (sentences, dice) => {
      const plain = `# Privacy policy\n\n${sentences.join('\n\n')}\n`;
      const roll = (): number => dice.next().value as number;
      const words = (sentence: string): string =>
        sentence
          .split(' ')
          .map((word) => (roll() === 0 && /^\w+$/.test(word) ? `**${word}**` : word))
          .reduce((line, word) => `${line}${roll() === 0 ? '\n' : ' '}${word}`);
      const shuffled = sentences
        .map((sentence) => ({ sentence, key: roll() * 7 + roll() }))
        .sort((a, b) => a.key - b.key)
        .map(({ sentence }) => sentence);
      assert.equal(await policyChanges(plain, `# Privacy policy\n\n${shuffled.map(words).join('\n\n')}\n`), []);
    }),
    RUNS,
  );
});

test('Markdown, HTML and plain text of the same words show nothing', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (sentences) => {
      const markdown = `# Privacy policy\n\n${sentences.join('\n\n')}\n`;
      const html = `<!doctype html><html lang="en"><body><h1>Privacy policy</h1>${sentences.map((sentence) => `<p>${sentence.replace(' ', '\n')}</p>`).join('')}</body></html>`;
      const plain = `Privacy policy\n\n${sentences.join('\n\n')}\n`;
      for (const [text, path] of [
        [html, 'privacy.html'],
        [plain, 'privacy.txt'],
      ] as const) {
        assert.equal(await policyChanges(markdown, text, ['privacy.md', path]), []);
        assert.equal(await policyChanges(text, markdown, [path, 'privacy.md']), []);
      }
    }),
    RUNS,
  );
});

test('nothing against people comes back as something for them less', async () => {
  await fc.assert(
    fc.asyncProperty(texts, texts, async (one, other) => {
      const [a, b] = [one, other].map((sentences) => `# Privacy policy\n\n${sentences.join('\n\n')}\n`) as [string, string];
      const there = ((await compare({ policies: { 'p.md': a } }, { policies: { 'p.md': b } }))?.changes ?? []).filter(
        ({ subject }) => subject === 'promise',
      );
      const back = ((await compare({ policies: { 'p.md': b } }, { policies: { 'p.md': a } }))?.changes ?? []).filter(
        ({ subject }) => subject === 'promise',
      );
      assert.is(
        there.filter(({ bearing }) => bearing === 'for').length,
        back.filter(({ bearing }) => bearing === 'against').length,
        [...there, ...back].map(shown).join('\n'),
      );
    }),
    RUNS,
  );
});

test.run();
