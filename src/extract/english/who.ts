// Who does what a clause says: pronouns and the agents of passives resolved.
import { AD_WORDS } from '../../generated/words/marketing.js';
import { INTRUDING, MEANS, PLEDGING, THINGS } from '../../generated/words/who.js';
import { agentOf, servedJustBefore } from './agents.js';
import { subjectOf, type Clause } from './clause.js';
import { isOutfit, OTHERS, who, type Who } from './doer.js';
import type { Memory } from './draft.js';
import { pointedAt } from './elsewhere.js';
import { keyOf } from './equated.js';
import { firstVerb } from './group.js';
import { handedOver, servesUs } from './hosting.js';
import { Bit, Form, Reading } from './lexicon.js';
import type { Sentence } from './sentence.js';

/** The actor of a clause, pronouns and agents of passives resolved. */
export function actorOf(s: Sentence, clause: Clause, main: number, memory: Memory): Who {
  const steps = clause.steps.length ? clause.steps.filter((x) => !x.includes(':') && x !== 'relative') : [];
  const mark = clause.steps.length ? (clause.steps.find((x) => x.startsWith('pronoun:') || x.startsWith('name:')) ?? '') : '';
  if (clause.group.passive || clause.group.copula) return undergoing(s, clause, main, steps, mark);
  if ((clause.actor === 'user' || clause.actor === 'unknown') && isDeed(s, clause, main))
    return who('first', [...steps, "what a step of the reader's sets off, the organisation does"]);
  const pointed = clause.actor === 'first' || clause.actor === 'unknown' ? pointedAt(s, clause, memory.before) : null;
  if (pointed)
    return who('third', [...steps, `"${s.words(subjectOf(clause).from, subjectOf(clause).to)}" points to what was named before`], {
      ids: pointed,
      low: linked(memory.before),
    });
  if (clause.actor === 'tool')
    return who(
      clause.actorIds.length ? 'third' : 'first',
      !clause.negated && steps.some((x) => x.endsWith(A_TOOL)) ? steps : [...steps, 'a tool acts for those who use it'],
      { ids: clause.actorIds },
    );
  if (clause.actor === 'data')
    return (
      ofOthers(s, clause, main, steps, memory) ??
      who('first', [...steps, 'the sentence has data for its subject'], { low: isGadget(s, clause, main) || ASKING.has(s.base(main)) })
    );
  if (clause.actor === 'third' && isFar(clause))
    return who('third', [...steps, 'the doer is taken from many words'], { ids: clause.actorIds });
  if (isNobody(s, clause) && (s.readings(main) & DEALING) !== 0 && !TAKING.has(s.base(main)))
    return who('first', [...steps, 'where nobody does it, the organisation does not']);
  if (clause.actor === 'third' && isOutfit(s, clause.subject) && isGeneral(clause.actorIds) && !isGeneral(memory.third))
    return who('third', [...steps, `"${s.words(subjectOf(clause).from, subjectOf(clause).to)}" points to what was named before`], {
      ids: memory.third,
    });
  if (clause.actor !== 'unknown') return who(clause.actor, steps, { ids: clause.actorIds, also: clause.also });
  if (mark.startsWith('pronoun:') && isOutfit(s, clause.subject))
    return who('third', [...steps, `"${s.words(subjectOf(clause).from, subjectOf(clause).to)}" points to what was named before`], {
      ids: memory.third.length ? memory.third : OTHERS,
    });
  // "Networks show the adverts. These adverts may contain cookies"
  if (mark.startsWith('pronoun:') && clause.subject && AD_WORDS.has(s.norm(clause.subject.to - 1)) && memory.third.includes('ad_network'))
    return who('third', [...steps, `"${s.words(clause.subject.from, clause.subject.to)}" points to what was named before`], {
      ids: memory.third,
    });
  if (mark === 'pronoun:it' && servedJustBefore(s, clause))
    return who('third', [...steps, '"it" points to what was named before'], { ids: OTHERS });
  if (mark.startsWith('pronoun:'))
    return mark === 'pronoun:they' && ourPlural(s, clause)
      ? who('first', [...steps, '"they" points to what was named before'])
      : pronoun(
          mark.slice(8),
          steps,
          memory,
          clause.subject !== null && clause.subject.to - clause.subject.from > 1 && THINGS.has(s.stem(clause.subject.to - 1)),
          isStrange(s, clause),
        );
  if (mark.startsWith('name:')) {
    const key = keyOf(mark.slice(5).split(' '));
    return who('third', [...steps, `"${mark.slice(5)}" is taken for somebody else's name`], {
      low:
        !key ||
        (!s.names.isOther(key) &&
          !placesCookie(s, clause, main) &&
          !servesUs(s, clause) &&
          !handedOver(s, clause) &&
          !isApposed(s, clause)),
    });
  }
  return who('unknown', steps, { low: true });
}

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
  return ids.every((id) => id === 'third_parties' || id === 'anyone');
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

/** "The data that advertisers collect include your visits": what others have. */
function ofOthers(s: Sentence, clause: Clause, main: number, steps: string[], memory: Memory): Who | null {
  if (!NAMING.has(s.base(main)) || !clause.subject) return null;
  for (const c of s.clauses) {
    if (
      !c.relative ||
      c.group.kind !== 'finite' ||
      c.group.passive ||
      c.group.from < clause.subject.from ||
      c.group.from >= clause.group.from
    )
      continue;
    const by = actorOf(s, c, firstVerb(c.group), memory);
    return by.actor === 'third' ? { ...by, steps: [...steps, ...by.steps] } : null;
  }
  return null;
}

