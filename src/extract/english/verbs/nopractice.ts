// What verbs of dealing with data say of other things: of papers, names of sites, breaches, of what a law has us tell.
import { AGREEMENTS } from '../../../generated/words/shared.js';
import { BREACHES, COMPILED, KINDS, OTHER_THINGS, PAPERS } from '../../../generated/words/nopractice.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { hasGeneric, hasWord } from '../roles/found.js';
import { ONLOOKERS } from '../sentences/doer.js';
import type { Roles } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Range } from '../tokens/range.js';
import type { Verb, Verbs } from './verbs.js';

const HANDLING = Reading.sell | Reading.share | Reading.convey | Reading.store | Reading.delete;
const PASSING_ON = Reading.share | Reading.show | Reading.convey;
const COMPILING = new Set(['compile', 'generate', 'assemble', 'accumulate']);
const NEAR = 4;
/** "this privacy policy", not "each visit to our page" */
const MOST_PAPER = 3;

/** Verbs of dealing with data whose object or subject is another thing. */
export function namesNoPractice({ s, clause, main, readings, roles }: Verb): boolean {
  // "We may cancel or transfer the domain name": a thing the reader has from us.
  const only = roles.data[0];
  if (
    readings & HANDLING &&
    roles.data.length === 1 &&
    only?.id === 'device.info' &&
    /^domain names?$/i.test(only.text) &&
    only.end <= s.span(main, (clause.group.mains.at(-1) ?? main) + NEAR + 1).end
  )
    return true;
  if (readings & PASSING_ON && tellsOfBreach(s, clause, roles)) return true;
  const paper = paperIn(s, clause);
  // "This notice was compiled for those who care about their data": what was done with a paper.
  if (clause.group.passive) return paper !== null && (readings & Reading.collect) !== 0 && paper.to - paper.from <= MOST_PAPER;
  if (readings & PASSING_ON && (tellsOfKinds(s, clause, roles) || toRightOne(s, clause, main) || tellsOfNature(s, clause, main)))
    return true;
  // "This policy discloses which data we collect": what a paper says.
  if (readings & PASSING_ON && paper) return true;
  // "to receive your data from us in a usable format": what the reader gets.
  return clause.group.kind === 'infinitive' && (readings & (Reading.collect | Reading.get)) !== 0 && fromUs(s, main, clause.region.to);
}
namesNoPractice.verbs = { readings: HANDLING | Reading.show | Reading.collect | Reading.get } satisfies Verbs;

/** A paper that the verb has for its subject; not "our policy is to share your data with nobody", which tells what we do. */
function paperIn(s: Sentence, { subject, governor }: Clause): Range | null {
  if (!subject || !PAPERS.has(s.stem(subject.to - 1))) return null;
  return governor?.group.copula && s.bits(subject.from) & Bit.FIRST ? null : subject;
}

/** "We report breaches of your data to the authority", "if there is a breach, it will be disclosed": what went wrong is told, no data. */
function tellsOfBreach(s: Sentence, { group, subject, start }: Clause, { object }: Roles): boolean {
  const told = group.passive ? subject : object;
  if (!told) return false;
  const pointing = s.bits(told.from) & (Bit.IT | Bit.THEY) && !(s.bits(told.from + 1) & Bit.GENERIC);
  if (pointing) {
    const on = s.find(0, start, OCCASIONS);
    const front = { from: on + 1, to: start };
    // "If there is a fee, it will be disclosed": no data.
    return (
      on >= 0 &&
      (headsBreach(s, front) || (s.norm(front.from) === 'there' && !s.within('data', front).length && !hasGeneric(s, front.from, front.to)))
    );
  }
  return headsBreach(s, told);
}

/** Whether a breach is the first thing named; not "crime reports". */
function headsBreach(s: Sentence, { from, to }: Range): boolean {
  const at = s.findStem(from, to, BREACHES);
  if (at < 0 || (at + 1 < to && !(s.bits(at + 1) & BEHIND_NOUN) && !s.isMain(at + 1))) return false;
  for (let k = from; k < at; k++) if (s.phrases.some((p) => p.kind === 'data' && p.from <= k && p.to > k && p.to <= at)) return false;
  return true;
}

const BEHIND_NOUN = Bit.PREP | Bit.PUNCT | Bit.CONJ | Bit.SUB | Bit.REL | Bit.BE | Bit.HAVE | Bit.MODAL;
const OCCASIONS = new Set(['if', 'when', 'should', 'event', 'case']);

/** "The law has us disclose the categories of data that we collect": told to whoever asks, and handed to nobody. */
function tellsOfKinds(s: Sentence, clause: Clause, { object, recipients }: Roles): boolean {
  if (s.norm(object.from) !== 'the' || !KINDS.has(s.stem(object.from + 1))) return false;
  // "We disclose the kinds of data that we collect": nobody but the reader is told.
  if (clause.actor === 'first' && !recipients.length && clause.group.mains.every((m) => s.base(m) === 'disclose') && gathersThem(s, clause))
    return true;
  const by = clause.governor ?? s.clauses[s.clauses.indexOf(clause) - 1];
  return by !== undefined && by.group.mains.some((m) => (s.readings(m) & Reading.oblige) !== 0);
}

