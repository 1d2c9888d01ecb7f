// What data are said to be for, and which words for an aim name none where they stand.
import type { Mention } from '../../../model/statement.js';
import { MAKING, OFFERED, RUNNING } from '../../../generated/words/purposes.js';
import { Bit, Form } from '../lexicon/lexicon.js';
import { isContrasted } from './datawords.js';
import { mention } from '../sentences/mentions.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Range } from '../tokens/range.js';

/** Purposes named in a zone, one an id, and those named to be left out. */
export function purposesIn(s: Sentence, zone: Range): { named: Mention[]; left: Mention[] } {
  const named: Mention[] = [];
  const left: Mention[] = [];
  for (const p of s.within('purpose', zone)) {
    // "advertising identifiers" are data, not what data are for.
    if (IDENTIFIERS.has(s.stem(p.to)) || (AUDIENCES.has(s.stem(p.to)) && p.to - p.from === 1)) continue;
    if (AD_AIMS.has(p.id) && ((OFFERED.has(s.stem(p.to)) && s.norm(p.to - 1) !== 'our') || PLACES.has(s.norm(p.from - 1)))) continue;
    // "this enhanced information": an adjective.
    if (
      p.to - p.from === 1 &&
      s.bits(p.from - 1) & (Bit.IT | Bit.USER) &&
      ((s.tokens[p.from]?.verb?.forms ?? Form.BASE) & ~(Form.PAST | Form.PART)) === 0
    )
      continue;
    if (isOfWhom(s, zone, p) || isPublicity(s, p) || isWork(s, p)) continue;
    if (isContrasted(s, p.from)) left.push(mention(s, p));
    else if (!named.some((m) => m.id === p.id)) named.push(mention(s, p));
  }
  return { named, left };
}

/** "your name in our marketing materials": shown there, and nobody is sent anything. */
function isPublicity(s: Sentence, { id, from, to }: Phrase): boolean {
  if (id !== 'direct_marketing' || !(PRINTED.has(s.stem(to - 1)) || PRINTED.has(s.stem(to)))) return false;
  return s.norm(s.bits(from - 1) & (Bit.FIRST | Bit.DET) ? from - 2 : from - 1) === 'in';
}

/** "run contests and promotions", "develop new products": what is worked on, and nobody is told of it. */
export function isWork(s: Sentence, { from, to }: Phrase): boolean {
  const verbs = s.norm(from) === 'new' ? MAKING : to - from === 1 && s.stem(from) === 'promotion' ? RUNNING : null;
  if (!verbs) return false;
  for (let k = from - 1; k >= 0 && from - k < LONGEST_SERIES; k--) {
    if (verbs.has(s.stem(k)) || verbs.has(s.base(k))) return true;
    if (s.bits(k) & (Bit.REL | Bit.SUB) || (s.isMain(k) && s.verb(k)) || s.norm(k) === ';' || s.norm(k) === 'you') return false;
  }
  return false;
}

const LONGEST_SERIES = 9;

/** "data of readers who have opened an account": told of the readers. */
function isOfWhom(s: Sentence, zone: Range, { from, to }: Phrase): boolean {
  return s.clauses.some(
    (c) =>
      c.relative &&
      c.actor !== 'third' &&
      !s.phrases.some((p) => p.kind === 'recipient' && p.to === c.group.from - 1) &&
      c.start > zone.from &&
      c.group.from <= from &&
      to <= c.region.to &&
      s.norm(c.group.from - 1) === 'who' &&
      !s.clauses.some((o) => o.group.kind === 'infinitive' && o.group.from > c.group.from && o.group.from <= from),
  );
}

/** Aims of those who advertise. */
export const AD_AIMS: ReadonlySet<string> = new Set(['advertising_targeted', 'advertising_contextual', 'direct_marketing']);
const PLACES = new Set(['on', 'from', 'via', 'through']);
const PRINTED = new Set(['material', 'statement', 'publication', 'literature', 'brochure']);
// "newsletter subscribers": people, no purpose.
const AUDIENCES = new Set(['subscriber', 'subscription', 'recipient']);
const IDENTIFIERS = new Set(['id', 'identifier', 'idfa', 'aaid']);
