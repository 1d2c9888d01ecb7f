import { isMap, isScalar } from 'yaml';
import type { Automation, Children, Decision, Fact, Selling, Signals, Tracker } from '../../model/declaration.js';
import type { Field, Reader } from '../reader.js';

export const SELLING_KEYS = ['sells', 'shares_for_ads', 'to', 'opt_out', 'sells_under_16', 'sells_sensitive'] as const;
export const SIGNALS_KEYS = ['gpc', 'dnt'] as const;
export const TRACKER_KEYS = ['name', 'vendor', 'kind', 'for', 'lasts', 'consent', 'before_consent'] as const;
export const CHILDREN_KEYS = ['audience', 'minimum_age', 'collects_under_13', 'parental_consent'] as const;
export const AUTOMATION_KEYS = ['decisions', 'profiling', 'ai_training', 'chatbots'] as const;
export const DECISION_KEYS = ['what', 'effect', 'human_review', 'opt_out'] as const;
export const TRAINING_KEYS = ['uses_personal_data', 'llm', 'data', 'opt_out'] as const;

type Naming = (fact: Fact<string>) => Fact<string>;

/** `selling:`; one answer may stand for it. */
export function readSelling(reader: Reader, field: Field | undefined, naming: Naming): Selling {
  const short = field && isScalar(reader.resolve(field.node)) ? reader.answer(field) : null;
  const section = field?.node && !isScalar(reader.resolve(field.node)) ? reader.section(field, SELLING_KEYS) : null;
  const get = (key: (typeof SELLING_KEYS)[number]): Field | undefined => section?.fields.get(key);
  return {
    at: field?.node ? field.at : null,
    sells: short ?? reader.answer(get('sells')),
    sharesForAds: reader.answer(get('shares_for_ads')),
    to: reader.texts(get('to')).map(naming),
    optOut: reader.textOrNone(get('opt_out')),
    sellsUnder16: reader.answer(get('sells_under_16')),
    sellsSensitive: reader.answer(get('sells_sensitive')),
  };
}

const SIGNAL = ['honored', 'ignored', 'partly', 'unknown'] as const;
const SIGNAL_ALIASES = {
  honoured: 'honored',
  yes: 'honored',
  true: 'honored',
  honors: 'honored',
  respected: 'honored',
  no: 'ignored',
  false: 'ignored',
  none: 'ignored',
  not_honored: 'ignored',
  partial: 'partly',
  partially: 'partly',
} as const;

/** `signals:` */
export function readSignals(reader: Reader, field: Field | undefined): Signals {
  const section = field?.node ? reader.section(field, SIGNALS_KEYS) : null;
  return {
    at: field?.node ? field.at : null,
    gpc: reader.choice(section?.fields.get('gpc'), SIGNAL, SIGNAL_ALIASES),
    dnt: reader.choice(section?.fields.get('dnt'), SIGNAL, SIGNAL_ALIASES),
  };
}

/** `trackers:`, a list; `vendor: us` is the organisation itself. */
export function readTrackers(reader: Reader, field: Field | undefined, naming: Naming): Tracker[] {
  return reader.items(field).flatMap((item) => {
    if (isScalar(reader.resolve(item.node)) && /^none$/i.test(reader.text(item)?.value ?? '')) return [];
    const section = reader.section({ ...item, name: 'trackers' }, TRACKER_KEYS);
    if (!section) return [];
    const get = (key: (typeof TRACKER_KEYS)[number]): Field | undefined => section.fields.get(key);
    const vendor = reader.text(get('vendor'));
    return [
      {
        at: section.at,
        name: reader.text(get('name')),
        vendor: vendor && (/^(?:us|we|ours?|self|first[ _-]party)$/i.test(vendor.value) ? { ...vendor, value: 'us' } : naming(vendor)),
        kind: reader.term('tracker_kind', get('kind')),
        for: reader.terms('tracker_for', get('for')),
        lasts: reader.duration(get('lasts')),
        consent: reader.term('consent', get('consent')),
        beforeConsent: reader.answer(get('before_consent')),
      },
    ];
  });
}

