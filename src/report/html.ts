// check --format html: one file that needs no network and no program, and obeys nothing that stands in the texts it shows.
import { createHash } from 'node:crypto';
import type { Report, ReportOptions } from '../model/report.js';
import { showing } from '../model/shown.js';
import script from './html/browser/page.ts?text';
import style from './html/page.css?text';
import { coveragePage } from './html/told.js';
import { filesPage } from './html/files.js';
import { SIGN, findingsPage } from './html/findings.js';
import { flowsPage } from './html/flows.js';
import { Markup, html, joined } from './html/markup.js';
import { legend, policyPage } from './html/policy.js';
import { FAMILIES, familiesIn, lawsIn, roleOf, scenesOf } from './html/scene.js';
import type { Scene } from './html/scene.js';
import { countsOf, summaryPage, titleOf } from './html/summary.js';
import { problemCounts } from './summary.js';

/** Runs before anything is shown: with the script, only the first part is, while the rest still arrives. */
const EARLY = "document.documentElement.classList.add('js')";

/** The parts of a project, in the order in which they are read without a program: id, what the link to it says, and its heading. */
const PARTS = [
  ['summary', 'Summary', 'What was found'],
  ['findings', 'For counsel', 'Findings, contradictions first'],
  ['policy', 'Policy', 'The policy, as people read it'],
  ['files', '', 'The other witnesses'],
  ['flows', 'Flows', 'Flows'],
  ['coverage', 'Coverage', 'Declared against disclosed'],
] as const;

/** `check --format html`: every project with its texts, findings, flows and coverage. */
export function reportHtml(report: Report, options: ReportOptions): string {
  for (const { policies } of report.overviews ?? []) for (const { document } of policies) showing(document);
  const scenes = scenesOf(report, options);
  const title = scenes.length === 1 ? `${titleOf(scenes[0] as Scene)}: ${countsOf(scenes[0] as Scene)}` : `${scenes.length} projects`;
  return `${
    html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${securityOf([EARLY, script], style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${report.tool.name} ${report.tool.version}">
<link rel="icon" href="data:,">
<title>${title} · ${report.tool.name}</title>
<style>${new Markup(style)}</style>
<script>${new Markup(EARLY)}</script>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="brand">${report.tool.name} <span class="muted">${report.tool.version}</span></p>${scenes.length > 1 && switchOf(scenes, report)}</header>
<main id="main" tabindex="-1">
${scenes.map(projectOf)}</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text
  }`;
}

/** Nothing is loaded, sent or framed; only this very script and style hold, and no string ever becomes markup. */
function securityOf(scripts: readonly string[], look: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; script-src ${scripts.map(hash).join(' ')}; style-src ${hash(look)}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
}

/** Without the script, links to each project; with it, a switch. */
function switchOf(scenes: readonly Scene[], { summary: { errors, warnings, infos } }: Report): Markup {
  const titles = scenes.map(titleOf);
  // Several policies of one organisation are told apart by their files.
  const names = scenes.map((scene, i) =>
    titles.indexOf(titles[i] as string) === titles.lastIndexOf(titles[i] as string)
      ? (titles[i] as string)
      : `${titles[i] as string} · ${scene.overview.name}`,
  );
  return html`<nav class="projects" aria-label="Projects"><p>${scenes.length} projects: ${problemCounts(errors, warnings, infos) || 'no problems'}</p>
<ul>${scenes.map((scene, i) => html`<li><a href="#${scene.prefix}">${names[i]}</a> <span class="muted">${countsOf(scene)}</span></li>`)}</ul>
<label hidden>Project <select>${scenes.map((scene, i) => html`<option value="${scene.prefix}">${names[i]} (${countsOf(scene)})</option>`)}</select></label></nav>`;
}

