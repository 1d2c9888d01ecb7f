// Who gets data: vendors that policies name or code reaches, and kinds of recipient that policies speak of.
import { AUDIENCE } from '../check/tellings.js';
import { reachedBy } from '../check/vendors.js';
import type { Reading } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import type { Place } from '../model/text.js';
import type { Vendor } from '../model/vendor.js';
import { isAnonymous, originOf, ownStatements } from './evidence.js';
import { dict, distinct, leaf, originAt, placesIn, unknown } from './model.js';
import type { Dict, Origin, Witnesses } from './model.js';
import { judged } from './mentions.js';
import { namedVendors } from './named.js';
import { connectedAmong, isOurs } from './ours.js';
import { strangersIn } from './strangers.js';

export interface Party {
  /** A key of letters, digits and underscores. */
  readonly id: string;
  /** As the policy or the registry calls it. */
  readonly name: string;
  readonly type: string;
  readonly vendor: Vendor | null;
  /** Whether it is somebody, and no kind of recipient. */
  readonly isNamed: boolean;
  readonly country: string | null;
  readonly from: readonly Origin[];
  readonly note: string | null;
  /** Where the policies name it. */
  readonly places: readonly Place[];
  /** The folder in which alone code reaches it, where that is one of many services that customers connect; else null. */
  readonly connected: string | null;
}

/** Who gets which data, by the id of a category or "personal" for data at large. */
export type Flows = ReadonlyMap<string, ReadonlyMap<string, readonly Origin[]>>;

export interface Parties {
  readonly parties: readonly Party[];
  /** Vendors that customers seem to connect: where code reaches many in folders for such, and nowhere else. */
  readonly integrations: readonly Party[];
  readonly flows: Flows;
  /** What the policies say of recipients without saying who they are, for a comment. */
  readonly asides: readonly string[];
}

/** Kinds that only the law, a sale of the business or a wish of the person brings in: told beside the list, not in it. */
const OCCASIONAL = new Set(['government', 'acquirer', 'professional_advisor']);
/** Said of a vendor from which a server may only read. */
const READS = 'perhaps only read from';
/** Said of a vendor that a list of packages names and that no code was seen to import. */
const LISTED = 'only listed as a package';
/** Words that name nobody. */
const NOBODY = new Set(['anyone', 'third_parties']);

/** All recipients of the witnesses, vendors first. */
export function partiesOf(witnesses: Witnesses): Parties {
  const shares = ownStatements(witnesses).filter((one) => isHandedOn(one));
  const vendors = vendorParties(witnesses);
  const integrations = connectedAmong(vendors);
  const named = [...vendors.filter((one) => !integrations.includes(one)), ...strangerParties(witnesses)];
  const parties = [...named, ...kindParties(shares, named, witnesses)];
  return { parties, integrations, flows: withRest(parties, flowsTo(parties, shares, witnesses)), asides: asidesOf(shares, witnesses) };
}

/** Of whom code alone tells, and who may be asked for a font, a video or a log-in only. */
const PERHAPS = new Set(['social_network', 'business_partner']);

/** A recipient gets some data, or it is none: where nothing says which, it stands with data at large. */
function withRest(parties: readonly Party[], flows: Flows): Flows {
  const placed = new Set([...flows.values()].flatMap((to) => [...to.keys()]));
  const rest = parties
    .filter(
      ({ id, type, places, note, connected }) =>
        !placed.has(id) && (places.length > 0 || !(PERHAPS.has(type) || note === READS || connected)),
    )
    .map(({ id, from }) => [id, from] as const);
  return rest.length ? new Map([...flows, ['personal', new Map([...(flows.get('personal') ?? []), ...rest])]]) : flows;
}

function isHandedOn(one: Statement): boolean {
  return (one.action === 'share' || one.action === 'sell') && one.polarity === 'does' && one.mood !== 'rights' && !isAnonymous(one);
}

