// Read first: the whole program without the world — text in, findings out.
import { distinct, inOrder, runRules } from './check/check.js';
import type { Checked, CheckSettings, Failure } from './check/check.js';
import { directivesOf } from './check/directives.js';
import type { Directive, Syntax } from './check/directives.js';
import { withFingerprints, withUniqueFingerprints } from './check/fingerprint.js';
import type { Pointers } from './check/fingerprint.js';
import { RECOMMENDED } from './check/levels.js';
import { regimesOf } from './check/regimes.js';
import { suppress, suppressionsOf } from './check/suppress.js';
import type { Ignore } from './check/suppress.js';
import { differencesOf } from './diff/differences.js';
import type { Differences } from './diff/differences.js';
import { factsOf } from './extract/facts.js';
import { vocabulary } from './extract/vocabulary.js';
import type { Code } from './model/code.js';
import type { LabelReading } from './model/label.js';
import { Notes } from './model/notes.js';
import type { RuleInfo, SkippedFile } from './model/report.js';
import type { Base, Context, Finding, Input, Reading, Rule } from './model/rule.js';
import type { Statement } from './model/statement.js';
import type { Source } from './model/text.js';
import { hasHashComments } from './model/ecosystem.js';
import { isCodeName } from './parse/format.js';
import { yamlPointer } from './parse/pointer.js';
import { declarationOf, isUnderstood, readCodeOf, readLabels, readPolicies, readPoliciesNow } from './project.js';
import type { Project, Read } from './project.js';

export interface Settings extends CheckSettings {
  /** YYYY-MM-DD: the day for which law and expiry dates are judged. */
  readonly asOf: string;
  /** False: directives in the files silence nothing. */
  readonly inlineConfig: boolean;
  readonly ignores: readonly Ignore[];
  /** Whether the configuration names rules that were not loaded. */
  readonly pluginsRefused?: boolean;
}

/** Settings of a first run: recommended rules, nothing silenced. The day is an input, so that the same input gives the same output. */
export function defaultSettings(asOf: string): Settings {
  return { asOf, levels: RECOMMENDED, minConfidence: 'medium', docs: null, inlineConfig: true, ignores: [] };
}

export interface Result {
  /** Every finding, silenced ones among them, by path and position. */
  readonly findings: readonly Finding[];
  /** The rules that ran. */
  readonly rules: readonly RuleInfo[];
  readonly skipped: readonly SkippedFile[];
  /** Files read. */
  readonly files: number;
  /** What broke in policy-lint itself; the findings are incomplete then. */
  readonly failures: readonly Failure[];
}

/** A project together with the rules and settings for it. */
export interface Job {
  readonly project: Project;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly settings: Settings;
}

/** Examines one project. Pure, and never throws: what breaks is in `failures`. */
export function lint(project: Project, rules: ReadonlyMap<string, Rule>, settings: Settings): Promise<Result> {
  return lintAll([{ project, rules, settings }]);
}

/** Is told how many projects were examined, of how many, before each. */
export type Told = (done: number, all: number) => void;

/** Examines projects that may share files: what is said of a shared file is said once. */
export async function lintAll(jobs: readonly Job[], told: Told = () => undefined): Promise<Result> {
  return resultOf(await examineAll(jobs, told));
}

/**
 * Examines the declaration and the policies of a project without waiting, for programs that cannot: code, labels and the state before are left out,
 * and all policies where one is no Markdown or plain text.
 */
export function lintNow({ project: { declaration, policies, missing }, rules, settings }: Job): Result {
  const project: Project = { declaration, policies, missing };
  const read = readPoliciesNow(project);
  const job = { project: read ? project : { ...project, policies: [], missing: [] }, rules, settings };
  return resultOf([examineRead(job, { ...NOTHING_READ, policies: read ?? NOTHING_READ.policies })]);
}

/** What changed in a project, and what the rules find. */
export interface Compared {
  readonly result: Result;
  /** One for each job, in their order; null where its two states hold nothing that can be compared. */
  readonly differences: readonly (Differences | null)[];
}

/** Examines projects that have a state before, and tells what changed in each. */
export async function compareAll(jobs: readonly Job[]): Promise<Compared> {
  const examined = await examineAll(jobs);
  return { result: resultOf(examined), differences: examined.map(({ context }) => differencesOf(context)) };
}

