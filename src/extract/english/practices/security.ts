// Security measures: what the sentence's phrases name, given to the statements of its verbs or said on its own.
import { HAVING, LYING, MERELY, MOVING, NO_MEASURE, POINTING, VERBAL } from '../../../generated/words/security.js';
import { Bit } from '../lexicon/lexicon.js';
import { draft, type Draft } from '../roles/draft.js';
import { mentionsIn } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import { clauseOf, reaching, whole } from '../sentences/stretch.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Topic } from '../sentences/topics.js';

/** @param made what the sentence's verbs said; "we encrypt …" learns here by which measure */
export function security(s: Sentence, topic: Topic, made: readonly Draft[], out: Draft[]): void {
  if (!s.has('security') && !made.some((d) => d.action === 'secure')) return;
  const found = s.phrases.filter((p) => p.kind === 'security' && s.norm(p.to) !== ':' && !isElsewhere(s, p));
  const secured = made.filter((d) => d.action === 'secure');
  if (secured.length) return named(s, secured, found);
  if (!found.length) return;
  const ours =
    s.clauses.some((c) => c.actor === 'first') || s.tokens.some((t) => t.bits & Bit.FIRST) || found.some((p) => p.id !== 'general');
  if (!ours) return;
  const seen = new Set<string>();
  for (const p of found) {
    // "Encrypting … with SSL" is one measure.
    if (p.id === 'encryption' && found.some((other) => other.id === 'encryption_in_transit' || other.id === 'encryption_at_rest')) continue;
    if (seen.has(p.id) || (p.id === 'general' && p.to - p.from === 1 && !topic.security && !haveSafeguards(s, p))) continue;
    seen.add(p.id);
    const clause = clauseOf(s, p);
    // "if you chose a password-protected account"; "you can switch two-factor authentication on" is still offered.
    if (clause?.actor === 'user' && p.id !== 'mfa') continue;
    const at = clause ? reaching(s, clause, p) : whole(s);
    // "Our partners use firewalls", "sponsors that are behind firewalls"
    const theirs = s.clauses.find(
      ({ actor, group, relative, region }) =>
        actor === 'third' &&
        group.kind === 'finite' &&
        !group.passive &&
        // "partners who have a need to know": whom we let see it.
        !(relative && s.find(p.from, p.to, KNOWING) >= 0) &&
        p.from < region.to &&
        group.mains.some((m) => (group.copula ? p.from - m < NEAR : HAVING.has(s.base(m))) && m < p.from && m >= region.from - 1),
    );
    out.push(
      draft('secure', at.start, at.end, {
        ...(theirs ? { actor: 'third' as const, actorIds: theirs.actorIds } : {}),
        mechanism: p.id === 'encryption' ? wayOf(s) : p.id,
        polarity: clause?.negated && p.id !== 'general' ? 'does_not' : 'does',
        modal: clause?.modal ?? 'does',
        data: mentionsIn(s, 'data', { from: 0, to: s.tokens.length }),
        notes: [`"${s.words(p.from, p.to)}" is the measure`],
      }),
    );
  }
}

/** "are behind (strong) firewalls" */
const NEAR = 4;
const KNOWING = new Set(['know', 'need-to-know']);

/** "we maintain … safeguards": the bare word is a measure where we have it. */
function haveSafeguards(s: Sentence, p: Phrase): boolean {
  return (
    s.norm(p.from) === 'safeguards' &&
    s.clauses.some(
      (c) =>
        c.actor === 'first' &&
        !c.negated &&
        p.from >= c.region.from &&
        p.from < c.region.to &&
        c.group.mains.some((m) => HAVING.has(s.base(m))),
    )
  );
}

/** The most telling measure first: a statement holds one. */
const TELLING = [
  'end_to_end',
  'encryption_in_transit',
  'encryption_at_rest',
  'hashing',
  'mfa',
  'access_control',
  'certification',
  'encryption',
];

