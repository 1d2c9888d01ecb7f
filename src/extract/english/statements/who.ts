// Who does what a clause says: pronouns and the agents of passives resolved.
import { MACHINES } from '../../../generated/words/who.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { GENERAL, isOutfit, who, type Who } from '../sentences/doer.js';
import type { Memory } from '../roles/draft.js';
import { firmNamed, pointedAt } from './elsewhere.js';
import { OTHERS } from '../clauses/clause.js';
import { keyOf } from '../names/equated.js';
import { firstVerb } from '../groups/group.js';
import { handedOver, servesUs } from '../verbs/hosting.js';
import { Bit, Form, Reading } from '../lexicon/lexicon.js';
import { tellsOfOwn } from '../mood/relatives.js';
import { byPronoun, pointing } from './pronouns.js';
import type { Sentence } from '../sentences/sentence.js';
import { undergoing } from './undergoing.js';

/** The actor of a clause, pronouns and agents of passives resolved. */
export function actorOf(s: Sentence, clause: Clause, main: number, memory: Memory): Who {
  const steps = clause.steps.length ? clause.steps.filter((x) => !x.includes(':') && x !== 'relative') : [];
  const mark = clause.steps.length ? (clause.steps.find((x) => x.startsWith('pronoun:') || x.startsWith('name:')) ?? '') : '';
  if (clause.group.passive || clause.group.copula) return unlessTheirs(s, clause, main, undergoing(s, clause, main, steps, mark), memory);
  if ((clause.actor === 'user' || clause.actor === 'unknown') && isDeed(s, clause, main))
    return who('first', [...steps, "what a step of the reader's sets off, the organisation does"]);
  const pointed = clause.actor === 'first' || clause.actor === 'unknown' ? pointedAt(s, clause, memory.before) : null;
  if (pointed) return who('third', pointing(s, clause, steps), { ids: pointed, low: linked(memory.before) });
  if (clause.actor !== 'third' && firmNamed(s, clause, memory.named)) return who('third', pointing(s, clause, steps), { ids: OTHERS });
  switch (clause.actor) {
    case 'tool':
      return saidOfTheirs(ofOthers(s, clause, memory), steps) ?? byTool(clause, steps);
    case 'data':
      return (
        (NAMING.has(s.base(main)) ? saidOfTheirs(ofOthers(s, clause, memory), steps) : null) ??
        who('first', [...steps, 'the sentence has data for its subject'], { low: isGadget(s, clause, main) || ASKING.has(s.base(main)) })
      );
    case 'third':
      return byOthers(s, clause, main, steps, memory);
    case 'unknown':
      if (tellsOfOwn(s, clause)) return who('first', [...steps, 'what the organisation has does it'], {});
      if (mark.startsWith('pronoun:')) return byPronoun(s, clause, mark.slice(PRONOUN), steps, memory);
      return mark.startsWith('name:') ? byName(s, clause, main, mark.slice(NAME), steps) : who('unknown', steps);
    default:
      return who(clause.actor, steps, { ids: clause.actorIds, also: clause.also });
  }
}

const PRONOUN = 'pronoun:'.length;
const NAME = 'name:'.length;

/** A tool acts for those whose it is, or for us. */
function byTool({ actorIds, negated }: Clause, steps: string[]): Who {
  const told = !negated && steps.some((x) => x.endsWith(A_TOOL));
  return who(actorIds.length ? 'third' : 'first', told ? steps : [...steps, 'a tool acts for those who use it'], { ids: actorIds });
}

/** Others, by what the words call them or by what was named before; "nobody" is not even we. */
function byOthers(s: Sentence, clause: Clause, main: number, steps: string[], { third }: Memory): Who {
  if (isFar(clause)) return who('third', [...steps, 'the doer is taken from many words'], { ids: clause.actorIds });
  if (isNobody(s, clause) && (s.readings(main) & DEALING) !== 0 && !TAKING.has(s.base(main)))
    return who('first', [...steps, 'where nobody does it, the organisation does not']);
  if (isOutfit(s, clause.subject) && isGeneral(clause.actorIds) && !isGeneral(third))
    return who('third', pointing(s, clause, steps), { ids: third });
  return who('third', steps, { ids: clause.actorIds, also: clause.also });
}

/** A name that is nobody's whom we know. */
function byName(s: Sentence, clause: Clause, main: number, name: string, steps: string[]): Who {
  const key = keyOf(name.split(' '));
  const known =
    key && (isOthers(s, name) || placesCookie(s, clause, main) || servesUs(s, clause) || handedOver(s, clause) || isApposed(s, clause));
  return who('third', [...steps, `"${name}" is taken for somebody else's name`], { low: !known });
}

/** "Gorsehelp", "Gorsehelp and Larkmail", "Gorsehelp 's servers": names that the text speaks of as somebody else's. */
function isOthers(s: Sentence, name: string): boolean {
  const words = name.split(' ');
  const owned = words.indexOf("'s");
  if (owned > 0 && !MACHINES.has(words.at(-1) as string)) return false;
  let one: string[] = [];
  for (const word of [...(owned > 0 ? words.slice(0, owned) : words), 'and']) {
    if (!JOINING.has(word)) one.push(word);
    else if (one.length) {
      const key = keyOf(one);
      if (!key || !s.names.isOther(key)) return false;
      one = [];
    }
  }
  return true;
}

const JOINING = new Set(['and', 'or', ',', '/', 'both', 'either']);

