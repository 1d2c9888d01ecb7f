import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageOf } from '../../src/check/coverage.js';
import type { Coverage } from '../../src/check/disclosures.js';
import { namesOf } from '../../src/check/names.js';
import { textAt } from '../../src/model/text.js';
import { contextOf, documentOf, readingOf } from './hand-made.js';
import type { Said } from './hand-made.js';

const coverage = suite('coverage');

function coverageOfText(text: string, said: readonly Said[] = [], mentions: Parameters<typeof readingOf>[2] = []): Coverage {
  return coverageOf(contextOf('', [readingOf(documentOf(text), said, mentions)])) as Coverage;
}

coverage('a term is told by a statement, and by what is narrower', () => {
  const found = coverageOfText('We collect your e-mail address.', [
    { quote: 'We collect your e-mail address', action: 'collect', data: ['contact.email'] },
  ]);
  assert.is(found.term('data', 'contact.email')?.by, 'statement');
  assert.is(found.term('data', 'contact')?.by, 'statement');
  assert.is(found.term('data', 'contact.phone'), null);
});

coverage('a useful wider term is found apart, and "personal information" tells of nothing', () => {
  const said: Said[] = [{ quote: 'We keep contact data', action: 'collect', data: ['contact'] }];
  assert.ok(coverageOfText('We keep contact data.', said).wider('data', 'contact.phone'));
  const wide: Said[] = [{ quote: 'We keep personal data', action: 'collect', data: ['personal'] }];
  const found = coverageOfText('We keep personal data.', wide);
  assert.is(found.wider('data', 'contact.phone'), null);
  assert.is(found.term('data', 'contact.phone'), null);
});

coverage('a denial tells of nothing, what it excepts is told', () => {
  const text = 'We do not collect your phone number. We share data with nobody except our hosts.';
  const at = text.indexOf('except');
  const found = coverageOfText(text, [
    { quote: 'We do not collect your phone number', action: 'collect', polarity: 'does_not', data: ['contact.phone'] },
    {
      quote: 'We share data with nobody except our hosts',
      action: 'share',
      polarity: 'does_not',
      exception: {
        start: at,
        end: text.length - 1,
        text: 'except our hosts',
        purposes: [],
        conditions: [],
        recipients: [{ id: 'processor', text: 'hosts', start: at, end: at + 1 }],
      },
    },
  ]);
  assert.is(found.term('data', 'contact.phone'), null);
  assert.is(found.presupposed('contact.phone'), null);
  assert.ok(found.named('recipient', (id) => id === 'processor'));
});

coverage('"not without your consent" tells that it is done with consent', () => {
  const told = (modal: 'does' | 'only_if'): unknown =>
    coverageOfText(
      'We do not show your headshot to anyone without your consent.',
      [{ quote: 'We do not show your headshot to anyone', action: 'share', polarity: 'does_not', modal }],
      [['data', 'identity.photo', 'headshot']],
    ).term('data', 'identity.photo');
  assert.is(told('does'), null);
  assert.ok(told('only_if'));
});

coverage('a denial of sharing presupposes that the data are held', () => {
  const found = coverageOfText('We never share your health data.', [
    { quote: 'We never share your health data', action: 'share', polarity: 'does_not', data: ['special.health'] },
  ]);
  assert.is(found.term('data', 'special.health'), null);
  assert.ok(found.presupposed('special.health'));
});

coverage('a question or a right does not assert, a mention outside any denial is enough', () => {
  const found = coverageOfText('Do we sell your data?', [{ quote: 'Do we sell your data', action: 'sell', mood: 'question' }], []);
  assert.is(
    found.says((s) => s.action === 'sell'),
    null,
  );
  const mentioned = coverageOfText('Forms ask for a headshot of you.', [], [['data', 'identity.photo', 'headshot']]);
  assert.is(mentioned.term('data', 'identity.photo')?.by, 'mention');
});

coverage('what is named only as a way to reach the organisation tells of no data', () => {
  const found = coverageOfText(
    'Call us by phone.',
    [{ quote: 'Call us by phone', action: 'give_contact' }],
    [['data', 'contact.phone', 'phone']],
  );
  assert.is(found.term('data', 'contact.phone'), null);
});

coverage('loose words are the last resort', () => {
  assert.is(coverageOfText('Mails have clear GIFs.').term('tracker_kind', 'pixel')?.by, 'words');
  assert.is(coverageOfText('We use cookies.').term('tracker_kind', 'session_replay'), null);
});

