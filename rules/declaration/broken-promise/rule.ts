import { buyersOf, daysBetween, defineRule, entriesTo, standingOf, labelOf, listOf, recipientOf } from 'policy-lint';
import type { Context, DataEntry, Fact, Place, Problem } from 'policy-lint';

/** Days after which a declaration that says when it was checked is due again. */
const YEAR = 366;
const VERBS = ['sell', 'share', 'use', 'collect'] as const;

/** "sell location.precise", "share special.health with ad_network", "use account.credentials for advertising_targeted". */
interface Promised {
  readonly verb: typeof VERBS[number];
  readonly data: string;
  readonly purpose: string | null;
  readonly recipient: string | null;
}

export default defineRule({
  summary: 'A line of "never" is broken by another fact of the declaration.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['FTC Act s. 5'],
  *check(context) {
    for (const line of context.declaration.never) {
      const promised = read(line.value, context);
      if (typeof promised === 'string') {
        yield { message: `"${line.value}" is no promise that can be checked: ${promised}.`, at: line.at, severity: 'warning',
          help: 'Write sell, share, use or collect, a category of data, and if need be "for" a purpose or "with" a recipient: share special.health with ad_network.' };
        continue;
      }
      const broken = breach(promised, context);
      if (broken) {
        yield { message: `You promise never to ${line.value}, but ${broken.fact}.`, at: line.at, related: [{ at: broken.at, note: 'the fact' }],
          help: 'Stop it, or take the promise back, and tell people that you do.' };
      }
    }
    yield* outdated(context);
  },
});

/** The promise, or what is wrong with its words. */
function read(text: string, { vocabulary, declaration }: Context): Promised | string {
  const [first = '', ...rest] = text.trim().split(' ').filter(Boolean);
  const verb = VERBS.find((word) => word === first.toLowerCase());
  if (!verb) return `it does not begin with ${listOf([...VERBS], 4).replace(' and ', ' or ')}`;
  const cut = rest.findIndex((word) => ['for', 'with', 'to'].includes(word.toLowerCase()));
  const object = (cut < 0 ? rest : rest.slice(0, cut)).join(' ');
  const data = vocabulary.resolve('data', object) ?? (['data', 'any data', 'anything'].includes(object.toLowerCase()) ? 'personal' : undefined);
  if (!data) return `"${object}" is no category of data`;
  if (cut < 0) return { verb, data, purpose: null, recipient: null };
  const complement = rest.slice(cut + 1).join(' ');
  if (rest[cut]?.toLowerCase() === 'for') {
    const purpose = vocabulary.resolve('purpose', complement);
    return purpose ? { verb, data, purpose, recipient: null } : `"${complement}" is no purpose`;
  }
  const recipient = recipientOf(declaration, complement)?.id ?? vocabulary.resolve('recipient', complement);
  return recipient ? { verb, data, purpose: null, recipient } : `"${complement}" is no recipient`;
}

function breach(promised: Promised, context: Context): { readonly fact: string; readonly at: Place } | null {
  const { declaration, vocabulary } = context;
  const buyers = new Set(buyersOf(declaration, vocabulary).map((recipient) => recipient.id));
  for (const entry of declaration.data) {
    const fact = entry.what.find((x) => vocabulary.covers('data', promised.data, x.value));
    if (!fact || entry.aggregated?.value === 'yes') continue;
    const purpose = promised.purpose === null ? null : entry.for.find((use) => use.purpose.value === promised.purpose)?.purpose;
    if (purpose === undefined) continue;
    if (promised.verb === 'collect') return { fact: `${fact.value} is declared${purpose ? ` for ${purpose.value}` : ''}`, at: fact.at };
    if (promised.verb === 'use') return { fact: `${fact.value} is used for ${(purpose ?? entry.for[0]?.purpose)?.value ?? 'something'}`, at: (purpose ?? entry.for[0]?.purpose ?? fact).at };
    const to = receiver(entry, promised, buyers, context);
    if (to) return { fact: `${fact.value} ${promised.verb === 'sell' ? 'is sold' : 'goes'} to ${label(to, context)}`, at: to.at };
  }
  return null;
}

/** The recipient of an entry that breaks a promise not to sell or to share. */
function receiver(entry: DataEntry, { verb, recipient }: Promised, buyers: ReadonlySet<string>, { declaration, vocabulary }: Context): Fact<string> | undefined {
  return entry.to.find((to) => {
    const declared = recipientOf(declaration, to.value);
    if (!declared || (verb === 'sell' && !buyers.has(to.value))) return false;
    if (recipient !== null) return to.value === recipient || vocabulary.covers('recipient', recipient, declared.type?.value ?? '');
    // Whoever works for the organisation only is part of it here: a promise against every host could never be kept.
    return verb === 'sell' || standingOf(declared) !== 'processor';
  });
}

function label(to: Fact<string>, { declaration }: Context): string {
  const recipient = recipientOf(declaration, to.value);
  return recipient && entriesTo(declaration, recipient.id).length ? labelOf(recipient) : to.value;
}

/** Facts that were checked long ago, counted. */
function* outdated({ declaration, asOf }: Context): Iterable<Problem> {
  const old = declaration.checked.filter((fact) => (daysBetween(fact.value, asOf) ?? 0) > YEAR);
  const [first, ...others] = old;
  if (!first) return;
  yield {
    severity: 'info',
    message: old.length > 1 ? `${old.length} facts were last checked more than a year ago.` : `This was last checked on ${first.value}, more than a year ago.`,
    at: first.at,
    related: others.map((fact) => ({ at: fact.at, note: `checked ${fact.value}` })),
    help: 'Look whether it is still so, and write the new date.',
  };
}
