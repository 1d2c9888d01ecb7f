// Builds the suites that changed programs are run against, in Stryker's copy of the repository.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { generate } from '../../schema/compile.mjs';
import { asText } from '../../src/report/html/as-text.mjs';

/** Suites that call the program in their own process; those that fail first, first. Tests of theirs that start processes fail here, and are not asked. */
const SUITES = [
  /^approved\/readings/,
  /^extract\/(?!hostile|phenomena|verbs)/,
  /^check\//,
  /^approved\//,
  /^code\//,
  /^rules\./,
  /^lint\./,
  /^draft\/(?:draft|settle)/,
  /^diff\/declarations/,
  /^parse\/duration\./,
];

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'test'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'));
const rank = (file) => SUITES.findIndex((pattern) => pattern.test(file));
/** Fewer suites, for a lower bound in less time. */
const wanted = (process.env.MUTATION_SUITES ?? '').split(',').filter(Boolean);
const isWanted = (file) => wanted.length === 0 || wanted.some((start) => file.startsWith(start));

await generate(root);
await build({
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  splitting: true,
  packages: 'external',
  logLevel: 'warning',
  outdir: '.build/mutation',
  stdin: {
    contents: files
      .filter((file) => rank(file) >= 0 && isWanted(file))
      .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map((file) => `import './test/${file.replace(/\.ts$/, '.js')}';\n`)
      .join(''),
    resolveDir: root,
    loader: 'js',
  },
  plugins: [
    asText,
    {
      name: 'ours',
      setup: ({ onResolve }) => {
        onResolve({ filter: /^uvu$/ }, () => ({ path: join(root, 'test/mutation/uvu.mjs') }));
        onResolve({ filter: /^policy-lint$/ }, () => ({ path: join(root, 'src/index.ts') }));
      },
    },
  ],
});