/** Examines projects, and keeps what the rules were given of each, in the order of the jobs: for those who ask why. */
export async function readAll(
  jobs: readonly Job[],
  told: Told = () => undefined,
): Promise<{ readonly result: Result; readonly contexts: readonly Context[] }> {
  const examined = await examineAll(jobs, told);
  return { result: resultOf(examined), contexts: examined.map(({ context }) => context) };
}

async function examineAll(jobs: readonly Job[], told: Told = () => undefined): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const [i, job] of jobs.entries()) {
    told(i, jobs.length);
    examined.push(await examine(job));
  }
  return examined;
}

function resultOf(examined: readonly Examined[]): Result {
  // A directive in a shared file is needed if any project needs it: they are judged when all projects are through.
  const used = new Set(examined.flatMap((one) => [...one.used]));
  const judged = examined.map((one) => judge(one, used));
  const failures = [...examined.flatMap((one) => [...one.failures, ...one.checked.failures]), ...judged.flatMap((one) => one.failures)];
  return {
    findings: withUniqueFingerprints(
      inOrder(distinct([...examined.flatMap((one) => one.findings), ...judged.flatMap((one) => one.findings)])),
    ),
    rules: rulesOf(examined),
    skipped: distinctBy(
      examined.flatMap((one) => one.skipped),
      (one) => `${one.path}\n${one.reason}`,
    ),
    files: new Set(examined.flatMap((one) => one.sources)).size,
    failures: distinctBy(failures, (one) => `${one.what}\n${one.error.message}`),
  };
}

interface Examined {
  readonly job: Job;
  readonly context: Context;
  readonly checked: Checked;
  readonly findings: readonly Finding[];
  readonly directives: readonly Directive[];
  readonly used: ReadonlySet<Directive | Ignore>;
  readonly sources: readonly Source[];
  readonly skipped: readonly SkippedFile[];
  readonly failures: readonly Failure[];
}

/** What the files of a project say. */
interface Readings {
  readonly policies: Read<Reading[]>;
  readonly labels: Read<LabelReading[]>;
  readonly code: Read<Code | null>;
  readonly was: Read<Reading[]> | null;
}

const NOTHING_READ: Readings = {
  policies: { read: [], skipped: [], failures: [] },
  labels: { read: [], skipped: [], failures: [] },
  code: { read: null, skipped: [], failures: [] },
  was: null,
};

async function examine(job: Job): Promise<Examined> {
  const { project } = job;
  const [policies, labels, code] = [await readPolicies(project), await readLabels(project), await readCodeOf(project)];
  return examineRead(job, { policies, labels, code, was: project.base ? await readPolicies(project.base) : null });
}

