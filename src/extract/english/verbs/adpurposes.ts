// What cookies and data are used for, where that is to sell something.
import { AD_KINDS } from '../../../generated/words/adpurposes.js';
import { EMPLOYING } from '../../../generated/words/shared.js';
import type { Mention } from '../../../model/statement.js';
import type { Clause } from '../clauses/clause.js';
import type { Found } from '../roles/found.js';
import type { Roles } from '../roles/roles.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';

export const AD_PURPOSES = ['advertising_targeted', 'advertising_contextual', 'direct_marketing', 'partner_marketing'];

/** "We use cookies for advertising": tracked, and advertised with. */
export function trackedForAds(s: Sentence, clause: Clause, roles: Roles, base: string): Found[] {
  const tracker = roles.trackers[0];
  const denied = clause.negated || roles.negativeObject >= 0;
  if (!tracker) return [];
  // "We set no advertising cookies": no advertising by them.
  if (denied) return adsNamed(s, roles) ? [{ action: 'advertise' }] : [];
  if (isForAds(s, tracker)) return [{ action: 'advertise' }];
  if (!EMPLOYING.has(base)) return [];
  // "an advertising identifier like a cookie" names no purpose.
  const behind = s.span(tracker.from, tracker.to).end;
  return adsBehind(s, roles.purposes, behind) ? [{ action: 'advertise' }] : [];
}

/** "marketing cookies", "functional, statistical and advertising cookies": said by a word right in front of the noun, or in a row of them. */
export function isForAds(s: Sentence, { from, to }: Range): boolean {
  const first = Math.max(0, from - LONGEST_ROW);
  for (let k = to - 2; k >= first; k--) {
    // "ad identifiers and similar technologies": the word belongs to another noun.
    if (AD_KINDS.has(s.norm(k))) return k === to - 2 || (s.bits(k + 1) & (Bit.CONJ | Bit.PUNCT)) !== 0;
    if (s.isMain(k) || s.bits(k) & (Bit.DET | Bit.PREP | Bit.FIRST | Bit.USER)) return false;
  }
  return false;
}

const LONGEST_ROW = 6;

/** Whether a purpose of advertising is named behind a place in the text. */
export function adsBehind(s: Sentence, purposes: readonly Mention[], place: number): boolean {
  return purposes.some((p) => p.start >= place && AD_PURPOSES.includes(p.id) && !namesIdentifier(s, p));
}

/** Whether advertising is among the purposes. */
export function adsNamed(s: Sentence, roles: Roles): boolean {
  // "our ad partners": who they are.
  return roles.purposes.some(
    (p) =>
      AD_PURPOSES.includes(p.id) &&
      !namesIdentifier(s, p) &&
      !s.phrases.some((r) => r.kind === 'recipient' && s.span(r.from, r.to).start <= p.start && s.span(r.from, r.to).end >= p.end),
  );
}

/** "mobile advertising IDs": no purpose. */
function namesIdentifier(s: Sentence, { end }: { readonly end: number }): boolean {
  return IDENTIFIER.test(s.text.slice(end, end + LONGEST_IDENTIFIER));
}

const LONGEST_IDENTIFIER = 16;
const IDENTIFIER = /^(?:ing)?[ -](?:ids?|identifiers?|tags?)\b/i;

/** "These cookies are used for advertising": what they are for is what is said. */
export function usedForAds(roles: Roles, base: string, negated: boolean): Found[] | null {
  if (negated || !EMPLOYING.has(base) || !roles.purposes.some((p) => AD_PURPOSES.includes(p.id))) return null;
  return [{ action: 'advertise', mechanism: 'cookie', implies: 'device.cookie_id' }];
}
