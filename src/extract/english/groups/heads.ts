// The nouns in front of a verb: which one it agrees with, past what stands between, and whether it is another verb's object.
import { ONES } from '../../../generated/words/heads.js';
import { SUBJECTS } from '../../../generated/words/surroundings.js';
import { lastVerb, type Group } from './group.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { tokenAt, type Token } from '../tokens/tokens.js';
import type { GroupPass } from './grouppass.js';

export const EXAMPLES = new Set(['including', 'such', 'like', 'namely']);
export const LONGEST_ASIDE = 24;
const LONGEST_HEAD = 9;
const LONGEST_APPOSITION = 8;
/** What others do for us: "companies acting for us". */
export const SERVING: ReadonlySet<string> = new Set(['acting', 'working', 'operating']);
const DEEDS = new Set(['use', 'placement', 'storage', 'analysis']);

/** "Other companies, including our printers, [use …]", "the printers (Acme and others) [use …]": the noun in front of an aside that closes right before a verb; -1 where none is. */
export function behindAside(pass: GroupPass, close: number): number {
  const bracket = pass.norm(close) === ')';
  for (let k = close - 1; k > 0 && close - k < LONGEST_ASIDE; k--) {
    const norm = pass.norm(k);
    const open = bracket
      ? norm === '('
      : norm === ',' &&
        (EXAMPLES.has(pass.norm(k + 1)) || (close - k < LONGEST_APPOSITION && isApposed(pass, k, close)) || interrupts(pass, k));
    if (open) return pass.groups.every((g) => g.from > k) ? k - 1 : -1;
  }
  return -1;
}

/** "Our app[, with your consent,] stores", "the shop, which we run, keeps": what stands between the subject at the beginning and its verb. */
function interrupts(pass: GroupPass, open: number): boolean {
  const bits = pass.bits(open + 1);
  if (!(bits & (Bit.PREP | Bit.SUB | Bit.ADV) || (bits & Bit.REL && pass.norm(open + 1) !== 'that'))) return false;
  return isAtStart(pass, open);
}

/** Whether nothing but a noun phrase stands in front of a comma, at the beginning: "The app", not "For this app". */
export function isAtStart(pass: { bits(i: number): number }, comma: number): boolean {
  if (comma < 1 || comma > LONGEST_SUBJECT) return false;
  for (let k = 0; k < comma; k++) if (pass.bits(k) & NO_NOUN_PHRASE && !(pass.bits(k) & Bit.DET && k === 0)) return false;
  return true;
}

const LONGEST_SUBJECT = 7;
const NO_NOUN_PHRASE = Bit.PREP | Bit.SUB | Bit.TO | Bit.PUNCT | Bit.CONJ | Bit.ADV | Bit.BE | Bit.MODAL | Bit.HAVE | Bit.DO;

/** "Acme, our printer, [stores]", "our printer, Acme, [stores]": a name beside what it is. */
function isApposed(pass: GroupPass, open: number, close: number): boolean {
  const first = pass.tokens[open + 1] as Token;
  const before = pass.bits(open - 1);
  // "Acme, as our printer, [stores]"
  const named =
    (before & Bit.CAPITAL) !== 0 &&
    (first.norm === 'our' || first.norm === 'as' || first.norm === 'the' || first.norm === 'a' || first.norm === 'an');
  const kind =
    (first.bits & Bit.CAPITAL) !== 0 &&
    !(first.bits & (Bit.DET | Bit.SUB | Bit.FIRST)) &&
    !(before & (Bit.CAPITAL | Bit.PREP | Bit.CONJ | Bit.USER | Bit.NUMBER));
  if (!named && !kind) return false;
  for (let k = open + 1; k < close; k++)
    if ((kind && !(pass.bits(k) & Bit.CAPITAL)) || (pass.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL | Bit.CONJ) && !(pass.bits(k) & Bit.DET)))
      return false;
  return true;
}

/** "Each of these vendors [collects]", "Acme's use of cookies [enables]": the word in front of "of" is what the verb agrees with. */
export function isOneOfMany(pass: GroupPass, i: number): boolean {
  for (let k = i - 1; k > 0 && i - k < 7; k--) {
    if (pass.bits(k) & Bit.PUNCT) return false;
    if (pass.norm(k) === 'of')
      return ONES.has(pass.norm(k - 1)) || (DEEDS.has(pass.norm(k - 1)) && (pass.bits(k - 2) & (Bit.POSS | Bit.DET | Bit.FIRST)) !== 0);
  }
  return false;
}

/** "Companies in our group [share]", "features of the site [collect]": the noun that the verb agrees with stands further in front, at the beginning. */
export function hasPluralHead(pass: GroupPass, i: number): boolean {
  if (hasExamples(pass, i) || serveUs(pass, i)) return true;
  const head = headInFront(pass, i);
  if (head < 0) return false;
  const noun = pass.tokens[head] as Token;
  return noun.norm.endsWith('s') && !noun.norm.endsWith('ss') && !(noun.bits & (Bit.ADV | Bit.PREP));
}

/** "The information in the log files [includes]", "our app for teachers [collects]": one thing at the beginning, told where it is or for whom. */
export function hasSingularHead(pass: GroupPass, i: number): boolean {
  const head = headInFront(pass, i);
  if (head < 0) return false;
  const { norm, bits } = pass.tokens[head] as Token;
  const opened = (bits & Bit.GENERIC) !== 0 || (pass.bits(head - 1) & (Bit.DET | Bit.FIRST)) !== 0;
  return opened && !norm.endsWith('s') && !(bits & (Bit.ADV | Bit.PREP | Bit.PUNCT));
}

