// Declared against disclosed: for every declared value whether the policy tells of it, where, and which finding is about it.
import type { EntryView, FactView, RecipientView, Telling } from '../../model/overview.js';
import type { Place } from '../../model/text.js';
import { anchorOf, whereOf } from './scene.js';
import type { Numbered, Scene } from './scene.js';
import { html } from './markup.js';
import type { Markup } from './markup.js';
import { reference } from './policy.js';

/** How a declared value stands; `clash`: a finding of the family contradiction is about it. */
export type Standing = Telling | 'clash';

/** By sign and word. */
export const STANDING: Readonly<Record<Standing, readonly [sign: string, word: string]>> = {
  told: ['✓', 'told'], general: ['≈', 'only in general words'], denied: ['◐', 'only in a denial'], none: ['○', 'not told'], unasked: ['', ''], clash: ['✕', 'contradicted'],
};

/** Findings by the declared places that they name. */
export class Touched {
  private readonly byPlace = new Map<string, Numbered[]>();

  constructor({ findings, overview }: Scene) {
    for (const one of findings)
      for (const at of [one.finding.at, ...one.finding.related.map((other) => other.at)])
        if (at.source === overview.declaration) this.byPlace.set(key(at), [...this.byPlace.get(key(at)) ?? [], one]);
  }

  at(places: readonly Place[]): Numbered[] {
    return [...new Set(places.flatMap((place) => this.byPlace.get(key(place)) ?? []))];
  }

  clash(places: readonly Place[]): Numbered | undefined {
    return this.at(places).find(({ family }) => family === 'contradiction');
  }
}

function key({ start, end }: Place): string {
  return `${start}-${end}`;
}

export function standingOf(touched: Touched, fact: FactView, places: readonly Place[] = [fact.at]): Standing {
  return touched.clash(places) ? 'clash' : fact.told.how;
}

/** All that is to be said of a declared value: how far it is told, and that a finding contradicts it. */
export function standingsOf(touched: Touched, fact: FactView, places: readonly Place[]): Standing[] {
  return touched.clash(places) ? [...fact.told.how === 'told' ? [] : [fact.told.how], 'clash'] : [fact.told.how];
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
  const cell = (facts: readonly Markup[]): Markup => html`${facts.length ? html`<ul class="plain">${facts}</ul>` : html`<span class="muted">nothing declared</span>`}`;
  const to = entry.to.flatMap(({ id, at }) => {
    const found = recipients.get(id);
    return found ? [item(scene, touched, found, [at, ...found.places], recipientNote(found))] : [];
  });
  return html`<tr id="${scene.prefix}-row${index}"><th scope="row">${cell(entry.data.map((fact) => item(scene, touched, fact)))}</th>
<td>${cell(entry.purposes.map((fact) => item(scene, touched, fact)))}</td><td>${cell(to)}</td>
<td>${cell(entry.keeps.map((fact) => item(scene, touched, fact, [fact.at], fact.id === 'all' ? '' : fact.id)))}</td></tr>
`;
}

/** "data brokers; sold". */
export function recipientNote({ type, title, disposal, countries }: RecipientView): string {
  return [type === title ? null : type, ...countries, disposal === 'sale' ? 'sold' : disposal === 'sharing' ? 'shared for advertising' : null].filter(Boolean).join('; ');
}

function item(scene: Scene, touched: Touched, fact: FactView, places: readonly Place[] = [fact.at], note = ''): Markup {
  return html`<li class="fact">${declaredLink(scene, fact)}${note && html` <span class="muted">(${note})</span>`} ${standingsOf(touched, fact, places).map((standing) => standingText(scene, fact, standing))}${touched.at(places).map((one) => reference(scene.prefix, one, 'f'))}</li>
`;
}

/** Sign and word; a link to where the policy tells of it. */
function standingText(scene: Scene, { told: { at } }: FactView, standing: Standing): Markup | null {
  const [sign, word] = STANDING[standing];
  const anchor = at && standing !== 'clash' && anchorOf(scene, at);
  return word ? html`<span class="standing ${standing}"><span aria-hidden="true">${sign}</span> ${anchor ? html`<a href="#${anchor}" title="${whereOf(at)}">${word}</a>` : word}</span> ` : null;
}

function declaredLink(scene: Scene, { title, at }: FactView): Markup {
  const anchor = anchorOf(scene, at);
  return anchor ? html`<a class="quiet" href="#${anchor}">${title}</a>` : html`${title}`;
}

/** "Of 14 kinds of data the policy tells 11, 2 in general words; 1 is not told." */
function totals({ overview }: Scene, touched: Touched): Markup {
  const { entries, recipients } = overview;
  const used = new Set(entries.flatMap(({ to }) => to.map(({ id }) => id)));
  const rows: [string, readonly Standing[]][] = [
    ['Kinds of data', distinct(entries.flatMap(({ data }) => data), touched)],
    ['Purposes', distinct(entries.flatMap(({ purposes }) => purposes), touched)],
    ['Recipients', recipients.filter(({ id }) => used.has(id)).map((one) => standingOf(touched, one, [...one.places, ...entries.flatMap(({ to }) => to.filter(({ id }) => id === one.id).map(({ at }) => at))]))],
    ['Periods', entries.flatMap(({ keeps }) => keeps.map((fact) => standingOf(touched, fact)))],
  ];
  const columns: readonly Standing[] = ['told', 'general', 'denied', 'none', 'clash'];
  return html`<div class="scroll" role="region" tabindex="0" aria-label="How much of it the policy tells"><table class="totals"><caption>How much of what is declared the policy tells.</caption>
<thead><tr><th scope="col">Declared</th>${columns.map((one) => html`<th scope="col"><span aria-hidden="true">${STANDING[one][0]}</span> ${STANDING[one][1]}</th>`)}</tr></thead>
<tbody>${rows.map(([name, all]) => html`<tr><th scope="row">${name}</th>${columns.map((one) => {
    const count = all.filter((other) => other === one).length;
    return html`<td>${count || html`<span class="muted">0</span>`}</td>`;
  })}</tr>\n`)}</tbody></table></div>
`;
}

/** Each id once: what is told of it is the same wherever it is declared, a clash is where one of its places has one. */
function distinct(facts: readonly FactView[], touched: Touched): Standing[] {
  const byId = new Map<string, FactView[]>();
  for (const fact of facts) byId.set(fact.id, [...byId.get(fact.id) ?? [], fact]);
  return [...byId.values()].map((same) => standingOf(touched, same[0] as FactView, same.map(({ at }) => at)));
}