/** Whether a phrase names what is done: "firewalls", "technical measures", not "protect your data". */
function isMeasure(s: Sentence, p: Phrase): boolean {
  return (
    p.id !== 'general' ||
    !VERBAL.has(s.norm(p.from)) ||
    (p.to - p.from > 1 && ['measure', 'procedure', 'control', 'technology', 'precaution', 'safeguard'].includes(s.stem(p.to - 1)))
  );
}

function named(s: Sentence, secured: readonly Draft[], found: readonly Phrase[]): void {
  const id = TELLING.find((m) => found.some((p) => p.id === m)) ?? 'general';
  const measure = found.some((p) => isMeasure(s, p));
  for (const d of secured)
    if (
      d.mood === 'indirect' ||
      (id === 'general' &&
        !measure &&
        (d.mood === 'presupposed' ||
          (d.data.length === 0 && d.exception === null && !found.length) ||
          s.find(0, s.tokens.length, MERELY) >= 0))
    )
      d.low = true;
  for (const d of secured) {
    if (d.mechanism === null || d.mechanism === 'encryption') d.mechanism = id === 'general' ? (d.mechanism ?? id) : id;
    if (d.mechanism === 'encryption') d.mechanism = wayOf(s);
  }
}

/** "When we transmit card numbers, we encrypt them" is about the way, "stored encrypted" about where data lie; both or neither say just "encryption". */
function wayOf(s: Sentence): string {
  let [moving, lying] = [false, false];
  for (let k = 0; k < s.tokens.length; k++) {
    const [base, stem] = [s.base(k), s.stem(k)];
    moving ||= MOVING.has(base) || MOVING.has(stem);
    lying ||= LYING.has(base) || LYING.has(stem);
  }
  return moving === lying ? 'encryption' : moving ? 'encryption_in_transit' : 'encryption_at_rest';
}

/** The words of a measure used of something else: "our partners' security practices", "steps to keep it accurate", "media access control". */
function isElsewhere(s: Sentence, p: Phrase): boolean {
  if (NO_MEASURE.has(s.norm(p.to))) return true;
  if (p.id === 'access_control') {
    // "Our vendors have limited access": what they are given.
    if (s.norm(p.to - 1) === 'access' && clauseOf(s, p)?.actor === 'third') return true;
    const to = s.words(p.to, p.to + 4).toLowerCase();
    return s.norm(p.from - 1) === 'media' || /^to (?:our|the|this) (?:service|site|website|app)/.test(to);
  }
  if (p.id !== 'general') return false;
  const clause = clauseOf(s, p);
  // "We are not responsible for the security of …"
  if (clause?.negated && clause.group.copula && s.tokens.some((t) => t.norm === 'responsible' || t.norm === 'liable')) return true;
  // "More on our security practices is found in …"
  if (clause && clause.actor !== 'first' && clause.group.mains.some((m) => POINTING.has(s.base(m)))) return true;
  if (VERBAL.has(s.norm(p.from)) && ofOurThings(s, p)) return true;
  const behind = s.words(p.to, p.to + 8).toLowerCase();
  return (
    (/\b(?:reasonable|appropriate)\b/i.test(s.words(p.from, p.to)) && /\b(?:accurate|verify|delete|notify|identity)\b/.test(behind)) ||
    (s.words(p.from, p.to).toLowerCase() === 'industry standard' &&
      /\b(?:there|no)\b/.test(s.words(Math.max(0, p.from - 4), p.from).toLowerCase()))
  );
}

/** "to protect the security of our website": what is kept safe is no data of the reader. */
function ofOurThings(s: Sentence, p: Phrase): boolean {
  for (let k = p.to; k < Math.min(p.to + 6, s.tokens.length); k++) {
    if (s.bits(k) & (Bit.GENERIC | Bit.USER | Bit.PUNCT)) return false;
    if (s.bits(k) & Bit.FIRST_NOUN) return s.norm(k - 1) === 'our' || s.norm(k - 1) === 'the' || s.norm(k - 1) === 'this';
  }
  return false;
}
