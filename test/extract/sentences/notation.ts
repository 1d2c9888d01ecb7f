// The compact notation in which the sentences beside this file say what is to be read in them, and its comparison with statements.
//
//   [maybe|never] ACTOR POLARITY ACTION [data, …] [-> recipient, …] [(flag, …)] ["quote of the clause"]
//
// A line must be met by a statement of at least medium confidence; and every such statement that is asserted, is not the user's
// and has an action of CLAIMS must be on a line. "maybe" opens a line that may be met; "never" one that no such statement may meet
// that is asserted or presupposed. "a|b" means either. `none` as data or recipient means that there is none; where nothing stands, nothing is compared.
// Flags: a modal (may, only_if), a mood, a confidence; except or except:WHAT (a condition, recipient or purpose that the exception
// names); if:CONDITION, unconditional; only:ROLE; days:N, event:EVENT, or a kind of duration; and KEY:ID for the keys of KEYS.
// Several moods mean any of them. Where none of these stands, the statement must be asserted (a right may stand in its own mood),
// modal `does`, without exception and without "only".
import type { Statement } from '../../../src/model/statement.js';
import { textAt } from '../../../src/model/text.js';
import type { TermKind, Vocabulary } from '../../../src/model/vocabulary.js';

export interface Line {
  readonly raw: string;
  readonly kind: 'required' | 'optional' | 'forbidden';
  readonly actor: readonly string[];
  readonly polarity: string;
  readonly action: readonly string[];
  readonly data: readonly string[];
  readonly recipients: readonly string[];
  readonly flags: readonly string[];
  readonly quote: string | null;
}

const ACTIONS = [
  'collect',
  'use',
  'share',
  'sell',
  'retain',
  'delete',
  'transfer',
  'track',
  'advertise',
  'profile',
  'decide',
  'train',
  'secure',
  'offer_right',
  'rely_on_basis',
  'identify_controller',
  'give_contact',
  'notify_change',
  'honor_signal',
  'address_children',
  'define',
];
/** What the sentences must name completely; statements of other actions may stand beside them. */
const CLAIMS = new Set(['collect', 'share', 'sell', 'retain', 'delete', 'transfer', 'track', 'advertise', 'decide', 'train']);
const MOODS = ['asserted', 'presupposed', 'hypothetical', 'indirect', 'question', 'user_choice', 'definition', 'rights', 'label'];
const CONFIDENCES = ['high', 'medium', 'low'];
const MODALS = ['may', 'only_if'];
const LASTING = ['period', 'until', 'session', 'indefinite', 'necessary'];
const CONDITIONS = ['consent', 'law', 'opt_out', 'merger', 'aggregate', 'age', 'region', 'scope', 'knowledge', 'need'];
const LIMITED = ['data', 'recipients', 'purposes', 'source', 'place', 'condition'];
const EVENTS = ['account_closed', 'last_use', 'payment', 'contract_end', 'request_resolved', 'collection'];
const MECHANISMS = [
  'cookie',
  'pixel',
  'sdk',
  'local_storage',
  'session_replay',
  'fingerprint',
  'email_beacon',
  'chat_widget',
  'social_widget',
  'flash_lso',
  'captcha',
  'analytics',
  'encryption_in_transit',
  'encryption_at_rest',
  'encryption',
  'end_to_end',
  'hashing',
  'access_control',
  'mfa',
  'certification',
  'general',
  'gpc',
  'dnt',
  'email',
  'notice',
  'posting',
];
const CONTACTS = ['dpo', 'representative', 'email', 'form', 'post', 'phone'];

/** Flags of the form KEY:ID: what they compare, and which ids there are besides the vocabulary's. */
const KEYS: Record<string, { of: (s: Statement) => string | null; terms?: TermKind; ids?: readonly string[] }> = {
  right: { of: (s) => s.right, terms: 'right' },
  basis: { of: (s) => s.basis, terms: 'basis' },
  by: { of: (s) => s.mechanism, terms: 'transfer', ids: MECHANISMS },
  in: { of: (s) => s.place, terms: 'country', ids: ['EU', 'EEA', 'abroad'] },
  from: { of: (s) => s.source, terms: 'source' },
  contact: { of: (s) => s.contact, ids: CONTACTS },
};

