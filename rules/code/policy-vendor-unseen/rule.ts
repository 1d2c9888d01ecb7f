import { defineRule, isDeclared, siblingOf, vendorsNamed } from 'policy-lint';

export default defineRule({
  summary: 'The policy names a vendor that neither the code nor the declaration knows.',
  severity: 'warning',
  confidence: 'medium',
  presets: ['strict'],
  inputs: ['declaration', 'policy', 'code'],
  cites: ['GDPR Art. 5(1)(a)', 'GDPR Art. 12(1)', 'FTC Act § 5 (15 U.S.C. § 45)'],
  *check({ code, declaration, policies }) {
    if (!code) return;
    const seen = new Set([...code.vendors, ...code.unused].map(({ vendor }) => vendor.id));
    const companies = new Set([...code.vendors, ...code.unused].map(({ vendor }) => vendor.company).filter(Boolean));
    const told = new Set<string>();
    for (const reading of policies)
      for (const { vendor, name, at } of vendorsNamed(reading, code.registry)) {
        if (seen.has(vendor.id) || told.has(vendor.id) || companies.has(vendor.company) || vendor.configured || !vendor.packages.length)
          continue;
        if (
          code.registry.standingOf(vendor) !== 'recipient' ||
          isDeclared(vendor, declaration, code.registry) ||
          siblingOf(vendor, declaration, code.registry)
        )
          continue;
        told.add(vendor.id);
        yield {
          message: `The policy names ${name}, and neither the code that was read nor the declaration knows it.`,
          at,
          related: [{ at: declaration.code?.at ?? declaration.at, note: 'the code that the declaration covers' }],
          help: 'If it is no longer used, take it out of the policy. If it is used elsewhere, add it to recipients: in the declaration.',
        };
      }
  },
});
