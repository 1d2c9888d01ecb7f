// Cells of tables that say who gets data: under "Recipients", beside the company that gets them, under "Does the bank share?".
import type { Draft } from '../roles/draft.js';
import type { Block } from '../../../model/document.js';
import { COMPANY_FORMS } from '../../../generated/words/ours.js';
import { lastWord } from '../roles/leadkind.js';
import type { Sentence } from '../sentences/sentence.js';
import { Reading } from '../lexicon/lexicon.js';
import { mentionsIn } from '../roles/roles.js';
import { sentenceIn } from '../sentences/parsing.js';
import { build, firstTitle, isRefused, MOST_TITLE, NOBODY, ofCookies, rowData, stemsOf, yesNo, type Cell } from './cells.js';

export function received(cell: Cell): Draft[] {
  const { s } = cell;
  const data = rowData(cell);
  // Under “Sold or shared” a cell may say which of both: "Shared with networks".
  const action = cell.headed('sell', 'sold', 'sale') && s.findStem(0, NEAR_START, HANDED) < 0 ? ('sell' as const) : ('share' as const);
  const answer = yesNo(s);
  const conditions = quotedIn(cell);
  const nobody =
    (s.tokens.length <= 3 && ['nobody', 'none', 'no'].includes(s.norm(0))) || isRefused(s, Reading.share | Reading.convey | Reading.sell);
  if (nobody && data.length) return [build(cell, action, { polarity: 'does_not', data, conditions })];
  const known = mentionsIn(s, 'recipient', { from: 0, to: s.tokens.length });
  const recipients = known.length || answer || !cell.headed(...GETTING) ? known : companyIn(s);
  if ((answer === null && !recipients.length) || (!data.length && answer !== null)) return [];
  return [build(cell, action, { polarity: answer === 'no' ? 'does_not' : 'does', data, recipients, conditions })];
}

const NEAR_START = 3;
const HANDED = new Set(['share', 'shared', 'disclose', 'disclosed']);

/** "Postwren Ltd.", "our printer": somebody, whoever it is. */
function companyIn(s: Sentence): Draft['recipients'] {
  const last = lastWord(s);
  if (last < 1 || last > MOST_NAME || s.clauses.length > 0 || (s.norm(0) !== 'our' && !COMPANY_FORMS.has(s.norm(last)))) return [];
  return [{ id: 'third_parties', text: s.words(0, last + 1), ...s.span(0, last + 1) }];
}

const MOST_NAME = 5;
/** A column of providers may name who offers what. */
const GETTING = ['recipient', 'share', 'disclose', 'disclosure', 'whom', 'receive'];

/** “Sold” over a column: in the sense of those marks. */
function quotedIn({ document, at, s }: Cell): Draft['conditions'] {
  const title = at.header < 0 ? '' : (document.blocks[at.header] as Block).text;
  const quoted = QUOTED.exec(title.slice(0, MOST_HEADER))?.[0];
  const { start } = s.span(0, s.tokens.length);
  return quoted ? [{ kind: 'scope', text: quoted, start, end: start }] : [];
}

const QUOTED = /["“”«»](?:sell|sold|selling|sale|sales|share|shared|sharing)["“”«»]/i;
const MOST_HEADER = 300;

const RECEIVERS = ['who', 'recipient', 'provider', 'vendor', 'processor', 'partner', 'party', 'company', 'whom'];
const GIVEN = ['get', 'receive', 'data', 'information', 'share', 'disclose', 'transmit', 'see'];

/** "Who | Gets" over "Acme Texts | phone number": the row's first cell receives what this one names. */
export function handed(cell: Cell): Draft[] | null {
  const { document, at, s } = cell;
  const head = at.column > 0 && at.rowHead >= 0 ? document.blocks[at.rowHead] : undefined;
  const title = firstTitle(document, cell.block);
  if (!head || !title || title.text.length > MOST_TITLE || !cell.headed(...GIVEN) || ofCookies(document, cell.block)) return null;
  const stems = stemsOf(title.text);
  if (!RECEIVERS.some((w) => stems.has(w))) return null;
  const data = mentionsIn(s, 'data', { from: 0, to: s.tokens.length });
  if (!data.length) return [];
  const of = sentenceIn(head.text, { start: 0, end: head.text.length }, NOBODY);
  const { start } = s.span(0, s.tokens.length);
  const recipients = mentionsIn(of, 'recipient', { from: 0, to: of.tokens.length }).map((r) => ({ ...r, start, end: start }));
  return [
    build(cell, 'share', {
      data,
      recipients: recipients.length ? recipients : [{ id: 'third_parties', text: head.text.slice(0, MOST_TITLE), start, end: start }],
    }),
  ];
}

/** "Reasons we can share your data | Does the bank share?" over "For joint marketing | No": an answer for that reason alone; null in other tables. */
export function reasoned(cell: Cell): Draft[] | null {
  const { document, at, s } = cell;
  const title = at.column > 0 ? firstTitle(document, cell.block) : document.blocks[at.header];
  if (!title || title.text.length > MOST_TITLE || !REASONED.every((w) => stemsOf(title.text).has(w))) return null;
  const answer = at.column > 0 && cell.headed('share') ? yesNo(s) : null;
  const head = document.blocks[at.rowHead];
  if (!answer || !head) return [];
  const { start } = s.span(0, s.tokens.length);
  const named = (text: string, kind: 'data' | 'recipient'): Draft['data'] => {
    const of = sentenceIn(text, { start: 0, end: text.length }, NOBODY);
    return mentionsIn(of, kind, { from: 0, to: of.tokens.length }).map((m) => ({ ...m, start, end: start }));
  };
  return [
    build(cell, 'share', {
      polarity: answer === 'no' ? 'does_not' : 'does',
      data: named(title.text, 'data'),
      recipients: named(head.text, 'recipient'),
      conditions: [{ kind: 'scope', text: head.text.slice(0, MOST_TITLE), start, end: start }],
    }),
  ];
}

const REASONED = ['reason', 'share'];
