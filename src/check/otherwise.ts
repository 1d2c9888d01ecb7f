// What else a policy says of the thing that one of its sentences denies: an error needs a policy that does not affirm it elsewhere.
import type { PolicyDocument } from '../model/document.js';
import { Notes } from '../model/notes.js';
import type { Context, Reading } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { place, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { hints } from './hints.js';
import { limitsOf } from './limits.js';
import { meant } from './meant.js';
import { mentionsAny, wordsOf } from './wording.js';

/** A heading is no longer than this. */
const HEADING = 120;
/** Letters of a word by which a heading and a sentence are taken to speak of one thing. */
const TELLING = 7;

/** Where the policy of a denial says otherwise: a statement that `affirms` takes for one, or a section of exceptions to it; null: nowhere. */
export function saidOtherwise(denial: Statement, affirms: (other: Statement) => boolean, { policies }: Context): Place | null {
  const reading = policies.find(({ document }) => document.source === denial.at.source);
  if (!reading) return null;
  const other = affirmedIn(reading).find(({ said, as }) => said.within.start !== denial.within.start && affirms(as));
  return other?.said.at ?? exceptionsTo(denial, reading.document);
}

/** A statement that affirms something, and what is meant by it. */
interface Affirmed {
  readonly said: Statement;
  readonly as: Statement;
}

const affirmed = new Notes<Reading, readonly Affirmed[]>();

// Once a policy: each of its denials asks, and a long one has thousands of both.
function affirmedIn(reading: Reading): readonly Affirmed[] {
  let found = affirmed.get(reading);
  if (!found) affirmed.set(reading, (found = reading.statements.filter(isAffirmed).map((said) => ({ said, as: meant(said) }))));
  return found;
}

/** Said as a fact about the organisation, and not of what happens by mishap. */
function isAffirmed(other: Statement): boolean {
  const { by, mood, polarity, actor, confidence, at } = other;
  if (by !== 'policy' || mood !== 'asserted' || polarity !== 'does' || actor !== 'first' || confidence === 'low') return false;
  return !mentionsAny(other.within, hints('if_learnt')) && !limitsOf(other).volunteered && !mentionsAny(at, hints('own_wish'));
}

/** "Exceptions to …": a heading over what is done all the same, which has a telling word of the denial. */
function exceptionsTo({ within }: Statement, { source, blocks }: PolicyDocument): Place | null {
  let said: Set<string> | null = null;
  for (const { text, map } of blocks) {
    if (text.length > HEADING || !hints('exception_heading').some((start) => text.toLowerCase().startsWith(`${start} `))) continue;
    said ??= new Set(wordsOf(textAt(within)));
    if (!wordsOf(text).some((word) => word.length >= TELLING && !hints('of_policy_words').includes(word) && said?.has(word))) continue;
    const span = map.span(0, text.length);
    return place(source, span.start, span.end);
  }
  return null;
}
