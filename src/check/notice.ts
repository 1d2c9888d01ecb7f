// Rules on what a law wants a policy to tell its readers: rows of schema/terms/notice_duty.yaml, each looked for in the policy.
import { Notes } from '../model/notes.js';
import type { Context, Input, Problem, Rule, Severity } from '../model/rule.js';
import type { Confidence } from '../model/statement.js';
import type { Term } from '../model/vocabulary.js';
import { coverageOf } from './coverage.js';
import { inForce, serves } from './declared.js';
import type { Coverage } from './disclosures.js';
import { look } from './notice-elements.js';
import { spotsOf, whatToWrite } from './notice-help.js';
import type { Missing } from './notice-help.js';
import { otherDocument } from './notice-other.js';
import type { OtherDocument } from './notice-other.js';
import { isOccasion } from './occasions.js';
import { groupsBy } from './passages.js';
import { linkTo } from './sections.js';
import { distinct, listOf } from './wording.js';

export interface Notice {
  /** The rule's name in the column `rule` of the table. */
  readonly rule: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Default: declaration and policy. */
  readonly inputs?: readonly Input[];
  readonly regimes?: readonly string[];
  readonly presets?: readonly ('recommended' | 'strict')[];
  /** All statutes of the rule's rows, for lists of rules; a finding cites those of the rows that are missing. */
  readonly cites: readonly string[];
  /** Guidance and cases, cited by every finding. */
  readonly cases?: readonly string[];
  /** Default: "The policy does not say A, B and C." */
  readonly message?: (missing: readonly Missing[], context: Context) => string;
  /** A table of words under `notice:` in schema/lexicon/<language>/disclosed.yaml: a link of such a label leads to where it may be told; the finding is lowered. */
  readonly elsewhere?: string;
  /** Where the number of things missing tells how sure it is; default: as grave as the gravest row. */
  readonly gravity?: (missing: readonly Missing[]) => Severity;
  /** Before the words that would do. */
  readonly help?: (missing: readonly Missing[], context: Context) => string;
}

/** Beyond these many a message counts what is missing, and lists it. */
const FEW = 2;
const PEOPLE_CAN = 'that people can ';
const LOWER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };
const RANK: readonly Severity[] = ['info', 'warning', 'error'];

/** A rule made of the rows of the table that name it. */
export function notice(settings: Notice): Rule {
  const { rule: _, summary, severity, confidence, inputs = ['declaration', 'policy'], regimes, presets, cites, cases = [] } = settings;
  return {
    summary,
    severity,
    confidence,
    inputs,
    ...(regimes ? { regimes } : {}),
    ...(presets ? { presets } : {}),
    cites: [...cites, ...cases],
    check: (context) => noticeProblems(context, settings),
  };
}

/** The finding of a rule made of rows, for rules that report something else beside it; `spared` drops rows. */
export function noticeProblems(context: Context, settings: Notice, spared: (missing: Missing) => boolean = () => false): Problem[] {
  const coverage = coverageOf(context);
  if (!coverage) return [];
  const missing = missingIn(context, coverage, settings.rule).filter((one) => !spared(one));
  if (!missing.length) return [];
  const other = otherDocument(context);
  if (!other) return [problem(context, coverage, settings, missing)];
  // Everything that is missing has one cause: one rule says so for all.
  const speaker = speakers.get(context) ?? settings.rule;
  speakers.set(context, speaker);
  return speaker === settings.rule ? [misplaced(other, coverage, missing)] : [];
}

/** The rule that said of a project that its text is no privacy policy. */
const speakers = new Notes<Context, string>();

function misplaced({ kind, link }: OtherDocument, coverage: Coverage, missing: readonly Missing[]): Problem {
  return {
    message: `By its title (“${kind}”) this text is no privacy policy, and it links to one; what has to be told of personal data was looked for here.`,
    at: coverage.start,
    severity: 'info',
    related: [{ at: link, note: 'the privacy policy seems to stand there' }],
    cites: distinct(missing.flatMap((one) => one.cites)),
    help: 'Name the privacy policy under policy: file, and this text under policy: supplements if it belongs to it. So long as the policy is not read, the rules on what has to be told give this hint only.',
  };
}

