// What the files of a project say: each source is read once, and what breaks on one is told beside what the others say.
import { failureOf } from './check/check.js';
import type { Failure } from './check/check.js';
import { statementsOfLabel } from './extract/labels.js';
import { readPolicy, statementsIn } from './extract/policy.js';
import { vocabulary } from './extract/vocabulary.js';
import type { Code, CodeFiles } from './model/code.js';
import type { Declaration } from './model/declaration.js';
import type { PolicyDocument } from './model/document.js';
import type { Label, LabelFile, LabelReading } from './model/label.js';
import { Notes } from './model/notes.js';
import type { SkippedFile } from './model/report.js';
import type { Reading, Unread } from './model/rule.js';
import { showing } from './model/shown.js';
import type { Statement } from './model/statement.js';
import { positionAt } from './model/text.js';
import type { Source } from './model/text.js';
import { parseDeclaration } from './parse/declaration.js';
import { parsePolicy, parsePolicyNow } from './parse/policy.js';

/** What is examined together: a declaration and the policies it is held against, or policies alone. */
export interface Project {
  readonly declaration: Source | null;
  readonly policies: readonly PolicyFile[];
  /** The code that the declaration covers. */
  readonly code?: CodeFiles | null;
  /** Declared files that could not be read. */
  readonly missing?: readonly Unread[];
  /** The state that this one is compared with, by the rules on changes. */
  readonly base?: Project | null;
  /** Store labels, and declared ones that could not be read. */
  readonly labels?: readonly LabelFile[];
  readonly missingLabels?: readonly Unread[];
}

export interface PolicyFile {
  readonly source: Source;
  /** Whether the declaration names it as a supplement. */
  readonly supplement?: boolean;
}

/** Something read, with what could not be. */
export interface Read<T> {
  readonly read: T;
  readonly skipped: readonly SkippedFile[];
  readonly failures: readonly Failure[];
}

/** The policies of a project. */
export async function readPolicies(project: Project): Promise<Read<Reading[]>> {
  const declaration = project.declaration && declarationOf(project.declaration);
  const read: Reading[] = [];
  const skipped: SkippedFile[] = [];
  const failures: Failure[] = [];
  for (const { source, supplement = false } of project.policies) {
    try {
      const reading = await readingOf(source, declaration, supplement);
      const reason = skipReason(reading.document);
      if (reason) skipped.push({ path: source.path, reason });
      else {
        read.push(reading);
        skipped.push(...lossesOf(reading.document));
      }
    } catch (error) {
      failures.push(failureOf(`reading ${source.path} failed`, error));
      skipped.push({ path: source.path, reason: 'could not be read: policy-lint failed on it' });
    }
  }
  return { read, skipped, failures };
}

/** The policies of a project, without waiting; null where the reader of one of them is not at hand: rules must not take it for missing. */
export function readPoliciesNow({ declaration, policies }: Project): Read<Reading[]> | null {
  const facts = declaration && declarationOf(declaration);
  const read: Reading[] = [];
  for (const { source, supplement = false } of policies) {
    const document = parsePolicyNow(source);
    if (!document) return null;
    if (!skipReason(document)) read.push(readingIn(document, facts, supplement));
  }
  return { read, skipped: [], failures: [] };
}

/** The files in which a finding may stand. */
export function sourcesOf({ declaration, policies, labels = [], code }: Project): Source[] {
  return [
    ...(declaration ? [declaration] : []),
    ...[...policies, ...labels].map(({ source }) => source),
    ...(code?.files ?? []),
    ...(code?.manifests ?? []),
  ];
}

/** What the code of a project shows; null without any. All that reads code is loaded here and not before. */
export async function readCodeOf({ code, declaration }: Project): Promise<Read<Code | null>> {
  if (!code?.files.length) return { read: null, skipped: [], failures: [] };
  try {
    const read = await (await import('./code.js')).readCode(code, declaration && declarationOf(declaration));
    return { read: read.code, skipped: read.skipped, failures: [] };
  } catch (error) {
    return { read: null, skipped: [], failures: [failureOf('reading code failed', error)] };
  }
}

/** The store labels of a project. */
export async function readLabels({ labels = [] }: Project): Promise<Read<LabelReading[]>> {
  const read: LabelReading[] = [];
  const failures: Failure[] = [];
  for (const file of labels) {
    try {
      const label = await labelOf(file);
      read.push({ label, statements: statementsOfLabel(label) });
    } catch (error) {
      failures.push(failureOf(`reading ${file.source.path} failed`, error));
    }
  }
  return { read, skipped: [], failures };
}

