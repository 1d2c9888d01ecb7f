import type { Confidence } from '../model/statement.js';
import type { Context, Input, Problem, Rule } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { UserError } from '../model/user-error.js';
import type { Bare } from './fingerprint.js';
import { gravest } from './gravest.js';
import type { Found } from './gravest.js';
import { isActive, levelOf } from './levels.js';
import type { Levels } from './levels.js';
import { endedOnce } from './wording.js';

/** A rule that threw, or found too much (a UserError): the others still count, but the run is not to be trusted. */
export interface Failure {
  readonly what: string;
  readonly error: Error;
  /** The rule that threw, if it was one. */
  readonly rule?: string;
}

export interface Checked {
  /** In the order of their places, without equal ones. */
  readonly findings: Bare[];
  readonly failures: readonly Failure[];
  /** The rules that ran: active, with all their inputs there and one of their regimes in force. */
  readonly ran: ReadonlySet<string>;
}

export interface CheckSettings {
  readonly levels: Levels;
  readonly minConfidence: Confidence;
  /** The URL of the page of a rule; null where there is none, as for the rules of plugins. */
  readonly docs: ((ruleId: string) => string | null) | null;
}

const CONFIDENCE: Record<Confidence, number> = { low: 0, medium: 1, high: 2 };

/** Findings of one rule in one project; a real policy has fewer sentences. */
const MOST = 1000;

/** Runs the rules whose inputs are there. Never throws: a rule that does is among the failures. */
export function runRules(context: Context, rules: ReadonlyMap<string, Rule>, inputs: ReadonlySet<Input>, settings: CheckSettings): Checked {
  const findings: Found[] = [];
  const failures: Failure[] = [];
  const ran = new Set<string>();
  for (const [id, rule] of rules) {
    if (!isActive(id, rule, settings.levels) || !applies(rule, inputs, context.regimes)) continue;
    ran.add(id);
    let found = 0;
    try {
      for (const problem of rule.check(context)) {
        const finding = findingOf(id, rule, problem, settings);
        if (finding && ++found > MOST) throw new UserError(`it found more than ${MOST} things in one project, of which the first are told`);
        if (finding) findings.push({ finding, about: problem.about ?? null, givesWay: problem.givesWay ?? false });
      }
    } catch (error) {
      failures.push({ ...failureOf(error instanceof UserError ? `rule ${id} was stopped` : `rule ${id} failed`, error), rule: id });
    }
  }
  return { findings: inOrder(distinct(gravest(findings, context).map(({ finding }) => finding))), failures, ran };
}

/** A failure of ours, with what was being done. */
export function failureOf(what: string, error: unknown): Failure {
  return { what, error: error instanceof Error ? error : new Error(String(error)) };
}

/** By path, position and rule. */
export function inOrder<T extends Bare>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.at.source.path, b.at.source.path) ||
      a.at.start - b.at.start ||
      a.at.end - b.at.end ||
      compare(a.ruleId, b.ruleId) ||
      compare(a.message, b.message),
  );
}

/** One of each set of findings that say the same of the same places. */
export function distinct<T extends Bare>(findings: readonly T[]): T[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify([finding.ruleId, finding.message, spanOf(finding.at), ...finding.related.map(({ at }) => spanOf(at))]);
    return !seen.has(key) && seen.add(key);
  });
}

function applies(rule: Rule, inputs: ReadonlySet<Input>, regimes: ReadonlySet<string>): boolean {
  return rule.inputs.every((input) => inputs.has(input)) && (!rule.regimes || rule.regimes.some((regime) => regimes.has(regime)));
}

function findingOf(id: string, rule: Rule, problem: Problem, settings: CheckSettings): Bare | null {
  const confidence = problem.confidence ?? rule.confidence;
  if (CONFIDENCE[confidence] < CONFIDENCE[settings.minConfidence]) return null;
  const level = levelOf(id, rule, problem, problem.at.source.path, settings.levels);
  if (level === 'off') return null;
  return {
    ruleId: id,
    severity: level,
    confidence,
    message: endedOnce(problem.message),
    help: problem.help ?? null,
    docs: settings.docs?.(id) ?? null,
    cites: problem.cites ?? rule.cites,
    at: problem.at,
    related: problem.related ?? [],
    suppressed: null,
  };
}

function spanOf({ source, start, end }: Place): readonly [string, number, number] {
  return [source.path, start, end];
}

// Not localeCompare: the order must not depend on the machine's language.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
