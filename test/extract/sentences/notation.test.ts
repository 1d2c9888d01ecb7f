// The sentences are worth what their comparison is worth: every role of the notation must be able to fail.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vocabulary } from '../../../src/extract/vocabulary.js';
import { statement, type Mention, type Statement } from '../../../src/model/statement.js';
import { place } from '../../../src/model/text.js';
import { differences, lineOf } from './notation.js';

const words = vocabulary();
const source = { path: 'p.md', text: 'We share it.' };
const mention = (id: string): Mention => ({ id, text: id, start: 0, end: 2 });
const made = (more: Partial<Statement> = {}): Statement =>
  statement({
    by: 'policy',
    action: 'share',
    at: place(source, 0, 11),
    data: [mention('contact.email')],
    recipients: [mention('ad_network')],
    ...more,
  });
const compare = (lines: readonly string[], statements: readonly Statement[]): string[] =>
  differences(
    lines.map((l) => lineOf(l, words)),
    statements,
    words,
  );

const test = suite('notation of sentences');

const fits: [string, Partial<Statement>?][] = [
  ['first does share'],
  ['first does share contact.email'],
  ['first does share contact.email -> ad_network'],
  ['first|third does share|sell'],
  ['first does share contact.phone|contact.email'],
  ['first does share contact.email -> ad_network (high) "We share it"'],
  ['first does share contact.email', { data: [mention('personal'), mention('contact.email')] }],
  ['first does share -> none', { recipients: [] }],
  ['first does share (may)', { modal: 'may' }],
  ['first does share (hypothetical)', { mood: 'hypothetical' }],
  ['first does share (except)', { exception: { text: '', start: 0, end: 1, recipients: [], purposes: [], conditions: [] } }],
  [
    'first does share (except:processor)',
    { exception: { text: '', start: 0, end: 1, recipients: [mention('processor')], purposes: [], conditions: [] } },
  ],
  ['first does share (if:law)', { conditions: [{ kind: 'law', text: '', start: 0, end: 1 }] }],
  ['first does share (only:recipients)', { only: 'recipients' }],
  ['first does share (days:30, event:payment)', { duration: { kind: 'period', days: 30, event: 'payment', text: '' } }],
  ['first does share (until)', { duration: { kind: 'until', days: null, event: null, text: '' } }],
  ['first does share (right:access, basis:contract, by:scc)', { right: 'access', basis: 'contract', mechanism: 'scc' }],
  ['first does share (in:US, from:partner, contact:dpo)', { place: 'US', source: 'partner', contact: 'dpo' }],
  ['first does share (for:analytics)', { purposes: [mention('analytics')] }],
  ['first does share (low)', { confidence: 'low' }],
];
for (const [line, more] of fits) test(`fits: ${line}`, () => assert.equal(compare([line], [made(more)]), []));

const fails: [string, Partial<Statement>?][] = [
  ['first does_not share'],
  ['third does share'],
  ['first does sell'],
  ['first does share contact.phone'],
  ['first does share contact.email, contact.phone'],
  ['first does share contact'],
  ['first does share none'],
  ['first does share -> none'],
  ['first does share -> data_broker'],
  ['first does share (may)'],
  ['first does share', { modal: 'may' }],
  ['first does share', { mood: 'rights' }],
  ['first does share', { only: 'purposes' }],
  ['first does share', { confidence: 'low' }],
  ['first does share', { exception: { text: '', start: 0, end: 1, recipients: [], purposes: [], conditions: [] } }],
  ['first does share (except:consent)', { exception: { text: '', start: 0, end: 1, recipients: [], purposes: [], conditions: [] } }],
  ['first does share (except)'],
  ['first does share (if:law)'],
  ['first does share (unconditional)', { conditions: [{ kind: 'law', text: '', start: 0, end: 1 }] }],
  ['first does share (only:data)'],
  ['first does share (days:30)'],
  ['first does share (days:30)', { duration: { kind: 'period', days: 90, event: null, text: '' } }],
  ['first does share (event:payment)'],
  ['first does share (right:access)'],
  ['first does share (by:scc)'],
  ['first does share (in:US)'],
  ['first does share (for:analytics)'],
  ['first does share (medium)'],
  ['first does share "We share"'],
];
for (const [line, more] of fails)
  test(`does not fit: ${line} ${Object.keys(more ?? {}).join()}`, () => assert.ok(compare([line], [made(more)]).length));

test('what stands on no line is too much, if it is asserted, sure enough and a claim', () => {
  const line = 'first does share contact.email';
  assert.is(compare([line], [made(), made({ action: 'sell' })]).length, 1);
  for (const more of [{ mood: 'rights' }, { confidence: 'low' }, { actor: 'user' }, { action: 'secure' }] as const) {
    assert.equal(compare([line], [made(), made({ action: 'sell', ...more })]), []);
  }
  assert.equal(compare([line, 'maybe first does sell'], [made(), made({ action: 'sell' })]), []);
  assert.equal(compare([line, 'never first does sell'], [made(), made({ action: 'sell', mood: 'rights' })]), []);
  assert.is(compare([line, 'never first does sell'], [made(), made({ action: 'sell', mood: 'presupposed', modal: 'may' })]).length, 1);
  assert.is(compare([line, 'never first does sell (rights)'], [made(), made({ action: 'sell', mood: 'rights' })]).length, 1);
});

test('a misspelt line is an error', () => {
  for (const line of [
    'first does',
    'fist does share',
    'first does shares',
    'first does share e-mail',
    'first does share -> martians',
    'first does share (maybe)',
    'first does share (by:magic)',
    'first does share (days:x)',
    'first does share (right:remain_silent)',
    'first does share (if:rain)',
  ]) {
    assert.throws(() => lineOf(line, words), line);
  }
});

test.run();