function projectOf(scene: Scene): Markup {
  const { prefix, overview } = scene;
  const parts = PARTS.filter(([part]) => (part !== 'flows' && part !== 'coverage') || overview.declaration).filter(
    ([part]) => (part !== 'policy' || overview.policies.length > 0) && (part !== 'files' || scene.files.length > 0),
  );
  return html`<article class="project" id="${prefix}" tabindex="-1" aria-labelledby="${prefix}t">
<header><h1 id="${prefix}t">${titleOf(scene)}</h1>${readOf(scene)}</header>
<div class="bar"><nav class="parts" aria-label="Parts of the report"><ul>${parts.map(([part, name]) => html`<li><a href="#${prefix}-${part}">${part === 'files' ? filesTitle(scene) : name}</a></li>`)}</ul></nav>
${filtersOf(scene)}</div>
${parts.map(
  ([
    part,
    ,
    heading,
  ]) => html`<section class="part" id="${prefix}-${part}" data-part="${part}" tabindex="-1" aria-labelledby="${prefix}-${part}-h">
<h2 id="${prefix}-${part}-h">${heading}</h2>
${pageOf(scene, part)}</section>
`,
)}</article>
`;
}

/** Which files the project is: the first thing that anybody wants to know. */
function readOf({ overview, prefix }: Scene): Markup {
  const policies = joined(
    overview.policies.map(({ document }, i) => html`<a href="#${prefix}-d${i}h"><code>${document.source.path}</code></a>`),
    ', ',
  );
  if (!overview.declaration)
    return html`<p class="muted">${overview.policies.length ? html`${policies}, checked alone: no declaration says what the systems do` : 'Findings without their texts'}</p>`;
  return html`<p class="muted">${overview.policies.length ? policies : 'No policy that could be read'}, held against what the systems do by <a href="#${prefix}-s0h"><code>${overview.declaration.path}</code></a></p>`;
}

function pageOf(scene: Scene, part: (typeof PARTS)[number][0]): Markup {
  switch (part) {
    case 'summary':
      return summaryPage(scene);
    case 'findings':
      return findingsPage(scene);
    case 'policy':
      return html`${legend()}${scene.overview.policies.map((policy, i) => policyPage(scene, policy, i))}`;
    case 'files':
      return filesPage(scene);
    case 'flows':
      return flowsPage(scene);
    default:
      return coveragePage(scene);
  }
}

/** "Declaration and code": the witnesses beside the policy. */
function filesTitle(scene: Scene): string {
  const roles = new Set(scene.files.map((source) => roleOf(scene, source)));
  const names = [
    ...(scene.overview.declaration ? ['declaration'] : []),
    ...(roles.has('label') ? ['labels'] : []),
    ...(roles.has('code') ? ['code'] : []),
  ];
  const [first = 'other files', ...more] = names;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...more].join(', ');
}

/** What narrows the findings; of use only with the script, which shows it. */
function filtersOf(scene: Scene): Markup | null {
  const { findings, prefix } = scene;
  if (findings.length < 2) return null;
  const severities = (['error', 'warning', 'info'] as const).filter((severity) =>
    findings.some(({ finding }) => finding.severity === severity),
  );
  return html`<form class="filters" hidden aria-label="Filter findings">
<fieldset><legend>Severity</legend>${severities.map((severity) => html`<label><input type="checkbox" name="severity" value="${severity}" checked> <span class="sign ${severity}"><span aria-hidden="true">${SIGN[severity][0]}</span> ${SIGN[severity][1]}</span></label>`)}</fieldset>
<label>Kind <select name="family"><option value="">all</option>${familiesIn(scene).map((family) => html`<option value="${family}">${FAMILIES.get(family) ?? family}</option>`)}</select></label>
<label>Law <select name="law"><option value="">all</option>${lawsIn(scene).map(({ id, title, inForce }) => html`<option value="${id}">${id === 'baseline' ? 'FTC and general' : title}${!inForce && ' (cited only)'}</option>`)}</select></label>
<button type="reset">Show all</button> <output aria-live="polite" id="${prefix}-shown"></output>
</form>`;
}
