import {
  dataTitles,
  defineRule,
  distinct,
  flowsOf,
  isAdvertiser,
  isForAdvertising,
  isOfType,
  isSensitiveType,
  listOf,
  listsType,
  nameOf,
  servesLike,
  standingOf,
  typeTitles,
  usableLabels,
} from 'policy-lint';
import type { Context, Fact, Label, LabelEntry, Place, Problem, Severity } from 'policy-lint';

/** Further places of one finding that are shown. */
const SHOWN = 4;
const WEBSITE = 'What only a website collects, or what never leaves the device, needs no answer in a store.';

export default defineRule({
  summary: 'A store label and the declaration list different data, purposes or recipients.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration', 'labels'],
  cites: [
    'Apple, App Review Guidelines 5.1.2',
    'Apple, App privacy details on the App Store',
    'Google Play, User Data policy (Data safety section)',
    'GDPR Art. 30(1)(c)',
  ],
  *check(context) {
    for (const label of usableLabels(context)) {
      yield* undeclared(label, context);
      yield* purposes(label, context);
      yield* sharing(label, context);
      yield* unlabelled(label, context);
    }
  },
});

/** Types that the label names and the declaration does not list: one finding for the sensitive, one for the others. */
function* undeclared(label: Label, context: Context): Iterable<Problem> {
  const { declaration, vocabulary } = context;
  const missed = label.entries.filter(({ type }) => !type.vague && type.data.length > 0 && !listsType(type, context));
  for (const isGrave of [true, false]) {
    const found = missed.filter(({ type }) => isSensitiveType(type, vocabulary) === isGrave);
    const [first, ...rest] = found;
    if (!first) continue;
    const only = found.every(({ collected }) => collected?.value === false);
    yield {
      message: `By the label the app ${only ? 'shares' : 'collects'} ${typeTitles(found)}, and the declaration lists no such data.`,
      at: first.at,
      related: [...alike(rest), ...listed(context)],
      help: `Add ${listOf(distinct(found.map(({ type }) => `\`${type.data[0] ?? ''}\``)), 4)} to \`data:\`, or correct the label.`,
      severity: declaration.complete === 'yes' ? (isGrave ? 'error' : 'warning') : 'info',
    };
  }
}

/** Advertising and analytics of which the declaration knows nothing. */
function* purposes(label: Label, { declaration, vocabulary }: Context): Iterable<Problem> {
  const named = label.entries.flatMap((entry) => entry.purposes.map((purpose) => ({ entry, purpose })));
  const telling = named.filter(({ purpose }) => isForAdvertising(purpose, vocabulary) || purpose.purposes.includes('analytics'));
  for (const title of distinct(telling.map(({ purpose }) => purpose.title))) {
    const found = telling.filter(({ purpose }) => purpose.title === title);
    const first = found[0] as (typeof found)[number];
    if (!declaration.data.some((entry) => entry.for.length) || servesLike(first.purpose, declaration, vocabulary)) continue;
    yield {
      message: `By the label the app uses ${typeTitles(found.map(({ entry }) => entry))} for ${title}, and nothing in the declaration serves that.`,
      at: first.purpose.at,
      related: found.slice(1, SHOWN).map(({ purpose }) => ({ at: purpose.at, note: 'and this' })),
      help: 'Add the purpose to the data under `for:`, with the recipient, or correct the label.',
      severity: declaration.complete === 'yes' ? 'warning' : 'info',
    };
  }
}

