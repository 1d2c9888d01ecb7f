// How long what is kept lasts, told by verbs that say nothing of data otherwise: "the logs go after two weeks", "receipts have to be held for six years".
import { GOING, KEPT_THINGS, LEAVING, LIFE, PARTING, STANDING, STAYING } from '../../../generated/words/lasting.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasWord, type Found } from '../roles/found.js';
import { durationIn } from '../roles/durations.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from './verbs.js';
import type { Range } from '../tokens/range.js';

const HAVING = new Set(['have']);
const GONE = new Set(['gone']);

/**
 * What a verb says of how long data or records are kept, where a period or an event stands with it; null where it says nothing of that.
 * `readings`: what the verb may become ("throw away" is more than "throw").
 */
export function lasts(s: Sentence, clause: Clause, main: number, base: string, readings: number): Found | null {
  if (clause.negated || clause.relative || clause.group.kind === 'gerund' || clause.group.only || clause.hypothetical) return null;
  const ends =
    (GOING.has(base) && (!clause.group.passive || GONE.has(s.norm(main)))) || (clause.group.copula && hasWord(s, main + 1, main + 3, GONE));
  // "These cookies have a lifespan of two years"
  const lives = HAVING.has(base) && !clause.group.passive && clause.actor !== 'first' && hasWord(s, main + 1, main + 4, LIFE);
  const stays = lives || (STAYING.has(base) && !clause.group.passive);
  const deletes = (readings & Reading.delete) !== 0;
  const keeps = (readings & (Reading.store | Reading.retain)) !== 0;
  if (!ends && !stays && !deletes && !keeps) return null;
  // "orders go out", "reports go to the board": on their way.
  if (ends && LEAVING.has(base) && !clause.group.passive && !(PARTING.has(s.norm(main + 1)) || s.bits(main + 1) & Bit.NUMBER)) return null;
  const told = ends || stays || clause.group.passive ? clause.subject : objectOf(s, clause, main);
  if (
    !told ||
    (!isKept(s, told, base) &&
      !((ends || stays) && (clause.actor === 'data' || clause.actor === 'tool' || (ends && s.norm(told.from) === 'everything'))))
  )
    return null;
  const duration = durationIn(s, { from: clause.start, to: Math.min(clause.region.to + REACH, s.tokens.length) }) ?? fronted(s, clause);
  if (!duration || (duration.duration.kind !== 'period' && (ends || deletes))) return null;
  const data = mentionsIn(s, 'data', told);
  return {
    action: ends || deletes ? 'delete' : 'retain',
    reach: clause.region.to,
    ...(data.length ? { data } : {}),
    ...(ends || stays ? { nominal: true, actor: 'first' as const } : {}),
    doubt: 'how long it lasts is told',
  };
}
lasts.verbs = { bases: [GOING, STAYING, HAVING], readings: Reading.delete | Reading.store | Reading.retain } satisfies Verbs;

/** Tokens behind a clause in which its period may still stand. */
const REACH = 4;

/** "After two weeks the logs go": a period in front of everything else. */
export function fronted(s: Sentence, clause: Clause): ReturnType<typeof durationIn> {
  return s.bits(0) & Bit.PREP && clause.start < MOST_FRONT ? durationIn(s, { from: 0, to: clause.start }) : null;
}

const MOST_FRONT = 12;

function objectOf(s: Sentence, clause: Clause, main: number): Range | null {
  let to = main + 1;
  while (to < clause.region.to && !(s.bits(to) & (Bit.PUNCT | Bit.SUB)) && !(s.bits(to) & Bit.PREP && s.norm(to) !== 'of')) to++;
  return to > main + 1 ? { from: main + 1, to } : null;
}

/** The head of a noun phrase is something that is kept: "the copies in our backups", "adult records". */
function isKept(s: Sentence, range: Range, base: string): boolean {
  let head = range.from;
  while (
    head + 1 < range.to &&
    !(s.bits(head + 1) & (Bit.PREP | Bit.REL | Bit.SUB | Bit.PUNCT)) &&
    !s.isMain(head + 1) &&
    s.norm(head + 1) !== 'nobody'
  )
    head++;
  for (let k = range.from; k <= head; k++)
    if (KEPT_THINGS.has(s.stem(k)) && !((base === 'last' || base === 'live') && STANDING.has(s.stem(k)))) return true;
  return false;
}
