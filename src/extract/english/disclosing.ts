// Verbs by which data reach somebody: giving access, making available, showing, sharing, passing on.
import { Bit } from './lexicon.js';
import type { Clause } from './clause.js';
import { hasGeneric, hasWord, type Found } from './found.js';
import type { Roles } from './roles.js';
import type { Sentence } from './sentence.js';

const ACCESS = new Set(['access']);
const ACCESS_GIVERS = new Set(['provide', 'give', 'grant', 'allow', 'offer', 'permit']);
/** "access controls": a measure, not access. */
const CONTROLS = new Set(['control', 'controls', 'rights', 'restrictions', 'management', 'limits']);
const SHARING_ADJECTIVES = new Set(['available', 'accessible', 'visible', 'viewable', 'searchable', 'public', 'known', 'accessed']);
const PRIVATE_ADJECTIVES = new Set(['private', 'confidential', 'secret']);

/** "provide access to", "have access to", "make available", "allow access". */
export function accessOrAvailable(s: Sentence, clause: Clause, main: number, base: string, roles: Roles, about: boolean): Found[] | null {
  const access = s.find(main + 1, Math.min(clause.region.to, main + 10), ACCESS);
  if (access >= 0 && !s.isMain(access)) {
    const after = { from: access + 1, to: clause.region.to };
    const named = about || s.within('data', after).length > 0 || hasGeneric(s, after.from, after.to);
    if ((base === 'have' || base === 'get' || base === 'gain' || base === 'obtain' || base === 'need') && CONTROLS.has(s.norm(access + 1))) return [];
    if ((base === 'have' || base === 'get' || base === 'gain' || base === 'obtain' || base === 'need' && clause.actor !== 'first') && named) return [{ action: 'collect', ...(clause.negated ? {} : { given: true }) }];
    if (ACCESS_GIVERS.has(base) && named) {
      if (roles.toUser || s.norm(main + 1) === 'you') return [];
      return [{ action: 'share' }];
    }
  }
  if (base === 'make' && about && hasWord(s, main + 1, clause.region.to, SHARING_ADJECTIVES)) return roles.toUser && !roles.recipients.length ? [] : [{ action: 'share' }];
  if (base === 'keep' && about && hasWord(s, main + 1, clause.region.to, new Set(['transit', 'secure', 'safe']))) return [{ action: 'secure' }];
  if (base === 'keep' && about && hasWord(s, main + 1, Math.min(clause.region.to, main + 12), PRIVATE_ADJECTIVES)) return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  if (clause.group.passive && base === 'keep' && hasWord(s, main + 1, main + 6, PRIVATE_ADJECTIVES) && about) return [{ action: 'share', flips: true, doubt: '"kept private" says that nothing is passed on' }];
  return null;
}

/** "is available to", "is not accessible by us", "is for sale". */
export function copula(s: Sentence, clause: Clause, main: number, roles: Roles): Found[] {
  const isData = clause.actor === 'data' || clause.actor === 'unknown' && roles.pronoun;
  const end = Math.min(clause.region.to, main + 6);
  if (isData && clause.subject && (roles.data.length > 0 || roles.pronoun || roles.recipients.length > 0)) {
    for (let k = main + 1; k < end; k++) {
      // "is only accessible to staff": nobody outside is named.
      if (SHARING_ADJECTIVES.has(s.norm(k)) && clause.group.only && !roles.recipients.length) return [];
      if (SHARING_ADJECTIVES.has(s.norm(k)) && s.norm(k + 1) === 'by' && s.norm(k + 2) === 'you') return [];
      if (SHARING_ADJECTIVES.has(s.norm(k))) return roles.toUser && !roles.recipients.length || roles.toUs && !roles.recipients.length ? (roles.toUs ? [{ action: 'collect' }] : []) : [{ action: 'share' }];
      if (s.norm(k) === 'sale' && s.norm(k - 1) === 'for') return [{ action: 'sell' }];
    }
    if (hasWord(s, main + 1, end, PRIVATE_ADJECTIVES)) return [{ action: 'share', flips: true, doubt: '"private" says that nothing is passed on' }];
  }
  // "There is no sale of your personal information"
  if (s.norm(clause.subject?.from ?? -1) === 'there' && s.find(main + 1, main + 5, new Set(['sale', 'selling'])) >= 0 && s.within('data', { from: main, to: clause.region.to }).length) return [{ action: 'sell' }];
  return [];
}

