import type { ClaimsReport, FileClaims, ReportOptions } from '../model/report.js';
import type { Action, Duration, Exception, Mention, RoleWords, Statement } from '../model/statement.js';
import { columnsUnder, printedNote, printedRow, segmentsOf } from './frame.js';
import type { FrameRow, Mark, Segment } from './frame.js';
import { layoutLine, lineSpan } from './line.js';
import type { Row, Sheet } from './line.js';
import { counted, styleOf } from './style.js';
import type { Style } from './style.js';
import { skippedFiles } from './summary.js';

const MIN_COLUMNS = 20;
const ACTOR = { first: 'the organisation', third: 'others', user: 'the user' } as const;
/** Each action in words: the verb, and what follows it. */
const ACTION: Record<Action, readonly [verb: string, rest: string]> = {
  collect: ['collect', ''],
  use: ['use', ''],
  share: ['share', ''],
  sell: ['sell', ''],
  retain: ['retain', ''],
  delete: ['delete', ''],
  transfer: ['transfer', ''],
  track: ['track', ''],
  advertise: ['advertise', ''],
  profile: ['profile', ''],
  decide: ['decide', ''],
  train: ['train', ''],
  secure: ['secure', ''],
  offer_right: ['offer', ' a right'],
  rely_on_basis: ['rely', ' on a basis'],
  identify_controller: ['name', ' the controller'],
  give_contact: ['give', ' a contact'],
  notify_change: ['announce', ' changes'],
  honor_signal: ['honor', ' a signal'],
  address_children: ['address', ' children'],
  define: ['define', ' a term'],
};

/** `claims --format pretty`: each statement under the words it was read from, and the steps that led to it. */
export function claimsPretty(report: ClaimsReport, options: ReportOptions): string {
  const style = styleOf(options);
  const files = report.files.map((file) => `${fileBlock(file, options, style)}\n`);
  const skipped = report.skipped.length ? [`${skippedFiles(report.skipped, style)}\n`] : [];
  return [...files, ...skipped].join('\n');
}

function fileBlock(file: FileClaims, options: ReportOptions, style: Style): string {
  const { source, language, sentences, statements } = file;
  const facts = [`language ${style.say(language)}`, counted(sentences, 'sentence'), counted(statements.length, 'statement')];
  const head = style.bold(`${style.say(source.path)}: ${facts.join(', ')}`);
  return [head, ...statements.map((statement) => statementBlock(statement, options, style))].join('\n\n');
}

/** A statement under the words it was read from, with the steps that led to it. */
export function statementBlock(statement: Statement, options: ReportOptions, style: Style): string {
  const { source } = statement.at;
  const marks = marksOf(statement).flatMap((one) => segmentsOf(source, one).map((segment) => ({ ...segment, label: one.label })));
  const lines = [...new Set([...segmentsOf(source, mark(statement.at, '')), ...marks].map(({ line }) => line))].sort((a, b) => a - b);
  const width = String(lines.at(-1)).length;
  const sheet = { columns: Math.max(MIN_COLUMNS, options.columns - width - 3), ascii: options.ascii };
  const pad = ' '.repeat(width);
  const rows = lines.flatMap((line, index) => [
    ...(index > 0 && line > (lines[index - 1] as number) + 1 ? [{ line: 'gap', text: '', mark: null } as const] : []),
    ...lineRows(statement, marks, line, sheet),
  ]);
  return [
    `${style.where(statement.at)}: ${style.bold(reading(statement))}`,
    style.aside(`${pad} |`),
    ...rows.map((row) => printedRow(row, width, style, style.aside)),
    style.aside(`${pad} |`),
    ...details(statement, style).map((line) => printedNote(line, width, options.columns, style)),
  ].join('\n');
}

/** A statement in words: "the organisation does not sell"; modal and mood where they say more. */
export function reading({ actor, polarity, modal, mood, action }: Statement): string {
  const [verb, rest] = ACTION[action];
  const denied = polarity === 'does_not';
  const plural = actor === 'third';
  const inflected =
    modal === 'may'
      ? `${denied ? 'may not' : 'may'} ${verb}`
      : denied
        ? `${plural ? 'do' : 'does'} not ${verb}`
        : plural
          ? verb
          : inThirdPerson(verb);
  const condition = modal === 'only_if' ? ', under a condition' : '';
  return `${ACTOR[actor]} ${inflected}${rest}${condition}${mood === 'asserted' ? '' : ` (${mood.replace(/_/g, ' ')})`}`;
}

