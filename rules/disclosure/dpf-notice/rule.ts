import { notice, untold } from 'policy-lint';

export default notice({
  rule: 'dpf-notice',
  summary: 'The policy claims the Data Privacy Framework and misses parts of the notice that its Principles want.',
  severity: 'error',
  confidence: 'high',
  cites: ['DPF Principles II.1(a)(i)-(xiii)'],
  cases: ['Decision (EU) 2023/1795'],
  message: (missing) => untold(missing, 'The notice on the Data Privacy Framework'),
});
