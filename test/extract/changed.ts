// The reader with a piece of its code changed, to see what becomes of its readings.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Reader } from './sentences/entry.js';

const root = process.cwd();
let built = 0;

/** The code with one piece for another. Throws where it does not stand there once. */
export function once(code: string, from: string, to: string): string {
  if (code.split(from).length !== 2) throw new Error(`"${from}" stands ${code.split(from).length - 1} times`);
  return code.replace(from, () => to);
}

/** The reader, bundled with the files of src/extract/english as `change` gives them. */
export async function readerWith(change: (code: string, name: string) => string): Promise<Reader> {
  const outfile = join(root, `.build/changed/${process.pid}-${built++}.mjs`);
  await build({
    absWorkingDir: root,
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    packages: 'external',
    stdin: {
      contents:
        "export * from './src/extract/policy.js';\nexport * from './src/extract/vocabulary.js';\nexport * from './src/parse/policy.js';\n",
      resolveDir: root,
      loader: 'ts',
    },
    plugins: [
      {
        name: 'change',
        setup: ({ onLoad }) =>
          onLoad({ filter: /english[\\/](?:\w+[\\/])?\w+\.ts$/ }, ({ path }) => ({
            contents: change(readFileSync(path, 'utf8'), basename(path, '.ts')),
            loader: 'ts',
          })),
      },
    ],
  });
  return (await import(pathToFileURL(outfile).href)) as Reader;
}
