// Detectors of elements that American laws want told: answers either way, links by name, buyers by name, a policy of its own for health data.
import type { Recipient } from '../model/declaration.js';
import type { Block, Link } from '../model/document.js';
import type { Context, Reading } from '../model/rule.js';
import { place } from '../model/text.js';
import type { TermKind } from '../model/vocabulary.js';
import { coverageOf } from './coverage.js';
import type { Coverage } from './disclosures.js';
import { pathOf } from './addresses.js';
import { hints } from './hints.js';
import { namesOf } from './names.js';
import type { Answer, Detector, Question } from './notice-answer.js';
import { buyersOf } from './sale.js';
import { splitWords } from './phrases.js';
import type { Evidence } from './told.js';
import { policyWords } from './words.js';
import type { Hit } from './words.js';

/** A practice that the policy says is done, or is not done: `answer:sell`. */
export const answer: Detector = ({ coverage, arg }) => coverage.answers((s) => s.action === arg);

/** A practice that the policy denies. */
export const denies: Detector = ({ coverage, arg }) => coverage.denies((s) => s.action === arg);

/** A table of words like `words:`, in denials and questions too. */
export const touch: Detector = (question) => question.coverage.touches(wordsOf(question));

/** Anything of a vocabulary: `names:purpose`. */
export const names: Detector = ({ coverage, arg }) => coverage.named(arg as TermKind, () => true);

/** One term, or what is narrower: `term:purpose.automated_decisions`. */
export const term: Detector = ({ coverage, arg }) => {
  const [kind = '', ...id] = arg.split('.');
  return coverage.term(kind as TermKind, id.join('.'));
};

/** That models are trained, or are not; never enough: with the note of the row. */
export const training: Detector = ({ context, coverage, note }) => {
  const found =
    coverage.answers((s) => s.action === 'train') ?? coverage.touches(context.vocabulary.disclosing('notice', 'model_training'));
  return found && { ...found, short: note, severity: 'warning' };
};

/** Where data come from. */
export const origin: Detector = ({ coverage }) => coverage.tells((s) => s.source !== null);

/** Everybody to whom data are sold, by name. */
export const buyers: Detector = ({ context, coverage }) => {
  const unnamed = unnamedIn(context, coverage);
  if (!unnamed.length) return { at: coverage.start, by: 'name' };
  const kinds = unnamed.map(
    ({ type }) =>
      type && coverage.says((s) => (s.action === 'sell' || s.action === 'share') && s.recipients.some(({ id }) => id === type.value)),
  );
  const [near] = kinds;
  return near && kinds.every(Boolean) ? { ...near, short: 'the policy names the kind here', severity: 'warning' } : null;
};

/** The declared names of those to whom data are sold and whom the policy does not name. */
export function unnamedBuyers(context: Context): string[] {
  const coverage = coverageOf(context);
  return coverage ? unnamedIn(context, coverage).map(({ name, id }) => name?.value ?? id) : [];
}

/** Of whom no name is declared, none can be missed. */
function unnamedIn({ declaration, vocabulary }: Context, coverage: Coverage): Recipient[] {
  return buyersOf(declaration, vocabulary).filter((recipient) => recipient.name && !coverage.name(namesOf(recipient)));
}

interface Spot extends Hit {
  readonly way: Link | undefined;
}

/** A link by the words in which a law wants it, to a page of the organisation's own. */
export const link: Detector = ({ context, coverage, arg, note }) => {
  let near: Answer | null = null;
  for (const reading of context.policies) {
    const named = (table: string, isLabel: boolean): Spot[] =>
      context.vocabulary
        .disclosing('notice', table)
        .flatMap((phrase) => policyWords(reading.document).hits(phrase))
        .map((hit) => ({ ...hit, way: hit.block.links.find((one) => one.start < hit.end && hit.start < one.end) }))
        .filter(({ way }) => !isLabel || way);
    for (const { block, start, end, way } of [...named(arg, false), ...named(`${arg}_label`, true)]) {
      const short = way ? shortOf(way) : null;
      const at = placed(reading, block, start, end);
      if (short === null) return { at, by: 'words' };
      near ??= { at, by: 'words', short, severity: 'warning' };
    }
  }
  if (near) return near;
  const choice = coverage.tells((s) => s.right === 'opt_out_sale');
  return choice && { ...choice, short: note, severity: 'warning' };
};

/** A postal address: by the words of streets, or by a postal code beside a name. */
export const postal: Detector = (question) => {
  const found = touch(question);
  if (found) return found;
  for (const reading of question.context.policies) {
    for (const block of reading.document.blocks) {
      const words = splitWords(block.text);
      const code = words.findIndex(
        ({ text }, i) =>
          (isPostalCode(text, words[i + 1]?.text ?? '') && [words[i - 1], words[i + 1]].some((beside) => beside && isName(beside.text))) ||
          isShortCode(text, words[i - 1]?.text ?? '', words[i + 1]?.text ?? '', block.text.slice(words[i - 1]?.end ?? 0, words[i]?.start)),
      );
      const word = words[code];
      if (word) return { at: placed(reading, block, word.start, word.end), by: 'words' };
    }
  }
  return null;
};

/** Five digits, or the two halves of a British code. */
function isPostalCode(word: string, next: string): boolean {
  if (word.length === 5 && areDigits(word)) return true;
  return (
    next.length === 3 &&
    areDigits(next.charAt(0)) &&
    isName(next.slice(1)) &&
    isName(word.charAt(0)) &&
    [...word].some(areDigits) &&
    word.length < 5
  );
}

/** "Havnegade 9, 8700 Horsens": four digits between the number of a house and a town. What may be a year is none. */
function isShortCode(word: string, before: string, next: string, between: string): boolean {
  return (
    word.length === 4 &&
    areDigits(word) &&
    !['19', '20'].includes(word.slice(0, 2)) &&
    areDigits(before.charAt(0)) &&
    before.length < 5 &&
    between.includes(',') &&
    isName(next.charAt(0)) &&
    next.length > 2
  );
}

function areDigits(word: string): boolean {
  return word !== '' && [...word].every((sign) => sign >= '0' && sign <= '9');
}

function isName(word: string): boolean {
  return word.charAt(0) !== word.charAt(0).toLowerCase();
}

/** A policy on health data of its own: a supplement by its path, or a link by its label. */
export const health_policy: Detector = ({ context, coverage }) => {
  const { supplements } = context.declaration.policy;
  if (supplements.some(({ value }) => hints('health_policy').some((word) => value.toLowerCase().includes(word))))
    return { at: coverage.start, by: 'words' };
  for (const reading of context.policies) {
    for (const block of reading.document.blocks) {
      const way = block.links.find((one) =>
        hints('health_policy').some((word) =>
          [block.text.slice(one.start, one.end), pathOf(one.target).split('/').slice(1).join('/')].some((text) =>
            text.toLowerCase().includes(word),
          ),
        ),
      );
      if (way) return { at: placed(reading, block, way.start, way.end), by: 'words' };
    }
  }
  return null;
};

/** Why a link is not enough; null where it is. */
function shortOf({ target }: Link): string | null {
  if (target.toLowerCase().startsWith('mailto:')) return 'this link opens a mail only';
  return hints('industry_hosts').some((host) => target.toLowerCase().includes(host))
    ? 'this link leads to the advertising industry, which reaches its members only'
    : null;
}

function wordsOf({ context, arg }: Question): readonly string[] {
  return context.vocabulary.disclosing('notice', arg);
}

function placed({ document }: Reading, block: Block, start: number, end: number): Evidence['at'] {
  const span = block.map.span(start, end);
  return place(document.source, span.start, span.end);
}
