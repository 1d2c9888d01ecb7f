// Read first: from what the witnesses say to a declaration that nobody has written yet. Pure; the text is made by write.ts.
import { categoriesOf } from './categories.js';
import { dataRows } from './data.js';
import { dict, leaf, list, placesIn, unknown } from './model.js';
import type { Dict, Rows, Witnesses } from './model.js';
import { marketsOf, organizationOf, policyOf, rightsOf } from './organization.js';
import { automationOf, childrenOf, neverOf, securityOf, sellingOf, signalsOf } from './practices.js';
import { integrationsOf } from './ours.js';
import { partiesOf, recipientOf } from './recipients.js';
import { trackersOf } from './trackers.js';

/** Markets whose laws ask for a legal basis of each purpose. */
const ASKS_FOR_BASES = new Set(['EU', 'UK', 'BR', 'worldwide']);

/** A draft: sections in the order of schema/README.md. What nothing says is "unknown" where a declaration needs it, and left out elsewhere. */
export function draftOf(witnesses: Witnesses): Dict {
  const { repository } = witnesses;
  const { parties, integrations, flows, asides } = partiesOf(witnesses);
  const markets = marketsOf(witnesses);
  const hasBases = (witnesses.answers.markets ?? []).some((market) => ASKS_FOR_BASES.has(market));
  const rows = dataRows(categoriesOf(witnesses, flows), hasBases);
  const trackers = trackersOf(witnesses, parties);
  const recipients = dict(
    Object.fromEntries(parties.map((party) => [party.id, recipientOf(party, witnesses)])),
    false,
    asides.join('\n') || null,
  );
  return dict({
    declaration: leaf(1),
    organization: organizationOf(witnesses),
    policy: policyOf(witnesses),
    markets: witnesses.answers.markets?.length
      ? list(markets)
      : unknown(
          markets.length
            ? `the text speaks to people in ${markets.map(({ value }) => value).join(', ')} (${placesIn(markets.flatMap(({ from }) => from))}); write where your users are`
            : 'where your users are; chooses the laws that are asked about',
        ),
    code: repository.code.length ? dict({ include: list(repository.code.map((glob) => leaf(glob))) }, true) : null,
    labels: repository.labels.length ? list(repository.labels.map((path) => leaf(path))) : null,
    recipients: parties.length ? recipients : null,
    integrations: integrationsOf(integrations),
    data: rowsOf(rows),
    selling: sellingOf(witnesses, parties),
    signals: signalsOf(witnesses),
    trackers: trackers.length ? rowsOf(trackers) : null,
    children: childrenOf(witnesses),
    automation: automationOf(witnesses),
    security: securityOf(witnesses),
    rights: rightsOf(witnesses),
    never: neverOf(witnesses),
  });
}

function rowsOf(rows: readonly Dict[]): Rows {
  return { kind: 'rows', rows, note: null };
}