function examineRead(job: Job, { policies, labels, code, was }: Readings): Examined {
  const { project, rules, settings } = job;
  const all = [policies, labels, code, ...(was ? [was] : [])];
  const context = contextOf(project, policies.read, labels.read, code.read, settings, was?.read ?? null);
  const pointers = pointersOf(project);
  const checked = runRules(context, rules, inputsOf(project, policies.read, context), settings);
  const directives = settings.inlineConfig ? directivesIn(project) : [];
  const named = withFingerprints(checked.findings, pointers);
  const { findings, used } = suppress(named, directives, settings.ignores, settings.asOf, pointers);
  const sources = [
    ...(project.declaration ? [project.declaration] : []),
    ...[...project.policies, ...(project.labels ?? [])].map(({ source }) => source),
    ...(project.code?.files ?? []),
  ];
  return {
    job,
    context,
    checked,
    findings,
    directives,
    used,
    sources,
    skipped: all.flatMap(({ skipped }) => skipped),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** Runs the rules about suppressions, which need to know what was silenced. */
function judge(
  { job, context, checked, directives }: Examined,
  used: ReadonlySet<Directive | Ignore>,
): { findings: Finding[]; failures: readonly Failure[] } {
  const { project, rules, settings } = job;
  const pointers = pointersOf(project);
  const suppressions = suppressionsOf(directives, settings.ignores, used, checked.ran, rules, settings.pluginsRefused ?? false);
  if (!suppressions.length) return { findings: [], failures: [] };
  const about = new Map([...rules].filter(([, rule]) => rule.inputs.includes('suppressions')));
  const { findings, failures } = runRules({ ...context, suppressions }, about, new Set<Input>(['suppressions']), settings);
  return {
    findings: suppress(withFingerprints(findings, pointers), directives, settings.ignores, settings.asOf, pointers).findings,
    failures,
  };
}

function contextOf(
  project: Project,
  readings: readonly Reading[],
  labels: readonly LabelReading[],
  code: Code | null,
  settings: Settings,
  was: readonly Reading[] | null,
): Context {
  const words = vocabulary();
  const declaration = declarationOf(
    project.declaration ?? { path: (project.policies[0] ?? project.labels?.[0])?.source.path ?? '', text: '' },
  );
  const policies = readings.filter((reading) => isUnderstood(reading.document));
  return {
    declaration,
    policies,
    code,
    facts: project.declaration ? factsOf(declaration, words) : [],
    statements: statementsOf(policies),
    missing: project.missing ?? [],
    labels,
    missingLabels: project.missingLabels ?? [],
    suppressions: [],
    regimes: regimesOf(project.declaration ? declaration : null, words, settings.asOf),
    asOf: settings.asOf,
    vocabulary: words,
    base: project.base && was ? baseOf(project, project.base, was) : null,
  };
}

function statementsOf(policies: readonly Reading[]): readonly Statement[] {
  if (policies.length === 1) return (policies[0] as Reading).statements;
  const all: Statement[] = [];
  for (const { statements } of policies) for (const statement of statements) all.push(statement);
  return all;
}

function baseOf(project: Project, base: Project, was: readonly Reading[]): Base {
  const isDeclared = project.declaration !== null && base.declaration !== null;
  return {
    declaration: declarationOf(isDeclared && base.declaration ? base.declaration : NOTHING),
    isDeclared,
    policies: was.filter((reading) => isUnderstood(reading.document)),
  };
}

const NOTHING: Source = { path: '', text: '' };

/** A declaration that cannot be read to its end is held against nothing. */
function inputsOf(project: Project, readings: readonly Reading[], { declaration, code, base }: Context): Set<Input> {
  const inputs = new Set<Input>();
  if (project.declaration) inputs.add('declaration');
  const isComparable = !project.declaration || declaration.usable;
  if (isComparable && readings.some((reading) => isUnderstood(reading.document))) inputs.add('policy');
  if (isComparable && (project.labels?.length || project.missingLabels?.length)) inputs.add('labels');
  if (code && declaration.usable) inputs.add('code');
  if (base && (base.isDeclared || base.policies.length > 0)) inputs.add('base');
  return inputs;
}

const directives = new Notes<Source, Directive[]>();

// Once a source, so that projects that share a file share its directives.
function directivesIn(project: Project): Directive[] {
  const read = (source: Source, syntax: Syntax): Directive[] => {
    let found = directives.get(source);
    if (!found) directives.set(source, (found = directivesOf(source, syntax)));
    return found;
  };
  const markup = [...project.policies, ...(project.labels ?? [])];
  return [
    ...(project.declaration ? read(project.declaration, 'yaml') : []),
    ...markup.flatMap(({ source }) => read(source, isCodeName(source.path) ? 'code' : 'markup')),
    ...[...(project.code?.files ?? []), ...(project.code?.manifests ?? [])].flatMap((source) =>
      read(source, hasHashComments(source.path) ? 'yaml' : 'code'),
    ),
  ];
}

function pointersOf({ declaration }: Project): Pointers {
  return (at) => (at.source === declaration ? yamlPointer(at) : null);
}

function rulesOf(examined: readonly Examined[]): RuleInfo[] {
  const found = new Map<string, RuleInfo>();
  for (const { checked, job } of examined)
    for (const id of checked.ran) {
      const rule = job.rules.get(id) as Rule;
      const { summary, severity, confidence, cites } = rule;
      if (!found.has(id)) found.set(id, { id, summary, severity, confidence, cites, docs: job.settings.docs?.(id) ?? null });
    }
  return [...found.values()];
}

function distinctBy<T>(list: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [key(one), one])).values()];
}
