/** The kinds of closed vocabulary in schema/terms. */
export type TermKind =
  | 'data'
  | 'purpose'
  | 'recipient'
  | 'basis'
  | 'condition'
  | 'right'
  | 'transfer'
  | 'contract'
  | 'tracker_kind'
  | 'tracker_for'
  | 'consent'
  | 'regime'
  | 'source'
  | 'exchange'
  | 'market'
  | 'country'
  | 'algorithm';

/** Tables of law in schema/terms whose rows nobody writes into a declaration; `from` and `until` say when each holds. */
export type TableKind =
  | 'right_duty'
  | 'notice_duty'
  | 'answer_time'
  | 'assessment_duty'
  | 'sale_ban'
  | 'law_date'
  | 'framework'
  | 'ended'
  | 'dead_host'
  | 'citation'
  | 'template';

export interface Term {
  readonly id: string;
  readonly kind: TermKind | TableKind;
  /** In running text: "e-mail address", "data brokers". */
  readonly title: string;
  /** The terms that this one is a kind of, nearest first. */
  readonly broader: readonly string[];
  readonly aliases: readonly string[];
  /** Further columns of the term's file: fideslang, ccpa, dpv, until, country … */
  readonly more: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** What the words of the declaration and the statements mean, and how they contain each other. */
export interface Vocabulary {
  /** The term, or undefined for an id that is none. */
  term(kind: TermKind, id: string): Term | undefined;
  all(kind: TermKind | TableKind): readonly Term[];
  /** The id meant by a word in any spelling (case, hyphen, plural, alias), or undefined. */
  resolve(kind: TermKind, word: string): string | undefined;
  /** The nearest id or alias to a word that is none, for "did you mean"; undefined where nothing is near. */
  suggest(kind: TermKind, word: string): string | undefined;
  /** The words for an id in running text; the id itself where it is none. */
  title(kind: TermKind, id: string): string;
  /** Whether `general` is `specific` or contains it: personal ⊒ contact ⊒ contact.email; anyone ⊒ third_parties ⊒ data_broker. */
  covers(kind: TermKind, general: string, specific: string): boolean;
  /** Phrases by which a published text may tell of a term, a topic or what a law wants told, beside its title; their form: see check/words.ts. */
  disclosing(kind: TermKind | 'topic' | 'notice', id: string): readonly string[];
}