/** "Gorsehelp, our help desk, [holds]": what it is for us; not "Gorsehelp, our app,". */
function isApposed(s: Sentence, { subject, group }: Clause): boolean {
  if (!subject || s.norm(subject.to) !== ',' || s.norm(subject.to + 1) !== 'our') return false;
  const close = group.from - 1;
  return s.norm(close) === ',' && close - subject.to < MOST_APPOSED && !(s.bits(close - 1) & Bit.FIRST_NOUN);
}

const MOST_APPOSED = 7;

const DEALING = Reading.sell | Reading.share | Reading.track | Reading.collect;

// "Nobody receives it": from us.
const TAKING = new Set(['receive', 'obtain', 'get', 'acquire', 'access']);

/** "Nobody will sell it", "no one collects": not even we; "nobody else" leaves us out. */
function isNobody(s: Sentence, { subject, actor, negated, group }: Clause): boolean {
  if (!subject || actor !== 'third' || !negated || group.kind !== 'finite') return false;
  const n = s.norm(subject.from);
  return (
    (n === 'nobody' && subject.to === subject.from + 1) ||
    (n === 'no' && s.norm(subject.from + 1) === 'one' && subject.to === subject.from + 2)
  );
}

/** "Acme, which places a cookie on your device": not said of a thing of ours. */
function placesCookie(s: Sentence, clause: Clause, main: number): boolean {
  return (
    clause.subject !== null &&
    Boolean(s.bits(clause.subject.from) & Bit.REL) &&
    (s.readings(main) & Reading.place) !== 0 &&
    s.within('tracker', { from: main + 1, to: main + 5 }).length > 0
  );
}

/** Whether types of recipients say no more than that it is somebody else. */
function isGeneral(ids: readonly string[]): boolean {
  return ids.every((id) => GENERAL.has(id));
}

/** "Law reviews may solicit it": no deeds of data. */
const ASKING = new Set(['request', 'solicit', 'ask', 'seek']);
const A_TOOL = ' is a tool, which acts for those who use it';
const SOME = new Set(['some', 'many', 'most', 'certain', 'other']);

/** "Some cameras store where a picture was taken": things of the reader's, not ours. */
function isGadget(s: Sentence, clause: Clause, main: number): boolean {
  return (
    clause.subject !== null &&
    SOME.has(s.norm(clause.subject.from)) &&
    (s.readings(main) & (Reading.collect | Reading.store | Reading.track)) !== 0
  );
}

const NAMING = new Set(['include', 'contain', 'comprise', 'consist']);

function saidOfTheirs(by: Who | null, steps: readonly string[]): Who | null {
  return by && { ...by, steps: [...steps, ...by.steps] };
}

/** "Information collected by advertisers is used": by them, where they do not work for us; by them or by us where it "may be shared". */
function unlessTheirs(s: Sentence, clause: Clause, main: number, done: Who, memory: Memory): Who {
  if (done.actor !== 'first' || done.agent || clause.actor !== 'data' || clause.negated || !clause.group.passive) return done;
  const by = ofOthers(s, clause, memory);
  if (!by || by.ids.every((id) => AT_WORK.has(id))) return done;
  return s.readings(main) & (Reading.share | Reading.convey) ? { ...done, low: true } : { ...by, steps: [...done.steps, ...by.steps] };
}

const HAVING = Reading.collect | Reading.track | Reading.store | Reading.get | Reading.place;
const AT_WORK: ReadonlySet<string> = new Set(['processor', 'analytics_provider', 'affiliate', 'ai_provider', 'customer_admin']);

/** "The data that advertisers collect include your visits", "the cookies set by them expire": those who have what a clause is about; null where that is us. */
function ofOthers(s: Sentence, clause: Clause, memory: Memory): Who | null {
  const { from, to } = subjectOf(clause);
  for (const c of s.clauses) {
    if (c === clause || c.group.from <= from || c.group.from >= to || c.group.kind === 'gerund' || c.group.kind === 'infinitive') continue;
    const verb = firstVerb(c.group);
    // "The data that partners give us", "the information generated by a cookie": not theirs.
    if (!(s.readings(verb) & HAVING) || s.base(verb) === 'generate') continue;
    const by = actorOf(s, c, verb, memory);
    if (by.actor === 'third' && !by.low) return by;
  }
  return null;
}

/** "Closing your account removes your data", "logging out deletes the cookie": a deed for subject. */
function isDeed(s: Sentence, clause: Clause, main: number): boolean {
  const verb = s.verb(main);
  if (
    !verb ||
    !(verb.readings & Reading.delete) ||
    clause.negated ||
    clause.group.kind !== 'finite' ||
    clause.relative ||
    !(verb.forms & Form.S || s.norm(clause.group.from) === 'will')
  )
    return false;
  const first = s.verb(0);
  return (
    first !== undefined &&
    first !== null &&
    (first.forms & Form.ING) !== 0 &&
    clause.group.from > 0 &&
    !s.clauses.some((c) => c.group.kind === 'finite' && !c.relative && c.group.from < clause.group.from)
  );
}

const LINKS = new Set(['link', 'links', 'linked', 'linking']);

/** "Our site has links to other sites. These sites may set cookies": on pages of their own. */
function linked(before: Sentence | null): boolean {
  return before !== null && before.find(0, before.tokens.length, LINKS) >= 0;
}

/** "a change of control, in which your data may", "partners, who may": the doer stands far off, or in another clause. */
function isFar(clause: Clause): boolean {
  return clause.relative || (clause.subject !== null && clause.subject.to - clause.subject.from > 8);
}
