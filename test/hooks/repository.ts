// A project of somebody who uses a hook: a repository with a branch, and commits that a hook may refuse.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the tests end. */
export function scratch(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-lint-hooks-')));
  made.push(folder);
  return folder;
}

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

export class Repository {
  readonly folder = scratch();

  /** @param env what its commands get besides the environment of the tests, in which nothing speaks of another repository */
  constructor(private readonly env: Readonly<Record<string, string>> = {}) {
    this.must('git', 'init', '--quiet', '--initial-branch=main');
    this.must('git', 'config', 'user.name', 'Test');
    this.must('git', 'config', 'user.email', 'test@policy-lint.example');
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  /** Writes the files and commits all, hooks and all. */
  commit(files: Readonly<Record<string, string>>): Outcome {
    this.write(files);
    this.must('git', 'add', '--all');
    return this.run('git', 'commit', '--message=change');
  }

  run(command: string, ...args: readonly string[]): Outcome {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: this.folder, encoding: 'utf8', env: this.environment() });
    if (error) throw error;
    return { status, output: `${stdout}${stderr}` };
  }

  /** Runs what has to go well. */
  must(command: string, ...args: readonly string[]): string {
    return execFileSync(command, args, { cwd: this.folder, encoding: 'utf8', env: this.environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  }

  private environment(): NodeJS.ProcessEnv {
    // The tests may themselves run in a hook, or under npm; CI is how husky and lefthook know that nobody commits.
    const clean = Object.entries(process.env).filter(
      ([name]) => !/^(?:GIT_|npm_|HUSKY|LEFTHOOK|PRE_COMMIT)|^(?:CI|GITHUB_ACTIONS|FORCE_COLOR)$/.test(name),
    );
    return { ...Object.fromEntries(clean), ...this.env };
  }
}
