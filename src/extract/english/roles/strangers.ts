// Somebody behind "to" whom no list knows: by a name, by a word for a doer, or as a service or firm.
import type { Mention } from '../../../model/statement.js';
import { RUNNING } from '../../../generated/words/described.js';
import { SOCIETIES } from '../../../generated/words/shared.js';
import { CHOSEN, COMMISSIONED, FIRMS } from '../../../generated/words/strangers.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';

const HANDED_TO = new Set(['to']);
/** Endings of words for those who do something, and words with them that are things. */
const DOER = /(?:er|or|ist|ian|ee|ant|agency|lord)s?$/;
const NO_DOERS =
  /^(?:server|computer|browser|folder|letter|number|order|newsletter|header|filter|pointer|buffer|register|processor|monitor|router|printer|scanner|reader|counter|container|adapter|drawer|paper|matter|quarter|center|other|over|after|under|never|ever|either|another|customer|user|visitor|consumer|member|subscriber|player|viewer|listener|author|owner|parameter|identifier|tracker|sensor|banner|chapter|character|calendar|error|behavior|behaviour|factor|color|colour|minor|major|prior|interior|exterior|fee|guarantee|employee|relevant|important|significant|constant|grant|plant|warrant|mobile|cover|offer|transfer|power|water|weather|paper|layer|tier|helper|handler|loader|explorer|domain)s?$/;
const SAMPLING = new Set(['such', 'like', 'including']);

/** Somebody behind "to" (or other words) whom no list knows: a name ("to Larkmail"), or a word for a doer ("to the landlord"); null where there is none. */
export function strangerBehind(s: Sentence, from: number, to: number, words: ReadonlySet<string> = HANDED_TO): Mention | null {
  for (let k = s.find(from, to, words); k >= 0 && k + 1 < to; k = s.find(k + 1, to, words)) {
    const first = k + 1 + (s.bits(k + 1) & Bit.DET && !(s.bits(k + 1) & Bit.USER) ? 1 : 0);
    const t = s.tokens[first];
    const chosen = t && t.bits & Bit.FIRST_NOUN && first === k + 1 ? serviceAt(s, first) : -1;
    if (chosen > 0) return { id: 'third_parties', text: s.words(first, chosen), ...s.span(first, chosen) };
    const described = t && first > k + 1 ? describedAt(s, first) : -1;
    if (described > 0) return { id: 'third_parties', text: s.words(first, described), ...s.span(first, described) };
    if (
      !t ||
      t.bits & (Bit.PUNCT | Bit.FIRST | Bit.USER | Bit.THEY | Bit.IT | Bit.GENERIC | Bit.FIRST_NOUN | Bit.SUB | Bit.NUMBER | Bit.PREP) ||
      s.isMain(first) ||
      s.own.some((n) => n.from <= first && first < n.to)
    )
      continue;
    if (
      s.phrases.some(
        (p) => (p.kind === 'place' || p.kind === 'data' || p.kind === 'purpose' || p.kind === 'contact') && p.from <= first && first < p.to,
      )
    )
      continue;
    const named = first === k + 1 && (t.bits & Bit.CAPITAL) !== 0 && !t.verb;
    const doer =
      !named &&
      s.bits(k + 1) & Bit.DET &&
      DOER.test(t.norm) &&
      !NO_DOERS.test(t.norm) &&
      !t.verb &&
      !(s.bits(first + 1) & (Bit.GENERIC | Bit.FIRST_NOUN));
    const service = serviceAt(s, k + 1);
    if (service > 0) return { id: 'third_parties', text: s.words(k + 1, service), ...s.span(k + 1, service) };
    const firm = !named && !doer && s.bits(k + 1) & Bit.DET ? firmAt(s, k + 2) : -1;
    if (firm > 0) return { id: 'third_parties', text: s.words(first, firm), ...s.span(first, firm) };
    if (named || doer) return { id: 'third_parties', text: s.words(first, first + 1), ...s.span(first, first + 1) };
  }
  return null;
}

/** "to anti-spam services such as Larkmail", "to the Larkmail service": the end of what names a service of somebody else, or -1. */
function serviceAt(s: Sentence, from: number): number {
  if (s.bits(from) & (Bit.FIRST | Bit.USER) && s.norm(from) !== 'the') return -1;
  const isName = (k: number): boolean =>
    (s.bits(k) & Bit.CAPITAL) !== 0 && !(s.bits(k) & (Bit.FIRST_NOUN | Bit.DET)) && !s.own.some((n) => n.from <= k && k < n.to);
  for (let k = from; k < from + 5; k++) {
    if (s.bits(k) & (Bit.PREP | Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.REL) && !(s.bits(k) & Bit.DET)) return -1;
    if (!(s.bits(k) & Bit.FIRST_NOUN)) continue;
    // "to sites and services that you sign in to", "to apps you connect"
    const next = s.bits(k + 1) & Bit.CONJ ? k + 2 : k;
    if (
      k === from &&
      s.norm(k).endsWith('s') &&
      s.norm(next).endsWith('s') &&
      (s.norm(next + 1) === 'you' || ((s.bits(next + 1) & Bit.REL) !== 0 && s.norm(next + 2) === 'you'))
    )
      return next + 1;
    const sample = SAMPLING.has(s.norm(k + 1)) ? k + (s.norm(k + 2) === 'as' ? 3 : 2) : -1;
    return (sample > 0 && isName(sample)) || (k > from + 1 && s.norm(from) === 'the' && isName(from + 1)) ? k + 1 : -1;
  }
  return -1;
}

/** "to the firm that prints our letters", "the firm commissioned with it": the end of what the words behind it tell to be somebody else, or -1; not "the firm that runs this site". */
export function describedAt(s: Sentence, at: number): number {
  if (s.norm(at) === 'app' && s.norm(at + 1) === 'store') return at + 2;
  if (!SOCIETIES.has(s.norm(at)) || s.bits(at) & Bit.CAPITAL) return -1;
  if (COMMISSIONED.has(s.norm(at + 1)) || (s.norm(at + 1) === 'of' && s.norm(at + 2) === 'your')) return at + 1;
  if (s.norm(at + 1) !== 'that' && s.norm(at + 1) !== 'which' && s.norm(at + 1) !== 'who') return -1;
  const clause = s.clauses.find((c) => c.relative && c.start === at + 1);
  return clause && !clause.group.copula && !RUNNING.has(s.base(clause.group.mains.at(-1) ?? -1)) ? at + 1 : -1;
}

/** "to the appropriate card company": the end of what names a firm that is not ours, or -1. */
function firmAt(s: Sentence, at: number): number {
  if (!CHOSEN.has(s.norm(at))) return -1;
  for (let k = at + 1; k < at + 5; k++) {
    if (FIRMS.has(s.stem(k))) return k + 1;
    if (s.bits(k) & (Bit.PREP | Bit.PUNCT | Bit.CONJ | Bit.REL)) return -1;
  }
  return -1;
}
