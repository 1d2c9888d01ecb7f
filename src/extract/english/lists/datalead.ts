// Lead-ins over data: what most of them come to, and those that tell of data that somebody sends or that are asked for.
import { Reading } from '../lexicon/lexicon.js';
import { GIVING } from '../../../generated/words/nominal.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { draft, type Draft } from '../roles/draft.js';
import type { Sentence } from '../sentences/sentence.js';
import type { LeadIn } from './leadin.js';

/** A lead-in whose items are the data of `template`; `more`: in what it differs. */
export function dataLead(s: Sentence, template: Draft, more: Partial<LeadIn> = {}): LeadIn {
  return {
    kind: 'objects',
    actor: 'first',
    actorIds: [],
    negated: false,
    modal: template.modal,
    template,
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
    ...more,
  };
}

/** "Our partners send us:", "The app may ask for permission to read:", "None of the following is collected:": whose items are data we get, or do not; null for other words. */
export function gatheredLead(s: Sentence, clause: Clause, last: number): LeadIn | null {
  if (clause.group.kind !== 'finite' || clause.relative || clause.hypothetical || clause.indirect || clause.subordinator !== null)
    return null;
  const { start, end } = s.span(0, s.tokens.length);
  const { negated, modal } = clause;
  if (isSentToUs(s, clause, last) || isPermitted(s, clause))
    return negated ? null : dataLead(s, draft('collect', start, end, { modal }), { strict: true });
  if (!isFollowing(s, clause, last)) return null;
  return dataLead(s, draft('collect', start, end, { modal, polarity: negated ? 'does_not' : 'does' }), { negated, strict: true });
}

/** "Our partners send us:" */
function isSentToUs(s: Sentence, { group, actor }: Clause, last: number): boolean {
  const main = lastVerb(group);
  return actor === 'third' && !group.passive && GIVING.has(s.base(main)) && main === last - 1 && s.norm(last) === 'us';
}

/** "The app may ask for permission to read:" */
function isPermitted(s: Sentence, { group, actor }: Clause): boolean {
  const end = s.clauses.at(-1);
  const at = end ? end.group.from - 1 : -1;
  return (
    actor === 'first' &&
    !group.passive &&
    end?.group.kind === 'infinitive' &&
    at - lastVerb(group) <= 3 &&
    PERMITTING.has(s.norm(at)) &&
    (s.readings(lastVerb(end.group)) & (Reading.collect | Reading.get | Reading.use)) !== 0
  );
}

const PERMITTING = new Set(['permission', 'permissions', 'consent']);

/** "The following are not collected:", "None of the following is collected:" */
function isFollowing(s: Sentence, clause: Clause, last: number): boolean {
  const { from, to } = subjectOf(clause);
  const main = lastVerb(clause.group);
  return (
    clause.group.passive && main === last && to - from <= 4 && s.norm(to - 1) === 'following' && (s.readings(main) & Reading.collect) !== 0
  );
}
