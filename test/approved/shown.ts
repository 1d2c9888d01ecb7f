// How readings and findings stand in the approved files: a line each, what is not set left out, offsets from where its text starts.
//
//   OFFSET+LENGTH [<OFFSET+LENGTH of the sentence, if it is longer] ACTOR POLARITY ACTION [modal] [mood] [confidence] ROLE: ID "words"@OFFSET …; ROLE: … \ steps
//
// Words that are not those of the source at that place are followed by the length of the place. Of the places of words only those
// stand there (`words: a0+2 v3+5`, each role by a letter) that the mentions before them do not tell.
import type { Finding, Reading, TermMention } from '../../src/model/rule.js';
import type { Condition, Duration, Exception, Mention, RoleWords, Statement } from '../../src/model/statement.js';
import type { Place, Source, Span } from '../../src/model/text.js';
import { positionAt } from '../../src/model/text.js';

const LETTERS: Record<RoleWords['role'], string> = {
  actor: 'a',
  action: 'v',
  negation: 'n',
  data: 'd',
  recipient: 'r',
  purpose: 'p',
  exception: 'e',
  condition: 'c',
  duration: 't',
};
/** Characters of a step, of a heading and of words; more only make lines long. */
const STEP = 30;
const HEADING = 60;
const WORDS = 28;
/** Characters of a message in lists. */
const MESSAGE = 50;

