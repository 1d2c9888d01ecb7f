// The phrases of schema/lexicon/en by the stems of their words, as a tree, at build time.
import { isKept, KIND_INDEX, markOf, type PhraseKind } from './words.js';

/**
 * The phrases that end here ("0:contact.email 1:partner", kinds by number) or, where longer ones go on, a list: they, the marks of all next stems (`markOf`),
 * and then by turns a next stem and what comes with it. A list is parsed several times as fast as an object of as many keys.
 */
export type CompiledPhrases = string | readonly [here: string, marks: number, ...(string | CompiledPhrases)[]];

export type Words = readonly string[];
export type Table = Readonly<Record<string, Words>>;

interface Node {
  readonly next: Map<string, Node>;
  readonly out: Set<string>;
}

/** Kinds of `facts` whose phrases have an id each. */
const FACTS = ['basis', 'right', 'mechanism', 'contact', 'signal', 'security', 'place', 'source'] as const;
/** Kinds of `facts` that are one thing. */
const CONTEXTS = [
  'basis_context',
  'right_context',
  'transfer_context',
  'contact_context',
  'controller',
  'decide',
  'profile',
  'child',
] as const;
/** Kinds of `limits` that are conditions. */
const CONDITIONS = [
  'consent',
  'law',
  'merger',
  'opt_out',
  'aggregate',
  'age',
  'region',
  'knowledge',
  'need',
  'scope',
  'scope_of',
  'past',
  'sense_of',
  'instructed',
] as const;

export class PhraseTree {
  private readonly root: Node = { next: new Map(), out: new Set() };

  /**
   * @param stem the stem of a word
   * @param exact takes the phrases that are one spelling and no other
   */
  constructor(
    private readonly stem: (norm: string) => string,
    private readonly exact: Map<string, string>,
  ) {}

  /** Adds all phrases. @param data the files of schema/lexicon/en by name */
  addAll(data: Record<string, unknown>): this {
    this.table('data', data.data as Table);
    this.table('recipient', data.recipients as Table);
    this.table('purpose', data.purposes as Table);
    const facts = data.facts as Record<string, unknown>;
    for (const kind of FACTS) this.table(kind, facts[kind] as Table);
    this.table('tracker', facts.trackers as Table);
    for (const kind of CONTEXTS) this.list(kind, facts[kind] as Words);
    this.list('change', (facts.change as Table).phrases ?? []);
    const limits = data.limits as Table;
    const denialOnly = new Set(limits.exception_for_denials_only);
    for (const p of limits.exception ?? []) this.add('exception', denialOnly.has(p) ? 'denial' : 'any', p);
    for (const kind of CONDITIONS) for (const p of limits[kind] ?? []) this.add('condition', kind, p);
    return this;
  }

  /** What starts with each stem, as JSON. */
  written(): [stem: string, json: string][] {
    return [...this.root.next].map(([stem, node]) => [stem, JSON.stringify(listOf(node))]);
  }

  private table(kind: PhraseKind, source: Table): void {
    for (const [id, list] of Object.entries(source)) for (const p of list) this.add(kind, id, p);
  }

  private list(kind: PhraseKind, source: Words): void {
    for (const p of source) this.add(kind, kind, p);
  }

  private add(kind: PhraseKind, id: string, phrase: string): void {
    // "=companies" is that spelling and no other.
    if (phrase.startsWith('=')) {
      this.exact.set(phrase.slice(1), `${KIND_INDEX[kind]}:${id}`);
      return;
    }
    const parts = String(phrase)
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .split(/[\s-]+/);
    let nodes = [this.root];
    for (const part of parts) {
      const stems = parts.length > 1 ? stemsOf(part, this.stem) : [this.stem(part)];
      nodes = nodes.flatMap((node) => stems.map((stem) => childOf(node, stem)));
    }
    for (const node of nodes) node.out.add(`${KIND_INDEX[kind]}:${id}`);
  }
}

function childOf({ next }: Node, stem: string): Node {
  let child = next.get(stem);
  if (!child) next.set(stem, (child = { next: new Map(), out: new Set() }));
  return child;
}

function listOf({ next, out }: Node): CompiledPhrases {
  const here = [...out].join(' ');
  if (!next.size) return here;
  const marks = [...next.keys()].reduce((all, stem) => all | markOf(stem), 0);
  return [here, marks, ...[...next].flatMap(([stem, node]) => [stem, listOf(node)])];
}

/** "setting" and "settings": a plural that keeps its form ("settings", "coordinates") is a stem of its own. */
function stemsOf(part: string, stem: (norm: string) => string): string[] {
  const key = stem(part);
  const plural = `${key}s`;
  return isKept(plural) && stem(plural) === plural ? [key, plural] : [key];
}
