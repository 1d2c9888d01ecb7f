// Reads for `init` what is there to draft from.
import { relative, resolve, sep } from 'node:path';
import type { Repository, Witnesses } from '../draft/model.js';
import { createRegistry } from '../extract/vendors.js';
import { vocabulary } from '../extract/vocabulary.js';
import { beginningOf, globsOf, projectFacts } from '../load/beginning.js';
import type { Said } from '../load/beginning.js';
import { codeNamed, unreadNote } from '../load/code.js';
import type { FoundCode } from '../load/code.js';
import type { Files } from '../load/read.js';
import type { Reading } from '../model/rule.js';
import { readLabels, readingOf, skipReason } from '../project.js';

export interface Wanted {
  readonly paths: readonly string[];
  /** Globs of code to leave out. */
  readonly exclude: readonly string[];
  readonly readsCode: boolean;
  /** Absolute; where the declaration will lie. */
  readonly folder: string;
  /** Whether all policies that are found are taken; else, where none is named, the one that says most. */
  readonly choosesAll: boolean;
}

export interface FoundWitnesses {
  readonly witnesses: Witnesses;
  /** What was left out, and why. */
  readonly notes: readonly string[];
  readonly errors: readonly string[];
}

/** Policies, code and labels, read. */
export async function witnessesOf({ paths, exclude, readsCode, folder, choosesAll }: Wanted, files: Files): Promise<FoundWitnesses> {
  const found = beginningOf(paths, files);
  const notes: string[] = [];
  const written = (path: string): string => relative(folder, path).split(sep).join('/');
  const read = (await readAll(found.policies, files, notes)).filter(({ path, reading }) => {
    const isPolicy = reading.statements.length > 0 || paths.includes(path);
    if (!isPolicy) notes.push(`${files.shown(path)} says nothing about data; left out.`);
    return isPolicy;
  });
  const named = new Set(paths.map((path) => files.absolute(path)));
  const [best, ...others] = [...read].sort((a, b) => b.reading.statements.length - a.reading.statements.length);
  const isChosen = ({ path }: (typeof read)[number]): boolean =>
    choosesAll || named.has(path) || (path === best?.path && !read.some((one) => named.has(one.path)));
  const policies = read.filter(isChosen);
  if (others.some((one) => !isChosen(one)))
    notes.push(
      `Drafted from ${policies.map(({ path }) => files.shown(path)).join(', ')}; name files to draft from others: ${read
        .filter((one) => !isChosen(one))
        .map(({ path }) => files.shown(path))
        .join(', ')}.`,
    );

  const labels = found.labels.flatMap((path) => {
    const { file, problem } = files.readLabel(path);
    if (!file) notes.push(`${files.shown(path)} ${problem}.`);
    return file ? [{ path, file }] : [];
  });
  const heard = await readLabels({ declaration: null, policies: [], labels: labels.map(({ file }) => file) });
  const usable = new Set(heard.read.filter(({ label }) => label.usable).map(({ label }) => label.source.path));
  const code = readsCode
    ? withoutPolicies(
        codeNamed([], exclude, files),
        read.map(({ reading }) => reading.document.source.path),
      )
    : null;
  const note = code && unreadNote(code);
  if (note) notes.push(note);
  const understood = code?.files.length ? (await (await import('../code.js')).readCode(code, null)).code : null;
  const { VENDORS } = await import('../generated/vendors.js');
  const repository: Repository = {
    policies: policies.map(({ path }) => written(path)),
    labels: labels.filter(({ file }) => usable.has(file.source.path)).map(({ path }) => written(path)),
    code: understood ? globsOf(code?.files.map(({ path }) => resolve(files.cwd, path)) ?? [], folder) : [],
    ...factsAs(projectFacts(files)),
  };
  return {
    notes,
    errors: found.errors,
    witnesses: {
      readings: policies.map(({ reading }) => reading),
      code: understood,
      labels: heard.read.filter(({ label }) => label.usable),
      registry: understood?.registry ?? createRegistry(VENDORS),
      vocabulary: vocabulary(),
      answers: {},
      repository,
    },
  };
}

/** A policy may be a page of the application, and is no code for that. */
function withoutPolicies(code: FoundCode, policies: readonly string[]): FoundCode {
  return { ...code, files: code.files.filter(({ path }) => !policies.includes(path)) };
}

export function isEmpty({ readings, code, labels }: Witnesses): boolean {
  return readings.length === 0 && code === null && labels.length === 0;
}

async function readAll(paths: readonly string[], files: Files, notes: string[]): Promise<{ path: string; reading: Reading }[]> {
  const read: { path: string; reading: Reading }[] = [];
  for (const path of paths) {
    const { source, problem } = files.read(path);
    if (!source) {
      notes.push(`${files.shown(path)} ${problem}.`);
      continue;
    }
    const reading = await readingOf(source, null);
    const reason = skipReason(reading.document);
    if (reason) notes.push(`${files.shown(path)} ${reason}; left out.`);
    else read.push({ path, reading });
  }
  return read;
}

function factsAs({ names, domains }: ReturnType<typeof projectFacts>): Pick<Repository, 'names' | 'domains'> {
  const told = ({ value, path, line }: Said) => ({ value, from: { by: 'repository' as const, path, line } });
  return { names: names.map(told), domains: domains.map(told) };
}
