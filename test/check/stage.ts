// A declaration and statements made by hand, for what compares them.
import { vocabulary } from '../../src/extract/vocabulary.js';
import type { Context, Rule } from '../../src/model/rule.js';
import { statement } from '../../src/model/statement.js';
import type { Condition, Exception, Mention, Statement } from '../../src/model/statement.js';
import { place, positionAt, textAt } from '../../src/model/text.js';
import { parseDeclaration } from '../../src/parse/declaration.js';

/** What a test says of a sentence: ids for mentions, pieces of the sentence for spans. */
export interface Saying extends Partial<
  Omit<Statement, 'data' | 'recipients' | 'purposes' | 'exception' | 'conditions' | 'words' | 'at' | 'within'>
> {
  readonly action: Statement['action'];
  readonly data?: readonly string[];
  readonly recipients?: readonly string[];
  readonly purposes?: readonly string[];
  readonly exception?: {
    readonly text: string;
    readonly recipients?: readonly string[];
    readonly purposes?: readonly string[];
    readonly conditions?: readonly Condition['kind'][];
  };
  readonly conditions?: Readonly<Partial<Record<Condition['kind'], string>>>;
  /** The verb as it stands in the sentence. */
  readonly verb?: string;
  /** The subject as it stands in the sentence. */
  readonly subject?: string;
  /** The data stand in an earlier sentence. */
  readonly pointing?: boolean;
}

/** A statement over a text of one sentence. */
export function say(text: string, saying: Saying): Statement {
  const source = { path: 'policy.md', text };
  const at = place(source, 0, text.length);
  const span = (part: string) => {
    const start = text.indexOf(part);
    if (start < 0) throw new Error(`"${part}" does not stand in "${text}"`);
    return { start, end: start + part.length, text: part };
  };
  const mentions = (ids: readonly string[] = []): Mention[] => ids.map((id) => ({ id, text: text.slice(0, 1), start: 0, end: 1 }));
  const { exception, conditions, verb, subject, pointing, data, recipients, purposes, ...rest } = saying;
  const limits: Condition[] = Object.entries(conditions ?? {}).map(([kind, part]) => ({ kind: kind as Condition['kind'], ...span(part) }));
  const left: Exception | null = exception
    ? {
        ...span(exception.text),
        recipients: mentions(exception.recipients),
        purposes: mentions(exception.purposes),
        conditions: (exception.conditions ?? []).map((kind) => ({ kind, ...span(exception.text) })),
      }
    : null;
  return statement({
    by: 'policy',
    at,
    within: at,
    ...rest,
    data: mentions(data).map((mention) => (pointing ? { ...mention, start: text.length + 1, end: text.length + 2 } : mention)),
    recipients: mentions(recipients),
    purposes: mentions(purposes),
    exception: left,
    conditions: limits,
    words: [
      ...(verb ? [{ role: 'action' as const, ...span(verb) }] : []),
      ...(subject ? [{ role: 'actor' as const, ...span(subject) }] : []),
    ],
  });
}

/** Everything a rule sees: the declaration and statements of one policy. */
export function stage(yaml: string, statements: readonly Statement[], regimes: readonly string[] = ['baseline']): Context {
  const declaration = parseDeclaration({ path: 'privacy.yaml', text: yaml }, vocabulary());
  return {
    declaration,
    facts: [],
    policies: [],
    code: null,
    missing: [],
    labels: [],
    missingLabels: [],
    suppressions: [],
    statements,
    regimes: new Set(regimes),
    asOf: '2026-11-22',
    vocabulary: vocabulary(),
    base: null,
  };
}

/** What a rule reports, as lines "severity line:words at the place | message". */
export function reports(rule: Rule, context: Context): string[] {
  return [...rule.check(context)].map(
    (problem) =>
      `${problem.severity ?? rule.severity} ${positionAt(problem.at.source, problem.at.start).line}:${textAt(problem.at)} | ${problem.message}`,
  );
}
