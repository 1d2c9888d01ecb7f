// Adds to a declaration what it lacks. Nothing that is written there is moved, reworded or taken out: every change is an insertion,
// or an "unknown" that gives way to what is known.
import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { NEEDED } from '../parse/declaration.js';
import { readYaml } from '../parse/yaml.js';
import type { Declaration } from '../model/declaration.js';
import type { Source } from '../model/text.js';
import type { Registry, Vendor } from '../model/vendor.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { dict, isUnknown, originsOf, placesIn } from './model.js';
import type { Dict, List, Rows, Tree } from './model.js';
import { blockOf, inlineOf, plain } from './write.js';

export interface Merged {
  readonly text: string;
  /** What was added, in words: "recipients: posthog". */
  readonly added: readonly string[];
}

/** A change of the text: what stands between two offsets gives way. */
interface Splice {
  readonly at: number;
  readonly until: number;
  readonly text: string;
}

interface Known {
  readonly declaration: Declaration;
  readonly registry: Registry;
  readonly vocabulary: Vocabulary;
}

/** Sections whose answers are a person's to give: they are never filled in behind their back. */
const THEIRS = new Set(['declaration', 'markets', 'code', 'labels', 'never']);

/** The text of a declaration with what a draft adds. @param source a declaration without defects */
export function merged(source: Source, draft: Dict, known: Known): Merged {
  const contents = readYaml(source).document?.contents;
  if (!isMap(contents)) return { text: source.text, added: [] };
  const work = new Merge(source.text);
  const isMine = new Map<string, Dict>();
  for (const [key, tree] of draft.entries) {
    const pair = pairOf(contents, key);
    const fresh = freshIn(key, tree, known);
    if (!fresh) continue;
    if (!pair) {
      if (!isUnknown(fresh) || (NEEDED as readonly string[]).includes(key)) isMine.set(key, dict({ [key]: fresh }));
    } else if (!THEIRS.has(key)) work.into(pair, fresh, [key]);
  }
  for (const [key, section] of isMine) work.append(contents, section, key);
  return work.result();
}

/** What of a section a declaration does not say yet; null where that is nothing. */
function freshIn(key: string, tree: Tree, { declaration, registry, vocabulary }: Known): Tree | null {
  if (key === 'recipients' && tree.kind === 'dict') {
    const entries = [...tree.entries].filter(
      ([id, party]) => !isKnownParty(id, party as Dict, declaration, registry) && !isConnected(id, declaration, registry),
    );
    return entries.length ? { ...tree, entries: new Map(entries), note: null } : null;
  }
  if (key === 'integrations' && tree.kind === 'dict') {
    const entries = [...tree.entries].filter(
      ([id]) => !declaration.recipients.some((one) => one.id === id) && !isConnected(id, declaration, registry),
    );
    return entries.length ? { ...tree, entries: new Map(entries) } : null;
  }
  if (key === 'data' && tree.kind === 'rows') {
    const declared = declaration.data.flatMap(({ what }) => what.map(({ value }) => value));
    const rows = tree.rows.flatMap((row) => freshRow(row, declared, { declaration, registry, vocabulary }) ?? []);
    return rows.length ? { ...tree, rows, note: null } : null;
  }
  if (key === 'trackers' && tree.kind === 'rows') {
    const names = new Set(declaration.trackers.flatMap(({ name }) => name?.value.toLowerCase() ?? []));
    const kinds = new Set(declaration.trackers.flatMap(({ kind }) => kind?.value ?? []));
    const rows = tree.rows.filter(
      ({ entries }) =>
        !names.has(valueOf(entries.get('name')).toLowerCase()) && (entries.has('vendor') || !kinds.has(valueOf(entries.get('kind')))),
    );
    return rows.length ? { ...tree, rows } : null;
  }
  return tree;
}

/** The vendor that an id of a draft means; of one with signs in its own, they are underscores there. */
function vendorOf(id: string, registry: Registry): Vendor | undefined {
  return registry.vendors.get(id) ?? registry.vendors.get(id.replaceAll('_', '-'));
}

