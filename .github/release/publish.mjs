// All of a release that needs the network: checks what was prepared, then pushes the tag, publishes to npm, moves the major tag, makes the release.
// Each step may be run again after a later one failed.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gitIn, run } from './git.mjs';
import { namesOf } from './notes.mjs';
import { INTERNAL, checksums } from './prepare.mjs';
import { BUILT } from './tag.mjs';

/** The commands of a release, in turn. */
export function commandsOf({ name, version, from, files, remote = 'origin' }) {
  const { tag, major, channel, isPreview } = namesOf(version);
  const at = (file) => join(from, file);
  const tarball = `${name}-${version}.tgz`;
  return [
    ['git', 'push', remote, `refs/tags/${tag}`],
    ['npm', 'publish', resolve(at(tarball)), '--provenance', '--access=public', `--tag=${channel}`, '--ignore-scripts'],
    ...major ? [['git', 'push', '--force', remote, `refs/tags/${tag}^{commit}:refs/tags/${major}`]] : [],
    ['gh', 'release', 'create', tag, '--verify-tag', '--title', tag, '--notes-file', at('NOTES.md'), ...isPreview ? ['--prerelease'] : [],
      ...files.filter((file) => file === 'SHA256SUMS' || !INTERNAL.has(file)).map(at)],
  ];
}

/** Publishes what `prepare` left in `from`. With `dry`, only checks it and prints the commands. @throws where it is not what HEAD gives */
export function publish(root, from, { dry = false, log = console.log } = {}) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { tag } = namesOf(version);
  if (readFileSync(join(from, 'SHA256SUMS'), 'utf8') !== checksums(from)) throw new Error(`${from} is not what was prepared: the checksums differ`);
  takeTag(root, join(from, 'tag.bundle'), tag);
  const files = readdirSync(from).sort();
  for (const command of commandsOf({ name, version, from, files })) {
    if (isDone(command, { name, version, from })) {
      log(`done before: ${command.slice(0, 3).join(' ')}`);
      continue;
    }
    log(command.join(' '));
    if (!dry) log(run(command[0], command.slice(1), { cwd: root }));
  }

  /** Publishing and making a release cannot be done twice; pushing can. */
  function isDone([program, ...words], release) {
    if (dry) return false;
    if (program === 'npm') return published(root, release);
    return program === 'gh' && succeeds('gh', ['release', 'view', words[2]], root);
  }
}

/** Takes the tag from the bundle, and refuses one that changes more of HEAD than a release may. */
function takeTag(root, bundle, tag) {
  const git = gitIn(root);
  git('fetch', '--quiet', '--no-tags', resolve(bundle), `+refs/tags/${tag}:refs/tags/${tag}`);
  const [head, parent] = [git('rev-parse', 'HEAD'), git('rev-parse', `${tag}^{commit}^`)];
  if (head !== parent) throw new Error(`${tag} stands on ${parent}, not on ${head}`);
  const others = git('diff', '--name-only', 'HEAD', `${tag}^{commit}`).split('\n').filter((path) => !BUILT.test(path));
  if (others.length) throw new Error(`${tag} changes what a release must not: ${others.join(', ')}`);
}

/** Whether npm has this very package. @throws where it has another of this version */
function published(root, { name, version, from }) {
  let known;
  try {
    known = run('npm', ['view', `${name}@${version}`, 'dist.integrity'], { cwd: root });
  } catch {
    return false;
  }
  if (!known) return false;
  const ours = `sha512-${createHash('sha512').update(readFileSync(join(from, `${name}-${version}.tgz`))).digest('base64')}`;
  if (known !== ours) throw new Error(`npm has another ${name}@${version}`);
  return true;
}

function succeeds(program, args, cwd) {
  try {
    run(program, args, { cwd });
    return true;
  } catch {
    return false;
  }
}
