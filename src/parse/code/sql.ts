// What SQL sets up and takes away: tables and columns, a column a line as people and tools write them.
import type { SchemaField } from './schemas.js';

/** A column, or a whole table, that is taken away or gets another name. */
export interface Gone {
  readonly table: string;
  /** Null for all of the table's. */
  readonly column: string | null;
  readonly at: number;
}

export interface Sql {
  /** The columns that are there at the end of the file. */
  readonly fields: SchemaField[];
  readonly gone: readonly Gone[];
}

/** Lines longer than this are data. */
const LONGEST_LINE = 500;
const CREATE = /^\s*create\s+(?:(?:unlogged|global|temporary|temp)\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."`[\]]{1,120})/i;
const ALTER = /^\s*alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w."`[\]]{1,120})/i;
const DROP_TABLE = /^\s*drop\s+table\s+(?:if\s+exists\s+)?([\w."`[\]]{1,120})/i;
const ADD = /\badd\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?["`[]?(\w{1,80})["`\]]?\s+["`[]?(\w{1,40})/i;
const DROP = /\bdrop\s+column\s+(?:if\s+exists\s+)?["`[]?(\w{1,80})/gi;
const RENAME = /\brename\s+(?:column\s+)?["`[]?(\w{1,80})["`\]]?\s+to\s+["`[]?(\w{1,80})/i;
const COLUMN = /^\s*["`[]?(\w{1,80})["`\]]?\s+["`[]?([A-Za-z]\w{0,40})/;
/** Words that begin a line of a table and name no column, or follow ADD or RENAME. */
const NO_COLUMN = new Set('constraint primary foreign unique check index key exclude like partition fulltext spatial period'.split(' '));
/** Where tools keep the way back in the same file, and where the way on begins again. */
const BACK = /^\s*--\s*(?:\+goose\s+down|\+migrate\s+down|migrate:down|\+micrate\s+down)\b/i;
const ON = /^\s*--\s*(?:\+goose\s+up|\+migrate\s+up|migrate:up|\+micrate\s+up)\b/i;

/** Whether a file only undoes what another one has set up. */
export function isUndone(path: string): boolean {
  return /(?:^|[/\\_.-])down\.sql$/i.test(path) || /(?:^|[/\\])U\d[\w.]*__[^/\\]*\.sql$/.test(path);
}

/** Reads a file of SQL; names keep the case in which they are written, and are compared without it. */
export function readSql(text: string): Sql {
  const found: SchemaField[] = [];
  const gone: Gone[] = [];
  let table: string | null = null;
  let isCreated = false;
  let isBack = false;
  let at = 0;
  for (const whole of text.split('\n')) {
    const line = whole.slice(0, LONGEST_LINE);
    const start = at;
    at += whole.length + 1;
    isBack = BACK.test(line) || (isBack && !ON.test(line));
    if (isBack || /^\s*--/.test(line)) continue;
    const dropped = DROP_TABLE.exec(line)?.[1];
    if (dropped) gone.push({ table: bareName(dropped), column: null, at: start });
    const head = CREATE.exec(line) ?? ALTER.exec(line);
    if (head) {
      table = bareName(head[1] as string);
      isCreated = CREATE.test(line);
    }
    if (table === null) continue;
    const from = head ? head[0].length : 0;
    const { column, old } = isCreated ? { column: head ? null : columnIn(line, COLUMN), old: [] } : changeIn(line.slice(from));
    for (const one of old) gone.push({ table, column: one, at: start });
    if (column) found.push({ model: table, name: column.name, type: column.type, ...spanOf(column, start + from) });
    if (/;\s*(?:--.*)?$/.test(line)) table = null;
  }
  return { fields: remaining(found, gone), gone };
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly at: number;
}

/** What a line of ALTER TABLE adds, and what it takes away. */
function changeIn(rest: string): { readonly column: Column | null; readonly old: readonly string[] } {
  const dropped = [...rest.matchAll(DROP)].map(([, name = '']) => name);
  const renamed = RENAME.exec(rest);
  if (!renamed || NO_COLUMN.has((renamed[1] as string).toLowerCase())) return { column: columnIn(rest, ADD), old: dropped };
  const name = renamed[2] as string;
  return { column: { name, type: '', at: renamed.index + renamed[0].lastIndexOf(name) }, old: [...dropped, renamed[1] as string] };
}

function columnIn(line: string, pattern: RegExp): Column | null {
  const [whole, name = '', type = ''] = pattern.exec(line) ?? [];
  if (whole === undefined || NO_COLUMN.has(name.toLowerCase())) return null;
  return { name, type, at: line.indexOf(whole) + whole.indexOf(name) };
}

function spanOf({ name, at }: Column, from: number): { readonly start: number; readonly end: number } {
  return { start: from + at, end: from + at + name.length };
}

/** The fields that nothing behind them in the file takes away. */
function remaining(fields: readonly SchemaField[], gone: readonly Gone[]): SchemaField[] {
  const last = new Map<string, number>();
  for (const { table, column, at } of gone) last.set(columnKey(table, column ?? ''), at);
  return fields.filter(({ model, name, start }) => [name, ''].every((one) => start > (last.get(columnKey(model, one)) ?? -1)));
}

/** What a column is compared by; an empty name stands for the whole table. */
function columnKey(table: string, column: string): string {
  return `${table}.${column}`.toLowerCase();
}

/** `"public"."users"` is users. */
function bareName(name: string): string {
  return (name.split('.').at(-1) ?? name).replace(/["`[\]]/g, '');
}
