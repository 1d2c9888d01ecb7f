import {
  countedAt,
  defineRule,
  distinct,
  domainOfAddress,
  emailsIn,
  groupsBy,
  labelText,
  listOf,
  ownerOf,
  placeIn,
  placeOfLink,
  recipientsOf,
  sameAddress,
  sameSite,
} from 'policy-lint';
import type { Block, Context, Link, Owner, Place, Problem, Reading } from 'policy-lint';

/** Mailboxes that anybody may have. */
const ANYBODY =
  /(?:^|\.)(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|aol|proton|protonmail|gmx|web|mail|zoho|tutanota|fastmail|yandex|qq|163|126)\.[a-z.]{2,8}$/;
/** Authorities, and bodies to which people complain. */
const AUTHORITY =
  /(?:\.gov|\.gov\.[a-z]{2}|\.gob\.[a-z]{2}|\.gouv\.fr|\.europa\.eu|\.gc\.ca|\.admin\.ch|\.int)$|(?:^|\.)(?:ico\.org\.uk|dataprotection|privacy|bbb|adr|jams|verasafe|trustarc|edpo|esrb|kidsafeseal|cnil|garante|uoou|datatilsynet|tietosuoja|autoriteit)/;
/** What asks to be written to. */
const PUBLIC_END = /\.(?:example|test|invalid|localhost)$/;

interface Shown {
  readonly address: string;
  readonly at: Place;
}

export default defineRule({
  summary: 'An e-mail link shows one address and writes to another, or an address is not the organisation’s.',
  severity: 'error',
  confidence: 'high',
  inputs: ['policy'],
  cites: ['GDPR Art. 12(2), 13(1)(a)', '11 CCR 7020', 'Connecticut AG, TicketNetwork (2025)'],
  *check(context) {
    for (const reading of context.policies) {
      const seen = new Set<string>();
      yield* misled(reading, seen);
      const owner = ownerOf(context, reading);
      if (owner.isDeclared && context.declaration.organization.domains.length) yield* foreign(context, reading, owner, seen);
    }
  },
});

/** Links, and links that touch each other and show one address together. */
function* misled(reading: Reading, seen: Set<string>): Generator<Problem> {
  const found: { shown: string; real: readonly string[]; at: Place; torn: boolean }[] = [];
  for (const block of reading.document.blocks)
    for (const group of touching(block.links)) {
      const [first, last] = [group[0], group.at(-1)];
      if (!first || !last) continue;
      const shown = emailsIn(block.text.slice(first.start, last.end));
      const targets = group.map((link) => recipientsOf(link.target));
      if (shown.length !== 1 || targets.some((target) => target?.length === 0) || targets.every((target) => target === null)) continue;
      const text = shown[0]?.text ?? '';
      // Its last letters may stand behind the link.
      const [whole] = emailsIn(block.text.slice(first.start));
      const real = distinct(targets.flatMap((target) => target ?? [])).filter(
        (address) =>
          emailsIn(address).length === 1 &&
          ![text, whole?.text ?? text, labelText(block, first)].some((shown) => sameAddress(address, shown)),
      );
      const torn = group.length > 1;
      const reaches = targets.some((target) => target?.some((address) => sameAddress(address, text)));
      if (real.length && (torn || !reaches))
        found.push({ shown: text, real, torn, at: torn ? placeIn(reading, block, first.start, last.end) : placeOfLink(reading, first) });
    }
  for (const [{ shown, real, torn, at }, ...others] of groupsBy(found, (one) => `${one.shown} ${one.real.join()}`).values()) {
    for (const address of real) seen.add(address.toLowerCase());
    const isNear = real.every((address) => sameSite(domainOfAddress(address), domainOfAddress(shown)));
    yield {
      message: torn
        ? `The text shows ${shown}, but a part of it is a link to ${listOf(real)}.`
        : `The text shows ${shown}, but the link writes to ${listOf(real)}.`,
      ...countedAt([at, ...others.map((one) => one.at)]),
      severity: isNear ? 'warning' : 'error',
      help: `Let the link write to ${shown}${torn ? ', as one link' : ''}, or print the address that requests should go to.`,
    };
  }
}

/** Runs of links without a letter between them. */
function touching(links: readonly Link[]): Link[][] {
  const groups: Link[][] = [];
  for (const link of links) {
    const last = groups.at(-1);
    if (last && (last.at(-1) as Link).end === link.start) last.push(link);
    else groups.push([link]);
  }
  return groups;
}

/** Addresses at domains that nobody declared, and a declared contact that the text does not name. */
function* foreign(context: Context, reading: Reading, owner: Owner, seen: ReadonlySet<string>): Generator<Problem> {
  const shown = [...reading.document.blocks.flatMap((block) => addressesOf(reading, block))];
  const strange = shown.filter(({ address }) => {
    const domain = domainOfAddress(address);
    return (
      !seen.has(address.toLowerCase()) &&
      !owner.isOwnHost(domain) &&
      !owner.isDeclaredHost(domain) &&
      !ANYBODY.test(domain) &&
      !AUTHORITY.test(domain) &&
      !PUBLIC_END.test(domain)
    );
  });
  for (const [address, [first, ...others]] of groupsBy(strange, (one) => one.address.toLowerCase()))
    yield {
      message: `The policy gives ${address} as an address, but ${domainOfAddress(address)} is neither a declared domain nor a declared recipient.`,
      ...countedAt([first.at, ...others.map((one) => one.at)]),
      severity: 'warning',
      confidence: 'medium',
      help: 'Correct the address, or add the domain under organization.domains, or whoever reads there under recipients.',
    };
  const { contact } = context.declaration.organization;
  const [declared] = contact ? emailsIn(contact.value) : [];
  const own = shown.filter(({ address }) => owner.isOwnHost(domainOfAddress(address)));
  if (!contact || !declared || reading.supplement || !own.length || allNamed(context, declared.text)) return;
  yield {
    message: `The declaration gives ${declared.text} as contact; the policy names ${listOf(distinct(own.map(({ address }) => address.toLowerCase())))}, but not this one.`,
    at: contact.at,
    related: [{ at: (own[0] as Shown).at, note: 'the policy gives this address' }],
    severity: 'warning',
    confidence: 'medium',
    help: `Name ${declared.text} in the policy, or correct organization.contact.`,
  };
}

function allNamed({ policies }: Context, address: string): boolean {
  return policies.some((policy) =>
    policy.document.blocks.some((block) => addressesOf(policy, block).some((one) => sameAddress(one.address, address))),
  );
}

function addressesOf(reading: Reading, block: Block): Shown[] {
  return [
    ...emailsIn(block.text).map(({ text, start, end }) => ({ address: text, at: placeIn(reading, block, start, end) })),
    ...block.links.flatMap((link) =>
      (emailsIn(labelText(block, link)).length ? [] : (recipientsOf(link.target) ?? []))
        .filter((one) => emailsIn(one).length)
        .map((address) => ({ address, at: placeOfLink(reading, link) })),
    ),
  ];
}
