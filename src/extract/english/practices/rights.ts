// Rights that the policy offers its readers, one statement each.
import { AGREED, ASKING, GIVING, MACHINES, NOT_THEIRS, OWN, PLAIN, READERS, SEEING, TAKING_BACK } from '../../../generated/words/rights.js';
import { Bit } from '../lexicon/lexicon.js';
import type { Clause } from '../clauses/clause.js';
import { lastVerb } from '../groups/group.js';
import { draft, type Draft } from '../roles/draft.js';
import { grantsUs } from '../clauses/infinitives.js';
import { conditionsIn } from '../limits/limits.js';
import type { Sentence } from '../sentences/sentence.js';
import { around, clauseOf } from '../sentences/stretch.js';
import type { Phrase } from '../tokens/tokens.js';
import type { Topic } from '../sentences/topics.js';

/** Rights whose words are everyday words too: they need words around them that make them rights. */
const EVERYDAY = new Set(['access', 'correct', 'delete', 'restrict', 'object']);

export function rights(s: Sentence, topic: Topic, out: Draft[]): void {
  if (!s.has('right')) return;
  // "you give us the right to see it"
  if (s.clauses.some((c) => c.governor && grantsUs(s.tokens, c.governor, c.governorNoun))) return;
  const context = s.has('right_context') || topic.rights || s.clauses.some((c) => mayBeDone(s, c) || givesReader(s, c));
  const seen = new Set<string>();
  for (const p of s.phrases) {
    if (p.kind !== 'right') continue;
    const words = s.words(p.from, p.to).toLowerCase();
    const plain = PLAIN.has(p.id) || (p.id === 'opt_out_sale' && words.startsWith('opt'));
    if (!context && !plain && !doneOnRequest(s, p)) continue;
    const id = EVERYDAY.has(p.id) && ofTheChild(s, p) ? 'parental_control' : p.id;
    if (seen.has(id) || deniedToReader(s, p)) continue;
    // "You may change your mind": of what was agreed to, not of what was bought.
    if (words.endsWith('mind') && !s.holds(AGREED)) continue;
    const weak = EVERYDAY.has(p.id) && !/\b(?:right|request|copy)\b/.test(words);
    if (weak && !readersRight(s, p, topic)) continue;
    if (p.id === 'opt_out_sale' && s.bits(p.from) & Bit.CAPITAL && !s.has('right_context')) continue;
    seen.add(id);
    const { start, end } = around(s, p);
    out.push(
      draft('offer_right', start, end, {
        right: id,
        mood: 'rights',
        conditions: conditionsIn(s, { from: 0, to: s.tokens.length }),
        notes: [`"${s.words(p.from, p.to)}" is the right`],
        steps: weak ? ['the words around it speak of rights'] : [],
      }),
    );
  }
  const sees = seesToo(s, seen);
  if (sees)
    out.push(
      draft('offer_right', s.span(sees.start, sees.start + 1).start, s.span(0, sees.region.to).end, {
        right: 'access',
        mood: 'rights',
        steps: ['the words around it speak of rights'],
      }),
    );
}

/** "You can see, correct or delete your data": to see is to access where another right stands beside it. */
function seesToo(s: Sentence, seen: ReadonlySet<string>): Clause | null {
  if (seen.has('access') || (!seen.has('correct') && !seen.has('delete'))) return null;
  return s.clauses.find((c) => mayBeDone(s, c) && c.group.mains.length > 1 && c.group.mains.some((m) => SEEING.has(s.base(m)))) ?? null;
}

/** "you may receive …", "parents may ask …". */
function mayBeDone(s: Sentence, c: Clause): boolean {
  return isReader(s, c) && c.group.kind === 'finite' && c.modal === 'may' && !c.negated && !c.hypothetical && !c.indirect;
}

