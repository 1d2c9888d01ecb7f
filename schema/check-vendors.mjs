#!/usr/bin/env node
// Asks npm of every package that schema/vendors names: whether it exists, is more than a placeholder, and is not withdrawn.
//
//   npm run check:vendors -- [--list FILE] [--since DATE] [--write] [ID …]
//
// --list takes names from a file (the first column of each line) instead of asking npm; --since asks only of entries last checked
// before that day; --write gives today's date to the entries of which every name is right; with IDs, only these vendors are asked of.
// A name that does not exist must go: somebody could publish it, and whoever copies it from here would install that.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const AT_ONCE = 12;
const PATIENCE = 30_000;
/** The registry that npm itself asks here. */
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/*$/, '/');
const { values: options, positionals: only } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'string' }, since: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const folder = join(import.meta.dirname, 'vendors');
const listed =
  options.list &&
  new Set(
    readFileSync(options.list, 'utf8')
      .split('\n')
      .map((line) => line.split('\t', 1)[0]),
  );
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const entries = files
  .flatMap((file) => Object.entries(parse(readFileSync(join(folder, file), 'utf8'))).map(([id, entry]) => ({ file, id, entry })))
  .filter(({ id, entry }) => (!only.length || only.includes(id)) && (!options.since || entry.checked < options.since));

const names = [...new Set(entries.flatMap(({ entry }) => packagesOf(entry)))];
const wrong = new Map();
const queue = [...names];
await Promise.all(
  Array.from({ length: listed ? 1 : AT_ONCE }, async () => {
    for (let name = queue.pop(); name; name = queue.pop()) {
      const problem = listed ? (listed.has(name) ? null : 'is not in the list') : await ask(name);
      if (problem) wrong.set(name, problem);
    }
  }),
);

for (const { file, id, entry } of entries)
  for (const name of packagesOf(entry)) if (wrong.has(name)) console.log(`schema/vendors/${file}: ${id}: ${name} ${wrong.get(name)}`);
if (options.write) writeDates();
console.log(`${entries.length} vendors, ${names.length} packages, ${wrong.size} wrong`);
process.exitCode = wrong.size ? 1 : 0;

/** Packages without their sub-paths; scopes as a whole cannot be asked for. */
function packagesOf({ packages = [], inert = [] }) {
  return [
    ...new Set(
      [...packages, ...inert]
        .filter((name) => !name.endsWith('/*'))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    ),
  ];
}

/** What is wrong with a name; null if nothing is. */
async function ask(name) {
  try {
    const response = await fetch(`${registry}${name.replace('/', '%2f')}/latest`, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.status === 404) return 'does not exist';
    if (!response.ok) return `could not be asked for: ${response.status}`;
    const { version, deprecated, description } = await response.json();
    if (!version) return 'has no version';
    if (/-security\b/.test(version) || /security holding package/i.test(description ?? '')) return 'is a placeholder of the registry';
    return /\b(?:malicious|malware|typo-?squat|do not use)\b/i.test(deprecated ?? '')
      ? `was withdrawn: ${String(deprecated).slice(0, 80)}`
      : null;
  } catch (error) {
    return `could not be asked for: ${error.cause?.message ?? error.message}`;
  }
}

function writeDates() {
  const today = new Date().toISOString().slice(0, 10);
  const right = new Set(entries.filter(({ entry }) => !packagesOf(entry).some((name) => wrong.has(name))).map(({ id }) => id));
  for (const file of files) {
    let id = '';
    const lines = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .map((line) => {
        id = /^([a-z0-9-]+):$/.exec(line)?.[1] ?? id;
        return right.has(id) && line.startsWith('  checked:') ? `  checked: ${today}` : line;
      });
    writeFileSync(join(folder, file), lines.join('\n'));
  }
}
