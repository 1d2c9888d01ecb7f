// One place, one thing to mend, one finding: what rules find of the same thing in different ways.
import type { Context, Severity } from '../model/rule.js';
import type { Bare } from './fingerprint.js';
import { Neighbours, placesOf } from './neighbours.js';

/** A finding with what its rule says is to be mended, if it says so. */
export interface Found {
  readonly finding: Bare;
  readonly about: string | null;
  /** Whether it yields to what a rule of another family finds in the same place. */
  readonly givesWay: boolean;
}

const RANK: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/** Without findings all of whose places stand beside one of another rule that is about the same thing and graver; of equals, the first by its rule stays. */
export function gravest(findings: readonly Found[], context: Context): Found[] {
  const groups = new Map<string, Neighbours>();
  for (const { finding, about } of findings) {
    if (about === null) continue;
    const group = groups.get(about) ?? new Neighbours(context);
    groups.set(about, group);
    group.add(finding);
  }
  return withoutYielding(findings, context).filter(({ finding, about }) => {
    const group = about === null ? undefined : groups.get(about);
    return !group?.some(
      finding.at,
      finding.ruleId,
      (other) => isBefore(other, finding) && placesOf(finding).every((at) => placesOf(other).some((there) => group.areBeside(at, there))),
    );
  });
}

/** Without findings that give way, where a rule of another family finds as much on the same words. */
function withoutYielding(findings: readonly Found[], context: Context): readonly Found[] {
  if (!findings.some(({ givesWay }) => givesWay)) return findings;
  const all = new Neighbours(context);
  for (const { finding } of findings) all.add(finding);
  return findings.filter(
    ({ finding, givesWay }) =>
      !givesWay ||
      !all.some(
        finding.at,
        finding.ruleId,
        (other) =>
          familyOf(other) !== familyOf(finding) &&
          RANK[other.severity] >= RANK[finding.severity] &&
          other.at.source === finding.at.source &&
          other.at.start < finding.at.end &&
          finding.at.start < other.at.end,
      ),
  );
}

function familyOf({ ruleId }: Bare): string {
  return ruleId.slice(0, ruleId.indexOf('/'));
}

function isBefore(one: Bare, other: Bare): boolean {
  return (
    one.ruleId !== other.ruleId &&
    (RANK[one.severity] > RANK[other.severity] || (one.severity === other.severity && one.ruleId < other.ruleId))
  );
}
