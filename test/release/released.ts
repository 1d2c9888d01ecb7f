// A release of what is in the work tree, made as the release workflow makes it: from a clone of its own, which is built there.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = process.cwd();
const home = join(root, '.build/released');
const VERSION = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

export interface Released {
  readonly version: string;
  readonly tag: string;
  /** The repository that was released; the tag is in it. */
  readonly repository: string;
  /** What `release.mjs prepare` wrote. */
  readonly folder: string;
  readonly tarball: string;
}

/** The release; the first suite that asks makes it, the others wait. A build takes it away. */
export async function released(): Promise<Released> {
  mkdirSync(dirname(home), { recursive: true });
  for (let tries = 0; !existsSync(home); tries++) {
    try {
      mkdirSync(`${home}.lock`);
    } catch {
      if (tries > 1200) throw new Error(`another suite does not finish ${home}; remove ${home}.lock`);
      await new Promise((done) => { setTimeout(done, 200); });
      continue;
    }
    try {
      if (!existsSync(home)) make();
    } finally {
      rmSync(`${home}.lock`, { recursive: true });
    }
  }
  const folder = join(home, 'repository/release');
  return { version: VERSION, tag: `v${VERSION}`, repository: join(home, 'repository'), folder, tarball: join(folder, `policy-lint-${VERSION}.tgz`) };
}

function make(): void {
  const draft = `${home}.draft`;
  const repository = join(draft, 'repository');
  rmSync(draft, { recursive: true, force: true });
  copyWorkTree(repository);
  nameVersion(repository);
  symlinkSync(join(root, 'node_modules'), join(repository, 'node_modules'), 'dir');
  execFileSync(process.execPath, ['build.mjs', '--quiet', '--types'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message=All');
  execFileSync(process.execPath, ['.github/release/release.mjs', 'prepare'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  renameSync(draft, home);
}

/** The files that git knows or would take, as they are now. */
function copyWorkTree(to: string): void {
  const paths = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter((path) => path && existsSync(join(root, path)));
  for (const path of paths) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(root, path), join(to, path));
  }
}

/** Between releases the changelog has no section of the version in package.json: what is unreleased becomes it. */
export function nameVersion(repository: string): void {
  const path = join(repository, 'CHANGELOG.md');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(`\n## ${VERSION}`)) writeFileSync(path, text.replace(/^## Unreleased$/m, `## Unreleased\n\n## ${VERSION} (2026-12-01)`));
}

/** A copy of the released repository, for a test that changes it. */
export function copyOf({ repository }: Released, to: string): string {
  cpSync(repository, to, { recursive: true, filter: (from) => !from.endsWith('/node_modules') });
  return to;
}

export function git(cwd: string, ...args: readonly string[]): string {
  const who = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@policy-lint.example', GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@policy-lint.example' };
  return execFileSync('git', args, { cwd, env: { ...process.env, ...who }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}
