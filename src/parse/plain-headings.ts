import { isDigit, isLower, isUpper, isWord } from './characters.js';
import { isCapitals, isStop } from './plain-lines.js';
import type { Unit } from './plain-lines.js';

/** What a short line looks like; '' for one that is no heading by its looks. */
export type Look = 'underlined' | 'capitals' | 'numbered' | 'title' | 'phrase' | 'question' | '';

const MOST_CHARACTERS = 90;
const MOST_WORDS = 13;
const SMALL = new Set(
  'a an and as at by de for from how if in into is of on or our per the to vs via we with you your do does us are not it may what when who why can that this their'.split(
    ' ',
  ),
);

/** How a unit looks on its own. */
export function lookOf(text: string, unit: Unit): Look {
  if (unit.underline) return 'underlined';
  const length = unit.end - unit.start;
  if (unit.bullet || unit.lines > 2 || length > MOST_CHARACTERS || length < 2) return '';
  let last = text.charCodeAt(unit.end - 1);
  if (last === 58) last = text.charCodeAt(unit.end - 2);
  else if (last === 44 || (isStop(last) && last !== 63)) {
    // "1. INTRODUCTION." is a heading with a full stop; "We use cookies." is none.
    if (last !== 46 || !isCapitals(text, unit.start, unit.end)) return '';
  }
  if (last === 100 || last === 114) {
    const tail = text.slice(unit.end - 5, unit.end);
    if (tail === '; and' || tail === ', and' || tail.endsWith('; or') || tail.endsWith(', or')) return '';
  }
  if (isDate(text, unit) || isDetail(text, unit)) return '';
  const from = unit.start + (unit.enumerator?.length ?? 0);
  const { words, capitals, long } = count(text, from, unit.end);
  if (words === 0 || words > MOST_WORDS || text.charCodeAt(from) === 40) return '';
  if (text.slice(from, unit.end).includes('@')) return '';
  if (isCapitals(text, from, unit.end)) return 'capitals';
  const first = text.charCodeAt(from);
  if (unit.enumerator || isSectionWord(text, unit)) return isUpper(first) ? 'numbered' : '';
  if (!isUpper(first) || isDigit(first)) return '';
  if (last === 63) return 'question';
  if (capitals >= long) return words > 1 || long > 0 ? 'title' : '';
  return 'phrase';
}

/** "Last updated: 3 May 2031", "Effective Date May 2031": says when, and heads nothing. */
function isDate(text: string, unit: Unit): boolean {
  const line = text.slice(unit.start, unit.end).toLowerCase();
  return (
    ['last ', 'updated', 'effective', 'revised', 'date', 'version', 'posted', 'published'].some((word) => line.startsWith(word)) &&
    (line.includes('20') || line.includes('19') || line.includes('/') || line.includes(':'))
  );
}

/** "Phone: (555) 123", "E-mail: …": a label with what it stands for. */
function isDetail(text: string, unit: Unit): boolean {
  const line = text.slice(unit.start, unit.end);
  const colon = line.indexOf(': ');
  if (colon < 0) return false;
  for (let i = colon + 2; i < line.length; i++) if (isDigit(line.charCodeAt(i)) || line[i] === '@' || line[i] === '/') return true;
  return false;
}

/** Words of a range, those that a title writes with a capital, and how many of them are. */
function count(text: string, start: number, end: number): { words: number; capitals: number; long: number } {
  let words = 0;
  let capitals = 0;
  let long = 0;
  for (let i = start; i < end; i++) {
    if (!isWord(text.charCodeAt(i))) continue;
    const from = i;
    while (i < end && (isWord(text.charCodeAt(i)) || text.charCodeAt(i) === 39 || text.charCodeAt(i) === 0x2019)) i++;
    words++;
    const word = text.slice(from, i);
    const capital = !isLower(word.charCodeAt(0));
    if (!capital && (SMALL.has(word) || word.length < 3)) continue;
    long++;
    if (capital) capitals++;
  }
  return { words, capitals, long };
}

/** "Section 4 …", "Article IX", "Part B": counted by a word. */
function isSectionWord(text: string, unit: Unit): boolean {
  const head = text.slice(unit.start, Math.min(unit.end, unit.start + 12)).toLowerCase();
  const word = ['section ', 'article ', 'part ', 'appendix ', 'annex ', 'schedule ', 'chapter '].find((one) => head.startsWith(one));
  if (!word) return false;
  const c = text.charCodeAt(unit.start + word.length);
  const after = text.charCodeAt(unit.start + word.length + 1);
  return isDigit(c) || ('IVXABCDE'.includes(String.fromCharCode(c)) && !isLower(after));
}

/** The level of a heading: 1 for the title, then by look, indent and depth of its number. */
export function levelOf(unit: Unit, look: Look, isFirst: boolean, seen: ReadonlySet<Look>): number {
  if (isFirst) return 1;
  if (look === 'underlined') return unit.underline;
  const depth = unit.enumerator?.label.split('.').length ?? 1;
  const within = unit.indent >= 2 ? 1 : 0;
  if (look === 'numbered') return Math.min(1 + depth, 6);
  if (look === 'capitals') return Math.min((unit.enumerator ? 1 + depth : 2) + within, 6);
  const above = (seen.has('capitals') ? 1 : 0) + (seen.has('numbered') ? 1 : 0) + (seen.has('underlined') ? 1 : 0);
  return Math.min(2 + above + within, 6);
}
