import type { Vendor } from '../model/vendor.js';

/** What follows the name of a company and is no part of it. */
const FORMS = new Set('inc incorporated llc ltd limited gmbh bv nv sa sas srl ab ag as oy corp corporation co company plc pbc pty'.split(' '));

/** Whether a name means a vendor; `company` counts the name of the company behind it, which has other services, too. */
export function isCalled(vendor: Vendor, name: string, company: boolean): boolean {
  const wanted = plainName(name);
  if (!wanted) return false;
  return [vendor.id, vendor.name, ...(company ? [...vendor.aliases, vendor.company ?? ''] : [])].some((one) => plainName(one) === wanted);
}

/** Letters and digits alone, without the form of the company: "PostHog, Inc." is "posthog". */
export function plainName(name: string): string {
  const words = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  while (words.length > 1 && FORMS.has(words.at(-1) as string)) words.pop();
  return words.join('');
}
