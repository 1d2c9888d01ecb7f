import { buyersOf, defineRule, disposalOf, isLaw, known, labelOf, listOf } from 'policy-lint';
import type { Context, Problem } from 'policy-lint';

export default defineRule({
  summary: 'Data of children are collected or passed on without the consent of a parent, or sold without an opt-in.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [
    '16 CFR 312.5',
    'Cal. Civ. Code § 1798.120(c)',
    '11 CCR 7070-7072',
    'GDPR Art. 8',
    'FTC, Epic Games (2022)',
    'Irish DPC, TikTok (2023)',
  ],
  *check(context) {
    for (const problem of [parents(context), separate(context), teenagers(context), unclear(context)]) if (problem) yield problem;
  },
});

/** Children under 13 are among the people, by what is declared. */
function hasChildren({ declaration: { children } }: Context): boolean {
  return children.collectsUnder13?.value === 'yes' || (children.audience?.value === 'children' && children.collectsUnder13?.value !== 'no');
}

function american({ regimes, declaration }: Context): boolean {
  return (
    regimes.has('coppa') ||
    regimes.has('ccpa') ||
    [...regimes].some((regime) => regime.startsWith('us_')) ||
    declaration.markets.some((market) => market.value === 'US' || market.value.startsWith('US-') || market.value === 'worldwide')
  );
}

function parents(context: Context): Problem | null {
  const {
    declaration: { children, data },
    regimes,
  } = context;
  if (!hasChildren(context)) return null;
  const method = known(children.parentalConsent);
  if (method !== null && method !== 'none') return null;
  const european =
    (regimes.has('gdpr') || regimes.has('uk_gdpr')) && data.some((entry) => entry.for.some((use) => use.basis?.value === 'consent'));
  const fact = children.collectsUnder13?.value === 'yes' ? 'data of children under 13 is collected' : 'the service is made for children';
  const state = !children.parentalConsent
    ? 'no way to ask a parent is declared'
    : method === null
      ? 'whether a parent is asked is unknown'
      : 'no parent is asked (parental_consent is "none")';
  const reason = children.collectsUnder13?.value === 'yes' ? children.collectsUnder13 : children.audience;
  return {
    severity: american(context) || european ? 'error' : 'warning',
    message: `${upper(fact)}, and ${state}.`,
    at: children.parentalConsent?.at ?? reason?.at ?? children.at ?? context.declaration.at,
    related: reason && children.parentalConsent ? [{ at: reason.at, note: 'the audience declared' }] : [],
    help: 'Ask a parent before anything is collected and write how: parental_consent: card check, or school.',
  };
}

/** Consent to collect is not consent to pass on. */
function separate(context: Context): Problem | null {
  const { declaration, vocabulary, asOf } = context;
  if (!hasChildren(context) || !american(context) || !isLaw('coppa.separate_consent', vocabulary, asOf)) return null;
  const method = known(declaration.children.parentalConsent);
  if (method === null || method === 'none') return null;
  const buyers = new Set(buyersOf(declaration, vocabulary));
  const outsiders = declaration.recipients.filter(
    (recipient) => buyers.has(recipient) || disposalOf(declaration, recipient, vocabulary) !== null,
  );
  const [first, ...others] = outsiders;
  if (!first) return null;
  return {
    severity: 'warning',
    message: `Data of children go to ${listOf(outsiders.map(labelOf), 5)}: a parent must be asked for that separately, and the declaration names one consent only.`,
    at: first.at,
    related: others.map((recipient) => ({ at: recipient.at, note: 'gets them too' })),
    help: "Keep children's data from advertising and sale, or ask for it apart from the rest and say so: parental_consent: card check, separately for disclosure.",
    cites: ['16 CFR 312.5(a)(2)'],
  };
}

/** From 13 to 15 the person, below that a parent, must have said yes to a sale. */
function teenagers(context: Context): Problem | null {
  const { declaration, regimes } = context;
  const { sellsUnder16, optOut } = declaration.selling;
  if (sellsUnder16?.value !== 'yes' || !regimes.has('ccpa')) return null;
  const sold = declaration.data.filter((entry) => entry.to.some((to) => declaration.selling.to.some((buyer) => buyer.value === to.value)));
  if (
    sold.length &&
    sold.every(
      (entry) => entry.for.length && entry.for.every((use) => use.basis?.value === 'consent' || use.basis?.value === 'explicit_consent'),
    )
  )
    return null;
  return {
    message: 'Data of people under 16 are sold or shared, and nothing declared shows that they, or below 13 a parent, said yes first.',
    at: sellsUnder16.at,
    related: optOut ? [{ at: optOut.at, note: 'a way out is not enough below 16' }] : [],
    help: 'Ask before the sale and write consent as the basis of what is sold, or leave them out and write sells_under_16: no.',
    cites: ['Cal. Civ. Code § 1798.120(c)', '11 CCR 7070-7072'],
  };
}

function unclear(context: Context): Problem | null {
  const { children } = context.declaration;
  if (children.collectsUnder13?.value !== 'unknown' || children.audience?.value === 'adults' || children.audience?.value === 'children')
    return null;
  return {
    severity: 'info',
    message: 'Whether children under 13 are among the people whose data is collected is unknown.',
    at: children.collectsUnder13.at,
    help: 'Ask for the age at sign-up, or look at who uses the service, and write collects_under_13: yes or no.',
  };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
