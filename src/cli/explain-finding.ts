import { unnumbered } from '../check/fingerprint.js';
import { explainAll } from '../explain.js';
import { lintAll } from '../lint.js';
import { findTargets } from '../load.js';
import { Files } from '../load/read.js';
import type { Finding } from '../model/rule.js';
import { positionAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { UserError } from '../model/user-error.js';
import { explanationText } from '../report/explanation.js';
import { jobsOf } from './jobs.js';
import { complainOfFailures } from './failures.js';
import { complain, print, reportOptions, writeWhole } from './output.js';
import type { Call, Exit } from './run.js';
import { Judge } from './settings.js';

/** Findings explained at once; each is tried out by a few further runs. */
const MOST = 5;

/** A finding by its fingerprint or the start of it, or all those at a place; line and column from 1. */
export type Wanted = { readonly fingerprint: string } | { readonly path: string; readonly line: number; readonly column: number | null };

/** What a word names if it names a finding: `1a2b3c4d` (the start of a fingerprint), `privacy.yaml:65`, `privacy.yaml:65:10`. */
export function findingNamed(word: string): Wanted | null {
  const [, path, line, column] = /^(.{1,4000}?):(\d{1,9})(?::(\d{1,9}))?$/.exec(word) ?? [];
  if (path !== undefined) return { path, line: Number(line), column: column === undefined ? null : Number(column) };
  return /^[0-9a-f]{6,16}(?:-\d{1,6})?$/i.test(word) ? { fingerprint: word.toLowerCase() } : null;
}

/** Explains findings: how both sides were read, step by step, and what would make them go away. */
export async function explainFinding(call: Call, word: string, wanted: Wanted, paths: readonly string[]): Promise<Exit> {
  const { args } = call;
  const cwd = process.cwd();
  const files = new Files(cwd, null);
  const declaration = args.value('declaration') ?? null;
  const own = 'path' in wanted ? [wanted.path] : [];
  // The project that is here, or else the file that was named with the one that names it.
  const tries = paths.length ? [paths] : declaration !== null ? [own] : [['.'], own];
  let problems: readonly string[] = [];
  for (const targets of tries.filter((one) => one.length)) {
    const found = findTargets(targets, declaration, files);
    const { chosen, errors } = await jobsOf(found, new Judge(call, cwd), files);
    problems = [...found.errors, ...found.unmatched, ...errors];
    const jobs = chosen.map(({ job }) => job);
    const { findings, failures } = await lintAll(jobs);
    complainOfFailures(failures, args.has('debug'));
    const meant = matching(findings, wanted, files);
    if (meant.length) {
      tell(call, explanationText(await explainAll(jobs, meant.slice(0, MOST)), reportOptions(args, args.value('output-file') ?? null)));
      if (meant.length > MOST)
        complain(
          `policy-lint: ${meant.length - MOST} more findings stand there; name a column, or the fingerprint that --format json shows.`,
        );
      return failures.length ? 2 : 0;
    }
  }
  for (const problem of problems) complain(`policy-lint: ${problem}`);
  throw new UserError(
    `Nothing is found ${'path' in wanted ? `at ${word}` : `with the fingerprint ${word}`}${paths.length ? ' in what was named' : ''}; policy-lint --format json shows the places and fingerprints of all findings${
      'path' in wanted && !/\.ya?ml$/i.test(wanted.path) ? `, and policy-lint claims ${wanted.path} what was understood there` : ''
    }.`,
  );
}

function tell({ args }: Call, text: string): void {
  const file = args.value('output-file');
  if (file === undefined) print(text);
  else writeWhole(file, text);
}

function matching(findings: readonly Finding[], wanted: Wanted, files: Files): Finding[] {
  if ('fingerprint' in wanted) {
    const exact = findings.filter(({ fingerprint }) => fingerprint === wanted.fingerprint);
    return exact.length ? exact : findings.filter(({ fingerprint }) => unnumbered(fingerprint).startsWith(wanted.fingerprint));
  }
  const path = files.shown(files.absolute(wanted.path));
  const touches = ({ source, start, end }: Place): boolean => {
    if (source.path !== path) return false;
    const [from, to] = [positionAt(source, start), positionAt(source, end)];
    if (wanted.line < from.line || wanted.line > to.line) return false;
    return (
      wanted.column === null ||
      ((wanted.line > from.line || wanted.column >= from.column) && (wanted.line < to.line || wanted.column <= to.column))
    );
  };
  const own = findings.filter(({ at }) => touches(at));
  return own.length ? own : findings.filter(({ related }) => related.some(({ at }) => touches(at)));
}
