// Sentences of the page that a policy stands on and which are none of the policy: what a form for a newsletter says of an address.
import { blockAt } from '../model/blocks.js';
import type { Context } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { place } from '../model/text.js';
import { besideOf } from './beside.js';
import { hints } from './hints.js';
import { mentionsAny } from './wording.js';

/** The foot of a page is in its last part … */
const FOOT = 0.5;
/** … and short. */
const LENGTH = 2500;
/** Where a form may stand that sends its readers to the policy: not in the middle of the policy. */
const REAR = 0.7;
const FRONT = 0.05;

/** Whether a statement stands in the foot of a page, or in a form that points to the policy. */
export function isOutside(statement: Statement, context: Context): boolean {
  const { at } = statement;
  const document = context.policies.find((reading) => reading.document.source === at.source)?.document;
  if (!document) return false;
  const length = at.source.text.length;
  const share = at.start / length;
  if (share > FOOT && length - at.start < LENGTH && isBehindRights(statement)) return true;
  if (share < REAR && share > FRONT) return false;
  const next = besideOf(statement, context).behind[0];
  return next !== undefined && mentionsAny(next, hints('to_policy')) && blockAt(document, at.start)?.kind !== 'heading';
}

/** "All rights reserved" in front, and no heading of the policy since. */
function isBehindRights({ at }: Statement): boolean {
  const from = Math.max(0, at.start - LENGTH);
  return mentionsAny(place(at.source, from, at.start), hints('rights_reserved'));
}
