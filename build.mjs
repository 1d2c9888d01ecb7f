#!/usr/bin/env node
// Builds dist/: generated data (schema/, rules/) → TypeScript modules → bundles and declarations.
//
//   node build.mjs [--quiet] [--generate-only] [--types | --types-only] [--docs [--check]]
//
// --types adds dist/types, which only the published package needs; --types-only leaves the bundles alone.
// --docs writes the generated pages and nothing else; --check fails instead if one is not current.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { generate } from './schema/compile.mjs';
import { asText } from './src/report/html/as-text.mjs';

const flag = { type: 'boolean', default: false };
const { values: flags } = parseArgs({
  options: { quiet: flag, 'generate-only': flag, types: flag, 'types-only': flag, docs: flag, check: flag },
});
const started = Date.now();
const root = import.meta.dirname;
/** What few runs need, each a file of its own that is imported lazily: file → the package, or the module of ours with all that it needs. */
const APART = {
  parse5: 'parse5',
  'babel-parser': '@babel/parser',
  vendors: './src/generated/vendors.ts',
  labels: './src/parse/labels/label.ts',
  code: './src/code.ts',
  page: './src/parse/page/page.ts',
  html: './src/report/html.ts',
};
const apart = {
  name: 'apart',
  setup: ({ onResolve }) => {
    const outside = (file) => ({ path: `./${file}.cjs`, external: true });
    const files = new Map(Object.entries(APART).map(([file, entry]) => [entry.startsWith('.') ? join(root, entry) : entry, file]));
    onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
      const file = files.get(path.startsWith('.') ? join(resolveDir, path.replace(/\.js$/, '.ts')) : path);
      return file && kind !== 'entry-point' ? outside(file) : undefined;
    });
  },
};
/** What the files beside the program take from it, and nobody else. */
const INNER = new Set(['run', 'engine']);
/** The action runs the program that stands beside it rather than one of its own. */
const beside = {
  name: 'beside',
  setup: ({ onResolve }) => onResolve({ filter: /\/cli\/run\.js$/ }, () => ({ path: './policy-lint.cjs', external: true })),
};
/** The plugin for ESLint takes the rules and words from the program beside it, and the analyser of code from its own file. */
const engine = {
  name: 'engine',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\/engine\.js$/ }, ({ importer }) => ({ path: importer, namespace: 'engine' }));
    onLoad({ filter: /./, namespace: 'engine' }, () => ({
      contents: "module.exports = require('./policy-lint.cjs').engine;",
      loader: 'js',
    }));
    onResolve({ filter: /^\.\/policy-lint\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};

await generate(root);
if (flags.docs) await writeDocs();
if (!flags['generate-only'] && !flags['types-only'] && !flags.docs) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  rmSync(join(root, '.build'), { recursive: true, force: true });
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    splitting: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    // Node's own entry of yaml is CommonJS, which cannot be bundled into a module and cannot be shaken; the other one is the same code as modules.
    alias: { 'policy-lint': './src/index.ts', yaml: './node_modules/yaml/browser/dist/index.js' },
  };
  const product = { ...shared, splitting: false, metafile: true, charset: 'ascii', minifySyntax: true, minifyWhitespace: true };
  // All is CommonJS, because Node starts that 10 ms faster than modules; only the door for other programs is a module.
  const program = await build({
    ...product,
    format: 'cjs',
    outfile: 'dist/policy-lint.cjs',
    plugins: [apart],
    stdin: {
      contents:
        "export * from './src/index.js';\nexport { run } from './src/cli/run.js';\nexport * as engine from './src/eslint/engine.js';\n",
      resolveDir: root,
      loader: 'ts',
    },
  });
  writeAscii(join(root, 'dist/policy-lint.cjs'));
  requireChunks(join(root, 'dist/policy-lint.cjs'));
  enclose(join(root, 'dist/policy-lint.cjs'));
  const chunks = Object.entries(APART).map(([file, entry]) =>
    build({ ...product, format: 'cjs', entryPoints: [entry], outfile: `dist/${file}.cjs`, plugins: [apart, asText] }),
  );
  const others = await Promise.all([
    build({
      ...product,
      format: 'cjs',
      entryPoints: ['src/cli/main.ts'],
      outfile: 'dist/cli.js',
      define: {
        'import.meta.dirname': '__dirname',
        BUILD: JSON.stringify(
          createHash('sha256')
            .update(readFileSync(join(root, 'dist/policy-lint.cjs')))
            .digest('hex')
            .slice(0, 16),
        ),
      },
    }),
    build({
      ...product,
      format: 'cjs',
      outfile: 'dist/eslint.cjs',
      plugins: [engine, apart],
      stdin: { contents: "module.exports = require('./src/eslint/index.ts').default;", resolveDir: root, loader: 'ts' },
    }),
    build({ ...product, format: 'cjs', entryPoints: ['src/action/main.ts'], outfile: 'dist/action.cjs', plugins: [beside] }),
    ...chunks,
  ]);
  for (const file of Object.keys(APART)) requireChunks(join(root, `dist/${file}.cjs`));
  writeFileSync(join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(join(root, 'dist/index.mjs'), door(Object.keys(createRequire(import.meta.url)('./dist/policy-lint.cjs'))));
  writeFileSync(join(root, 'dist/eslint.mjs'), "export { default } from './eslint.cjs';\n");
  writeFileSync(
    join(root, 'dist/THIRD-PARTY-LICENSES.txt'),
    licences(
      [program, ...others].flatMap(({ metafile }) => Object.values(metafile.outputs)).flatMap((output) => Object.keys(output.inputs)),
    ),
  );
  if (existsSync(join(root, 'test'))) {
    const tests = readdirSync(join(root, 'test'), { recursive: true })
      .map(String)
      .filter((f) => !f.includes('node_modules') && (f.endsWith('.test.ts') || f === join('fuzz', 'campaign.ts')));
    // Tests share chunks, so that a module under test is one instance; packages stay external.
    if (tests.length)
      await build({
        ...shared,
        entryPoints: tests.map((f) => join('test', f)),
        outbase: 'test',
        outdir: '.build/test',
        packages: 'external',
        plugins: [asText],
        alias: {
          'policy-lint': './src/index.ts',
        },
      });
  }
}
if (flags.types || flags['types-only']) {
  rmSync(join(root, 'dist/types'), { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.types.json')], {
    stdio: 'inherit',
  });
  // The types are those of dist/policy-lint.cjs, in a folder of CommonJS; a module gets them by a door too.
  writeFileSync(join(root, 'dist/index.d.mts'), "export * from './types/src/index.js';\n");
  const plugin = "import type { PolicyLintPlugin } from './types/src/eslint/types.js';\ndeclare const plugin: PolicyLintPlugin;\n";
  writeFileSync(join(root, 'dist/eslint.d.mts'), `${plugin}export default plugin;\nexport type * from './types/src/eslint/types.js';\n`);
  writeFileSync(join(root, 'dist/eslint.d.cts'), `${plugin}export = plugin;\n`);
}
if (!flags.quiet) console.log(`built in ${Date.now() - started} ms`);

