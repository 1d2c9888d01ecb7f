// Projects on disk, and ESLint 10 and 9 for them.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as ten from 'eslint';
import { consumer } from '../installed.js';

type Eslint = Pick<typeof ten, 'ESLint' | 'Linter' | 'RuleTester'>;

const nine = consumer('eslint9/package.json');

/** Both versions that the plugin is for; 9 where it is installed. */
export const VERSIONS: readonly (readonly [name: string, eslint: Eslint])[] = [
  ['ESLint 10', ten],
  ...(nine ? [['ESLint 9', createRequire(nine)('eslint9') as Eslint] as const] : []),
];

const [yml, markdown] = [consumer('eslint-plugin-yml/lib/index.mjs'), consumer('@eslint/markdown/dist/index.js')];

/** The plugins for YAML and Markdown; null where they are not installed. */
export const PEERS = yml && markdown ? { yml: await pluginAt(yml), markdown: await pluginAt(markdown) } : null;

async function pluginAt(path: string): Promise<ten.ESLint.Plugin> {
  return ((await import(pathToFileURL(path).href)) as { default: ten.ESLint.Plugin }).default;
}

const folders: string[] = [];

/** A folder with files; a repository, so that nothing above it takes part. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-lint-eslint-')));
  folders.push(folder);
  mkdirSync(join(folder, '.git'));
  write(folder, files);
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function clear(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** A declaration that can be read, with more lines. */
export function declaration(...lines: readonly string[]): string {
  return ['declaration: 1', 'organization: {name: Millpond}', 'policy: {file: policy.md}', ...lines, ''].join('\n');
}
