// What the parts of the report of one project share: its findings with their numbers, and what each place is called and linked by.
import { blockAt, extentsOf } from '../../model/blocks.js';
import type { Law, Overview, PolicyView } from '../../model/overview.js';
import type { Report, ReportOptions } from '../../model/report.js';
import type { Finding } from '../../model/rule.js';
import { positionAt } from '../../model/text.js';
import type { Place, Source } from '../../model/text.js';
import { byWeight } from '../order.js';

/** What a source is to the reader. */
export type Role = 'policy' | 'declaration' | 'label' | 'code' | 'before';

/** A finding as the report numbers it. */
export interface Numbered {
  readonly finding: Finding;
  /** From 1, contradictions first. */
  readonly number: number;
  readonly family: string;
  /** Ids of the regimes that it is about or whose law it rests on. */
  readonly laws: readonly string[];
}

/** One project of a report. */
export interface Scene {
  /** Begins every id of the project: `p1`. */
  readonly prefix: string;
  readonly overview: Overview;
  readonly report: Report;
  /** Those that are shown, in the order of their numbers. */
  readonly findings: readonly Numbered[];
  /** Those that nothing shows, because there are too many. */
  readonly left: readonly Finding[];
  /** What is silenced; `listed` where it is shown. */
  readonly suppressed: readonly Finding[];
  readonly listed: boolean;
  /** The sources that are no policy and that a finding names or that are the declaration, in the order of the page. */
  readonly files: readonly Source[];
}

/** The families in the order in which they are read, and what each means to somebody who sees it first. */
export const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['contradiction', 'The policy denies what is declared to be done'],
  ['self', 'The policy contradicts itself'],
  ['labels', 'A store label disagrees'],
  ['code', 'The code shows something else'],
  ['change', 'What a change takes away or leaves untold'],
  ['omission', 'Declared, and not in the policy'],
  ['disclosure', 'What a law wants told'],
  ['overclaim', 'Promises that cannot be kept, or that nothing declared supports'],
  ['declaration', 'The declaration itself'],
  ['fairness', 'Terms that people may not expect'],
  ['text', 'The text as a document'],
  ['suppression', 'Findings that were silenced'],
]);

/** More than anybody reads, and as much as a browser shows at once. */
const MOST = 2000;

/** The scenes of a report: one for each project, or one for all findings where nothing is known of projects. */
export function scenesOf(report: Report, options: ReportOptions): Scene[] {
  const overviews = report.overviews?.length ? report.overviews : [bare(report)];
  const sets = overviews.map(
    (overview) =>
      new Set(
        [overview.declaration, ...overview.policies.map(({ document }) => document.source), ...overview.labels, ...overview.code].flatMap(
          (source) => source?.path ?? [],
        ),
      ),
  );
  const homes = overviews.map((): Finding[] => []);
  for (const finding of report.findings) for (const home of homesOf(finding, sets)) homes[home]?.push(finding);
  return overviews.map((overview, i) => sceneOf(`p${i + 1}`, overview, report, homes[i] as Finding[], options));
}

/** The projects to which a finding belongs: those that hold all its places; else those that hold the first; else the first of all. */
function homesOf({ at, related }: Finding, sets: readonly ReadonlySet<string>[]): number[] {
  const among = (test: (set: ReadonlySet<string>) => boolean): number[] => sets.flatMap((set, i) => (test(set) ? [i] : []));
  const whole = among((set) => [at, ...related.map((one) => one.at)].every(({ source }) => source.past || set.has(source.path)));
  if (whole.length) return whole;
  const first = among((set) => set.has(at.source.path));
  return first.length ? first : [0];
}

