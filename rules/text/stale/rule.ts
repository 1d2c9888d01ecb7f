import { daysBetween, defineRule, hints, lowerOf, placeIn, quoteOf } from 'policy-lint';
import type { Context, Place, PolicyDate, Problem, Reading } from 'policy-lint';

const MONTH = 30.44;
/** Months after which a policy has hardly been held against what is done; the CCPA asks for a look every twelve. */
const LONG = 24;
const YEARLY = 12;
/** A text this short says little that could change. */
const SHORT = 2500;

export default defineRule({
  summary: 'The policy was last changed long ago, or calls a law new that has been there for long.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['Cal. Civ. Code § 1798.130(a)(5)', 'CPPA, Tractor Supply (2025)', 'Connecticut AG, enforcement report (2025)'],
  * check(context) {
    for (const reading of context.policies) {
      if (reading.supplement) continue;
      const last = lastChange(context, reading);
      const months = last ? Math.floor((daysBetween(last.latest, context.asOf) ?? 0) / MONTH) : 0;
      if (!last || months <= (context.regimes.has('ccpa') ? YEARLY : LONG)) continue;
      yield aged(context, reading, last, months);
      if (months > LONG) yield* calledNew(reading, last);
    }
  },
});

interface Change {
  readonly latest: string;
  /** As written. */
  readonly text: string;
  readonly at: Place;
  readonly others: readonly { at: Place; note: string }[];
}

/** The latest day that the text gives for itself; what readers see goes before front matter, and both before the declaration. */
function lastChange({ declaration, asOf }: Context, reading: Reading): Change | null {
  const own = reading.dates.filter(({ role, earliest }) => role !== 'other' && role !== 'copyright' && role !== 'archived' && earliest <= asOf);
  const latest = own.reduce<PolicyDate | null>((best, date) => (!best || date.latest > best.latest ? date : best), null);
  if (!latest) {
    const { updated } = declaration.policy;
    return updated && /^\d{4}/.test(updated.value) ? { latest: updated.value, text: updated.value, at: updated.at, others: [] } : null;
  }
  const seen = own.filter(({ block }) => block >= 0).reduce<PolicyDate | null>((best, date) => (!best || date.latest > best.latest ? date : best), null) ?? latest;
  const others = seen === latest ? [] : [{ at: latest.at, note: `the front matter says ${latest.text}` }];
  return { latest: latest.latest, text: latest.text, at: seen.at, others };
}

function aged({ regimes }: Context, reading: Reading, last: Change, months: number): Problem {
  const { document, dates } = reading;
  const later = dates.find(({ role, earliest }) => role === 'copyright' && Number(earliest.slice(0, 4)) > Number(last.latest.slice(0, 4)));
  const size = document.blocks.reduce((sum, { text }) => sum + text.length, 0);
  const when = months < 48 ? `${months} months` : `${Math.floor(months / 12)} years`;
  return {
    message: `The policy was last changed ${/^\D/.test(last.text) && !/\d\D+\d{4}/.test(last.text) ? 'in' : 'on'} ${last.text}, ${when} ago${later ? `; its copyright line has been brought up to ${later.earliest.slice(0, 4)} since` : ''}.`,
    at: last.at,
    related: [...last.others, ...(later ? [{ at: later.at, note: 'a later year' }] : [])],
    ...(size < SHORT && !regimes.has('ccpa') ? { severity: 'info' as const } : {}),
    help: `Hold the text against what is done today, then give it a new date${regimes.has('ccpa') ? '; the CCPA asks for this every 12 months' : ''}.`,
  };
}

function* calledNew(reading: Reading, last: Change): Generator<Problem> {
  for (const block of reading.document.blocks) {
    const text = lowerOf(block);
    const phrase = hints('new_law').find((one) => text.includes(one));
    if (phrase === undefined) continue;
    const at = placeIn(reading, block, text.indexOf(phrase), text.indexOf(phrase) + phrase.length);
    yield { message: `A law is called new ("${quoteOf(at)}") in a text of ${last.latest.slice(0, 4)}.`, at, help: 'Name the law and its section, without saying how new it is.' };
    return;
  }
}
