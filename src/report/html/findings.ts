// Findings as counsel reads them: both witnesses in their words, the source of the rule, and how each side was read.
import { blockAt } from '../../model/blocks.js';
import { rangeIn, shownAt } from '../../model/shown.js';
import type { Finding, Severity } from '../../model/rule.js';
import type { Place } from '../../model/text.js';
import { shorten } from '../encode.js';
import { counted, safeUrl } from '../style.js';
import { excerpt } from './lines.js';
import { asSeen, html } from './markup.js';
import type { Markup } from './markup.js';
import { readingsAt } from './readings.js';
import { FAMILIES, SPEAKS, anchorOf, familiesIn, roleOf, whereOf } from './scene.js';
import type { Numbered, Role, Scene } from './scene.js';

/** A quote of a policy, in UTF-16 units. */
const QUOTE = 700;
/** Witnesses whose reading is told. */
const WITNESSES = 6;

/** How much of the witnesses is shown: how many, in lines how long, and with how many letters of their paragraph around a quote. */
export interface Look {
  readonly most: number;
  readonly isWide: boolean;
  readonly around: number;
  /** Where those are that are not shown. */
  readonly rest: string;
}

const ELSEWHERE = 'with the finding, under “For counsel”';
const FULL: Look = { most: WITNESSES, isWide: true, around: 240, rest: 'in a report in the format json' };
export const BRIEF: Look = { most: 2, isWide: true, around: 90, rest: ELSEWHERE };
export const BESIDE: Look = { most: 3, isWide: false, around: 90, rest: ELSEWHERE };

/** A note that says no more than the heading of a quote. */
const SAID = 'the policy says this';
/** By shape and word, so that nobody has to tell colours apart. */
export const SIGN: Readonly<Record<Severity, readonly [shape: string, word: string]>> = {
  error: ['■', 'Error'],
  warning: ['▲', 'Warning'],
  info: ['●', 'Info'],
};

/** `■ Error 3`. */
export function signOf({ finding: { severity }, number }: Numbered): Markup {
  const [shape, word] = SIGN[severity];
  return html`<span class="sign ${severity}"><span aria-hidden="true">${shape}</span> ${word} ${number}</span>`;
}

/** The page of counsel: every finding by family, contradictions first. */
export function findingsPage(scene: Scene): Markup {
  const { left, suppressed, listed, findings, prefix } = scene;
  return html`${findings.length === 0 && html`<p>Nothing was found.</p>`}${familiesIn(scene).map((family, i) => {
    const own = findings.filter((one) => one.family === family);
    return html`<section class="family" data-family="${family}" aria-labelledby="${prefix}-k${i}">
<h3 id="${prefix}-k${i}">${FAMILIES.get(family) ?? family} <span class="count">${own.length}</span></h3>
${own.map((one) => findingCard(scene, one))}</section>
`;
  })}${left.length > 0 && html`<p class="left">${counted(left.length, 'finding')} more, which would make this page too long to use; the format json has them all.</p>\n`}
${
  listed &&
  suppressed.length > 0 &&
  html`<section class="family"><h3>Silenced <span class="count">${suppressed.length}</span></h3>
<ul class="plain">${suppressed.map(({ severity, message, ruleId, suppressed: by, at }) => html`<li>${SIGN[severity][1]}, <code>${ruleId}</code>, ${whereOf(at)}: ${message}${by?.reason ? html` <span class="muted">(${by.reason})</span>` : ''}</li>\n`)}</ul></section>\n`
}`;
}

/** A finding with all that is known of it. */
function findingCard(scene: Scene, one: Numbered): Markup {
  const { finding, number } = one;
  const { help, cites, confidence, fingerprint, ruleId } = finding;
  const id = `${scene.prefix}-f${number}`;
  const rule = scene.report.rules?.find((info) => info.id === ruleId);
  return html`<article class="finding ${finding.severity}" id="${id}" ${data(one)} aria-labelledby="${id}t">
<h4 id="${id}t">${signOf(one)} ${finding.message}</h4>
${sides(scene, finding)}
${help && html`<p class="help"><b>What to do</b> ${help}</p>\n`}
<dl class="facts">
<div><dt>Source of the rule</dt><dd>${cites.length ? cites.join('; ') : 'none is named'}</dd></div>
<div><dt>Rule</dt><dd>${ruleLink(finding)}${rule ? html`: ${rule.summary}` : ''}</dd></div>
<div><dt>Confidence</dt><dd>${confidence}</dd></div>
<div><dt>In a terminal</dt><dd><code>policy-lint explain ${fingerprint}</code> tries what would make it go away</dd></div>
</dl>
${howRead(scene, finding)}</article>
`;
}