coverage('a supplement counts; one that was not read lowers every severity', () => {
  const yaml = 'policy: {file: policy.md, supplements: [more.md]}';
  const policy = readingOf(documentOf('# Privacy\nWe are kind.'));
  const supplement = readingOf(documentOf('# Cookies\nWe use pixels.'), [], [], true);
  const whole = coverageOf(contextOf(yaml, [policy, supplement])) as Coverage;
  assert.ok(whole.term('tracker_kind', 'pixel'));
  assert.is(whole.severity('error'), 'error');
  const part = coverageOf(contextOf(yaml, [policy])) as Coverage;
  assert.equal([part.severity('error'), part.severity('warning'), part.severity('info')], ['warning', 'info', 'info']);
  assert.is(textAt(part.start), 'Privacy');
});

coverage('a policy that cannot be read has no gaps', () => {
  assert.is(coverageOf(contextOf('', [readingOf(documentOf('# Datenschutz\nWir erheben Daten.', 'de'))])), null);
  assert.is(coverageOf(contextOf('', [readingOf(documentOf('', 'und'))])), null);
  assert.is(coverageOf(contextOf('', [readingOf(documentOf('# Privacy', 'en'))])), null);
  assert.is(coverageOf(contextOf('', [readingOf(documentOf('Hm.', 'und'))])), null);
});

coverage('a country is named as a place of data, not in an address or a pronoun', () => {
  assert.is(coverageOfText('Write to us at 1 Main St, Springfield, US.').placed('US'), null);
  assert.is(coverageOfText('Data sent to us are stored safely.').placed('US'), null);
  assert.ok(coverageOfText('Data are stored in the US.').placed('US'));
  assert.ok(coverageOfText('Our servers are in the United States.').placed('US'));
});

coverage('of several wider terms, the one that is told', () => {
  const found = coverageOfText('We keep contact data and names.', [
    { quote: 'We keep contact data and names', action: 'collect', data: ['contact', 'identity.name'] },
  ]);
  assert.is(found.wider('data', 'contact.phone')?.by, 'statement');
  assert.is(found.wider('data', 'no.such.term'), null);
  assert.is(found.wider('data', 'identity.name'), null);
});

coverage('a denial presupposes what it denies of, or something narrower, where it is about what is done with the data', () => {
  const presupposed = (id: string, said: Partial<Said>): string | undefined =>
    coverageOfText('We never do so with your health data.', [
      { quote: 'We never do so with your health data', action: 'share', polarity: 'does_not', data: ['special.health'], ...said },
    ]).presupposed(id)?.by;
  assert.is(presupposed('special', {}), 'statement');
  assert.is(presupposed('contact', {}), undefined);
  for (const action of ['share', 'sell', 'use', 'advertise', 'transfer', 'train', 'profile', 'decide'] as const)
    assert.is(presupposed('special.health', { action }), 'statement', action);
  for (const action of ['collect', 'retain', 'delete'] as const) assert.is(presupposed('special.health', { action }), undefined, action);
  assert.is(presupposed('special.health', { polarity: 'does' }), undefined);
  assert.is(presupposed('special.health', { modal: 'only_if' }), undefined);
  assert.is(presupposed('special.health', { mood: 'hypothetical' }), undefined);
});

coverage('a mention inside a denial is told where the exception names it', () => {
  const text = 'We keep nothing but your headshot.';
  const at = text.indexOf('but');
  const told = (exception: boolean): unknown =>
    coverageOfText(
      text,
      [
        {
          quote: 'We keep nothing but your headshot',
          action: 'collect',
          polarity: 'does_not',
          ...(exception
            ? { exception: { start: at, end: text.length - 1, text: 'but your headshot', purposes: [], conditions: [], recipients: [] } }
            : {}),
        },
      ],
      [['data', 'identity.photo', 'headshot']],
    ).named('data', (id) => id === 'identity.photo');
  assert.is(told(false), null);
  assert.ok(told(true));
});

coverage('what names a term is asked with the sentence around it, as far as one was read', () => {
  const text = 'Our forms ask for a headshot of you. We like a photo.';
  const found = coverageOfText(
    text,
    [
      { quote: 'We like a photo', action: 'use' },
      { quote: 'Our forms ask for a headshot of you', action: 'collect' },
    ],
    [['data', 'identity.photo', 'headshot']],
  );
  const around = (test: typeof found): string => {
    let said = '';
    test.named('data', (_, words, within) => {
      said = `${words}: ${textAt(within())}`;
      return false;
    });
    return said;
  };
  assert.is(around(found), 'headshot: Our forms ask for a headshot of you');
  assert.is(around(coverageOfText(text, [], [['data', 'identity.photo', 'headshot']])), 'headshot: headshot');
});