/** Reads one line. Throws an Error that names what is wrong with it, an unknown id included. */
export function lineOf(raw: string, vocabulary: Vocabulary): Line {
  const head = /^(?:(maybe|never) )?(\S+) (does|does_not) (\S+)/.exec(raw);
  if (!head) throw new Error(`not a line of the notation: ${raw}`);
  let rest = raw.slice(head[0].length);
  const cut = (from: number, length: number): string => {
    const text = from < 0 ? '' : rest.slice(from + length);
    if (from >= 0) rest = rest.slice(0, from);
    return text.trim();
  };
  const list = (text: string): string[] =>
    text
      .split(',')
      .map((x) => x.trim())
      .filter(Boolean);
  const quote = cut(rest.indexOf(' "'), 2).replace(/"$/, '');
  const flags = list(cut(rest.indexOf(' ('), 2).replace(/\)$/, ''));
  const recipients = list(cut(rest.indexOf(' -> '), 4));
  const line: Line = {
    raw,
    kind: head[1] === 'maybe' ? 'optional' : head[1] === 'never' ? 'forbidden' : 'required',
    actor: (head[2] as string).split('|'),
    polarity: head[3] as string,
    action: (head[4] as string).split('|'),
    data: list(rest),
    recipients,
    flags,
    quote: quote || null,
  };
  check(line, vocabulary);
  return line;
}

function check(line: Line, vocabulary: Vocabulary): void {
  const known = (word: string, kind: TermKind): boolean => word === 'none' || word.split('|').every((id) => vocabulary.term(kind, id));
  const wrong = [
    ...line.actor.filter((a) => !['first', 'third', 'user'].includes(a)),
    ...line.action.filter((a) => !ACTIONS.includes(a)),
    ...line.data.filter((d) => !known(d, 'data')),
    ...line.recipients.filter((r) => !known(r, 'recipient') && !known(r, 'country')),
    ...line.flags.filter((f) => !flagKnown(f, vocabulary)),
  ];
  if (wrong.length) throw new Error(`unknown: ${wrong.join(', ')} in: ${line.raw}`);
}

function flagKnown(flag: string, vocabulary: Vocabulary): boolean {
  const [key, value] = [flag.split(':')[0] as string, flag.split(':')[1]];
  if (value === undefined) return [...MODALS, ...MOODS, ...CONFIDENCES, ...LASTING, 'except', 'unconditional'].includes(key);
  if (key === 'days') return value !== '' && !Number.isNaN(Number(value));
  if (key === 'event') return EVENTS.includes(value);
  if (key === 'if') return CONDITIONS.includes(value);
  if (key === 'only') return LIMITED.includes(value);
  if (key === 'for') return value.split('|').every((id) => vocabulary.term('purpose', id));
  if (key === 'except') return CONDITIONS.includes(value) || !!vocabulary.term('recipient', value) || !!vocabulary.term('purpose', value);
  const { terms, ids } = KEYS[key] ?? {};
  return value.split('|').every((id) => ids?.includes(id) || (!!terms && !!vocabulary.term(terms, id)));
}

/** What is missing from, or too much in, the statements read from a text; empty where they are as expected. */
export function differences(lines: readonly Line[], statements: readonly Statement[], vocabulary: Vocabulary): string[] {
  const fits = (line: Line, s: Statement): boolean => mismatch(line, s, vocabulary) === null;
  const heard = statements.filter((s) => s.confidence !== 'low');
  const allowed = lines.filter((l) => l.kind !== 'forbidden');
  const pool = (line: Line): readonly Statement[] => (line.flags.includes('low') ? statements : heard);
  return [
    ...lines
      .filter((l) => l.kind === 'required' && !pool(l).some((s) => fits(l, s)))
      .map((l) => `missing: ${l.raw}${nearest(l, pool(l), vocabulary)}`),
    ...lines.filter((l) => l.kind === 'forbidden' && pool(l).some((s) => fits(l, s))).map((l) => `must not be read: ${l.raw}`),
    ...heard
      .filter((s) => s.mood === 'asserted' && s.actor !== 'user' && CLAIMS.has(s.action) && !allowed.some((l) => fits(l, s)))
      .map((s) => `too much: ${shown(s)}`),
  ];
}

function nearest(line: Line, statements: readonly Statement[], vocabulary: Vocabulary): string {
  const same =
    statements.find((s) => line.action.includes(s.action) && s.polarity === line.polarity) ??
    statements.find((s) => line.action.includes(s.action));
  return same ? ` (${mismatch(line, same, vocabulary)} in: ${shown(same)})` : '';
}

/** The first role in which a statement is not as a line says; null where it fits. */
export function mismatch(line: Line, s: Statement, vocabulary: Vocabulary): string | null {
  if (!line.action.includes(s.action)) return 'action';
  if (!line.actor.includes(s.actor)) return 'actor';
  if (s.polarity !== line.polarity) return 'polarity';
  if (
    !idsFit(
      line.data,
      s.data.map((m) => m.id),
      'data',
      vocabulary,
    )
  )
    return 'data';
  if (
    !idsFit(
      line.recipients,
      s.recipients.map((m) => m.id),
      'recipient',
      vocabulary,
    )
  )
    return 'recipients';
  const loose = line.kind === 'forbidden';
  if (!moodsOf(line, s).includes(s.mood)) return `mood ${s.mood}`;
  const bad = line.flags.find((f) => !flagFits(f, s)) ?? (loose ? undefined : unflagged(line.flags, s));
  if (bad) return bad;
  return line.quote === null || textAt(s.at).replace(/\s+/g, ' ') === line.quote ? null : 'quote';
}

