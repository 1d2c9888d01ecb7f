// Two states of a project made of texts, and what changed between them.
import type { Differences } from '../../src/diff/differences.js';
import { compareAll, defaultSettings } from '../../src/lint.js';
import type { Project } from '../../src/project.js';
import type { Difference } from '../../src/model/difference.js';
import { positionAt } from '../../src/model/text.js';
import type { Place } from '../../src/model/text.js';

export interface State {
  readonly yaml?: string;
  readonly policies?: Readonly<Record<string, string>>;
}

function projectOf({ yaml, policies = {} }: State, past: boolean): Project {
  const source = (path: string, text: string) => ({ path: past ? `old:${path}` : path, text, ...(past ? { past: true as const } : {}) });
  return {
    declaration:
      yaml === undefined
        ? null
        : source('privacy.yaml', `declaration: 1\norganization: {name: Tallowmere}\npolicy: {file: privacy.md}\n${yaml}\n`),
    policies: Object.entries(policies).map(([path, text]) => ({ source: source(path, text) })),
  };
}

/** What changed; null where there is nothing to compare. Throws what broke. */
export async function compare(before: State, after: State): Promise<Differences | null> {
  const project: Project = { ...projectOf(after, false), base: projectOf(before, true) };
  const { differences, result } = await compareAll([{ project, rules: new Map(), settings: defaultSettings('2026-11-22') }]);
  if (result.failures[0]) throw result.failures[0].error;
  return differences[0] ?? null;
}

/** Each change as "bearing label: message". */
export async function changes(before: State, after: State): Promise<string[]> {
  return ((await compare(before, after))?.changes ?? []).map(shown);
}

export function shown({ bearing, label, message }: Difference): string {
  return `${bearing} ${label}: ${message}`;
}

/** The changes between two policies alone. */
export function policyChanges(before: string, after: string, [was, is] = ['privacy.md', 'privacy.md']): Promise<string[]> {
  return changes({ policies: { [was as string]: before } }, { policies: { [is as string]: after } });
}

/** "path:line:column". */
export function where(at: Place | null): string {
  if (!at) return '-';
  const { line, column } = positionAt(at.source, at.start);
  return `${at.source.path}:${line}:${column}`;
}
