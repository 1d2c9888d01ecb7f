// The commit that a release tag names: main as it is, and dist/. It stands on the tag only, so that main holds no built file.
//
// pre-commit and the Action run from this commit. pre-commit up to 4.6.0 takes what `npm pack` prints for a file name and installs development
// dependencies first; so on the tag package.json has neither scripts, whose names npm would print, nor such dependencies.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitIn, run } from './git.mjs';

const NAME = 'github-actions[bot]';
const EMAIL = '41898282+github-actions[bot]@users.noreply.github.com';
/** What those do not need who install. */
const OURS_ONLY = ['scripts', 'devDependencies', 'allowScripts'];
/** The paths in which the commit of a tag may differ from the commit of main that it stands on. */
export const BUILT = /^(?:dist\/|package(?:-lock)?\.json$)/;

/** package.json for those who install. */
export function publicManifest(text) {
  const manifest = Object.entries(JSON.parse(text)).filter(([key]) => !OURS_ONLY.includes(key));
  return `${JSON.stringify(Object.fromEntries(manifest), null, 2)}\n`;
}

/** Makes the commit and its tag; neither the work tree nor a branch is touched. Returns the commit. @throws where the tag is there */
export function tagRelease(root, version, tag) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lint-release-'));
  const git = gitIn(root);
  if (git('tag', '--list', tag)) throw new Error(`the tag ${tag} is there already; a release is never changed, so raise the version in package.json`);
  // Same content, same commit: the date is that of the commit that is released.
  const date = git('log', '-1', '--format=%cI');
  const env = {
    GIT_INDEX_FILE: join(folder, 'index'), GIT_AUTHOR_NAME: NAME, GIT_AUTHOR_EMAIL: EMAIL, GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: NAME, GIT_COMMITTER_EMAIL: EMAIL, GIT_COMMITTER_DATE: date,
  };
  const staged = gitIn(root, env);
  try {
    staged('read-tree', 'HEAD');
    staged('add', '--force', '--', 'dist', ':!dist/.compiled');
    staged('rm', '--quiet', '--cached', '--ignore-unmatch', '--', 'package-lock.json');
    const manifest = run('git', ['hash-object', '-w', '--stdin'], { cwd: root, input: publicManifest(readFileSync(join(root, 'package.json'), 'utf8')) });
    staged('update-index', '--cacheinfo', `100644,${manifest},package.json`);
    const commit = staged('commit-tree', staged('write-tree'), '-p', 'HEAD', '-m', `Release ${version}\n\nmain with dist/, for the Action and for pre-commit.`);
    staged('tag', '--annotate', '--message', `policy-lint ${version}`, tag, commit);
    return commit;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files of a commit to a folder that is there. */
export function exportCommit(root, commit, folder) {
  const archive = join(folder, '..', `${commit}.tar`);
  gitIn(root)('archive', '--format=tar', '-o', archive, commit);
  run('tar', ['-xf', archive, '-C', folder]);
  rmSync(archive);
}
