// Which files are the code of a project: what its declaration or the command line names, and the packages of the workspace that this needs.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { isWithin, kindOf, realPath, repositoryOf } from '../config/above.js';
import { isSchema } from '../model/code.js';
import { foreignOf } from '../model/ecosystem.js';
import type { CodeFiles } from '../model/code.js';
import { braces, isGlob, matchesGlob, matchesName } from '../model/glob.js';
import type { SkippedFile } from '../model/report.js';
import type { Source } from '../model/text.js';
import { filesBelow, isSkippedFolder, staticPart } from './discover.js';
import type { Files } from './read.js';
import { workspaceOf } from './workspace.js';

export interface FoundCode extends CodeFiles {
  readonly skipped: readonly SkippedFile[];
  /** Code in languages that are not read: "93 files of Rust", most files first. */
  readonly unread: readonly string[];
  /** Code of which no more than imports is read, likewise. */
  readonly partly: readonly string[];
}

/** Languages in which services are written and that are not read at all, by the endings of their files. */
const UNREAD: Readonly<Record<string, string>> = { rs: 'Rust', ex: 'Elixir', erl: 'Erlang', clj: 'Clojure', fs: 'F#' };

/** Endings of files that are read as code. */
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?)$/i;
/** Files that tell nothing of what runs: types, tests, stories, settings of tools, what is built. */
const NO_CODE = [
  '*.d.ts',
  '*.d.mts',
  '*.d.cts',
  '*.min.js',
  '*.{test,tests,spec,stories,story,e2e,e2e-spec,cy,bench,benchmark,fixture,mock}.*',
  '*-test.[jt]s',
  '*_test.[jt]s',
  '{next,vite,vitest,jest,webpack,rollup,rspack,tsup,esbuild,babel,postcss,tailwind,eslint,prettier,stylelint,playwright,cypress,metro,drizzle,commitlint,lint-staged,release,knip,turbo,astro,nuxt,svelte,vue,karma,cypress,codegen,content-collections,contentlayer,lingui,i18next,i18next-parser}.config.*',
  '{vitest,jest}.setup.*',
  'gulpfile.*',
  'Gruntfile.*',
  'setupTests.*',
  '.eslintrc.*',
  '.prettierrc.*',
];
/** The same of files of other languages, and what programs write of them. */
const NO_FOREIGN =
  /(?:^|[/\\])(?:spec|specs|androidTest|testFixtures|unittest|UnitTests|\w*Tests|src[/\\](?:test|\w+Test))[/\\]|(?:^|[/\\])(?:test_[^/\\]*|conftest|setup)\.py$|_(?:test|spec)\.\w+$|(?:[a-z]Tests?|Spec)\.(?:kt|java|scala|swift|mm?|php|cs)$|\.(?:g|freezed|pb)\.(?:dart|go)$|_pb2(?:_grpc)?\.py$/;
const NO_CODE_FOLDERS = new Set([
  '__tests__',
  '__mocks__',
  '__fixtures__',
  '__generated__',
  'test',
  'tests',
  'e2e',
  'cypress',
  'playwright',
  '.storybook',
  'storybook',
  'stories',
  'fixtures',
  'mocks',
  'examples',
  'example',
  'demo',
  'demos',
  'sample',
  'samples',
  'playground',
  'docs',
  'scripts',
  'seed',
  'seeds',
  'evals',
  'benchmark',
  'benchmarks',
  'bench',
  'build',
  'out',
  'coverage',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.turbo',
  '.vercel',
  '.expo',
  '.cache',
  '.github',
  '.husky',
  'bower_components',
  'testing',
  'test-utils',
  'Pods',
  'Carthage',
  'venv',
  '.venv',
  'site-packages',
  'third_party',
]);
function holdsNoCode(folder: string): boolean {
  return NO_CODE_FOLDERS.has(folder) || /test[-_]?data$/i.test(folder);
}

/** Code that people write has some kilobytes; what is larger was made by a program. */
const TOO_LARGE = 1_000_000;

/** The code that a declaration covers by its `code:`; its globs are relative to it. */
export function codeOf(declaration: string, include: readonly string[], exclude: readonly string[], files: Files): FoundCode {
  const base = dirname(declaration);
  return find(base, include.length ? include : ['**'], exclude, files, repositoryOf(base) ?? base);
}

/** The code that a command line names: files, folders and globs, relative to the current folder; also outside the repository, like all that is named. */
export function codeNamed(paths: readonly string[], exclude: readonly string[], files: Files): FoundCode {
  return find(files.cwd, paths.length ? paths : ['.'], exclude, files, null);
}

/** @param bounds the folder outside of which nothing is read, or null */
function find(base: string, include: readonly string[], exclude: readonly string[], files: Files, bounds: string | null): FoundCode {
  const skipped: SkippedFile[] = [];
  const unread = new Map<string, number>();
  const excluded = (path: string): boolean => exclude.some((pattern) => matchesGlob(pattern, relative(base, path).split(sep).join('/')));
  const paths = new Set(
    include.flatMap((pattern) => pathsOf(pattern, base, bounds, files, skipped, unread)).filter((path) => !excluded(path)),
  );
  const sources = new Map<string, Source>();
  const read = (path: string): Source | null => {
    const source = readCode(path, files, skipped);
    if (source) sources.set(path, source);
    return source;
  };
  for (const path of paths) read(path);
  const root = bounds ?? rootOf([...paths], base);
  const { manifests, needed } = workspaceOf(root, [...sources], files);
  for (const folder of needed) for (const path of codeBelow(folder)) if (!sources.has(path) && !excluded(path)) read(path);
  return { files: [...sources.values()], manifests, skipped, unread: languagesIn(unread), partly: partlyRead(sources.values()) };
}

