// What a file of code shows, by the analyser of the command line on the tree that ESLint has made. Once a file, for all rules.
import { dirname } from 'node:path';
import { additionsOf, codeIn, createRegistry, readTree } from '../code.js';
import { VENDORS } from '../generated/vendors.js';
import type { MembersOf } from '../extract/code/file.js';
import type { Code } from '../model/code.js';
import type { Declaration } from '../model/declaration.js';
import type { Context as RuleInput } from '../model/rule.js';
import type { Place, Source } from '../model/text.js';
import type { Registry } from '../model/vendor.js';
import { declaredFor, sharedIn, today } from './declared.js';
import type { Declared } from './declared.js';
import { covers, directivesOf, Files, isCode, names, regimesOf, unreadable, vocabulary } from './engine.js';
import { isDocument } from './found.js';
import type { Context } from './found.js';
import { ownAmong } from './own.js';

export interface Coded {
  readonly declared: Declared;
  readonly code: Code;
  /** What rules of policy-lint are handed; null without a declaration that can be used. */
  readonly input: RuleInput | null;
  /** Whether a directive of policy-lint's own, which names a rule of the command line, is about a place. */
  isSilenced(rule: string, at: Place): boolean;
}

const known = new WeakMap<object, Coded | null>();

/** What a file shows; null for files that are no code, that the declaration leaves out, or in which there is nothing of it. */
export function codedIn(context: Context): Coded | null {
  const { sourceCode } = context;
  let found = known.get(sourceCode);
  if (found === undefined) known.set(sourceCode, (found = codedWith(context, null)));
  return found;
}

/** The same, with what objects hold by their types. */
export function codedWith(context: Context, membersOf: MembersOf | null): Coded | null {
  const { sourceCode, filename, physicalFilename, cwd } = context;
  // Blocks of code within another file are samples.
  if (isDocument(context) || filename !== physicalFilename || unreadable(sourceCode.text) !== null) return null;
  const declared = declaredFor(context);
  if (!isMeant(filename, cwd, declared)) return null;
  const source: Source = { path: isNameless(filename) ? '<input>' : new Files(cwd).shown(filename), text: sourceCode.text };
  const registry = registryFor(declared.declaration ?? null);
  const program = readTree(sourceCode.ast, source, registry, membersOf);
  if (!program.facts.length) return null;
  const own = isNameless(filename) ? null : ownAmong(program, filename, cwd, registry);
  const code = onlyOf(source, codeIn([program, ...(own?.programs ?? [])], own?.manifests ?? [], registry));
  const directives = directivesOf(source, 'code');
  return {
    declared,
    code,
    input: declared.declaration ? inputFor(code, declared.declaration, asOfIn(context)) : null,
    isSilenced: (rule, at) => directives.some((one) => one.rule !== null && names(one.rule, rule) && covers(one, at)),
  };
}

/** What of the code stands in the file at hand. */
function onlyOf(source: Source, code: Code): Code {
  const vendors = code.vendors
    .map((use) => ({ ...use, traces: use.traces.filter(({ at }) => at.source === source) }))
    .filter(({ traces }) => traces.length);
  return { ...code, vendors, programs: code.programs.filter((one) => one.source === source) };
}

/** The day that was asked for, or today. */
export function asOfIn({ settings }: Pick<Context, 'settings'>): string {
  return sharedIn(settings)?.asOf ?? today();
}

function isNameless(filename: string): boolean {
  return filename === '<input>' || filename === '<text>';
}

/** What the declaration covers by `code:`; where it does not say, all code but tests, stories, scripts and the like. */
function isMeant(filename: string, cwd: string, declared: Declared): boolean {
  if (isNameless(filename)) return true;
  const covered = declared.declaration?.code;
  if (!covered || declared.problem !== undefined) return isCode(filename, cwd, [], []);
  const plain = (facts: readonly { readonly value: string }[]): string[] => facts.map(({ value }) => value);
  return isCode(filename, dirname(declared.path), plain(covered.include), plain(covered.exclude));
}

const registries = new WeakMap<object, Registry>();
const NOBODY = {};

function registryFor(declaration: Declaration | null): Registry {
  let found = registries.get(declaration ?? NOBODY);
  if (!found) registries.set(declaration ?? NOBODY, (found = createRegistry(VENDORS, declaration ? additionsOf(declaration) : {})));
  return found;
}

function inputFor(code: Code, declaration: Declaration, asOf: string): RuleInput {
  const words = vocabulary();
  return {
    declaration,
    code,
    asOf,
    vocabulary: words,
    regimes: regimesOf(declaration, words, asOf),
    policies: [],
    facts: [],
    statements: [],
    missing: [],
    labels: [],
    missingLabels: [],
    suppressions: [],
    base: null,
  };
}
