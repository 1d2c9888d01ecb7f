// Rules on what a law wants a policy to tell its readers: rows of schema/terms/notice_duty.yaml, each looked for in the policy.
import { SECTIONS } from '../generated/sections.js';
import type { Fact } from '../model/declaration.js';
import type { Context, Input, Problem, Rule, Severity } from '../model/rule.js';
import type { Confidence } from '../model/statement.js';
import { positionAt, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { Term } from '../model/vocabulary.js';
import { abroadOf } from './abroad.js';
import { buyersOf } from './sale.js';
import { coverageOf } from './coverage.js';
import { inForce, serves } from './declared.js';
import type { Coverage } from './disclosures.js';
import { look } from './notice-elements.js';
import type { Answer } from './notice-answer.js';
import { isNamed, isOccasion } from './occasions.js';
import { groupsBy } from './passages.js';
import { distinct, listOf } from './wording.js';

/** What a policy does not tell. */
export interface Missing {
  readonly duty: Term;
  /** The laws in force for the project that want it told, as regimes. */
  readonly laws: readonly string[];
  readonly cites: readonly string[];
  /** What the policy says that comes near and is not enough, with a note that says why. */
  readonly near: Answer | null;
}

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

/** More model sentences than this make no help. */
const MOST_WORDS = 6;
const LOWER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };
const RANK: readonly Severity[] = ['info', 'warning', 'error'];

/** A rule made of the rows of the table that name it. */
export function notice(settings: Notice): Rule {
  const { rule: _, summary, severity, confidence, inputs = ['declaration', 'policy'], regimes, presets, cites, cases = [] } = settings;
  return {
    summary, severity, confidence, inputs, ...(regimes ? { regimes } : {}), ...(presets ? { presets } : {}), cites: [...cites, ...cases],
    check: (context) => noticeProblems(context, settings),
  };
}

/** The finding of a rule made of rows, for rules that report something else beside it; `spared` drops rows. */
export function noticeProblems(context: Context, settings: Notice, spared: (missing: Missing) => boolean = () => false): Problem[] {
  const coverage = coverageOf(context);
  if (!coverage) return [];
  const missing = missingIn(context, coverage, settings.rule).filter((one) => !spared(one));
  return missing.length ? [problem(context, coverage, settings, missing)] : [];
}

/** The rows of a rule that hold for a project on its day and that the policy does not satisfy; of equal elements one. */
function missingIn(context: Context, coverage: Coverage, rule: string): Missing[] {
  const duties = inForce(context.vocabulary, 'notice_duty', context.asOf).filter(({ more }) => more['rule'] === rule && isBound(more, context) && isOccasion(more['when'], context));
  return [...groupsBy(duties, (duty) => list(duty.more['element']).join()).values()].flatMap((rows): Missing[] => {
    const [duty] = rows;
    const near = look(list(duty.more['element']), context, coverage, String(duty.more['short'] ?? ''));
    if (near && near.short === undefined) return [];
    return [{ duty: gravest(rows), laws: distinct(rows.flatMap((row) => lawsOf(row, context))), cites: distinct(rows.flatMap((row) => citesOf(row, context))), near }];
  });
}

function gravest(rows: readonly [Term, ...Term[]]): Term {
  return [...rows].sort((a, b) => RANK.indexOf((b.more['severity'] ?? 'error') as Severity) - RANK.indexOf((a.more['severity'] ?? 'error') as Severity))[0] as Term;
}

