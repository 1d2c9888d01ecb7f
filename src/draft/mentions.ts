// Where policies speak of a vendor that only code shows, in whatever words.
import { occurrencesOf } from '../check/named-vendors.js';
import { place } from '../model/text.js';
import type { Vendor } from '../model/vendor.js';
import { distinct, originAt } from './model.js';
import type { Origin, Witnesses } from './model.js';
import { folderOfConnections } from './ours.js';
import type { Party } from './recipients.js';

/** What a reader should know of a vendor: whether customers may connect it, and where it is not spoken of. */
export function judged(party: Party, witnesses: Witnesses): Party {
  const { vendor, places } = party;
  const mentioned = vendor && !places.length ? mentionsOf(vendor, witnesses) : [];
  const from = distinct([...mentioned, ...party.from]);
  const traces = witnesses.code?.vendors.find((one) => one.vendor === vendor)?.traces ?? [];
  const connected = places.length ? null : folderOfConnections(traces.map(({ at }) => at.source.path));
  // Code shows nothing of who hosts it.
  const isShown = !vendor || vendor.packages.length + vendor.hosts.length + vendor.globals.length > 0;
  return { ...party, from, connected, note: party.note ?? (isShown ? unseenBy(from, witnesses) : null) };
}

/** Which of two witnesses says nothing of a vendor, where both were heard. */
function unseenBy(from: readonly Origin[], { code, readings }: Witnesses): string | null {
  if (!code || !readings.length) return null;
  if (!from.some(({ by }) => by === 'policy')) return 'not found in the policy';
  return from.some(({ by }) => by === 'code') ? null : 'not found in the code';
}

/** The first place in each policy: its name, or its company's where that has nothing else in the registry, or is where people sign in. */
function mentionsOf(vendor: Vendor, { readings, registry }: Pick<Witnesses, 'readings' | 'registry'>): Origin[] {
  const { company } = vendor;
  const isAlone = company !== null && [...registry.vendors.values()].filter((one) => one.company === company).length === 1;
  const byCompany = company !== null && (isAlone || vendor.purposes.includes('authentication')) ? company : null;
  return readings.flatMap((reading) => {
    const [named] = occurrencesOf(reading, registry).filter((one) => one.vendor === vendor);
    if (named) return [originAt(named.at, 'policy')];
    for (const { text, map } of byCompany === null ? [] : reading.document.blocks) {
      const at = wordIn(text, byCompany as string);
      if (at >= 0) return [originAt(place(reading.document.source, map.start(at), map.start(at)), 'policy')];
    }
    return [];
  });
}

function wordIn(text: string, word: string): number {
  const isLetter = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return at;
  return -1;
}