/** "delete your child's data" is a parent's right. */
function ofTheChild(s: Sentence, p: Phrase): boolean {
  return (
    s.has('child') &&
    s.tokens.some((t) => t.stem === 'parent' || t.stem === 'guardian') &&
    s.phrases.some((c) => c.kind === 'child' && c.from >= p.from && c.from - p.to < 8)
  );
}

/** "You do not have the right to have your posts deleted." */
function deniedToReader(s: Sentence, p: Phrase): boolean {
  const clause = clauseOf(s, p);
  // "samples cannot be withdrawn"
  if (clause?.negated && clause.group.passive && clause.group.mains.some((m) => m >= p.from && m < p.to)) return true;
  for (let c = clause; c; c = c.governor)
    if (c.actor === 'user' && c.group.negated)
      return p.id === 'opt_out_sale' ? cannotOptOut(s, c, p) : p.id !== 'opt_out_adm' && p.id !== 'no_retaliation';
  return false;
}

/** "You cannot opt out of the sale", "you have no right to"; not "you need not log in to opt out", "you do not want us to sell it". */
function cannotOptOut(s: Sentence, c: Clause, p: Phrase): boolean {
  if (s.find(p.from, p.to, OPTING) < 0 || c.group.kind !== 'finite' || c.hypothetical) return false;
  const main = lastVerb(c.group);
  return (c.modal === 'may' && main >= p.from && main < p.to) || s.find(main + 1, p.to, ENTITLING) >= 0;
}

const OPTING = new Set(['opt', 'opt-out']);
const ENTITLING = new Set(['right', 'able', 'option']);

const ENTITLED = new Set(['parent', 'guardian', 'resident', 'consumer']);

/** The reader, or those the reader may be: "parents", "residents of California". */
function isReader(s: Sentence, c: Clause): boolean {
  if (c.actor === 'user') return true;
  if (!c.subject || c.actor === 'first' || c.actor === 'data') return false;
  for (let k = c.subject.from; k < c.subject.to; k++) if (ENTITLED.has(s.stem(k))) return true;
  return false;
}

/** "we give you …", "our page lets users …"; not "these allow us …". */
function givesReader(s: Sentence, c: Clause): boolean {
  return (
    c.actor !== 'user' &&
    c.actor !== 'data' &&
    !c.negated &&
    c.group.mains.some((m) => GIVING.has(s.base(m)) && (s.norm(m + 1) === 'you' || READERS.has(s.stem(m + 1))))
  );
}

const TERMS = new Set(['change', 'modification', 'amendment', 'revision', 'term']);
const CLOSE = 4;

/** A bare "delete" or "access" is a right only where it is about the reader's data and the reader may have it done. */
function readersRight(s: Sentence, p: Phrase, topic: Topic): boolean {
  // "If you object to changes of this policy, close your account": no right against what is done with data.
  if (p.id === 'object' && s.findStem(p.from + 1, p.to + CLOSE, TERMS) >= 0) return false;
  // "You may object to suggestions": whatever it is about.
  if (
    p.id === 'object' &&
    s.clauses.some((c) => mayBeDone(s, c) && c.group.mains.some((m) => m >= p.from && m < p.to && s.base(m) === 'object'))
  )
    return true;
  // "revoke the app's access to your data", "allow us to access it": what others have.
  if (
    p.id === 'access' &&
    ((s.norm(p.from - 2) === 'us' && !ASKING.has(s.base(p.from - 3))) || s.find(p.from - 5, p.from, TAKING_BACK) >= 0)
  )
    return false;
  if (ofMachine(s, p) || NOT_THEIRS.has(s.norm(p.from - 1)) || s.norm(p.from) === 'accessing' || s.norm(p.from) === 'updates') return false;
  const clause = clauseOf(s, p);
  // "how you can access …" points to where it is said, "if you have deleted …" tells what was done.
  if (
    (clause?.indirect && clause.actor === 'user') ||
    (p.to - p.from === 1 && ['have', 'has'].includes(s.norm(p.from - 1)) && s.norm(p.from).endsWith('ed'))
  )
    return false;
  // "will not be able to access it"
  if (clause?.negated) return false;
  if (topic.rights && p.from < 3 && (!clause || clause.group.kind !== 'finite') && (p.id !== 'access' || s.tokens.length < 7)) return true;
  if (!aboutData(s, p) || (p.id === 'access' && clause && usesInPassing(s, clause, p))) return false;
  if (!clause) return true;
  for (let c: Clause | null = clause; c; c = c.governor) {
    if (isReader(s, c)) return true;
    if (givesReader(s, c)) return true;
  }
  if (clause.actor === 'third') return false;
  if (clause.actor === 'first' && onRequest(s, clause)) return true;
  if (clause.actor === 'first') return topic.rights && clause.group.mains.every((m) => m < p.from || m >= p.to);
  return topic.rights || s.phrases.some((q) => q.kind === 'right_context' && q.from < p.from && p.from - q.from < 30);
}

