// A project as a report for readers shows it: who gets what by the declaration, and what of it the policy tells.
import type { DataEntry, Declaration, Fact, Recipient } from '../model/declaration.js';
import type { EntryView, FactView, Overview, RecipientView, Told } from '../model/overview.js';
import type { Context, Rule } from '../model/rule.js';
import type { Place } from '../model/text.js';
import type { TermKind, Vocabulary } from '../model/vocabulary.js';
import { coverageOf } from './coverage.js';
import type { Coverage } from './disclosures.js';
import { disposalOf } from './sale.js';
import { dataTold, purposeTold, recipientTold, retentionTold } from './tellings.js';

const UNASKED: Told = { how: 'unasked', at: null };

/**
 * What a report shows of a project beside its findings. Pure; it decides nothing that rules do not decide, and tells nothing as missing where no policy
 * was understood.
 *
 * @param isDeclared whether the project has a declaration at all
 * @param rules by id
 */
export function overviewOf(context: Context, isDeclared: boolean, rules: ReadonlyMap<string, Rule>): Overview {
  const { declaration, policies, vocabulary, regimes } = context;
  const usable = isDeclared && declaration.usable;
  const coverage = usable ? coverageOf(context) : null;
  return {
    name: isDeclared ? declaration.source.path : policies.map(({ document }) => document.source.path).join(', ') || declaration.source.path,
    organization: isDeclared ? (declaration.organization.name?.value ?? declaration.organization.legalName?.value ?? null) : null,
    declaration: isDeclared ? declaration.source : null,
    policies: policies.map(({ document, statements, supplement }) => ({ document, statements, supplement })),
    labels: context.labels.map(({ label }) => label.source),
    code: context.code ? [...context.code.programs, ...context.code.manifests].map(({ source }) => source) : [],
    statements: [...context.facts, ...context.labels.flatMap((label) => label.statements), ...(context.code?.statements ?? [])],
    laws: vocabulary.all('regime').map(({ id, title, more: { cited } }) => ({
      id,
      title,
      cited: Array.isArray(cited) ? (cited as readonly string[]) : [],
      inForce: regimes.has(id),
    })),
    ruleLaws: new Map([...rules].flatMap(([id, rule]) => (rule.regimes ? [[id, rule.regimes] as const] : []))),
    entries: usable ? declaration.data.map((entry) => entryView(context, coverage, entry)) : [],
    recipients: usable ? declaration.recipients.map((recipient) => recipientView(context, coverage, recipient)) : [],
    isCompared: coverage !== null,
    title: (kind, id) => vocabulary.title(kind, id),
  };
}

function entryView(context: Context, coverage: Coverage | null, entry: DataEntry): EntryView {
  const { vocabulary } = context;
  const fact = (kind: TermKind, { value, at }: Fact<string>, told: Told): FactView => ({
    id: value,
    title: vocabulary.title(kind, value),
    at,
    told,
  });
  const retention = coverage && entry.what.length ? retentionTold(context, coverage, entry) : UNASKED;
  return {
    at: entry.at,
    data: entry.what.map((what) => fact('data', what, coverage ? dataTold(context, coverage, what.value) : UNASKED)),
    purposes: entry.for.map(({ purpose }) => fact('purpose', purpose, coverage ? purposeTold(context, coverage, purpose.value) : UNASKED)),
    keeps: entry.keep.map(({ tier, duration, at }) => ({
      id: tier,
      title: duration.text,
      at,
      told: duration.kind === 'unknown' ? UNASKED : retention,
    })),
    to: entry.to.map(({ value, at }) => ({ id: value, at })),
    aggregated: entry.aggregated?.value === 'yes',
  };
}

function recipientView(context: Context, coverage: Coverage | null, recipient: Recipient): RecipientView {
  const { declaration, vocabulary } = context;
  const { id, at, name, type, countries } = recipient;
  return {
    id,
    at,
    title: name?.value ?? id,
    type: type ? vocabulary.title('recipient', type.value) : null,
    countries: countries.map(({ value }) => value),
    ...disposed(declaration, recipient, vocabulary),
    told: coverage ? recipientTold(context, coverage, recipient) : UNASKED,
  };
}

/** What giving a recipient data amounts to, why, and every place that says something of it, the answers under `selling:` that are about it included. */
function disposed(
  declaration: Declaration,
  recipient: Recipient,
  vocabulary: Vocabulary,
): Pick<RecipientView, 'disposal' | 'because' | 'places'> {
  const { sells, sharesForAds, to } = declaration.selling;
  const own = disposalOf(declaration, recipient, vocabulary);
  const named = to.filter(({ value }) => value === recipient.id).map(({ at }) => at);
  const isSold = sells?.value === 'yes' && named.length > 0 && !(own?.kind === 'sharing' && sharesForAds?.value === 'yes');
  const disposal = isSold || (own?.kind === 'sale' && own.plain) ? 'sale' : own?.kind === 'sale' ? 'perhaps' : (own?.kind ?? null);
  const answer = isSold ? sells : disposal === 'sharing' && sharesForAds?.value === 'yes' ? sharesForAds : null;
  return {
    disposal,
    because: own && own.at !== recipient.type?.at ? own.because : isSold ? 'is named under selling' : null,
    places: [...placesOf(recipient), ...named, ...(answer ? [answer.at] : [])],
  };
}

function placesOf({ at, name, type, does, countries, contract, transfer, exchange, trainsOnData, verified }: Recipient): Place[] {
  return [
    at,
    ...[name, type, does, ...countries, contract, transfer, exchange, trainsOnData, verified].flatMap((fact) => (fact ? [fact.at] : [])),
  ];
}