/** Whether customers connect it, or it is our own, by the declaration. */
function isConnected(id: string, { integrations, vendors }: Declaration, registry: Registry): boolean {
  const vendor = vendorOf(id, registry);
  const names = [
    ...integrations.map(({ value }) => value),
    ...vendors.filter(({ firstParty }) => firstParty?.value === 'yes').map((one) => one.id),
  ];
  return names.some((name) => name === id || (vendor !== undefined && (name === vendor.id || registry.named(name).includes(vendor))));
}

function isKnownParty(id: string, party: Dict, { recipients }: Declaration, registry: Registry): boolean {
  const vendor = vendorOf(id, registry);
  const type = valueOf(party.entries.get('type'));
  return recipients.some(
    (one) =>
      one.id === id ||
      (vendor ? [one.id, one.name?.value ?? ''].some((name) => registry.named(name).includes(vendor)) : one.type?.value === type),
  );
}

/** The categories of an entry that no declared one is, contains or is part of; recipients by the ids that the declaration gives them. */
function freshRow(row: Dict, declared: readonly string[], { declaration, registry, vocabulary }: Known): Dict | null {
  const what = row.entries.get('what');
  const items = what?.kind === 'list' ? what.items : what?.kind === 'leaf' ? [what] : [];
  const fresh = items.filter(
    ({ value }) =>
      value !== 'unknown' &&
      value !== 'personal' &&
      !declared.some((one) => vocabulary.covers('data', one, String(value)) || vocabulary.covers('data', String(value), one)),
  );
  if (!fresh.length) return null;
  const idFor = (id: string): string =>
    declaration.recipients.find(
      (one) =>
        one.id === id ||
        [one.id, one.name?.value ?? ''].some((name) => registry.named(name).some((vendor) => vendor === vendorOf(id, registry))),
    )?.id ??
    declaration.recipients.find(
      (one) =>
        vocabulary
          .title('recipient', one.type?.value ?? '')
          .replace(/[^a-z0-9]+/gi, '_')
          .toLowerCase() === id,
    )?.id ??
    id;
  const renamed = (tree: Tree): Tree =>
    tree.kind === 'list'
      ? { ...tree, items: tree.items.map((item) => ({ ...item, value: idFor(String(item.value)) })) }
      : tree.kind === 'leaf' && !isUnknown(tree)
        ? { ...tree, value: idFor(String(tree.value)) }
        : tree;
  return {
    ...row,
    entries: new Map(
      [...row.entries].map(([key, tree]) => [
        key,
        key === 'what' ? ({ kind: 'list', items: fresh, note: null } satisfies List) : key === 'to' ? renamed(tree) : tree,
      ]),
    ),
  };
}

function valueOf(tree: Tree | undefined): string {
  return tree?.kind === 'leaf' ? String(tree.value) : '';
}

function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return (map.items as Pair<Node, Node | null>[]).find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** Collects splices while it walks both trees. */
class Merge {
  private readonly splices: Splice[] = [];
  private readonly added: string[] = [];
  private readonly eol: string;

