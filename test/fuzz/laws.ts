// What holds whatever is sent: nothing breaks, and every place that is told lies in its text and holds the words that it is told for.
import { performance } from 'node:perf_hooks';
import { RULES } from '../../src/generated/rules.js';
import { defaultSettings, lint } from '../../src/lint.js';
import { declarationOf, readingOf } from '../../src/project.js';
import type { Result, Settings } from '../../src/lint.js';
import type { Statement } from '../../src/model/statement.js';
import { textAt } from '../../src/model/text.js';
import type { Place, Span } from '../../src/model/text.js';
import { costOf } from '../cost.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { assertLawful } from '../parse/reading.js';
import { DECLARED } from './documents.js';
import type { Sent } from './documents.js';

/** Every rule, and all that they are unsure of. */
export const EVERYTHING: Settings = {
  ...defaultSettings('2026-11-22'),
  minConfidence: 'low',
  levels: { presets: ['all'], rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] },
};

/** Milliseconds that a short text may take, and what each further character adds. */
const PATIENCE = { start: 400, each: 0.2 };

/** A law that takes time in proportion to what is sent. */
function timely(law: (sent: Sent) => Promise<void>): (sent: Sent) => Promise<void> {
  return async (sent) => {
    const from = performance.now();
    await law(sent);
    const length = sent.policy.length + sent.declaration.length;
    // The machine may have been busy with other things: only processor time that is taken again and again counts.
    for (let i = 0, took = performance.now() - from; took > PATIENCE.start + PATIENCE.each * length; took = await costOf(() => law(sent)))
      if (i++ === 3) throw new Error(`takes ${Math.round(took)} ms for ${length} characters`);
  };
}

const DECLARATION = { path: 'privacy.yaml', text: DECLARED };

/** Throws what is wrong with how a policy is parsed. */
export const holdParsed = timely(async ({ path, policy }) => {
  assertLawful(await parsePolicy({ path, text: policy }));
});

/** Throws what is wrong with how a policy is understood. */
export const holdRead = timely(async ({ path, policy }) => {
  const { document, statements } = await readingOf({ path, text: policy }, declarationOf(DECLARATION));
  assertLawful(document);
  for (const one of statements) holdStatement(one, policy);
});

/** Throws what is wrong with what is found in a policy, a declaration, or both. */
export const holdLinted = timely(async ({ path, policy, declaration }) => {
  const declared = declaration === DECLARED ? DECLARATION : { path: 'privacy.yaml', text: declaration };
  holdResult(await lint({ declaration: declared, policies: [{ source: { path, text: policy } }] }, RULES, EVERYTHING));
});

/** Spans lie in the source, and hold the words that were read. */
export function holdStatement(one: Statement, source: string): void {
  const tell = (what: string): never => {
    throw new Error(`${what} of ${one.action} at ${one.at.start}–${one.at.end}: ${JSON.stringify(textAt(one.at))}`);
  };
  const within = ({ start, end }: Span, what: string): void => {
    if (!(start >= 0 && start <= end && end <= source.length)) tell(`${what} ${start}–${end}`);
  };
  const reads = (span: Span & { readonly text: string }, what: string): void => {
    within(span, what);
    // The words stand in another sentence: "Do we sell it? No."
    if (span.start === span.end) return;
    if (!holdsWords(source.slice(span.start, span.end), span.text))
      tell(`${what} ${JSON.stringify(span.text)} stands not in ${JSON.stringify(source.slice(span.start, span.end))}`);
  };
  within(one.at, 'span');
  within(one.within, 'sentence');
  if (one.at.start === one.at.end) tell('nothing said');
  if (one.within.start > one.at.start || one.within.end < one.at.end) tell(`sentence ${one.within.start}–${one.within.end}`);
  if (!holdsWords(textAt(one.at), one.said)) tell(`said ${JSON.stringify(one.said)}`);
  for (const mention of one.data) reads(mention, 'data');
  for (const mention of one.recipients) reads(mention, 'recipient');
  for (const mention of one.purposes) reads(mention, 'purpose');
  for (const condition of one.conditions) reads(condition, 'condition');
  if (one.exception)
    for (const part of [one.exception, ...one.exception.recipients, ...one.exception.purposes, ...one.exception.conditions])
      reads(part, 'exception');
  for (const word of one.words) within(word, word.role);
}

/** Nothing failed, and every finding is whole, in order, and in its file. */
export function holdResult({ findings, failures }: Result): void {
  if (failures[0]) throw new Error(`${failures[0].what}: ${failures[0].error.stack ?? failures[0].error.message}`);
  const prints = new Set<string>();
  let before: Place | null = null;
  for (const { at, related, message, help, fingerprint, ruleId } of findings) {
    for (const one of [at, ...related.map((other) => other.at)])
      if (!(one.start >= 0 && one.start <= one.end && one.end <= one.source.text.length))
        throw new Error(`${ruleId} at ${one.start}–${one.end} of ${one.source.path}`);
    if (
      /\bundefined\b|\bNaN\b|\[object /.test(`${message} ${help ?? ''}`) &&
      !/undefined|NaN|\[object/.test(at.source.text + related.map((one) => textAt(one.at)).join())
    )
      throw new Error(`${ruleId} says ${message}`);
    if (!/^[0-9a-f]{16}(?:-\d+)?$/.test(fingerprint) || prints.has(fingerprint)) throw new Error(`${ruleId} is called ${fingerprint}`);
    prints.add(fingerprint);
    if (before && before.source.path === at.source.path && before.start > at.start) throw new Error(`${ruleId} is out of order`);
    before = at;
  }
}

/** Whether the letters and digits of some words stand in their order in a piece of source: between them may be markup. */
export function holdsWords(source: string, words: string): boolean {
  const there = source.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    // In code, a reference stands for itself.
    return code > 31 && code < 0x110000 ? String.fromCodePoint(code) + whole : whole;
  });
  let at = 0;
  for (const letter of words.match(/[A-Za-z0-9]/g) ?? []) {
    at = there.indexOf(letter, at) + 1;
    if (!at) return false;
  }
  return true;
}
