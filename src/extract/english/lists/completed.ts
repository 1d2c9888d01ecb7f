// Which statement the items of a list complete: one that the lead-in is read as, or what its verb alone says.
import { ENUMERATING, HELPING, HOLDING } from '../../../generated/words/shared.js';
import { DATA_NOUNS } from '../../../generated/words/leadkind.js';
import { draft, type Draft } from '../roles/draft.js';
import { ofSubject } from './nominal.js';
import { subjectOf, type Clause } from '../clauses/clause.js';
import { exceptionOf } from '../limits/exceptions.js';
import { mentionsIn } from '../roles/roles.js';
import { Bit, Reading } from '../lexicon/lexicon.js';
import { FOLLOWING, lastWord } from '../roles/leadkind.js';
import type { Sentence } from '../sentences/sentence.js';
import { lastVerb } from '../groups/group.js';
import { PROCESSING } from '../verbs/inpassing.js';
import { pointsBack } from './goingon.js';
import type { Beside } from './leadin.js';

/** The statement that the list completes: the main clause's first one, before what it is done for. */
export function templateOf(s: Sentence, clause: Clause, drafts: readonly Draft[]): Draft | null {
  // "We share it with firms to help us advertise, such as:" completes what is shared.
  const shared = drafts.find((d) => d.action === 'share' && d.mood === 'asserted');
  // "We use it to market to you, and for other ends, such as to:" completes what it is used for.
  const used = drafts.find((d) => d.action === 'use' && d.mood === 'asserted');
  const isAim = (d: Draft): boolean =>
    d.action === 'advertise' && (d.start === shared?.start || (used !== undefined && d.start > used.start && d.end <= used.end));
  // "We may share your name (not your picture) with:" completes what is shared.
  const isLeftOut = (d: Draft): boolean =>
    d.polarity === 'does_not' && drafts.some((o) => o.polarity === 'does' && o.action === d.action && o.start === d.start);
  // "We and our vendors use it to:": what we do the list completes, and theirs is told beside it.
  const isBeside = (d: Draft): boolean => drafts.some((o) => o !== d && isTwin(d, o));
  const said = drafts.filter((d) => (d.mood === 'asserted' || d.mood === 'hypothetical') && !isAim(d) && !isLeftOut(d) && !isBeside(d));
  const starts = clause.group.mains.map((m) => s.span(m, m + 1).start);
  // "While we must keep some data, your choices include:"
  if (CONCEDING.has(s.norm(0)) && !clause.subordinator && clause.start > 0 && (clause.actor === 'unknown' || clause.actor === 'user'))
    return null;
  const following = s.tokens.findIndex((t) => t.norm === 'following');
  const own = following < 0 ? [] : said.filter((d) => d.words.some((w) => w.role === 'action' && starts.includes(w.start)));
  // "will not sell or share it except": what the exception completes is sharing.
  return (
    own.find((d) => d.action === 'share' && d.polarity === 'does_not') ??
    // "We use the following vendors to store your data:" completes whom they reach.
    (shared && own[0]?.action === 'use' && own[0].recipients.length > 0 && !own[0].data.length ? shared : undefined) ??
    own[0] ??
    lastOf(s, clause, said) ??
    implied(s, clause) ??
    (clause.group.kind === 'finite' && opensList(s, clause) ? (drafts.at(-1) ?? null) : null)
  );
}

/** Whether others are said to do what we are said to do in the same words. */
function isTwin(theirs: Draft, ours: Draft): boolean {
  return (
    theirs.actor === 'third' &&
    ours.actor === 'first' &&
    theirs.action === ours.action &&
    theirs.start === ours.start &&
    theirs.polarity === ours.polarity
  );
}

/** Who does beside us what the list completes; null where nobody is said to. */
export function othersBeside({ also }: Clause, template: Draft, drafts: readonly Draft[]): Beside | null {
  if (template.actor !== 'first') return null;
  const said = drafts.find((d) => isTwin(d, template));
  if (said) return { ids: said.actorIds, said };
  return also && !drafts.includes(template) ? { ids: also, said: null } : null;
}

const CONCEDING = new Set(['while', 'although', 'though', 'if']);

/** The last thing said; what is said under a condition in front of the main clause is not what the list completes. */
function lastOf(s: Sentence, clause: Clause, said: readonly Draft[]): Draft | undefined {
  const last = said.at(-1);
  const at = s.span(clause.start, clause.start + 1).start;
  return last?.mood === 'hypothetical' && !clause.subordinator && last.end <= at ? undefined : last;
}

/** "The data held by us are the following:", "… includes:", "… where we collect data:"; not "The following data held by us are confidential:". */
function opensList(s: Sentence, clause: Clause): boolean {
  if (s.clauses.at(-1)?.subordinator) return true;
  return ENUMERATING.has(s.base(lastVerb(clause.group))) || s.find(clause.region.from, s.tokens.length, FOLLOWING) >= 0;
}

