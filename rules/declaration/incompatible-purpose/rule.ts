import { defineRule, isTechnical, known, listOf } from 'policy-lint';
import type { Context, DataEntry, Problem, PurposeUse, Vocabulary } from 'policy-lint';

/** Categories that people write or say in confidence, and the purposes that break it. */
const CONFIDENTIAL = ['content.messages', 'support.conversations', 'content.ai_prompts'];
const HEALTH = ['special.health', 'special.genetic', 'special.neural'];

export default defineRule({
  summary: 'Data held for safety, or given in confidence, also serve advertising, marketing, sale or AI.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['GDPR Art. 5(1)(b), 6(4)', '11 CCR 7002', 'FTC, Twitter (2022)', 'FTC, Facebook (2019)', 'California AG, Healthline (2025)'],
  *check(context) {
    for (const entry of context.declaration.data) {
      if (entry.aggregated?.value === 'yes') continue;
      const problem = confidential(entry, context) ?? guarded(entry, context);
      if (problem) yield problem;
    }
  },
});

function isIn(context: Context, group: string): (use: PurposeUse) => boolean {
  return (use) => context.vocabulary.term('purpose', use.purpose.value)?.more['group'] === group;
}

/** Messages and health used for advertising or sale. */
function confidential(entry: DataEntry, context: Context): Problem | null {
  const { vocabulary } = context;
  const uses = entry.for.filter(
    (use) => isIn(context, 'advertising')(use) || isIn(context, 'sale')(use) || use.purpose.value === 'partner_marketing',
  );
  const what = entry.what.filter(
    (fact) => CONFIDENTIAL.includes(fact.value) || HEALTH.some((id) => vocabulary.covers('data', id, fact.value)),
  );
  const [use] = uses;
  if (!use || !what.length) return null;
  const called = namer(vocabulary);
  const agreed = uses.every((x) => known(x.basis) === 'explicit_consent' || known(x.basis) === 'consent');
  return {
    severity: agreed ? 'warning' : 'error',
    message: `${capital(listOf(what.map((fact) => called('data', fact.value))))} ${what.length > 1 ? 'are' : 'is'} used for ${listOf(uses.map((x) => called('purpose', x.purpose.value)))}${agreed ? ' on consent: people hardly expect that' : ', which nobody expects who gave them for another reason'}.`,
    at: use.purpose.at,
    related: what.slice(0, 1).map((fact) => ({ at: fact.at, note: 'the data' })),
    help: `Remove ${use.purpose.value} here; if it is meant, ask for it separately and declare it in an entry of its own.`,
  };
}

/** Data held for safety or by law that also serve something a person did not give them for. */
function guarded(entry: DataEntry, { vocabulary }: Context): Problem | null {
  const marked =
    (column: string) =>
    (use: PurposeUse): boolean =>
      vocabulary.term('purpose', use.purpose.value)?.more[column] === true;
  const held = entry.for.filter(marked('guarded'));
  const further = entry.for.filter(marked('secondary')).filter((use) => !(use.purpose.value === 'direct_marketing' && isOwn(use)));
  const [first] = further;
  if (!held.length || !first) return null;
  const called = namer(vocabulary);
  // Where the data also serve the service itself, they were not given for safety alone; what a device sends by itself was not given at all.
  const others = entry.for.some((use) => !marked('guarded')(use) && !marked('secondary')(use));
  const agreed = further.every((use) => known(use.basis) === 'consent' || known(use.basis) === 'explicit_consent');
  return {
    severity: others || agreed || entry.what.every((fact) => isTechnical(fact.value)) ? 'warning' : 'error',
    message: `${capital(
      listOf(
        entry.what.map((fact) => called('data', fact.value)),
        4,
      ),
    )} ${entry.what.length > 1 ? 'are' : 'is'} held for ${listOf(held.map((use) => called('purpose', use.purpose.value)))} and also used for ${listOf(further.map((use) => called('purpose', use.purpose.value)))}.`,
    at: first.purpose.at,
    related: held.slice(0, 1).map((use) => ({ at: use.purpose.at, note: 'what the data was given for' })),
    help: `Remove ${first.purpose.value} here. If the data is collected for it separately, with its own consent, give it an entry of its own.`,
  };
}

/** Titles for readers, with the ids that stand in the declaration where these say something else. */
function namer(vocabulary: Vocabulary): (kind: 'data' | 'purpose', id: string) => string {
  return (kind, id) => {
    const title = vocabulary.title(kind, id);
    return title === id || title === id.replaceAll('_', ' ') ? title : `${title} (${id})`;
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Marketing to one's own customers on a footing of its own is usual. */
function isOwn(use: PurposeUse): boolean {
  return ['consent', 'explicit_consent', 'legitimate_interests'].includes(known(use.basis) ?? '');
}
