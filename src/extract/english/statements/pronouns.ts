// Whom the pronoun that a clause has for its subject stands for: who or what was named before.
import { ADS } from '../../../generated/words/shared.js';
import { INTRUDING, MEANS, THINGS } from '../../../generated/words/pronouns.js';
import { ascribedTo } from './ascribed.js';
import { servedJustBefore } from '../roles/agents.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { isOutfit, who, type Who } from '../sentences/doer.js';
import type { Draft, Memory } from '../roles/draft.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import type { Sentence } from '../sentences/sentence.js';
import { OTHERS } from '../clauses/clause.js';

const PLURAL = new Set(['they', 'them', 'these', 'those', 'who']);

/** The step of a subject that points back. */
export function pointing(s: Sentence, clause: Clause, steps: readonly string[]): string[] {
  const { from, to } = subjectOf(clause);
  return [...steps, `"${s.words(from, to)}" points to what was named before`];
}

function namesTrackers({ data }: Draft): boolean {
  return data.some(({ id }) => id === 'device.cookie_id');
}

/** The subject of a clause, or of what it hangs on: "[these tools] are used in counting". */
function subjectOver(clause: Clause): Clause['subject'] {
  let c = clause;
  while (!c.subject && c.governor) c = c.governor;
  return c.subject;
}

/** The doer of a clause whose subject is a pronoun, or begins with one. */
export function byPronoun(s: Sentence, clause: Clause, word: string, steps: string[], memory: Memory): Who {
  const subject = subjectOver(clause);
  if (isOutfit(s, subject)) return who('third', pointing(s, clause, steps), { ids: memory.third.length ? memory.third : OTHERS });
  // "We and our partners use cookies. These technologies are used to": as they were said to be used.
  if (subject && MEANS.has(s.stem(subject.to - 1)) && memory.said?.actor === 'first' && namesTrackers(memory.said))
    return who('first', pointing(s, clause, steps));
  // "Networks show the adverts. These adverts may contain cookies"
  if (subject && ADS.has(s.norm(subject.to - 1)) && memory.third.includes('ad_network'))
    return who('third', pointing(s, clause, steps), { ids: memory.third });
  const said = word === 'it' ? ascribedTo(s, clause) : null;
  if (said && said !== 'us') return who('third', pointing(s, clause, steps), { ids: said });
  if (word === 'it' && servedJustBefore(s, clause))
    return who('third', [...steps, '"it" points to what was named before'], { ids: OTHERS });
  if (word === 'they' && handedByReader(s, clause)) return who('third', pointing(s, clause, steps), { ids: OTHERS, low: true });
  if (word === 'they' && ourPlural(s, clause)) return who('first', [...steps, '"they" points to what was named before']);
  const others = word === 'they' && !memory.third.length && memory.trackers === null ? namedInFront(s, clause) : null;
  if (others) return who('third', pointing(s, clause, steps), { ids: others });
  const thing = subject !== null && subject.to - subject.from > 1 && THINGS.has(s.stem(subject.to - 1));
  return pronoun(word, steps, memory, thing, isStrange(s, clause), isHandingOver(s, clause));
}

/** "They do not share it": people whom nothing is known of, no things of ours. */
function isHandingOver(s: Sentence, { group, subject }: Clause): boolean {
  return (
    !group.passive &&
    (subject === null || subject.to - subject.from === 1) &&
    group.mains.some((m) => (s.readings(m) & (Reading.share | Reading.sell)) !== 0)
  );
}

/** By the word; `thing`: it points to a thing, `strange`: which may be somebody else's; `unnamed`: "they" are people. */
function pronoun(word: string, steps: string[], memory: Memory, thing: boolean, strange: boolean, unnamed: boolean): Who {
  const about = [...steps, `"${word}" points to what was named before`];
  // "These cookies are set by us or our partners. They store …"
  if (word === 'they' && memory.trackers === 'both') return who('first', about, { also: memory.third.length ? memory.third : OTHERS });
  if (word === 'they' && memory.trackers === 'ours') return who('first', about, { low: memory.third.length > 0 });
  // "These cookies are placed by networks. They remember …"
  if (word === 'they' && memory.trackers === 'theirs') return who('third', about, { ids: memory.third.length ? memory.third : OTHERS });
  if (PLURAL.has(word) && memory.third.length && !thing) return who('third', about, { ids: memory.third });
  if (word === 'it' && memory.named) return who('third', about);
  if (word === 'it' || word === 'this' || word === 'that' || word === 'which' || word === 'these' || word === 'they')
    return who('first', about, { low: strange || word === 'that' || word === 'which' || (word === 'they' && unnamed) });
  return who('unknown', steps);
}

/** "If you share your password with others, they will see": what readers let others have. */
function handedByReader(s: Sentence, clause: Clause): boolean {
  const before = s.clauses[s.clauses.indexOf(clause) - 1];
  return (
    before?.actor === 'user' &&
    before.hypothetical &&
    before.group.mains.some((m) => (s.readings(m) & Reading.share) !== 0) &&
    s.within('recipient', before.region).some((p) => p.id === 'third_parties' || p.id === 'anyone')
  );
}

/** "If you shopped on an advertiser's pages, they may": the others named in the condition right in front; null where none are. */
function namedInFront(s: Sentence, { subject }: Clause): readonly string[] | null {
  if (!subject || !(s.bits(0) & Bit.SUB) || s.norm(subject.from - 1) !== ',') return null;
  const ids = s.within('recipient', { from: 1, to: subject.from }).map((p) => p.id);
  return ids.length ? [...new Set(ids)] : null;
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
