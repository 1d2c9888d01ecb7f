// How far the policies of a context tell of a recipient, a purpose and a period. Rules on omissions and the report for readers ask here.
import type { DataEntry, Recipient } from '../model/declaration.js';
import type { Told } from '../model/overview.js';
import type { Context } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import type { Coverage } from './disclosures.js';
import { hints } from './hints.js';
import { namesOf } from './names.js';
import { standingOf } from './standing.js';
import type { Evidence } from './told.js';

/** Their disclosure is that something is visible to others. */
export const AUDIENCE = new Set(['other_users', 'public', 'customer_admin']);
/** Why third parties get data says who they are: "with third parties for advertising". */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  ad_network: ['advertising_targeted', 'advertising_contextual', 'advertising_measurement'],
  analytics_provider: ['analytics', 'advertising_measurement'],
  marketing_partner: ['partner_marketing', 'direct_marketing'],
  payment_processor: ['payments'],
  researcher: ['research'],
  government: ['legal_obligation', 'legal_claims'],
  acquirer: ['business_transfer'],
  consumer_reporting_agency: ['fraud_prevention', 'identity_verification'],
};
/** Kinds of recipient that a reader takes for one another. */
const LIKE: Readonly<Record<string, readonly string[]>> = {
  marketing_partner: ['ad_network'],
  business_partner: ['marketing_partner', 'joint_controller'],
  joint_controller: ['business_partner', 'affiliate'],
};
/** Actions by which data reach a recipient. */
const REACHING = new Set(['share', 'sell', 'collect', 'track', 'advertise', 'transfer']);

/** How far the policy tells of a recipient: not at all, only among "service providers" (`general`), or in a way that people can follow. */
export function recipientTold(context: Context, coverage: Coverage, recipient: Recipient): Told {
  const { vocabulary } = context;
  const type = recipient.type?.value ?? '';
  const name = coverage.name(namesOf(recipient));
  if (name) return told(name);
  if (!vocabulary.term('recipient', type)) return UNASKED;
  if (AUDIENCE.has(type)) return toldBy(coverage.term('recipient', type), UNASKED);
  for (const id of type === 'processor' ? [] : [type, ...(LIKE[type] ?? [])]) {
    const found = coverage.term('recipient', id);
    if (found) return told(found);
  }
  const wider = type === 'marketing_partner' ? coverage.wider('recipient', type) : null;
  if (wider) return told(wider);
  const ends = ENDS[type] ?? [];
  const ended = coverage.says(
    (s) =>
      REACHING.has(s.action) &&
      (s.actor === 'third' || s.recipients.length > 0) &&
      s.purposes.some((purpose) => ends.some((end) => vocabulary.covers('purpose', purpose.id, end))),
  );
  if (ended) return told(ended);
  if (standingOf(recipient, vocabulary) !== 'processor') return NOWHERE;
  const work = byWork(coverage, recipient);
  if (work) return told(work);
  const provider = asProvider(coverage);
  return provider ? { how: 'general', at: provider.at } : NOWHERE;
}

const NOWHERE: Told = { how: 'none', at: null };
const UNASKED: Told = { how: 'unasked', at: null };

function told({ at }: Evidence): Told {
  return { how: 'told', at };
}

function toldBy(evidence: Evidence | null, otherwise: Told): Told {
  return evidence ? told(evidence) : otherwise;
}

/** Where the policy says that somebody does the work which the declaration says they do: "a company that sends our e-mail". */
function byWork(coverage: Coverage, { does, name }: Recipient): Evidence | null {
  const work = `${does?.value ?? ''} ${name?.value ?? ''}`
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 3);
  for (const word of work) {
    const found = coverage.named('recipient', (id, text) => id === 'processor' && text.toLowerCase().includes(word.slice(0, 6)));
    if (found) return found;
  }
  return coverage.words(work.flatMap((word) => hints('workers').map((worker) => `${word} + ${worker}`)));
}

function asProvider(coverage: Coverage): Evidence | null {
  const isGeneric = (text: string): boolean =>
    hints('any_provider').some((word) => text.includes(word)) && !hints('one_provider').some((word) => text.includes(word));
  return (
    coverage.named('recipient', (id, text) => id === 'processor' && isGeneric(text.toLowerCase())) ??
    coverage.spellings('recipient', 'processor')
  );
}

/** Purposes of which a policy tells by what it says is done, beside their own words. */
const DOING: Readonly<Record<string, Statement['action']>> = {
  ai_training: 'train',
  automated_decisions: 'decide',
  monetization: 'sell',
  profiling: 'profile',
};

/** How far the policy tells of a purpose. The service itself is told by being offered. */
export function purposeTold({ vocabulary }: Context, coverage: Coverage, id: string): Told {
  const action = DOING[id];
  const found = coverage.term('purpose', id) ?? (action ? coverage.says((s) => s.action === action) : null);
  if (found) return told(found);
  const denial = action ? coverage.denies((s) => s.action === action) : null;
  if (denial) return { how: 'denied', at: denial.at };
  return id === 'provide_service' || !vocabulary.term('purpose', id) ? UNASKED : NOWHERE;
}

/** How far the policy tells that a category of data is held. */
export function dataTold({ vocabulary }: Context, coverage: Coverage, id: string): Told {
  if (!vocabulary.term('data', id)) return UNASKED;
  const found = coverage.term('data', id);
  if (found) return told(found);
  const wider = coverage.wider('data', id);
  if (wider) return { how: 'general', at: wider.at };
  const presupposed = coverage.presupposed(id);
  return presupposed ? { how: 'denied', at: presupposed.at } : NOWHERE;
}

/** How far the policy tells how long the data of an entry are kept: for these data, in general, or not. */
export function retentionTold(context: Context, coverage: Coverage, { what }: Pick<DataEntry, 'what'>): Told {
  const own = coverage.says((s) => isPeriod(s) && what.some((fact) => speaksOf(context, s, fact.value)) && !isGeneral(s));
  if (own) return told(own);
  const general = coverage.says((s) => isPeriod(s) && isGeneral(s)) ?? coverage.topicBeside('retention', isPeriod);
  return general ? { how: 'general', at: general.at } : NOWHERE;
}

/** Whether a statement says how long, or until when, anything is kept. */
export function isPeriod(statement: Statement): boolean {
  if (statement.conditions.some(({ kind }) => kind === 'age' || kind === 'knowledge')) return false;
  return (
    (statement.action === 'retain' || statement.action === 'delete') && statement.duration !== null && statement.duration.kind !== 'unknown'
  );
}

/** Whether a statement is about personal data at large. */
export function isGeneral({ data }: Statement): boolean {
  return data.length === 0 || data.some(({ id }) => id === 'personal' || id === 'non_personal');
}

/** Whether a statement names a category, something that contains it, or something that it contains. */
export function speaksOf({ vocabulary }: Context, { data }: Statement, id: string): boolean {
  return data.some((mention) => vocabulary.covers('data', mention.id, id) || vocabulary.covers('data', id, mention.id));
}
