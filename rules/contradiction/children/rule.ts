import { ageIn, contradictions, defineRule, hasVerb, hints, isDenial, limitsOf, mentionsAny, speaksItself } from 'policy-lint';
import type { Children, Context, Counter, Statement } from 'policy-lint';

export default defineRule({
  summary: 'The policy says that children are not served or their data not collected, and the declaration says otherwise.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'policy'],
  cites: [
    '16 CFR §§ 312.2–312.5',
    'FTC, Musical.ly (2019)',
    'FTC, Google/YouTube (2019)',
    'FTC, Kurbo/WW (2022)',
    'FTC, Epic Games (2022)',
    'FTC, Edmodo (2023)',
    'ICO, TikTok (2023)',
    'FTC, NGL (2024)',
    'FTC, Disney (2025)',
  ],
  check: (context) =>
    contradictions(context, {
      selects: (statement) => isDenial(statement) && (isAudience(statement) || isCollectionFromChildren(statement)),
      // That a declaration says so is knowledge enough for "knowingly".
      handles: ['age', 'knowledge', 'need'],
      counters: (statement) => counters(statement, context),
      affirms: (other, statement) => isDeniedCollection(statement) && isOfChildrensData(other) && !isOfParents(statement),
      // "If you are under 13, do not …" is about them; "where European law applies, we do not …" about some of them.
      anyCase: (setting) => mentionsAny(setting, hints('young_front')),
      help: 'Say that children use the service and how their data is protected, with parental consent where the law asks for it, or keep them out and correct the declaration.',
    }),
});

/** Who the service is for, and not whatever a sentence denies in which children occur. */
function isAudience(statement: Statement): boolean {
  const { action, at } = statement;
  if (action !== 'address_children' || at.end - at.start > 500 || mentionsAny(at, hints('beside_children'))) return false;
  return mentionsAny(at, hints('audience')) || (mentionsAny(at, hints('knowingly')) && mentionsAny(at, hints('collecting')));
}

function isCollectionFromChildren({ action, conditions, exception }: Statement): boolean {
  return (
    ['collect', 'use', 'retain'].includes(action) &&
    [...conditions, ...(exception?.conditions ?? [])].some((condition) => condition.kind === 'age')
  );
}

function counters(statement: Statement, context: Context): Counter[] {
  const { children } = context.declaration;
  const age = ageIn(statement) ?? 13;
  const found: Counter[] = [];
  const parents = children.parentalConsent?.value ?? 'unknown';
  const isConsented = isOfParents(statement);
  if (isConsented && parents !== 'none' && parents !== 'unknown') return [];
  if (isConsented && parents === 'none') return isOwnPromise(statement, context) ? withoutParents(age, children) : onCondition(children);
  const consent = 'unknown' as const;
  // A request to the reader is no word on what is done, and who must not have an account of their own may use that of a parent.
  const asked =
    mentionsAny(statement.at, hints('please_not')) || mentionsAny(statement.at, hints('own_account'))
      ? ('warning' as const)
      : ('error' as const);
  const directed = statement.action === 'address_children';
  // "Our site is not made for children" says whom it is for; that some of them leave data there is a doubt about it.
  const isDesign = directed && !mentionsAny(statement.at, hints('collecting')) && !mentionsAny(statement.at, hints('kept_out'));
  const isKeptOut = directed && mentionsAny(statement.at, hints('kept_out')) && !mentionsAny(statement.at, hints('collecting'));
  // Not to have an account, and not to be asked for data, is less than to have none collected.
  const isLess = isConsented || isDesign || (isKeptOut && mentionsAny(statement.at, hints('account_of_child'))) || isAskingOnly(statement);
  if (children.collectsUnder13?.value === 'yes' && age >= 13)
    found.push({
      at: children.collectsUnder13.at,
      says: 'data of children under 13 is collected',
      brief: 'the collection under 13',
      weight: 10,
      consent,
      severity: isLess ? 'warning' : asked,
    });
  const audience = children.audience;
  if (audience && ['children', 'mixed'].includes(audience.value) && (directed || children.collectsUnder13?.value !== 'no'))
    found.push({
      at: audience.at,
      says: `the audience is "${audience.value}"`,
      brief: 'the audience',
      severity: directed && (!isAskingOnly(statement) || mentionsAny(statement.at, hints('made_for'))) ? asked : 'warning',
      weight: isDesign || isKeptOut ? 20 : 5,
      consent,
    });
  const minimum = children.minimumAge;
  if (minimum && minimum.value < age)
    found.push({
      at: minimum.at,
      says: `users may be ${minimum.value} years old`,
      brief: 'the minimum age',
      weight: 3,
      consent,
      severity: directed && audience?.value === 'teens' ? asked : 'warning',
    });
  return found;
}

/** "We do not ask children for personal information": what they tell unasked, and what their devices send, may be collected all the same. */
function isAskingOnly(statement: Statement): boolean {
  const { action, at } = statement;
  if (action !== 'address_children') return hasVerb(statement, 'asking') && !hasVerb(statement, 'taking');
  return mentionsAny(at, hints('asking')) && !mentionsAny(at, hints('taking'));
}

/** Whether a statement denies that data of children are collected, and not only that they are the audience. */
function isDeniedCollection(statement: Statement): boolean {
  return statement.action !== 'address_children' || mentionsAny(statement.at, hints('collecting'));
}

/** "We ask for the child's name": data of children, by those words. */
function isOfChildrensData({ action, within, conditions }: Statement): boolean {
  return (
    ['collect', 'use', 'retain'].includes(action) &&
    conditions.every(({ kind }) => kind !== 'law') &&
    mentionsAny(within, hints('of_child'))
  );
}

/** "Not without a parent's consent" is untrue where data are collected and nobody asks the parents. */
function withoutParents(age: number, { collectsUnder13, parentalConsent }: Children): Counter[] {
  if (collectsUnder13?.value !== 'yes' || !parentalConsent || age < 13) return [];
  return [
    {
      at: parentalConsent.at,
      says: 'data of children under 13 is collected and parental consent is "none"',
      brief: 'parental consent',
      consent: 'no',
    },
  ];
}

/** Whether the organisation says what it does itself: "you may only use this with your parents' consent" is a condition that readers are to meet. */
function isOwnPromise(statement: Statement, { policies }: Context): boolean {
  // "Children may not use it who are too young for us to process their data without consent" still tells them what they may do.
  const isOfData = mentionsAny(statement.at, hints('collecting')) && !mentionsAny(statement.at, hints('kept_out'));
  return (
    statement.action !== 'address_children' ||
    isOfData ||
    speaksItself(
      statement,
      policies.flatMap(({ names }) => names),
    )
  );
}

/** Where nobody asks the parents, such a condition says little about who is there. */
function onCondition({ audience, parentalConsent }: Children): Counter[] {
  if (!audience || !parentalConsent || !['children', 'mixed'].includes(audience.value)) return [];
  return [
    {
      at: audience.at,
      says: `the audience is "${audience.value}" and parental consent is "none"`,
      brief: 'the audience',
      severity: 'warning',
      consent: 'no',
    },
  ];
}

/** "Not without a parent's consent". */
function isOfParents(statement: Statement): boolean {
  return limitsOf(statement).kinds.has('consent') || isWithoutParents(statement);
}

function isWithoutParents({ at, within }: Statement): boolean {
  const reach = { source: at.source, start: at.start, end: Math.max(at.end, Math.min(within.end, at.end + 120)) };
  return reach.end - reach.start < 400 && mentionsAny(reach, hints('without_word')) && mentionsAny(reach, hints('parental'));
}
