// Two states of declarations and policies: git revisions, folders or files, and which project of one is which of the other.
import { basename, dirname, join, relative, resolve } from 'node:path';
import { foldersAbove, isWithin, repositoryOf } from '../config/above.js';
import { UserError } from '../model/user-error.js';
import { declarationsIn, filesBelow, isDeclarationName, isYaml } from './discover.js';
import { Files } from './read.js';
import { Revision } from './revision.js';

/** One state: what it is called, and how its files are found and read. */
export interface Side {
  readonly label: string;
  readonly files: Files;
  /** The folder, or the file, that it is; absolute. */
  readonly root: string;
  readonly kind: 'file' | 'folder' | 'revision' | 'tree';
}

/** What stands in one state and what it was in the other; null where it is new, or gone. */
export interface Pair {
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  /** Whether these are declarations, one each, or policies compared alone. */
  readonly isDeclared: boolean;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
  readonly pairs: readonly Pair[];
}

/** Text files that may be policies, in a folder that is compared without a declaration; of pages of an application, those whose path says so. */
const POLICY_NAMES =
  /\.(?:md|markdown|mdx|html?|xhtml|txt|text)$|(?:privacy|policy|policies|legal|terms|cookies)[^\n]*\.(?:[jt]sx|astro|vue|svelte)$/i;
const MOST_POLICIES = 200;

/**
 * What BASE and HEAD of `policy-lint diff` mean. A revision alone is the state at which today's work left it, like `--since`; two
 * revisions are compared as they are; `A...B` is the state at which they part, and B.
 *
 * @throws UserError
 */
export function sidesOf(base: string, head: string | undefined, cwd: string): Sides {
  const here = new Files(cwd);
  const dots = here.exists(here.absolute(base)) || head !== undefined ? null : /^(.*?)(\.{2,3})(.*)$/.exec(base);
  if (dots) return revisions(dots[1] || 'HEAD', dots[3] || null, dots[2] === '...', cwd);
  const [was, is] = [meant(base, cwd, here), head === undefined ? null : meant(head, cwd, here)];
  if (was === 'revision')
    return is === 'revision'
      ? revisions(base, head as string, false, cwd)
      : sinceRevision(base, is === null ? null : here.absolute(head as string), cwd, here);
  if (is === 'revision')
    throw new UserError(`${base} is a ${was}, and ${head ?? ''} a revision; compare two revisions, or two folders or files.`);
  if (was === 'file' && is === null) throw new UserError(`diff needs a second file: policy-lint diff ${base} NEW.`);
  if (is !== null && was !== is)
    throw new UserError(`${base} is a ${was}, and ${head ?? ''} is a ${is}; compare two folders, or two files.`);
  const side = (path: string): Side => ({ label: here.shown(path), files: here, root: path, kind: was });
  return paired(side(here.absolute(base)), side(is === null ? cwd : here.absolute(head as string)));
}

function meant(word: string, cwd: string, files: Files): 'file' | 'folder' | 'revision' {
  const path = files.absolute(word);
  const isPath = word !== '' && files.exists(path);
  const isPlain = /^[^/\\.][^/\\]*$/.test(word);
  if (isPath && isPlain && files.isFolder(path) && Revision.isOne(word, cwd))
    throw new UserError(`"${word}" is a folder and a revision; write ./${word} or refs/heads/${word}.`);
  if (isPath) return files.isFolder(path) ? 'folder' : 'file';
  if (!Revision.isOne(word, cwd) && !repositoryOf(cwd))
    throw new UserError(`${word || '""'} does not exist, and there is no git repository around ${cwd}.`);
  return 'revision';
}

function revisions(base: string, head: string | null, parting: boolean, cwd: string): Sides {
  const before = parting ? Revision.since(base, cwd, { label: base, from: head ?? 'HEAD', flag: '' }) : Revision.at(base, cwd, head);
  return paired(
    { label: base, files: before, root: cwd, kind: 'revision' },
    head === null
      ? { label: 'the working tree', files: new Files(cwd), root: cwd, kind: 'tree' }
      : { label: head, files: Revision.at(head, cwd), root: cwd, kind: 'revision' },
  );
}

