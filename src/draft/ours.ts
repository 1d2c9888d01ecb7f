// Vendors of the registry that may be no recipients here: the organisation itself, and what its customers connect.
import type { Vendor } from '../model/vendor.js';
import { dict, leaf } from './model.js';
import type { Dict, Witnesses } from './model.js';
import { namesIn } from './names.js';
import type { Party } from './recipients.js';

/** Folders of services that customers connect themselves. */
const CONNECTIONS = new Set(['integrations', 'integration', 'connectors', 'connector', 'app-store', 'app_store', 'blocks', 'embeds']);

/** One or two may well be the organisation's own, kept in a folder of that name. */
const MANY = 4;

/** Whether a vendor is the organisation itself, by its name: a firm of the registry that lints its own code. */
export function isOurs(
  vendor: Vendor,
  { readings, registry, repository }: Pick<Witnesses, 'readings' | 'registry' | 'repository'>,
): boolean {
  const { names } = namesIn(readings);
  return [...names, ...(names.length ? [] : repository.names)].some(({ value }) => registry.named(value).includes(vendor));
}

/** Those that customers seem to connect, where there are many such. */
export function connectedAmong(vendors: readonly Party[]): readonly Party[] {
  const found = vendors.filter(({ connected }) => connected !== null);
  return found.length < MANY ? [] : found;
}

/** `integrations:`, with the folders by which it was known. */
export function integrationsOf(parties: readonly Party[]): Dict | null {
  if (!parties.length) return null;
  const folders = [...new Set(parties.map(({ connected }) => connected))].join(', ');
  return dict(
    Object.fromEntries(parties.map(({ id, name, from }) => [id, dict({ name: leaf(name, from) }, true)])),
    false,
    `Reached only in ${folders}: taken for what customers connect themselves. Move to recipients what you use yourself.`,
  );
}

/** The folder of connections, as far as its name, in which all files lie; null where one lies elsewhere. */
export function folderOfConnections(paths: readonly string[]): string | null {
  const folders = paths.map((path) => {
    const parts = path.split('/').slice(0, -1);
    const at = parts.findIndex((one) => CONNECTIONS.has(one));
    return at < 0 ? null : parts.slice(0, at + 1).join('/');
  });
  return folders.every((one) => one !== null) ? (folders[0] ?? null) : null;
}
