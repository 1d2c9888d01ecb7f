import { contradictions, defineRule, flowsOf, isAboutPersons, isDenial, matchingData, nameOf, useCounters } from 'policy-lint';
import type { Context, Counter, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy denies training AI on data that the declaration says is used for it.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: ['FTC Act § 5 (15 U.S.C. § 45)', 'Connecticut Public Act 25-113', 'FTC, Everalbum (2021)', 'FTC, OkCupid/Match (2026)'],
  check: (context) =>
    contradictions(context, {
      selects: (statement) => isDenial(statement) && isAboutPersons(statement) && isAboutTraining(statement),
      counters: (statement, limits) =>
        limits.kinds.has('age')
          ? []
          : [...declared(statement, context), ...useCounters(statement, ['ai_training'], context), ...recipients(statement, context)],
      help: 'Say which data train which models and how to opt out, or stop and correct the declaration.',
    }),
});

function isAboutTraining({ action, purposes }: Statement): boolean {
  return (
    action === 'train' ||
    (['use', 'share', 'collect'].includes(action) && purposes.length > 0 && purposes.every((purpose) => purpose.id === 'ai_training'))
  );
}

function declared(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  const { training } = declaration.automation;
  if (training?.usesPersonalData?.value !== 'yes') return [];
  if (training.data.length && !matchingData(statement.data, training.data, vocabulary).length) return [];
  return [{ at: training.usesPersonalData.at, says: 'AI is trained on personal data', brief: 'automation: ai_training', weight: 20 }];
}

function recipients(statement: Statement, { declaration, vocabulary }: Context): Counter[] {
  const found = new Map<string, Counter>();
  for (const { entry, recipient } of flowsOf(declaration)) {
    if (recipient.trainsOnData?.value !== 'yes' || !matchingData(statement.data, entry.what, vocabulary).length) continue;
    const name = nameOf(recipient, vocabulary);
    found.set(recipient.id, { at: recipient.trainsOnData.at, says: `${name} trains on the data it gets`, brief: name, weight: 15 });
  }
  return [...found.values()];
}
