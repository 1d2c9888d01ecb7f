// What makes a sentence say less than its words do alone: a hedge, a part, one feature, one use, one group of people, or what is said
// beside it. An error needs a sentence that nothing of the kind stands at.
import type { Context } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { place, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { besideOf } from './beside.js';
import type { Beside } from './beside.js';
import { hints } from './hints.js';
import { isKept, isPointed } from './meant.js';
import { mentionsAny, wordsOf } from './wording.js';

/** Characters behind a clause that may still belong to it. */
const TAIL = 60;

/** The place that narrows a statement, for a finding to name; null where it is meant as it stands. */
export function narrowingOf(statement: Statement, context: Context): Place | null {
  const beside = besideOf(statement, context);
  return (
    hedgeOf(statement) ??
    partOf(statement) ??
    useOf(statement) ??
    featureOf(statement, beside) ??
    groupOf(statement) ??
    pointedTo(statement, beside, context) ??
    relativeOf(statement) ??
    doerOf(statement, beside) ??
    takenBack(statement, beside, context)
  );
}

function frontOf({ at, within }: Statement): Place {
  return place(within.source, within.start, Math.max(at.start, within.start));
}

function reachOf({ at, within }: Statement): Place {
  return place(at.source, at.start, Math.max(at.end, Math.min(within.end, at.end + TAIL)));
}

/** "In general, we do not …"; "the app first attempts to use SSL". */
function hedgeOf(statement: Statement): Place | null {
  const { at, within, polarity } = statement;
  const said = place(within.source, within.start, Math.max(at.end, within.start));
  if (mentionsAny(said, hints('hedges'))) return said;
  const front = frontOf(statement);
  if (mentionsAny(front, hints('where_law_asks')) || mentionsAny(front, hints('views'))) return front;
  const reach = reachOf(statement);
  if (mentionsAny(reach, hints('views'))) return reach;
  // "We do not intend to collect": it may happen all the same.
  return mentionsAny(said, hints(polarity === 'does' ? 'attempts' : 'intents')) ? said : null;
}

/** "Most of our services do not …", "we do not collect certain data". */
function partOf({ polarity, words, at, data }: Statement): Place | null {
  if (polarity !== 'does_not') return null;
  for (const { role, start, end } of words) {
    if (role !== 'actor' || start < at.start || end > at.end) continue;
    const subject = place(at.source, start, end);
    if (hints('parts').includes(wordsOf(textAt(subject))[0] ?? '')) return subject;
  }
  if (hints('parts').includes(wordsOf(textAt(at))[0] ?? '') || mentionsAny(at, hints('unmeant'))) return at;
  const named =
    data.length > 0 &&
    data.every(({ start }) => hints('parts').includes(wordsOf(at.source.text.slice(Math.max(0, start - 12), start)).at(-1) ?? ''));
  return named ? at : null;
}

/** "We do not sell your data for such use", "not kept for this purpose". */
function useOf(statement: Statement): Place | null {
  const reach = reachOf(statement);
  return mentionsAny(reach, hints('one_use')) ? reach : null;
}

/** One feature, named as such in the sentence, right before it or over it. */
function featureOf(statement: Statement, { before, heading }: Beside): Place | null {
  const { within, action } = statement;
  // "… from users who have switched this feature on": a setting is a feature.
  if (action === 'honor_signal') return null;
  if (mentionsAny(within, hints('one_feature'))) return within;
  const last = before[0];
  if (last && mentionsAny(last, [...hints('one_feature'), ...hints('feature_before')])) return last;
  return heading && mentionsAny(heading, hints('feature_section')) ? heading : null;
}

/** "Information we collect from advertisers", "saved passwords": some people's data, or what they keep in the product. */
function groupOf(statement: Statement): Place | null {
  if (
    statement.data.some(({ start }) =>
      hints('someone').includes(wordsOf(statement.at.source.text.slice(Math.max(0, start - 8), start)).at(-1) ?? ''),
    )
  )
    return statement.at;
  if (
    isOfAge(statement) &&
    (statement.action !== 'address_children' || mentionsAny(statement.at, hints('collecting'))) &&
    mentionsAny(reachOf(statement), hints('beyond'))
  )
    return reachOf(statement);
  if (statement.data.length > 0 && statement.data.every((mention) => isKept(mention, statement))) return statement.at;
  return mentionsAny(statement.at, groupPhrases()) ? statement.at : null;
}

let groups: string[] | null = null;

function groupPhrases(): string[] {
  return (groups ??= hints('groups')
    .flatMap((group) => hints('of_group').map((of) => `${of} ${group}`))
    .concat(hints('group_data')));
}

/** "This information", of which a sentence before tells what it is. */
function pointedTo(statement: Statement, { before }: Beside, { statements }: Context): Place | null {
  const { at, within, data } = statement;
  const isPointing = data.length
    ? data.every((mention) => hints('pointing').includes(mention.text.toLowerCase()) || isPointed(mention, statement))
    : mentionsAny(at, hints('pointing_data'));
  const start = data[0]?.start ?? at.start;
  // A measure is claimed all the same, and copies are what a sentence about backups speaks of.
  if (!isPointing || statement.action === 'secure' || mentionsAny(at, hints('backups'))) return null;
  const isNear = statements.some(
    (other) =>
      other.within.start === within.start &&
      other.within.source === within.source &&
      other.data.some(
        (mention) =>
          mention.start >= within.start &&
          mention.start < start &&
          !hints('pointing').includes(mention.text.toLowerCase()) &&
          !isPointed(mention, other),
      ),
  );
  return isNear ? null : (before[0] ?? at);
}

/** "(excluding the code on its back, which we do not store)": the relative's own noun is meant. */
function relativeOf(statement: Statement): Place | null {
  const last = wordsOf(textAt(frontOf(statement))).at(-1) ?? '';
  return statement.polarity === 'does_not' && hints('relative_front').includes(last) ? statement.within : null;
}

/** "Our partners run the servers. Logs are deleted within a day": nobody is named as doing it, and somebody else was spoken of before. */
function doerOf(statement: Statement, { before }: Beside): Place | null {
  if (
    statement.action === 'address_children' ||
    hasDoer(statement) ||
    mentionsAny(statement.within, [...hints('ours'), ...hints('our_things')])
  )
    return null;
  return before.slice(0, 2).find((sentence) => mentionsAny(sentence, hints('outsiders'))) ?? null;
}

/** Whether a subject is marked that is not the data themselves, as in "logs are deleted". */
function hasDoer({ words, data, within }: Statement): boolean {
  return words.some(
    ({ role, start, end }) =>
      role === 'actor' && start >= within.start && end <= within.end && !data.some((mention) => mention.start < end && mention.end > start),
  );
}

/** "However, some of our games may …": what a sentence behind takes back. */
function takenBack(statement: Statement, { behind }: Beside, { statements }: Context): Place | null {
  if (statement.polarity !== 'does_not') return null;
  return (
    behind.find((sentence, index) => {
      const isTurning = isTurn(sentence);
      if ((isTurning && isOfAge(statement) && isOfChildrenAnyway(sentence)) || (index === 0 && isReachedAnyway(statement, sentence)))
        return true;
      return statements.some(
        (other) =>
          other.within.source === sentence.source &&
          other.at.start >= sentence.start &&
          other.at.end <= sentence.end &&
          isOpposite(other) &&
          (isTurning ? other.action === statement.action || isOfBoth(other, statement) : isOfBoth(other, statement) && !isCase(sentence)),
      );
    }) ?? null
  );
}

/** "However, we could come to hold data of minors when …", however it was read. */
function isOfChildrenAnyway(sentence: Place): boolean {
  return mentionsAny(sentence, hints('young')) && mentionsAny(sentence, hints('collecting')) && !mentionsAny(sentence, hints('if_learnt'));
}

/** "They may be read by our advertising partners only": who gets it all the same, right behind a denial of sharing. */
function isReachedAnyway({ action }: Statement, sentence: Place): boolean {
  return action === 'share' && mentionsAny(sentence, hints('reached')) && mentionsAny(sentence, hints('only'));
}

function isTurn(sentence: Place): boolean {
  const words = wordsOf(textAt(sentence)).slice(0, 4);
  const start = `${words.join(' ')} `;
  // "However, if we learn that we have …" tells what becomes of mishaps.
  return hints('turns').some((turn) => start.startsWith(`${turn} `)) && !hints('cases').includes(words[1] ?? '');
}

function isCase(sentence: Place): boolean {
  const words = wordsOf(textAt(sentence)).slice(0, 4);
  return words.some((word) => hints('cases').includes(word)) || hints('case_place').includes(words[0] ?? '');
}

function isOpposite({ polarity, actor, mood, conditions }: Statement): boolean {
  return polarity === 'does' && actor === 'first' && mood === 'asserted' && conditions.every(({ kind }) => kind !== 'law');
}

/** "What children give us is used for …": both speak of children, and this of what is done with their data. */
function isOfBoth(other: Statement, statement: Statement): boolean {
  return isOfAge(other) && isOfAge(statement) && ['collect', 'use', 'share', 'retain'].includes(other.action);
}

function isOfAge({ conditions }: Statement): boolean {
  return conditions.some(({ kind }) => kind === 'age');
}
