// A draft is held against the very texts that it was made from: what one sentence says and another denies is no fact to start with.
import { isUnknown, originsOf, placesIn, unknown } from './model.js';
import type { Dict, Leaf, List, Origin, Rows, Tree } from './model.js';

/** A value of the draft that a text denies. */
export interface Dispute {
  /** Keys and positions that lead to it: `['data', '3', 'to', '0']`. */
  readonly pointer: readonly string[];
  /** Where it is denied. */
  readonly by: Origin;
  /** Whether the denial leaves no doubt; else data that the text tells of stay, and the denial stands beside them. */
  readonly isGrave: boolean;
}

/**
 * The draft without what is disputed. What code, a label or a person says stays: that the text denies it is what a check is for.
 * Where nothing is taken out, the draft itself.
 */
export function settled(draft: Dict, disputes: readonly Dispute[]): { readonly draft: Dict; readonly left: readonly string[] } {
  const left: string[] = [];
  let result = draft;
  // From the end, so that what is taken out moves nothing that is still to be found.
  for (const dispute of [...disputes].sort((a, b) => comparePointers(b.pointer, a.pointer))) {
    const { pointer } = dispute;
    const [section = ''] = pointer;
    const tree = result.entries.get(section);
    if (!tree) continue;
    const outcome = without(tree, pointer.slice(1), dispute);
    if (!outcome || outcome.tree === tree) continue;
    // A promise that the same text does not keep is simply none; a person would only wonder.
    if (section !== 'never' && outcome.what !== null) left.push(`${keysIn(pointer)}: ${outcome.what}`);
    const isGone = outcome.tree === null || (section === 'never' && isUnknown(outcome.tree));
    result = isGone ? withoutEntry(result, section) : withEntry(result, section, outcome.tree as Tree);
  }
  return { draft: result, left: left.reverse() };
}

/** `data > to`: the keys that lead to a value, without positions in lists; what an entry is about goes by its section. */
function keysIn(pointer: readonly string[]): string {
  return pointer.filter((key) => key && key !== 'what' && !/^\d+$/.test(key)).join(' > ');
}

interface Outcome {
  /** Null where nothing is left of it. */
  readonly tree: Tree | null;
  /** What was taken out; null where it only was told beside it. */
  readonly what: string | null;
}

/** A tree without the value at a pointer; null where that value stays. */
function without(tree: Tree, pointer: readonly string[], dispute: Dispute): Outcome | null {
  const [key, ...rest] = pointer;
  switch (tree.kind) {
    case 'leaf':
      return leafOut(tree, dispute);
    case 'list':
      return key === undefined ? wholeListOut(tree, dispute) : itemOut(tree, Number(key), dispute);
    case 'rows':
      return rowOut(tree, Number(key), rest, dispute);
    case 'dict': {
      const child = key === undefined ? undefined : tree.entries.get(key);
      if (!child || key === undefined) return null;
      const outcome = without(child, rest, dispute);
      return outcome && { ...outcome, tree: outcome.tree ? withEntry(tree, key, outcome.tree) : withoutEntry(tree, key) };
    }
  }
}

function leafOut(tree: Leaf, dispute: Dispute): Outcome | null {
  if (tree.value === 'unknown' || !isOfText(tree)) return null;
  const what = sentenceOf(tree, dispute);
  return { tree: unknown(what), what };
}

function itemOut(tree: List, index: number, dispute: Dispute): Outcome | null {
  const item = tree.items[index];
  if (!item || !isOfText(item)) return null;
  const what = sentenceOf(item, dispute);
  return {
    tree: {
      ...tree,
      items: tree.items.filter((_, i) => i !== index),
      note: [tree.note, isPromise(item) ? null : what].filter(Boolean).join('; ') || null,
    },
    what,
  };
}

function wholeListOut(tree: List, dispute: Dispute): Outcome | null {
  if (!tree.items.length || !tree.items.every(isOfText)) return null;
  const what = `${tree.items.map(({ value }) => value).join(', ')} (${placesIn(originsOf(tree), 1)}), which ${placesIn([dispute.by], 1)} denies`;
  return { tree: { ...tree, items: [], note: what }, what };
}

/** An entry whose `what` is denied goes as a whole; other values of it become unknown. */
function rowOut(tree: Rows, index: number, pointer: readonly string[], dispute: Dispute): Outcome | null {
  const row = tree.rows[index];
  const [key = '', ...rest] = pointer;
  const child = row?.entries.get(key) ?? (row && key === '' ? [...row.entries.values()][0] : undefined);
  if (!row || !child) return null;
  if (key === 'what' && !dispute.isGrave) {
    const kept = beside(child, rest, dispute);
    if (kept)
      return {
        tree: kept === child ? tree : { ...tree, rows: tree.rows.map((one, i) => (i === index ? withEntry(one, key, kept) : one)) },
        what: null,
      };
  }
  const isSubject = key === [...row.entries.keys()][0] || key === '' || !row.entries.has('what');
  if (isSubject && (child.kind === 'leaf' || rest.length === 0)) {
    if (!isOfText(row.entries.has('what') ? child : row)) return null;
    const what = child.kind === 'leaf' ? sentenceOf(child, dispute) : `an entry that ${placesIn([dispute.by], 1)} denies`;
    const rows = tree.rows.filter((_, i) => i !== index);
    return { tree: { ...tree, rows, note: [tree.note, what].filter(Boolean).join('\n') }, what };
  }
  const outcome = without(child, rest, dispute);
  if (!outcome) return null;
  if (isSubject && outcome.tree?.kind === 'list' && !outcome.tree.items.length)
    return { ...outcome, tree: { ...tree, rows: tree.rows.filter((_, i) => i !== index) } };
  return {
    ...outcome,
    tree: { ...tree, rows: tree.rows.map((one, i) => (i === index && outcome.tree ? withEntry(one, key, outcome.tree) : one)) },
  };
}

function isPromise({ value }: Leaf): boolean {
  return /^(?:sell|share|use|collect) /.test(String(value));
}

/** Data with the denial beside them; the same where it stands there already, null for data at large. */
function beside(what: Tree, [index]: readonly string[], { by }: Dispute): Tree | null {
  const item = what.kind === 'list' ? what.items[Number(index)] : what.kind === 'leaf' ? what : undefined;
  if (!item || item.value === 'personal') return null;
  const note = `${item.value}: ${placesIn([by], 1)} denies it`;
  if (item.note?.includes(note)) return what;
  const noted: Leaf = { ...item, note: [item.note, note].filter(Boolean).join('; ') };
  return what.kind === 'list' ? { ...what, items: what.items.map((one) => (one === item ? noted : one)) } : noted;
}

/** Whether nobody but the texts, and the table of vendors, says it. */
function isOfText(tree: Tree): boolean {
  return originsOf(tree).every(({ by }) => by === 'policy' || by === 'registry');
}

function sentenceOf({ value, from }: Leaf, { by }: Dispute): string {
  const places = placesIn(from, 1);
  return `${value}${places ? ` (${places})` : ''}, which ${placesIn([by], 1)} denies`;
}

function withEntry(tree: Dict, key: string, value: Tree): Dict {
  return { ...tree, entries: new Map([...tree.entries].map(([name, old]) => [name, name === key ? value : old])) };
}

function withoutEntry(tree: Dict, key: string): Dict {
  return { ...tree, entries: new Map([...tree.entries].filter(([name]) => name !== key)) };
}

function comparePointers(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x = '', y = ''] = [a[i], b[i]];
    if (x === y) continue;
    return /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return 0;
}
