// Whom to turn to, notice of changes, children.
import { CALLS, STREETS, TAKING_BACK, TELLING } from '../../../generated/words/notices.js';
import { draft, type Draft } from '../roles/draft.js';
import type { Clause } from '../clauses/clause.js';
import { durationIn } from '../roles/durations.js';
import { mentionsIn } from '../roles/roles.js';
import { exceptionOf } from '../limits/exceptions.js';
import { conditionsIn } from '../limits/limits.js';
import type { Sentence } from '../sentences/sentence.js';
import { whole } from '../sentences/stretch.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Topic } from '../sentences/topics.js';

const PHONE = /\+?\(?\d[\d\s().-]{7,}\d/;
const LETTERS = new Set(['post', 'mail', 'letter']);
const FORMS = new Set(['form', 'page']);
const CONTACT = new Set(['contact']);
const AT = new Set(['at']);

export function contacts(s: Sentence, topic: Topic, out: Draft[]): void {
  const add = (contact: string): void => {
    const { start, end } = whole(s);
    if (!out.some((d) => d.contact === contact)) out.push(draft('give_contact', start, end, { contact }));
  };
  for (const p of s.within('contact', { from: 0, to: s.tokens.length })) if (!isDenied(s, p)) add(p.id);
  const asks = s.has('contact_context') || topic.contact;
  const text = s.text.slice(s.start, s.end);
  if (
    (text.includes('@') && s.tokens.some((t) => t.norm.includes('@') && t.norm.includes('.'))) ||
    (s.holds(AT) && /[([]at[)\]]/.test(text) && /\S\s?(?:\(at\)|\[at\])\s?\S/.test(text))
  )
    add('email');
  if (!asks) return;
  if (PHONE.test(text) && s.holds(CALLS)) add('phone');
  if (/\d/.test(text) && ((s.holds(LETTERS) && s.tokens.some((t, k) => LETTERS.has(t.norm) && s.norm(k - 1) === 'by')) || s.holds(STREETS)))
    add('post');
  if (s.holds(FORMS) && s.holds(CONTACT)) add('form');
}

/** "We have not appointed a data protection officer", "there is no representative". */
function isDenied(s: Sentence, p: Phrase): boolean {
  if (['no', 'not', 'without'].includes(s.norm(p.from - 1)) || s.norm(p.from - 2) === 'not') return true;
  return s.clauses.some(
    (c) =>
      c.negated &&
      c.actor !== 'user' &&
      c.group.kind !== 'infinitive' &&
      p.from >= c.region.from &&
      p.from < Math.min(c.region.to, c.region.from + 6),
  );
}

export function changes(s: Sentence, topic: Topic, out: Draft[]): void {
  const p = s.first('change');
  if (!p) return;
  const aboutPolicy =
    topic.change ||
    s.tokens.some((t, k) => ['policy', 'notice', 'statement', 'term'].includes(t.stem) || (t.norm === 'page' && s.norm(k - 1) === 'this'));
  // "Changes to this policy" is a title, "to tell you of changes to our terms" an aim.
  const said =
    s.clauses.some((c) => c.group.kind === 'finite' || c.group.kind === 'imperative') ||
    s.words(p.from, p.to).toLowerCase() === 'last updated';
  if (!aboutPolicy || !said) return;
  const at = whole(s);
  const has = (...stems: readonly string[]): boolean => s.tokens.some((t) => stems.includes(t.stem));
  const how = has('email') ? 'email' : has('notify', 'notification') ? 'notice' : has('post', 'posting') ? 'posting' : null;
  const before = durationIn(s, { from: 0, to: s.tokens.length })?.duration ?? null;
  const untold = untoldIn(s);
  // "We will not tell you of changes unless the law asks for it"
  const limit = untold ? exceptionOf(s, untold, mentionsIn)?.exception : null;
  const exception = limit?.conditions.some((c) => c.kind === 'law') ? limit : null;
  out.push(
    draft('notify_change', at.start, at.end, {
      polarity: untold && (exception || !s.holds(TAKING_BACK)) ? 'does_not' : 'does',
      exception,
      mechanism: how,
      duration: before?.kind === 'period' ? before : null,
      modal: isLeftOpen(s) ? 'may' : 'does',
    }),
  );
}

/** "We may tell you of changes"; not "we may change this policy, and will tell you". */
function isLeftOpen(s: Sentence): boolean {
  const telling = s.clauses.filter((c) => c.group.kind === 'finite' && c.group.mains.some((main) => TELLING.has(s.base(main))));
  return telling.length ? telling.every((c) => c.modal === 'may') : s.tokens.some((t) => t.norm === 'may');
}

/** "We will not tell you of changes", "you will not be told of changes": the clause that says so. */
function untoldIn(s: Sentence): Clause | null {
  return (
    s.clauses.find(
      (c) =>
        c.negated &&
        !c.double &&
        c.actor === (c.group.passive ? 'user' : 'first') &&
        c.group.kind === 'finite' &&
        c.group.mains.some((main) => TELLING.has(s.base(main))),
    ) ?? null
  );
}

export function children(s: Sentence, out: Draft[]): void {
  if (!s.has('child')) return;
  const text = s.text.slice(s.start, s.end).toLowerCase();
  if (!/under|age|years|direct|intend|design|knowingly|parent/.test(text)) return;
  const at = whole(s);
  out.push(
    draft('address_children', at.start, at.end, {
      polarity: s.clauses.some((c) => c.negated) ? 'does_not' : 'does',
      conditions: conditionsIn(s, { from: 0, to: s.tokens.length }),
    }),
  );
}
