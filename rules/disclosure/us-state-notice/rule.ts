import { notice } from 'policy-lint';

export default notice({
  rule: 'us-state-notice',
  summary: 'The policy misses parts of the notice that laws of US states want.',
  severity: 'warning',
  confidence: 'high',
  regimes: ['us_states', 'us_mn'],
  cites: ['Va. Code § 59.1-578(C)-(D)', 'Minn. Stat. 325M.16', 'ORS 646A.578'],
  elsewhere: 'states_page',
  cases: ['Connecticut AG, TicketNetwork (2025)'],
});
