// Where a policy names the company that is responsible, how it is reached, and to what end recipients serve a denial of sharing.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageOf } from '../../src/check/coverage.js';
import type { Detector } from '../../src/check/notice-answer.js';
import { contact, controller, date, named, officer } from '../../src/check/notice-who.js';
import { forWhat, serves } from '../../src/check/sharing-purposes.js';
import { vocabulary } from '../../src/extract/vocabulary.js';
import { textAt } from '../../src/model/text.js';
import { contextOf, documentOf, readingOf } from './hand-made.js';
import type { Said } from './hand-made.js';
import { say } from './stage.js';

const companies = suite('who stands behind a policy');

/** The words by which a detector finds it, in a policy of short lines. */
function told(detector: Detector, lines: readonly string[], said: readonly Said[] = [], yaml = '', names: readonly string[] = []): string {
  const reading = { ...readingOf(documentOf(lines.join('\n')), said), names };
  const context = contextOf(yaml, [reading]);
  const coverage = coverageOf(context);
  assert.ok(coverage);
  const found = detector({ context, coverage, arg: 'dpo', note: '' });
  return found ? textAt(found.at) : '';
}

const filler = (count: number): string[] => Array.from({ length: count }, (_, i) => `We like boat number ${i} a lot.`);
/** A line in the middle of a long policy. */
const middle = (line: string): string[] => [...filler(10), line, ...filler(14)];

companies('a company at the head or at the tail of a policy is its own', () => {
  const line = 'Boats by Fernhill Ltd sail.';
  assert.is(told(controller, [...filler(7), line, ...filler(20)]), 'Fernhill Ltd');
  assert.is(told(controller, [...filler(8), line, ...filler(20)]), '');
  assert.is(told(controller, [...filler(20), line, ...filler(11)]), 'Fernhill Ltd');
  assert.is(told(controller, [...filler(20), line, ...filler(12)]), '');
});

companies('in the middle, one that is called as the organisation, stands in an address, or speaks of us', () => {
  assert.is(told(controller, middle('Boats by Fernhill Ltd sail.'), [], '', ['fernhill']), 'Fernhill Ltd');
  assert.is(told(controller, middle('Boats by Fernhill Ltd sail.'), [], '', ['fe']), '', 'too short a name');
  assert.is(told(controller, middle('Boats by Fernhill Ltd sail.'), [], '', ['oakham']), '');
  assert.is(told(controller, middle('We are Fernhill Ltd.')), 'Fernhill Ltd');
  assert.is(told(controller, middle('They are old. Boats by Fernhill Ltd sail. We do not.')), '', 'another sentence is ours');
  assert.is(told(controller, middle('Fernhill Ltd, London SW1A 1AA')), 'Fernhill Ltd');
  const [head, tail] = [filler(10), filler(14)];
  assert.is(told(controller, [...head, 'Fernhill Ltd', 'Quay Road 4', 'London SW1A 1AA', ...tail]), 'Fernhill Ltd');
  assert.is(told(controller, [...head, 'Fernhill Ltd', 'hello@fernhill.example', ...tail]), 'Fernhill Ltd');
  assert.is(told(controller, [...head, 'Fernhill Ltd', ...filler(6), 'London SW1A 1AA', ...tail]), '');
  assert.is(
    told(controller, [...head, `Boats by Fernhill Ltd sail${' and sail'.repeat(6)}`, 'London SW1A 1AA', ...tail]),
    '',
    'no line of an address',
  );
});

companies('neither a word in small letters, nor a house that everybody knows', () => {
  assert.is(told(controller, ['Boats by fernhill Ltd sail.', ...filler(3)]), '');
  assert.is(told(controller, ['Boats by Fernhill ltd sail.', ...filler(3)]), '');
  assert.is(told(controller, ['Ltd is short.', ...filler(3)]), '');
  assert.is(told(controller, ['Ads by Google Inc show.', ...filler(3)]), '');
  assert.is(told(controller, ['Ads by Google Inc show.', ...filler(3)], [], '', ['google']), 'Google Inc');
});

