// A draft as YAML: through the library's own nodes, so that no word of a stranger can be more than a value.
import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Node } from 'yaml';
import { listOf } from '../check/wording.js';
import { originsOf, placesIn } from './model.js';
import type { Dict, Leaf, List, Tree, Witnesses } from './model.js';

/** Options under which a draft is printed: no line is broken, because a comment belongs to its line. */
export const PRINTED = { lineWidth: 0, flowCollectionPadding: false } as const;
/** Sections that stand right below the one before them. */
const CLOSE = new Set(['organization', 'policy', 'markets', 'code', 'labels', 'signals', 'children', 'automation', 'security', 'rights']);

/** The lines at the top: the modeline by which editors know the schema, and what this file is. */
export function headOf({ readings, code, labels, repository }: Witnesses, schema: string): string[] {
  const made = [
    ...(readings.length ? repository.policies : []),
    ...(code ? ['the code'] : []),
    ...(labels.length ? repository.labels : []),
  ];
  return [
    `yaml-language-server: $schema=${schema}`,
    `What our systems do with data about people. Drafted by policy-lint init from ${listOf(made, made.length)}: a person has not checked it yet.`,
    'Behind each fact stands where it was read. "unknown" never contradicts anything: replace it by what is true, not by what the policy says.',
    'Type, purpose and country of known vendors come from a table of policy-lint; they may differ for you.',
  ];
}

/** The text of a declaration. @param head lines for a comment at its top */
export function textOf(draft: Dict, head: readonly string[]): string {
  const document = new Document();
  const contents = nodeOf(draft) as YAMLMap;
  contents.items.forEach((pair, i) => {
    const key = pair.key as Scalar;
    if (i > 0 && !CLOSE.has(String(key.value))) key.spaceBefore = true;
  });
  document.contents = contents as unknown as typeof document.contents;
  document.commentBefore = head.map((line) => ` ${plain(line)}`).join('\n');
  return document.toString(PRINTED);
}

/** A tree as a node with its comments. */
export function nodeOf(tree: Tree): Node {
  switch (tree.kind) {
    case 'leaf':
      return commented(scalarOf(tree.value), tree);
    case 'list':
      return listNode(tree);
    case 'dict':
      return dictNode(tree);
    case 'rows': {
      const node = new YAMLSeq();
      node.flow = !tree.rows.length;
      node.items = tree.rows.map(nodeOf);
      node.items.forEach((item, i) => {
        if (tree.rows[i]?.note) (item as Node).commentBefore = ` ${plain(tree.rows[i]?.note ?? '')}`;
      });
      return node;
    }
  }
}

function listNode(tree: List): Node {
  if (!tree.items.length) return commented(new Scalar('unknown'), tree);
  const node = new YAMLSeq();
  node.flow = true;
  node.items = tree.items.map(({ value }) => scalarOf(value));
  return commented(node, tree);
}

function dictNode(tree: Dict): Node {
  const node = new YAMLMap();
  node.flow = tree.isInline;
  for (const [key, value] of tree.entries) {
    const child = nodeOf(value);
    // In one line there is one comment, behind it.
    if (tree.isInline) strip(child);
    const name = new Scalar(key);
    if ((value.kind === 'rows' || (value.kind === 'dict' && !value.isInline)) && value.note)
      name.commentBefore = value.note
        .split('\n')
        .map((line) => ` ${plain(line)}`)
        .join('\n');
    node.items.push(new Pair(name, child));
  }
  return tree.isInline ? commented(node, tree) : node;
}

function strip(node: Node): void {
  node.comment = null;
  if (node instanceof YAMLMap || node instanceof YAMLSeq)
    for (const item of node.items) strip((item instanceof Pair ? item.value : item) as Node);
}

/** Places first, then what a reader should know. */
function commented<T extends Node>(node: T, tree: Tree): T {
  const words = [placesIn(originsOf(tree)), ...new Set(notesOf(tree))].filter((one): one is string => !!one);
  if (words.length) node.comment = ` ${plain(words.join('; '))}`;
  return node;
}

function notesOf(tree: Tree): (string | null)[] {
  switch (tree.kind) {
    case 'leaf':
      return [tree.note];
    case 'list':
      return [tree.note, ...tree.items.map((item: Leaf) => item.note)];
    case 'dict':
      return [...tree.entries.values()].flatMap(notesOf);
    default:
      return [];
  }
}

/** A value of one line; what a terminal obeys or an editor hides is no part of a name. */
function scalarOf(value: string | number): Scalar {
  return new Scalar(typeof value === 'string' ? plain(value) : value);
}

/** One line without anything that a terminal or a reader of YAML takes for more than a letter. */
export function plain(text: string): string {
  return text
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      ' ',
    )
    .trim();
}

/** A tree in one line without comments, for between brackets or behind a colon. */
export function inlineOf(tree: Tree): string {
  const node = nodeOf(tree.kind === 'dict' ? { ...tree, isInline: true } : tree);
  strip(node);
  if (node instanceof YAMLSeq || node instanceof YAMLMap) node.flow = true;
  // Quoted as it must be between brackets, which is enough anywhere.
  const around = new YAMLSeq();
  around.flow = true;
  around.items = [node];
  return printed(around).trim().slice(1, -1);
}

/** A tree on lines of its own, with comments. */
export function blockOf(tree: Tree): string {
  return printed(nodeOf(tree));
}

function printed(node: Node): string {
  const document = new Document();
  document.contents = node as unknown as typeof document.contents;
  return document.toString(PRINTED);
}
