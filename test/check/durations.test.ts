import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { exceeds, isLong } from '../../src/check/durations.js';
import { parseDuration } from '../../src/parse/duration.js';
import type { Duration } from '../../src/model/statement.js';

const of = (text: string): Duration => {
  const duration = parseDuration(text);
  if (!duration) throw new Error(text);
  return duration;
};

const durations = suite('durations');

durations('a longer period exceeds a shorter one, rounding does not', () => {
  assert.is(exceeds(of('2 weeks'), of('90 days')), 'surely');
  assert.is(exceeds(of('1 year'), of('12 months')), null);
  assert.is(exceeds(of('90 days'), of('90 days')), null);
  assert.is(exceeds(of('90 days after collection'), of('120 days')), 'surely');
});

durations('periods from different events are compared only where one surely starts later', () => {
  assert.is(exceeds(of('30 days after account closed'), of('1 year')), null);
  assert.is(exceeds(of('30 days'), of('1 year after account closed')), 'surely');
  assert.is(exceeds(of('30 days after account closed'), of('1 year after payment')), null);
  assert.is(exceeds(of('90 days'), of('until account closed')), 'possibly');
});

durations('indefinite exceeds every promise but itself', () => {
  for (const promised of ['30 days', 'until account closed', 'session', 'as long as necessary'])
    assert.is(exceeds(of(promised), of('indefinite')), 'surely', promised);
  assert.is(exceeds(of('indefinite'), of('indefinite')), null);
});

durations('what is unknown contradicts nothing', () => {
  for (const kept of ['unknown', 'session']) assert.is(exceeds(of('30 days'), of(kept)), null, kept);
});

durations('a period against each kind of keeping, from every event that may begin it', () => {
  const cases: readonly (readonly [string, string, 'surely' | 'possibly' | null])[] = [
    // Nothing is promised by what is unknown, and for ever is promised by nobody to be less.
    ['unknown', '2 years', null],
    ['indefinite', '2 years', null],
    // "As long as necessary" leaves every end open, but not none.
    ['as long as necessary', '2 years', null],
    ['as long as necessary', 'indefinite', 'surely'],
    // What ends with the session is not there the next day.
    ['session', '1 day', 'surely'],
    ['session', '2 hours', null],
    ['session', 'session', null],
    ['session', 'until account closed', 'surely'],
    ['session', 'as long as necessary', null],
    ['session', 'unknown', null],
    // An event: a little time behind it may be a detail.
    ['until account closed', 'until account closed', null],
    ['until account closed', '30 days after account closed', 'possibly'],
    ['until account closed', '90 days after account closed', 'possibly'],
    ['until account closed', '91 days after account closed', 'surely'],
    ['until account closed', '91 days after payment', null],
    ['until account closed', '2 years', null],
    ['until account closed', 'unknown', null],
    ['until account closed', 'as long as necessary', null],
    // A period: what is counted from a later event is longer, what is counted from an earlier one cannot be compared.
    ['30 days', '31 days', 'surely'],
    ['100 days', '102 days', null],
    ['100 days', '103 days', 'surely'],
    ['30 days', '30 days after account closed', null],
    ['30 days', '1 year after collection', 'surely'],
    ['30 days after account closed', 'until account closed', null],
    ['30 days after account closed', '31 days after account closed', 'surely'],
    ['30 days after account closed', 'indefinite', 'surely'],
    ['30 days', 'as long as necessary', null],
    ['30 days', 'unknown', null],
    ['30 days', 'session', null],
  ];
  for (const [promised, kept, expected] of cases) assert.is(exceeds(of(promised), of(kept)), expected, `${promised} | ${kept}`);
});

durations('what is kept beyond the moment', () => {
  for (const kept of ['1 day', '2 years', 'indefinite', 'until account closed']) assert.ok(isLong(of(kept)), kept);
  for (const kept of ['2 hours', 'session', 'unknown', 'as long as necessary']) assert.not(isLong(of(kept)), kept);
});

durations('until an event is exceeded by a long time after the same event', () => {
  assert.is(exceeds(of('until account closed'), of('2 years after account closed')), 'surely');
  assert.is(exceeds(of('until account closed'), of('30 days after account closed')), 'possibly');
  assert.is(exceeds(of('until account closed'), of('until account closed')), null);
});

durations('kept beyond the moment', () => {
  assert.is(isLong(of('30 days')), true);
  assert.is(isLong(of('immediately')), false);
  assert.is(isLong(of('session')), false);
});

durations.run();
