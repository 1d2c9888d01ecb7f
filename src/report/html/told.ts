// Declared against disclosed: for every declared value whether the policy tells of it, where, and which finding is about it.
import type { EntryView, FactView, RecipientView, Telling } from '../../model/overview.js';
import type { Place } from '../../model/text.js';
import { anchorOf, whereOf } from './scene.js';
import type { Numbered, Scene } from './scene.js';
import { html } from './markup.js';
import type { Markup } from './markup.js';
import { reference } from './policy.js';

/** How a declared value stands; `clash`: an error of the family contradiction is about it, `doubt`: a warning is. */
export type Standing = Telling | 'clash' | 'doubt';

/** By sign and word. */
export const STANDING: Readonly<Record<Standing, readonly [sign: string, word: string]>> = {
  told: ['✓', 'told'],
  general: ['≈', 'only in general words'],
  denied: ['◐', 'only in a denial'],
  none: ['○', 'not told'],
  unasked: ['', ''],
  clash: ['✕', 'contradicted'],
  doubt: ['✕?', 'perhaps contradicted'],
};

/** Findings by the declared places that they name. */
export class Touched {
  private readonly byPlace = new Map<string, Numbered[]>();

  constructor({ findings, overview }: Scene) {
    for (const one of findings)
      for (const at of [one.finding.at, ...one.finding.related.map((other) => other.at)])
        if (at.source === overview.declaration) this.byPlace.set(key(at), [...(this.byPlace.get(key(at)) ?? []), one]);
  }

  at(places: readonly Place[]): Numbered[] {
    return [...new Set(places.flatMap((place) => this.byPlace.get(key(place)) ?? []))];
  }

  /** Whether what is declared at one of the places is contradicted; null where no finding says so, or an info only. */
  clash(places: readonly Place[]): 'clash' | 'doubt' | null {
    const levels = this.at(places)
      .filter(({ family }) => family === 'contradiction')
      .map(({ finding }) => finding.severity);
    return levels.includes('error') ? 'clash' : levels.includes('warning') ? 'doubt' : null;
  }
}

function key({ start, end }: Place): string {
  return `${start}-${end}`;
}

export function standingOf(touched: Touched, fact: FactView, places: readonly Place[] = [fact.at]): Standing {
  return touched.clash(places) ?? fact.told.how;
}

/** All that is to be said of a declared value: how far it is told, and that a finding contradicts it. */
export function standingsOf(touched: Touched, fact: FactView, places: readonly Place[]): Standing[] {
  const clash = touched.clash(places);
  return clash ? [...(fact.told.how === 'told' ? [] : [fact.told.how]), clash] : [fact.told.how];
}

/** The page of coverage: a row for each entry of the declaration, a cell for each thing that readers are told. */
export function coveragePage(scene: Scene): Markup {
  const { entries, recipients, isCompared } = scene.overview;
  if (!entries.length) return html`<p>Nothing is declared under <code>data:</code> that could be held against the policy.</p>\n`;
  const touched = new Touched(scene);
  const byId = new Map(recipients.map((recipient) => [recipient.id, recipient]));
  return html`${isCompared ? totals(scene, touched) : html`<p>No policy was understood, so nothing is said of what it tells.</p>`}
<div class="scroll" role="region" tabindex="0" aria-label="What is declared, entry by entry"><table class="matrix">
<caption>A row for each entry of <code>data:</code>. Each value: whether the policy tells of it, and where.</caption>
<thead><tr><th scope="col">Data</th><th scope="col">What for</th><th scope="col">Who gets it</th><th scope="col">How long</th></tr></thead>
<tbody>${entries.map((entry, i) => rowOf(scene, touched, byId, entry, i))}</tbody></table></div>
`;
}

function rowOf(scene: Scene, touched: Touched, recipients: ReadonlyMap<string, RecipientView>, entry: EntryView, index: number): Markup {
  const cell = (facts: readonly Markup[]): Markup =>
    html`${facts.length ? html`<ul class="plain">${facts}</ul>` : html`<span class="muted">nothing declared</span>`}`;
  const to = entry.to.flatMap(({ id, at }) => {
    const found = recipients.get(id);
    return found ? [item(scene, touched, found, [at, ...found.places], recipientNote(found))] : [];
  });
  return html`<tr id="${scene.prefix}-row${index}"><th scope="row">${cell(entry.data.map((fact) => item(scene, touched, fact)))}</th>
<td>${cell(entry.purposes.map((fact) => item(scene, touched, fact)))}</td><td>${cell(to)}</td>
<td>${cell(entry.keeps.map((fact) => item(scene, touched, fact, [fact.at], fact.id === 'all' ? '' : fact.id)))}</td></tr>
`;
}