companies('an abbreviation in brackets behind the words that it stands for, where it acts', () => {
  const acts = (text: string, actor: string) => {
    const said: Said[] = [{ quote: actor, action: 'use' }];
    const reading = readingOf(documentOf(text), said);
    const start = text.lastIndexOf(actor);
    const statements = reading.statements.map((one) => ({ ...one, words: [{ role: 'actor' as const, start, end: start + actor.length }] }));
    const context = contextOf('', [{ ...reading, statements }]);
    const coverage = coverageOf(context);
    assert.ok(coverage);
    const found = controller({ context, coverage, arg: '', note: '' });
    return found ? textAt(found.at) : '';
  };
  assert.is(acts('Harbor Boats of Tides (HBT) sails. HBT sings here.', 'HBT'), 'Harbor Boats of Tides (HBT');
  assert.is(acts('Harbor Boats of Tides (HBX) sails. HBX sings here.', 'HBX'), '');
  assert.is(acts('Harbor Boats of Tides HBT sails. HBT sings here.', 'HBT'), '');
  assert.is(acts('Harbor Boats of Tides (Hbt) sails. Hbt sings here.', 'Hbt'), '');
  assert.is(acts('Harbor Boats of Tides (HBT) sails. Nobody sings here.', 'Nobody'), '');
});

companies('somebody for data protection, the declared one by name, and a date of the policy itself', () => {
  const line = 'Ask Vera Ashdown.';
  const said = (contact: string): Said[] => [{ quote: line, action: 'give_contact', contact: contact as never }];
  assert.is(told(officer, [line], said('dpo')), line);
  assert.is(told(officer, [line], said('email')), '');
  assert.is(told(officer, [line], [{ quote: line, action: 'use', contact: 'dpo' as never }]), '');
  assert.is(told(named, [line], [], 'organization: {name: Quellmark, dpo: Vera Ashdown}'), 'Vera Ashdown');
  assert.is(told(named, [line], [], 'organization: {name: Quellmark, dpo: none}'), '');
  assert.is(told(date, [line]), '');
  // A representative is no way to reach the organisation.
  assert.is(told(contact, [line], said('form')), line);
  assert.is(told(contact, [line], said('representative')), '');
});

const terms = vocabulary();

companies('a recipient serves the purpose of a denial of sharing surely, perhaps, or not', () => {
  const of = (text: string, purposes: string[], type: string, forWhatIsDeclared: string) => {
    const { declaration } = contextOf(
      `recipients: {a: {name: Oarsong, type: ${type}}}\ndata: [{what: contact.email, for: ${forWhatIsDeclared}, to: a}]`,
      [],
    );
    const flow = { entry: declaration.data[0], recipient: declaration.recipients[0] } as never;
    const said = say(text, { action: 'share', polarity: 'does_not', purposes });
    return `${serves(flow, said, terms)}${forWhat(said, flow, terms)}`;
  };
  const plain = 'We do not share it for such ends.';
  assert.is(of(plain, [], 'processor', 'accounts'), 'surely');
  assert.is(of(plain, ['research'], 'processor', 'accounts'), 'no');
  assert.is(of(plain, ['research'], 'processor', 'research'), 'surely, for research');
  assert.is(of(plain, ['research'], 'processor', '[research, accounts]'), 'perhaps, for research');
  assert.is(of(plain, ['direct_marketing'], 'ad_network', 'accounts'), 'surely, for targeted advertising');
  // Messages to people are not advertisements shown to them.
  const messages = 'We do not share it for their direct marketing.';
  assert.is(of(messages, ['direct_marketing'], 'ad_network', 'accounts'), 'no');
  assert.is(of(messages, ['direct_marketing'], 'ad_network', '[accounts, direct_marketing]'), 'perhaps, for direct marketing');
  assert.match(of(messages, ['direct_marketing'], 'marketing_partner', 'accounts'), /^surely, for /);
});

companies.run();
