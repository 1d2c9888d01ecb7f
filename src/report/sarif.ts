import type { Report, RuleInfo } from '../model/report.js';
import type { Finding, Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { clean } from './cells.js';
import { range, shorten, toJson } from './encode.js';
import { inert } from './inert.js';
import { lineSpan } from './line.js';
import { bySeverity } from './order.js';
import { safeUrl } from './style.js';

// Limits of GitHub's code scanning: more results make it reject the file, longer texts are cut.
export const MAX_RESULTS = 25_000;
const MAX_RELATED = 100;
const MAX_TEXT = 1024;
const LEVEL: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };
const PROBLEM: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'recommendation' };

/** `check --format sarif`: SARIF 2.1.0 as GitHub's code scanning reads it; suppressed findings carry their suppression. */
export function reportSarif(report: Report): string {
  const { tool } = report;
  const results = bySeverity(report.findings).slice(0, MAX_RESULTS);
  const rules = rulesOf(results, report.rules ?? []);
  const index = new Map(rules.map((rule, position) => [rule.id, position]));
  const url = safeUrl(tool.url ?? null);
  return (
    toJson(
      {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: {
                name: tool.name,
                semanticVersion: tool.version,
                ...(url ? { informationUri: url } : {}),
                rules: rules.map(descriptor),
              },
            },
            automationDetails: { id: 'policy-lint/' },
            columnKind: 'utf16CodeUnits',
            invocations: [invocation(report.summary, report.findings.length - results.length)],
            results: results.map((finding) => result(finding, index.get(finding.ruleId) as number)),
            ...(report.shard ? { properties: { shard: `${report.shard.index}/${report.shard.count}` } } : {}),
          },
        ],
      },
      2,
    ) + '\n'
  );
}

/** The rules of the results, from what is known about them, else from their first finding. */
function rulesOf(findings: readonly Finding[], known: readonly RuleInfo[]): RuleInfo[] {
  const byId = new Map(known.map((rule) => [rule.id, rule]));
  const used = new Map<string, RuleInfo>();
  for (const { ruleId, severity, confidence, cites, docs } of findings)
    if (!used.has(ruleId)) used.set(ruleId, byId.get(ruleId) ?? { id: ruleId, summary: ruleId, severity, confidence, cites, docs });
  return [...used.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function descriptor(rule: RuleInfo) {
  const summary = text(rule.summary, rule.id);
  const docs = safeUrl(rule.docs);
  const sources = rule.cites.map((cite) => text(cite, '')).filter(Boolean);
  const family = rule.id.split('/')[0] as string;
  return {
    id: rule.id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    ...(docs ? { helpUri: docs } : {}),
    help: {
      text: [summary, ...(sources.length ? [`Sources: ${sources.join('; ')}`] : []), ...(docs ? [docs] : [])].join('\n\n'),
      markdown: [
        inert(summary),
        ...(sources.length ? [`Sources:\n${sources.map((source) => `* ${inert(source)}`).join('\n')}`] : []),
        ...(docs ? [`[${inert(rule.id)}](${docs})`] : []),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: ['privacy', family].filter(Boolean), precision: rule.confidence, 'problem.severity': PROBLEM[rule.severity] },
  };
}

function result(finding: Finding, ruleIndex: number) {
  // What stood before is in no file of today.
  const related = finding.related.filter(({ at }) => !at.source.past).slice(0, MAX_RELATED);
  const { suppressed, fingerprint } = finding;
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: messageOf(finding, related) },
    locations: [{ physicalLocation: physical(finding.at) }],
    ...(related.length
      ? {
          relatedLocations: related.map(({ at, note }, index) => ({
            id: index + 1,
            message: { text: noteOf(note, at) },
            physicalLocation: physical(at),
          })),
        }
      : {}),
    // Not GitHub's own key: the upload action computes that one and warns where another value stands.
    ...(fingerprint ? { partialFingerprints: { 'policyLint/v1': fingerprint } } : {}),
    ...(suppressed
      ? {
          suppressions: [
            {
              kind: suppressed.by === 'inline' ? 'inSource' : 'external',
              status: 'accepted',
              ...(text(suppressed.reason, '') ? { justification: text(suppressed.reason, '') } : {}),
            },
          ],
        }
      : {}),
    properties: { confidence: finding.confidence },
  };
}

/** GitHub shows other places only where the message links them, and in a list only the message's first sentence. */
function messageOf(finding: Finding, related: Finding['related']): string {
  const links = related.map(({ at, note }, index) => `[${linkable(noteOf(note, at))}](${index + 1})`);
  return [
    sentence(linkable(text(finding.message, finding.ruleId))),
    ...(links.length ? [`See ${links.join(', ')}.`] : []),
    ...(finding.help ? [sentence(linkable(`Help: ${text(finding.help, '')}`))] : []),
  ].join(' ');
}

function noteOf(note: string, at: Place): string {
  return text(note, `${clean(at.source.path, false)}:${range(at).line}`);
}

function physical(at: Place) {
  return { artifactLocation: { uri: uriOf(at.source.path) }, region: region(at) };
}

/** On one line: GitHub shows an alert in a pull request only if all lines of the region are part of it. */
function region(at: Place) {
  const { line, column, endLine, endColumn } = range(at);
  if (endLine === line) return { startLine: line, startColumn: column, endLine: line, endColumn };
  const { start, end } = lineSpan(at.source, line);
  return { startLine: line, startColumn: column, endLine: line, endColumn: Math.max(column, end - start + 1) };
}

/** A path as a relative reference, or as a file URI where it is absolute. */
export function uriOf(path: string): string {
  const known = path.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd') || 'unknown';
  const encoded = known.split('/').map(encodeURIComponent).join('/');
  if (known.startsWith('/')) return `file://${encoded}`;
  return /^[a-z]:\//i.test(known) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function invocation({ skipped, incomplete = [] }: Report['summary'], left: number) {
  const notes = [
    ...incomplete.map((what) => ({ level: 'error', message: { text: text(what, 'something failed') } })),
    ...skipped.map(({ path, reason, part }) =>
      warned(`${text(path, 'a file')} was ${part ? 'read in part, without' : 'skipped'}: ${text(reason, 'not read')}`),
    ),
    ...(left ? [warned(leftOut(left))] : []),
  ];
  return { executionSuccessful: !incomplete.length, ...(notes.length ? { toolExecutionNotifications: notes } : {}) };
}

function warned(note: string) {
  return { level: 'warning', message: { text: note } };
}

/** What is said of results over the limit. */
export function leftOut(count: number): string {
  return `${count} results over the limit of ${MAX_RESULTS} are left out`;
}

/** Clean text on one line, bounded; SARIF allows no empty string, so there is something else to say. */
function text(words: string, otherwise: string): string {
  return shorten(clean(words, false) || otherwise, MAX_TEXT);
}

/** Brackets make links in a message; escaped, they are brackets. */
function linkable(words: string): string {
  return words.replace(/[\\[\]]/g, '\\$&');
}

function sentence(words: string): string {
  return /[.!?…]["')\]]*$/.test(words) ? words : `${words}.`;
}
