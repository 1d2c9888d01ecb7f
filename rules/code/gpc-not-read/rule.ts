import { defineRule, factsOf } from 'policy-lint';

/** Vendors of this kind ask for consent and read the signal themselves. */
const CONSENT_KIND = 'consent';

export default defineRule({
  summary: 'Global Privacy Control is to be honoured, and nothing in the code reads it.',
  severity: 'warning',
  confidence: 'medium',
  presets: ['strict'],
  inputs: ['declaration', 'code'],
  cites: ['11 CCR § 7025', 'Cal. Civ. Code § 1798.135', 'California AG, Sephora (2022)', 'California AG, Disney (2026)'],
  *check({ code, declaration: { signals, selling }, statements }) {
    if (!code || (selling.sells?.value !== 'yes' && selling.sharesForAds?.value !== 'yes')) return;
    if (factsOf(code, 'signal').some(({ signal }) => signal === 'gpc') || code.vendors.some(({ vendor }) => vendor.kind === CONSENT_KIND))
      return;
    const declared = signals.gpc?.value === 'honored' || signals.gpc?.value === 'partly' ? signals.gpc : null;
    const promise = statements.find(
      (one) => one.action === 'honor_signal' && one.mechanism === 'gpc' && one.polarity === 'does' && one.mood === 'asserted',
    );
    const at = declared?.at ?? promise?.at;
    if (!at) return;
    yield {
      message: `${declared ? 'The declaration says' : 'The policy promises'} that Global Privacy Control is honoured, data are ${selling.sells?.value === 'yes' ? 'sold' : 'shared for advertising'}, and nothing in the code reads the signal.`,
      at,
      related: [
        {
          at: (selling.sells?.value === 'yes' ? selling.sells : selling.sharesForAds)?.at ?? at,
          note: 'the sale or sharing that the signal stops',
        },
        ...(declared && promise ? [{ at: promise.at, note: 'the policy promises it here' }] : []),
      ],
      help: 'Read navigator.globalPrivacyControl in the browser, or the header Sec-GPC on the server, before anything is sent; or, if a consent tool does, declare it.',
    };
  },
});
