// Detectors: retention, interests, transfers and sources.
import type { Block } from '../model/document.js';
import type { Vocabulary } from '../model/vocabulary.js';
import type { Coverage } from './disclosures.js';
import { hints } from './hints.js';
import { mentionsAny } from './wording.js';
import type { Answer, Detector } from './notice-answer.js';
import { policyWords } from './words.js';
import { textAt } from '../model/text.js';
import type { Span } from '../model/text.js';

/** Durations by which a reader can work out an end. */
const CLEAR: ReadonlySet<string> = new Set(['period', 'until', 'session', 'indefinite']);
/** Safeguards that have ended: they protect no transfer. */
const ENDED: ReadonlySet<string> = new Set(['safe_harbor', 'privacy_shield', 'swiss_privacy_shield']);
const UNTOLD: ReadonlySet<string> = new Set(['question', 'definition', 'label']);

/** How long data are kept, in time or until an event, or by criteria; an empty formula is not enough. */
export const retention: Detector = ({ context, coverage }) => {
  const kept = context.statements.filter(
    (s) => (s.action === 'retain' || s.action === 'delete') && !UNTOLD.has(s.mood) && !mentionsAny(s.within, hints('tracker_subject')),
  );
  const clear =
    kept.find((s) => s.duration !== null && CLEAR.has(s.duration.kind)) ??
    kept.find((s) => s.action === 'retain' && s.polarity === 'does_not' && s.duration === null);
  if (clear) return { at: clear.at, by: 'statement' };
  const words = coverage.words(context.vocabulary.disclosing('notice', 'retention'));
  if (words) return words;
  const formula = kept.find((s) => s.duration !== null);
  const at = formula?.at ?? coverage.words(context.vocabulary.disclosing('notice', 'retention_formula'))?.at;
  return at
    ? { at, by: 'statement', short: 'only this is said of it, and nobody can work out a period from it', severity: 'warning' }
    : null;
};

/** An interest beside the words "legitimate interests": a purpose in the sentence, or in a list or a row of a table that it opens. */
export const interest: Detector = ({ context, coverage }) => {
  const { vocabulary } = context;
  const specific =
    coverage.words(vocabulary.disclosing('notice', 'interest')) ??
    coverage.tells((s) => s.action === 'rely_on_basis' && s.basis === 'legitimate_interests' && s.purposes.length > 0);
  if (specific) return specific;
  const bare = coverage.words(vocabulary.disclosing('notice', 'interest_bare'));
  // Where no basis is told at all, disclosure/gdpr-legal-basis says so.
  if (!bare && !isBasisTold(coverage, vocabulary)) return { at: coverage.start, by: 'words' };
  if (!bare) return null;
  for (const { document, mentions } of context.policies) {
    for (const { block, start } of vocabulary
      .disclosing('notice', 'interest_bare')
      .flatMap((phrase) => policyWords(document).hits(phrase))) {
      const near = document.blocks.filter(
        (other) =>
          other === block ||
          other.parent === block.index ||
          (block.parent >= 0 && other.index === block.parent) ||
          (block.cell && other.cell?.table === block.cell.table && other.cell.row === block.cell.row),
      );
      const spans = near.map((one) => (one === block ? sentenceOf(one, start) : one.map.span(0, one.text.length)));
      const purpose = mentions.find(
        ({ kind, at }) =>
          kind === 'purpose' && at.source === document.source && spans.some((span) => span.start <= at.start && at.end <= span.end),
      );
      if (purpose) return { at: purpose.at, by: 'mention' };
    }
  }
  return { ...bare, short: 'the interest is not said here' };
};

function isBasisTold(coverage: Coverage, vocabulary: Vocabulary): boolean {
  return coverage.tells((s) => s.action === 'rely_on_basis') !== null || coverage.words(vocabulary.disclosing('notice', 'basis')) !== null;
}

function sentenceOf(block: Block, at: number): Span {
  const { start, end } = block.sentences.find((one) => one.start <= at && at < one.end) ?? { start: 0, end: block.text.length };
  return block.map.span(start, end);
}

/** The safeguard by its name, or a decision of adequacy. */
export const safeguard: Detector = ({ context, coverage }) => {
  const current = (id: string | null): boolean => id !== null && !ENDED.has(id) && id !== 'explicit_consent';
  const found =
    coverage.tells((s) => s.action === 'transfer' && current(s.mechanism)) ??
    coverage.named('transfer', current) ??
    coverage.words(context.vocabulary.disclosing('notice', 'safeguard'));
  if (found) return found;
  for (const id of ENDED) {
    const ended = coverage.named('transfer', (other) => other === id);
    if (ended)
      return {
        ...ended,
        kind: 'ended',
        term: context.vocabulary.title('transfer', id),
        short: `${textAt(ended.at).length < 60 ? `“${textAt(ended.at)}”` : 'the framework named here'} protects no transfer any more`,
      };
  }
  const vague = coverage.words(context.vocabulary.disclosing('notice', 'safeguard_vague'));
  if (vague) return { ...vague, kind: 'vague', short: 'a safeguard is spoken of here, and not named', severity: 'warning' };
  const told = coverage.tells((s) => s.action === 'transfer' && s.actor === 'first');
  return told && { ...told, short: 'this speaks of where data are, without a safeguard' };
};

/** That data come from a source: `source:data_broker`. "From third parties" tells of all sources but public records, and of brokers only half. */
export const source: Detector = ({ context, coverage, arg }) => {
  const words = (table: string): Answer | null => coverage.words(context.vocabulary.disclosing('notice', table));
  const own = coverage.tells((s) => s.source === arg) ?? coverage.named('source', (id) => id === arg) ?? words(`source_${arg}`);
  if (own || arg === 'public_records') return own;
  const wider =
    coverage.tells((s) => s.source === 'partner') ?? coverage.named('source', (id) => id === 'partner') ?? words('source_third_parties');
  return wider && arg === 'data_broker'
    ? { ...wider, short: 'others are named here as a source, and not that they deal in data', severity: 'info' }
    : wider;
};
