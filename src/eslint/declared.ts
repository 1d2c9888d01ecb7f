// Which declaration a file is held against. The factories of configs put it into ESLint's settings, and what it holds with it, so that
// `eslint --cache` notices when it changes; without them it is looked for upward from the file.
import { dirname, resolve } from 'node:path';
import type { Declaration } from '../model/declaration.js';
import { declarationOf, Files, fingerprintOf, foldersAbove, FreshFiles, positionAt } from './engine.js';
import type { Context } from './found.js';
import type { Options } from './types.js';

export const KEY = 'policy-lint';

/** What stands in ESLint's settings under "policy-lint". */
export interface Shared {
  /** Absolute; null where none was found. */
  readonly declaration: string | null;
  /** Why there is none. */
  readonly problem: string | null;
  /** Changes with the files that findings rest on: ESLint asks for it when it looks whether what it has cached still holds. */
  readonly state: string;
  readonly asOf: string | null;
}

/** A declaration that can be used, or a sentence on why there is none. */
export type Declared =
  | { readonly path: string; readonly declaration: Declaration; readonly problem?: undefined }
  | { readonly problem: string; readonly declaration?: undefined };

const files = new FreshFiles();

export function declaredFor({ settings, filename, cwd }: Pick<Context, 'settings' | 'filename' | 'cwd'>): Declared {
  const shared = sharedIn(settings);
  const path = shared ? shared.declaration : nearest(dirname(filename), cwd).path;
  if (path === null) return { problem: shared?.problem ?? NONE };
  const { source, problem } = files.read(path, cwd);
  if (!source) return { problem: `The declaration ${new Files(cwd).shown(path)} ${problem}.` };
  const declaration = declarationOf(source);
  const [defect] = declaration.defects.filter(
    ({ kind }) => !declaration.usable || kind === 'syntax' || kind === 'too_large' || kind === 'version',
  );
  if (!defect) return { path, declaration };
  const { line, column } = positionAt(source, defect.at.start);
  return {
    problem: `The declaration ${source.path} cannot be used, and nothing is compared with it: ${line}:${column} ${defect.message}${defect.help ? ` ${defect.help}` : ''}`,
  };
}

export function sharedIn(settings: Readonly<Record<string, unknown>>): Shared | null {
  const shared = settings[KEY] as Partial<Shared> | undefined;
  return typeof shared === 'object' && shared !== null && (typeof shared.declaration === 'string' || shared.declaration === null)
    ? (shared as Shared)
    : null;
}

const NONE =
  "No declaration (privacy.yaml) was found here or above. Write one, or name it in eslint.config.js: policyLint.configs.recommended({ declaration: 'legal/privacy.yaml' }).";

/** The settings for a declaration, and what is there beside it. */
export function shareFor({ declaration, cwd = process.cwd(), asOf }: Options, also: (path: string) => readonly string[]): Shared {
  const { path, problem } = declaration === undefined ? nearest(cwd, cwd) : { path: resolve(cwd, declaration), problem: null };
  return { declaration: path, problem, state: path === null ? '' : fingerprintOf([path, ...also(path)], cwd), asOf: asOf ?? null };
}

/** YYYY-MM-DD. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function nearest(folder: string, cwd: string): { readonly path: string | null; readonly problem: string | null } {
  const known = new Files(cwd);
  for (const above of foldersAbove(folder, cwd)) {
    const found = known.declarationsIn(above);
    const plain = found.find((path) => /[\\/]privacy\.ya?ml$/.test(path));
    if (plain ?? found.length === 1) return { path: plain ?? (found[0] as string), problem: null };
    if (found.length)
      return {
        path: null,
        problem: `There are ${found.length} declarations in ${known.shown(above)}; name one of them in eslint.config.js: policyLint.configs.recommended({ declaration: '${known.shown(found[0] as string)}' }).`,
      };
  }
  return { path: null, problem: NONE };
}
