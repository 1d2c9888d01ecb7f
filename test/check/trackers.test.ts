// Denials of tracking against declared trackers: by kind, whose they are, how long they last, and what they are for.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import tracking from '../../rules/contradiction/tracking/rule.js';
import { defaultSettings, lint } from '../../src/lint.js';

const trackers = suite('denials of tracking');

/** "severity: what there is by the declaration", one a finding. */
async function found(tracker: string, policy: string): Promise<string> {
  const { findings } = await lint(
    {
      declaration: { path: 'privacy.yaml', text: `declaration: 1\norganization: {name: Mosswick}\ntrackers:\n  - {${tracker}}\n` },
      policies: [{ source: { path: 'privacy.md', text: `# Privacy policy\n\n${policy}\n` } }],
    },
    new Map([['contradiction/tracking', tracking]]),
    { ...defaultSettings('2026-11-22'), minConfidence: 'low' },
  );
  return findings
    .map(({ severity, message }) => `${severity}: ${/there is (.*?)\.(?: The text|$)/.exec(message)?.[1] ?? message}`)
    .join(' | ');
}

const COUNT = 'name: _cw, vendor: crowdlens, kind: cookie, for: analytics, lasts: 1 year';

trackers('a lasting cookie is one that outlives the visit', async () => {
  const policy = 'We do not use persistent cookies.';
  assert.is(await found(COUNT, policy), 'error: "_cw" (cookies), for analytics');
  assert.is(await found('name: sid, vendor: us, kind: cookie, for: analytics, lasts: session', policy), '');
  assert.is(await found('name: sid, vendor: us, kind: cookie, for: analytics', policy), '', 'nobody has said how long');
});

trackers('a cookie of third parties is one whose vendor is declared, and is not us', async () => {
  const policy = 'We do not use third-party cookies.';
  assert.is(await found(COUNT, policy), 'warning: "_cw" (cookies), for analytics');
  assert.is(await found('name: _a, kind: cookie, for: analytics', policy), '');
  assert.is(await found('name: _a, vendor: us, kind: cookie, for: analytics', policy), '');
});

trackers('across other websites see those of others that advertise or join networks', async () => {
  for (const policy of ['We do not track you across other websites.', 'We do not follow you across websites of others.']) {
    assert.is(
      await found('name: p, vendor: fernly, kind: pixel, for: social', policy),
      'warning: "p" (tracking pixels), for social',
      policy,
    );
    assert.is(
      await found('name: p, vendor: fernly, kind: pixel, for: advertising', policy),
      'warning: "p" (tracking pixels), for advertising',
      policy,
    );
    assert.is(await found('name: p, vendor: fernly, kind: pixel, for: functional', policy), '', policy);
    assert.is(await found('name: p, vendor: fernly, kind: pixel, for: analytics', policy), '', policy);
    assert.is(await found('name: p, vendor: us, kind: pixel, for: advertising', policy), '', policy);
    assert.is(await found('name: p, kind: pixel, for: advertising', policy), '', policy);
  }
});

trackers('what an exception leaves open, and what a purpose leaves out', async () => {
  const needed = 'name: sid, vendor: us, kind: cookie, for: essential';
  assert.is(await found(COUNT, 'We do not use cookies except for analytics.'), '');
  assert.is(await found(COUNT, 'We do not use cookies except where necessary.'), 'error: "_cw" (cookies), for analytics');
  assert.is(await found(needed, 'We do not use cookies except where necessary.'), '');
  assert.is(await found(COUNT, 'We do not use cookies for advertising.'), '');
  assert.is(
    await found('name: ad, vendor: fernly, kind: cookie, for: social', 'We do not use cookies for profiling.'),
    'warning: "ad" (cookies), for social',
  );
  // In general, nobody is tracked by what a service cannot do without.
  assert.is(await found('name: sid, vendor: us, kind: local_storage, for: [essential, security]', 'We do not track you.'), '');
  assert.is(await found('name: robots, vendor: us, kind: captcha, for: analytics', 'We do not track you.'), '');
});

trackers('a tracker without a name is called by its vendor, its kind and its uses', async () => {
  const policy = 'We do not use pixels.';
  assert.is(
    await found('kind: pixel, vendor: fernly, for: advertising', policy),
    'error: a tracker of "fernly" (tracking pixels), for advertising',
  );
  assert.is(
    await found('kind: pixel, for: [advertising, analytics]', policy),
    'error: a tracker (tracking pixels), for advertising and analytics',
  );
  assert.is(await found('name: x, vendor: fernly, for: analytics', 'We do not track you.'), 'warning: "x", for analytics');
  // Beacons are pixels, in pages or in mail.
  assert.is(
    await found('name: m, kind: email_beacon, for: analytics', 'We do not use web beacons.'),
    'error: "m" (e-mail tracking), for analytics',
  );
  assert.is(await found(COUNT, policy), '');
});

trackers.run();
