import { isMap, isScalar } from 'yaml';
import type { DeclaredVendor, Fact } from '../../model/declaration.js';
import type { Place } from '../../model/text.js';
import type { Field, Reader, Section } from '../reader.js';

export const VENDOR_KEYS = ['id', 'name', 'packages', 'hosts', 'cookies', 'globals', 'type', 'first_party'] as const;

/** `vendors:`, a map of ids or a list of entries with an id or a name. */
export function readVendors(reader: Reader, field: Field | undefined): DeclaredVendor[] {
  if (!field?.node) return [];
  if (isMap(reader.resolve(field.node)))
    return [...(reader.section(field, null)?.fields.values() ?? [])].map((one) =>
      readVendor(reader, one.name, one.at, reader.section({ ...one, name: 'vendors' }, VENDOR_KEYS)),
    );
  return reader.items(field).flatMap((item) => {
    const section = reader.section({ ...item, name: 'vendors' }, VENDOR_KEYS);
    const id = section && (reader.text(section.fields.get('id')) ?? reader.text(section.fields.get('name')));
    if (section && !id) reader.need(section, 'This vendor', ['id'], item.at);
    return id ? [readVendor(reader, id.value, id.at, section)] : [];
  });
}

function readVendor(reader: Reader, id: string, at: Place, section: Section | null): DeclaredVendor {
  const get = (key: (typeof VENDOR_KEYS)[number]): Field | undefined => section?.fields.get(key);
  return {
    id,
    at,
    name: reader.text(get('name')),
    packages: reader.texts(get('packages')),
    hosts: reader.texts(get('hosts')),
    cookies: reader.texts(get('cookies')),
    globals: reader.texts(get('globals')),
    type: reader.term('recipient', get('type')),
    firstParty: reader.answer(get('first_party')),
  };
}

/** `integrations:`, ids or names: those of a list, or the keys of a map and the names below them. */
export function readIntegrations(reader: Reader, field: Field | undefined): Fact<string>[] {
  if (!field?.node) return [];
  if (!isMap(reader.resolve(field.node)))
    return reader.items(field).flatMap((item) => (isScalar(reader.resolve(item.node)) ? reader.texts(item) : []));
  return [...(reader.section(field, null)?.fields.values() ?? [])].flatMap((one) => {
    const inner = isMap(reader.resolve(one.node)) ? reader.section(one, null) : null;
    const name = inner && reader.text(inner.fields.get('name'));
    return [{ value: one.name, at: one.at }, ...(name ? [name] : [])];
  });
}
