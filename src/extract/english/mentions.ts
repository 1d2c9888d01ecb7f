// What a phrase says, with its place; and whether it is named only to be left out.
import type { Mention } from '../../model/statement.js';
import { Bit } from './lexicon.js';
import type { Sentence } from './sentence.js';
import type { Phrase } from './tokens.js';

export function mention(s: Sentence, p: Phrase): Mention {
  const { start, end } = s.span(p.from, p.to);
  return { id: p.id, text: s.text.slice(start, end), start, end };
}

/** ", not your name", ", never with advertisers": named to be left out. */
export function isContrasted(s: Sentence, at: number): boolean {
  for (let j = at - 1; j > 0 && at - j < 24; j--) if (s.norm(j) === '(') { if (s.norm(j + 1) === 'not' && s.norm(j + 2) === 'including' || s.norm(j + 1) === 'excluding') return true; break; } else if (s.norm(j) === ')') break;
  if (turnsFrom(s, at - 1)) return true;
  // "not your name or your card": both.
  let k = at - 1;
  while (k > 0 && s.bits(k) & (Bit.DET | Bit.USER)) k--;
  if (s.norm(k) !== 'or') return false;
  for (let j = k - 1; j > 0 && k - j < OTHER_NOUN; j--) {
    if (s.norm(j) === 'not' || s.norm(j) === 'never') return turnsFrom(s, j);
    if (s.bits(j) & (Bit.PUNCT | Bit.PREP | Bit.CONJ)) return false;
  }
  return false;
}

/** How far back the noun in front of an "or" may begin. */
const OTHER_NOUN = 6;

/** Whether "not" stands in front of a noun, behind what is not denied. */
function turnsFrom(s: Sentence, before: number): boolean {
  let k = before;
  while (k > 0 && s.bits(k) & (Bit.DET | Bit.USER | Bit.FIRST | Bit.THEY) || k > 0 && ['with', 'to', 'for'].includes(s.norm(k))) k--;
  if (s.norm(k) === 'without') return true;
  return (s.norm(k) === 'not' || s.norm(k) === 'never') && (s.norm(k - 1) === ',' || s.norm(k - 1) === '(' || s.norm(k - 1) === 'but' || s.norm(k - 1) === 'and');
}