function isBound(more: Term['more'], { regimes, declaration, vocabulary }: Context): boolean {
  const markets = list(more['market']);
  return list(more['law']).some((law) => regimes.has(law)) && (!markets.length || markets.some((market) => serves(declaration, market, vocabulary) === 'named'));
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
  const own = missing.map(({ duty, near }) => near?.severity ?? (duty.more['severity'] ?? settings.severity) as Severity);
  const severity = settings.gravity?.(missing) ?? RANK.findLast((one) => own.includes(one)) ?? settings.severity;
  const nears = missing.flatMap(({ near }) => (near ? [near] : []));
  const groups = [...groupsBy(missing, ({ duty }) => String(duty.more['where'])).entries()];
  const headings = groups.map(([where]) => coverage.heading(SECTIONS['en']?.[where]?.words ?? []));
  const at = nears[0]?.at ?? headings.find((one) => one) ?? coverage.start;
  const places = groups.map(([where, rows], i) => `${sectionFor(where, headings[i] ?? null, at)}: ${wordsFor(rows, context)}`);
  const elsewhere = settings.elsewhere ? coverage.links(context.vocabulary.disclosing('notice', settings.elsewhere)) : null;
  const declare = elsewhere ? ' If another page of yours says it, name that page under policy: supplements.' : '';
  const unread = coverage.hasUnread ? ' A supplement of the policy was not read; if it is said there, nothing is missing.' : '';
  const lead = settings.help ? `${settings.help(missing, context)} ` : '';
  return {
    message: settings.message?.(missing, context) ?? `The policy does not say ${listOf(missing.map(({ duty }) => duty.title), 12)}.`,
    at,
    help: `${lead}${places.join(' ')}${declare}${unread}`,
    severity: coverage.severity(elsewhere ? LOWER[severity] : severity),
    related: [...nears.slice(0, 3).map(({ at, short }) => ({ at, note: short ?? '' })), ...(elsewhere ? [{ at: elsewhere, note: 'this link may lead to where it is said' }] : [])],
    cites: distinct([...missing.flatMap((one) => one.cites), ...settings.cases ?? []]),
  };
}

/** Where something would stand: "Write under “Your rights” (line 40)". */
function sectionFor(where: string, heading: Place | null, at: Place): string {
  if (!heading) return `Write, in a section such as “${SECTIONS['en']?.[where]?.title ?? where}”`;
  const file = heading.source === at.source ? '' : `${heading.source.path}, `;
  return `Write under “${titleOf(heading)}” (${file}line ${positionAt(heading.source, heading.start).line})`;
}

function wordsFor(rows: readonly Missing[], context: Context): string {
  return rows.slice(0, MOST_WORDS).map(({ duty }) => `“${filled(String(duty.more['say']), context)}”`).join(' ');
}

/** A model sentence with what the declaration knows: "{contact}" is the contact, or dots. */
function filled(say: string, context: Context): string {
  const [first = '', ...parts] = say.split('{');
  const values = known(context);
  return parts.reduce((text, part) => {
    const end = part.indexOf('}');
    return `${text}${values[part.slice(0, end)] ?? '…'}${part.slice(end + 1)}`;
  }, first);
}

function known(context: Context): Readonly<Record<string, string | undefined>> {
  const { declaration: { organization, data }, vocabulary } = context;
  const [abroad] = abroadOf(context);
  const fact = (one: Fact<string> | null): string | undefined => (isNamed(one) ? one?.value : undefined);
  return {
    name: fact(organization.legalName) ?? fact(organization.name), address: fact(organization.address), contact: fact(organization.contact) ?? fact(organization.phone), dpo: fact(organization.dpo),
    eu_representative: fact(organization.euRepresentative), uk_representative: fact(organization.ukRepresentative),
    buyers: listOf(buyersOf(context.declaration, vocabulary).map(({ name, id }) => name?.value ?? id), 6) || undefined,
    interest: data.map((entry) => fact(entry.interest)).find(Boolean),
    country: abroad && vocabulary.title('country', abroad.country.value), recipient: abroad && (fact(abroad.recipient.name) ?? abroad.recipient.id),
    safeguard: abroad?.recipient.transfer ? vocabulary.title('transfer', abroad.recipient.transfer.value) : undefined,
  };
}

/** A heading's words on one line. */
function titleOf(at: Place): string {
  return textAt(at).split(/\s+/).join(' ').trim();
}

function list(value: Term['more'][string] | undefined): readonly string[] {
  return value === undefined ? [] : Array.isArray(value) ? value as readonly string[] : [String(value)];
}
