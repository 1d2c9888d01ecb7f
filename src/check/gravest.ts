// One place, one thing to mend, one finding: what rules find of the same thing in different ways.
import type { Context, Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';
import type { Bare } from './fingerprint.js';
import { blockAt } from './passages.js';

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
  const groups = new Map<string, Found[]>();
  for (const found of findings) if (found.about !== null) groups.set(found.about, [...groups.get(found.about) ?? [], found]);
  const left = findings.filter(({ finding, givesWay }) => !givesWay || !isReported(finding, findings));
  return left.filter((found) => {
    const others = groups.get(found.about ?? '') ?? [];
    return found.about === null || !others.some((other) => isBefore(other.finding, found.finding) && placesOf(found.finding).every((at) => placesOf(other.finding).some((there) => isBeside(at, there, context))));
  });
}

function isReported(finding: Bare, findings: readonly Found[]): boolean {
  const family = (id: string): string => id.slice(0, id.indexOf('/'));
  return findings.some(({ finding: other }) => family(other.ruleId) !== family(finding.ruleId) && RANK[other.severity] >= RANK[finding.severity]
    && other.at.source === finding.at.source && other.at.start < finding.at.end && finding.at.start < other.at.end);
}

function isBefore(one: Bare, other: Bare): boolean {
  return one.ruleId !== other.ruleId && (RANK[one.severity] > RANK[other.severity] || (one.severity === other.severity && one.ruleId < other.ruleId));
}

function placesOf({ at, related }: Bare): Place[] {
  return [at, ...related.map((one) => one.at)];
}

/** In one block of a policy, or on the same words. */
function isBeside(one: Place, other: Place, { policies }: Context): boolean {
  if (one.source !== other.source) return false;
  if (one.start < other.end && other.start < one.end) return true;
  const reading = policies.find(({ document }) => document.source === one.source);
  const block = reading ? blockAt(reading, one) : null;
  return reading !== undefined && block !== null && block === blockAt(reading, other);
}
