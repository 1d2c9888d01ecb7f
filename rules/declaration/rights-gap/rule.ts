import { defineRule, distinct, inForce, isOccasion, listOf, serves } from 'policy-lint';
import type { Context, Problem, Term } from 'policy-lint';

export default defineRule({
  summary: 'A right that a chosen regime gives people is not offered, has no way to be used, or takes too long.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['GDPR Art. 12(3), 15-22', '11 CCR 7021, 7026', 'Va. Code 59.1-577(C)', 'LGPD Art. 18-19'],
  *check(context) {
    const {
      declaration: { rights },
    } = context;
    // Absent rights are not rights refused.
    if (!rights.at) return;
    yield* missing(context);
    const channel = noChannel(context);
    if (channel) yield channel;
    const slow = tooSlow(context);
    if (slow) yield slow;
  },
});

/** One problem for each list of rights, with all regimes that miss just these. */
function* missing(context: Context): Iterable<Problem> {
  const { declaration, vocabulary, asOf } = context;
  const offered = new Set(declaration.rights.offered.map((fact) => fact.value));
  if (offered.has('unknown')) return;
  const duties = inForce(vocabulary, 'right_duty', asOf).filter(
    (duty) => isBound(String(duty.more['law']), context) && applies(duty, context),
  );
  const open = duties.filter((duty) => !isOffered(duty, offered));
  const lists = new Map<string, Term[]>();
  for (const law of distinct(open.map((duty) => duty.more['law']))) {
    const rows = open.filter((duty) => duty.more['law'] === law);
    const key = rows.map((duty) => duty.more['right']).join();
    lists.set(key, [...(lists.get(key) ?? []), ...rows]);
  }
  for (const rows of lists.values()) {
    const laws = distinct(rows.map((duty) => vocabulary.title('regime', String(duty.more['law']))));
    const ids = distinct(rows.map((duty) => String(duty.more['right'])));
    yield {
      message: `Under ${listOf(laws)} people have ${ids.length > 1 ? 'rights' : 'a right'} that ${ids.length > 1 ? 'are' : 'is'} not offered: ${listOf(ids, 12)}.`,
      at: declaration.rights.offered[0]?.at ?? declaration.rights.at ?? declaration.at,
      help: 'Make each work, then add it to rights.offered.',
      cites: distinct(rows.map((duty) => String(duty.more['cites']))),
    };
  }
}

function noChannel({ declaration: { rights } }: Context): Problem | null {
  const [first] = rights.offered;
  if (!first || rights.how.length) return null;
  return {
    message: 'Rights are offered, and no way to use them is declared or known.',
    at: first.at,
    help: 'Write where people turn to: how: [https://…, privacy@…].',
  };
}

function tooSlow(context: Context): Problem | null {
  const {
    declaration: { rights },
    vocabulary,
  } = context;
  const days = rights.answerWithin?.duration.days ?? null;
  if (!rights.answerWithin || days === null) return null;
  const late = vocabulary.all('answer_time').filter((row) => isBound(row.id, context) && days > Number(row.more['days']));
  if (!late.length) return null;
  return {
    message: `Requests are answered within "${rights.answerWithin.duration.text}"; ${listOf(
      late.map((row) => `${row.title} allows ${String(row.more['period'])}`),
      5,
    )}.`,
    at: rights.answerWithin.at,
    help: 'Answer sooner, and write the shortest of these periods.',
    cites: late.map((row) => String(row.more['cites'])),
  };
}

function isBound(law: string, { regimes }: Context): boolean {
  return regimes.has(law) || (law === 'us_states' && ['us_tx', 'us_ct', 'us_ri', 'us_mn'].some((state) => regimes.has(state)));
}

function isOffered(duty: Term, offered: ReadonlySet<string>): boolean {
  const also = duty.more['also'];
  return offered.has(String(duty.more['right'])) || (Array.isArray(also) && also.some((right: string) => offered.has(right)));
}

function applies(duty: Term, context: Context): boolean {
  const market = duty.more['market'];
  return (
    (market === undefined || serves(context.declaration, String(market), context.vocabulary) === 'named') &&
    isOccasion(duty.more['when'], context)
  );
}
