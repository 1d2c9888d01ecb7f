// What was understood of a sentence, in words that a reader without the vocabulary follows.
import type { Action, Condition, Mention, Statement } from '../../model/statement.js';
import type { Place, Span } from '../../model/text.js';
import type { TermKind } from '../../model/vocabulary.js';
import { reading } from '../claims-pretty.js';
import { html, joined } from './markup.js';
import type { Markup } from './markup.js';
import type { Scene } from './scene.js';

/** What a statement is about, as its underline and its word tell it. */
export type Kind = 'collect' | 'use' | 'share' | 'sell' | 'track' | 'keep' | 'protect' | 'rights' | 'about';

const KIND: Readonly<Record<Action, Kind>> = {
  collect: 'collect',
  use: 'use',
  profile: 'use',
  decide: 'use',
  train: 'use',
  share: 'share',
  transfer: 'share',
  sell: 'sell',
  track: 'track',
  advertise: 'track',
  retain: 'keep',
  delete: 'keep',
  secure: 'protect',
  offer_right: 'rights',
  honor_signal: 'rights',
  rely_on_basis: 'about',
  identify_controller: 'about',
  give_contact: 'about',
  notify_change: 'about',
  address_children: 'about',
  define: 'about',
};

/** The kinds in the order of the legend, each with what it stands for. */
export const KINDS: ReadonlyMap<Kind, string> = new Map([
  ['collect', 'collected'],
  ['use', 'used'],
  ['share', 'shared or transferred'],
  ['sell', 'sold'],
  ['track', 'tracking and advertising'],
  ['keep', 'kept and deleted'],
  ['protect', 'protected'],
  ['rights', 'rights and choices'],
  ['about', 'who, why and notices'],
]);

export function kindOf({ action }: Statement): Kind {
  return KIND[action];
}

/** "not sell", "may share": the action in the margin. */
export function briefOf({ action, polarity, modal, actor }: Statement): string {
  const word = action.replace(/_/g, ' ');
  const done = polarity === 'does_not' ? `not ${word}` : modal === 'may' ? `may ${word}` : modal === 'only_if' ? `${word}, if` : word;
  return actor === 'first' ? done : `${actor === 'third' ? 'others' : 'you'}: ${done}`;
}

/** A statement as an item of a list: the reading, its parts, and the steps that led to it. */
export function readingItem(statement: Statement, title: (kind: TermKind, id: string) => string): Markup {
  const { because, confidence } = statement;
  return html`<li><b>${reading(statement)}</b>${partsOf(statement, title)} <span class="muted">(confidence ${confidence})</span>${because.length > 0 && html`<ul class="because">${because.map((step) => html`<li>${step}</li>`)}</ul>`}</li>
`;
}

function partsOf(
  { data, recipients, purposes, exception, conditions, duration, ...rest }: Statement,
  title: (kind: TermKind, id: string) => string,
): Markup {
  const named = (label: string, kind: TermKind, mentions: readonly Mention[]): Markup | null =>
    mentions.length
      ? html`; ${label}: ${joined(
          mentions.map(({ id, text }) => mentioned(title(kind, id), text, id)),
          ', ',
        )}`
      : null;
  const ids = [
    ['right', 'right'],
    ['basis', 'basis'],
    ['source', 'source'],
  ] as const;
  return html`${named('data', 'data', data)}${named('to', 'recipient', recipients)}${named('for', 'purpose', purposes)}${
    duration && html`; how long: ${duration.text || duration.kind}`
  }${ids.map(([key, kind]) => rest[key] && html`; ${key}: ${title(kind, rest[key])}`)}${(
    ['place', 'mechanism', 'contact', 'only'] as const
  ).map((key) => rest[key] && html`; ${key}: ${rest[key].replace(/_/g, ' ')}`)}${
    exception && html`; except: “${exception.text}”`
  }${conditions.map((one) => html`; on condition of ${conditioned(one)}`)}`;
}

/** "e-mail address (“your e-mail”)"; the words alone where they are the same. */
function mentioned(title: string, words: string, id: string): Markup {
  return !words || words === id || words.toLowerCase() === title.toLowerCase()
    ? html`${title}`
    : html`${title} <span class="muted">(“${words}”)</span>`;
}

function conditioned({ kind, text }: Condition): Markup {
  return html`${kind.replace(/_/g, ' ')} <span class="muted">(“${text}”)</span>`;
}

/** How a place was read: statements of the sentence, or those that the declared fact makes, the nearest first. */
export function readingsAt({ overview }: Scene, at: Place): Markup[] {
  const statements = overview.policies.find(({ document }) => document.source === at.source)?.statements ?? overview.statements;
  const read = statements.filter((one) => one.at.source === at.source && overlap(one.at, at) > 0);
  // The statement that the place was taken from covers it best; of a whole entry, those of the fact itself come first.
  const ranked = read
    .map((one) => ({ one, fit: overlap(one.at, at) / (one.at.end - one.at.start + at.end - at.start) }))
    .sort((a, b) => b.fit - a.fit);
  return ranked.slice(0, MOST).map(({ one }) => readingItem(one, overview.title));
}

/** Statements shown for a place; a table row or an entry may make dozens. */
const MOST = 3;

function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
