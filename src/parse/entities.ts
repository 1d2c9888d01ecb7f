import { isAsciiLetter, isDigit, windows1252 } from './characters.js';

/** Names of U+00A0 to U+00FF in order. */
const LATIN_1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute
Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml
aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute
ucirc uuml yacute thorn yuml`;
/** The others of HTML 4 that occur in prose, and common ones of HTML 5. */
const OTHERS = `amp & lt < gt > quot " apos ' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚
ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € trade ™ larr ← uarr ↑
rarr → darr ↓ harr ↔ lArr ⇐ rArr ⇒ hArr ⇔ minus − infin ∞ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ loz ◊ check ✓ checkmark ✓ cross ✗ star ☆ starf ★ num #
excl ! percnt % lpar ( rpar ) ast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ bsol \\ rsqb ] lowbar _ grave \`
lbrace { lcub { verbar | vert | rbrace } rcub } dollar $ Hat ^ horbar ― boxh ─ phone ☎ numero № copysr ℗ middot · centerdot · ast * hyphen ‐ dash ‐
rsquor ’ rdquor ” OpenCurlyQuote ‘ CloseCurlyQuote ’ OpenCurlyDoubleQuote “ CloseCurlyDoubleQuote ” AMP & LT < GT > QUOT " COPY © REG ® TRADE ™`;
const SPACES: Readonly<Record<string, string>> = {
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  hairsp: '\u200a',
  numsp: '\u2007',
  puncsp: '\u2008',
  NonBreakingSpace: '\u00a0',
  Tab: '\t',
  NewLine: '\n',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ZeroWidthSpace: '\u200b',
  NoBreak: '\u2060',
  InvisibleTimes: '\u2062',
  wj: '\u2060',
};
const LONGEST = 24;

let names: ReadonlyMap<string, string> | null = null;

/** The characters that a reference (`&amp;`, `&#8217;`, `&#x2019;`) stands for, and the offset after it; null where there is none. */
export function referenceAt(text: string, at: number, limit: number): { characters: string; end: number } | null {
  if (text.charCodeAt(at + 1) === 35) return numeric(text, at, limit);
  let i = at + 1;
  const most = Math.min(limit, at + 1 + LONGEST);
  while (i < most && (isAsciiLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)))) i++;
  if (i === at + 1 || i >= limit || text.charCodeAt(i) !== 59) return null;
  names ??= table();
  const characters = names.get(text.slice(at + 1, i));
  return characters === undefined ? null : { characters, end: i + 1 };
}

function numeric(text: string, at: number, limit: number): { characters: string; end: number } | null {
  const hex = (text.charCodeAt(at + 2) | 32) === 120;
  const first = at + (hex ? 3 : 2);
  let i = first;
  let code = 0;
  for (; i < limit && i < first + 8; i++) {
    const digit = digitOf(text.charCodeAt(i), hex);
    if (digit < 0) break;
    code = code * (hex ? 16 : 10) + digit;
  }
  if (i === first || i >= limit || text.charCodeAt(i) !== 59) return null;
  const unknown = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  const characters = unknown ? '\ufffd' : code >= 0x80 && code < 0xa0 ? windows1252(code) : String.fromCodePoint(code);
  return { characters, end: i + 1 };
}

function digitOf(c: number, hex: boolean): number {
  if (isDigit(c)) return c - 48;
  const letter = (c | 32) - 97;
  return hex && letter >= 0 && letter < 6 ? letter + 10 : -1;
}

function table(): Map<string, string> {
  const map = new Map(LATIN_1.split(/\s+/).map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const));
  const words = OTHERS.split(/\s+/);
  for (let i = 0; i + 1 < words.length; i += 2) map.set(words[i] as string, words[i + 1] as string);
  for (const [name, characters] of Object.entries(SPACES)) map.set(name, characters);
  return map;
}
