// What c8 has counted, held to the lines in which something is done: it takes a comment, a type or an empty line for one that was run.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TraceMap, eachMapping } from '@jridgewell/trace-mapping';
import { Report } from 'c8';
import { nameMaps } from './unbundle.mjs';

/** Lines that only say what comes from where, or that only close what others opened. */
const IDLE = /^\s*(?:import\b(?!\()|(?:\} |export .*)from '|[\]});,]*$)/;

/**
 * The lines of each source in which something is done, and whether they were run. Works in the root of the repository.
 *
 * @param sources paths of modules, as `unbundle` returns them
 * @param raw the folder in which Node left what it counted (NODE_V8_COVERAGE)
 * @returns source → line (from 1) → whether it was run; sources that hold types only are left out
 */
export async function linesOf(root, sources, raw) {
  nameMaps(root, sources);
  const report = Report({
    tempDirectory: raw,
    include: ['dist/modules/**'],
    exclude: [],
    extension: ['.js'],
    reporter: [],
    resolve: '',
    excludeNodeModules: true,
  });
  const counted = await report.getCoverageMapFromAllCoverageFiles();
  const seen = new Map(counted.files().map((file) => [relative(root, file), counted.fileCoverageFor(file).getLineCoverage()]));
  return new Map(
    sources
      .map((source) => [source, new Map(linesWithCode(root, source).map((line) => [line, Boolean(seen.get(source)?.[line])]))])
      .filter(([, lines]) => lines.size),
  );
}

function linesWithCode(root, source) {
  const file = join(root, 'dist/modules', source).replace(/\.ts$/, '.js');
  const text = readFileSync(join(root, source), 'utf8').split('\n');
  // The bundler's own words, before those of the module, are of the first line too.
  const head = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith('module.exports = '));
  const lines = new Set();
  eachMapping(new TraceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))), ({ generatedLine, originalLine }) => {
    if (generatedLine > head + 1 && originalLine && !IDLE.test(text[originalLine - 1])) lines.add(originalLine);
  });
  return [...lines].sort((a, b) => a - b);
}
