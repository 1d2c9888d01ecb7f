import posthog from 'posthog-js';

/** Counts visits of those who agreed. */
export function startStats(hasConsent: boolean): void {
  if (hasConsent) posthog.init('phc_key', { api_host: 'https://eu.i.posthog.com' });
}

export function knowMember(member: { id: string; email: string }): void {
  posthog.identify(member.id, { email: member.email });
}
