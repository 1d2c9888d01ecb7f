// Reports of parts of the work, put together to the one that a run over all of it would have made.
import type { Part, Reported } from '../model/part.js';
import { toJson } from './encode.js';
import { MAX_RESULTS, leftOut } from './sarif.js';

/** In the order of their places, each once; the one that counts before one that is suppressed. */
export function together(parts: readonly Part[]): Reported[] {
  const kept = new Map<string, Reported>();
  for (const finding of parts.flatMap(({ findings }) => findings)) {
    const key = JSON.stringify([finding.path, finding.spot, finding.words]);
    const same = kept.get(key);
    if (!same || (same.suppressed && !finding.suppressed)) kept.set(key, finding);
  }
  return [...kept.values()].sort(byPlace);
}

/** `json` and `jsonl` reports as one. */
export function mergedJson(parts: readonly Part[], findings: readonly Reported[]): string {
  const summaries = parts.map(({ raw }) => raw.summary as { files: number; skipped: { path: string; reason: string; part?: true }[] });
  const open = findings.filter(({ suppressed }) => !suppressed);
  const count = (severity: Reported['severity']): number => open.filter((one) => one.severity === severity).length;
  const incomplete = [...new Set(parts.flatMap((part) => part.incomplete))];
  return `${toJson(
    {
      formatVersion: 1,
      tool: parts[0]?.tool,
      findings: findings.map(({ raw }) => raw),
      summary: {
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        suppressed: findings.length - open.length,
        files: summaries.reduce((sum, { files }) => sum + files, 0),
        skipped: distinct(summaries.flatMap(({ skipped }) => skipped)),
        ...(incomplete.length ? { incomplete } : {}),
      },
    },
    2,
  )}\n`;
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
}

/** `sarif` reports as one, within the limits of code scanning. */
export function mergedSarif(parts: readonly Part[], findings: readonly Reported[]): string {
  const rank = { error: 0, warning: 1, info: 2 };
  const results = [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, MAX_RESULTS);
  const runs = parts.map(({ raw }) => (raw.runs as Run[])[0] as Run);
  const used = new Set(results.map(({ raw }) => raw.ruleId));
  const rules = [
    ...new Map(
      runs.flatMap((run) => run.tool.driver.rules.map((rule) => [rule.id, rule] as const)).filter(([id]) => used.has(id)),
    ).values(),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const left = findings.length - results.length;
  const notes = distinct([
    ...runs.flatMap(({ invocations }) => invocations.flatMap(({ toolExecutionNotifications: all = [] }) => all)),
    ...(left ? [{ level: 'warning', message: { text: leftOut(left) } }] : []),
  ]);
  const { properties, ...first } = runs[0] as Run & { properties?: Record<string, unknown> };
  const { shard, ...others } = properties ?? {};
  return `${toJson(
    {
      ...parts[0]?.raw,
      runs: [
        {
          ...first,
          tool: { ...first.tool, driver: { ...first.tool.driver, rules } },
          invocations: [
            {
              executionSuccessful: !parts.some(({ incomplete }) => incomplete.length),
              ...(notes.length ? { toolExecutionNotifications: notes } : {}),
            },
          ],
          results: results.map(({ raw }) => ({ ...raw, ruleIndex: index.get(raw.ruleId as string) })),
          ...(Object.keys(others).length && shard !== undefined ? { properties: others } : {}),
        },
      ],
    },
    2,
  )}\n`;
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}

function byPlace(a: Reported, b: Reported): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  for (let i = 0; i < a.spot.length; i++) if (a.spot[i] !== b.spot[i]) return (a.spot[i] as number) - (b.spot[i] as number);
  return 0;
}