/** "We delete your data if you ask", "tell us and we will correct it": what we do once the reader asks is theirs to have done. */
function onRequest(s: Sentence, deed: Clause): boolean {
  // "If your child gave us a name, tell us and we will delete it": an error undone, no right of parents.
  if (deed.negated || deed.hypothetical || deed.group.kind !== 'finite' || s.has('child')) return false;
  if (
    s.phrases.some(
      (q) => q.kind === 'right_context' && REQUESTED.has(s.norm(q.to - 1)) && q.from >= deed.region.from && q.to <= deed.region.to,
    )
  )
    return true;
  return s.clauses.some(
    (c) =>
      c !== deed &&
      c.group.mains.some((m) => ASKING.has(s.base(m))) &&
      ((c.group.kind === 'imperative' && c.group.from < deed.group.from) ||
        (c.actor === 'user' && c.group.kind === 'finite' && c.hypothetical)),
  );
}

function doneOnRequest(s: Sentence, p: Phrase): boolean {
  const clause = clauseOf(s, p);
  return (
    clause?.actor === 'first' &&
    (s.find(p.from, p.to, COPY) >= 0 || clause.group.mains.some((m) => m >= p.from && m < p.to)) &&
    onRequest(s, clause)
  );
}

const COPY = new Set(['copy']);
const REQUESTED = new Set(['request', 'ask']);

function aboutData(s: Sentence, p: Phrase): boolean {
  const near = { from: Math.max(0, p.from - 12), to: Math.min(s.tokens.length, p.to + 12) };
  return s.within('data', near).length > 0 || s.tokens.slice(near.from, near.to).some((t) => t.bits & Bit.GENERIC || OWN.has(t.norm));
}

/** What is accessed or deleted is no data of the reader: "delete cookies", "access certain content", "review the updated policy". */
function ofMachine(s: Sentence, p: Phrase): boolean {
  for (let k = p.to - 1; k < Math.min(p.to + 6, s.tokens.length); k++) {
    if (MACHINES.has(s.norm(k))) return true;
    // "similar data used by browsers" is nobody's in particular.
    if (s.bits(k) & Bit.GENERIC && s.norm(k - 1) === 'similar') continue;
    if (s.bits(k) & Bit.GENERIC || s.norm(k) === 'account' || s.norm(k) === 'profile' || s.norm(k) === 'personal') return false;
    if (k >= p.to && s.bits(k) & Bit.PUNCT && s.norm(k) !== ',') return false;
  }
  return false;
}

const USING = new Set(['use', 'using']);

/** "when you access your account", "access to and use of our service": what the reader does anyway. */
function usesInPassing(s: Sentence, clause: Clause, p: Phrase): boolean {
  if (s.find(p.to - 1, p.to + 3, USING) >= 0) return true;
  const verb = clause.group.mains.some((m) => m >= p.from && m < p.to);
  return (
    verb &&
    clause.actor === 'user' &&
    clause.group.kind === 'finite' &&
    (clause.hypothetical || clause.subordinator === 'when' || clause.relative)
  );
}