function vendorParties(witnesses: Witnesses): Party[] {
  const { readings, code, registry, vocabulary } = witnesses;
  const found = new Map<string, Party>();
  const add = (vendor: Vendor, name: string, from: Origin, place: Place | null, note: string | null = null): void => {
    const known = found.get(vendor.id) ?? {
      id: idOf(vendor.id),
      name,
      type: vendor.type,
      vendor,
      isNamed: true,
      country: vendor.country,
      from: [],
      note,
      places: [],
      connected: null,
    };
    found.set(vendor.id, { ...known, from: distinct([...known.from, from]), places: place ? [...known.places, place] : known.places });
  };
  for (const reading of readings)
    for (const { vendor, name, at, country } of namedVendors(reading, registry, vocabulary).filter((one) => !isOurs(one.vendor, witnesses)))
      add(country ? { ...vendor, country } : vendor, name, originAt(at, 'policy'), at);
  for (const { vendor, traces } of code ? reachedBy(code) : []) {
    const plain = traces.filter(({ weak }) => weak === null);
    const [first] = plain.length ? plain : traces;
    if (first && !isOurs(vendor, witnesses))
      add(vendor, vendor.name, originAt(first.at, 'code'), null, plain.length ? null : first.weak === 'listed' ? LISTED : READS);
  }
  return [...found.values()].map((party) => judged(party, witnesses));
}

/** Who is named and not in the registry. */
function strangerParties({ readings, registry, vocabulary }: Witnesses): Party[] {
  const found = new Map<string, Party>();
  for (const reading of readings)
    for (const { name, type, country, at } of strangersIn(reading, registry, vocabulary)) {
      const id = idOf(name);
      const known = found.get(id) ?? {
        id,
        name,
        type,
        vendor: null,
        isNamed: true,
        country,
        from: [],
        note: null,
        places: [],
        connected: null,
      };
      found.set(id, { ...known, from: distinct([...known.from, originAt(at, 'policy')]), places: [...known.places, at] });
    }
  return [...found.values()];
}

/** Kinds that clauses speak of; "our payment provider (Example Pay)" speaks of one that is named. */
function kindParties(shares: readonly Statement[], named: readonly Party[], { vocabulary, labels, readings }: Witnesses): Party[] {
  const beside = named.map(({ type, places }) => ({
    type,
    statements: new Set(places.flatMap((at) => besideInTable(at, readings))),
    places,
  }));
  const found = new Map<string, Origin[]>();
  for (const one of shares)
    for (const { id } of one.recipients)
      if (
        vocabulary.term('recipient', id) &&
        !OCCASIONAL.has(id) &&
        !NOBODY.has(id) &&
        !beside.some(({ type, statements, places }) => type === id && (statements.has(one) || places.some((at) => isWithin(at, one.at))))
      )
        found.set(id, [...(found.get(id) ?? []), originOf(one)]);
  const kinds = [...found].map(([type, from]) => kindParty(type, vocabulary.title('recipient', type), distinct(from)));
  const shared = labels.flatMap(({ statements }) => statements).filter((one) => one.action === 'share');
  if (!shared.length) return kinds;
  return [
    ...kinds,
    { ...kindParty('third_parties', 'third parties of the store label', distinct(shared.map(originOf))), note: 'say who they are' },
  ];
}

function kindParty(type: string, name: string, from: readonly Origin[]): Party {
  return { id: idOf(name), name, type, vendor: null, isNamed: false, country: null, from, note: null, places: [], connected: null };
}

/** A key of letters, digits and underscores. */
function idOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/^the\s/, '')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '') || 'recipient'
  );
}