  constructor(private readonly text: string) {
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  result(): Merged {
    let { text } = this;
    for (const { at, until, text: inserted } of [...this.splices].reverse().sort((a, b) => b.at - a.at))
      text = text.slice(0, at) + inserted + text.slice(until);
    return { text, added: this.added };
  }

  /** Adds to the value of a key what a tree has and it has not. */
  into(pair: Pair<Node, Node | null>, tree: Tree, path: readonly string[]): void {
    const { value } = pair;
    if (isUnknown(tree)) return;
    if (isScalar(value)) this.instead(value, tree, indentOf(this.text, pair.key.range?.[0] ?? 0), path);
    else if (isMap(value) && tree.kind === 'dict') this.intoMap(value, tree, path);
    else if (isSeq(value) && tree.kind === 'rows') this.rows(value, tree, path);
  }

  private intoMap(map: YAMLMap, tree: Dict, path: readonly string[]): void {
    const missing: [string, Tree][] = [];
    for (const [key, child] of tree.entries) {
      const pair = pairOf(map, key);
      if (pair) this.into(pair, child, [...path, key]);
      // Nothing is gained by a key that says nothing.
      else if (!isUnknown(child)) missing.push([key, child]);
    }
    if (!missing.length) return;
    for (const [key] of missing) this.added.push([...path, key].join('.'));
    if (map.flow)
      this.inFlow(
        map,
        missing.map(([key, child]) => `${inlineOf({ kind: 'leaf', value: key, from: [], note: null })}: ${inlineOf(child)}`),
      );
    else
      this.below(
        map,
        missing.map(([key, child]) => blockOf(dict({ [key]: child }))).join(''),
        indentOf(this.text, (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0),
      );
  }

  private rows(seq: YAMLSeq, tree: Rows, path: readonly string[]): void {
    for (const row of tree.rows) this.added.push(`${path.join('.')}: ${[...row.entries.values()].slice(0, 1).map(inlineOf).join('')}`);
    if (seq.flow) this.inFlow(seq, tree.rows.map(inlineOf));
    else this.below(seq, blockOf({ ...tree, rows: tree.rows.map((row) => ({ ...row, note: null })) }), dashOf(this.text, seq));
  }

  /** A section of its own at the end of the file. */
  append(contents: YAMLMap, section: Dict, key: string): void {
    this.added.push(key);
    if (contents.flow)
      this.inFlow(
        contents,
        [...section.entries].map(([name, tree]) => `${name}: ${inlineOf(tree)}`),
      );
    else this.below(contents, blockOf(section), indentOf(this.text, (contents.items[0]?.key as Node | undefined)?.range?.[0] ?? 0));
  }

  /** What is known in the place of an "unknown"; of anything else that is written there nothing is taken. */
  private instead(value: Scalar, tree: Tree, indent: string, path: readonly string[]): void {
    if (String(value.value ?? '').toLowerCase() !== 'unknown' || value.anchor || value.tag || !value.range) return;
    const [at, until] = value.range;
    this.added.push(path.join('.'));
    const isBlock = tree.kind === 'rows' || (tree.kind === 'dict' && !tree.isInline);
    const places = placesIn(originsOf(tree));
    const end = this.text.indexOf('\n', until);
    // Only a line that ends here can take a comment.
    const comment = !isBlock && places && !this.text.slice(until, end < 0 ? undefined : end).trim() ? ` # ${plain(places)}` : '';
    const block = isBlock
      ? blockOf(tree)
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${this.eol}${indent}  ${line}`)
          .join('')
      : inlineOf(tree);
    this.splices.push({ at, until, text: block + comment });
  }

  /** Before the closing bracket, behind what stands there and a comma if there is none. */
  private inFlow(node: YAMLMap | YAMLSeq, entries: readonly string[]): void {
    const last = node.items.at(-1) as Pair<Node, Node | null> | Node | undefined;
    const end = last === undefined ? null : endOf(last);
    if (end === null) this.splices.push({ at: (node.range?.[0] ?? 0) + 1, until: (node.range?.[0] ?? 0) + 1, text: entries.join(', ') });
    else this.splices.push({ at: end, until: end, text: `, ${entries.join(', ')}` });
  }

  /** On lines of its own below a block; comments at its end stay with what they follow. */
  private below(node: YAMLMap | YAMLSeq, block: string, indent: string): void {
    const last = node.items.at(-1) as Pair<Node, Node | null> | Node | undefined;
    const end = (last === undefined ? null : endOf(last)) ?? node.range?.[1] ?? this.text.length;
    let at = this.text.indexOf('\n', Math.max(0, end - (this.text[end - 1] === '\n' ? 1 : 0)));
    const opens = at < 0 ? this.eol : '';
    at = at < 0 ? this.text.length : at + 1;
    const lines = block
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => (line ? indent + line : line))
      .join(this.eol);
    this.splices.push({ at, until: at, text: `${opens}${lines}${this.eol}` });
  }
}

/** The offset behind the last letter of an entry. */
function endOf(entry: Pair<Node, Node | null> | Node): number | null {
  if ('key' in entry) return entry.value?.range?.[1] ?? entry.key.range?.[1] ?? null;
  return (entry as Node).range?.[1] ?? null;
}

function indentOf(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return ' '.repeat(/^\ufeff/.test(text) && start === 0 ? at - 1 : at - start);
}

/** The column of the dashes of a list. */
function dashOf(text: string, seq: YAMLSeq): string {
  const first = (seq.items[0] as Node | undefined)?.range?.[0] ?? seq.range?.[0] ?? 0;
  const dash = text.lastIndexOf('-', first);
  return indentOf(text, dash < 0 ? first : dash);
}