/** "transfer our business and your data", "sell products that use data": something else is the first thing named. */
export function otherThingFirst(s: Sentence, roles: Roles): boolean {
  for (let k = roles.object.from; k < roles.object.to; k++) {
    const bits = s.bits(k);
    // "sell or share your data": the verbs of a series are no things.
    if (s.isMain(k)) continue;
    if (s.phrases.some((p) => p.kind === 'recipient' && p.from <= k && k < p.to)) continue;
    if (bits & Bit.GENERIC || s.phrases.some((p) => p.kind === 'data' && p.from <= k && k < p.to)) return false;
    if (bits & (Bit.NOTDATA | Bit.FIRST_NOUN)) return !(s.bits(k + 1) & Bit.GENERIC);
    if (bits & Bit.SUB || s.norm(k) === 'with' || s.norm(k) === 'to') return false;
  }
  return false;
}

/** "share", "disclose": what reaches others; what reaches us is collected. */
export function share(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string): Found | null {
  if (!about && !(roles.recipients.length && clause.negated)) {
    if (base === 'disclose' && clause.group.passive && clause.actor === 'data') return { action: 'share' };
    return null;
  }
  if (roles.toUs && !roles.recipients.length) return clause.actor === 'first' ? null : { action: 'collect', actor: 'first', source: 'partner', doubt: 'what is given to us is collected' };
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return null;
  if (roles.toUser && !roles.recipients.length && clause.actor === 'first') return null;
  return { action: 'share' };
}

/** "display", "publish": shown to others, not to the reader alone. */
export function show(roles: Roles, about: boolean, s: Sentence, clause: Clause, main: number): Found | null {
  if (!about) return null;
  const base = s.base(main);
  if (roles.toUser && !roles.recipients.length) return null;
  if (roles.recipients.length || base === 'publish' || roles.data.some((d) => d.id !== 'device.cookie_id' && !d.id.startsWith('content')) && (clause.group.passive || clause.negated)) return { action: 'share', ...(roles.recipients.length ? {} : { doubt: 'nobody is named to whom it is shown' }) };
  return null;
}

/** "give", "send", "transfer": by whom it reaches. */
export function convey(s: Sentence, roles: Roles, about: boolean, clause: Clause, base: string): Found[] {
  if (!about) return [];
  if (!clause.group.passive && !roles.pronoun && otherThingFirst(s, roles)) return [];
  if (roles.toUs) return clause.actor === 'first' && !clause.group.passive ? [] : [{ action: 'collect', actor: 'first', doubt: 'what is sent to us is collected', ...(clause.actor === 'third' ? { source: 'partner' } : {}) }];
  const abroad = roles.place && (base === 'transfer' || base === 'move' || base === 'send' || base === 'transmit' || base === 'export');
  if (abroad) {
    const where = s.within('place', { from: roles.object.from, to: s.tokens.length })[0];
    const first = roles.recipients[0];
    return first && where && first.start < s.span(where.from, where.to).start ? [{ action: 'transfer' }, { action: 'share' }] : [{ action: 'transfer' }];
  }
  const toReaders = clause.actor === 'first' && !clause.group.passive && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your';
  if (roles.recipients.length) return clause.actor === 'third' && roles.toUser || toReaders ? [] : [{ action: 'share' }];
  if (roles.toUser) return [];
  if (clause.actor === 'first' && s.bits(roles.object.from) & Bit.USER && s.norm(roles.object.from) !== 'your') return [];
  if (base === 'transfer' || base === 'release' || base === 'reveal' || base === 'distribute' || base === 'expose' || base === 'surrender' || base === 'relay')
    return roles.data.length || clause.negated ? [{ action: 'share', doubt: 'nobody is named to whom it goes' }] : [];
  if (clause.negated && (base === 'give' || base === 'provide' || base === 'supply' || base === 'transmit' || base === 'pass' || base === 'send') && roles.data.length) return [{ action: 'share', doubt: 'nobody is named to whom it goes' }];
  if (clause.group.passive && (base === 'transmit' || base === 'send' || base === 'pass' || base === 'forward') && roles.data.length) return [{ action: 'share', doubt: 'nobody is named to whom it goes' }];
  return [];
}
