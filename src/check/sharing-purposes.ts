// For which of the purposes that a denial of sharing names a recipient gets data.
import type { Statement } from '../model/statement.js';
import type { Vocabulary } from '../model/vocabulary.js';
import type { Flow } from './flows.js';
import { hints } from './hints.js';
import { groupOf, impliedBy, isSamePurpose, purposesOf, servesNamed } from './purposes.js';
import { mentionsAny } from './wording.js';

/** Characters behind a clause that may still say for what. */
const REACH = 40;
const NO_ENTRY = { for: [] };

/** Whether a recipient gets the data of an entry for a purpose of the denial. */
export function serves({ entry, recipient }: Flow, statement: Statement, vocabulary: Vocabulary): 'surely' | 'perhaps' | 'no' {
  const named = statement.purposes.map(({ id }) => id);
  if (!named.length) return 'surely';
  if (!isOfMessages(statement)) return servesNamed(named, entry, recipient, vocabulary);
  const isMarketing = (purpose: string): boolean => groupOf(purpose, vocabulary) === 'marketing';
  if (purposesOf(NO_ENTRY, recipient).some(isMarketing)) return 'surely';
  return entry.for.some((use) => isMarketing(use.purpose.value)) ? 'perhaps' : 'no';
}

/** "For their direct marketing": messages to people, not advertisements shown to them elsewhere. */
function isOfMessages({ at, purposes, within }: Statement): boolean {
  const reach = { ...at, end: Math.max(at.end, Math.min(within.end, at.end + REACH)) };
  return (
    purposes.some(({ id }) => id === 'direct_marketing' || id === 'partner_marketing') && mentionsAny(reach, hints('direct_marketing'))
  );
}

/** The flows for a purpose that the denial names, as far as the declaration tells; all where it rests on what the recipient is. */
export function servingFlows(flows: readonly Flow[], statement: Statement, vocabulary: Vocabulary): readonly Flow[] {
  if (!statement.purposes.length) return flows;
  const of = (test: (purpose: string) => boolean): Flow[] => flows.filter(({ entry }) => entry.for.some((use) => test(use.purpose.value)));
  const shown = flows.map((flow) => purposeOf(statement, flow, vocabulary));
  const told = of((purpose) => shown.includes(purpose));
  const serving = told.length ? told : of((purpose) => isNamed(purpose, statement, vocabulary));
  return serving.length ? serving : flows;
}

function isNamed(purpose: string, statement: Statement, vocabulary: Vocabulary): boolean {
  if (isOfMessages(statement)) return groupOf(purpose, vocabulary) === 'marketing';
  return statement.purposes.some(({ id }) => isSamePurpose(id, purpose, vocabulary));
}

/** The purpose for which a recipient gets data in spite of a denial that names purposes; what its type implies says most of it. */
function purposeOf(statement: Statement, { entry, recipient }: Flow, vocabulary: Vocabulary): string | undefined {
  const served = purposesOf(entry, null).filter((purpose) => isNamed(purpose, statement, vocabulary));
  const implied = impliedBy(
    statement.purposes.map(({ id }) => id),
    recipient,
    vocabulary,
  ).filter((purpose) => isNamed(purpose, statement, vocabulary));
  return [...served, ...implied].at(-1);
}

/** ", for marketing by partners", where the denial names purposes and the recipient serves one of them. */
export function forWhat(statement: Statement, flow: Flow, vocabulary: Vocabulary): string {
  const purpose = purposeOf(statement, flow, vocabulary);
  return purpose ? `, for ${vocabulary.title('purpose', purpose)}` : '';
}
