import {
  coverageOf,
  dataTitles,
  defineRule,
  distinct,
  flowsOf,
  listOf,
  nameOf,
  namesOf,
  omission,
  recipientTold,
  standingOf,
} from 'policy-lint';
import type { Context, Coverage, Evidence, Problem, Recipient, Severity } from 'policy-lint';

/** Whoever gets data to use for ends of its own that people do not expect. */
const GRAVE = new Set(['ad_network', 'data_broker', 'consumer_reporting_agency', 'social_network']);

export default defineRule({
  summary: 'Somebody receives data, and the policy names neither them nor their kind.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: [
    'GDPR Art. 13(1)(e)',
    'CJEU C-154/21 (2023)',
    'Cal. Civ. Code § 1798.110(c)(4)–(5)',
    'California AG, Sephora (2022)',
    'FTC, OkCupid/Match (2026)',
  ],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const recipients = distinct(flowsOf(context.declaration).map((flow) => flow.recipient));
    const told = new Map(recipients.map((recipient) => [recipient, recipientTold(context, coverage, recipient).how]));
    const missing = recipients.filter((recipient) => told.get(recipient) === 'none');
    for (const type of distinct(missing.map((recipient) => recipient.type?.value ?? '')))
      yield unnamed(
        context,
        coverage,
        type,
        missing.filter((recipient) => recipient.type?.value === type),
      );
    const named = recipients.filter((recipient) => isProcessor(recipient, context) && coverage.name(namesOf(recipient)));
    const generic = recipients.filter((recipient) => told.get(recipient) === 'general');
    if (named.length && generic.length) yield leftOut(context, coverage, generic, named);
  },
});

function isProcessor(recipient: Recipient, { vocabulary }: Context): boolean {
  return standingOf(recipient, vocabulary) === 'processor';
}

function unnamed(context: Context, coverage: Coverage, type: string, recipients: readonly Recipient[]): Problem {
  const { declaration, vocabulary } = context;
  const [first] = recipients as [Recipient];
  const isOne = recipients.length === 1;
  const kind = vocabulary.title('recipient', type);
  const flows = flowsOf(declaration).filter((flow) => recipients.includes(flow.recipient));
  const data = dataTitles(
    flows.flatMap((flow) => flow.entry.what.map((fact) => fact.value)),
    vocabulary,
  );
  const who = isOne ? nameOf(first, vocabulary) : `${listOf(recipients.map(calledOf))} (${kind})`;
  const vague = vagueWords(coverage);
  // Who is told that advertising is chosen for them may guess at those who choose it.
  const advertising = type === 'ad_network' ? coverage.term('purpose', 'advertising_targeted') : null;
  const severity: Severity = GRAVE.has(type) ? (advertising ? 'warning' : 'error') : vague ? 'info' : 'warning';
  return omission(coverage, {
    at: first.at,
    severity,
    message: `${who} ${isOne ? 'receives' : 'receive'} ${data}, and the policy names neither ${isOne ? 'it nor its' : 'them nor their'} kind.`,
    help: `Say who gets the data: by name, or at least “${kind}”.`,
    near: advertising
      ? { evidence: advertising, note: 'the policy speaks of targeted advertising here, not of those who get data for it' }
      : vague && { evidence: vague, note: 'the policy speaks of third parties here, without saying of what kind' },
    what: isOne ? `this name and “${kind}”` : `these names and “${kind}”`,
  });
}

/** Some service providers by name and the rest under "service providers": a list that looks complete and is not. */
function leftOut(context: Context, coverage: Coverage, generic: readonly Recipient[], named: readonly Recipient[]): Problem {
  const shown = coverage.name(namesOf(named[0] as Recipient)) as Evidence;
  return omission(coverage, {
    at: (generic[0] as Recipient).at,
    severity: 'info',
    message: `The policy names ${listOf(named.map(calledOf))} among those who work for you, but not ${listOf(generic.map((r) => nameOf(r, context.vocabulary)))}.`,
    help: 'Name all of them, or point to a list that does.',
    near: { evidence: shown, note: 'the policy names one of them here' },
    what: 'the name',
  });
}

/** "With third parties": true of everybody, and telling of nobody. */
function vagueWords(coverage: Coverage): Evidence | null {
  return coverage.says(
    (s) =>
      s.action === 'share' &&
      s.actor === 'first' &&
      s.confidence !== 'low' &&
      !s.conditions.some(({ kind }) => kind === 'merger' || kind === 'aggregate' || kind === 'law') &&
      s.recipients.some(({ id }) => id === 'third_parties' || id === 'anyone'),
  );
}

function calledOf(recipient: Recipient): string {
  return recipient.name?.value ?? recipient.id;
}
