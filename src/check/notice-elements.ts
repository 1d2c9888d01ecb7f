// How each element that a law wants told is looked for. A row of schema/terms/notice_duty.yaml names one, as `contact` or, with an argument, `right:access`.
import type { Context } from '../model/rule.js';
import type { Coverage, Evidence } from './disclosures.js';

/** Where a policy says it; `short`: why that is not enough. */
export interface Answer extends Evidence {
  readonly short?: string;
}

interface Question {
  readonly context: Context;
  readonly coverage: Coverage;
  /** What stands behind the colon. */
  readonly arg: string;
}

type Detector = (question: Question) => Answer | null;

const DETECTORS: Readonly<Record<string, Detector>> = {
  /** A right, by the id of the vocabulary. */
  right: ({ coverage, arg }) => coverage.tells((s) => s.action === 'offer_right' && s.right === arg),
  /** Any statement of an action: `statement:honor_signal`. */
  statement: ({ coverage, arg }) => coverage.tells((s) => s.action === arg),
  /** A table of words under `notice:` in schema/lexicon/<language>/disclosed.yaml; a sentence that denies does not count. */
  words: ({ coverage, context, arg }) => coverage.words(context.vocabulary.disclosing('notice', arg)),
  basis: ({ coverage }) => coverage.tells((s) => s.action === 'rely_on_basis'),
};

/** The best answer to any of some elements: one that is enough, else one that comes near. */
export function look(elements: readonly string[], context: Context, coverage: Coverage): Answer | null {
  let near: Answer | null = null;
  for (const element of elements) {
    const [name = '', arg = ''] = element.split(':');
    const found = DETECTORS[name]?.({ context, coverage, arg }) ?? null;
    if (found && !found.short) return found;
    near ??= found;
  }
  return near;
}

/** Whether there is a detector for an element of a row. */
export function isElement(element: string): boolean {
  return DETECTORS[element.split(':')[0] ?? ''] !== undefined;
}