/** Each wanted id must be there; besides them only what contains one of them ("personal" beside "contact.email"). */
function idsFit(wanted: readonly string[], found: readonly string[], kind: TermKind, vocabulary: Vocabulary): boolean {
  if (!wanted.length) return true;
  if (wanted[0] === 'none') return found.length === 0;
  const alternatives = wanted.map((w) => w.split('|'));
  return (
    alternatives.every((ids) => ids.some((id) => found.includes(id))) &&
    found.every((id) => alternatives.flat().some((w) => vocabulary.covers(kind, id, w)))
  );
}

/** The moods that a line allows; one that names none forbids what is taken for said, and asks for what is asserted. */
function moodsOf(line: Line, s: Statement): readonly string[] {
  const named = line.flags.filter((f) => MOODS.includes(f));
  if (named.length) return named;
  if (line.kind === 'forbidden') return ['asserted', 'presupposed'];
  return s.action === 'offer_right' ? ['asserted', 'rights'] : ['asserted'];
}

/** What a line leaves unsaid has its usual value. */
function unflagged(flags: readonly string[], s: Statement): string | undefined {
  if (!flags.some((f) => MODALS.includes(f)) && s.modal !== 'does') return `modal ${s.modal}`;
  if (!flags.some((f) => f.split(':')[0] === 'except') && s.exception) return 'an exception';
  if (!flags.some((f) => f.startsWith('only')) && s.only) return `only:${s.only}`;
  return undefined;
}

function flagFits(flag: string, s: Statement): boolean {
  const [key, value = ''] = flag.split(':') as [string, string?];
  if (MODALS.includes(key)) return s.modal === key;
  if (MOODS.includes(key)) return true;
  if (CONFIDENCES.includes(key)) return s.confidence === key;
  if (LASTING.includes(key)) return s.duration?.kind === key;
  if (key === 'days') return s.duration?.kind === 'period' && Math.abs((s.duration.days ?? 0) - Number(value)) <= 1;
  if (key === 'event') return s.duration?.event === value;
  if (key === 'if') return s.conditions.some((c) => c.kind === value);
  if (key === 'unconditional') return s.conditions.length === 0;
  if (key === 'only') return s.only === value;
  if (key === 'for') return s.purposes.some((p) => value.split('|').includes(p.id));
  if (key !== 'except') return value.split('|').includes(KEYS[key]?.of(s) ?? '');
  return (
    s.exception !== null &&
    (!value ||
      [
        ...s.exception.conditions.map((c) => c.kind),
        ...s.exception.recipients.map((r) => r.id),
        ...s.exception.purposes.map((p) => p.id),
      ].some((x) => x === value))
  );
}

/** A statement in the notation, for messages. */
export function shown(s: Statement): string {
  const ids = (mentions: readonly { id: string }[]): string => [...new Set(mentions.map((m) => m.id))].join(', ');
  const flags = [
    ...(s.modal === 'does' ? [] : [s.modal]),
    ...(s.mood === 'asserted' ? [] : [s.mood]),
    ...(s.exception
      ? ['except', ...s.exception.conditions.map((c) => `except:${c.kind}`), ...s.exception.recipients.map((r) => `except:${r.id}`)]
      : []),
    ...s.conditions.map((c) => `if:${c.kind}`),
    ...(s.only ? [`only:${s.only}`] : []),
    ...(s.duration
      ? [s.duration.days === null ? s.duration.kind : `days:${s.duration.days}`, ...(s.duration.event ? [`event:${s.duration.event}`] : [])]
      : []),
    ...Object.entries(KEYS)
      .map(([key, { of }]) => [key, of(s)])
      .filter(([, id]) => id)
      .map(([key, id]) => `${key}:${id}`),
    ...s.purposes.map((p) => `for:${p.id}`),
    s.confidence,
  ];
  return [
    s.actor,
    s.polarity,
    s.action,
    ids(s.data),
    s.recipients.length ? `-> ${ids(s.recipients)}` : '',
    `(${[...new Set(flags)].join(', ')})`,
    `"${textAt(s.at).replace(/\s+/g, ' ')}"`,
  ]
    .filter(Boolean)
    .join(' ');
}
