// Two sentences of one policy that cannot both be true: a denial, and what the policy says elsewhere.
import type { Block } from '../model/document.js';
import type { Context, Problem, Reading, Severity } from '../model/rule.js';
import type { Action, Statement } from '../model/statement.js';
import { place, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { isNoPromise, isPlain, lower } from './contradiction.js';
import { withSensitive } from './domains.js';
import { facing } from './facing.js';
import { headingsOver } from './headings.js';
import { hints } from './hints.js';
import { limitsOf } from './limits.js';
import type { Limits } from './limits.js';
import { blockAt } from './passages.js';
import { mentionsAny, quoteOf, wordsOf } from './wording.js';

/** How another statement speaks against a denial. */
export interface Clash {
  readonly severity: Severity;
  /** How telling it is: the greatest leads the finding. */
  readonly weight?: number;
  /** Words that may set the two apart; the finding is a warning then and shows them. */
  readonly limit?: Place | null;
}

export interface Opposition {
  /** Whether the rule compares this statement at all; called for asserted statements. */
  denies(statement: Statement, context: Context): boolean;
  /** The actions of what may speak against it. */
  readonly actions: readonly Action[];
  /** Whether a statement of one of these actions may speak against any denial; asked once a statement. */
  affirms?(other: Statement): boolean;
  /** How such a statement speaks against the denial; null: not at all. */
  against(denial: Statement, other: Statement, limits: Limits, context: Context): Clash | null;
  /** Whether `against` takes out what the exception of the denial names. */
  readonly readsExceptions?: boolean;
  /** Whether `denies` looks itself at words that point to the rest of the text ("as described above"). */
  readonly readsReferences?: boolean;
  readonly help: string;
}

interface Found {
  readonly other: Statement;
  readonly severity: Severity;
  readonly weight: number;
  readonly limit: string | null;
}

/** What may speak against a denial, with all that does not depend on the denial. */
interface Affirmation {
  readonly other: Statement;
  readonly block: Block;
  readonly limit: Place | null;
  readonly plain: boolean;
}

/** Conditions under which something else is said than the denial denies. */
const APART = ['consent', 'age', 'region', 'aggregate'] as const;
const ORDER: readonly Severity[] = ['info', 'warning', 'error'];
/** Sentences behind a denial in which it may still be qualified. */
const NEXT = 2;

/** One problem for each sentence that a rule takes for a denial and that the same policy contradicts elsewhere. */
export function opposed(context: Context, opposition: Opposition): Problem[] {
  return context.policies.flatMap((reading) => {
    const denials = reading.statements
      .filter((s) => isSaid(s) && opposition.denies(withSensitive(s), context) && !isNoPromise(s))
      .map(withSensitive);
    if (!denials.length) return [];
    const others = reading.statements
      .filter((s) => isSaid(s) && s.polarity === 'does' && opposition.actions.includes(s.action))
      .map(withSensitive)
      .filter((other) => opposition.affirms?.(other) ?? true)
      .flatMap((other) => affirmationOf(other, reading));
    const problems = new Map<string, { problem: Problem; rank: number }>();
    for (const denial of denials) {
      const found = clashes(denial, others, reading, opposition, context);
      const first = found[0];
      if (!first) continue;
      // Coordinated verbs share their cause, and so do sentences that stand twice in a text.
      const key = wordsOf(textAt(denial.within)).join(' ');
      const rank = ORDER.indexOf(first.severity) * 1000 + first.weight;
      if (rank > (problems.get(key)?.rank ?? -1))
        problems.set(key, {
          problem: facing(
            denial,
            found.map(({ other }) => other) as [Statement, ...Statement[]],
            first.severity,
            opposition.help,
            first.limit,
          ),
          rank,
        });
    }
    return [...problems.values()].map(({ problem }) => problem);
  });
}

function isSaid(statement: Statement): boolean {
  return statement.mood === 'asserted' && statement.confidence !== 'low';
}

/** The statements that speak against a denial, the gravest first, one a sentence. */
function clashes(denial: Statement, others: readonly Affirmation[], reading: Reading, opposition: Opposition, context: Context): Found[] {
  const limits = limitsOf(denial);
  // A denial for one group or one case, or one that points to the rest of the policy, leaves room for everything else.
  if (
    limits.kinds.has('age') ||
    limits.kinds.has('region') ||
    limits.setting ||
    (!opposition.readsReferences && mentionsAny(denial.within, hints('own_text')))
  )
    return [];
  const block = blockAt(reading, denial.at);
  const scope = block && scopeOf(reading, block);
  if (!block || scope === 'apart' || mentionsAny(denial.within, hints('group')) || isNarrowed(denial, block)) return [];
  const whole = (limit: Place | null): Place | null =>
    limit && limits.exception && limit.start >= limits.exception.start && limit.end <= limits.exception.end ? limits.exception : limit;
  const own =
    whole(
      (limits.kinds.has('consent') ? limits.place('consent') : null) ??
        limits.unread ??
        limits.place('opt_out') ??
        limits.place('scope') ??
        limits.place('need'),
    ) ??
    (opposition.readsExceptions ? null : limits.exception) ??
    (mentionsAny(denial.within, hints('one_use')) ? denial.within : null);
  const bySentence = new Map<number, Found>();
  const plain = isPlain(denial);
  for (const { other, block: there, limit: theirs, plain: isOtherPlain } of others) {
    if (other.within.start === denial.within.start) continue;
    const clash = opposition.against(denial, other, limits, context);
    if (!clash || isQualified(denial, other, block, there)) continue;
    const words = clash.limit ?? own ?? theirs;
    const limit = words ? `"${quoteOf(words)}"` : scope ? `the heading "${quoteOf(scope)}"` : null;
    const certain = plain && isOtherPlain ? 'error' : 'warning';
    const severity = lower(lower(clash.severity, limit ? 'warning' : 'error'), certain);
    const found: Found = { other, severity, weight: clash.weight ?? 0, limit };
    const known = bySentence.get(other.within.start);
    if (!known || compare(found, known) < 0) bySentence.set(other.within.start, found);
  }
  return [...bySentence.values()].sort(compare);
}

function compare(a: Found, b: Found): number {
  return ORDER.indexOf(b.severity) - ORDER.indexOf(a.severity) || b.weight - a.weight || a.other.at.start - b.other.at.start;
}

/** A statement that may speak against denials, unless it has limits of its own that every reader sees. */
function affirmationOf(other: Statement, reading: Reading): Affirmation[] {
  const limits = limitsOf(other);
  if (APART.some((kind) => limits.kinds.has(kind)) || limits.volunteered) return [];
  if (mentionsAny(other.within, hints('group')) || mentionsAny(other.within, hints('not_personal'))) return [];
  const block = blockAt(reading, other.at);
  if (!block || scopeOf(reading, block) === 'apart') return [];
  // What is done for one thing under its own heading is done all the same.
  return [{ other, block, limit: limits.place('opt_out') ?? limits.place('scope'), plain: isPlain(other) }];
}

/** "We do not share … . However, we may …": what follows takes back in the open what went before. */
function isQualified(denial: Statement, other: Statement, block: Block, there: Block): boolean {
  const isItem = there.kind === 'item' && there.parent === block.index;
  if (isItem) return true;
  if (there !== block && !(there.index > block.index && there.index <= block.index + NEXT)) return false;
  const between = there === block ? sentencesBetween(denial, other, block) : 1;
  if (between < 1 || between > NEXT) return false;
  return hints('taking_back').some((phrase) => ` ${wordsOf(textAt(other.within)).slice(0, 12).join(' ')} `.includes(` ${phrase} `));
}

/** "This does not include trusted third parties who …": the next sentence narrows what the denial said. */
function isNarrowed(denial: Statement, block: Block): boolean {
  const next = block.sentences.find((one) => block.map.start(one.start) >= denial.within.end);
  return (
    next !== undefined &&
    hints('narrowing').some((phrase) =>
      ` ${wordsOf(block.text.slice(next.start, next.end)).slice(0, 8).join(' ')} `.includes(` ${phrase} `),
    )
  );
}

function sentencesBetween(denial: Statement, other: Statement, block: Block): number {
  const numberOf = (at: Place) =>
    block.sentences.findIndex((one) => block.map.start(one.start) <= at.start && at.start < block.map.end(one.end));
  return numberOf(other.at) - numberOf(denial.at);
}

/** "If you take part in the study: …": what the list says holds in that case. */
function isInCase(reading: Reading, block: Block): boolean {
  const heading = reading.document.blocks[block.heading];
  const lead = reading.document.blocks[block.parent];
  const last = lead?.sentences.at(-1);
  return [heading?.text ?? '', lead && last ? lead.text.slice(last.start, last.end) : ''].some(
    (text) => hints('cases').includes(wordsOf(text)[0] ?? '') && !text.trimEnd().endsWith('?'),
  );
}

/** Headings for one group of people set a section apart; others that speak of one thing limit what stands under them. */
function scopeOf(reading: Reading, block: Block): Place | 'apart' | null {
  if (isInCase(reading, block)) return 'apart';
  const over = headingsOver(reading, block);
  const at = (heading: Block): Place => {
    const span = heading.map.span(0, heading.text.length);
    return place(reading.document.source, span.start, span.end);
  };
  if (over.some((heading) => mentionsAny(at(heading), hints('heading_group')) || mentionsAny(at(heading), hints('heading_region'))))
    return 'apart';
  const narrow = over.find((heading) => mentionsAny(at(heading), hints('heading_topic')));
  return narrow ? at(narrow) : null;
}
