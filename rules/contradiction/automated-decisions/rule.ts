import { contradictions, defineRule, hints, isDenial, isPointed, lower, mentionsAny, textAt, useCounters } from 'policy-lint';
import type { Context, Counter, Statement } from 'policy-lint';

const PURPOSES = ['automated_decisions', 'profiling'];
/** Effects of a declared decision that are neither legal nor similarly significant; others are, by what the declaration lists. */
const SLIGHT = ['none', 'no', 'minor', 'slight', 'low'];

export default defineRule({
  summary: 'The policy denies automated decisions or profiling that the declaration lists.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: ['GDPR Art. 13(2)(f)', 'GDPR Art. 22', 'CJEU C-634/21 SCHUFA (2023)', '11 CCR §§ 7220–7222', 'FTC, Rite Aid (2023)'],
  check: (context) =>
    contradictions(context, {
      selects: (statement) => isDenial(statement) && isAboutDecisions(statement) && !isPointing(statement),
      // "No cookies for profiling" leaves profiling by other means open.
      counters: (statement, limits) =>
        limits.kinds.has('age') || mentionsAny(statement.at, hints('tracking_tool')) ? [] : counters(statement, context),
      help: 'Describe the decisions, the logic involved and what they mean for people, or have people make them and correct the declaration.',
    }),
});

function isAboutDecisions({ action, purposes }: Statement): boolean {
  return (
    action === 'decide' ||
    action === 'profile' ||
    (action === 'use' && purposes.length > 0 && purposes.every((purpose) => PURPOSES.includes(purpose.id)))
  );
}

function counters(statement: Statement, context: Context): Counter[] {
  const found = facts(statement, context);
  return isOfOneKind(statement) ? found.map((counter) => ({ ...counter, severity: lower(counter.severity ?? 'error', 'warning') })) : found;
}

/** "Such profiling", "no AI to decide …": less than all profiling and all decisions. */
function isOfOneKind(statement: Statement): boolean {
  return (
    statement.purposes.some((mention) => isPointed(mention, statement)) ||
    (mentionsAny(statement.at, hints('ai_tool')) && !mentionsAny(statement.within, hints('automated')))
  );
}

function facts(statement: Statement, context: Context): Counter[] {
  const named = statement.purposes.map((mention) => mention.id).filter((id) => PURPOSES.includes(id));
  const decides = statement.action === 'decide' || named.includes('automated_decisions');
  const profiles = statement.action === 'profile' || named.includes('profiling');
  if (isOfEffect(statement)) return decides || profiles ? decisions(statement, context) : [];
  return [...(decides ? decisions(statement, context) : []), ...(profiles ? profiling(statement, context) : [])];
}

/** "… that produce legal or similarly significant effects": other decisions and other profiling are left open. */
function isOfEffect({ within }: Pick<Statement, 'within'>): boolean {
  return mentionsAny(within, hints('significant_effect'));
}

/** "… that does not involve profiling", "this does not include …": said of something else. */
function isPointing({ at }: Statement): boolean {
  const first = textAt(at).trimStart().split(' ')[0]?.toLowerCase() ?? '';
  return hints('relative').includes(first);
}

/** Where a human looks at the result, "not solely automated" may hold, although a score that others rely on can be the decision. */
function decisions(statement: Statement, context: Context): Counter[] {
  const solely = mentionsAny(statement.within, hints('solely'));
  // "No special categories for automated decisions": which data a listed decision rests on is not declared.
  if (!statement.data.length && mentionsAny(statement.within, hints('special_data'))) return [];
  const listed = statement.data.some((mention) => mention.id !== 'personal') ? [] : context.declaration.automation.decisions;
  return [
    ...listed.map((decision) => ({
      at: decision.what?.at ?? decision.at,
      brief: decision.what?.value ?? 'automated decisions',
      weight: 10,
      says: `automated decisions are listed: "${decision.what?.value ?? 'automated decisions'}"`,
      severity:
        (solely && decision.humanReview?.value === 'yes') ||
        (isOfEffect(statement) && SLIGHT.includes(decision.effect?.value.toLowerCase() ?? '')) ||
        isInFurtherance(statement)
          ? ('warning' as const)
          : ('error' as const),
    })),
    ...(listed.length || isOfEffect(statement) ? [] : useCounters(statement, ['automated_decisions'], context)),
  ];
}

/** "No profiling in furtherance of decisions that …": a decision may rest on something other than a profile. */
function isInFurtherance({ within }: Statement): boolean {
  return mentionsAny(within, hints('furtherance')) || (isOfEffect({ within }) && !mentionsAny(within, hints('decision_words')));
}

function profiling(statement: Statement, context: Context): Counter[] {
  const { profiling: answer } = context.declaration.automation;
  const declared: Counter[] =
    answer?.value === 'yes' ? [{ at: answer.at, says: 'there is profiling', brief: 'automation: profiling', weight: 10 }] : [];
  return [...declared, ...useCounters(statement, ['profiling'], context)];
}