/** What is missing as the end of a sentence that begins "The policy does not say". */
export function untold(missing: readonly Missing[], subject = 'The policy'): string {
  const titles = missing.map(({ duty }) => duty.title);
  const can = titles.filter((title) => title.startsWith(PEOPLE_CAN)).map((title) => title.slice(PEOPLE_CAN.length));
  const clauses = [
    ...(can.length ? [`${PEOPLE_CAN}${listOf(can, 12)}`] : []),
    ...titles
      .filter((title) => !title.startsWith(PEOPLE_CAN))
      .sort((a, b) => Number(b.startsWith('that ')) - Number(a.startsWith('that '))),
  ];
  return titles.length > FEW && clauses.length > 1
    ? `${subject} leaves out ${titles.length} things that have to be told: ${clauses.join('; ')}.`
    : `${subject} does not say ${clauses.join(', or ')}.`;
}

/** The rows of a rule that hold for a project on its day and that the policy does not satisfy; of equal elements one. */
function missingIn(context: Context, coverage: Coverage, rule: string): Missing[] {
  const duties = inForce(context.vocabulary, 'notice_duty', context.asOf).filter(
    ({ more }) => more['rule'] === rule && isBound(more, context) && isOccasion(more['when'], context),
  );
  return [...groupsBy(duties, (duty) => list(duty.more['element']).join()).values()].flatMap((rows): Missing[] => {
    const [duty] = rows;
    const near = look(list(duty.more['element']), context, coverage, String(duty.more['short'] ?? ''));
    if (near && near.short === undefined) return [];
    return [
      {
        duty: gravest(rows),
        laws: distinct(rows.flatMap((row) => lawsOf(row, context))),
        cites: distinct(rows.flatMap((row) => citesOf(row, context))),
        near,
      },
    ];
  });
}

function gravest(rows: readonly [Term, ...Term[]]): Term {
  return [...rows].sort(
    (a, b) => RANK.indexOf((b.more['severity'] ?? 'error') as Severity) - RANK.indexOf((a.more['severity'] ?? 'error') as Severity),
  )[0] as Term;
}

function isBound(more: Term['more'], { regimes, declaration, vocabulary }: Context): boolean {
  const markets = list(more['market']);
  return (
    list(more['law']).some((law) => regimes.has(law)) &&
    (!markets.length || markets.some((market) => serves(declaration, market, vocabulary) === 'named'))
  );
}

function lawsOf({ more }: Term, { regimes }: Context): readonly string[] {
  return list(more['law']).filter((law) => law !== 'baseline' && regimes.has(law));
}

/** Where there are as many citations as laws, each belongs to one. */
function citesOf({ more }: Term, { regimes }: Context): readonly string[] {
  const [laws, cites] = [list(more['law']), list(more['cites'])];
  return laws.length === cites.length ? cites.filter((_, i) => regimes.has(laws[i] as string)) : cites;
}

function problem(context: Context, coverage: Coverage, settings: Notice, missing: readonly Missing[]): Problem {
  const own = missing.map(({ duty, near }) => near?.severity ?? ((duty.more['severity'] ?? settings.severity) as Severity));
  const severity = settings.gravity?.(missing) ?? RANK.findLast((one) => own.includes(one)) ?? settings.severity;
  const nears = missing.flatMap(({ near }) => (near ? [near] : []));
  const spots = spotsOf(missing, context);
  const at = nears[0]?.at ?? spots.find(({ heading }) => heading)?.heading ?? coverage.start;
  const elsewhere = settings.elsewhere ? linkTo(context.policies, context.vocabulary.disclosing('notice', settings.elsewhere)) : null;
  const declare = elsewhere ? ' If another page of yours says it, name that page under policy: supplements.' : '';
  const unread = coverage.unreadNote;
  const lead = settings.help ? `${settings.help(missing, context)} ` : '';
  return {
    message: settings.message?.(missing, context) ?? untold(missing),
    at,
    help: `${lead}${whatToWrite(spots, at, context)}${declare}${unread}`,
    severity: coverage.severity(elsewhere ? LOWER[severity] : severity),
    related: [
      ...nears.slice(0, 3).map(({ at, short }) => ({ at, note: short ?? '' })),
      ...(elsewhere ? [{ at: elsewhere, note: 'this link may lead to where it is said' }] : []),
    ],
    cites: distinct([...missing.flatMap((one) => one.cites), ...(settings.cases ?? [])]),
  };
}

function list(value: Term['more'][string] | undefined): readonly string[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}
