import type { Automation, Children, Declaration, Fact, Security, Signals, Tracker } from '../../model/declaration.js';
import type { Statement } from '../../model/statement.js';
import type { Place } from '../../model/text.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import { condition, declared, mention, polarityOf, says } from './build.js';

/** track and advertise from `trackers:`. */
export function* statementsOfTracker(tracker: Tracker, declaration: Declaration, vocabulary: Vocabulary): Generator<Statement> {
  const vendor = declaration.recipients.find((recipient) => recipient.id === tracker.vendor?.value);
  const at = tracker.kind?.at ?? tracker.name?.at ?? tracker.at;
  const purposes = tracker.for.flatMap((use) => {
    const purpose = vocabulary.term('tracker_for', use.value)?.more['purpose'];
    return typeof purpose === 'string' ? [mention(use, purpose)] : [];
  });
  const more: Partial<Statement> = {
    purposes,
    mechanism: says(tracker.kind) ? tracker.kind.value : null,
    duration: tracker.lasts && tracker.lasts.duration.kind !== 'unknown' ? tracker.lasts.duration : null,
    recipients:
      vendor && tracker.vendor
        ? [mention(tracker.vendor, says(vendor.type) ? vendor.type.value : 'third_parties', vendor.name?.value ?? vendor.id)]
        : [],
    conditions: consentTo(tracker),
    because: tracker.name ? [tracker.name.value] : [],
  };
  yield declared('track', at, tracker.at, more);
  const ads = tracker.for.find((use) => use.value === 'advertising');
  if (ads) yield declared('advertise', ads.at, tracker.at, more);
}

// Consent that comes after the tracker has run is no condition of it.
function consentTo({ consent, beforeConsent }: Tracker): Statement['conditions'] {
  if (consent?.value === 'opt_in' && beforeConsent?.value !== 'yes') return [condition('consent', consent.at)];
  return consent?.value === 'opt_out' ? [condition('opt_out', consent.at)] : [];
}

/** profile, decide and train from `automation:`. */
export function* statementsOfAutomation(automation: Automation): Generator<Statement> {
  const within = automation.at;
  if (!within) return;
  if (automation.decisionsAnswer?.value === 'none')
    yield declared('decide', automation.decisionsAnswer.at, within, { polarity: 'does_not' });
  for (const decision of automation.decisions)
    yield declared('decide', decision.what?.at ?? decision.at, decision.at, {
      because: [...(decision.what ? [decision.what.value] : []), ...(decision.humanReview?.value === 'yes' ? ['a human reviews it'] : [])],
      conditions: says(decision.optOut) ? [condition('opt_out', decision.optOut.at)] : [],
    });
  yield* answered('profile', automation.profiling, within);
  const { training } = automation;
  if (!training) return;
  const optOut = says(training.optOut) ? [condition('opt_out', training.optOut.at)] : [];
  yield* answered('train', training.usesPersonalData, within, { data: training.data.map((data) => mention(data)), conditions: optOut });
  if (training.llm?.value === 'yes')
    yield* answered('train', training.llm, within, { because: ['a large language model'], conditions: optOut });
}

function* answered(
  action: Statement['action'],
  fact: Fact<string> | null,
  within: Place,
  more: Partial<Statement> = {},
): Generator<Statement> {
  const polarity = polarityOf(fact);
  if (fact && polarity) yield declared(action, fact.at, within, { polarity, ...more });
}

/** secure from `security:`; "none", "no" and passwords in plain text are denials. */
export function* statementsOfSecurity(security: Security): Generator<Statement> {
  const within = security.at;
  if (!within) return;
  const measures: readonly (readonly [string, Fact<string> | null, readonly string[]])[] = [
    ['encryption_in_transit', security.inTransit, ['none']],
    ['encryption_at_rest', security.atRest, ['none']],
    ['end_to_end', security.endToEnd, ['no']],
    ['hashing', security.passwords, ['none', 'plain']],
    ['mfa', security.mfa, ['no']],
    ['access_control', security.accessControl, ['none']],
  ];
  for (const [mechanism, fact, absent] of measures)
    if (fact && fact.value.toLowerCase() !== 'unknown')
      yield declared('secure', fact.at, within, {
        mechanism,
        polarity: absent.includes(fact.value) ? 'does_not' : 'does',
        because: [fact.value],
      });
  for (const { at, name } of security.certified)
    if (says(name)) yield declared('secure', name.at, at, { mechanism: 'certification', because: [name.value] });
}

/** honor_signal from `signals:`. */
export function* statementsOfSignals(signals: Signals): Generator<Statement> {
  for (const mechanism of ['gpc', 'dnt'] as const) {
    const fact = signals[mechanism];
    if (!fact || fact.value === 'unknown') continue;
    yield declared('honor_signal', fact.at, signals.at ?? fact.at, {
      mechanism,
      polarity: fact.value === 'ignored' ? 'does_not' : 'does',
      conditions: fact.value === 'partly' ? [condition('scope', fact.at)] : [],
    });
  }
}

/** address_children from `children:`; a general audience says nothing either way. */
export function* statementsOfChildren(children: Children): Generator<Statement> {
  const { at, audience, collectsUnder13 } = children;
  if (!at) return;
  if (audience && ['children', 'mixed', 'teens', 'adults'].includes(audience.value))
    yield declared('address_children', audience.at, at, {
      polarity: audience.value === 'adults' ? 'does_not' : 'does',
      because: [`the audience is "${audience.value}"`],
    });
  if (collectsUnder13)
    yield* answered('address_children', collectsUnder13, at, {
      conditions: [condition('age', collectsUnder13.at)],
      because: ['data of children under 13'],
    });
}
