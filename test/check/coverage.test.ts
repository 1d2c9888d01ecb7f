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
