// What is done once consent has been asked for: who asks first does it.
import { CONSENT, OBTAINING } from '../../../generated/words/consented.js';
import { Reading } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import type { Sentence } from '../sentences/sentence.js';

const PASSING_ON = Reading.share | Reading.sell | Reading.convey | Reading.show;
const GATHERING = Reading.collect | Reading.track | Reading.store | Reading.place;
const REACHING = new Set(['access', 'sync', 'use']);

/** "We ask for your consent before sharing it", "… before we share it", "… to access it": done with consent only. */
export function asksFirst(s: Sentence, clause: Clause): boolean {
  const prior = clause.preposition === 'to' && s.norm(clause.group.from - 2) === 'prior';
  const before = clause.preposition === 'before' || clause.subordinator === 'before' || prior;
  const to = clause.group.kind === 'infinitive' && clause.governorNoun !== null && CONSENT.has(clause.governorNoun);
  if (clause.preposition === 'for') return consentAskedFor(s, clause);
  const undergone = clause.actor === 'data' && clause.group.passive && before;
  if (
    (!before && !to) ||
    (clause.actor !== 'first' && !undergone) ||
    clause.negated ||
    clause.hypothetical ||
    !clause.group.mains.some((m) => s.readings(m) & (PASSING_ON | GATHERING) || REACHING.has(s.base(m)))
  )
    return false;
  const at = s.clauses.indexOf(clause);
  // "Before sharing it we ask for your consent": the clause that comes then.
  const main = clause.governor ?? s.clauses[at - 1] ?? s.clauses.slice(at + 1).find((c) => c.group.kind === 'finite' && !c.relative);
  // "You will be asked for your consent before your data is moved"
  const asked = main?.actor === 'user' && main.group.passive && main.group.mains.some((m) => s.base(m) === 'ask' || s.base(m) === 'prompt');
  if (
    !main ||
    (main.actor !== 'first' && !asked) ||
    main.negated ||
    main.hypothetical ||
    main.indirect ||
    main.group.kind !== 'finite' ||
    main.relative ||
    main.subordinator
  )
    return false;
  return (
    main.group.mains.some((m) => OBTAINING.has(s.base(m)) || asked) &&
    s.find(main.region.from, clause.group.from < main.group.from ? main.region.to : clause.group.from, CONSENT) >= 0
  );
}

/** "Your consent is asked for storing your address". */
export function consentAskedFor(s: Sentence, clause: Clause): boolean {
  const by = clause.governor;
  return (
    by !== null &&
    by.group.passive &&
    by.group.kind === 'finite' &&
    !by.negated &&
    !by.hypothetical &&
    !clause.negated &&
    by.subject !== null &&
    by.group.mains.some((m) => OBTAINING.has(s.base(m))) &&
    clause.group.mains.some((m) => s.readings(m) & (PASSING_ON | GATHERING)) &&
    s.find(by.subject.from, by.subject.to, CONSENT) >= 0
  );
}
