// How each element that a law wants told is looked for. A row of schema/terms/notice_duty.yaml names one, as `contact` or, with an argument, `right:access`.
import type { Context, Severity } from '../model/rule.js';
import type { Detector } from './notice-answer.js';
import { contact, controller, date, named, officer } from './notice-who.js';
import type { Coverage } from './disclosures.js';
import { answer, buyers, denies, health_policy, link, names, origin, postal, term, touch, training } from './notice-america.js';
import type { Answer } from './notice-answer.js';
import { interest, retention, safeguard, source } from './notice-uses.js';

const DETECTORS: Readonly<Record<string, Detector>> = {
  /** A right, by the id of the vocabulary. */
  right: ({ coverage, arg }) => coverage.tells((s) => s.action === 'offer_right' && s.right === arg),
  /** Any statement of an action: `statement:honor_signal`. */
  statement: ({ coverage, arg }) => coverage.tells((s) => s.action === arg),
  /** A table of words under `notice:` in schema/lexicon/<language>/disclosed.yaml; a sentence that denies does not count. */
  words: ({ coverage, context, arg }) => coverage.words(context.vocabulary.disclosing('notice', arg)),
  /** The same, and not enough, for the reason in the row's column `short`: `only:NAME`, or `only:NAME:SEVERITY`. */
  only: ({ coverage, context, arg, note }) => {
    const [table = '', severity] = arg.split(':');
    const found = coverage.words(context.vocabulary.disclosing('notice', table));
    return found && { ...found, short: note, ...(severity ? { severity: severity as Severity } : {}) };
  },
  /** Words on a topic of the same file. */
  topic: ({ coverage, context, arg }) => coverage.words(context.vocabulary.disclosing('topic', arg)),
  basis: ({ coverage }) => coverage.tells((s) => s.action === 'rely_on_basis'),
  /** What trackers are for. */
  cookies: ({ coverage }) => coverage.tells((s) => s.action === 'track' && s.purposes.length > 0),
  contact,
  controller,
  date,
  named,
  officer,
  interest,
  retention,
  safeguard,
  source,
  answer,
  buyers,
  denies,
  health_policy,
  link,
  names,
  origin,
  postal,
  term,
  touch,
  training,
};

/** The best answer to any of some elements: one that is enough, else one that comes near. */
export function look(elements: readonly string[], context: Context, coverage: Coverage, note: string): Answer | null {
  let near: Answer | null = null;
  for (const element of elements) {
    const [name = '', ...args] = element.split(':');
    const found = DETECTORS[name]?.({ context, coverage, arg: args.join(':'), note }) ?? null;
    if (found && found.short === undefined) return found;
    near ??= found;
  }
  return near;
}

/** Whether there is a detector for an element of a row. */
export function isElement(element: string): boolean {
  return DETECTORS[element.split(':')[0] ?? ''] !== undefined;
}
