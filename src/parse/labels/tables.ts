// The stores' own vocabularies, with what their terms are in ours.
import { nearest } from '../../model/nearest.js';
import type { LabelPurpose, LabelType, Store } from '../../model/label.js';

interface TypeRow {
  readonly title: string;
  readonly data: readonly string[];
  readonly also?: readonly string[];
  readonly words?: readonly string[];
  readonly vague?: boolean;
  readonly spellings?: readonly string[];
}
interface PurposeRow {
  readonly title: string;
  readonly data: readonly string[];
  readonly spellings?: readonly string[];
}
interface StoreRows {
  readonly types: Readonly<Record<string, TypeRow>>;
  readonly purposes: Readonly<Record<string, PurposeRow>>;
  readonly questions?: Readonly<Record<string, readonly string[]>>;
}
export type LabelTables = Readonly<Record<Store, StoreRows>>;

/** A term that was looked up: itself, or one that was surely meant. */
export interface Found<T> {
  readonly term: T;
  /** Set where the word is none of the store's: the word that it should be. */
  readonly meant: string | null;
}

/** Unknown words of one label for which a nearest one is looked for. */
const MOST_SOUGHT = 100;

/** The terms of one store. */
export class Terms {
  private readonly types: ReadonlyMap<string, string>;
  private readonly purposes: ReadonlyMap<string, string>;
  private sought = 0;

  /** @param prefix what stands before every id in the label and not in the table: types, purposes */
  constructor(
    private readonly rows: StoreRows,
    private readonly prefix: { readonly type: string; readonly purpose: string },
  ) {
    this.types = spellingsOf(rows.types, prefix.type);
    this.purposes = spellingsOf(rows.purposes, prefix.purpose);
  }

  /** The type that a word means; null where it means none, with the nearest one there is. */
  type(word: string): Found<LabelType> | null {
    const id = this.types.get(word) ?? this.types.get(this.closest(word, this.types) ?? '');
    const row = id === undefined ? undefined : this.rows.types[id];
    if (id === undefined || !row) return null;
    const { title, data, also = [], words = [], vague = false } = row;
    const right = this.prefix.type + id;
    return { term: { id: right, title, data, also, words, vague }, meant: right === word ? null : right };
  }

  purpose(word: string): Found<Pick<LabelPurpose, 'id' | 'title' | 'purposes'>> | null {
    const id = this.purposes.get(word) ?? this.purposes.get(this.closest(word, this.purposes) ?? '');
    const row = id === undefined ? undefined : this.rows.purposes[id];
    if (id === undefined || !row) return null;
    const right = this.prefix.purpose + id;
    return { term: { id: right, title: row.title, purposes: row.data }, meant: right === word ? null : right };
  }

  /** An id that differs in a letter or two, or in capitals; not one that merely looks alike. */
  private closest(word: string, ids: ReadonlyMap<string, string>): string | undefined {
    if (word.length < 8 || word.length > 100 || ++this.sought > MOST_SOUGHT) return undefined;
    const found = nearest(word, ids.keys());
    return found && Math.abs(found.length - word.length) <= 2 ? found : undefined;
  }

  /** The categories that a type of the store names. */
  get asks(): readonly string[] {
    return [...new Set(Object.values(this.rows.types).flatMap(({ data, vague }) => (vague ? [] : data)))];
  }

  /** The ids of the questions that ask one thing, the form's own first. */
  questions(what: string): readonly string[] {
    return this.rows.questions?.[what] ?? [];
  }
}

/** Every spelling of every id, with its prefix, → the id. */
function spellingsOf(rows: Readonly<Record<string, { readonly spellings?: readonly string[] }>>, prefix: string): Map<string, string> {
  return new Map(Object.entries(rows).flatMap(([id, { spellings = [] }]) => [id, ...spellings].map((one) => [prefix + one, id] as const)));
}