function sceneOf(prefix: string, overview: Overview, report: Report, findings: readonly Finding[], options: ReportOptions): Scene {
  const order = [...FAMILIES.keys()];
  const rank = (family: string): number => (order.indexOf(family) + order.length + 1) % (order.length + 1);
  const open = byWeight(findings.filter(({ suppressed }) => !suppressed)).map((finding) => ({ finding, family: familyOf(finding) }));
  const sorted = open
    .sort((a, b) => rank(a.family) - rank(b.family))
    .map(({ finding, family }, i): Numbered => ({ finding, family, number: i + 1, laws: lawsOf(finding, overview) }));
  const shown = sorted.slice(0, MOST);
  const policies = new Set(overview.policies.map(({ document }) => document.source));
  const named = shown
    .flatMap(({ finding }) => [finding.at, ...finding.related.map(({ at }) => at)])
    .map(({ source }) => source)
    .filter((source) => !policies.has(source));
  return {
    prefix,
    overview,
    report,
    findings: shown,
    left: sorted.slice(MOST).map(({ finding }) => finding),
    suppressed: byWeight(findings.filter(({ suppressed }) => suppressed)),
    listed: options.showSuppressed,
    files: [...new Set([...(overview.declaration ? [overview.declaration] : []), ...named.sort((a, b) => compare(a.path, b.path))])],
  };
}

function lawsOf({ cites, ruleId }: Finding, { laws, ruleLaws }: Overview): string[] {
  const own = ruleLaws.get(ruleId) ?? [];
  return laws
    .filter(({ id, cited }) => own.includes(id) || cited.some((start) => cites.some((cite) => cite.startsWith(start))))
    .map(({ id }) => id);
}

/** The laws that the findings shown are about, in the order of the vocabulary. */
export function lawsIn({ findings, overview }: Scene): Law[] {
  const found = new Set(findings.flatMap(({ laws }) => laws));
  return overview.laws.filter(({ id }) => found.has(id));
}

/** The families of the findings shown, in their order. */
export function familiesIn({ findings }: Scene): string[] {
  return [...new Set(findings.map(({ family }) => family))];
}

/** `contradiction` of `contradiction/sale`. */
export function familyOf({ ruleId }: Finding): string {
  return ruleId.split('/')[0] as string;
}

/** What a source is to the project. */
export function roleOf({ overview }: Scene, source: Source): Role {
  if (source.past) return 'before';
  if (source === overview.declaration) return 'declaration';
  if (policyOf(overview, source)) return 'policy';
  if (overview.labels.includes(source)) return 'label';
  if (overview.code.some(({ path }) => path === source.path)) return 'code';
  return /\.ya?ml$/i.test(source.path) ? 'declaration' : 'policy';
}

function policyOf({ policies }: Overview, source: Source): PolicyView | undefined {
  return policies.find(({ document }) => document.source === source);
}

/** Each witness as the subject of what it says. */
export const SPEAKS: Readonly<Record<Role, string>> = {
  policy: 'The policy says',
  declaration: 'The declaration says',
  label: 'The store label says',
  code: 'The code shows',
  before: 'Before the change',
};

/** The id of what shows a place: a block of a policy, or a line of another file. Null where nothing does. */
export function anchorOf({ prefix, overview, files }: Scene, at: Place): string | null {
  const policy = overview.policies.findIndex(({ document }) => document.source === at.source);
  if (policy >= 0) {
    const index = blockIndex(overview.policies[policy] as PolicyView, at);
    return index < 0 ? null : `${prefix}-d${policy}b${index}`;
  }
  const file = files.indexOf(at.source);
  return file < 0 ? null : `${prefix}-s${file}L${positionAt(at.source, at.start).line}`;
}

/** The index of the block in which a place starts, or of the next one behind it; -1 where there is none. */
export function blockIndex({ document }: PolicyView, at: Place): number {
  const block =
    blockAt(document, at.start) ?? extentsOf(document).find(({ start }) => start >= at.start)?.block ?? extentsOf(document).at(-1)?.block;
  return block ? block.index : -1;
}

/** `privacy.yaml:65`. */
export function whereOf({ source, start }: Place): string {
  return `${source.path}:${positionAt(source, start).line}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A project of which nothing is known but what was found. */
function bare(report: Report): Overview {
  return {
    name: report.project ?? '',
    organization: null,
    declaration: null,
    policies: [],
    labels: [],
    code: [],
    statements: [],
    laws: [],
    ruleLaws: new Map(),
    entries: [],
    recipients: [],
    isCompared: false,
    title: (_, id) => id,
  };
}