/** "we can see:", "we share:": the verb alone says what the items are about. */
function implied(s: Sentence, clause: Clause): Draft | null {
  const main = lastVerb(clause.group);
  const readings = s.readings(main);
  // "we may be able to tell:", "we can tell:"
  if (clause.actor === 'first' && TELLING.has(s.norm(lastWord(s))) && lastWord(s) - main < 4)
    return draft('collect', ...offsets(s), { polarity: clause.negated ? 'does_not' : 'does', modal: 'may' });
  // "The data we collect help us to:", "Cookies allow us to:"
  if ((clause.actor === 'data' || clause.actor === 'tool') && HELPING.has(s.base(main)) && !clause.negated && s.norm(lastWord(s)) === 'to')
    return draft('use', ...offsets(s), { modal: clause.modal });
  // "The data we collect include:", not "Personal data include:".
  if (
    (clause.actor === 'data' ||
      clause.actor === 'first' ||
      s.stem(subjectOf(clause).from) === 'example' ||
      ALL.has(s.norm(subjectOf(clause).from))) &&
    clause.subject &&
    clause.subject.to - clause.subject.from > 2 &&
    (clause.group.copula || ENUMERATING.has(s.base(main)) || s.base(main) === 'follow')
  ) {
    const hung = ofSubject(s, clause);
    if (hung) return hung;
  }
  if (HOLDING.has(s.base(main)) && !clause.group.passive && !clause.negated && holdsData(s, clause, main))
    return draft('collect', ...offsets(s), { modal: clause.modal });
  if (clause.group.copula || clause.actor === 'user' || clause.actor === 'unknown') return null;
  const action =
    PROCESSING.has(s.base(main)) || readings & (Reading.collect | Reading.get | Reading.track | Reading.store)
      ? ('collect' as const)
      : readings & (clause.group.kind === 'infinitive' ? Reading.share | Reading.convey : Reading.share)
        ? ('share' as const)
        : readings & Reading.retain
          ? ('retain' as const)
          : readings & Reading.use
            ? ('use' as const)
            : readings & Reading.sell
              ? ('sell' as const)
              : null;
  if (
    !action ||
    ['include', 'contain', 'involve'].includes(s.base(main)) ||
    (s.base(main) === 'need' && main < lastWord(s) && !isOfFollowing(s, main)) ||
    (s.base(main) === 'take' && s.find(main + 1, s.tokens.length, MEASURES) >= 0) ||
    (['ask', 'request', 'require'].includes(s.base(main)) &&
      main < lastWord(s) - 2 &&
      s.norm(main + 1) !== 'for' &&
      !isOfFollowing(s, main))
  )
    return null;
  return draft(action, ...offsets(s), {
    actor: clause.actor === 'third' ? 'third' : 'first',
    actorIds: clause.actorIds,
    polarity: clause.negated ? 'does_not' : 'does',
    modal: clause.modal,
    exception: clause.negated ? (exceptionOf(s, clause, mentionsIn)?.exception ?? null) : null,
  });
}

/** "We need the following data:", "We request the following from guests:" */
function isOfFollowing(s: Sentence, main: number): boolean {
  return s.norm(main + 2) === 'following' && (DATA_NOUNS.has(s.stem(main + 3)) || !!(s.bits(main + 3) & (Bit.PREP | Bit.PUNCT)));
}

/** "We never sell, rent or share:", "We collect and share the following:": what the verbs beside that of the template say of each item; `objects`: that items are data, without which nothing is collected. */
export function besides(s: Sentence, { group, negated }: Clause, template: Draft, drafts: readonly Draft[], objects: boolean): Draft[] {
  const out: Draft[] = [];
  if (group.mains.length < 2) return out;
  for (const m of group.mains) {
    const readings = s.readings(m);
    const action = readings & Reading.sell ? 'sell' : readings & Reading.share ? 'share' : readings & Reading.collect ? 'collect' : null;
    if (!action || action === template.action || (action === 'collect' && !objects) || out.some((d) => d.action === action)) continue;
    const at = s.span(m, m + 1).start;
    const said = drafts.find((d) => d.action === action && d.words.some((w) => w.role === 'action' && w.start === at));
    if (said && (said.mood !== 'asserted' || (said.polarity === 'does_not') !== negated)) continue;
    out.push(said ?? { ...template, action, words: [] });
  }
  return out;
}

/** "All we collect is:" */
const ALL = new Set(['all', 'what']);
const MEASURES = new Set(['measures', 'steps', 'precautions', 'care']);
const TELLING = new Set(['tell', 'see', 'know', 'learn', 'view']);
const MOST_OBJECT = 3;

/** "Log data include:", "Our register contains the following data:"; not "Personal data include:", which tells what the words mean. */
function holdsData(s: Sentence, clause: Clause, main: number): boolean {
  if (!clause.subject || clause.relative || clause.indirect || clause.hypothetical || pointsBack(s, clause)) return false;
  if (clause.actor === 'first')
    return s.base(main) === 'contain' && s.tokens.slice(main + 1, main + 2 + MOST_OBJECT).some((t) => t.bits & Bit.GENERIC);
  return (
    clause.actor === 'data' &&
    lastWord(s) - main <= MOST_OBJECT &&
    s.within('data', clause.subject).some((p) => p.id !== 'personal' && p.id !== 'non_personal')
  );
}

function offsets(s: Sentence): [number, number] {
  const { start, end } = s.span(0, s.tokens.length);
  return [start, end];
}
