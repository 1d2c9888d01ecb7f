import { ageIn, contradictions, defineRule, hints, isDenial, mentionsAny } from 'policy-lint';
import type { Context, Counter, Limits, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy says that children are not served or their data not collected, and the declaration says otherwise.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    '16 CFR §§ 312.2–312.5', 'FTC, Musical.ly (2019)', 'FTC, Google/YouTube (2019)', 'FTC, Kurbo/WW (2022)', 'FTC, Epic Games (2022)', 'FTC, Edmodo (2023)',
    'ICO, TikTok (2023)', 'FTC, NGL (2024)', 'FTC, Disney (2025)',
  ],
  check: (context) => contradictions(context, {
    selects: (statement) => isDenial(statement) && (isAudience(statement) || isCollectionFromChildren(statement)),
    // That a declaration says so is knowledge enough for "knowingly".
    handles: ['age', 'knowledge', 'scope'],
    counters: (statement, limits) => (mentionsAny(statement.within, hints('mostly')) ? [] : counters(statement, limits, context)),
    anyCase: true,
    help: 'Say that children use the service and how their data are protected, with parental consent where the law asks for it, or keep them out and correct the declaration.',
  }),
});

/** Who the service is for, and not whatever a sentence denies in which children occur. */
function isAudience(statement: Statement): boolean {
  const { action, at } = statement;
  if (action !== 'address_children' || at.end - at.start > 500 || mentionsAny(at, hints('beside_children'))) return false;
  return mentionsAny(at, hints('audience')) || (mentionsAny(at, hints('knowingly')) && mentionsAny(at, hints('collecting')));
}

function isCollectionFromChildren({ action, conditions, exception }: Statement): boolean {
  return ['collect', 'use', 'retain'].includes(action) && [...conditions, ...(exception?.conditions ?? [])].some((condition) => condition.kind === 'age');
}

function counters(statement: Statement, limits: Limits, { declaration: { children } }: Context): Counter[] {
  const age = ageIn(statement) ?? 13;
  const found: Counter[] = [];
  const parents = children.parentalConsent?.value ?? 'unknown';
  if (limits.kinds.has('consent') && parents !== 'none' && parents !== 'unknown') return [];
  const consent = limits.kinds.has('consent') && parents === 'none' ? 'no' as const : 'unknown' as const;
  if (children.collectsUnder13?.value === 'yes' && age >= 13)
    found.push({ at: children.collectsUnder13.at, says: 'data of children under 13 is collected', brief: 'the collection under 13', weight: 10, consent });
  const audience = children.audience;
  const directed = statement.action === 'address_children';
  if (audience && ['children', 'mixed'].includes(audience.value) && (directed || children.collectsUnder13?.value !== 'no'))
    found.push({ at: audience.at, says: `the audience is "${audience.value}"`, brief: 'the audience', severity: directed ? 'error' : 'warning', weight: 5, consent });
  const minimum = children.minimumAge;
  if (minimum && minimum.value < age)
    found.push({ at: minimum.at, says: `users may be ${minimum.value} years old`, brief: 'the minimum age', weight: 3, consent,
      severity: directed && audience?.value === 'teens' ? 'error' : 'warning' });
  return found;
}