coverage('words in a denial tell of nothing and are there all the same', () => {
  const text = 'We do not use pixels. We like you.';
  const found = coverageOfText(text, [{ quote: 'We do not use pixels', action: 'track', polarity: 'does_not' }]);
  assert.is(found.words(['pixels']), null);
  assert.is(found.words(['kites', 'like you'])?.by, 'words');
  assert.is(
    found.words(['like you'], () => false),
    null,
  );
  assert.is(textAt(found.touches(['kites', 'pixels'])?.at as never), 'pixels');
  assert.is(found.touches(['kites']), null);
  assert.is(found.anywhere('tracker_kind', 'pixel')?.by, 'words');
  assert.is(found.anywhere('tracker_kind', 'session_replay'), null);
});

coverage('a term is touched by a question, a right or a denial of it', () => {
  const found = coverageOfText('Do we keep your phone number?', [
    { quote: 'Do we keep your phone number', action: 'collect', mood: 'question', data: ['contact.phone'] },
  ]);
  assert.is(found.anywhere('data', 'contact.phone')?.by, 'statement');
  assert.is(found.anywhere('data', 'special.genetic'), null);
});

coverage('words on a topic beside the statements that say something else of it', () => {
  const text = 'Names are retained for a year. We like you.';
  const found = coverageOfText(text, [{ quote: 'Names are retained for a year', action: 'retain' }]);
  assert.ok(found.topic('retention'));
  assert.ok(found.topicBeside('retention', ({ action }) => action === 'delete'));
  assert.is(
    found.topicBeside('retention', ({ action }) => action === 'retain'),
    null,
  );
  // What is asked or denied says nothing, so that the words are beside it.
  const asked = coverageOfText(text, [{ quote: 'Names are retained for a year', action: 'retain', mood: 'question' }]);
  assert.ok(asked.topicBeside('retention', ({ action }) => action === 'retain'));
});

coverage('a list that is left open, of what people give or of what a device sends', () => {
  const listed = (said: Partial<Said>, text = 'We collect your name and any other information you give us.'): string =>
    [true, false]
      .filter((isAutomatic) => coverageOfText(text, [{ quote: text.slice(0, -1), action: 'collect', ...said }]).openList(isAutomatic))
      .map((isAutomatic) => (isAutomatic ? 'sent' : 'given'))
      .join(' ');
  assert.is(listed({}), 'given');
  assert.is(listed({ action: 'use' }), 'given');
  assert.is(listed({ source: 'automatic' }), 'sent');
  assert.is(listed({}, 'We automatically collect your address and any other information you give us.'), 'sent');
  assert.is(listed({ action: 'share' }), '');
  assert.is(listed({ polarity: 'does_not' }), '');
  assert.is(listed({ mood: 'question' }), '');
});

coverage('a name stands outside of denials, in the letters that it is written with', () => {
  const text = 'We never use Oarsong. We like Lakeline and oak.';
  const found = coverageOfText(text, [{ quote: 'We never use Oarsong', action: 'track', polarity: 'does_not' }]);
  const name = (text: string, exact = false): string | undefined =>
    found.name([
      { text: 'Nobody', exact },
      { text, exact },
    ])?.by;
  assert.is(name('Oarsong'), undefined);
  assert.is(name('Lakeline'), 'name');
  assert.is(name('lakeline'), 'name');
  assert.is(name('Oak', true), undefined);
  assert.is(found.name([]), null);
});

coverage('a country is not placed by who the organisation is, or how it is reached', () => {
  const placed = (action: Said['action'], place = 'DE'): string | undefined =>
    coverageOfText('It is there.', [{ quote: 'It is there', action, place }]).placed('DE')?.by;
  assert.is(placed('retain'), 'statement');
  assert.is(placed('transfer'), 'statement');
  assert.is(placed('identify_controller'), undefined);
  assert.is(placed('give_contact'), undefined);
  assert.is(placed('retain', 'FR'), undefined);
  assert.is(coverageOfText('It is there.').placed('no such country'), null);
});

