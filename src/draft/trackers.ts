// Cookies, pixels, SDKs: by what code sets and loads, and by what policies say.
import { factsOf } from '../check/coded.js';
import { foreignOf } from '../model/ecosystem.js';
import type { Family } from '../model/ecosystem.js';
import type { StoreFact } from '../model/program.js';
import type { Statement } from '../model/statement.js';
import { durationText } from './durations.js';
import { isDone, originOf, ownStatements } from './evidence.js';
import { dict, distinct, leaf, originAt, unknown } from './model.js';
import type { Dict, Leaf, Origin, Witnesses } from './model.js';
import type { Party } from './recipients.js';

const MOST_NAMED = 12;
/** The kinds of tracker for what their vendor does. */
const FOR: Readonly<Record<string, string>> = { analytics_provider: 'analytics', ad_network: 'advertising' };

/** Packages that run on servers, and those of apps, in which there are no cookies. */
const SERVER = /(?:^|[/-])(?:node|server)$/;
const APP = /react-native|expo|capacitor|cordova/;

/** Languages in which no app is written that people hold in their hands; Java and Kotlin may be either. */
const SERVERS: readonly (Family | undefined)[] = ['python', 'ruby', 'go', 'php', 'dotnet'];

function isOfServer(path: string): boolean {
  return SERVERS.includes(foreignOf(path)?.family);
}

/** Trackers of the code by name, of vendors by product, and where neither shows any, the kinds that the texts speak of. */
export function trackersOf(witnesses: Witnesses, parties: readonly Party[]): Dict[] {
  const stored = storedTrackers(witnesses, parties);
  const products = parties.flatMap((party) => productTracker(party, witnesses));
  const named = [...products, ...stored].slice(0, MOST_NAMED);
  const told = toldTrackers(witnesses);
  // A cookie of one's own may stand behind the words even where vendors' are known.
  return named.length && stored.length ? named : [...named, ...told];
}

function storedTrackers({ code, registry }: Witnesses, parties: readonly Party[]): Dict[] {
  const found = new Map<string, StoreFact[]>();
  // What a page keeps in the browser beside cookies mostly is its own state; a vendor's there is none.
  for (const fact of code ? factsOf(code, 'store') : [])
    if (fact.where === 'cookie' || (fact.where === 'local_storage' && registry.byCookie(fact.name)))
      found.set(`${fact.where} ${fact.name}`, [...(found.get(`${fact.where} ${fact.name}`) ?? []), fact]);
  return [...found.values()].map((facts) => {
    const [first] = facts as [StoreFact];
    const from = distinct(facts.map(({ at }) => originAt(at, 'code')));
    const owner = registry.byCookie(first.name)?.vendor;
    const party = parties.find(({ vendor }) => vendor !== null && vendor.id === owner?.id);
    const days = facts.find((fact) => fact.days !== null)?.days ?? null;
    return dict(
      {
        name: leaf(first.name, from),
        vendor: owner ? (party ? leaf(party.id) : null) : leaf('us'),
        kind: leaf(first.where === 'cookie' ? 'cookie' : 'local_storage'),
        for: unknown(),
        lasts: lastsOf(days),
        consent: unknown(),
      },
      true,
    );
  });
}

function lastsOf(days: number | null): Leaf {
  if (days === null) return unknown();
  return leaf(days === 0 ? 'session' : (durationText({ kind: 'period', days, event: null, text: '' }) ?? 'unknown'));
}

/** A vendor whose script runs with the people themselves: what it stores there is asked of a person. */
function productTracker({ id, name, type, vendor }: Party, { code }: Witnesses): Dict[] {
  const use = FOR[type];
  const traces =
    code?.vendors
      .find((one) => one.vendor === vendor)
      ?.traces.filter(({ weak, name, at }) => weak === null && !SERVER.test(name) && !isOfServer(at.source.path)) ?? [];
  const [first] = traces;
  if (!use || !first) return [];
  const from: Origin[] = [originAt(first.at, 'code')];
  return [
    dict(
      {
        name: leaf(name, from),
        vendor: leaf(id),
        kind: leaf(
          APP.test(first.name) || foreignOf(first.at.source.path)
            ? 'sdk'
            : vendor?.cookies.length
              ? 'cookie'
              : first.via === 'package'
                ? 'sdk'
                : 'pixel',
        ),
        for: leaf(use),
        lasts: unknown(),
        consent: unknown(),
      },
      true,
    ),
  ];
}

function toldTrackers(witnesses: Witnesses): Dict[] {
  const { vocabulary } = witnesses;
  const kinds = new Map<string, Statement[]>();
  for (const one of ownStatements(witnesses))
    if (
      one.action === 'track' &&
      one.mood === 'asserted' &&
      isDone(one) &&
      one.mechanism !== null &&
      vocabulary.term('tracker_kind', one.mechanism)
    )
      kinds.set(one.mechanism, [...(kinds.get(one.mechanism) ?? []), one]);
  return [...kinds].map(([kind, statements]) => {
    const lasts = statements.flatMap((one) => (one.duration ? (durationText(one.duration) ?? []) : []));
    const uses = new Map<string, Origin[]>();
    for (const one of statements)
      for (const { id } of one.purposes)
        for (const { id: use, more } of vocabulary.all('tracker_for'))
          if (more['purpose'] === id) uses.set(use, [...(uses.get(use) ?? []), originOf(one)]);
    return dict(
      {
        name: leaf(vocabulary.title('tracker_kind', kind), distinct(statements.map(originOf)), 'name each of them'),
        kind: leaf(kind),
        for: uses.size ? { kind: 'list', note: null, items: [...uses].map(([use, from]) => leaf(use, from)) } : unknown(),
        lasts: new Set(lasts).size === 1 ? leaf(lasts[0] as string) : unknown(),
        consent: unknown(),
      },
      true,
    );
  });
}
