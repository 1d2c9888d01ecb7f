import { defineRule, isDeclared } from 'policy-lint';

export default defineRule({
  summary: 'A declared vendor is nowhere in the code.',
  severity: 'info',
  confidence: 'medium',
  inputs: ['declaration', 'code'],
  presets: ['strict'],
  cites: ['GDPR Art. 5(1)(d)', 'GDPR Art. 30'],
  *check({ code, declaration }) {
    if (!code) return;
    const uses = [...code.vendors, ...code.unused].map(({ vendor }) => vendor);
    const [seen, companies] = [new Set(uses.map(({ id }) => id)), new Set(uses.flatMap(({ company }) => company ?? []))];
    for (const recipient of declaration.recipients) {
      const vendors = [...code.registry.vendors.values()].filter(
        (vendor) => vendor.packages.length && isDeclared(vendor, { recipients: [recipient], trackers: [] }, code.registry),
      );
      // A company has many services, and may be declared as one.
      if (!vendors.length || vendors.some(({ id, company }) => seen.has(id) || companies.has(company ?? ''))) continue;
      yield {
        message: `${recipient.name?.value ?? recipient.id} is declared as a recipient, and nothing in the code that was read uses it.`,
        at: recipient.at,
        help: 'If it is no longer used, take it out of the declaration and the policy. If it is reached by other means (a tag manager, a server whose code is not here, an export), nothing is to be done.',
      };
    }
  },
});
