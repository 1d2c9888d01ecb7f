import type { Place, Span } from './text.js';

export type Witness = 'declaration' | 'policy' | 'code' | 'label';

export type Action =
  | 'collect'
  | 'use'
  | 'share'
  | 'sell'
  | 'retain'
  | 'delete'
  | 'transfer'
  | 'track'
  | 'advertise'
  | 'profile'
  | 'decide'
  | 'train'
  | 'secure'
  | 'offer_right'
  | 'rely_on_basis'
  | 'identify_controller'
  | 'give_contact'
  | 'notify_change'
  | 'honor_signal'
  | 'address_children'
  | 'define';
export type Actor = 'first' | 'third' | 'user';
export type Polarity = 'does' | 'does_not';
export type Modal = 'does' | 'may' | 'only_if';
export type Mood =
  'asserted' | 'presupposed' | 'hypothetical' | 'indirect' | 'question' | 'user_choice' | 'definition' | 'rights' | 'label';
export type Confidence = 'high' | 'medium' | 'low';

/** A term of a vocabulary together with the words it was read from (offsets of the statement's source; an empty range where they stand in another sentence). */
export interface Mention extends Span {
  readonly id: string;
  readonly text: string;
}

export type ConditionKind = 'consent' | 'law' | 'opt_out' | 'merger' | 'aggregate' | 'age' | 'region' | 'scope' | 'knowledge' | 'need';

/** What a statement is made to depend on; it does not turn the statement round. */
export interface Condition extends Span {
  readonly kind: ConditionKind;
  readonly text: string;
}

/** "except …", "unless …", "other than …", "without your consent": what a statement leaves open. */
export interface Exception extends Span {
  readonly text: string;
  /** Recipients, purposes and conditions named by the exception. */
  readonly recipients: readonly Mention[];
  readonly purposes: readonly Mention[];
  readonly conditions: readonly Condition[];
}

export interface Duration {
  readonly kind: 'period' | 'until' | 'session' | 'indefinite' | 'necessary' | 'unknown';
  /** Length in days (a month is 30.44, a year 365.25); null where the text gives none. */
  readonly days: number | null;
  /** The event from which, or until which, it runs: 'account_closed', 'last_use', 'payment', 'contract_end' …; or null. */
  readonly event: string | null;
  readonly text: string;
}

/** Which role a word like "only", "solely", "exclusively" limits: "we share it *only with* processors" → recipients. */
export type Limited = 'data' | 'recipients' | 'purposes' | 'source' | 'place' | 'condition';

/** What any witness says: one vocabulary for declaration, policy, code and labels. */
export interface Statement {
  readonly by: Witness;
  readonly action: Action;
  readonly actor: Actor;
  readonly polarity: Polarity;
  readonly modal: Modal;
  readonly mood: Mood;
  readonly data: readonly Mention[];
  readonly recipients: readonly Mention[];
  readonly purposes: readonly Mention[];
  readonly exception: Exception | null;
  readonly conditions: readonly Condition[];
  /** Set where the statement is exclusive in one role. */
  readonly only: Limited | null;
  readonly duration: Duration | null;
  /** One id of the vocabulary of rights. */
  readonly right: string | null;
  /** One id of the vocabulary of legal bases. */
  readonly basis: string | null;
  /** ISO 3166 code, 'EU', 'EEA' or 'abroad'. */
  readonly place: string | null;
  /**
   * How it is done. transfer: a safeguard (scc, dpf, …). track: a tracker kind (cookie, pixel, session_replay …).
   * secure: encryption_in_transit, encryption_at_rest, encryption, end_to_end, hashing, access_control, mfa, certification, general.
   * honor_signal: gpc or dnt. notify_change: email, notice, posting.
   */
  readonly mechanism: string | null;
  /** One id of the vocabulary of sources. */
  readonly source: string | null;
  /** dpo, representative, email, form, post, phone. */
  readonly contact: string | null;
  readonly confidence: Confidence;
  /** The steps that led to this reading, in words a reader without linguistics understands. */
  readonly because: readonly string[];
  /** The clause that says it (in a list, the item). */
  readonly at: Place;
  /** The words of `at` as a reader sees them: markup, entities and line breaks resolved. */
  readonly said: string;
  /** The whole sentence around it, or the declared entry. */
  readonly within: Place;
  /** Where the words of each role stand, for those who want to underline them. */
  readonly words: readonly RoleWords[];
}

export interface RoleWords extends Span {
  readonly role: 'actor' | 'action' | 'negation' | 'data' | 'recipient' | 'purpose' | 'exception' | 'condition' | 'duration';
}

/** A statement with every role empty, for builders to fill. */
export function statement(base: Pick<Statement, 'by' | 'action' | 'at'> & Partial<Statement>): Statement {
  return {
    by: base.by,
    action: base.action,
    actor: base.actor ?? 'first',
    polarity: base.polarity ?? 'does',
    modal: base.modal ?? 'does',
    mood: base.mood ?? 'asserted',
    data: base.data ?? [],
    recipients: base.recipients ?? [],
    purposes: base.purposes ?? [],
    exception: base.exception ?? null,
    conditions: base.conditions ?? [],
    only: base.only ?? null,
    duration: base.duration ?? null,
    right: base.right ?? null,
    basis: base.basis ?? null,
    place: base.place ?? null,
    mechanism: base.mechanism ?? null,
    source: base.source ?? null,
    contact: base.contact ?? null,
    confidence: base.confidence ?? 'high',
    because: base.because ?? [],
    at: base.at,
    said: base.said ?? base.at.source.text.slice(base.at.start, base.at.end),
    within: base.within ?? base.at,
    words: base.words ?? [],
  };
}
