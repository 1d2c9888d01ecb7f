// What was found in a file, and how ESLint is told.
import type { TSESLint } from '@typescript-eslint/utils';
import type { Confidence } from '../model/statement.js';
import type { Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { clean, positionAt } from './engine.js';

/** A problem of the file at hand, however ESLint weighs it. */
export interface Found {
  /** The rule of policy-lint that found it, or null where only ESLint has the rule. */
  readonly by: string | null;
  readonly at: Place;
  readonly message: string;
  readonly help?: string | null;
  readonly related?: readonly { readonly at: Place; readonly note: string }[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** A text that stands for that of a place, where there is one that would do. */
  readonly instead?: { readonly at: Place; readonly text: string } | null;
}

export type Options = readonly [{ readonly least: Severity }];
export type MessageId = 'found' | 'instead';
export type Context = TSESLint.RuleContext<MessageId, readonly unknown[]>;

const RANK: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

export function isAtLeast({ severity }: Pick<Found, 'severity'>, least: Severity): boolean {
  return RANK[severity] >= RANK[least];
}

export const MESSAGES = { found: '{{ text }}', instead: 'Write {{ text }}' } as const;

/** Tells ESLint; the text comes from files of strangers, and what a terminal would obey in it is written out. */
export function report(context: Context, found: Found): void {
  const { at, instead } = found;
  context.report({
    loc: { start: locate(context, at, at.start), end: locate(context, at, at.end) },
    messageId: 'found',
    data: { text: clean(textOf(found), false) },
    suggest: instead
      ? [
          {
            messageId: 'instead',
            data: { text: clean(instead.text, false) },
            fix: (fixer) => fixer.replaceTextRange([instead.at.start, instead.at.end], instead.text),
          },
        ]
      : [],
  });
}

/** One line, as ESLint shows it: the other place by its name, and of the help what is to be done first. */
function textOf({ by, message, related = [], help }: Found): string {
  const others = related.map(({ at, note }) => ` (${by?.startsWith('code/') ? 'see' : `${note}:`} ${whereOf(at)})`);
  return `${message}${others.join('')}${help ? ` ${firstOf(help)}` : ''}`;
}

function firstOf(help: string): string {
  const end = /[.?](?= [A-Z])/.exec(help);
  return end ? help.slice(0, end.index + 1) : help;
}

function whereOf(at: Place): string {
  const { line, column } = positionAt(at.source, at.start);
  return `${at.source.path}:${line}:${column}`;
}

/** Columns of Markdown count from 1, those of JavaScript and YAML from 0. */
function locate({ sourceCode }: Context, { source }: Place, offset: number): { line: number; column: number } {
  const { line, column } = positionAt(source, offset);
  return { line, column: (sourceCode.ast as { type: string }).type === 'root' ? column : column - 1 };
}

/** Whether the file at hand is YAML or Markdown rather than code; YAML has a Program, too. */
export function isDocument({ sourceCode }: Context): boolean {
  const { ast, parserServices } = sourceCode as { ast: { type: string }; parserServices?: { isYAML?: boolean } };
  return ast.type !== 'Program' || parserServices?.isYAML === true;
}
