import type { Fact, Organization, PolicyEntry, Recipient } from '../../model/declaration.js';
import type { Place } from '../../model/text.js';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Field, Reader, Section } from '../reader.js';

export const ORGANIZATION_KEYS = [
  'name',
  'legal_name',
  'also_known_as',
  'former_names',
  'domains',
  'address',
  'contact',
  'phone',
  'dpo',
  'eu_representative',
  'uk_representative',
  'role',
] as const;
export const POLICY_KEYS = ['file', 'files', 'url', 'updated', 'effective', 'languages', 'change_notice', 'supplements'] as const;
export const CHANGE_NOTICE_KEYS = ['how', 'days_before'] as const;
export const RECIPIENT_KEYS = [
  'name',
  'type',
  'does',
  'country',
  'countries',
  'contract',
  'transfer',
  'exchange',
  'trains_on_data',
  'verified',
] as const;

/** `organization:`; a single name may stand for it. */
export function readOrganization(reader: Reader, field: Field | undefined, start: Place): Organization {
  const short = field && isScalar(reader.resolve(field.node)) ? reader.text(field) : null;
  const section = field && !short && field.node ? reader.section(field, ORGANIZATION_KEYS) : null;
  if (section && field) reader.need(section, '"organization"', ['name'], field.at);
  const get = (key: (typeof ORGANIZATION_KEYS)[number]): Field | undefined => section?.fields.get(key);
  return {
    at: field?.at ?? start,
    name: short ?? reader.text(get('name')),
    legalName: reader.text(get('legal_name')),
    alsoKnownAs: reader.texts(get('also_known_as')),
    formerNames: reader.texts(get('former_names')),
    domains: reader.texts(get('domains')),
    address: reader.text(get('address')),
    contact: reader.text(get('contact')),
    phone: reader.text(get('phone')),
    dpo: reader.textOrNone(get('dpo')),
    euRepresentative: reader.textOrNone(get('eu_representative')),
    ukRepresentative: reader.textOrNone(get('uk_representative')),
    role: reader.choice(get('role'), ['controller', 'processor', 'joint_controller', 'both', 'unknown']),
  };
}

/** `policy:`; a path or a list of paths may stand for it. */
export function readPolicyEntry(reader: Reader, field: Field | undefined, start: Place): PolicyEntry {
  const node = field ? reader.resolve(field.node) : null;
  const short = isScalar(node) || isSeq(node) ? reader.texts(field) : null;
  const section = field?.node && !short ? reader.section(field, POLICY_KEYS) : null;
  if (section && field && !section.fields.has('files') && !section.fields.has('url')) reader.need(section, '"policy"', ['file'], field.at);
  const get = (key: (typeof POLICY_KEYS)[number]): Field | undefined => section?.fields.get(key);
  return {
    at: field?.at ?? start,
    files: short ?? [...reader.texts(get('file')), ...reader.texts(get('files'))],
    url: reader.textOrNone(get('url')),
    updated: reader.date(get('updated')),
    effective: reader.date(get('effective')),
    languages: reader.texts(get('languages')),
    changeNotice: readChangeNotice(reader, get('change_notice')),
    supplements: reader.texts(get('supplements')),
  };
}

function readChangeNotice(reader: Reader, field: Field | undefined): PolicyEntry['changeNotice'] {
  if (!field?.node) return null;
  if (isScalar(reader.resolve(field.node))) {
    const how = reader.textOrNone(field);
    return how && { at: field.at, how, daysBefore: null };
  }
  const section = reader.section(field, CHANGE_NOTICE_KEYS);
  return (
    section && {
      at: field.at,
      how: reader.textOrNone(section.fields.get('how')),
      daysBefore: reader.number(section.fields.get('days_before')),
    }
  );
}

/** `recipients:` as a map of ids, or as a list of mappings with `id`. */
export function readRecipients(reader: Reader, field: Field | undefined): Recipient[] {
  if (!field?.node) return [];
  const node = reader.resolve(field.node);
  if (isSeq(node)) return reader.items(field).flatMap((item) => listed(reader, item));
  if (isScalar(node) && /^none$/i.test(String(node.value))) return [];
  const section = reader.section(field, null);
  if (!section) return [];
  return [...section.fields.values()].map((one) => readRecipient(reader, one.name, one));
}

function listed(reader: Reader, item: Field): Recipient[] {
  const section = reader.section(item, ['id', ...RECIPIENT_KEYS]);
  const id = section && reader.text(section.fields.get('id'));
  if (section && !id) reader.need(section, 'This recipient', ['id'], item.at);
  return section && id ? [recipient(reader, id.value, id.at, section)] : [];
}

// `aws: processor` says the type alone.
function readRecipient(reader: Reader, id: string, field: Field): Recipient {
  const short = isScalar(reader.resolve(field.node)) && reader.text(field);
  if (short) return { ...recipient(reader, id, field.at, null), type: reader.resolveTerm('recipient', short) };
  return recipient(
    reader,
    id,
    field.at,
    isMap(reader.resolve(field.node)) || !reader.isEmpty(field) ? reader.section(field, RECIPIENT_KEYS) : null,
  );
}

function recipient(reader: Reader, id: string, at: Place, section: Section | null): Recipient {
  if (section) reader.need(section, `Recipient "${id}"`, ['type'], at);
  const get = (key: (typeof RECIPIENT_KEYS)[number]): Field | undefined => section?.fields.get(key);
  return {
    id,
    at,
    name: reader.text(get('name')),
    type: reader.term('recipient', get('type')),
    does: reader.text(get('does')),
    countries: [...reader.terms('country', get('country')), ...reader.terms('country', get('countries'))],
    contract: reader.term('contract', get('contract')),
    transfer: reader.term('transfer', get('transfer')),
    exchange: reader.term('exchange', get('exchange')),
    trainsOnData: reader.answer(get('trains_on_data')),
    verified: reader.date(get('verified')),
  };
}

/** Names recipients by what a file may call them: their id in any spelling, or their name. */
export function recipientNames(recipients: readonly Recipient[]): (fact: Fact<string>) => Fact<string> {
  const ids = new Map<string, string>();
  const key = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, '');
  for (const { id } of recipients) ids.set(key(id), id);
  for (const { id, name } of recipients) if (name && !ids.has(key(name.value))) ids.set(key(name.value), id);
  const exact = new Set(recipients.map((x) => x.id));
  return (fact) => (exact.has(fact.value) ? fact : { ...fact, value: ids.get(key(fact.value)) ?? fact.value });
}
