import { daysBetween, defineRule, hints, lastChange, lowerOf, lowerTextOf, placeIn, quoteOf } from 'policy-lint';
import type { Change, Problem, Reading } from 'policy-lint';

const MONTH = 30.44;
/** Months after which a policy has hardly been held against what is done; the twelve of the CCPA are disclosure/ccpa-updated-yearly. */
const LONG = 24;
/** A text this short says little that could change. */
const SHORT = 2500;

export default defineRule({
  summary: 'The policy was last changed long ago, or calls a law new that has been there for long.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['Cal. Civ. Code § 1798.130(a)(5)', 'CPPA, Tractor Supply (2025)', 'Connecticut AG, enforcement report (2025)'],
  *check(context) {
    for (const reading of context.policies) {
      if (reading.supplement) continue;
      const last = lastChange(context, reading);
      const months = last ? Math.floor((daysBetween(last.latest, context.asOf) ?? 0) / MONTH) : 0;
      if (!last || months <= LONG) continue;
      yield aged(reading, last, months);
      yield* calledNew(reading, last);
    }
  },
});

function aged(reading: Reading, last: Change, months: number): Problem {
  const { document, dates } = reading;
  const later = dates.find(({ role, earliest }) => role === 'copyright' && Number(earliest.slice(0, 4)) > Number(last.latest.slice(0, 4)));
  const size = document.blocks.reduce((sum, { text }) => sum + text.length, 0);
  const when = months < 36 ? `${months} months` : `${Math.floor(months / 12)} years`;
  return {
    message: `The policy was last changed ${/^\D/.test(last.text) && !/\d\D+\d{4}/.test(last.text) ? 'in' : 'on'} ${last.text}, ${when} ago${later ? `; its copyright line has been brought up to ${later.earliest.slice(0, 4)} since` : ''}.`,
    at: last.at,
    related: [...last.others, ...(later ? [{ at: later.at, note: 'a later year' }] : [])],
    ...(size < SHORT ? { severity: 'info' as const } : {}),
    help: 'Check the text against what is done today, then update the date.',
  };
}

function* calledNew(reading: Reading, last: Change): Generator<Problem> {
  const whole = lowerTextOf(reading.document);
  const phrases = hints('new_law').filter((one) => whole.includes(one));
  if (!phrases.length) return;
  for (const block of reading.document.blocks) {
    const text = lowerOf(block);
    const phrase = phrases.find((one) => text.includes(one));
    if (phrase === undefined) continue;
    const at = placeIn(reading, block, text.indexOf(phrase), text.indexOf(phrase) + phrase.length);
    yield {
      message: `A law is called new ("${quoteOf(at)}") in a text of ${last.latest.slice(0, 4)}.`,
      at,
      help: 'Name the law and its section, without saying how new it is.',
    };
    return;
  }
}