/** The repository around code that was named; the current folder's where that holds any of it. */
function rootOf(paths: readonly string[], base: string): string {
  const own = repositoryOf(base) ?? base;
  const [first] = paths;
  if (!first || paths.some((path) => isWithin(path, own))) return own;
  return repositoryOf(dirname(first)) ?? dirname(first);
}

/** The files that a pattern means. Of a declaration, which may come from a stranger, nothing is read outside the repository. */
function pathsOf(
  pattern: string,
  base: string,
  root: string | null,
  files: Files,
  skipped: SkippedFile[],
  unread: Map<string, number>,
): string[] {
  const given = pattern.split('\\').join('/');
  const start = resolve(base, isGlob(given) ? staticPart(given) : given);
  if (root !== null && !isWithin(realPath(start), realPath(root))) {
    skipped.push({ path: files.shown(start), reason: 'lies outside the repository' });
    return [];
  }
  const kind = kindOf(start);
  if (kind === 'file') return [start];
  if (kind === null) skipped.push({ path: files.shown(start), reason: 'does not exist' });
  const found = codeBelow(start, unread);
  return isGlob(given)
    ? found.filter((path) =>
        matchesGlob(given, given.startsWith('/') ? path.slice(1) : relative(base, path).split(sep).join('/'), !given.endsWith('/')),
      )
    : found;
}

/** The files of code in a folder and below, without tests and the like; a folder that is named itself is taken whatever it is called. */
function codeBelow(folder: string, unread: Map<string, number> | null = null): string[] {
  return filesBelow(
    folder,
    (path) => {
      const ending = path.slice(path.lastIndexOf('.') + 1);
      const language = Object.hasOwn(UNREAD, ending) ? UNREAD[ending] : undefined;
      if (unread && language) unread.set(language, (unread.get(language) ?? 0) + 1);
      return isCodeName(path, path.slice(folder.length));
    },
    false,
    // A folder of this name at the top holds what others wrote; further down it may be a part of the application.
    (path) => !holdsNoCode(basename(path)) && !(basename(path) === 'vendor' && dirname(path) === folder),
  );
}

/** What is said of code that is not read, or of which only imports are; null where there is none. */
export function unreadNote({ unread, partly }: Pick<FoundCode, 'unread' | 'partly'>): string | null {
  const notes = [
    ...(unread.length ? [`Not read as code: ${unread.slice(0, 4).join(', ')}.`] : []),
    ...(partly.length ? [`Read for the packages that they import, and no more: ${partly.slice(0, 4).join(', ')}.`] : []),
  ];
  return notes.length ? `${notes.join(' ')} What they do with data, declare by hand.` : null;
}

function partlyRead(sources: Iterable<Source>): string[] {
  const counts = new Map<string, number>();
  for (const { path } of sources) {
    const language = isSchema(path) ? undefined : foreignOf(path)?.language;
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return languagesIn(counts);
}

function languagesIn(unread: ReadonlyMap<string, number>): string[] {
  return [...unread].sort(([, a], [, b]) => b - a).map(([language, files]) => `${files} ${files === 1 ? 'file' : 'files'} of ${language}`);
}

let noCode: string[] | undefined;

/** @param way the path as far as it lies below the folder that was named */
function isCodeName(path: string, way: string): boolean {
  const name = basename(path);
  if (!CODE.test(name) && !isSchema(name)) return foreignOf(name) !== null && !NO_FOREIGN.test(way);
  return !(noCode ??= NO_CODE.flatMap(braces)).some((pattern) => matchesName(pattern, name));
}

/**
 * Whether a file is among the code that globs mean, by its name and place alone: files that git ignores, and other packages of the workspace that the
 * code needs, are not looked for.
 *
 * @param path absolute
 * @param base the folder that the globs are relative to
 */
export function isCode(path: string, base: string, include: readonly string[], exclude: readonly string[]): boolean {
  const way = relative(base, path).split(sep).join('/');
  if (exclude.some((pattern) => matchesGlob(pattern, way))) return false;
  return (include.length ? include : ['**']).some((pattern) => {
    const given = pattern.split('\\').join('/');
    const start = resolve(base, isGlob(given) ? staticPart(given) : given);
    if (path === start) return true;
    if (!isWithin(path, start) || !isCodeName(path, path.slice(start.length))) return false;
    const folders = relative(start, dirname(path)).split(sep);
    return (
      !folders.some((one) => holdsNoCode(one) || isSkippedFolder(one)) && (!isGlob(given) || matchesGlob(given, way, !given.endsWith('/')))
    );
  });
}

function readCode(path: string, files: Files, skipped: SkippedFile[]): Source | null {
  const { source, problem } = files.read(path);
  const reason = problem ?? unreadable(source.text);
  if (reason !== null) skipped.push({ path: files.shown(path), reason });
  return reason === null && source ? source : null;
}

/** Why a text is not worth reading as code; null where it is. */
export function unreadable(text: string): string | null {
  if (text.length > TOO_LARGE) return `is larger than ${TOO_LARGE / 1_000_000} MB, and so made by a program`;
  if (text.includes('\0')) return 'is no text (it holds NUL)';
  return isMinified(text) ? 'is minified' : null;
}

/** Lines of hundreds of characters on the whole: nobody writes so. */
function isMinified(text: string): boolean {
  if (text.length < 20_000) return false;
  let lines = 1;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
  return text.length / lines > 400;
}
