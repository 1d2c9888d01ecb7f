// All of a release that needs no network: tag, package, bill of materials, notes and checksums, in one folder.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gitIn, run } from './git.mjs';
import { namesOf, notesOf } from './notes.mjs';
import { billOfMaterials } from './sbom.mjs';
import { exportCommit, tagRelease } from './tag.mjs';

const MOST_BYTES = 1_500_000;

/** Prepares the release of what HEAD is and dist/ holds. @throws where something is not ready; nothing is tagged then */
export function prepare(root, out) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = namesOf(version);
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  for (const path of ['dist/cli.js', 'dist/action.cjs', 'dist/index.d.mts', 'dist/types/src/index.d.ts'])
    if (!existsSync(join(root, path))) throw new Error(`${path} is missing; run: npm run build -- --types`);
  const git = gitIn(root);
  const changed = git('status', '--porcelain');
  if (changed) throw new Error(`the work tree is not what HEAD is:\n${changed}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  const bill = billOfMaterials(root, { commit: git('rev-parse', 'HEAD'), date: git('log', '-1', '--format=%cI') });
  const commit = tagRelease(root, version, names.tag);
  const tarball = pack(root, commit, out);
  writeFileSync(join(out, `${name}-${version}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
  writeFileSync(join(out, 'NOTES.md'), notes);
  git('bundle', 'create', '--quiet', resolve(out, 'tag.bundle'), `refs/tags/${names.tag}`, '^HEAD');
  writeFileSync(join(out, 'SHA256SUMS'), checksums(out));
  return { version, commit, tarball, ...names };
}

/** The package as npm gets it, from the files of the tag: by every way the same is installed. */
function pack(root, commit, out) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lint-release-'));
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  try {
    exportCommit(root, commit, tree);
    const answer = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', resolve(out)], { cwd: tree }));
    // A list, or since npm 12 a map by name.
    const { filename, size } = Object.values(answer)[0];
    if (size > MOST_BYTES) throw new Error(`the package has ${size} bytes, more than ${MOST_BYTES}`);
    return filename;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a release does not attach: its sums, and what only the next step needs. */
export const INTERNAL = new Set(['SHA256SUMS', 'NOTES.md', 'tag.bundle']);

/** As `sha256sum --check` reads them. */
export function checksums(folder) {
  return readdirSync(folder).filter((name) => !INTERNAL.has(name)).sort()
    .map((name) => `${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}  ${name}\n`).join('');
}
