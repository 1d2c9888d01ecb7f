// The entries of `data:`: what is held, what for, how long, and who gets it.
import { isExact } from './categories.js';
import type { Category } from './categories.js';
import { dict, isUnknown, leaf, list, unknown } from './model.js';
import type { Dict, Leaf, Origin, Tree } from './model.js';

/** Data that belong together for a reader; an entry never joins two families. The first prefix that fits counts. */
const FAMILIES: readonly (readonly string[])[] = [
  ['personal'],
  ['account.credentials'],
  ['identity', 'contact', 'account', 'demographic', 'professional', 'education'],
  ['financial'],
  ['content', 'social'],
  ['support'],
  ['special', 'biometric', 'criminal', 'inferred.sensitive'],
  ['location'],
  ['device.cookie_id', 'device.advertising_id', 'usage.browsing_elsewhere'],
  ['device', 'usage'],
  ['inferred'],
];
/** The order in which families are told: as people meet them. */
const ORDER = [0, 2, 1, 3, 4, 5, 6, 7, 9, 8, 10];

export function familyOf(id: string): number {
  const found = FAMILIES.findIndex((prefixes) => prefixes.some((prefix) => id === prefix || id.startsWith(`${prefix}.`)));
  return found < 0 ? FAMILIES.length : found;
}

/** One entry for all categories of a family of which the same is said. */
export function dataRows(categories: readonly Category[], hasBases: boolean): Dict[] {
  const groups = new Map<string, Category[]>();
  for (const one of categories) {
    const key = [ORDER.indexOf(familyOf(one.id)), ...signatureOf(one)].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rank = (group: readonly Category[]): number => ORDER.indexOf(familyOf(group[0]?.id ?? ''));
  return [...groups.values()].sort((a, b) => rank(a) - rank(b)).map((group) => rowOf(group, hasBases));
}

function signatureOf({ purposes, to, keep, source }: Category): string[] {
  return [[...purposes.keys()].sort().join(','), [...to.keys()].sort().join(','), String(keep.value), String(source?.value ?? '')];
}

function rowOf(group: readonly Category[], hasBases: boolean): Dict {
  const [first] = group as readonly [Category];
  const joined = (told: (one: Category) => ReadonlyMap<string, readonly Origin[]>): Leaf[] =>
    [...told(first).keys()].map((id) =>
      leaf(
        id,
        group.flatMap((one) => told(one).get(id) ?? []),
      ),
    );
  const purposes = joined((one) => one.purposes);
  // One line is enough where all but one answer is open.
  const isBare = [purposes.length > 0, first.to.size > 0, !isUnknown(first.keep) || first.keep.note !== null].filter(Boolean).length < 2;
  return dict(
    {
      what: listed(group.map(({ id, from }) => leaf(id, from))),
      from: first.source,
      for: forOf(purposes, first, hasBases),
      keep: first.keep,
      to: first.to.size ? listed(joined((one) => one.to)) : unknown(),
    },
    isBare && isExact(first),
    isExact(first) ? null : 'What is said of data at large. Give each entry below its share of it, then take this one out.',
  );
}

/** One value needs no brackets. */
function listed(items: readonly Leaf[]): Tree {
  const [only, ...others] = items;
  return only && !others.length ? only : list(items);
}

function forOf(purposes: readonly Leaf[], { bases }: Category, hasBases: boolean): Tree {
  if (!purposes.length) return unknown();
  if (!hasBases && !purposes.some(({ value }) => bases.has(String(value)))) return listed(purposes);
  return dict(
    Object.fromEntries(
      purposes.map((purpose) => {
        const basis = bases.get(String(purpose.value));
        return [String(purpose.value), leaf(basis?.value ?? 'unknown', [...purpose.from, ...(basis ? [basis.from] : [])])];
      }),
    ),
    true,
  );
}
