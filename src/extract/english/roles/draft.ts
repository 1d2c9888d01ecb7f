import type {
  Action,
  Actor,
  Condition,
  Duration,
  Exception,
  Limited,
  Mention,
  Modal,
  Mood,
  Polarity,
  RoleWords,
} from '../../../model/statement.js';
import type { Sentence } from '../sentences/sentence.js';

/** A statement in the making; offsets count the block's text, not yet the source. */
export interface Draft {
  action: Action;
  actor: Actor;
  /** Recipient types of a third-party actor. */
  actorIds: readonly string[];
  polarity: Polarity;
  modal: Modal;
  mood: Mood;
  data: Mention[];
  recipients: readonly Mention[];
  purposes: readonly Mention[];
  exception: Exception | null;
  conditions: Condition[];
  only: Limited | null;
  duration: Duration | null;
  right: string | null;
  basis: string | null;
  place: string | null;
  mechanism: string | null;
  source: string | null;
  contact: string | null;
  start: number;
  end: number;
  /** Inferred steps; each costs confidence. */
  steps: string[];
  /** Explanations that cost nothing. */
  notes: string[];
  /** Set where the reading is doubtful whatever the steps. */
  low: boolean;
  words: RoleWords[];
}

/** A draft with every role empty. */
export function draft(action: Action, start: number, end: number, more: Partial<Draft> = {}): Draft {
  // Field by field: to copy an object over another costs many times more.
  return {
    action,
    actor: more.actor ?? 'first',
    actorIds: more.actorIds ?? [],
    polarity: more.polarity ?? 'does',
    modal: more.modal ?? 'does',
    mood: more.mood ?? 'asserted',
    data: more.data ?? [],
    recipients: more.recipients ?? [],
    purposes: more.purposes ?? [],
    exception: more.exception ?? null,
    conditions: more.conditions ?? [],
    only: more.only ?? null,
    duration: more.duration ?? null,
    right: more.right ?? null,
    basis: more.basis ?? null,
    place: more.place ?? null,
    mechanism: more.mechanism ?? null,
    source: more.source ?? null,
    contact: more.contact ?? null,
    start,
    end,
    steps: more.steps ?? [],
    notes: more.notes ?? [],
    low: more.low ?? false,
    words: more.words ?? [],
  };
}

/** What earlier sentences left behind for pronouns and lists. */
export interface Memory {
  /** Data named last, for "it", "this information". */
  data: Mention[];
  /** Whether "it" may mean something that no list knows: nothing is said of it then. */
  lost: boolean;
  /** Recipient types named last as actors or recipients, for "they", "these companies". */
  third: readonly string[];
  /** Whether the last clause was about trackers of ours, of others or of both: what "they" may be. */
  trackers: 'ours' | 'theirs' | 'both' | null;
  /** Whether the last sentence spoke of one company by its name, for "it". */
  named: boolean;
  /** The sentence before that named sites, services or others, for "these services". */
  before: Sentence | null;
  /** Actor and polarity of an unanswered question. */
  question: Draft[];
  /** The last statement of what is collected, used or shared, for "this includes" and "we also do this". */
  said: Draft | null;
}

export function emptyMemory(): Memory {
  return { data: [], lost: false, third: [], trackers: null, named: false, before: null, question: [], said: null };
}