coverage('what was not read is told: a supplement, a missing file, a part of a page', () => {
  const policy = readingOf(documentOf('We are kind.'));
  const whole = coverageOf(contextOf('', [policy])) as Coverage;
  assert.is(whole.unreadNote, '');
  const missing = coverageOf({ ...contextOf('', [policy]), missing: [{ path: 'x.md' }] as never }) as Coverage;
  assert.match(missing.unreadNote, /^ A supplement of the policy was not read/);
  const lost = (isLost: boolean): Coverage =>
    coverageOf(
      contextOf('', [{ ...policy, document: { ...policy.document, skipped: [{ isLost }, { isLost: false }] as never } }]),
    ) as Coverage;
  assert.match(lost(true).unreadNote, /^ A part of the policy was not read/);
  assert.is(lost(false).unreadNote, '');
  assert.is(lost(true).severity('warning'), 'info');
});

coverage('a report starts at the first heading, or at the first sentence, of which it shows a part', () => {
  const start = (text: string): string => textAt((coverageOf(contextOf('', [readingOf(documentOf(text))])) as Coverage).start);
  assert.is(start('We are kind.\n# Our policy\nWe are.'), 'Our policy');
  assert.is(start('We are kind. We are.\nSo are you.'), 'We are kind.');
  assert.is(start(`${'We are kind and '.repeat(9)}good.`).length, 80);
});

coverage('what is told in any voice, answered, denied, and told most', () => {
  const text = 'You may ask for your name. We never sell letters. We keep names. We keep letters.';
  const found = coverageOfText(text, [
    { quote: 'You may ask for your name', action: 'offer_right', mood: 'rights', actor: 'user' },
    { quote: 'We never sell letters', action: 'sell', polarity: 'does_not' },
    { quote: 'We keep names', action: 'retain' },
    { quote: 'We keep letters', action: 'retain', confidence: 'low' },
  ]);
  const at = (evidence: { at: unknown } | null): string => (evidence ? textAt(evidence.at as never) : '');
  const is = (action: Said['action']) => (said: { action: string }) => said.action === action;
  assert.is(at(found.says(is('offer_right'))), '');
  assert.is(at(found.tells(is('offer_right'))), 'You may ask for your name');
  assert.is(at(found.tells(is('sell'))), '');
  assert.is(at(found.answers(is('sell'))), 'We never sell letters');
  assert.is(at(found.denies(is('sell'))), 'We never sell letters');
  assert.is(at(found.denies(is('retain'))), '');
  // The most telling of what the policy itself says, not of what it says of others or doubtfully.
  assert.is(at(found.tellsMost(() => 1)), 'We keep names');
  assert.is(at(found.tellsMost(({ confidence }) => (confidence === 'low' ? 2 : 1))), 'We keep names');
  assert.is(at(found.tellsMost(() => 0)), '');
  for (const mood of ['question', 'hypothetical', 'definition', 'label'] as const) {
    const untold = coverageOfText('We keep names.', [{ quote: 'We keep names', action: 'retain', mood }]);
    assert.is(untold.tells(is('retain')), null, mood);
    assert.is(untold.answers(is('retain')), null, mood);
  }
  const both = coverageOfText('We keep names. We keep letters.', [
    { quote: 'We keep names', action: 'retain', data: ['identity.name'] },
    { quote: 'We keep letters', action: 'retain', data: ['content.messages'] },
  ]);
  assert.is(at(both.tellsMost(({ data }) => (data[0]?.id === 'content.messages' ? 2 : 1))), 'We keep letters');
  assert.is(at(both.tellsMost(() => 1)), 'We keep names');
});

coverage('a recipient goes by its whole name, its parts, its initials', () => {
  const names = (name: string): string[] =>
    namesOf(contextOf(`recipients: {a: {name: ${name}}}`, []).declaration.recipients[0] as never).map(({ text, exact }) =>
      exact ? `=${text}` : text,
    );
  assert.equal(names('Amber Web Works, Inc.'), ['Amber Web Works', '=Amber', '=AWW']);
  assert.equal(names('Pling and Plong sign-in'), ['Pling and Plong sign-in', 'Pling', 'Plong sign-in', '=Pling Plong', '=Plong']);
  assert.equal(names('web host'), ['web host']);
  assert.equal(names('Google reCAPTCHA'), ['Google reCAPTCHA', 'reCAPTCHA']);
  assert.equal(names('Google Analytics'), ['Google Analytics']);
});

coverage.run();
