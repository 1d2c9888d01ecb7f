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
