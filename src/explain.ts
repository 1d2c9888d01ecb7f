// Why a finding is there: what was read at its places, and which change would make it go away. Pure; changes are tried on copies.
import { lint, readAll } from './lint.js';
import type { Job } from './lint.js';
import { blockAt } from './model/blocks.js';
import type { Explanation, Side, Trial } from './model/explanation.js';
import type { Context, Finding, Rule } from './model/rule.js';
import { textAt } from './model/text.js';
import type { Place, Source, Span } from './model/text.js';
import { yamlPointer } from './parse/pointer.js';
import { sourcesOf } from './project.js';
import type { Project } from './project.js';

/** Statements shown for a place; a table row or an entry may make dozens. */
const MOST_STATEMENTS = 3;
/** Places at which changes are tried; each try examines the project once more. */
const MOST_PLACES = 4;
/** What else a fact may be that people answer with yes or no; every other value may be unknown. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  yes: ['no', 'unknown'],
  true: ['no', 'unknown'],
  no: ['yes', 'unknown'],
  false: ['yes', 'unknown'],
  unknown: [],
};

/**
 * Explains the findings that are wanted, in their order.
 *
 * @param found those that a run over the jobs found
 */
export async function explainAll(jobs: readonly Job[], found: readonly Finding[]): Promise<Explanation[]> {
  const { contexts, result } = await readAll(jobs);
  const before = new Set(result.findings.flatMap((one) => keysOfFinding(one)));
  const explained: Explanation[] = [];
  for (const finding of found) {
    const index = jobs.findIndex(({ project }) => sourcesOf(project).includes(finding.at.source));
    const [job, context] = [jobs[index], contexts[index]];
    const rule = job?.rules.get(finding.ruleId);
    if (job && context && rule) explained.push(await explain(finding, rule, job, context, before));
  }
  return explained;
}

async function explain(finding: Finding, rule: Rule, job: Job, context: Context, before: ReadonlySet<string>): Promise<Explanation> {
  const all = [{ at: finding.at, note: '' }, ...finding.related];
  const places = all.filter(({ at }, i) => all.findIndex((one) => isSame(one.at, at)) === i);
  return {
    finding,
    rule,
    sides: places.map(({ at, note }) => sideOf(at, note, job.project, context)),
    trials: await trialsOf(finding, job, context, before),
  };
}

function isSame(a: Place, b: Place): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}

function sideOf(at: Place, note: string, { declaration }: Project, context: Context): Side {
  const isDeclared = at.source === declaration;
  const read = (
    isDeclared
      ? context.facts
      : [...context.statements, ...context.labels.flatMap((label) => label.statements), ...(context.code?.statements ?? [])]
  ).filter((one) => one.at.source === at.source && overlap(one.at, at) > 0);
  // The statement that the place was taken from covers it best; of a whole entry, those of the fact itself come first.
  const ranked = read
    .map((one) => ({ one, fit: overlap(one.at, at) / (one.at.end - one.at.start + at.end - at.start) }))
    .sort((a, b) => b.fit - a.fit);
  const statements = ranked.slice(0, MOST_STATEMENTS).map(({ one }) => one);
  return { at, note, keys: isDeclared ? keysOf(at) : [], statements, more: ranked.length - statements.length };
}

function keysOf(at: Place): string[] {
  return yamlPointer(at)
    .stable.split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

/** @param before the findings of the files as they are, by their keys */
async function trialsOf(finding: Finding, job: Job, context: Context, before: ReadonlySet<string>): Promise<Trial[]> {
  const trials: Trial[] = [];
  const own = keysOfFinding(finding);
  for (const at of [finding.at, ...finding.related.map((one) => one.at)].slice(0, MOST_PLACES)) {
    for (const change of changesAt(at, job.project, context)) {
      const { findings } = await lint(withText(job.project, at.source, change.text), job.rules, job.settings);
      const shift = change.text.length - at.source.text.length;
      const keys = (one: Finding): readonly string[] => keysOfFinding(one, { path: at.source.path, start: at.start, shift });
      const open = findings.filter(({ suppressed }) => !suppressed);
      const brings = open.filter((one) => one.severity !== 'info' && !keys(one).some((key) => before.has(key)));
      // A value that the declaration does not take there is no way out.
      if (change.value !== null && brings.some(({ ruleId }) => ruleId === 'declaration/unknown-value')) continue;
      trials.push({ at, value: change.value, gone: !findings.some((one) => keys(one).some((key) => own.includes(key))), brings });
    }
  }
  return trials.filter((one, i) => trials.findIndex((other) => isSame(other.at, one.at) && other.value === one.value) === i);
}

/**
 * A finding by its rule and all its places, and by its own place and message: what is missing points to whatever a text begins with.
 * Places are told as if the text behind an edit had not moved.
 */
function keysOfFinding(
  { ruleId, message, at, related }: Finding,
  edit: { path: string; start: number; shift: number } | null = null,
): readonly string[] {
  const start = (place: Place): number =>
    edit && place.source.path === edit.path && place.start > edit.start ? place.start - edit.shift : place.start;
  const places = [at, ...related.map((one) => one.at)].map((place) => [place.source.path, start(place)]);
  return [JSON.stringify([ruleId, places]), JSON.stringify([ruleId, message, places[0]])];
}

interface Change {
  readonly value: string | null;
  readonly text: string;
}

function changesAt(at: Place, project: Project, context: Context): Change[] {
  const { source, start, end } = at;
  if (source === project.declaration)
    return valuesFor(at).map((value) => ({ value, text: source.text.slice(0, start) + value + source.text.slice(end) }));
  const document = context.policies.map((reading) => reading.document).find((one) => one.source === source);
  const block = document && blockAt(document, start);
  if (!block) return [];
  const gone = block.sentences
    .map((sentence) => ({ sentence, ...block.map.span(sentence.start, sentence.end) }))
    .filter((one) => overlap(one, at) > 0);
  let text = source.text;
  // Letter by letter, so that the markup between them stays.
  for (const { sentence } of gone)
    for (let i = sentence.start; i < sentence.end; i++) {
      const letter = block.map.span(i, i + 1);
      text = text.slice(0, letter.start) + source.text.slice(letter.start, letter.end).replace(/[^\r\n]/g, ' ') + text.slice(letter.end);
    }
  return gone.length ? [{ value: null, text }] : [];
}

/** What else may stand in the place of a declared value; nothing where the place is no single value. */
function valuesFor({ source, start, end }: Place): readonly string[] {
  const word = textAt({ source, start, end });
  if (
    !/^\w{1,40}$/.test(word) ||
    !/[:[,]\s{0,200}$/.test(source.text.slice(Math.max(0, start - 201), start)) ||
    /^\s*:/.test(source.text.slice(end, end + 200))
  )
    return [];
  return OTHERWISE[word.toLowerCase()] ?? (source.text.slice(0, start).trimEnd().endsWith(':') ? ['unknown'] : []);
}

function withText(project: Project, source: Source, text: string): Project {
  const changed: Source = { ...source, text };
  const swap = (one: Source): Source => (one === source ? changed : one);
  return {
    ...project,
    declaration: project.declaration && swap(project.declaration),
    policies: project.policies.map((one) => ({ ...one, source: swap(one.source) })),
  };
}
