// Nouns that might be ours, and that the words behind them tell to be somebody else's.
import { EMPLOYING, SOCIETIES } from '../../../generated/words/shared.js';
import { OWNED, RUNNING, SERVING, USED } from '../../../generated/words/described.js';
import { OTHERS } from './clause.js';
import { lastVerb } from '../groups/group.js';
import { keyOf } from '../names/equated.js';
import { Bit } from '../lexicon/lexicon.js';
import type { ClausePass } from './clausepass.js';
import type { Range } from '../tokens/range.js';

/** "the company that hosts our site", "the platforms we use": told of as somebody else's by the clause behind it. */
export function isOfOthers(pass: ClausePass, head: Range, last: number, whole: Range): boolean {
  const next = last + 1;
  // "the app store"
  if (pass.norm(last) === 'store' && pass.norm(last - 1) === 'app')
    return pass.norm(head.from) === 'the' || pass.norm(head.from) === 'your';
  if (pass.norm(next) === 'we') return USED.has(pass.stem(last)) && EMPLOYING.has(pass.base(next + 1)) && next < whole.to;
  if (!SOCIETIES.has(pass.norm(last)) || pass.norm(head.from) !== 'the' || !RELATIVES.has(pass.norm(next))) return false;
  const clause = pass.clauses.find((c) => c.relative && c.start === next);
  const verb = clause ? lastVerb(clause.group) : -1;
  if (verb < 0 || RUNNING.has(pass.base(verb))) return false;
  for (let k = next; k < whole.to; k++) if (pass.bits(k) & Bit.FIRST) return true;
  return SERVING.has(pass.base(verb));
}

const RELATIVES = new Set(['that', 'which', 'who']);

const OWNING = new Set(['of', 'from']);

/** "the pixels [of our partners]": recipient types of those whose a thing is; null where it is of nobody else. */
export function ownersBehind(pass: ClausePass, head: Range, last: number, { to }: Range): readonly string[] | null {
  if (!OWNED.has(pass.stem(last))) return null;
  let at = head.to;
  // "content embedded from"
  if (!OWNING.has(pass.norm(at)) && at + 1 < to && OWNING.has(pass.norm(at + 1))) at++;
  if (!OWNING.has(pass.norm(at))) return null;
  let from = at + 1;
  while (from < to && pass.bits(from) & Bit.DET) from++;
  const owner = pass.phrases.find((p) => p.kind === 'recipient' && p.from >= at + 1 && p.from <= from);
  if (owner && owner.to <= to) return [owner.id];
  // "videos from YouTube"
  const name = keyOf(pass.tokens.slice(at + 1, to).map((t) => t.norm));
  return name !== null && pass.bits(at + 1) & Bit.CAPITAL && pass.names.isOther(name) ? OTHERS : null;
}
