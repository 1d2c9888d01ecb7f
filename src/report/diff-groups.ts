// What the reports of `diff` share: groups, and which finding is about which change.
import type { Bearing, Difference } from '../model/difference.js';
import type { DiffReport } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { open } from './order.js';
import { counted } from './style.js';

export const BEARING: Readonly<Record<Bearing, string>> = {
  against: "More is done with people's data, or less is promised",
  neutral: 'Neither more nor less',
  for: "Less is done with people's data, or more is promised",
};
export const BEARINGS = Object.keys(BEARING) as readonly Bearing[];

/** The changes of all projects, of each bearing in their order. */
export function changesOf({ projects }: DiffReport): Difference[] {
  const all = projects.flatMap(({ changes }) => changes);
  return BEARINGS.flatMap((bearing) => all.filter((change) => change.bearing === bearing));
}

/** The findings about each change, and those about none. */
export function findingsBy(
  { findings }: DiffReport,
  changes: readonly Difference[],
  showSuppressed: boolean,
): { byChange: ReadonlyMap<Difference, Finding[]>; others: Finding[] } {
  const byChange = new Map<Difference, Finding[]>();
  const byPlace = new Map<string, Difference[]>();
  for (const change of changes) byPlace.set(keyOf(change.near), [...(byPlace.get(keyOf(change.near)) ?? []), change]);
  const others: Finding[] = [];
  for (const finding of showSuppressed ? findings : open(findings)) {
    const here = byPlace.get(keyOf(finding.at)) ?? [];
    const change =
      here.find(({ before }) => before === null || finding.related.some(({ at }) => keyOf(at) === keyOf(before))) ??
      (here.length === 1 ? here[0] : undefined);
    if (change) byChange.set(change, [...(byChange.get(change) ?? []), finding]);
    else others.push(finding);
  }
  return { byChange, others };
}

function keyOf({ source, start, end }: Place): string {
  return `${source.path}\n${start}\n${end}`;
}

/** "3 changes, 2 to people's disadvantage": how much there is. */
export function changeCounts(changes: readonly Difference[]): string {
  if (!changes.length) return 'no change in meaning';
  const against = changes.filter(({ bearing }) => bearing === 'against').length;
  return `${counted(changes.length, 'change')}${against ? `, ${against} to people's disadvantage` : ''}`;
}

/** "12 of 80 sentences are new or reworded, 3 are gone"; '' where no text was compared. */
export function sentenceCounts({ projects }: DiffReport): string {
  const sums = { after: 0, gone: 0, come: 0 };
  for (const { sentences } of projects) for (const key of ['after', 'gone', 'come'] as const) sums[key] += sentences?.[key] ?? 0;
  if (!sums.after) return '';
  if (!sums.come && !sums.gone) return `all ${sums.after} sentences of the policy are as they were`;
  return `${sums.come} of ${counted(sums.after, 'sentence')} of the policy ${sums.come === 1 ? 'is' : 'are'} new or reworded; ${sums.gone} of before ${sums.gone === 1 ? 'is' : 'are'} gone or reworded`;
}
