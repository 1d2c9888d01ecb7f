// What a reader's browser or device sends us.
import { DEVICES, SENDING } from '../../../generated/words/device.js';
import type { Clause } from '../clauses/clause.js';
import { draft, type Draft } from '../roles/draft.js';
import { spanStart, trimmed } from '../roles/extent.js';
import { hasWord } from '../roles/found.js';
import { casesOf } from '../limits/limits.js';
import { moodOf } from '../mood/mood.js';
import { rolesOf } from '../roles/roles.js';
import type { Sentence } from '../sentences/sentence.js';
import type { Verbs } from '../verbs/verbs.js';
import { OURS } from './asked.js';

/** "Your browser sends us your IP address": what the reader's device sends to us is collected. */
export function sentByDevice(s: Sentence, clause: Clause, main: number): Draft[] | null {
  const subject = clause.subject;
  if (!subject || clause.group.kind !== 'finite') return null;
  if (clause.group.passive) return sentByDevicePassive(s, clause, main);
  if (clause.hypothetical || !hasWord(s, subject.from, subject.to, DEVICES)) return null;
  const roles = rolesOf(s, clause, main, null);
  if (!roles.toUs || (!roles.data.length && !roles.generic) || s.find(main + 1, clause.region.to, OURS) < 0) return null;
  const { start, end } = s.span(spanStart(s, clause), trimmed(s, clause.region.to));
  return [
    draft('collect', start, end, {
      data: roles.data,
      purposes: roles.purposes,
      polarity: clause.negated ? 'does_not' : 'does',
      modal: clause.modal,
      mood: moodOf(s, clause),
      steps: ["what the reader's device sends to us is collected"],
      conditions: casesOf(s, clause),
    }),
  ];
}

sentByDevice.verbs = { bases: [SENDING] } satisfies Verbs;

/** "Log data are reported by your browser". */
function sentByDevicePassive(s: Sentence, clause: Clause, main: number): Draft[] | null {
  if (
    s.norm(main + 1) !== 'by' ||
    s.norm(main + 2) !== 'your' ||
    (!DEVICES.has(s.norm(main + 3)) && !DEVICES.has(s.norm(main + 4))) ||
    clause.hypothetical ||
    clause.negated
  )
    return null;
  const roles = rolesOf(s, clause, main, null);
  if ((!roles.data.length && !roles.generic) || roles.recipients.length) return null;
  const { start, end } = s.span(spanStart(s, clause), trimmed(s, clause.region.to));
  return [
    draft('collect', start, end, {
      data: roles.data,
      modal: clause.modal,
      mood: moodOf(s, clause),
      steps: ["what the reader's device sends to us is collected"],
    }),
  ];
}