/** A text with its lines below it, by its place in the file. */
export interface Entry {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** All that was read in a text, as one entry, with offsets of the text. */
export function entryOf(text: string, reading: Omit<Reading, 'document' | 'supplement'>): Entry {
  return {
    heading: short(text, HEADING),
    lines: [
      ...reading.statements.map((s) => lineOf(s, 0)),
      ...namedIn(reading.statements, reading.mentions, 0),
      ...wholeOf(reading).slice(0, -1),
    ],
  };
}

/** What was read in a policy, an entry for each sentence that says something, with offsets of the sentence; a change elsewhere moves none of them. */
export function entriesOf(source: Source, reading: Omit<Reading, 'document' | 'supplement'>): Entry[] {
  const sentences = new Map<number, Statement[]>();
  for (const s of reading.statements) sentences.set(s.within.start, [...(sentences.get(s.within.start) ?? []), s]);
  const entries = [...sentences.values()].map((own) => {
    const { start, end } = (own[0] as Statement).within;
    const mentions = reading.mentions.filter(({ at }) => at.start >= start && at.end <= end);
    return {
      heading: short(source.text.slice(start, end), HEADING),
      lines: [...own.map((s) => lineOf(s, start)), ...namedIn(own, mentions, start)],
    };
  });
  return [{ heading: '(the whole)', lines: wholeOf(reading) }, ...entries];
}

function wholeOf({ names, dates, mentions }: Omit<Reading, 'document' | 'supplement'>): string[] {
  return [
    ...(names.length ? [`called: ${names.join(', ')}`] : []),
    ...dates.map(
      ({ role, earliest, latest, text, at }) =>
        `date: ${role} ${earliest}${latest === earliest ? '' : `..${latest}`} ${JSON.stringify(text)} line ${positionAt(at.source, at.start).line}+${at.end - at.start}`,
    ),
    `names ${mentions.length} terms`,
  ];
}

/** The terms that are named and that the statements do not tell, behind the number of all. */
function namedIn(statements: readonly Statement[], mentions: readonly TermMention[], from: number): string[] {
  if (!mentions.length) return [];
  const told = new Set(statements.flatMap((s) => [...s.data, ...s.recipients, ...s.purposes]).map((m) => `${m.id} ${m.start} ${m.end}`));
  const rest = mentions
    .filter(({ id, at, denied }) => denied || !told.has(`${id} ${at.start} ${at.end}`))
    .map(({ kind, id, at, denied }) => `${denied ? 'no ' : ''}${kind} ${id} ${extent(at, from)}`);
  return [`named ${mentions.length}${rest.length ? `: ${rest.join(', ')}` : ''}`];
}

/** One statement; offsets count from `from`. */
export function lineOf(s: Statement, from: number): string {
  const { text } = s.at.source;
  const words = (m: { readonly text: string } & Span): string => wordsAt(m, text, from);
  const list = (role: string, mentions: readonly Mention[]): string[] =>
    mentions.length ? [`${role}: ${mentions.map((m) => `${m.id} ${words(m)}`).join(', ')}`] : [];
  const conditions = (all: readonly Condition[]): string[] =>
    all.length ? [`if: ${all.map((c) => `${c.kind} ${words(c)}`).join(', ')}`] : [];
  const exception = (e: Exception): string =>
    [`except: ${words(e)}`, ...list('to', e.recipients), ...list('for', e.purposes), ...conditions(e.conditions)].join(' ');
  const one = (key: string, value: string | null): string[] => (value === null ? [] : [`${key}: ${value}`]);
  const at = extent(s.at, from);
  const around = extent(s.within, from);
  const roles = [
    ...list('data', s.data),
    ...list('to', s.recipients),
    ...list('for', s.purposes),
    ...(s.exception ? [exception(s.exception)] : []),
    ...conditions(s.conditions),
    ...one('only', s.only),
    ...(s.duration ? [`lasts: ${durationOf(s.duration)}`] : []),
    ...one('right', s.right),
    ...one('basis', s.basis),
    ...one('in', s.place),
    ...one('by', s.mechanism),
    ...one('from', s.source),
    ...one('contact', s.contact),
    ...(s.said === text.slice(s.at.start, s.at.end) ? [] : [`said: ${JSON.stringify(s.said)}`]),
    ...wordsOf(s, from),
  ];
  const head = [
    at,
    ...(around === at ? [] : [`<${around}`]),
    s.actor,
    s.polarity,
    s.action,
    ...[
      [s.modal, 'does'],
      [s.mood, 'asserted'],
      [s.confidence, 'high'],
    ]
      .filter(([is, usual]) => is !== usual)
      .map(([is]) => is),
  ];
  return `${head.join(' ')}${roles.length ? ` ${roles.join('; ')}` : ''}${s.because.length ? ` \\ ${s.because.map((step) => short(step, STEP)).join(' \\ ')}` : ''}`;
}

function wordsOf(s: Statement, from: number): string[] {
  const told = new Set([
    ...s.data.map((m) => key('data', m)),
    ...s.recipients.map((m) => key('recipient', m)),
    ...s.purposes.map((m) => key('purpose', m)),
    ...s.conditions.map((m) => key('condition', m)),
    ...(s.exception ? [key('exception', s.exception)] : []),
  ]);
  const has = new Set(s.words.map((w) => key(w.role, w)));
  const untold = [...told].filter((one) => !has.has(one)).length;
  const rest = s.words.filter((w) => !told.has(key(w.role, w))).map((w) => `${LETTERS[w.role]}${extent(w, from)}`);
  return rest.length || untold ? [`words: ${[...rest, ...(untold ? [`-${untold}`] : [])].join(' ')}`] : [];
}

function key(role: string, { start, end }: Span): string {
  return `${role} ${start} ${end}`;
}

function durationOf({ kind, days, event, text }: Duration): string {
  return [kind, ...(days === null ? [] : [days]), ...(event === null ? [] : [event]), JSON.stringify(text)].join(' ');
}

function wordsAt({ text, start, end }: { readonly text: string } & Span, source: string, from: number): string {
  const isThere = source.slice(start, end) === text;
  const shown = text.length > WORDS ? `${JSON.stringify(`${text.slice(0, WORDS)}…`)}+${text.length}` : JSON.stringify(text);
  return `${shown}@${start - from}${isThere ? '' : `+${end - start}`}`;
}

function extent({ start, end }: Span, from: number): string {
  return `${start - from}+${end - start}`;
}

function short(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}

/** One finding, with all that a report shows of it but its rule's page and its fingerprint. */
export function findingOf(
  { ruleId, severity, confidence, message, help, cites, at, related, suppressed }: Finding,
  saysCites: readonly string[],
): string[] {
  return [
    `${ruleId} ${severity} ${confidence} ${placeOf(at)} ${message}`,
    ...related.map((one) => `  ${placeOf(one.at)} ${one.note}`),
    ...(help === null ? [] : [`  help: ${help}`]),
    ...(cites.join() === saysCites.join() ? [] : [`  cites: ${cites.join('; ')}`]),
    ...(suppressed ? [`  silenced ${suppressed.by}: ${suppressed.reason}`] : []),
  ];
}

/** A finding by its rule and place alone. */
export function briefly({ ruleId, severity, at }: Finding): string {
  const { line, column } = positionAt(at.source, at.start);
  return `${severity[0]} ${ruleId} ${at.source.path}:${line}:${column}`;
}

/** A finding by its rule and the lines and columns of all its places. */
export function besides({ ruleId, severity, at, related }: Finding): string {
  return `${severity[0]} ${ruleId} ${[at, ...related.map((one) => one.at)]
    .map(({ source, start }) => {
      const { line, column } = positionAt(source, start);
      return `${line}:${column}`;
    })
    .join(' ')}`;
}

/** A line a rule, with the severity and the places of each of its findings. */
export function byRule(findings: readonly Finding[]): string[] {
  const rules = new Map<string, string[]>();
  for (const finding of findings)
    rules.set(finding.ruleId, [...(rules.get(finding.ruleId) ?? []), besides(finding).replace(` ${finding.ruleId}`, '')]);
  return [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, places]) => `${id}: ${places.join(', ')}`);
}

/** Both ends of a message. */
export function shortly(message: string): string {
  return message.length > MESSAGE ? `${message.slice(0, MESSAGE / 2)}…${message.slice(-MESSAGE / 2)}` : message;
}

function placeOf({ source, start, end }: Place): string {
  const { line, column } = positionAt(source, start);
  return `${source.path}:${line}:${column}+${end - start}`;
}
