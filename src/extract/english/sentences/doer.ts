// Who does what a clause says, with the steps by which it was found.
import { POINTED } from '../../../generated/words/shared.js';
import { OUTFITS } from '../../../generated/words/doer.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from './sentence.js';
import type { Range } from '../tokens/range.js';

export interface Who {
  actor: Clause['actor'];
  ids: readonly string[];
  /** Recipient types of those who act beside the organisation. */
  also: readonly string[] | null;
  /** "not by us but by our vendors": what the organisation does not do, those beside it do. */
  parted: boolean;
  steps: string[];
  low: boolean;
  /** Named behind the "by" of a passive. */
  agent: boolean;
}

const NOBODY: readonly string[] = [];

/** A doer with the steps by which it was found. */
export function who(actor: Clause['actor'], steps: string[], more: Partial<Who> | null = null): Who {
  return more === null
    ? { actor, ids: NOBODY, also: null, parted: false, steps, low: false, agent: false }
    : {
        actor,
        ids: more.ids ?? NOBODY,
        also: more.also ?? null,
        parted: more.parted ?? false,
        steps,
        low: more.low ?? false,
        agent: more.agent ?? false,
      };
}

/** Recipient types of those who see what is shown to all, and to whom nothing is handed one by one. */
export const ONLOOKERS: ReadonlySet<string> = new Set(['anyone', 'public', 'other_users']);

/** Recipient types that say no more than that it is somebody else. */
export const GENERAL: ReadonlySet<string> = new Set(['third_parties', 'anyone']);

/** "That company", "such networks": others, named before. */
export function isOutfit(s: Sentence, at: Range | null): boolean {
  return at !== null && at.to - at.from > 1 && at.to - at.from < 4 && POINTED.has(s.norm(at.from)) && OUTFITS.has(s.stem(at.to - 1));
}