/** Writes the pages that are made from rules and schemas, or says which of them are not current. */
async function writeDocs() {
  const { rulesIndex } = await import('./rules/index.mjs');
  const { schemaReference } = await import('./schema/reference.mjs');
  const { vendorIndex } = await import('./schema/vendors.mjs');
  for (const [path, text] of [
    ['rules/README.md', await rulesIndex(root)],
    ['schema/README.md', schemaReference(root)],
    ['schema/vendors/README.md', vendorIndex(root)],
  ]) {
    const full = join(root, path);
    if (existsSync(full) && readFileSync(full, 'utf8') === text) continue;
    if (flags.check) {
      console.log(`${path} is not current; run: npm run docs`);
      process.exitCode = 1;
    } else writeFileSync(full, text);
  }
}

/** Escapes what the bundler leaves as it is, which is in patterns: a file of ASCII takes half the room in memory, and is read as bytes. */
function writeAscii(path) {
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** Has the files of APART required: code that an earlier run compiled cannot import, and `supported` would take that from plugins, too. */
function requireChunks(path) {
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(
      new RegExp(`\\bimport\\((["'])(\\./(?:${Object.keys(APART).join('|')})\\.cjs)\\1\\)`, 'g'),
      (_, quote, file) => `Promise.resolve().then(()=>require(${quote}${file}${quote}))`,
    ),
  );
}

/**
 * Makes a module of a function: required, it is called; run as a script, by src/cli/compiled.ts, it is the result. To put the function around it there
 * would copy two million letters.
 */
function enclose(path) {
  const names = 'exports, require, module, __filename, __dirname';
  writeFileSync(
    path,
    `(typeof exports === "undefined" ? (f) => f : (f) => f(${names}))(function (${names}) {${readFileSync(path, 'utf8')}\n});\n`,
  );
}

/** The module that `import 'policy-lint'` finds: the public names of the program. */
function door(names) {
  return `import { createRequire } from 'node:module';\nexport const { ${names.filter((name) => !INNER.has(name)).join(', ')} } = createRequire(import.meta.url)('./policy-lint.cjs');\n`;
}

/** Name, version and licence text of every package whose code is in the bundles. */
function licences(inputs) {
  const folders = new Set(inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean));
  const entries = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((f) => /^(licen[cs]e|copying)/i.test(f));
    if (!license || !file) throw new Error(`${name} is bundled, but its licence was not found in ${folder}`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
  });
  return `policy-lint contains code of these packages:\n\n${entries.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