/** A revision against files of today: all, or those of a folder, or one. */
function sinceRevision(base: string, path: string | null, cwd: string, files: Files): Sides {
  const root = path ?? cwd;
  const repository = repositoryOf(cwd);
  if (repository && !isWithin(root, repository)) throw new UserError(`${files.shown(root)} lies outside the repository of ${base}.`);
  const before = Revision.since(base, cwd, { label: base, flag: '' });
  return paired(
    { label: base, files: before, root, kind: 'revision' },
    { label: 'the working tree', files, root, kind: path !== null && !files.isFolder(path) ? 'file' : 'tree' },
  );
}

function paired(before: Side, after: Side): Sides {
  const pairs = after.kind === 'file' ? [ofFiles(before, after)] : ofFolders(before, after);
  if (!pairs.length)
    throw new UserError(
      before.kind === 'revision'
        ? `There is no declaration (privacy.yaml) in ${after.files.shown(after.root)} or above it, now or at ${before.label}; name a policy file: policy-lint diff ${before.label} PRIVACY.md.`
        : `There is no declaration and no policy in ${before.label} and ${after.label}.`,
    );
  return { before, after, pairs };
}

function ofFiles(before: Side, after: Side): Pair {
  const [was, is] = [before.kind === 'revision' ? (before.files as Revision).before(after.root) : before.root, after.root];
  return { before: [was], after: [is], isDeclared: isYaml(is) && isYaml(was) };
}

function ofFolders(before: Side, after: Side): Pair[] {
  const [old, now] = [declarationsOf(before), declarationsOf(after)];
  if (before.kind === 'folder' && (!old.length || !now.length)) {
    const [was, is] = [policiesIn(before), policiesIn(after)];
    return was.length && is.length ? [{ before: was, after: is, isDeclared: false }] : [];
  }
  const earlier = (path: string): string =>
    before.kind === 'revision' ? (before.files as Revision).before(path) : join(before.root, relative(after.root, path));
  const left = new Set(old);
  const found = now.map((path) => {
    const was = earlier(path);
    return { path, was: left.delete(was) ? was : null };
  });
  // One on each side is the same one, whatever it is called.
  if (found.length === 1 && left.size === 1 && found[0]?.was === null)
    return [{ before: [...left], after: [found[0].path], isDeclared: true }];
  return [
    ...found.map(({ path, was }): Pair => ({ before: was === null ? null : [was], after: [path], isDeclared: true })),
    ...[...left].map((path): Pair => ({ before: [path], after: null, isDeclared: true })),
  ];
}

/** The declarations of a state in its folder and below; where there are none, the nearest above. */
function declarationsOf({ files, root, kind }: Side): string[] {
  if (!(files instanceof Revision)) {
    const below = filesBelow(
      root,
      (path) => isDeclarationName(basename(path)),
      () => undefined,
    );
    if (below.length || kind === 'folder') return below;
    return (
      foldersAbove(root, files.cwd)
        .slice(1)
        .map(declarationsIn)
        .find((found) => found.length > 0) ?? []
    );
  }
  const all = files
    .filesBelow(repositoryOf(root) ?? root)
    .filter((path) => isDeclarationName(basename(path)) && !path.includes('/node_modules/'));
  const below = all.filter((path) => isWithin(path, root));
  if (below.length) return below;
  return (
    foldersAbove(root, files.cwd)
      .slice(1)
      .map((folder) => all.filter((path) => dirname(path) === resolve(folder)))
      .find((found) => found.length > 0) ?? []
  );
}

function policiesIn({ root }: Side): string[] {
  return filesBelow(
    root,
    (path) => POLICY_NAMES.test(path),
    () => undefined,
  ).slice(0, MOST_POLICIES);
}
