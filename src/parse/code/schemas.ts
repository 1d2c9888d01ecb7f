// Schemas of databases that can be read line by line: Prisma, tables of SQL, models of Django and SQLAlchemy, schema.rb of Rails.
import type { Span } from '../../model/text.js';

export interface SchemaField extends Span {
  readonly model: string;
  readonly name: string;
  /** As written: `String`, `varchar`, `EmailField`. */
  readonly type: string;
}

/** The fields of every model and table; a column that the same file takes away again is none. */
export function schemaFields(path: string, text: string): SchemaField[] {
  if (/\.prisma$/i.test(path)) return prismaFields(text);
  if (/\.sql$/i.test(path)) return sqlFields(text);
  return /\.rb$/i.test(path) ? railsFields(text) : pythonFields(text);
}

/** Calls a function with each line and its offset. */
function eachLine(text: string, take: (line: string, at: number) => void): void {
  let at = 0;
  for (const line of text.split('\n')) {
    take(line, at);
    at += line.length + 1;
  }
}

function prismaFields(text: string): SchemaField[] {
  const found: SchemaField[] = [];
  let model: string | null = null;
  eachLine(text, (line, at) => {
    const words = line.trim().split(/\s+/, 3);
    if (model === null) {
      if ((words[0] === 'model' || words[0] === 'type') && words[1] && line.includes('{')) model = words[1].replace('{', '');
    } else if (words[0] === '}') model = null;
    else if (words[0] && words[1] && /^[A-Za-z]\w*$/.test(words[0])) {
      const start = at + line.indexOf(words[0]);
      found.push({ model, name: words[0], type: words[1].replace(/[?[\]]+$/, ''), start, end: start + words[0].length });
    }
  });
  return found;
}

/** Lines longer than this are data. */
const LONGEST_LINE = 500;
const CREATE = /^\s*create\s+(?:(?:unlogged|global|temporary|temp)\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."`[\]]{1,120})/i;
const ALTER = /^\s*alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w."`[\]]{1,120})/i;
const ADD = /\badd\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?["`[]?(\w{1,80})["`\]]?\s+["`[]?(\w{1,40})/i;
const DROP = /\bdrop\s+column\s+(?:if\s+exists\s+)?["`[]?(\w{1,80})/i;
const COLUMN = /^\s*["`[]?(\w{1,80})["`\]]?\s+["`[]?([A-Za-z]\w{0,40})/;
/** Words that begin a line of a table and name no column, or follow ADD. */
const NO_COLUMN = new Set('constraint primary foreign unique check index key exclude like partition fulltext spatial period'.split(' '));

/** Columns that `create table` and `alter table … add` name, a column a line as people and tools write them. */
function sqlFields(text: string): SchemaField[] {
  const found: SchemaField[] = [];
  /** Where a column is last taken away. */
  const gone = new Map<string, number>();
  let table: string | null = null;
  let isCreated = false;
  eachLine(text, (whole, at) => {
    const line = whole.slice(0, LONGEST_LINE);
    const head = CREATE.exec(line) ?? ALTER.exec(line);
    if (head) {
      table = bareName(head[1] as string);
      isCreated = CREATE.test(line);
    }
    if (table === null || /^\s*--/.test(line)) return;
    const rest = head ? line.slice(head[0].length) : line;
    const dropped = DROP.exec(rest)?.[1];
    if (dropped) gone.set(`${table}.${dropped}`, at);
    const column = isCreated ? (head ? null : COLUMN.exec(line)) : ADD.exec(rest);
    const [, name = '', type = ''] = column ?? [];
    if (column && !NO_COLUMN.has(name.toLowerCase())) {
      const start = at + (head ? head[0].length : 0) + column.index + column[0].indexOf(name);
      found.push({ model: table, name, type, start, end: start + name.length });
    }
    if (/;\s*(?:--.*)?$/.test(line)) table = null;
  });
  return found.filter(({ model, name, start }) => start > (gone.get(`${model}.${name}`) ?? -1));
}

/** `"public"."users"` is users. */
function bareName(name: string): string {
  return (name.split('.').at(-1) ?? name).replace(/["`[\]]/g, '');
}

const CLASS = /^class\s+(\w{1,80})\s*\(/;
/** `email = models.EmailField(…)`, `email = db.Column(…)`, `email: Mapped[str] = …`, `email: str = Field(…)`. */
const ATTRIBUTE = /^\s+(\w{1,80})\s*(?::\s*[\w.[\], |"']{1,80})?=\s*(?:models\.|db\.|sa\.|fields\.)?(\w*(?:Field|Column|mapped_column))\(/;
const RELATIONS = /^(?:ForeignKey|OneToOne|ManyToMany|Generic|Boolean)/;

function pythonFields(text: string): SchemaField[] {
  const found: SchemaField[] = [];
  let model: string | null = null;
  eachLine(text, (whole, at) => {
    const line = whole.slice(0, LONGEST_LINE);
    const head = CLASS.exec(line);
    if (head) model = head[1] as string;
    else if (/^\S/.test(line) && !/^[#)]/.test(line)) model = null;
    const [, name = '', type = ''] = (model !== null && ATTRIBUTE.exec(line)) || [];
    if (model === null || !name || RELATIONS.test(type)) return;
    const start = at + line.indexOf(name);
    found.push({ model, name, type, start, end: start + name.length });
  });
  return found;
}

function railsFields(text: string): SchemaField[] {
  const found: SchemaField[] = [];
  let model: string | null = null;
  eachLine(text, (whole, at) => {
    const line = whole.slice(0, LONGEST_LINE);
    model = /^\s*create_table\s+["':]?(\w{1,80})/.exec(line)?.[1] ?? (/^\s*end\b/.test(line) ? null : model);
    const [, type = '', name = ''] = (model !== null && /^\s*t\.(\w{1,40})\s+["':](\w{1,80})/.exec(line)) || [];
    if (model === null || !name || ['index', 'boolean', 'references', 'belongs_to'].includes(type)) return;
    const start = at + line.indexOf(name, line.indexOf(type) + type.length);
    found.push({ model, name, type, start, end: start + name.length });
  });
  return found;
}
