import { defineRule, hints, lowerOf, placeIn, quoteOf } from 'policy-lint';
import type { Block, Place, Problem, Reading } from 'policy-lint';

/** A modal verb with what may not follow it, or "you not obliged": without one of these nothing else needs to be looked for. */
const SIGN =
  /\b(?:may|might|can|could|will|would|shall|should|must) (?:not |also |only |always |never |further |occasionally |additionally |otherwise )?(?:your|our|their|my|the|this|these|those|an?|any|certain|such|to|may|might|can|could|will|would|shall|should|must|[a-z]{2,10}(?:ed|d|ld|pt)) |(?:we|you|they) (?:not )?(?:obli|respon|liable|unable|entitled)/;
const MODAL = 'may|might|can|could|will|would|shall|should|must';
const PRONOUN = 'we|you|they|it|he|she|i|who';
const ADVERB = '(?:not |also |only |always |never |further |occasionally |additionally |otherwise )?';
/** Words that open an object and never follow a modal verb: "we may your information". "All", "both" and "no" may be adverbs. */
const OPENER = 'your|our|their|my|the|this|these|those|an?|any|certain|such';
const OBJECT = new RegExp(
  String.raw`(?<![\w'-])(${PRONOUN}) (?:may|might|can|could|will|would|shall|must) ${ADVERB}(?:${OPENER}) ((?:[a-z'-]+ ){0,2}[a-z'-]+)`,
  'g',
);
/** "You not obliged to tell us". */
const COPULA =
  /(?<!\b(?:are|were|be|is|am|makes?|making|renders?|leaves?) )(?<![\w'-])(?:we|you|they) (?:not )?(?:obligated|obliged|responsible for|liable for|unable to|entitled to)(?![\w'-])/g;
/** The subject is a noun: "will" and "can" may be one, too, behind a noun "should" begins a case ("a fee should your letter be long"), and questions turn subject and verb round. */
const OBJECT_OF_NOUN = new RegExp(
  String.raw`(?<![\w'-])([a-z]{3,}) (?:may|might|could|shall|must) ${ADVERB}(?:your|our|their|these|those) ((?:[a-z'-]+ ){0,2}[a-z'-]+)`,
  'g',
);
const TURNED =
  /\b(?:how|what|which|when|where|why|who|whom|whose|nor|neither|never|not|no|only|under|such|so|than|as|if|in|on|seldom|rarely)\b/;
/** "All we can to protect it", "as you may to others": what is left out is not missing. */
const DANGLING = new RegExp(
  String.raw`(?<![\w'-])(?:we|they|it) (?:may|will|might|must|shall) (?:not )?to (?!and\b|or\b|be sure)([a-z'-]+ [a-z'-]+)`,
  'g',
);
const TWO = new RegExp(
  String.raw`(?<![\w'-])(?:(?:we|you|they|it|who) (${MODAL})|(?<!\b(?:the|a|your|of|in|this|their|last|own|free|under|by) )(may|might|could|would|should|shall|must)) (?:also )?(?:${MODAL})(?![\w'-])(?! and | or )`,
  'g',
);
const PARTICIPLE = new RegExp(
  String.raw`(?<![\w'-])(?<!\b(?:the|a|your|own|free|last|of|in|by|at) )(?:may|might|would|shall|must|can|will) (?:not |also |only )?([a-z]{4,12})(?![\w'-])`,
  'g',
);

export default defineRule({
  summary: 'A sentence has "may" or "will" and no verb behind it.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 12(1)', 'FTC Act § 5 (15 U.S.C. § 45)'],
  *check({ policies }) {
    for (const reading of policies)
      for (const block of reading.document.blocks) {
        const text = lowerOf(block);
        if (block.kind !== 'heading' && SIGN.test(text)) yield* lacking(reading, block, text);
      }
  },
});

function* lacking(reading: Reading, block: Block, text: string): Generator<Problem> {
  for (const match of text.matchAll(OBJECT)) {
    // "Do what you can the moment that …", "you will the same": rare, and no practice.
    if (isTurned(block, text, match.index)) continue;
    const isPractice = match[1] === 'we' && hints('practice_objects').some((noun) => (match[2] ?? '').split(' ').includes(noun));
    yield missing(sentenceFrom(reading, block, match), isPractice);
  }
  for (const match of text.matchAll(OBJECT_OF_NOUN))
    if (!new RegExp(`^(?:${PRONOUN})$`).test(match[1] ?? '') && !TURNED.test(before(block, text, match.index + (match[1] ?? '').length)))
      yield missing(sentenceFrom(reading, block, match), false);
  for (const match of text.matchAll(DANGLING)) yield missing(sentenceFrom(reading, block, match), false);
  for (const match of text.matchAll(COPULA)) {
    const at = placeOf(reading, block, match);
    yield { message: `"are" is missing: "${quoteOf(at)}".`, at, severity: 'warning', help: 'Write the verb that was left out.' };
  }
  for (const match of text.matchAll(TWO)) {
    const at = placeOf(reading, block, match);
    if (!/ (\w+) \1$/.test(match[0]))
      yield {
        message: `Two auxiliary verbs follow each other: "${quoteOf(at)}".`,
        at,
        severity: 'warning',
        help: 'Keep the one that is meant.',
      };
  }
  for (const match of text.matchAll(PARTICIPLE)) {
    const at = placeOf(reading, block, match);
    if (hints('practice_participles').includes(match[1] ?? ''))
      yield {
        message: `"be" or "have" is missing: "${quoteOf(at)}".`,
        at,
        severity: 'warning',
        help: 'Write "may be collected" where data is collected, "may collect" where somebody collects them.',
      };
  }
}

function missing(at: Place, isPractice: boolean): Problem {
  return {
    message: `The sentence lacks its verb: "${quoteOf(at)}".`,
    at,
    ...(isPractice ? {} : { severity: 'warning' as const }),
    help: isPractice ? 'Write what is done with the data: collect, use, share, keep.' : 'Write the verb that was left out.',
  };
}

/** Whether the words before are those that a question or a negation puts in front of a turned sentence. */
function isTurned(block: Block, text: string, at: number): boolean {
  return /(?:^|[.,;:] )(?:how|what|when|where|why|as|than|all|best)(?: [a-z]+){0,2} $/.test(before(block, text, at));
}

/** The sentence up to an offset. */
function before(block: Block, text: string, at: number): string {
  const sentence = block.sentences.find(({ start, end }) => start <= at && at < end);
  return text.slice(Math.max(sentence?.start ?? 0, at - 160), at);
}

/** A match with the rest of its sentence, which shows what is lacking. */
function sentenceFrom(reading: Reading, block: Block, { index }: RegExpExecArray): Place {
  return placeIn(reading, block, index, block.sentences.find(({ start, end }) => start <= index && index < end)?.end ?? block.text.length);
}

function placeOf(reading: Reading, block: Block, match: RegExpExecArray): Place {
  return placeIn(reading, block, match.index, match.index + match[0].length);
}