/** Google asks for what third parties get, and leaves out service providers. */
function* sharing(label: Label, { declaration, vocabulary }: Context): Iterable<Problem> {
  const flows = flowsOf(declaration);
  const found = label.entries.filter(({ shared, type }) => {
    if (shared?.value !== true) return false;
    const entries = declaration.data.filter((entry) => entry.what.some((what) => isOfType(what.value, type, vocabulary)));
    const of = flows.filter(({ entry }) => entries.includes(entry));
    return (
      entries.length > 0 &&
      of.every(({ recipient }) => standingOf(recipient, vocabulary) === 'processor') &&
      of.length === entries.flatMap((entry) => entry.to).length
    );
  });
  const [first, ...rest] = found;
  if (!first?.shared) return;
  yield {
    message: `By the label the app shares ${typeTitles(found)} with third parties; by the declaration nobody but service providers gets such data.`,
    at: first.shared.at,
    related: [
      ...rest.slice(0, SHOWN).flatMap(({ shared }) => (shared ? [{ at: shared.at, note: 'and this' }] : [])),
      ...recipients(first, declaration, vocabulary),
    ],
    help: 'Name the third party under `recipients:` and `to:`; if there is none, take the answer back: Google does not count service providers.',
    severity: declaration.complete === 'yes' ? 'warning' : 'info',
  };
}

/** What the declaration lists and the label leaves out, as far as the store asks for it. */
function* unlabelled(label: Label, context: Context): Iterable<Problem> {
  const { declaration, vocabulary } = context;
  const facts = declaration.data
    .filter((entry) => entry.aggregated?.value !== 'yes')
    .flatMap((entry) => entry.what)
    .filter(({ value }) => label.asks.includes(value));
  const titles = (list: readonly Fact<string>[]): string =>
    dataTitles(
      list.map(({ value }) => value),
      vocabulary,
    );
  if (label.nothing) {
    const severity: Severity = label.store === 'google' ? 'warning' : 'info';
    const help =
      label.store === 'google'
        ? `Answer the form for these data. ${WEBSITE}`
        : `Apple asks for each type of data that the app itself sends off the device. ${WEBSITE}`;
    if (facts[0])
      yield {
        message: `The declaration lists ${titles(facts)}, and the label says that nothing is collected.`,
        at: facts[0].at,
        related: [{ at: label.nothing, note: 'the label says this' }],
        help,
        severity,
      };
    return;
  }
  if (!label.isComplete) return;
  const missed = facts.filter(({ value }) => !label.entries.some(({ type }) => isOfType(value, type, vocabulary)));
  if (missed[0])
    yield {
      message: `The declaration lists ${titles(missed)}, and the label names no such type.`,
      at: missed[0].at,
      related: [{ at: label.at, note: 'the label starts here' }, ...missed.slice(1, SHOWN).map(({ at }) => ({ at, note: 'and this' }))],
      help: `Add the type to the Data safety form. ${WEBSITE}`,
      severity: 'info',
    };
  if (!label.entries.length || label.entries.some(({ shared }) => shared?.value !== false && shared !== null)) return;
  const flow = flowsOf(declaration).find(
    ({ recipient, entry }) => isAdvertiser(recipient.type?.value ?? '') && entry.aggregated?.value !== 'yes',
  );
  if (flow)
    yield {
      message: `By the declaration ${titles(flow.entry.what)} goes to ${nameOf(flow.recipient, vocabulary)}, and the label lists nothing as shared.`,
      at: flow.to.at,
      related: [{ at: label.at, note: 'the label starts here' }],
      help: `Answer “shared” for what third parties get, SDKs included. ${WEBSITE}`,
      severity: 'warning',
    };
}

/** Where the declaration says who gets the data. */
function recipients(
  { type }: LabelEntry,
  { data }: Context['declaration'],
  vocabulary: Context['vocabulary'],
): { at: Place; note: string }[] {
  const entry = data.find(({ what }) => what.some(({ value }) => isOfType(value, type, vocabulary)));
  const at = entry?.to[0]?.at ?? entry?.at;
  return at ? [{ at, note: entry?.to.length ? 'the declaration sends them here' : 'the declaration sends these data to nobody' }] : [];
}

function alike(rest: readonly LabelEntry[]): { at: Place; note: string }[] {
  return rest.slice(0, SHOWN).map(({ at }) => ({ at, note: 'and this' }));
}

function listed({ declaration }: Context): { at: Place; note: string }[] {
  return [
    {
      at: declaration.data[0]?.at ?? declaration.at,
      note: declaration.data.length ? 'the declaration lists data from here on' : 'the declaration lists no data',
    },
  ];
}
