// What changed between a sentence and the one that it became: periods, consent, legal bases.
import { hints } from '../../check/hints.js';
import { mentionsAny, quoteOf } from '../../check/wording.js';
import type { Statement } from '../../model/statement.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type { Told } from '../difference.js';
import { isSame, turnOf } from '../declared/retention.js';
import { Aligner } from './align.js';
import { meet, signatureOf } from './meaning.js';
import type { Sentence, Texts } from './text.js';

/** Two sentences share at least so much of their words to be one sentence that was changed. */
const ONE = 0.55;
/** … and so much where what is told of hangs on a few of them. */
const ALIKE = 0.7;

/** Differences within sentences that were changed. */
export function* pairChanges(texts: Texts, vocabulary: Vocabulary): Generator<Told> {
  const signatures = new Set(texts.after.flatMap(({ statements }) => statements.map(signatureOf)));
  const aligner = new Aligner(texts.come);
  for (const was of texts.gone) {
    const left = was.statements.filter((s) => s.by === 'policy' && !signatures.has(signatureOf(s)));
    if (!left.length) continue;
    const [best] = aligner.nearest(was, 1);
    if (!best || best.share < ONE) continue;
    const is = best.other;
    const told =
      left.reduce<Told | null>(
        (found, s) => found ?? periodChange(was, s, is, vocabulary) ?? (best.share < ALIKE ? null : consentChange(was, s, is, vocabulary)),
        null,
      ) ?? basisChange(was, is);
    if (told) yield { ...told, witness: 'policy' };
  }
}

function periodChange(was: Sentence, old: Statement, is: Sentence, vocabulary: Vocabulary): Told | null {
  if ((old.action !== 'retain' && old.action !== 'delete') || !old.duration) return null;
  // With several periods in one sentence, which became which is a guess.
  const now = is.statements.filter((s) => s.action === old.action && s.duration && s.polarity === old.polarity && meet(s, old, vocabulary));
  const [one] = now;
  if (!one?.duration || now.length > 1 || isSame(old.duration, one.duration)) return null;
  const turn = turnOf(old.duration, one.duration);
  if (turn === 'other') return null;
  return {
    subject: 'retention',
    turn,
    label: turn === 'wider' ? 'longer retention' : 'shorter retention',
    bearing: turn === 'wider' ? 'against' : 'for',
    before: was.at,
    after: is.at,
    ids: old.data.map(({ id }) => id),
    message: `The policy says "${one.duration.text}" now; before, "${old.duration.text}": "${quoteOf(is.at)}".`,
  };
}

/** Consent that a sentence asked for, and no longer does; or the reverse. */
function consentChange(was: Sentence, old: Statement, is: Sentence, vocabulary: Vocabulary): Told | null {
  // "What was collected without consent is deleted" asks for none.
  if (old.polarity !== 'does' || old.actor !== 'first' || old.mood !== 'asserted' || old.action === 'delete') return null;
  const asks = ({ conditions }: Statement): boolean => conditions.some(({ kind }) => kind === 'consent');
  const now = is.statements.find(
    (s) => s.action === old.action && s.polarity === 'does' && s.actor === 'first' && s.mood === 'asserted' && meet(s, old, vocabulary),
  );
  if (!now || asks(now) === asks(old)) return null;
  // What was not read as consent may still be spoken of, and what was read so may be something else.
  const [asking, silent] = asks(old) ? [was, is] : [is, was];
  if (!mentionsAny(asking.at, hints('consent')) || mentionsAny(silent.at, hints('consent'))) return null;
  return {
    subject: 'consent',
    turn: asks(old) ? 'narrower' : 'wider',
    label: asks(old) ? 'weaker consent' : 'stronger consent',
    bearing: asks(old) ? 'against' : 'for',
    before: was.at,
    after: is.at,
    ids: old.data.map(({ id }) => id),
    message: asks(old) ? `Consent is no longer asked for: "${quoteOf(is.at)}".` : `Consent is asked for: "${quoteOf(is.at)}".`,
    certain: old.confidence === 'high' && now.confidence === 'high',
  };
}

function basisChange(was: Sentence, is: Sentence): Told | null {
  const bases = ({ statements }: Sentence): Set<string> =>
    new Set(statements.flatMap(({ action, basis }) => (action === 'rely_on_basis' && basis ? [basis] : [])));
  const [old, now] = [bases(was), bases(is)];
  if (!old.size || !now.size) return null;
  const asked = (set: ReadonlySet<string>): boolean => set.has('consent') || set.has('explicit_consent');
  if (asked(old) === asked(now) || mentionsAny((asked(old) ? is : was).at, hints('consent'))) return null;
  return {
    subject: 'basis',
    turn: asked(old) ? 'narrower' : 'wider',
    label: asked(old) ? 'weaker basis' : 'stronger basis',
    bearing: asked(old) ? 'against' : 'for',
    before: was.at,
    after: is.at,
    ids: [...now],
    message: `The basis is ${asked(old) ? 'no longer consent' : 'consent now'}: "${quoteOf(is.at)}".`,
  };
}
