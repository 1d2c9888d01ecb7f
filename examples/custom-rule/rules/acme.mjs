// A rule of one's own: the house rule that every processor is reviewed once a year.
import { defineRule } from 'policy-lint';

const DAY = 86_400_000;

const recipientVerified = defineRule({
  summary: 'A processor was not reviewed within the last twelve months.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['declaration'],
  cites: ['Tidebell vendor handbook, section 4'],
  *check({ declaration, asOf }) {
    for (const recipient of declaration.recipients) {
      const name = recipient.name?.value ?? recipient.id;
      const { verified } = recipient;
      if (!verified) {
        yield { message: `${name} was never reviewed.`, at: recipient.at, help: 'Review the contract and add `verified: YYYY-MM-DD`.' };
        continue;
      }
      const days = Math.floor((Date.parse(asOf) - Date.parse(verified.value)) / DAY);
      if (days > 365)
        yield { message: `${name} was last reviewed ${days} days ago.`, at: verified.at, help: 'Review the contract and renew the date.' };
    }
  },
});

export default { rules: { 'acme/recipient-verified': recipientVerified } };