function flowsTo(parties: readonly Party[], shares: readonly Statement[], { code, labels, readings }: Witnesses): Flows {
  const flows = new Map<string, Map<string, Origin[]>>();
  const add = (data: readonly string[], to: string, from: Origin): void => {
    for (const id of data.length ? data : ['personal']) {
      const known = flows.get(id) ?? new Map<string, Origin[]>();
      flows.set(id, known.set(to, distinct([...(known.get(to) ?? []), from])));
    }
  };
  const byType = new Map(parties.filter(({ isNamed }) => !isNamed).map(({ type, id }) => [type, id]));
  const byVendor = new Map(parties.flatMap(({ vendor, id }) => (vendor ? [[vendor.id, id] as const] : [])));
  for (const one of shares) {
    for (const { id } of one.recipients) {
      const to = byType.get(id);
      if (to) add(dataOf(one), to, originOf(one));
    }
    // Whom the clause names gets what the clause hands on.
    for (const { id, places } of parties) if (places.some((at) => isWithin(at, one.at))) add(dataOf(one), id, originOf(one));
  }
  for (const { id, places } of parties)
    for (const at of places) for (const one of besideInTable(at, readings)) if (dataOf(one).length) add(dataOf(one), id, originOf(one));
  for (const { vendor, fact } of code?.sent ?? []) {
    const to = byVendor.get(vendor.id);
    if (to) for (const { data, at } of fact.data) add([data], to, originAt(at, 'code'));
  }
  const everybody = byType.get('third_parties');
  for (const one of labels.flatMap(({ statements }) => statements)) {
    const only = one.data.length === 1 ? one.data[0]?.id : undefined;
    if (everybody && one.action === 'share' && only) add([only], everybody, originOf(one));
  }
  return flows;
}

function dataOf(one: Statement): string[] {
  return one.data.map(({ id }) => id).filter((id) => id !== 'non_personal');
}

function isWithin(at: Place, whole: Place): boolean {
  return at.source === whole.source && whole.start <= at.start && at.end <= whole.end;
}

/** What the cells beside a name, in the same row of a table, say to be held. */
function besideInTable(at: Place, readings: readonly Reading[]): Statement[] {
  const reading = readings.find(({ document }) => document.source === at.source);
  const blocks = reading?.document.blocks ?? [];
  const own = blocks.find(({ cell, map, text }) => cell !== null && map.start(0) <= at.start && at.end <= map.end(text.length))?.cell;
  if (!reading || !own) return [];
  const row = blocks.filter(({ cell }) => cell !== null && cell.table === own.table && cell.row === own.row);
  return reading.statements.filter(
    (one) =>
      (one.action === 'collect' || isHandedOn(one)) &&
      one.confidence !== 'low' &&
      row.some(({ map, text }) => map.start(0) <= one.at.start && one.at.end <= map.end(text.length)),
  );
}

function asidesOf(shares: readonly Statement[], { vocabulary }: Witnesses): string[] {
  const found = new Map<string, Origin[]>();
  for (const one of shares)
    for (const { id } of one.recipients) if (OCCASIONAL.has(id) || NOBODY.has(id)) found.set(id, [...(found.get(id) ?? []), originOf(one)]);
  const occasional = [...found]
    .filter(([id]) => OCCASIONAL.has(id))
    .map(([id, from]) => `${vocabulary.title('recipient', id)} (${placesIn(from, 1)})`);
  const nobody = found.get('third_parties') ?? found.get('anyone');
  return [
    ...(nobody ? [`The text also speaks of third parties without saying who they are (${placesIn(nobody)}).`] : []),
    ...(occasional.length ? [`Left out, because it happens on occasion only: ${occasional.join(', ')}.`] : []),
  ];
}

/** A recipient as the declaration writes it. */
export function recipientOf(
  { name, type, vendor, isNamed, country, from, note }: Party,
  { vocabulary }: Pick<Witnesses, 'vocabulary'>,
): Dict {
  // What the registry says of a vendor stands in no file of the project.
  const by: readonly Origin[] = vendor ? [{ by: 'registry', path: '', line: 0 }] : from;
  const does = vendor?.purposes.map((id) => vocabulary.title('purpose', id)).join(', ') ?? '';
  return dict(
    {
      name: leaf(name, from, note),
      type: leaf(type, type === 'unknown' ? [] : by),
      does: does ? leaf(does, by) : null,
      country: country ? leaf(country, by) : AUDIENCE.has(type) ? null : unknown(),
      contract: isNamed ? unknown() : null,
      trains_on_data: type === 'ai_provider' ? unknown() : null,
    },
    true,
  );
}