/** What filters and the browser's script go by. */
export function data({ finding, family, laws, number }: Numbered): Markup {
  return html`data-n="${number}" data-severity="${finding.severity}" data-family="${family}" data-laws="${laws.join(' ')}"`;
}

function ruleLink({ ruleId, docs }: Finding): Markup {
  const url = safeUrl(docs);
  return url ? html`<a href="${url}" rel="noopener noreferrer"><code>${ruleId}</code></a>` : html`<code>${ruleId}</code>`;
}

/** Both witnesses, side by side where there is room: what the policy says first, because that is what people were promised. */
export function sides(scene: Scene, finding: Finding, look = FULL): Markup {
  const { most, rest } = look;
  const places = [{ at: finding.at, note: '' }, ...finding.related];
  const shown = places.slice(0, most).map((one) => ({ ...one, role: roleOf(scene, one.at.source) }));
  const sorted = [...shown.filter(({ role }) => role === 'policy'), ...shown.filter(({ role }) => role !== 'policy')];
  return html`<div class="sides">
${sorted.map(({ at, note, role }) => side(scene, at, note, role, look))}</div>${places.length > most && html`<p class="muted">${counted(places.length - most, 'further place')} ${rest}.</p>`}`;
}

function side(scene: Scene, at: Place, note: string, role: Role, { isWide, around }: Look): Markup {
  const anchor = anchorOf(scene, at);
  const where = anchor ? html`<a href="#${anchor}">${whereOf(at)}</a>` : html`<span>${whereOf(at)}</span>`;
  return html`<figure class="side ${role}"><figcaption><b>${SPEAKS[role]}</b> ${where}</figcaption>
${role === 'policy' && scene.overview.policies.some(({ document }) => document.source === at.source) ? quote(scene, at, around) : excerpt(at, (line) => lineAnchor(scene, at, line), isWide)}
${note && note !== SAID && html`<p class="muted note-of">${note}</p>\n`}</figure>
`;
}

/** The id of a line of a file of which the page shows every line. */
export function lineAnchor({ prefix, files, overview }: Scene, { source }: Place, line: number): string | null {
  return source === overview.declaration ? `${prefix}-s${files.indexOf(source)}L${line}` : null;
}

/** The words of a policy, with what stands before and behind them in their paragraph. */
function quote({ overview }: Scene, at: Place, around: number): Markup {
  const document = overview.policies.find((one) => one.document.source === at.source)?.document;
  const block = document && blockAt(document, at.start);
  const words = shorten(asSeen(shownAt({ ...at, end: Math.min(at.end, at.start + 20 * QUOTE) })), QUOTE);
  if (!block || at.end === at.start) return html`<blockquote><mark class="first">${words}</mark></blockquote>`;
  const { start, end } = rangeIn(block, at);
  const [before, behind] = [asSeen(block.text.slice(0, start)), asSeen(block.text.slice(end))];
  return html`<blockquote>${cutBefore(before, around)}<mark class="first">${words}</mark>${behind.length > around ? shorten(behind, around) : behind}</blockquote>`;
}

/** The end of a text, from a word on. */
function cutBefore(text: string, around: number): string {
  if (text.length <= around) return text;
  const space = text.indexOf(' ', text.length - around);
  return space < 0 ? '… ' : `…${text.slice(space)}`;
}

/** How each side was read, step by step: the statements of the policy at the places of the finding, and the declared facts. */
function howRead(scene: Scene, { at, related }: Finding): Markup | null {
  const seen = new Set<string>();
  const sides = [at, ...related.map((one) => one.at)].slice(0, WITNESSES).flatMap((place) => {
    const readings = readingsAt(scene, place).filter(({ text }) => !seen.has(text) && seen.add(text));
    return readings.length
      ? [
          {
            role: roleOf(scene, place.source),
            html: html`<p>${SPEAKS[roleOf(scene, place.source)]} ${whereOf(place)}</p><ul class="plain">${readings}</ul>`,
          },
        ]
      : [];
  });
  const sorted = [...sides.filter(({ role }) => role === 'policy'), ...sides.filter(({ role }) => role !== 'policy')];
  return sides.length > 0
    ? html`<details class="how"><summary>How it was read</summary>${sorted.map((one) => one.html)}</details>
`
    : null;
}
