// What readers do that tells of us: "any member can view your profile", "you can visit us without giving your name".
import { EVERY, LOOKING, TELLING, VISITING } from '../../../generated/words/readers.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import { spanStart, trimmed } from '../roles/extent.js';
import { hasGeneric, hasWord } from '../roles/found.js';
import { moodOf } from '../mood/mood.js';
import { rolesOf } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from '../verbs/verbs.js';

const NEAR = 4;

/** "Any member can view your photos", "all users may see what you post": shown to them by us. */
export function seenByReaders(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const { subject, group } = clause;
  if (!subject || group.kind !== 'finite' || group.passive || clause.relative || clause.hypothetical || clause.indirect || s.isQuestion)
    return null;
  if (!EVERY.has(s.norm(subject.from)) || s.find(subject.from, subject.to, YOU) >= 0) return null;
  const roles = rolesOf(s, clause, main, null);
  // "All users can see their own data"
  if (
    !roles.data.length ||
    hasWord(s, roles.object.from, Math.min(roles.object.from + NEAR, roles.object.to), THEIR) ||
    !hasWord(s, roles.object.from, roles.object.to, YOU)
  )
    return null;
  const { start, end } = s.span(spanStart(s, clause), trimmed(s, clause.region.to));
  return [
    draft('share', start, end, {
      data: roles.data,
      recipients: [{ id: 'other_users', text: s.words(subject.from, subject.to), ...s.span(subject.from, subject.to) }],
      polarity: clause.negated ? 'does_not' : 'does',
      modal: clause.negated ? 'does' : clause.modal,
      mood: moodOf(s, clause),
      steps: ['what others can see is shared with them'],
    }),
  ];
}
seenByReaders.verbs = { bases: [LOOKING] } satisfies Verbs;

const FILMED: ReadonlyMap<string, string> = new Map([
  ['film', 'content.audio_video'],
  ['record', 'content.audio_video'],
  ['videotape', 'content.audio_video'],
  ['photograph', 'identity.photo'],
]);
const BY = new Set(['by']);

/** "You may be filmed when you visit our offices": by us, where nobody else is named. */
export function filmedByUs(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const id = FILMED.get(s.base(main));
  if (!id || !clause.group.passive || clause.group.kind !== 'finite' || !clause.subject || clause.relative || clause.hypothetical)
    return null;
  if (clause.indirect || s.isQuestion || s.find(main + 1, main + 2, BY) >= 0 || s.norm(clause.subject.from) === 'your') return null;
  const { start, end } = s.span(spanStart(s, clause), trimmed(s, clause.region.to));
  return [
    draft('collect', start, end, {
      data: [{ id, text: s.words(main, main + 1), ...s.span(main, main + 1) }],
      polarity: clause.negated ? 'does_not' : 'does',
      modal: clause.negated ? 'does' : clause.modal,
      mood: moodOf(s, clause),
      steps: ['whoever a camera sees is filmed'],
    }),
  ];
}
filmedByUs.verbs = { bases: [...FILMED.keys()] } satisfies Verbs;

const ONLY = new Set(['only']);

/** "Only you can see your files": shown to nobody else. */
export function keptToReader(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const { subject, group } = clause;
  if (
    !subject ||
    group.kind !== 'finite' ||
    group.passive ||
    clause.relative ||
    clause.hypothetical ||
    clause.indirect ||
    clause.negated ||
    s.isQuestion
  )
    return null;
  if (s.norm(subject.to - 1) !== 'you' || s.find(subject.to - 2, subject.to - 1, ONLY) < 0) return null;
  const roles = rolesOf(s, clause, main, null);
  if (!roles.data.length && !roles.pronoun) return null;
  const { start, end } = s.span(spanStart(s, clause), trimmed(s, clause.region.to));
  return [
    draft('share', start, end, {
      data: roles.data,
      recipients: [{ id: 'anyone', text: s.words(subject.from, subject.to), ...s.span(subject.from, subject.to) }],
      polarity: 'does_not',
      mood: moodOf(s, clause),
      steps: ['what only the reader can see is shown to nobody'],
    }),
  ];
}
keptToReader.verbs = { bases: [LOOKING, 'open'] } satisfies Verbs;

const YOU = new Set(['you', 'your', 'yours']);
const THEIR = new Set(['their']);

const WHO = new Set(['who']);

/** "You can visit our pages without telling us who you are": we do not ask for it there. */
export function sparedToUser(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const g = clause.governor;
  if (
    clause.group.kind !== 'gerund' ||
    clause.preposition !== 'without' ||
    g?.actor !== 'user' ||
    g.group.passive ||
    g.negated ||
    g.group.kind !== 'finite' ||
    g.relative ||
    g.hypothetical ||
    g.modal !== 'may' ||
    clause.group.negated
  )
    return null;
  if (!g.group.mains.some((m) => VISITING.has(s.base(m))) || s.isQuestion) return null;
  const roles = rolesOf(s, clause, main, null);
  const end = Math.min(main + NEAR, s.tokens.length);
  if (!roles.data.length && !hasGeneric(s, main + 1, end) && s.find(main + 1, end, WHO) < 0) return null;
  if (clause.group.mains[0] !== main || s.bits(main + 1) & Bit.PREP) return null;
  const span = s.span(g.start, trimmed(s, clause.region.to));
  return [
    draft('collect', span.start, span.end, {
      polarity: 'does_not',
      data: roles.data.length ? roles.data : [],
      mood: moodOf(s, g),
      low: true,
      steps: ['what need not be told is not collected'],
    }),
  ];
}
sparedToUser.verbs = { bases: [TELLING] } satisfies Verbs;
