import { alsoIn, defineRule, factsOf, trackerNamed, trackersFor } from 'policy-lint';
import type { Context, Problem, StoreFact } from 'policy-lint';

export default defineRule({
  summary: 'The code sets a cookie, or keeps an entry in the browser, that the declaration does not list.',
  severity: 'warning',
  confidence: 'high',
  presets: ['strict'],
  inputs: ['declaration', 'code'],
  cites: ['Directive 2002/58/EC Art. 5(3)', 'GDPR Art. 13', 'CJEU C-673/17 Planet49 (2019)'],
  *check(context) {
    if (!context.code) return;
    const found = new Map<string, StoreFact[]>();
    for (const fact of factsOf(context.code, 'store')) {
      if (isListed(fact, context)) continue;
      const key = `${fact.where} ${fact.name}`;
      found.set(key, [...(found.get(key) ?? []), fact]);
    }
    for (const facts of found.values()) yield unlisted(facts, context);
  },
});

/** By its own name, or by a tracker of the vendor whose cookie it is. */
function isListed({ where, name }: StoreFact, { declaration, code }: Context): boolean {
  if (trackerNamed(name, declaration)) return true;
  const vendor = where === 'cookie' ? code?.registry.byCookie(name)?.vendor : undefined;
  return (
    !!code && !!vendor && (code.registry.standingOf(vendor) !== 'recipient' || trackersFor(vendor, declaration, code.registry).length > 0)
  );
}

const KINDS = { cookie: 'cookie', local_storage: 'local_storage', session_storage: 'local_storage', indexed_db: 'local_storage' } as const;

function unlisted(facts: readonly StoreFact[], { declaration }: Context): Problem {
  const [first] = facts as [StoreFact];
  const isCookie = first.where === 'cookie';
  return {
    message: `The code ${isCookie ? `sets the cookie ${first.name}` : `keeps ${first.name} in the browser`}${alsoIn(facts.length)}, and the declaration lists no such tracker.`,
    at: first.at,
    // Entries mostly hold what an application remembers of itself.
    severity: isCookie && declaration.complete !== 'no' ? 'warning' : 'info',
    related: [
      {
        at: declaration.trackers[0]?.at ?? declaration.at,
        note: declaration.trackers.length ? 'the declaration lists trackers from here on' : 'the declaration lists no trackers',
      },
    ],
    help: `Add "{name: ${first.name}, kind: ${KINDS[first.where]}, vendor: …, for: …, lasts: …, consent: …}" to trackers:.`,
  };
}
