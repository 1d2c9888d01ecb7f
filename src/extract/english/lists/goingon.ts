// Lead-ins that go on with what was said before them ("This includes:"), and what points back to it.
import { CASE_NOUNS } from '../../../generated/words/leadkind.js';
import { ELSE, POINTERS } from '../../../generated/words/goingon.js';
import { ENUMERATING } from '../../../generated/words/shared.js';
import { RECIPIENT_NOUNS } from '../../../generated/words/nominal.js';
import type { Draft } from '../roles/draft.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { PURPOSE_NOUNS, type LeadKind } from '../roles/leadkind.js';
import type { Sentence } from '../sentences/sentence.js';
import { Bit } from '../lexicon/lexicon.js';
import { lastVerb } from '../groups/group.js';
import { actionOf } from '../verbs/inpassing.js';
import type { LeadIn } from './leadin.js';

const RIGHTS = new Set(['right', 'rights']);

/** "We collect data about you. This includes:" — the list goes on with what was said. */
export function enumerating(s: Sentence, last: number, clause: Clause, said: Draft | null): LeadIn | null {
  if (!said || (clause.actor !== 'unknown' && clause.actor !== 'data' && clause.actor !== 'third') || !clause.subject) return null;
  const main = lastVerb(clause.group);
  if ((!clause.group.copula && !ENUMERATING.has(s.base(main))) || main < last - MOST_BEHIND || clause.negated) return null;
  if (main < last - 3 && s.find(main + 1, last, LIMITED) < 0) return null;
  // "These include the rights to:" goes on with the law, not with what was said.
  if (
    (!pointsBack(s, clause) && !namesAgain(s, clause, said) && !namesThemAgain(s, clause, said)) ||
    s.find(main + 1, s.tokens.length, RIGHTS) >= 0
  )
    return null;
  // "Examples of data you can export include:" is of something else.
  if (s.clauses.some((c) => c.relative && c.actor === 'user' && c.group.from < clause.group.from && actionOf(s, c) === null)) return null;
  const nouns = s.tokens.slice(clause.subject.from, clause.subject.to);
  const flows = said.action === 'share' || said.action === 'sell';
  if (said.action === 'use' && main < last) return null;
  // "Those interests include:": what it is done for, where it is used.
  if (said.action !== 'use' && nouns.some((t) => t.stem === 'interest')) return null;
  const kind: LeadKind =
    said.action === 'use'
      ? 'purposes'
      : said.actor === 'third' && nouns.some((t) => RECIPIENT_NOUNS.has(t.stem))
        ? 'actors'
        : flows && nouns.some((t) => RECIPIENT_NOUNS.has(t.stem))
          ? 'recipients'
          : flows && nouns.some((t) => CASE_NOUNS.has(t.stem) || PURPOSE_NOUNS.has(t.stem))
            ? 'conditions'
            : 'objects';
  return {
    kind,
    actor: said.actor === 'third' ? 'third' : 'first',
    actorIds: said.actorIds,
    negated: said.polarity === 'does_not',
    modal: clause.modal === 'may' ? 'may' : said.modal,
    template: { ...said, modal: clause.modal === 'may' ? 'may' : said.modal },
    text: s.text.slice(s.start, s.end),
    mood: 'asserted',
  };
}

/** "We share it with nobody. The only exceptions are:": whom or in which cases the list names, they are left out of the denial. */
export function exceptingLead(s: Sentence, said: Draft | null): LeadIn | null {
  if (!said || said.polarity !== 'does_not' || said.actor !== 'first' || !FLOWS.has(said.action) || s.tokens.length > MOST_EXCEPTING)
    return null;
  const at = s.findStem(0, s.tokens.length, EXCEPTION);
  const main = s.clauses.find((c) => c.group.kind === 'finite');
  if (at < 0 || (main && (!main.group.copula || main.negated))) return null;
  const { start, end } = s.span(0, s.tokens.length);
  const text = s.text.slice(s.start, s.end);
  said.exception ??= { start, end, text, recipients: [], purposes: [], conditions: [] };
  return {
    kind: 'conditions',
    actor: 'first',
    actorIds: [],
    negated: true,
    modal: said.modal,
    template: { ...said, start, end, words: [], exception: { ...said.exception, text: `following: ${text}` } },
    text,
    mood: 'asserted',
  };
}

const FLOWS: ReadonlySet<string> = new Set(['share', 'sell', 'transfer']);
const EXCEPTION = new Set(['exception']);
const MOST_EXCEPTING = 12;

const LIMITED = new Set(['limited']);
// "include, but are not limited to, the following"
const MOST_BEHIND = 9;

/** "We may ask you for personal data. Personal data may include:": what was just said to be collected, by its name; not "Personal data include:", which tells what the words mean. */
function namesAgain(s: Sentence, { actor, modal, subject }: Clause, said: Draft): boolean {
  if (actor !== 'data' || modal !== 'may' || !subject || said.action !== 'collect' || said.actor !== 'first' || said.polarity !== 'does')
    return false;
  const named = s.within('data', subject);
  return said.mood === 'asserted' && named.length > 0 && named.every((p) => said.data.some((d) => d.id === p.id));
}

/** "We share it with third parties. Third parties may be:": those to whom data were just said to go. */
function namesThemAgain(s: Sentence, { subject }: Clause, said: Draft): boolean {
  if (!subject || said.action !== 'share' || said.polarity !== 'does' || said.mood !== 'asserted') return false;
  return (
    subject.to - subject.from <= 3 &&
    RECIPIENT_NOUNS.has(s.stem(subject.to - 1)) &&
    !s.tokens.slice(subject.from, subject.to).some((t) => t.bits & Bit.NEG)
  );
}

/** "These measures", "such interests": of something that nobody does with data. */
function namesElse(s: Sentence, { subject }: Clause): boolean {
  return subject !== null && subject.to - subject.from > 1 && ELSE.has(s.stem(subject.to - 1));
}

/** "This", "these companies", "such information", "examples": what the sentence before spoke of. */
export function pointsBack(s: Sentence, clause: Clause): boolean {
  const from = subjectOf(clause).from;
  const to = subjectOf(clause).to;
  return (
    from >= 0 &&
    !namesElse(s, clause) &&
    (POINTERS.has(s.norm(from)) ||
      POINTERS.has(s.norm(from - 1)) ||
      s.stem(from) === 'example' ||
      (s.norm(from) === 'the' && s.tokens.slice(from, to).some((t) => POINTERS.has(t.norm))))
  );
}
