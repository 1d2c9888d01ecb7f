import { defineRule, known, listOf } from 'policy-lint';
import type { Context, Fact, Place } from 'policy-lint';

/** Pages of the advertising industry, which reach its members only; lower-case host names. */
const INDUSTRY = ['aboutads.info', 'networkadvertising.org', 'youronlinechoices', 'optout.privacyrights'];
/** Regimes under which people may say no to a sale, or to marketing. */
const OPT_OUT = ['ccpa', 'caloppa', 'us_states', 'us_tx', 'us_ct', 'us_ri', 'us_mn', 'gdpr', 'uk_gdpr'];
/** Regimes under which a browser's signal says no. */
const SIGNAL = ['ccpa', 'us_states', 'us_tx', 'us_ct', 'us_mn'];

interface Gap {
  readonly what: string;
  readonly at: Place;
  readonly certain: boolean;
}

export default defineRule({
  summary: 'Data is sold or shared for advertising and people have no working way to say no.',
  severity: 'error',
  confidence: 'high',
  inputs: ['declaration'],
  cites: [
    'Cal. Civ. Code § 1798.120, 1798.135',
    '11 CCR 7025-7026, 7060',
    'C.R.S. 6-1-1313',
    'Tex. Bus. & Com. Code 541.055(e)',
    'CPPA, Honda (2025)',
    'CPPA, PlayOn (2026)',
  ],
  *check(context) {
    const { sells, sharesForAds } = context.declaration.selling;
    const reason = [sells, sharesForAds].find((fact) => fact?.value === 'yes');
    if (!reason) return;
    const gaps = gapsOf(context, reason);
    const [first, ...others] = gaps;
    if (!first) return;
    const bound = OPT_OUT.some((regime) => context.regimes.has(regime));
    yield {
      severity: bound && gaps.some((gap) => gap.certain) ? 'error' : 'warning',
      message: `Data is ${sells?.value === 'yes' ? 'sold' : 'shared for advertising'}, but ${listOf(
        gaps.map((gap) => gap.what),
        5,
      )}.`,
      at: first.at,
      related: others.map((gap) => ({ at: gap.at, note: gap.what })),
      help: 'Offer a page where people say no without proving who they are, heed the Global Privacy Control, and write opt_out: https://…, gpc: honored.',
    };
  },
});

function gapsOf({ declaration, regimes }: Context, reason: Fact<string>): Gap[] {
  const gaps: Gap[] = [];
  const { optOut } = declaration.selling;
  const way = known(optOut);
  const at = optOut?.at ?? reason.at;
  const american = SIGNAL.some((regime) => regimes.has(regime));
  if (way === null) gaps.push({ what: optOut ? 'whether there is an opt-out is unknown' : 'no opt-out is declared', at, certain: false });
  else if (way === 'none') gaps.push({ what: 'there is no opt-out (opt_out is "none")', at, certain: true });
  else if (american && INDUSTRY.some((host) => way.toLowerCase().includes(host)))
    gaps.push({ what: `the opt-out (${way}) reaches the members of an association only`, at, certain: true });
  else if (american && isMail(way)) gaps.push({ what: `the only opt-out is by mail (${way})`, at, certain: true });

  const { gpc } = declaration.signals;
  if (american && gpc?.value !== 'honored') {
    gaps.push(
      gpc && gpc.value !== 'unknown'
        ? {
            what: `the Global Privacy Control is ${gpc.value === 'partly' ? 'honored only in part' : 'ignored'}`,
            at: gpc.at,
            certain: gpc.value === 'ignored',
          }
        : {
            what: `whether the Global Privacy Control is honored is ${gpc ? 'unknown' : 'not declared'}`,
            at: gpc?.at ?? declaration.signals.at ?? reason.at,
            certain: false,
          },
    );
  }
  const { verifyOptOuts } = declaration.rights;
  if (american && verifyOptOuts?.value === 'yes')
    gaps.push({ what: 'people must prove who they are to opt out', at: verifyOptOuts.at, certain: true });
  return gaps;
}

function isMail(way: string): boolean {
  return way.includes('@') && !way.includes('://') && !way.includes(' ');
}
