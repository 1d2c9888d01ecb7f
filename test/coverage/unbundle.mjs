// Builds the program and the tests for counting: every module a file of its own with its map. Bundles say too much, as what is left
// out of one seems to have been run there, and too little, as code that an earlier run has compiled is not counted by blocks.
import { appendFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { asText } from '../../src/report/html/as-text.mjs';

/** What is not counted: data that the build writes, and what runs in the browser of who reads a report. */
const UNCOUNTED = /^src\/(?:generated|report\/html\/browser)\//;

/** The files of dist/ that are run or imported by their names. */
const DOORS = {
  'policy-lint.cjs':
    "module.exports = { ...require('./modules/src/index.js'), run: require('./modules/src/cli/run.js').run, engine: require('./modules/src/eslint/engine.js') };\n",
  'cli.js': "globalThis.DISTRIBUTION = __dirname;\nrequire('./modules/src/cli/main.js');\n",
  'action.cjs': "globalThis.DISTRIBUTION = __dirname;\nrequire('./modules/src/action/main.js');\n",
  'eslint.cjs': "module.exports = require('./modules/src/eslint/index.js').default;\n",
};

/**
 * Replaces the program in dist/ and the tests in .build/test, which the ordinary build has made, by modules under dist/modules and doors to them.
 *
 * @param root of the repository
 * @returns the sources that count, as paths from the root
 */
export async function unbundle(root) {
  const modules = join(root, 'dist/modules');
  const made = (source) => join(modules, relative(root, source)).replace(/\.ts$/, '.js');
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    packages: 'external',
  };

  /** Every module of src/ and rules/ is one instance, for the program, the plugin and the tests alike. */
  const apart = (pathOf) => ({
    name: 'apart',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^(?:\.|policy-lint$|file:)/ }, ({ path, importer, resolveDir, kind }) => {
        if (path.startsWith('file:')) return { path, external: true };
        if (kind === 'entry-point' || path.endsWith('?text')) return undefined;
        const source = path === 'policy-lint' ? join(root, 'src/index.ts') : join(resolveDir, path);
        return /^(?:src|rules)\//.test(relative(root, source)) ? pathOf(made(source), importer) : undefined;
      });
      // Node takes `default` of what is no module of its kind to be all of it.
      onLoad({ filter: /./, namespace: 'default' }, ({ path }) => ({
        contents: `import whole from ${JSON.stringify(path)};\nexport * from ${JSON.stringify(path)};\nexport default whole.default;\n`,
      }));
    },
  });
  const toModule = (target, importer) => {
    const path = relative(dirname(made(importer)), target);
    return { path: path.startsWith('.') ? path : `./${path}`, external: true };
  };
  const toTest = (target) => {
    const path = pathToFileURL(target).href;
    return readFileSync(target, 'utf8').includes('default: () =>') ? { path, namespace: 'default' } : { path, external: true };
  };

  for (const file of Object.keys(DOORS)) rmSync(join(root, 'dist', file));
  rmSync(join(root, '.build/test'), { recursive: true, force: true });
  const listed = (folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, String(file)));
  const sources = [...listed('src'), ...listed('rules')].filter(
    (file) => /(?<!\.d)\.ts$|^src\/generated\/.*\.js$/.test(file) && !file.startsWith('src/report/html/browser/'),
  );
  await build({
    ...shared,
    entryPoints: sources,
    outbase: '.',
    outdir: modules,
    format: 'cjs',
    sourcemap: 'external',
    sourcesContent: false,
    define: { 'import.meta.dirname': 'DISTRIBUTION', __dirname: 'DISTRIBUTION', BUILD: '"unbundled"' },
    plugins: [asText, apart(toModule)],
  });
  for (const source of sources) {
    const file = made(join(root, source));
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(__toESM\(require\("\.[^"]*"\)), 1\)/g, '$1)'));
  }
  for (const [file, text] of Object.entries(DOORS)) writeFileSync(join(root, 'dist', file), text);

  await build({
    ...shared,
    entryPoints: listed('test').filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules')),
    outbase: 'test',
    outdir: join(root, '.build/test'),
    format: 'esm',
    splitting: true,
    plugins: [asText, apart(toTest)],
  });
  return sources.filter((source) => !UNCOUNTED.test(source));
}

/** Names the maps in the modules. Not before they have run: Node writes every map that is named into what every process has counted. */
export function nameMaps(root, sources) {
  for (const source of sources) {
    const file = join(root, 'dist/modules', source).replace(/\.ts$/, '.js');
    appendFileSync(file, `\n//# sourceMappingURL=${basename(file)}.map\n`);
  }
}
