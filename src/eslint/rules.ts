// Rules as ESLint knows them: what they are called, what they take, and when they are asked.
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import type { Severity } from '../model/rule.js';
import { CODE_RULES } from './code-rules.js';
import type { CodeRule } from './code-rules.js';
import { codedIn, codedWith } from './coded.js';
import { docsFor } from './docs.js';
import { DOCUMENT_RULES, foundInDocument } from './documents.js';
import { isAtLeast, isDocument, MESSAGES, report } from './found.js';
import type { Context, Found, MessageId } from './found.js';
import { membersBy } from './typed.js';

type Module = TSESLint.RuleModule<MessageId, readonly unknown[]>;

function optionsWith(more: Record<string, JSONSchema.JSONSchema4>): JSONSchema.JSONSchema4[] {
  return [
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        least: {
          type: 'string',
          enum: ['error', 'warning', 'info'],
          description: 'Report what policy-lint itself finds at least so grave.',
        },
        ...more,
      },
    },
  ];
}

const TYPES = { types: { type: 'boolean', description: 'Look into objects by their types; needs typed linting.' } } as const;

/** The rules by their names. */
export function allRules(): Record<string, Module> {
  return {
    'require-declaration': required,
    'less-certain': lessCertain,
    ...Object.fromEntries(Object.entries(CODE_RULES).map(([id, rule]) => [id, codeRule(id, rule)])),
    ...Object.fromEntries([...DOCUMENT_RULES].map(([id, { summary }]) => [id, documentRule(id, summary)])),
  };
}

function codeRule(id: string, rule: CodeRule): Module {
  return RuleCreator(() => docsFor(id, rule.of))<readonly [{ least: Severity; types?: boolean }], MessageId>({
    name: id,
    meta: {
      type: 'problem',
      docs: { description: `${rule.finds}.` },
      schema: optionsWith(rule.typed ? TYPES : {}),
      messages: MESSAGES,
      hasSuggestions: rule.hasSuggestions ?? false,
      defaultOptions: [{ least: rule.least ?? 'warning' }],
    },
    create: (context, [{ least, types }]) => ({
      Program: () => {
        for (const found of foundInCode(rule, context, types)) if (isAtLeast(found, least)) report(context, found);
      },
    }),
  }) as unknown as Module;
}

function foundInCode(rule: CodeRule, context: Context, types = false): Found[] {
  const coded = types && !isDocument(context) ? codedWith(context, membersBy(context)) : codedIn(context);
  return coded ? [...rule.find(coded)].filter(({ by, at }) => by === null || !coded.isSilenced(by, at)) : [];
}

function documentRule(id: string, summary: string): Module {
  return RuleCreator(() => docsFor(id, id))<readonly [{ least: Severity }], MessageId>({
    name: id,
    meta: {
      type: 'problem',
      docs: { description: summary },
      schema: optionsWith({}),
      messages: MESSAGES,
      defaultOptions: [{ least: 'warning' }],
      languages: ['yml/*', 'yaml/*', 'markdown/*'],
    } as never,
    // ESLint 9 does not look at the languages of a rule.
    create: (context, [{ least }]) =>
      atRoot(() => {
        if (isDocument(context)) for (const found of foundInDocument(id, context)) if (isAtLeast(found, least)) report(context, found);
      }),
  }) as unknown as Module;
}

/** The root of a YAML file, and that of Markdown. */
function atRoot(visit: () => void): TSESLint.RuleListener {
  return { Program: visit, root: visit } as TSESLint.RuleListener;
}

/** ESLint knows one severity a rule; what policy-lint is less sure of than of its other findings is told by a rule of its own. */
const lessCertain = RuleCreator(() => docsFor('less-certain', null))<readonly [{ rules: readonly string[] }], MessageId>({
  name: 'less-certain',
  meta: {
    type: 'suggestion',
    docs: { description: 'What the rules named find and are less certain of than of what they report themselves.' },
    messages: MESSAGES,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: { rules: { type: 'array', items: { type: 'string' }, description: 'Rules that report errors only (least: error).' } },
      },
    ],
    defaultOptions: [{ rules: [] }],
  },
  create: (context, [{ rules }]) =>
    atRoot(() => {
      for (const id of rules) {
        const own = CODE_RULES[id];
        const all = own ? foundInCode(own, context) : DOCUMENT_RULES.has(id) && isDocument(context) ? foundInDocument(id, context) : [];
        for (const found of all)
          if (found.severity === 'warning') report(context, { ...found, message: `${found.message} [${found.by ?? id}]` });
      }
    }),
}) as unknown as Module;

/** Told where there is something to compare, so that a declaration that is gone does not look like one that everything agrees with. */
const required = RuleCreator(() => docsFor('require-declaration', null))<readonly [], MessageId>({
  name: 'require-declaration',
  meta: {
    type: 'problem',
    docs: { description: 'A declaration that is missing or cannot be used, told in each file that has something to be compared with it.' },
    schema: [],
    messages: MESSAGES,
    defaultOptions: [],
  },
  create: (context) => ({
    Program: () => {
      const coded = codedIn(context);
      if (coded?.declared.problem === undefined) return;
      const { vendors, sent, programs } = coded.code;
      const at =
        vendors[0]?.traces[0]?.at ?? sent[0]?.fact.at ?? programs[0]?.facts.find(({ kind }) => kind === 'collect' || kind === 'store')?.at;
      if (at) report(context, { by: null, at, message: coded.declared.problem, severity: 'error', confidence: 'high' });
    },
  }),
}) as unknown as Module;
