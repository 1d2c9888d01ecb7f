import type { Vendor } from '../model/vendor.js';

/** What follows the name of a company and is no part of it. */
const FORMS = new Set(
  'inc incorporated llc ltd limited gmbh bv nv sa sas srl ab ag as oy corp corporation co company plc pbc pty'.split(' '),
);

/** Whether a name means a vendor itself; the name of the company behind it means others, too. */
export function isCalled(vendor: Vendor, name: string): boolean {
  const wanted = plainName(name);
  return !!wanted && [vendor.id, vendor.name].some((one) => plainName(one) === wanted);
}

/** Looks vendors up by their names, their companies' and others that they go by; made at the first question, because most runs ask none. */
export function createNames(vendors: readonly Vendor[]): (name: string) => readonly Vendor[] {
  let index: Map<string, Vendor[]> | undefined;
  return (name) => {
    if (!index) {
      index = new Map();
      for (const vendor of vendors)
        for (const one of new Set([vendor.id, vendor.name, ...vendor.aliases, vendor.company ?? ''].map(plainName)))
          if (one) index.set(one, [...(index.get(one) ?? []), vendor]);
    }
    return index.get(plainName(name)) ?? [];
  };
}

/** Letters and digits alone, without the form of the company: "PostHog, Inc." is "posthog". */
export function plainName(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  while (words.length > 1 && FORMS.has(words.at(-1) as string)) words.pop();
  return words.join('');
}
