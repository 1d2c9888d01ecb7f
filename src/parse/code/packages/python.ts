// What Python projects need: requirements*.txt, pyproject.toml (PEP 621 and Poetry), Pipfile.
import { isUnneeded } from '../../../model/ecosystem.js';
import { linesWith } from './lines.js';
import type { Line, Needed } from './lines.js';
import { tomlEntries } from './toml.js';
import type { TomlEntry } from './toml.js';

/** `sentry-sdk[django]>=2; python_version > "3.9"`: the name is what a requirement begins with. */
const NAME = /^\s*([A-Za-z0-9][\w.-]{0,99})(?![\w.:/-])/;
const EGG = /#egg=([A-Za-z0-9][\w.-]{0,99})/;
/** Files and projects that people write, as tools name them where they say by whom a package is needed. */
const WRITTEN = /-[rc] |\.in\b|\.txt\b|\.toml\b|setup\.(?:py|cfg)/;

/** Packages of a requirements.txt. Of one that a tool has written, with whom needs what (`# via`), those that people asked for. */
export function requirementsIn(text: string): Needed[] {
  const lines = linesWith(text);
  return lines.flatMap(({ line, at }, i) => {
    const match = NAME.exec(line) ?? (/^\s*(?:-e\s+)?git\+/.test(line) ? EGG.exec(line) : null);
    const name = match?.[1]?.replace(/[.-]+$/, '');
    if (!match || !name || !isAskedFor(lines, i)) return [];
    const start = at + match.index + match[0].indexOf(name);
    return [{ name, start, end: start + name.length }];
  });
}

const MOST_SAID = 50;

/** Whether no tool says that a package is there only because another one needs it. */
function isAskedFor(lines: readonly Line[], at: number): boolean {
  const said = [lines[at]?.line.split('#', 2)[1] ?? ''];
  for (const { line } of lines.slice(at + 1, at + MOST_SAID)) {
    if (!/^\s+(?:#|--hash)/.test(line)) break;
    said.push(line);
  }
  return !said.some((one) => /\bvia\b/.test(one)) || said.some((one) => WRITTEN.test(one));
}

/** Packages of a pyproject.toml: its dependencies, its extras, and those of Poetry; groups for development are left out. */
export function pyprojectIn(text: string): Needed[] {
  return tomlEntries(text).flatMap((entry) => {
    const { table, key } = entry;
    if (table === 'project' && key === 'dependencies') return requirementsOf(entry);
    if (table === 'project.optional-dependencies') return isUnneeded(key) ? [] : requirementsOf(entry);
    const [, group, only] = /^tool\.poetry\.(?:group\.(.+)\.)?dependencies(?:\.([^.]+))?$/.exec(table) ?? [];
    if (!/^tool\.poetry\.(?:group\..+\.)?dependencies(?:\.[^.]+)?$/.test(table) || (group && isUnneeded(group))) return [];
    const name = only === undefined ? key : key === '' ? only : '';
    return name && name !== 'python' ? [{ name, ...entry.at }] : [];
  });
}

function requirementsOf({ strings }: TomlEntry): Needed[] {
  return strings.flatMap(({ value, start }) => {
    const match = NAME.exec(value);
    const name = match?.[1] ?? '';
    const from = start + (match?.[0].indexOf(name) ?? 0);
    return match ? [{ name, start: from, end: from + name.length }] : [];
  });
}

/** Packages of a Pipfile. */
export function pipfileIn(text: string): Needed[] {
  return tomlEntries(text).flatMap(({ table, key, at }) => {
    if (table === 'packages' && key) return [{ name: key, ...at }];
    return key === '' && table.startsWith('packages.') ? [{ name: table.slice('packages.'.length), ...at }] : [];
  });
}