/** What giving somebody data amounts to, in words. */
export const DISPOSAL = { sale: 'sold', perhaps: 'perhaps a sale', sharing: 'shared for advertising' } as const;

/** "data brokers; US; sold: gives money for the data". */
function recipientNote({ type, title, disposal, because, countries }: RecipientView): string {
  return [type === title ? null : type, ...countries, disposal && `${DISPOSAL[disposal]}${because ? `: ${because}` : ''}`]
    .filter(Boolean)
    .join('; ');
}

function item(scene: Scene, touched: Touched, fact: FactView, places: readonly Place[] = [fact.at], note = ''): Markup {
  return html`<li class="fact">${declaredLink(scene, fact)}${note && html` <span class="muted">(${note})</span>`} ${standingsOf(touched, fact, places).map((standing) => standingText(scene, fact, standing))}${touched.at(places).map((one) => reference(scene.prefix, one, 'f'))}</li>
`;
}

/** Sign and word; a link to where the policy tells of it. */
function standingText(scene: Scene, fact: FactView, standing: Standing): Markup | null {
  const { at } = fact.told;
  const [sign, word] = STANDING[standing];
  const anchor = at && standing === fact.told.how && anchorOf(scene, at);
  return word
    ? html`<span class="standing ${standing}"><span aria-hidden="true">${sign}</span> ${anchor ? html`<a href="#${anchor}" title="${whereOf(at)}">${word}</a>` : word}</span> `
    : null;
}

function declaredLink(scene: Scene, { title, at }: FactView): Markup {
  const anchor = anchorOf(scene, at);
  return anchor ? html`<a class="quiet" href="#${anchor}">${title}</a>` : html`${title}`;
}

/** How many values of each part of the declaration the policy tells, and how many of them are contradicted. */
function totals({ overview }: Scene, touched: Touched): Markup {
  const { entries, recipients } = overview;
  const used = recipients
    .map((recipient): Counted => ({
      fact: recipient,
      places: [...recipient.places, ...entries.flatMap(({ to }) => to.filter(({ id }) => id === recipient.id).map(({ at }) => at))],
    }))
    .filter(({ fact }) => entries.some(({ to }) => to.some(({ id }) => id === fact.id)));
  const rows: [string, readonly Counted[]][] = [
    ['Kinds of data', distinct(entries.flatMap(({ data }) => data))],
    ['Purposes', distinct(entries.flatMap(({ purposes }) => purposes))],
    ['Recipients', used],
    ['Periods', entries.flatMap(({ keeps }) => keeps.map((fact) => ({ fact, places: [fact.at] })))],
  ];
  const columns: readonly Telling[] = ['told', 'general', 'denied', 'none'];
  const number = (count: number): Markup => html`<td>${count || html`<span class="muted">0</span>`}</td>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="How much of it the policy tells"><table class="totals"><caption>How much of what is declared the policy tells, and how much of that it contradicts, perhaps or surely.</caption>
<thead><tr><th scope="col">Declared</th>${[...columns, 'clash' as const].map((one) => html`<th scope="col"><span aria-hidden="true">${STANDING[one][0]}</span> ${STANDING[one][1]}</th>`)}</tr></thead>
<tbody>${rows.map(([name, all]) => html`<tr><th scope="row">${name}</th>${columns.map((one) => number(all.filter(({ fact }) => fact.told.how === one).length))}${number(all.filter(({ places }) => touched.clash(places)).length)}</tr>\n`)}</tbody></table></div>
`;
}

/** A declared value with all places at which it stands. */
interface Counted {
  readonly fact: FactView;
  readonly places: readonly Place[];
}

/** Each id once: what is told of it is the same wherever it is declared. */
function distinct(facts: readonly FactView[]): Counted[] {
  const byId = new Map<string, FactView[]>();
  for (const fact of facts) byId.set(fact.id, [...(byId.get(fact.id) ?? []), fact]);
  return [...byId.values()].map((same) => ({ fact: same[0] as FactView, places: same.map(({ at }) => at) }));
}