/** "The information we share with our partners [includes]", "data given to sponsors [includes]": what is told of data stands between them and their verb. */
export function isOfData(pass: GroupPass, i: number): boolean {
  const last = pass.groups.at(-1);
  const main = last ? lastVerb(last) : -1;
  if (!last || i - main > LONGEST_HEAD || pass.norm(i + 1) === ':' || (last.kind !== 'participle' && !isTold(pass, last))) return false;
  for (let k = main + 1; k < i; k++) if (pass.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.REL)) return false;
  const rel = last.kind === 'participle' ? last.from - 1 : last.from - 2;
  return (pass.bits(pass.bits(rel) & Bit.REL ? rel - 1 : rel) & Bit.GENERIC) !== 0;
}

/** "data [we share]", "data [that we share]" */
function isTold(pass: GroupPass, g: Group): boolean {
  return (
    isRelativeContact(pass, g) || (g.kind === 'finite' && SUBJECTS.has(pass.norm(g.from - 1)) && (pass.bits(g.from - 2) & Bit.REL) !== 0)
  );
}

/** The noun in front of the first preposition of the noun phrase that a verb stands behind, which nothing but a comma or a conjunction is in front of; -1. */
function headInFront(pass: GroupPass, i: number): number {
  let head = -1;
  let k = i - 1;
  for (; k >= 0 && i - k < LONGEST_HEAD; k--) {
    if (
      pass.bits(k) & (Bit.PUNCT | Bit.SUB | Bit.CONJ | Bit.REL | Bit.TO | Bit.MODAL | Bit.BE | Bit.HAVE | Bit.DO) &&
      !(pass.bits(k) & Bit.DET)
    )
      break;
    if (pass.groups.at(-1)?.mains.includes(k) || SUBJECTS.has(pass.norm(k))) return -1;
    if (pass.bits(k) & Bit.PREP && !(pass.bits(k) & Bit.DET)) head = k - 1;
  }
  return head <= k || (k >= 0 && pass.norm(k) !== ',' && !(pass.bits(k) & Bit.SUB)) ? -1 : head;
}

/** "Companies [acting] on our behalf", "vendors working for us": what tells of others whom they serve, no deed with data. */
export function servesUs(pass: GroupPass, i: number): boolean {
  if (!SERVING.has(pass.norm(i)) || !pass.others[i - 1]) return false;
  const to = pass.norm(i + 1);
  return (to === 'on' || to === 'in') && pass.norm(i + 3) === 'behalf'
    ? true
    : (to === 'for' || to === 'with') && pass.norm(i + 2) === 'us';
}

/** "Companies acting on our behalf [collect]". */
export function serveUs(pass: GroupPass, i: number): boolean {
  let k = i - 1;
  while (pass.bits(k) & (Bit.ADV | Bit.NEG)) k--;
  const at = pass.norm(k) === 'behalf' ? k - 3 : k - 2;
  return pass.others[at - 1] === 2 && servesUs(pass, at);
}

/** "Networks such as Adco and Bidco [collect]": names stand between, given for a plural noun. */
function hasExamples(pass: GroupPass, i: number): boolean {
  let k = i - 1;
  while (k > 0 && i - k < LONGEST_ASIDE && pass.bits(k) & (Bit.CAPITAL | Bit.CONJ))
    k = pass.norm(k - 1) === ',' && pass.bits(k - 2) & Bit.CAPITAL ? k - 2 : k - 1;
  if (k === i - 1 || (!EXAMPLES.has(pass.norm(k)) && pass.norm(k) !== 'as')) return false;
  const noun = tokenAt(pass.tokens, pass.norm(k) === 'as' ? k - 2 : k - 1);
  return (
    (pass.norm(k) !== 'as' || pass.norm(k - 1) === 'such') &&
    noun.norm.endsWith('s') &&
    !noun.norm.endsWith('ss') &&
    !(noun.bits & (Bit.ADV | Bit.PREP | Bit.PUNCT)) &&
    !noun.verb
  );
}

/** "use Flash objects": the noun right behind a verb is its object, not the subject of a next one. */
export function isObjectOf(pass: GroupPass, i: number): boolean {
  const last = pass.groups.at(-1);
  const main = last ? lastVerb(last) : -1;
  if (!last || last.kind === 'participle' || i - main > 8) return false;
  if (pass.readings(main) & (Reading.tell | Reading.acknowledge) || last.copula) return false;
  // "Creating an account [requires] your name": the deed in front is the subject.
  if (last.kind === 'gerund' && last.from === 0 && pass.forms(i) & Form.S) return false;
  // "share personal information [submitted] online", "engage in deeds [considered] a sale": what was done with it.
  const done = !(pass.forms(i) & ~(Form.PAST | Form.PART)) && last.kind === 'finite' && !last.passive;
  for (let k = main + 1; k < i; k++) {
    if (pass.bits(k) & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.REL | Bit.FIRST)) return false;
    if (!done && (pass.inPhrase[k] || pass.bits(k) & Bit.PREP)) return false;
  }
  return !isRelativeContact(pass, last);
}

/** "information you provide [helps us]", "information that we collect [includes]": the verb of a clause that hangs on a noun. */
export function isRelativeContact(pass: GroupPass, g: Group): boolean {
  const subject = tokenAt(pass.tokens, g.from - 1);
  const before = tokenAt(pass.tokens, g.from - 2);
  return Boolean(g.from > 1 && SUBJECTS.has(subject.norm) && !(before.bits & (Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.PREP | Bit.ADV)));
}
