import { isMap, isScalar, isSeq } from 'yaml';
import type { DataEntry, Declaration, Fact, Keep, PurposeUse } from '../../model/declaration.js';
import type { Place } from '../../model/text.js';
import { COMMON_KEYS } from '../reader.js';
import type { Field, Reader, Section } from '../reader.js';

export const DATA_KEYS = [
  'what',
  'from',
  'for',
  'keep',
  'to',
  'condition',
  'interest',
  'assessment',
  'optional',
  'note',
  'aggregated',
] as const;
export const CUSTOM_KEYS = ['id', 'like', 'title'] as const;

type Naming = (fact: Fact<string>) => Fact<string>;

/** `data:`, a list of entries (or one entry). */
export function readData(reader: Reader, field: Field | undefined, naming: Naming): DataEntry[] {
  return reader.items(field).flatMap((item) => {
    const section = reader.section({ ...item, name: 'data' }, DATA_KEYS);
    return section ? [readEntry(reader, section, naming)] : [];
  });
}

function readEntry(reader: Reader, section: Section, naming: Naming): DataEntry {
  const get = (key: (typeof DATA_KEYS)[number]): Field | undefined => section.fields.get(key);
  reader.need(section, 'This entry of "data"', ['what'], section.at);
  return {
    at: section.at,
    what: reader.terms('data', get('what')),
    from: reader.terms('source', get('from')),
    for: readPurposes(reader, get('for')),
    unknownFor: unknownIn(reader, get('for')),
    keep: readKeep(reader, get('keep')),
    to: reader.texts(get('to')).map(naming),
    unknownTo: unknownIn(reader, get('to')),
    condition: reader.term('condition', get('condition')),
    interest: reader.text(get('interest')),
    assessment: reader.textOrNone(get('assessment')),
    optional: reader.answer(get('optional')),
    note: reader.text(get('note')),
    aggregated: reader.answer(get('aggregated')),
  };
}

function unknownIn(reader: Reader, field: Field | undefined): Place | null {
  const item = reader.items(field).find(({ node }) => /^unknown$/i.test(String((isScalar(node) && node.value) ?? '')));
  return item?.node ? reader.at(item.node) : null;
}

// `for: {support: contract}`, `for: support`, `for: [support, {security: legitimate_interests}]`
function readPurposes(reader: Reader, field: Field | undefined): PurposeUse[] {
  return reader.items(field).flatMap((item) => {
    if (isMap(reader.resolve(item.node))) return withBases(reader, item);
    const purpose = reader.term('purpose', item);
    return purpose && purpose.value !== 'unknown' ? [{ purpose, basis: null }] : [];
  });
}

function withBases(reader: Reader, field: Field): PurposeUse[] {
  const section = reader.section(field, null);
  return [...(section?.fields.values() ?? [])].flatMap((one): PurposeUse[] => {
    if ((COMMON_KEYS as readonly string[]).includes(one.name)) return [];
    const purpose = reader.resolveTerm('purpose', { value: one.name, at: one.at });
    if (!purpose || purpose.value === 'unknown') return [];
    const node = reader.resolve(one.node);
    const isBlank = isScalar(node) && String(node.value ?? '') === '';
    const bases =
      node && !isBlank
        ? reader
            .items(one)
            .map((item) => reader.term('basis', item))
            .filter((fact) => fact !== null)
        : [];
    return bases.length ? bases.map((basis) => ({ purpose, basis })) : [{ purpose, basis: null }];
  });
}

// `keep: 30 days` or `keep: {live: until account closed, backups: 35 days}`
function readKeep(reader: Reader, field: Field | undefined): Keep[] {
  if (!field) return [];
  const node = reader.resolve(field.node);
  if (isSeq(node)) {
    reader.defect(
      'wrong_type',
      '"keep" takes one length of time, or a name for each tier.',
      reader.at(node),
      'Write for example "keep: {live: until account closed, backups: 35 days}".',
    );
    return [];
  }
  if (!isMap(node)) {
    const keep = reader.duration(field);
    return keep ? [{ tier: 'all', ...keep }] : [];
  }
  return [...(reader.section(field, null)?.fields.values() ?? [])].flatMap((one) => {
    if ((COMMON_KEYS as readonly string[]).includes(one.name)) return [];
    const keep = reader.duration(one);
    return keep ? [{ tier: one.name, ...keep }] : [];
  });
}

/** `custom:`, categories that the declaration adds; must be read before anything that names data. */
export function readCustom(reader: Reader, field: Field | undefined): Declaration['custom'] {
  return reader.items(field).flatMap((item) => {
    const section = reader.section({ ...item, name: 'custom' }, CUSTOM_KEYS);
    if (!section) return [];
    reader.need(section, 'This entry of "custom"', ['id', 'like'], section.at);
    const id = reader.text(section.fields.get('id'));
    const like = reader.term('data', section.fields.get('like'));
    if (!id || !like || like.value === 'unknown') return [];
    reader.custom.set(id.value, like.value);
    return [{ id: id.value, like: like.value, at: id.at }];
  });
}
