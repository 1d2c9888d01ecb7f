import { buyersOf, defineRule, disposalOf, isMisread, standingOf, known, labelOf, listOf } from 'policy-lint';
import type { Context, Fact, Place, Problem, Recipient } from 'policy-lint';

const EUROPEAN = ['gdpr', 'uk_gdpr', 'lgpd'];
const AMERICAN = ['ccpa', 'us_states', 'us_tx', 'us_ct', 'us_ri', 'us_mn'];
/** Service providers whose duty of secrecy stands in the law of their profession. */
const PROFESSIONAL = 'professional_advisor';

export default defineRule({
  summary: 'A recipient gets data without the contract that its part asks for.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [
    'GDPR Art. 28(3)',
    'Cal. Civ. Code § 1798.100(d)',
    '11 CCR 7051-7053',
    'Va. Code 59.1-579',
    'California AG, Healthline (2025)',
    'CPPA, Honda (2025)',
  ],
  *check(context) {
    const { declaration, vocabulary } = context;
    const buyers = new Set(buyersOf(declaration, vocabulary).map((recipient) => recipient.id));
    for (const recipient of declaration.recipients) {
      const problem = processing(recipient, context) ?? selling(recipient, buyers, context);
      if (problem) yield problem;
    }
    const untold = declaration.recipients.filter(({ type, trainsOnData }) => type?.value === 'ai_provider' && known(trainsOnData) === null);
    yield* training(
      untold.filter(({ trainsOnData }) => !trainsOnData),
      'not declared',
    );
    yield* training(
      untold.filter(({ trainsOnData }) => trainsOnData),
      'unknown',
    );
  },
});

/** One question for all providers of whom the same is open. */
function* training([first, ...others]: readonly Recipient[], state: string): Iterable<Problem> {
  if (!first) return;
  const at = ({ trainsOnData, at: whole }: Recipient): Place => trainsOnData?.at ?? whole;
  yield {
    severity: 'warning',
    message: others.length
      ? `Whether ${listOf(
          [first, ...others].map((one) => labelOf(one)),
          4,
        )} train their models on the data is ${state}.`
      : `Whether ${labelOf(first)} trains its models on the data is ${state}.`,
    at: at(first),
    related: others.map((one) => ({ at: at(one), note: 'of this one, too' })),
    help: 'Look it up in the contract and write trains_on_data: yes or no. A provider that trains on the data does not work for you alone.',
  };
}

function processing(recipient: Recipient, { declaration, regimes, vocabulary }: Context): Problem | null {
  if (![...EUROPEAN, ...AMERICAN].some((regime) => regimes.has(regime))) return null;
  const works = standingOf(recipient, vocabulary) === 'processor' || recipient.type?.value === 'ai_provider';
  if (!works || recipient.type?.value === PROFESSIONAL || answered(recipient.contract)) return null;
  if (!recipient.contract && isMisread(declaration, recipient.at)) return null;
  return {
    severity: recipient.contract ? 'error' : 'warning',
    message: `${labelOf(recipient)} works for you as ${recipient.type?.value ?? 'processor'}, and ${state(recipient.contract)}.`,
    at: recipient.contract?.at ?? recipient.at,
    help: 'Sign the data processing agreement that the provider offers and write contract: dpa (or dpa_and_ccpa_terms).',
  };
}

/** Whoever buys personal data of Californians must be bound to their terms. */
function selling(recipient: Recipient, buyers: ReadonlySet<string>, { declaration, regimes, vocabulary }: Context): Problem | null {
  if (!regimes.has('ccpa') || answered(recipient.contract)) return null;
  const kind = buyers.has(recipient.id) ? 'sold to' : disposalOf(declaration, recipient, vocabulary) ? 'shared with' : null;
  if (kind === null) return null;
  return {
    severity: recipient.contract ? 'error' : 'warning',
    message: `Data is ${kind} ${labelOf(recipient)}, and ${state(recipient.contract)}.`,
    at: recipient.contract?.at ?? recipient.at,
    help: 'Agree with the recipient on what it may do with the data, and write contract: third_party_contract.',
    cites: ['Cal. Civ. Code § 1798.100(d)', '11 CCR 7053', 'California AG, Healthline (2025)'],
  };
}

function answered(contract: Fact<string> | null): boolean {
  const value = known(contract);
  return value !== null && value !== 'none';
}

function state(contract: Fact<string> | null): string {
  if (!contract) return 'no contract with it is declared';
  return contract.value === 'none' ? 'there is no contract with it' : 'whether there is a contract with it is unknown';
}