function inThirdPerson(verb: string): string {
  return verb.endsWith('s') ? `${verb}es` : verb.endsWith('ly') ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** What was read as what: mentions with their ids, the other roles by their words. */
function marksOf(statement: Statement): Mark[] {
  const { data, recipients, purposes, exception, conditions, words } = statement;
  const named: Mark[] = [
    ...data.map((mention) => mark(mention, 'data')),
    ...recipients.map((mention) => mark(mention, 'recipient')),
    ...purposes.map((mention) => mark(mention, 'purpose')),
    ...conditions.map((condition) => mark(condition, 'condition')),
    ...(exception ? [mark(exception, 'exception')] : []),
  ];
  const known = new Set(named.map(({ label }) => label));
  const roles = words.filter(({ role }) => !known.has(role)).map((word) => mark(word, ROLE[word.role]));
  const all = [...roles, ...named].filter(({ start, end }) => end > start && start >= 0 && end <= statement.at.source.text.length);
  return all.filter(
    (one, index) => all.findIndex((other) => other.start === one.start && other.end === one.end && other.label === one.label) === index,
  );
}

const ROLE: Record<RoleWords['role'], string> = {
  actor: 'actor',
  action: 'action',
  negation: 'not',
  data: 'data',
  recipient: 'recipient',
  purpose: 'purpose',
  exception: 'exception',
  condition: 'condition',
  duration: 'duration',
};

function mark({ start, end }: { start: number; end: number }, label: string): Mark {
  return { start, end, primary: false, label };
}

/** A source line with the underlines of its marks side by side, each with its role below. */
function lineRows({ at }: Statement, marks: readonly Segment[], line: number, sheet: Sheet): FrameRow[] {
  const own = marks.filter((one) => one.line === line);
  const { start, end } = lineSpan(at.source, line);
  const clause = { start: Math.max(start, Math.min(at.start, end)), end: Math.max(start, Math.min(at.end, end)) };
  return layoutLine(at.source, line, [clause, ...own], sheet).flatMap((row, index, rows): FrameRow[] => [
    { line: index === 0 ? line : null, text: row.text, mark: null },
    ...lanes(row, own, index === rows.length - 1).map((text): FrameRow => ({ line: null, text, mark: 'related' })),
  ]);
}

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Underlines of a row, and the labels under them: as few rows as hold them without touching each other. */
function lanes(row: Row, marks: readonly Mark[], isLast: boolean): string[] {
  const placed = marks
    .flatMap((one): Placed[] => {
      const under = columnsUnder(row, one, isLast);
      return under ? [{ ...under, label: one.label }] : [];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const lines = packed(placed, (one) => one.to, 0);
  return lines.flatMap((line) => [
    write(line, (one) => '-'.repeat(one.to - one.from)),
    ...packed(line, (one) => one.from + one.label.length, 1).map((labels) => write(labels, (one) => one.label)),
  ]);
}

function packed(items: readonly Placed[], endOf: (item: Placed) => number, gap: number): Placed[][] {
  const rows: Placed[][] = [];
  for (const item of items) {
    const row = rows.find((other) => endOf(other.at(-1) as Placed) + gap <= item.from);
    if (row) row.push(item);
    else rows.push([item]);
  }
  return rows;
}

function write(items: readonly Placed[], textOf: (item: Placed) => string): string {
  return items.reduce((line, item) => line.padEnd(item.from) + textOf(item), '');
}

function details(statement: Statement, style: Style): string[] {
  const { data, recipients, purposes, exception, conditions, duration, confidence, because } = statement;
  const lists: [string, readonly Mention[]][] = [
    ['data', data],
    ['recipients', recipients],
    ['purposes', purposes],
  ];
  const single = ['only', 'right', 'basis', 'place', 'mechanism', 'source', 'contact'] as const;
  return [
    ...lists
      .filter(([, mentions]) => mentions.length)
      .map(([name, mentions]) => `${name}: ${mentions.map((one) => mentioned(one, style)).join(', ')}`),
    ...(exception ? [`exception: ${excepted(exception, style)}`] : []),
    ...conditions.map((condition) => `condition: ${condition.kind} "${style.say(condition.text)}"`),
    ...(duration ? [`duration: ${lasting(duration, style)}`] : []),
    ...single.flatMap((key) => (statement[key] ? [`${key}: ${style.say(statement[key])}`] : [])),
    `confidence: ${confidence}`,
    ...because.map((step) => `because: ${style.say(step)}`),
  ];
}

function mentioned({ id, text }: Mention, style: Style): string {
  return `${style.say(id)} "${style.say(text)}"`;
}

function excepted({ text, recipients, purposes, conditions }: Exception, style: Style): string {
  const names = [...recipients.map(({ id }) => id), ...purposes.map(({ id }) => id), ...conditions.map(({ kind }) => kind)];
  return `"${style.say(text)}"${names.length ? ` (${names.map(style.say).join(', ')})` : ''}`;
}

function lasting({ kind, days, event, text }: Duration, style: Style): string {
  const facts = [kind, ...(days === null ? [] : [counted(Math.round(days * 100) / 100, 'day')]), ...(event ? [style.say(event)] : [])];
  return `${facts.join(', ')} "${style.say(text)}"`;
}
