// The rules for code. Each looks at one kind of what the analyser found, and asks the rule of policy-lint about it; three need no declaration.
import type { Code, Trace } from '../model/code.js';
import type { CodeFact } from '../model/program.js';
import type { Rule, Severity } from '../model/rule.js';
import type { Coded } from './coded.js';
import { RULES } from './engine.js';
import { place } from '../model/text.js';
import type { Place } from '../model/text.js';
import { exposed, knownByAddress } from './exposed.js';
import type { Found } from './found.js';

export interface CodeRule {
  /** What it finds, as the first words of a sentence. */
  readonly finds: string;
  /** The rule of policy-lint that it asks; null where ESLint alone has it. */
  readonly of: string | null;
  readonly recommended: 'error' | 'warn' | 'off';
  /** What is reported unless more or less is asked for. */
  readonly least?: Severity;
  readonly hasSuggestions?: boolean;
  /** Whether it finds more where types are known. */
  readonly typed?: boolean;
  find(coded: Coded): Iterable<Found>;
}

type Slice = Partial<Pick<Code, 'vendors' | 'sent' | 'started' | 'programs'>>;

/** A rule that is asked about one part of what was found after the other, so that each place is reported where it stands. */
function asked(
  of: string,
  recommended: CodeRule['recommended'],
  finds: string,
  slices: (code: Code) => readonly Slice[],
  more: Partial<CodeRule> = {},
): CodeRule {
  return {
    of,
    recommended,
    finds,
    ...more,
    *find({ code, input }) {
      const rule = RULES.get(of) as Rule;
      if (input)
        for (const slice of slices(code))
          for (const problem of rule.check({ ...input, code: { ...code, ...slice } })) {
            const confidence = problem.confidence ?? rule.confidence;
            if (confidence !== 'low') yield { ...problem, by: of, confidence, severity: problem.severity ?? rule.severity };
          }
    },
  };
}

export const CODE_RULES: Readonly<Record<string, CodeRule>> = {
  'no-undeclared-vendor': asked(
    'code/undeclared-vendor',
    'error',
    'Imports and calls of SDKs of vendors that the declaration does not name',
    (code) => tracesBy(code, packagesAndGlobals),
  ),
  'no-undeclared-third-party-url': asked(
    'code/undeclared-vendor',
    'error',
    'Scripts, pixels, frames and requests from and to hosts of vendors that the declaration does not name',
    (code) => tracesBy(code, hosts),
  ),
  'no-undeclared-cookie': asked('code/undeclared-cookie', 'warn', 'Cookies that the declaration does not list', (code) => [
    facts(code, (fact) => fact.kind === 'store' && fact.where === 'cookie'),
  ]),
  'no-undeclared-storage': asked(
    'code/undeclared-cookie',
    'off',
    "Entries of the browser's storage that the declaration does not list",
    (code) => [facts(code, (fact) => fact.kind === 'store' && fact.where !== 'cookie')],
    { least: 'info' },
  ),
  'no-undeclared-data-in-sdk-call': asked(
    'code/sensitive-to-vendor',
    'warn',
    "Personal data in calls of a vendor's SDK to which the declaration does not send them",
    calls,
    { typed: true },
  ),
  'no-personal-data-as-id': {
    of: null,
    recommended: 'warn',
    finds: 'E-mail addresses and the like as the id by which a vendor knows people',
    find: knownByAddress,
  },
  'no-undeclared-device-api': asked(
    'code/undeclared-data',
    'error',
    'Device APIs that ask for data which the declaration does not list',
    (code) => collected(code, 'device'),
  ),
  'no-undeclared-form-field': asked(
    'code/undeclared-data',
    'error',
    'Form fields that ask for data which the declaration does not list',
    (code) => collected(code, 'form'),
  ),
  'no-undeclared-model-field': asked(
    'code/undeclared-data',
    'off',
    'Fields of schemas and tables for data which the declaration does not list',
    (code) => collected(code, 'model'),
  ),
  'no-personal-data-in-url': { of: null, recommended: 'warn', finds: 'Personal data in addresses', find: (coded) => exposed(coded, 'url') },
  'no-personal-data-in-logs': { of: null, recommended: 'off', finds: 'Personal data in logs', find: (coded) => exposed(coded, 'log') },
  'sdk-privacy-options': withOpposite(
    asked('code/sensitive-to-vendor', 'warn', 'Options of SDKs that let more go along than the declaration says', (code) =>
      each(code, (fact) => fact.kind === 'option').map((slice) => ({ ...slice, sent: [] })),
    ),
  ),
  'require-consent-gate': asked(
    'code/consent-gate',
    'off',
    'Trackers that are started without a condition that names consent, where the declaration says that they wait for it',
    () => [{}],
  ),
  'no-weak-crypto': asked('code/weak-crypto', 'warn', 'Weaker protection than the declaration says', (code) =>
    each(code, (fact) => fact.kind === 'crypto'),
  ),
  'no-longer-cookie': asked('code/retention', 'warn', 'Cookies that live longer than the declaration says', (code) =>
    each(code, (fact) => fact.kind === 'store'),
  ),
};

/** Vendors with one trace each, so that each stands for itself; what a file shows of a vendor in other ways is told once. */
function tracesBy(code: Code, choose: (traces: readonly Trace[]) => readonly Trace[]): Slice[] {
  return code.vendors.flatMap((use) => choose(use.traces).map((trace) => ({ vendors: [{ ...use, traces: [trace] }] })));
}

function packagesAndGlobals(traces: readonly Trace[]): readonly Trace[] {
  const packages = traces.filter(({ via }) => via === 'package');
  if (packages.length || traces.some(({ via, weak }) => via === 'host' && !weak)) return packages;
  return traces.filter(({ via }) => via === 'global').slice(0, 1);
}

function hosts(traces: readonly Trace[]): readonly Trace[] {
  return traces.some(({ via }) => via === 'package') ? [] : traces.filter(({ via }) => via === 'host');
}

/** The programs with some of their facts only. */
function facts({ programs }: Code, takes: (fact: CodeFact) => boolean): Slice {
  return { programs: programs.map((program) => ({ ...program, facts: program.facts.filter(takes) })) };
}

function collected(code: Code, how: string): Slice[] {
  return [facts(code, (fact) => fact.kind === 'collect' && fact.how === how)];
}

/** Calls one by one. That an address serves as id is told by a rule of its own. */
function calls({ sent }: Code): Slice[] {
  return sent.map((one) => ({ sent: [{ ...one, fact: { ...one.fact, asId: false } }], programs: [] }));
}

/** A slice for each fact of a kind. */
function each(code: Code, takes: (fact: CodeFact) => boolean): Slice[] {
  return code.programs.flatMap((program) => program.facts.filter(takes).map((fact) => ({ programs: [{ ...program, facts: [fact] }] })));
}

/** Suggests the other value for an option that is switched on or off. */
function withOpposite(rule: CodeRule): CodeRule {
  return {
    ...rule,
    hasSuggestions: true,
    *find(coded) {
      for (const found of rule.find(coded)) yield { ...found, instead: oppositeOf(found.at) };
    },
  };
}

function oppositeOf({ source, start, end }: Place): Found['instead'] {
  const value = ['true', 'false'].find((one) => source.text.slice(start, end).endsWith(one));
  return value ? { at: place(source, end - value.length, end), text: value === 'true' ? 'false' : 'true' } : null;
}
