import { LEXICON } from '../generated/lexicon.js';
import { TERMS } from '../generated/terms.js';
import { nearest } from '../model/nearest.js';
import type { TableKind, Term, TermKind, Vocabulary } from '../model/vocabulary.js';

/** An entry of schema/terms/<kind>.yaml: columns beside these four become `Term.more`. */
interface Entry {
  readonly title: string;
  readonly broader?: readonly string[];
  readonly aliases?: readonly string[];
  readonly [column: string]: string | number | boolean | readonly string[] | undefined;
}
/** schema/lexicon/en/disclosed.yaml: phrases for each term, by kind. */
type Disclosed = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
export type Terms = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

let shared: Vocabulary | undefined;

/** The vocabulary of schema/terms; made once. */
export function vocabulary(): Vocabulary {
  return (shared ??= createVocabulary());
}

/** A vocabulary over the given terms; each kind's maps are built when it is first asked for. */
export function createVocabulary(terms: Terms = TERMS, disclosed: Disclosed = LEXICON.en?.disclosed ?? {}): Vocabulary {
  const kinds = new Map<TermKind | TableKind, Kind>();
  const of = (kind: TermKind | TableKind): Kind => {
    let found = kinds.get(kind);
    if (!found) {
      const entries = terms[kind] ?? {};
      kinds.set(kind, (found = new Kind(kind, kind === 'market' ? { ...entries, ...Object.fromEntries(countryMarkets(terms)) } : entries)));
    }
    return found;
  };
  return {
    term: (kind, id) => of(kind).term(id),
    all: (kind) => of(kind).list,
    resolve: (kind, word) => of(kind).resolve(word),
    suggest: (kind, word) => of(kind).suggest(word),
    title: (kind, id) => of(kind).term(id)?.title ?? id,
    covers: (kind, general, specific) => general === specific || (of(kind).term(specific)?.broader.includes(general) ?? false),
    disclosing: (kind, id) => disclosed[kind]?.[id] ?? [],
  };
}

/** The terms of a kind; each is made when it is first asked for, as one policy speaks of a few of them. */
class Kind {
  private readonly terms = new Map<string, Term>();
  private all: readonly Term[] | undefined;
  /** From a name without case and separators, as written and in the singular, to its id; built at the first word that is no id. */
  private spellings: Map<string, string> | undefined;

  constructor(
    private readonly kind: TermKind | TableKind,
    private readonly entries: Readonly<Record<string, Entry>>,
  ) {}

  term(id: string): Term | undefined {
    const known = this.terms.get(id);
    if (known || !Object.hasOwn(this.entries, id)) return known;
    const { title, broader: _, aliases = [], ...columns } = this.entries[id] as Entry;
    const more: Record<string, string | number | boolean | readonly string[]> = {};
    for (const [column, value] of Object.entries(columns)) if (value !== undefined) more[column] = value;
    const made = { id, kind: this.kind, title, broader: ancestors(id, this.entries), aliases, more };
    this.terms.set(id, made);
    return made;
  }

  get list(): readonly Term[] {
    return (this.all ??= Object.keys(this.entries).map((id) => this.term(id) as Term));
  }

  resolve(word: string): string | undefined {
    if (Object.hasOwn(this.entries, word)) return word;
    const known = (this.spellings ??= this.spell());
    return known.get(joined(word)) ?? known.get(inSingular(word));
  }

  suggest(word: string): string | undefined {
    const known = this.resolve(word);
    if (known) return known;
    const wanted = nearest(spaced(word), this.candidates().keys());
    return wanted === undefined ? undefined : this.candidates().get(wanted);
  }

  private candidates(): Map<string, string> {
    const found = new Map<string, string>();
    for (const { id } of this.list) found.set(spaced(id), id);
    for (const { id, title, aliases } of this.list)
      for (const name of [title, ...aliases, id.slice(id.indexOf('.') + 1)]) if (!found.has(spaced(name))) found.set(spaced(name), id);
    return found;
  }

  // As written wins over the singular ("contacts" are an address book, not `contact`), ids over titles, titles over aliases.
  private spell(): Map<string, string> {
    const found = new Map<string, string>();
    const entries = Object.entries(this.entries);
    const names = [
      ...entries.map(([id]) => [id, id] as const),
      ...entries.map(([id, { title }]) => [title, id] as const),
      ...entries.flatMap(([id, { aliases = [] }]) => aliases.map((alias) => [alias, id] as const)),
    ];
    for (const key of [joined, inSingular])
      for (const [name, id] of names) {
        const spelling = key(name);
        if (spelling && !found.has(spelling)) found.set(spelling, id);
      }
    return found;
  }
}

/** Every country is a market; a member of the EEA chooses what the Union chooses. */
function countryMarkets(terms: Terms): [string, Entry][] {
  const markets = terms['market'] ?? {};
  const union = markets['EU']?.['regimes'];
  return Object.entries(terms['country'] ?? {})
    .filter(([id]) => !Object.hasOwn(markets, id) && id !== 'GB')
    .map(([id, { title, aliases, broader = [], eea }]) => [
      id,
      { title, aliases, broader: broader.length ? broader : ['worldwide'], ...(eea && union ? { regimes: union } : {}) },
    ]);
}

/** All terms above one, nearest first. */
function ancestors(id: string, entries: Readonly<Record<string, Entry>>): readonly string[] {
  const over = (one: string): readonly string[] => (Object.hasOwn(entries, one) ? ((entries[one] as Entry).broader ?? []) : []);
  let row = over(id);
  if (!row.length) return [];
  const found = new Set<string>();
  while (row.length) {
    const fresh = row.filter((x) => !found.has(x) && x !== id);
    for (const one of fresh) found.add(one);
    row = fresh.flatMap(over);
  }
  return [...found];
}

function spaced(word: string): string {
  // Hardly a name needs the tables of all of Unicode.
  if (/^[\x20-\x7e]*$/.test(word))
    return word
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What all spellings of a word have in common: no case, no separators, no accents, no article. */
function joined(word: string): string {
  return spaced(word.slice(0, 120)).replace(/^the /, '').replaceAll(' ', '');
}

function inSingular(word: string): string {
  return spaced(word.slice(0, 120)).replace(/^the /, '').split(' ').map(singular).join('');
}

function singular(part: string): string {
  if (part.length < 4 || !part.endsWith('s') || part.endsWith('ss')) return part;
  if (part.endsWith('ies') && part.length > 4) return `${part.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(part)) return part.slice(0, -2);
  return part.slice(0, -1);
}
