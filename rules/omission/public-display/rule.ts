import { coverageOf, dataTitles, defineRule, distinct, flowsOf, listOf, omission } from 'policy-lint';

/** What people post in order to be seen. */
const MEANT_TO_BE_SEEN = new Set(['content.public_posts', 'account.username', 'content']);
const AUDIENCES = ['public', 'other_users'];

export default defineRule({
  summary: 'Data can be seen by other users or by anyone, and the policy does not say so.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  cites: ['GDPR Art. 13(1)(e), 25(2)', 'FTC, Google Buzz (2011)', 'FTC, Facebook (2011)', 'FTC, Venmo (2018)'],
  *check(context) {
    const coverage = coverageOf(context);
    if (!coverage) return;
    const flows = flowsOf(context.declaration).filter(({ recipient }) => AUDIENCES.includes(recipient.type?.value ?? ''));
    const [first] = flows;
    if (!first) return;
    if (coverage.named('recipient', (id) => AUDIENCES.includes(id)) || coverage.term('purpose', 'public_display')) return;
    const data = flows.flatMap(({ entry }) => entry.what.map(({ value }) => value));
    const who = listOf(distinct(flows.map(({ recipient }) => context.vocabulary.title('recipient', recipient.type?.value ?? ''))));
    const isObvious = data.every((id) => MEANT_TO_BE_SEEN.has(id));
    yield omission(coverage, {
      at: first.to.at,
      severity: isObvious ? 'info' : 'warning',
      message: `${capital(dataTitles(data, context.vocabulary))} can be seen by ${who}, and the policy does not say so.`,
      help: `Say what ${who} can see, and how to hide it: “your profile is visible to …”.`,
      what: '“public”, “visible to”, “other users” and the like',
    });
  },
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
