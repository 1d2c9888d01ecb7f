// The finding that shows two sentences of one policy beside each other.
import type { Problem, Severity } from '../model/rule.js';
import { place, positionAt, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { distinct, listOf, shortened, unstopped } from './wording.js';

const RELATED = 4;
/** Characters of a related clause that are underlined. */
const SHOWN = 160;

/** What a policy says at a place. */
export interface Saying {
  readonly at: Place;
  /** The words as a reader sees them. */
  readonly said: string;
}

/** The finding that shows a sentence and, the gravest first, the others of the same policy that cannot be true beside it. */
export function facing(
  denial: Saying,
  others: readonly [Saying, ...Saying[]],
  severity: Severity,
  help: string,
  limit: string | null = null,
): Problem {
  const [first, ...rest] = others;
  const line = ({ at }: Saying): number => positionAt(at.source, at.start).line;
  const [here, there] = [line(denial), line(first)];
  const also = distinct(rest.map(line)).filter((other) => other !== there);
  const more = also.length
    ? ` Line${also.length > 1 ? 's' : ''} ${listOf(also.map(String), 5)} say${also.length > 1 ? '' : 's'} so too.`
    : '';
  return {
    message:
      `Line ${here} says "${shortened(unstopped(denial.said))}", but ${here === there ? 'the same line also' : `line ${there}`} says "${shortened(unstopped(first.said))}".${more}` +
      (limit ? ` They may agree if ${limit} covers both: say so there.` : ''),
    at: denial.at,
    related: others.slice(0, RELATED).map(({ at }, i) => ({ at: startOf(at), note: i ? 'and this' : 'the policy also says this' })),
    help,
    severity,
    confidence: severity === 'error' ? 'high' : 'medium',
  };
}

/** As much of a place as a reader needs to find it. */
function startOf(at: Place): Place {
  const text = textAt(at);
  if (text.length <= SHOWN) return at;
  const cut = text.lastIndexOf(' ', SHOWN);
  return place(at.source, at.start, at.start + (cut > 0 ? cut : SHOWN));
}
