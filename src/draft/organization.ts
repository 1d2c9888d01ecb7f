// Who is responsible and where people reach them, the policy's own data, and the rights that it grants.
import { hints } from '../check/hints.js';
import { mentionsAny, wordsOf } from '../check/wording.js';
import type { PolicyDocument } from '../model/document.js';
import type { Statement } from '../model/statement.js';
import { place, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { originOf, ownStatements } from './evidence.js';
import { dict, distinct, leaf, list, originAt, unknown } from './model.js';
import type { Dict, Leaf, Origin, Told, Witnesses } from './model.js';
import { namesIn } from './names.js';

const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
/** Hosts of mailboxes that anybody may have. */
const MAILBOXES = new Set([
  'gmail',
  'googlemail',
  'outlook',
  'hotmail',
  'live',
  'yahoo',
  'icloud',
  'me',
  'proton',
  'protonmail',
  'gmx',
  'web',
  'aol',
  'hey',
  'tutanota',
  'mail',
  'yandex',
  'qq',
  'mailbox',
  'posteo',
  'tuta',
  'pm',
  'duck',
  'zoho',
  'zohomail',
  'fastmail',
  'runbox',
  'startmail',
  'naver',
  'seznam',
  'rediffmail',
  '163',
  '126',
  't-online',
  'comcast',
  'msn',
  'ymail',
]);
const PERSON: Origin = { by: 'person', path: '', line: 0 };

export function organizationOf(witnesses: Witnesses): Dict {
  const { answers, repository } = witnesses;
  const named = namesIn(witnesses.readings);
  const [name] = answers.name ? [{ value: answers.name, from: PERSON }] : [...named.names, ...repository.names];
  const contacts = ownOf(mailboxes(witnesses, null), witnesses);
  const dpo = mailboxes(witnesses, 'dpo')[0];
  const contact = answers.contact ? { value: answers.contact, from: PERSON } : (contacts[0] ?? dpo);
  const domains = domainsOf(ownOf([...contacts, ...(dpo ? [dpo] : [])], witnesses), repository.domains);
  return dict({
    name: name ? told(name) : unknown(),
    legal_name: named.legal && named.legal.value !== name?.value ? told(named.legal) : null,
    domains: domains.length ? list(domains) : unknown(),
    contact: contact ? told(contact) : unknown(),
    dpo: dpo ? told(dpo) : null,
  });
}

function told({ value, from }: Told): Leaf {
  return leaf(value, [from]);
}

/** A word of a name that tells a domain has as many letters. */
const TELLING = 4;

/**
 * Of these addresses, those under a domain that has a word of the organisation's name, where the text gives any such at all: others are those of
 * authorities, representatives and vendors.
 */
function ownOf<T extends { readonly value: string }>(addresses: readonly T[], witnesses: Witnesses): readonly T[] {
  const name = witnesses.answers.name ?? namesIn(witnesses.readings).names[0]?.value ?? '';
  const words = wordsOf(name).filter((word) => word.length >= TELLING);
  const isOwn = ({ value }: { readonly value: string }): boolean =>
    words.some((word) => value.slice(value.indexOf('@') + 1).includes(word));
  return mailboxes(witnesses, null).some(isOwn) ? addresses.filter(isOwn) : addresses;
}

/** E-mail addresses in the statements that give a contact, in the order of the text. */
function mailboxes(witnesses: Witnesses, contact: 'dpo' | null): Told[] {
  const found = new Map<string, Told>();
  for (const one of ownStatements(witnesses)) {
    if (one.action !== 'give_contact' || (contact ? one.contact !== contact : !['email', 'dpo'].includes(one.contact ?? ''))) continue;
    for (const { value, at } of addressesIn(contact ? one.at : one.within))
      if (!found.has(value)) found.set(value, { value, from: originAt(at, 'policy') });
  }
  return [...found.values()];
}

function addressesIn(at: Place): { value: string; at: Place }[] {
  return [...textAt(at).matchAll(ADDRESS)].map((match) => ({
    value: match[0].replace(/^mailto:/i, '').toLowerCase(),
    at: place(at.source, at.start + match.index, at.start + match.index + match[0].length),
  }));
}

/** Domains of the organisation's own mailboxes, then those that the project's files give. */
function domainsOf(mailboxes: readonly Told[], given: readonly Told[]): Leaf[] {
  const all = [
    ...mailboxes
      .map(({ value, from }) => ({ value: value.slice(value.indexOf('@') + 1), from }))
      .filter(({ value }) => !MAILBOXES.has(value.split('.')[0] ?? '')),
    ...given,
  ];
  return [...new Set(all.map(({ value }) => value))].map((domain) =>
    leaf(domain, distinct(all.filter(({ value }) => value === domain).map(({ from }) => from))),
  );
}

export function policyOf(witnesses: Witnesses): Dict {
  const { repository, readings } = witnesses;
  const date = (role: 'updated' | 'effective'): Leaf | null => {
    const found = readings.flatMap(({ dates }) => dates).filter((one) => one.role === role && one.earliest === one.latest);
    const latest = found.reduce<(typeof found)[number] | undefined>(
      (best, one) => (!best || one.latest > best.latest ? one : best),
      undefined,
    );
    return latest ? leaf(latest.latest, [originAt(latest.at, 'policy')]) : null;
  };
  const effective = date('effective');
  return dict({
    file: repository.policies.length === 1 ? leaf(repository.policies[0] as string) : list(repository.policies.map((path) => leaf(path))),
    updated: date('updated') ?? (effective ? null : unknown()),
    effective,
    change_notice: changeNotice(witnesses),
  });
}

/** How people are told of changes; by an e-mail rather than by a posting, where the text promises both. */
function changeNotice(witnesses: Witnesses): Dict | null {
  const all = ownStatements(witnesses).filter(
    (one) =>
      one.action === 'notify_change' &&
      one.polarity === 'does' &&
      one.modal === 'does' &&
      one.mood === 'asserted' &&
      one.mechanism !== null,
  );
  const best = all.find((one) => one.mechanism === 'email') ?? all.find((one) => one.mechanism === 'notice') ?? all[0];
  if (!best) return null;
  const how = best.mechanism === 'email' ? 'email' : best.mechanism === 'notice' ? 'notice on the site' : 'posting on the site';
  const days = best.duration?.kind === 'period' && best.duration.days !== null ? Math.round(best.duration.days) : null;
  return dict({ how: leaf(how, [originOf(best)]), days_before: days === null ? null : leaf(days, [originOf(best)]) }, true);
}

/** Rights that the texts grant. People ask where an address stands in the same section, or in one that speaks of asking. */
export function rightsOf(witnesses: Witnesses): Dict {
  const offers = ownStatements(witnesses).filter((one) => one.action === 'offer_right' && one.polarity === 'does' && one.right !== null);
  const rights = new Map<string, Origin[]>();
  for (const one of offers) rights.set(one.right as string, [...(rights.get(one.right as string) ?? []), originOf(one)]);
  const answer = offers.find((one) => one.duration?.kind === 'period' && one.duration.days !== null && one.duration.days >= 1);
  return dict({
    offered: rights.size ? list([...rights].map(([right, from]) => leaf(right, distinct(from)))) : unknown(),
    how: list(askedAt(offers, witnesses)),
    answer_within: answer ? leaf(`${Math.round(answer.duration?.days ?? 0)} days`, [originOf(answer)]) : null,
  });
}

function askedAt(offers: readonly Statement[], witnesses: Witnesses): Leaf[] {
  const found = new Map<string, Told>();
  for (const { document, statements } of witnesses.readings) {
    const asked = document.blocks
      .map(({ map, text }) => place(document.source, map.start(0), map.end(text.length)))
      .filter((at) => mentionsAny(at, hints('rights_asked')));
    const sections = new Set(
      [...offers.map(({ at }) => at).filter(({ source }) => source === document.source), ...(offers.length ? asked : [])]
        .map((at) => headingAt(at, document))
        .filter((index) => index >= 0),
    );
    for (const one of statements) {
      if (one.action !== 'give_contact' || !sections.has(headingAt(one.at, document))) continue;
      for (const { value, at } of addressesIn(one.within)) if (!found.has(value)) found.set(value, { value, from: originAt(at, 'policy') });
    }
  }
  return ownOf([...found.values()], witnesses).map(told);
}

function headingAt(at: Place, { blocks }: PolicyDocument): number {
  let heading = -1;
  for (const block of blocks) {
    if (block.map.start(0) > at.start) break;
    heading = block.kind === 'heading' ? block.index : block.heading;
  }
  return heading;
}

/** Markets that are good for a draft: those whose laws a text names where it speaks to people there. */
const MARKETS = /^(?:EU|EEA|UK|CH|BR|CA|AU|US(?:-[A-Z]{2})?|CA-QC)$/;
const BY_REGIME: Readonly<Record<string, string>> = {
  gdpr: 'EU',
  uk_gdpr: 'UK',
  ccpa: 'US-CA',
  caloppa: 'US-CA',
  lgpd: 'BR',
  pipeda: 'CA',
  swiss_fadp: 'CH',
  quebec_25: 'CA-QC',
};

/** Where the texts speak to people: by their headings, and by conditions such as "if you live in California". */
export function marketsOf({ readings, vocabulary, answers }: Witnesses): Leaf[] {
  if (answers.markets) return answers.markets.map((market) => leaf(market, [PERSON]));
  const found = new Map<string, Origin[]>();
  const add = (words: string, from: Origin): void => {
    for (const market of marketsNamed(words, vocabulary)) found.set(market, distinct([...(found.get(market) ?? []), from]));
  };
  for (const { document, statements } of readings) {
    for (const block of document.blocks)
      if (block.kind === 'heading') add(block.text, originAt(place(document.source, block.map.start(0), block.map.start(0)), 'policy'));
    for (const one of statements) for (const { kind, text } of one.conditions) if (kind === 'region') add(text, originOf(one));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([market, from]) => leaf(market, from));
}

function marketsNamed(text: string, vocabulary: Vocabulary): string[] {
  const words = text
    .split(/[^\p{L}\p{N}.-]+/u)
    .filter(Boolean)
    .slice(0, 40);
  const found = new Set<string>();
  for (let i = 0; i < words.length; i++)
    for (let take = Math.min(4, words.length - i); take > 0; take--) {
      const phrase = words
        .slice(i, i + take)
        .join(' ')
        .replace(/\.$/, '');
      if (phrase.length < 3 && phrase !== phrase.toUpperCase()) continue;
      const market = vocabulary.resolve('market', phrase) ?? BY_REGIME[vocabulary.resolve('regime', phrase) ?? ''];
      if (market === undefined || !MARKETS.test(market)) continue;
      found.add(market === 'EEA' ? 'EU' : market);
      i += take - 1;
      break;
    }
  return [...found];
}
