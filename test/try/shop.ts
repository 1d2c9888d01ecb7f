// The project of the story: Fennelbrook, which plans meals and does not exist.

export const DECLARATION = `# What the systems of Fennelbrook do, which plans meals; it does not exist.
declaration: 1
organization: {name: Fennelbrook, domains: [fennelbrook.example], contact: privacy@fennelbrook.example}
policy: {file: docs/privacy.md, updated: 2026-10-01}
code: src/**
recipients:
  host: {name: Northstack, type: processor, country: DE, contract: dpa}
data:
  - {what: [contact.email, identity.name], for: provide_service, keep: 30 days after account closed, to: host}
selling: {sells: no, shares_for_ads: no}
children: {audience: adults, collects_under_13: no}
automation: {decisions: none}
`;

export const POLICY = `# Privacy policy of Fennelbrook

Last updated: 1 October 2026

We collect your name and e-mail address to run your account. Northstack, a service provider, stores them for us.
We delete them 30 days after you close your account.

We do not sell your personal information.

Fennelbrook is for adults. Write to privacy@fennelbrook.example to see or delete your data.
`;

/** The change under review: leads are sold. */
export const WITH_BROKER = DECLARATION.replace(
  '\ndata:',
  '\n  leads: {name: Pantrylead, type: data_broker, country: US, exchange: money}\ndata:',
)
  .replace('for: provide_service,', 'for: [provide_service, monetization],')
  .replace('to: host}', 'to: [host, leads]}')
  .replace('sells: no,', 'sells: yes, to: leads, opt_out: https://fennelbrook.example/opt-out,');

/** The promise is given up openly: with a new day, and with the reason why the finding about it is known. */
export const HONEST_POLICY = POLICY.replace('Last updated: 1 October 2026', 'Last updated: 2 November 2026').replace(
  'We do not sell your personal information.',
  [
    '<!-- policy-lint-disable-next-line change/promise-removed -- customers agreed to it by 1 November, ticket LEGAL-7 -->',
    'We sell your name and e-mail address to Pantrylead, a data broker. You may opt out at any time: write to us, or use the form at',
    'https://fennelbrook.example/opt-out.',
  ].join('\n'),
);

/** The code as it is, and the change under review: a vendor that nobody told those of who write declaration and policy. */
export const CODE = `export function plan(dishes: readonly string[]): string {
  return dishes.join(', ');
}
`;
export const WITH_VENDOR = `import posthog from 'posthog-js';

export function planned(dishes: number): void {
  posthog.capture('planned', { dishes });
}
`;

/** The vendor declared and told of. */
export const DECLARED_VENDOR = DECLARATION.replace(
  '\ndata:',
  '\n  stats: {name: PostHog, type: analytics_provider, country: EU, contract: dpa}\ndata:',
).replace('to: host}', 'to: host}\n  - {what: usage.activity, from: automatic, for: analytics, keep: 1 year, to: stats}');
export const POLICY_WITH_VENDOR = POLICY.replace('Last updated: 1 October 2026', 'Last updated: 2 November 2026').replace(
  'We do not sell',
  [
    'PostHog, our analytics provider, receives how you use the planner, and helps us to see which pages work. It keeps this for one year.',
    '',
    'We do not sell',
  ].join('\n'),
);
