// What the statements of a policy tell its readers; a denial tells nothing.
import type { Statement } from '../model/statement.js';
import type { Place } from '../model/text.js';
import type { TermKind } from '../model/vocabulary.js';
import { isDenial, isPositive } from './roles.js';

/** Where a policy tells of something, and how that was found. */
export interface Evidence {
  readonly at: Place;
  readonly by: 'statement' | 'mention' | 'words' | 'name';
}

/** Data named in a statement of these are the organisation's own: "call us by phone". */
export const BESIDE_THE_POINT: ReadonlySet<string> = new Set(['give_contact', 'identify_controller']);
/** Moods in which nothing is told. */
const UNTOLD: ReadonlySet<string> = new Set(['question', 'hypothetical', 'definition', 'label']);

/** Statements asked what they tell, in reading order. */
export class Told {
  protected readonly denials: readonly Statement[];
  private readonly besides: readonly Statement[];

  constructor(protected readonly statements: readonly Statement[]) {
    this.denials = statements.filter(isDenial);
    this.besides = statements.filter((s) => BESIDE_THE_POINT.has(s.action));
  }

  /** Where the policy says, asserted or presupposed, what a test asks for. */
  says(test: (statement: Statement) => boolean): Evidence | null {
    const found = this.statements.find((s) => isPositive(s) && test(s));
    return found ? { at: found.at, by: 'statement' } : null;
  }

  /** Where the policy tells of it in any voice that tells: rights, choices and what others do included; no question, example or definition. */
  tells(test: (statement: Statement) => boolean): Evidence | null {
    const found = this.statements.find((s) => s.polarity === 'does' && !UNTOLD.has(s.mood) && test(s));
    return found ? { at: found.at, by: 'statement' } : null;
  }

  /** Where the policy speaks of it, be it that it is done or that it is not. */
  answers(test: (statement: Statement) => boolean): Evidence | null {
    const found = this.statements.find((s) => !UNTOLD.has(s.mood) && test(s));
    return found ? { at: found.at, by: 'statement' } : null;
  }

  /** Of what the policy says itself, the place that a test scores highest; a score of 0 is none. */
  tellsMost(score: (statement: Statement) => number): Evidence | null {
    let [best, most]: [Statement | null, number] = [null, 0];
    for (const s of this.statements) {
      if (!isPositive(s) || s.actor !== 'first' || s.confidence === 'low') continue;
      const points = score(s);
      if (points > most) [best, most] = [s, points];
    }
    return best && { at: best.at, by: 'statement' };
  }

  /** Where the policy denies it. */
  denies(test: (statement: Statement) => boolean): Evidence | null {
    const found = this.denials.find(test);
    return found ? { at: found.at, by: 'statement' } : null;
  }

  /** The sentence around a place, as far as a statement was read in it; else the place itself. */
  protected sentenceOf(at: Place): Place {
    return this.statements.find((s) => isWithin(at, s.within))?.within ?? at;
  }

  protected isDenied(at: Place): boolean {
    return this.denials.some((s) => isWithin(at, s.at) && !(s.exception && at.start >= s.exception.start && at.end <= s.exception.end));
  }

  protected isBeside(kind: TermKind, at: Place): boolean {
    return kind === 'data' && this.besides.some((s) => isWithin(at, s.at));
  }
}

/** Whether a place lies in another of the same text. */
export function isWithin(inner: Place, outer: Place): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}
