import { defineRule } from 'policy-lint';

export default defineRule({
  summary: 'A store label is missing, cannot be read, or names what its store does not know.',
  severity: 'warning',
  confidence: 'high',
  inputs: ['labels'],
  cites: ['Apple, Describing data use in privacy manifests', "Google Play, Provide information for Google Play's Data safety section"],
  *check({ labels, missingLabels }) {
    for (const { value, at, reason } of missingLabels)
      yield {
        message: `The label ${value} ${reason}, so nothing is compared with it.`,
        at,
        severity: 'error',
        help: 'Correct the path under `labels:`, or take it out.',
      };
    for (const { label } of labels)
      for (const { message, at, help } of label.defects) yield { message, at, help, severity: label.usable ? 'warning' : 'error' };
  },
});