const AUDIENCES = ['adults', 'general', 'teens', 'children', 'mixed', 'unknown'] as const;
const AUDIENCE_ALIASES = {
  adult: 'adults',
  teen: 'teens',
  teenagers: 'teens',
  child: 'children',
  kids: 'children',
  everyone: 'general',
  all: 'general',
  families: 'mixed',
  family: 'mixed',
} as const;

/** `children:` */
export function readChildren(reader: Reader, field: Field | undefined): Children {
  const section = field?.node ? reader.section(field, CHILDREN_KEYS) : null;
  return {
    at: field?.node ? field.at : null,
    audience: reader.choice(section?.fields.get('audience'), AUDIENCES, AUDIENCE_ALIASES),
    minimumAge: reader.number(section?.fields.get('minimum_age')),
    collectsUnder13: reader.answer(section?.fields.get('collects_under_13')),
    parentalConsent: reader.textOrNone(section?.fields.get('parental_consent')),
  };
}

/** `automation:` */
export function readAutomation(reader: Reader, field: Field | undefined): Automation {
  const section = field?.node ? reader.section(field, AUTOMATION_KEYS) : null;
  const decisions = section?.fields.get('decisions');
  return {
    at: field?.node ? field.at : null,
    ...readDecisions(reader, decisions),
    profiling: reader.answer(section?.fields.get('profiling')),
    training: readTraining(reader, section?.fields.get('ai_training')),
    chatbots: reader.answer(section?.fields.get('chatbots')),
  };
}

function readDecisions(reader: Reader, field: Field | undefined): Pick<Automation, 'decisions' | 'decisionsAnswer'> {
  const node = field ? reader.resolve(field.node) : null;
  if (!field || !node) return { decisionsAnswer: null, decisions: [] };
  if (isScalar(node)) {
    const fact = reader.textOrNone(field);
    if (!fact) return { decisionsAnswer: null, decisions: [] };
    if (fact.value === 'none') return { decisionsAnswer: { value: 'none', at: fact.at }, decisions: [] };
    if (/^unknown$/i.test(fact.value)) return { decisionsAnswer: { value: 'unknown', at: fact.at }, decisions: [] };
  }
  const decisions = reader.items(field).flatMap((item): Decision[] => {
    if (isMap(reader.resolve(item.node))) {
      const section = reader.section({ ...item, name: 'decisions' }, DECISION_KEYS);
      if (!section) return [];
      reader.need(section, 'This entry of "decisions"', ['what'], section.at);
      return [
        {
          at: section.at,
          what: reader.text(section.fields.get('what')),
          effect: reader.text(section.fields.get('effect')),
          humanReview: reader.answer(section.fields.get('human_review')),
          optOut: reader.textOrNone(section.fields.get('opt_out')),
        },
      ];
    }
    const what = reader.textOrNone(item);
    return what && what.value !== 'none' ? [{ at: what.at, what, effect: null, humanReview: null, optOut: null }] : [];
  });
  const at = reader.at(field.node ?? node);
  return { decisionsAnswer: { value: decisions.length ? 'listed' : 'none', at }, decisions };
}

// `ai_training: no` answers whether personal data are used.
function readTraining(reader: Reader, field: Field | undefined): Automation['training'] {
  if (!field?.node) return null;
  if (isScalar(reader.resolve(field.node))) {
    const usesPersonalData = reader.answer(field);
    return usesPersonalData && { at: field.at, usesPersonalData, llm: null, data: [], optOut: null };
  }
  const section = reader.section(field, TRAINING_KEYS);
  return (
    section && {
      at: field.at,
      usesPersonalData: reader.answer(section.fields.get('uses_personal_data')),
      llm: reader.answer(section.fields.get('llm')),
      data: reader.terms('data', section.fields.get('data')),
      optOut: reader.textOrNone(section.fields.get('opt_out')),
    }
  );
}
