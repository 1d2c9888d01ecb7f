// The first screen: which project, which files, how much was found, and the gravest contradictions in the words of both sides.
import { problemCounts, skippedFiles } from '../summary.js';
import { PLAIN } from '../../model/report.js';
import type { Finding, Severity } from '../../model/rule.js';
import { counted, styleOf } from '../style.js';
import { BRIEF, SIGN, data, sides, signOf } from './findings.js';
import { html, joined } from './markup.js';
import type { Markup } from './markup.js';
import { FAMILIES, familiesIn } from './scene.js';
import type { Numbered, Scene } from './scene.js';

/** Contradictions on the first screen. */
const GRAVEST = 3;

/** The name of a project in a heading, a title or a switch. */
export function titleOf({ overview }: Scene): string {
  return overview.organization ?? (overview.name || 'policy-lint report');
}

/** `9 errors, 4 warnings`; "nothing" where nothing was found. */
export function countsOf({ findings, left }: Scene): string {
  const count = (severity: Severity): number =>
    findings.filter(({ finding }) => finding.severity === severity).length + left.filter((one) => one.severity === severity).length;
  return problemCounts(count('error'), count('warning'), count('info')) || 'no problems';
}

export function summaryPage(scene: Scene): Markup {
  const { findings, overview, prefix, report } = scene;
  const gravest = gravestOf(findings);
  return html`${verdict(scene)}
${notesOf(report.summary)}
${
  gravest.length > 0 &&
  html`<section aria-labelledby="${prefix}-gravest"><h3 id="${prefix}-gravest">${gravest.every(({ family }) => family === 'contradiction') ? 'The gravest contradictions' : 'The gravest findings'}</h3>
${gravest.map((one) => html`<article class="finding brief ${one.finding.severity}" ${data(one)}><h4>${signOf(one)} <a href="#${prefix}-f${one.number}">${one.finding.message}</a></h4>${sides(scene, one.finding, BRIEF)}</article>\n`)}
${findings.length > gravest.length && html`<p><a href="#${prefix}-findings">All ${counted(findings.length, 'finding')}</a></p>\n`}</section>`
}
${familiesOf(scene)}
<section aria-labelledby="${prefix}-filesh"><h3 id="${prefix}-filesh">What was read</h3>
<dl class="facts">
${overview.declaration && html`<div><dt>Declaration</dt><dd><a href="#${prefix}-s0h"><code>${overview.declaration.path}</code></a></dd></div>`}
${overview.policies.map(({ document, supplement, statements }, i) => html`<div><dt>${supplement ? 'Supplement' : 'Policy'}</dt><dd><a href="#${prefix}-d${i}h"><code>${document.source.path}</code></a>, ${counted(statements.length, 'statement')} read</dd></div>`)}
${
  overview.labels.length > 0 &&
  html`<div><dt>Store labels</dt><dd>${joined(
    overview.labels.map(({ path }) => html`<code>${path}</code>`),
    ', ',
  )}</dd></div>`
}
${overview.code.length > 0 && html`<div><dt>Code</dt><dd>${counted(overview.code.length, 'file')}</dd></div>`}
${
  overview.laws.some(({ inForce }) => inForce) &&
  html`<div><dt>Judged by</dt><dd>${
    overview.laws
      .filter(({ id, inForce }) => inForce && id !== 'baseline')
      .map(({ title }) => title)
      .join(', ') || 'no law in particular: no market is declared'
  }</dd></div>`
}
${report.asOf && html`<div><dt>As of</dt><dd>${report.asOf}</dd></div>`}
</dl>
<p class="muted">No finding is no proof, and a finding is no legal advice: the report shows what the text says, what is declared, and what a law or case has to say about the difference.</p></section>
`;
}

/** Contradictions that are no mere info; where there are not enough, errors of other kinds; where there is neither, what there is. */
function gravestOf(findings: readonly Numbered[]): Numbered[] {
  const contradictions = findings.filter(({ family, finding }) => family === 'contradiction' && finding.severity !== 'info');
  const errors = findings.filter(({ family, finding }) => family !== 'contradiction' && finding.severity === 'error');
  const grave = [...contradictions, ...errors];
  return (grave.length ? grave : findings).slice(0, GRAVEST);
}

function verdict({ findings, left, suppressed, listed }: Scene): Markup {
  const all = [...findings.map(({ finding }) => finding), ...left];
  const count = (severity: Severity): readonly Finding[] => all.filter((one) => one.severity === severity);
  return html`<ul class="verdict" aria-label="Findings">${(['error', 'warning', 'info'] as const).map((severity) => {
    const { length } = count(severity);
    return html`<li class="${length ? severity : 'zero'}"><span aria-hidden="true">${SIGN[severity][0]}</span> <b>${length}</b> ${SIGN[severity][1].toLowerCase()}${length === 1 || severity === 'info' ? '' : 's'}</li>`;
  })}${suppressed.length > 0 && html`<li class="zero"><b>${suppressed.length}</b> silenced${!listed && ' (--show-suppressed lists them)'}</li>`}</ul>`;
}

/** What may be missing from the report. */
function notesOf({ skipped, incomplete = [] }: Scene['report']['summary']): Markup {
  const style = { ...styleOf(PLAIN), say: (text: string) => text };
  return html`${incomplete.length > 0 && html`<div class="notice"><b>This report is incomplete.</b><ul class="plain">${incomplete.slice(0, 20).map((what) => html`<li>${what}</li>`)}</ul></div>\n`}${
    skipped.length > 0 && html`<p class="notice">${skippedFiles(skipped, style)}.</p>\n`
  }`;
}

function familiesOf(scene: Scene): Markup | null {
  const { findings, prefix } = scene;
  const families = familiesIn(scene);
  if (!families.length) return null;
  return html`<section aria-labelledby="${prefix}-familiesh"><h3 id="${prefix}-familiesh">By kind</h3><ul class="plain families">${families.map((family, i) => html`<li><a href="#${prefix}-k${i}">${FAMILIES.get(family) ?? family}</a> <span class="count">${findings.filter((one) => one.family === family).length}</span></li>`)}</ul></section>`;
}