/** What a policy says, with the names of its organisation taken from a declaration where there is one. Throws what the readers throw. */
export async function readingOf(source: Source, declaration: Declaration | null, supplement = false): Promise<Reading> {
  return readingIn(await documentOf(source), declaration, supplement);
}

/** A policy and its statements, which are read as they are asked for, once; for those who read it once and keep nothing. Throws what the readers throw. */
export async function statementsOf(
  source: Source,
  declaration: Declaration | null,
): Promise<{ readonly document: PolicyDocument; readonly statements: Iterable<Statement> }> {
  const document = await parsePolicy(source);
  return { document, statements: statementsIn(document, { first: declaration ? namesIn(declaration) : [] }) };
}

function readingIn(parsed: PolicyDocument, declaration: Declaration | null, supplement: boolean): Reading {
  const document = showing(parsed);
  if (!isUnderstood(document)) return { document, statements: [], mentions: [], names: [], dates: [], supplement };
  const first = declaration ? namesIn(declaration) : [];
  let read = readings.get(document.source);
  if (!read || read.names.join('\n') !== first.join('\n'))
    readings.set(document.source, (read = { names: first, reading: readPolicy(document, { first }, vocabulary()) }));
  return { document, ...read.reading, supplement };
}

/** Why a policy is not read as prose; null where it is. */
export function skipReason(document: PolicyDocument): string | null {
  if (!document.source.text.trim()) return 'is empty';
  if (!document.blocks.length) return wholeLoss(document) ?? 'holds no text that a reader would see';
  if (isUnderstood(document)) return null;
  return `is not in English (${nameOf(document.language)}): only English is understood so far`;
}

/** What of a policy that was read could not be: at most one entry. */
export function lossesOf(document: PolicyDocument): SkippedFile[] {
  const lost = lostIn(document);
  return lost.length ? [{ path: document.source.path, reason: toldOf(lost, document), part: true }] : [];
}

/** Why nothing of a policy was read; null where it simply holds no text. */
function wholeLoss(document: PolicyDocument): string | null {
  const lost = lostIn(document);
  const whole = lost.find(({ at }) => at.start === 0 && at.end === document.source.text.length);
  return whole?.reason ?? (lost.length ? `holds no text that can be read: ${toldOf(lost, document)}` : null);
}

function lostIn({ skipped }: PolicyDocument) {
  return skipped.filter(({ isLost }) => isLost);
}

/** Places told one by one; in a page of texts from elsewhere there may be hundreds. */
const MOST_PLACES = 6;

function toldOf(lost: ReturnType<typeof lostIn>, { source }: PolicyDocument): string {
  const lines = new Map<string, Set<number>>();
  for (const { reason, at } of lost) lines.set(reason, (lines.get(reason) ?? new Set()).add(positionAt(source, at.start).line));
  const told = [...lines].slice(0, MOST_PLACES).map(([reason, at]) => `line ${[...at].join(', ')}: ${reason}`);
  return [...told, ...(lines.size > MOST_PLACES ? [`and ${lines.size - MOST_PLACES} more`] : [])].join('; ');
}

const declarations = new Notes<Source, Declaration>();
const documents = new Notes<Source, Promise<PolicyDocument>>();
/** What was read in a policy, and the names it was read with: projects may share one, and a watch reads it again. */
const readings = new Notes<Source, { readonly names: readonly string[]; readonly reading: ReturnType<typeof readPolicy> }>();
const parsedLabels = new Notes<Source, Label>();

/** A declaration, read once a source. */
export function declarationOf(source: Source): Declaration {
  let found = declarations.get(source);
  if (!found) declarations.set(source, (found = parseDeclaration(source, vocabulary())));
  return found;
}

function documentOf(source: Source): Promise<PolicyDocument> {
  let found = documents.get(source);
  if (!found) documents.set(source, (found = parsePolicy(source)));
  return found;
}

async function labelOf(file: LabelFile): Promise<Label> {
  const { parseLabel } = await import('./parse/labels.js');
  let found = parsedLabels.get(file.source);
  if (!found) parsedLabels.set(file.source, (found = parseLabel(file)));
  return found;
}

/** Whether a policy is in a language that is read. */
export function isUnderstood({ language }: PolicyDocument): boolean {
  return language === 'en' || language === 'und';
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}

function namesIn({ organization }: Declaration): string[] {
  return [organization.name, organization.legalName, ...organization.alsoKnownAs, ...organization.domains].flatMap((fact) =>
    fact ? [fact.value] : [],
  );
}