/** "Our apps collect no names and they set no cookies": they are what the clause before speaks of. */
function ourPlural(s: Sentence, clause: Clause): boolean {
  for (let i = s.clauses.indexOf(clause) - 1; i >= 0; i--) {
    const c = s.clauses[i] as Clause;
    if (c.group.kind !== 'finite' || c.relative || !c.subject) continue;
    const noun = c.subject.to - 1;
    return (
      c.actor === 'first' &&
      Boolean(s.bits(noun) & Bit.FIRST_NOUN) &&
      s.norm(noun).endsWith('s') &&
      s.within('recipient', { from: c.subject.to, to: clause.group.from }).length === 0
    );
  }
  return false;
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

/** The doer of a passive, or of what is said to be so: the one behind "by", or the organisation. */
function undergoing(s: Sentence, clause: Clause, main: number, steps: string[], mark: string): Who {
  const { copula, passive } = clause.group;
  const agent = copula ? null : agentOf(s, clause, main);
  if (agent) return agent;
  // "Third-party cookies are placed on our site": the tool has an owner.
  if (clause.actor === 'tool' && clause.actorIds.length && passive)
    return who('third', [...steps, 'a tool acts for those who use it'], { ids: clause.actorIds });
  const pledged = pledgedBy(s, clause);
  if (pledged)
    return pledged.actor === 'first'
      ? who('unknown', steps, { low: true })
      : who('third', [...steps, 'who promises it is to do it'], { ids: pledged.actorIds });
  const nobody = [...steps, 'nobody is named as the doer, so it is the organisation'];
  if (clause.actor === 'tool' || (clause.actor === 'first' && passive)) return who(clause.actor, nobody);
  // "Your account is deleted": what is the reader's is no reader.
  if (clause.actor === 'user' && passive && s.norm(subjectOf(clause).from) === 'your' && s.readings(main) & HANDLED)
    return who('first', nobody);
  if (clause.actor === 'data' || clause.actor === 'unknown')
    return who(copula && clause.actor === 'unknown' && !mark.startsWith('pronoun') ? 'unknown' : 'first', nobody);
  return who(clause.actor, steps, { ids: clause.actorIds, also: clause.also });
}

const DEMANDING = new Set(['require', 'demand', 'insist']);

/** "They commit that your data is not sold", "we demand that it is not kept": the clause of others who promise it, or ours that asks for it. */
function pledgedBy(s: Sentence, clause: Clause): Clause | null {
  const at = clause.subject?.from ?? clause.start;
  if (s.norm(at - 1) !== 'that') return null;
  const by = s.clauses.find((c) => c.group.mains.at(-1) === at - 2);
  if (!by) return null;
  if (by.actor === 'first') return DEMANDING.has(s.base(at - 2)) ? by : null;
  return PLEDGING.has(s.base(at - 2)) && (by.actor === 'third' || by.steps.includes('pronoun:they')) ? by : null;
}

const HANDLED =
  Reading.delete | Reading.collect | Reading.store | Reading.retain | Reading.share | Reading.convey | Reading.show | Reading.sell;

/** "a change of control, in which your data may", "partners, who may": the doer stands far off, or in another clause. */
function isFar(clause: Clause): boolean {
  return clause.relative || (clause.subject !== null && clause.subject.to - clause.subject.from > 8);
}

/** "These museums may ask you", "this way intruders cannot": a noun that nothing is known of may be somebody else. */
function isStrange(s: Sentence, { subject }: Clause): boolean {
  if (!subject) return false;
  if (s.find(subject.from, subject.to, INTRUDING) >= 0) return true;
  if (subject.to - subject.from !== 2) return false;
  const noun = subject.to - 1;
  return (
    PLURAL.has(s.norm(subject.from)) &&
    !(s.bits(noun) & (Bit.FIRST_NOUN | Bit.GENERIC)) &&
    !THINGS.has(s.stem(noun)) &&
    !MEANS.has(s.stem(noun)) &&
    !s.phrases.some((p) => p.from <= noun && p.to > noun)
  );
}

function pronoun(word: string, steps: string[], memory: Memory, thing: boolean, strange: boolean): Who {
  const about = [...steps, `"${word}" points to what was named before`];
  // "These cookies are set by us or our partners. They store …"
  if (word === 'they' && memory.trackers === 'both') return who('first', about, { also: memory.third.length ? memory.third : OTHERS });
  if (word === 'they' && memory.trackers === 'ours') return who('first', about, { low: memory.third.length > 0 });
  if (PLURAL.has(word) && memory.third.length && !thing) return who('third', about, { ids: memory.third });
  if (word === 'it' && memory.named) return who('third', about);
  if (word === 'it' || word === 'this' || word === 'that' || word === 'which' || word === 'these' || word === 'they')
    return who('first', about, { low: strange || word === 'that' || word === 'which' });
  return who('unknown', steps, { low: true });
}

const PLURAL = new Set(['they', 'them', 'these', 'those', 'who']);
