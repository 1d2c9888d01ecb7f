import { dataTitles, defineRule, differencesOf, isCommercial, groupOf, standingOfType } from 'policy-lint';
import type { Difference, Context, Problem } from 'policy-lint';

export default defineRule({
  summary: 'Data that was collected before serves a new end, and nobody is asked.',
  severity: 'warning',
  confidence: 'medium',
  presets: ['strict'],
  inputs: ['declaration', 'base'],
  cites: [
    'FTC Act § 5 (15 U.S.C. § 45)',
    'FTC, 1Health (2023)',
    'FTC, Everalbum (2021)',
    'Colorado Privacy Act Rules, Rule 6.04',
    'Minn. Stat. § 325M.16',
    'GDPR Art. 6(4)',
  ],
  check(context) {
    return (differencesOf(context)?.changes ?? [])
      .filter(({ witness, bearing, certain }) => witness === 'declaration' && bearing === 'against' && certain)
      .flatMap((change) => problemOf(change, context));
  },
});

function problemOf(change: Difference, context: Context): Problem[] {
  const data = heldBefore(change, context);
  if (!data.length || isAgreed(change, data, context)) return [];
  const isNoted = context.declaration.data.some(({ note, what }) => note !== null && what.some(({ value }) => data.includes(value)));
  return [
    {
      message: `${end(change, context)} also reaches data collected before: ${dataTitles(data, context.vocabulary)}.`,
      at: change.near,
      related: change.before ? [{ at: change.before, note: 'it was declared so before' }] : [],
      severity: isNoted ? 'info' : 'warning',
      help: 'Ask for consent before data collected earlier is used so, or limit this to data collected from now on and note that in the declaration (`note:`).',
    },
  ];
}

/** The data of a change that serves an end which nobody expected when it was collected. */
function heldBefore({ subject, turn, ids, label }: Difference, context: Context): string[] {
  const { base, vocabulary } = context;
  const known = new Set(base?.declaration.data.flatMap(({ what }) => what.map(({ value }) => value)));
  const [first = '', ...others] = ids;
  const held = (list: readonly string[]): string[] => list.filter((id) => known.has(id));
  if (subject === 'purpose')
    return isCommercial(first, vocabulary) || groupOf(first, vocabulary) === 'ai' || first === 'profiling' ? held(others) : [];
  if (subject === 'recipient' && (turn === 'new' || turn === 'wider')) return standingOfType(first) === 'third_party' ? held(others) : [];
  if (subject === 'automation' && label === 'new AI training') return trained(context, known);
  return [];
}

function trained({ declaration }: Context, known: ReadonlySet<string>): string[] {
  const named = declaration.automation.training?.data.map(({ value }) => value) ?? [];
  return (named.length ? named : declaration.data.flatMap(({ what }) => what.map(({ value }) => value))).filter((id) => known.has(id));
}

/** Whether people agree to it: every such use rests on consent. */
function isAgreed({ subject, ids }: Difference, data: readonly string[], { declaration }: Context): boolean {
  const [first = ''] = ids;
  if (subject === 'automation') return false;
  const recipients = new Set(declaration.recipients.filter(({ type }) => type?.value === first).map(({ id }) => id));
  const entries = declaration.data.filter(({ what }) => what.some(({ value }) => data.includes(value)));
  const uses =
    subject === 'purpose'
      ? entries.flatMap((entry) => entry.for.filter(({ purpose }) => purpose.value === first))
      : entries.filter(({ to }) => to.some(({ value }) => recipients.has(value))).flatMap((entry) => entry.for);
  return uses.length > 0 && uses.every(({ basis }) => basis?.value === 'consent' || basis?.value === 'explicit_consent');
}

function end({ subject, ids }: Difference, { vocabulary }: Context): string {
  const [first = ''] = ids;
  if (subject === 'automation') return 'Training of AI';
  const title = subject === 'purpose' ? vocabulary.title('purpose', first) : `sharing with ${vocabulary.title('recipient', first)}`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}
