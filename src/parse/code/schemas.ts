// Schemas of databases that can be read line by line: Prisma, tables of SQL, models of Django and SQLAlchemy, schema.rb of Rails.
import type { Span } from '../../model/text.js';
import { isUndone, readSql } from './sql.js';

export interface SchemaField extends Span {
  readonly model: string;
  readonly name: string;
  /** As written: `String`, `varchar`, `EmailField`. */
  readonly type: string;
}

/** The fields of every model and table; a column that the same file takes away again is none. */
export function schemaFields(path: string, text: string): SchemaField[] {
  if (/\.prisma$/i.test(path)) return prismaFields(text);
  if (/\.sql$/i.test(path)) return isUndone(path) ? [] : readSql(text).fields;
  return /\.rb$/i.test(path) ? railsFields(text) : pythonFields(text);
}

/** Lines longer than this are data. */
const LONGEST_LINE = 500;

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
