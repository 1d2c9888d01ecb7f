import type { ClaimsReport, ClaimsStream, FileClaims } from '../model/report.js';
import type { Condition, Exception, Mention, Statement } from '../model/statement.js';
import { textAt } from '../model/text.js';
import { range, toJson } from './encode.js';
import { FORMAT_VERSION } from './json.js';

/** `claims --format json`: one object with the files in the order given. */
export function claimsJson(report: ClaimsReport): string {
  const { tool, files, skipped } = report;
  return (
    toJson(
      {
        formatVersion: FORMAT_VERSION,
        tool: { name: tool.name, version: tool.version },
        files: files.map(jsonFile),
        skipped: skipped.map(({ path, reason, part }) => ({ path, reason, ...(part ? { part } : {}) })),
      },
      2,
    ) + '\n'
  );
}

/** `claims --format jsonl`: one line a file; nothing at all where there is no file. */
export function claimsJsonl(report: ClaimsReport): string {
  return report.files.map((file) => [...claimsLine(file)].join('')).join('');
}

/** The line of one file in pieces, one a statement: a line of many megabytes need not be one string. */
export function* claimsLine(file: ClaimsStream): Generator<string> {
  yield `${toJson(headOf(file)).slice(0, -1)},"statements":[`;
  let comma = '';
  for (const statement of file.statements) {
    yield comma + toJson(jsonStatement(statement));
    comma = ',';
  }
  yield ']}\n';
}

function jsonFile(file: FileClaims) {
  return { ...headOf(file), statements: file.statements.map(jsonStatement) };
}

function headOf(file: Omit<FileClaims, 'statements'>) {
  return { formatVersion: FORMAT_VERSION, file: file.source.path, language: file.language, sentences: file.sentences };
}

/** Offsets in UTF-16 units of the file, lines and columns from 1. */
function jsonStatement(statement: Statement) {
  const { action, actor, polarity, modal, mood, right, basis, place, mechanism, source, contact, confidence, because, duration, at } =
    statement;
  return {
    action,
    actor,
    polarity,
    modal,
    mood,
    exception: statement.exception ? jsonException(statement.exception) : null,
    conditions: statement.conditions.map(jsonCondition),
    only: statement.only,
    data: statement.data.map(jsonMention),
    recipients: statement.recipients.map(jsonMention),
    purposes: statement.purposes.map(jsonMention),
    duration: duration ? { kind: duration.kind, days: duration.days, event: duration.event, text: duration.text } : null,
    right,
    basis,
    place,
    mechanism,
    source,
    contact,
    confidence,
    because,
    start: at.start,
    end: at.end,
    ...range(at),
    quote: textAt(at),
  };
}

function jsonMention({ id, text, start, end }: Mention) {
  return { id, text, start, end };
}

function jsonCondition({ kind, text, start, end }: Condition) {
  return { kind, text, start, end };
}

function jsonException({ text, start, end, recipients, purposes, conditions }: Exception) {
  return {
    text,
    start,
    end,
    recipients: recipients.map(jsonMention),
    purposes: purposes.map(jsonMention),
    conditions: conditions.map(jsonCondition),
  };
}
