// Files of SQL that follow each other: what a later one takes away is no longer there.
import type { Program } from '../../model/program.js';
import type { Source } from '../../model/text.js';
import type { Gone } from '../../parse/code/sql.js';

/**
 * The programs without the columns that a later file of the same folder drops or renames, in the order of their names.
 *
 * @param goneIn what a file of SQL takes away; nothing for other files
 */
export function asMigrated(programs: readonly Program[], goneIn: (source: Source) => readonly Gone[]): Program[] {
  const series = new Map<string, { readonly path: string; readonly keys: readonly string[] }[]>();
  for (const { source } of programs) {
    const keys = goneIn(source).map(({ table, column }) => keyOf(table, column));
    if (keys.length) series.set(seriesOf(source.path), [...(series.get(seriesOf(source.path)) ?? []), { path: source.path, keys }]);
  }
  if (!series.size) return [...programs];
  const last = new Map<string, string>();
  for (const [folder, files] of series)
    for (const { path, keys } of [...files].sort((a, b) => inNumbers(a.path, b.path)))
      for (const key of keys) last.set(`${folder}\n${key}`, path);
  return programs.map((program) => {
    const { path } = program.source;
    const isGone = (name: string): boolean => {
      const [table = '', column = ''] = name.split('.');
      return [column, null].some((one) => inNumbers(path, last.get(`${seriesOf(path)}\n${keyOf(table, one)}`) ?? path) < 0);
    };
    const facts = /\.sql$/i.test(path) ? program.facts.filter((fact) => fact.kind !== 'collect' || !isGone(fact.name)) : program.facts;
    return facts.length === program.facts.length ? program : { ...program, facts };
  });
}

/** What a column is known by; all of a table by its name alone. SQL does not tell capitals from small letters. */
function keyOf(table: string, column: string | null): string {
  return `${table}.${column ?? ''}`.toLowerCase();
}

/** The folder whose files follow each other; some tools keep each step in a folder of its own. */
function seriesOf(path: string): string {
  const parts = path.split('/');
  return parts.slice(0, /^(?:migration|up)\.sql$/i.test(parts.at(-1) ?? '') ? -2 : -1).join('/');
}

const bare = (part: string): string => part.replace(/^0+(?=\d)/, '');

/** The order of names in which 2 comes before 10, as tools take the steps. */
function inNumbers(a: string, b: string): number {
  const partsOf = (path: string): string[] => path.toLowerCase().match(/\d+|\D+/g) ?? [];
  const [x, y] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [m, n] = [bare(x[i] as string), bare(y[i] as string)];
    if (m === n) continue;
    if (/^\d/.test(m) && /^\d/.test(n) && m.length !== n.length) return m.length - n.length;
    return m < n ? -1 : 1;
  }
  return x.length - y.length;
}
