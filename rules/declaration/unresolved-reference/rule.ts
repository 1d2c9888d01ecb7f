import { defineRule, listOf, nearest } from 'policy-lint';
import type { Declaration, Fact, Problem } from 'policy-lint';

/** Recipients worth declaring although no data go to them day by day. */
const OCCASIONAL = ['government', 'acquirer', 'professional_advisor'];
/** What a tracker's vendor may be besides a recipient. */
const OURSELVES = 'us';

export default defineRule({
  summary: 'The declaration names a recipient or a file that is not there, or declares a recipient that gets nothing.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['GDPR Art. 30(1)(d)'],
  *check({ declaration, missing }) {
    for (const { value, at, reason } of missing)
      yield {
        message: `The policy "${value}" ${reason}.`,
        at,
        cites: [],
        help: 'Write the path of the text from the folder of this declaration; a page on the web is named by its URL.',
      };
    yield* unknownRecipients(declaration);
    yield* unusedRecipients(declaration);
  },
});

/** One problem for each id, however often it is named. */
function* unknownRecipients(declaration: Declaration): Iterable<Problem> {
  const declared = new Set(declaration.recipients.map((recipient) => recipient.id));
  const places = new Map<string, Fact<string>[]>();
  for (const fact of references(declaration)) {
    if (declared.has(fact.value) || fact.value === 'unknown') continue;
    places.set(fact.value, [...(places.get(fact.value) ?? []), fact]);
  }
  for (const [id, [first, ...others]] of places) {
    if (!first) continue;
    const meant = nearest(id, declared);
    yield {
      message: `"${id}" is not declared under recipients.`,
      at: first.at,
      related: others.map((fact) => ({ at: fact.at, note: 'named here too' })),
      help: meant
        ? `Did you mean "${meant}"?`
        : `Declare it: recipients: {${id}: {type: …, country: …}}${declared.size ? `, or use one of ${listOf([...declared], 6)}` : ''}.`,
    };
  }
}

function* unusedRecipients(declaration: Declaration): Iterable<Problem> {
  const used = new Set([...references(declaration)].map((fact) => fact.value));
  const unused = declaration.recipients.filter((recipient) => !used.has(recipient.id) && !OCCASIONAL.includes(recipient.type?.value ?? ''));
  const [first, ...others] = unused;
  if (!first) return;
  const ids = listOf(
    unused.map((recipient) => recipient.id),
    6,
  );
  // Who gets some data is not known yet: it may be these.
  const isOpen = declaration.data.some(({ unknownTo }) => unknownTo !== null);
  yield {
    severity: isOpen ? 'info' : 'warning',
    message: isOpen
      ? `Which data go to ${ids} is not declared, and who gets some data is unknown.`
      : `No data is declared to go to ${ids}.`,
    at: first.at,
    related: others.map((recipient) => ({ at: recipient.at, note: isOpen ? 'nor of this one' : 'gets nothing either' })),
    help: 'Name the recipient under "to" of the data it gets, or as the vendor of its tracker; remove it if it gets none.',
  };
}

function* references(declaration: Declaration): Iterable<Fact<string>> {
  for (const entry of declaration.data) yield* entry.to;
  for (const tracker of declaration.trackers) if (tracker.vendor && tracker.vendor.value !== OURSELVES) yield tracker.vendor;
  yield* declaration.selling.to;
}
