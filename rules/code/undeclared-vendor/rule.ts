import { alsoIn, defineRule, doingOf, isDeclared, listAt, reachedBy, siblingOf, softened } from 'policy-lint';
import type { Context, Problem, Trace, VendorUse } from 'policy-lint';

export default defineRule({
  summary: 'The code can send data to a vendor that is not declared.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration', 'code'],
  cites: [
    'GDPR Art. 13(1)(e)',
    'GDPR Art. 30(1)(d)',
    'Cal. Civ. Code § 1798.110(c)',
    'FTC, Flo Health (2021)',
    'FTC, GoodRx (2023)',
    'FTC, BetterHelp (2023)',
    'FTC, Premom (2023)',
    'FTC, Cerebral (2024)',
  ],
  *check(context) {
    const { code, declaration } = context;
    if (code) for (const use of reachedBy(code)) if (!isDeclared(use.vendor, declaration, code.registry)) yield undeclared(use, context);
  },
});

const WEAK: Readonly<Record<NonNullable<Trace['weak']>, (vendor: string) => string>> = {
  read: (vendor) => `The code reads from ${vendor}, which learns who asks`,
  stored: (vendor) => `The code sets a cookie of ${vendor}`,
  listed: (vendor) => `A package of ${vendor} is among those that the code needs`,
  elsewhere: (vendor) => `The code uses the client of ${vendor} with another address, behind which may be others or you yourself`,
};

function undeclared({ vendor, traces }: VendorUse, context: Context): Problem {
  const { declaration, vocabulary, code } = context;
  const [first] = traces as readonly [Trace];
  const sibling = code && siblingOf(vendor, declaration, code.registry);
  const plain = traces.filter(({ weak }) => !weak);
  const places = plain.length || traces.length;
  const kind = vocabulary.title('recipient', vendor.type);
  const what = plain.length ? `The code can send data to ${vendor.name} (${kind})` : WEAK[first.weak ?? 'read'](`${vendor.name} (${kind})`);
  return {
    message: `${what}, and the declaration lists no such recipient: the code ${doingOf(first)}${alsoIn(places)}.`,
    at: first.at,
    severity: softened(plain.length && !sibling ? 'error' : 'warning', context),
    confidence: plain.some(({ via }) => via !== 'global') ? 'high' : 'medium',
    related: [
      {
        at: sibling?.at ?? listAt(declaration, 'recipients'),
        note: sibling
          ? `another service of ${vendor.company ?? vendor.name} is declared`
          : declaration.recipients.length
            ? 'the declaration lists recipients from here on'
            : 'the declaration lists no recipients',
      },
    ],
    help: `Add "${vendor.id}: {name: ${vendor.name}, type: ${vendor.type}}" to recipients: and to what it gets under data:. If customers connect it themselves, name it under integrations:; if the code never runs, leave its files out under code.exclude.`,
  };
}