/** "We inform the public of the nature and scope of the data that we hold": what a paper is for. */
function tellsOfNature(s: Sentence, { region }: Clause, main: number): boolean {
  if (s.base(main) !== 'inform' && s.base(main) !== 'tell' && s.base(main) !== 'notify') return false;
  const at = s.find(main + 1, Math.min(main + NEAR_VERB, region.to), OF);
  return at > 0 && s.norm(at + 1) === 'the' && NATURES.has(s.stem(at + 2));
}

const NEAR_VERB = 7;
const OF = new Set(['of', 'about', 'on']);
const NATURES = new Set(['nature', 'scope', 'purpose', 'extent', 'way']);

/** "the kinds of data [that we collect]" */
function gathersThem(s: Sentence, clause: Clause): boolean {
  const next = s.clauses[s.clauses.indexOf(clause) + 1];
  return (
    next?.relative === true &&
    next.actor === 'first' &&
    next.start - clause.region.from < LONGEST_KIND &&
    next.group.mains.some((m) => (s.readings(m) & Reading.collect) !== 0)
  );
}

const LONGEST_KIND = 8;

/** "We verify that we disclose it to the right person": to whoever asks for what is theirs. */
function toRightOne(s: Sentence, { region }: Clause, main: number): boolean {
  const at = s.find(main + 1, region.to, RIGHT);
  return at > 0 && s.norm(at - 1) === 'the' && OWNERS.has(s.stem(at + 1) === 'natural' ? s.stem(at + 2) : s.stem(at + 1));
}

const RIGHT = new Set(['right', 'correct', 'wrong', 'rightful']);
const OWNERS = new Set(['person', 'individual', 'recipient', 'owner', 'consumer']);

/** Verbs of collecting and getting whose words speak of something else. */
export function ofOtherThings({ s, clause, main, base, readings, roles }: Verb): boolean {
  // "we do not obtain consent for the collection of data", not "it is collected with your consent"
  if (
    readings & (Reading.collect | Reading.get) &&
    !(clause.group.passive && roles.data.length) &&
    hasWord(
      s,
      main + 1,
      Math.min(main + 6, (s.within('data', { from: main + 1, to: clause.region.to })[0]?.from ?? main + 3) + 1),
      AGREEMENTS,
    )
  )
    return true;
  if ((clause.negated || roles.negativeObject >= 0) && TAKEN_IN.has(base) && getsOtherThing(s, clause.region)) return true;
  // "applying to receive e-mails from us": what is sent to them.
  if (
    base === 'receive' &&
    clause.actor !== 'first' &&
    roles.data.every((d) => d.id === 'contact.email' || d.id === 'content.messages') &&
    !roles.generic &&
    fromUs(s, main, clause.region.to)
  )
    return true;
  // "All members may receive product information": of whom nothing is said.
  if (base === 'receive' && !roles.data.length && clause.actorIds.length > 0 && clause.actorIds.every((id) => ONLOOKERS.has(id)))
    return true;
  // "it may be intercepted": by strangers.
  if (base === 'intercept' && clause.group.passive) return true;
  // "compile reports on the use of the site"
  if ((COMPILING.has(base) || base === 'keep') && hasWord(s, main + 1, main + 4, COMPILED)) return true;
  // "Locked posts cannot receive comments": what a post gets is nobody's data.
  return (
    base === 'receive' &&
    !clause.group.passive &&
    clause.subject !== null &&
    (s.within('data', clause.subject).some((p) => p.id.startsWith('content')) ||
      ((s.bits(clause.subject.from) & (Bit.IT | Bit.THEY)) !== 0 &&
        clause.subject.to === clause.subject.from + 1 &&
        roles.data.length > 0 &&
        roles.data.every((d) => d.id === 'content.public_posts')))
  );
}
ofOtherThings.verbs = { bases: ['receive', 'intercept', 'keep', COMPILING], readings: Reading.collect | Reading.get } satisfies Verbs;

const TAKEN_IN = new Set(['receive', 'take', 'gain', 'get', 'obtain']);

/** "We receive no payment for your data", "have had no requests for data", "take no decisions on data": another thing is not had. */
function getsOtherThing(s: Sentence, { from, to }: Range): boolean {
  const at = s.findStem(from, Math.min(to, from + NEAR_VERB), OTHER_THINGS);
  if (at < 0 || !(s.bits(at + 1) & (Bit.PREP | Bit.TO))) return false;
  return s.within('data', { from, to: at }).every((p) => p.to > at);
}

function fromUs(s: Sentence, from: number, to: number): boolean {
  for (let k = from; k + 1 < to; k++) if (s.norm(k) === 'from' && s.norm(k + 1) === 'us') return true;
  return false;
}
