import { daysBetween, defineRule, differencesOf, hints, known, mentionsAny, unstopped } from 'policy-lint';
import type { Difference, Context, Place, Problem, Statement, Version } from 'policy-lint';

export default defineRule({
  summary: 'A material change takes effect sooner than the notice of changes that was promised allows.',
  severity: 'error',
  confidence: 'medium',
  inputs: ['base'],
  cites: [
    'FTC, Gateway Learning (2004)',
    'FTC, Facebook (2012)',
    'FTC, 1Health (2023)',
    'Article 29 Working Party, WP260 rev.01',
    'Colorado Privacy Act Rules, Rule 6.04',
    'Minn. Stat. § 325M.16(1)(e)',
    'CalOPPA, Cal. Bus. & Prof. Code § 22575(b)(3)',
  ],
  check(context) {
    const found = differencesOf(context);
    const material =
      found?.changes.filter(({ material: isMaterial, bearing, certain }) => isMaterial && bearing === 'against' && certain) ?? [];
    const [first] = material;
    if (!found || !first) return [];
    const notice = promised(context);
    if (!notice) return unpromised(first, material.length, context);
    return late(notice, effectOf(found.versions, context), first, material.length);
  },
});

/** "At least once in twelve months" is how often a policy is read again. */
const LONGEST = 100;

interface Notice {
  readonly days: number;
  readonly at: Place;
}

/** The days of notice that were promised before the change: by the declaration of then, else by the text of then. */
function promised({ base }: Context): Notice | null {
  const declared = base?.declaration.policy.changeNotice?.daysBefore;
  if (declared) return { days: declared.value, at: declared.at };
  const said = base?.policies
    .flatMap(({ statements }) => statements)
    .find(
      (s) =>
        isNotice(s) &&
        isSure(s) &&
        s.mechanism !== null &&
        s.duration?.kind === 'period' &&
        (s.duration.days ?? 0) >= 1 &&
        (s.duration.days ?? 0) <= LONGEST,
    );
  return said ? { days: Math.floor(said.duration?.days ?? 0), at: said.at } : null;
}

function isNotice({ action, polarity, mood, confidence }: Statement): boolean {
  return action === 'notify_change' && polarity === 'does' && mood === 'asserted' && confidence !== 'low';
}

/** "We cannot always tell you …", "we try to", "we may": nobody can count on that. */
function isSure({ modal, within }: Statement): boolean {
  return modal === 'does' && !(['no_sure_notice', 'attempts', 'hedges'] as const).some((table) => mentionsAny(within, hints(table)));
}

/** From which day the change holds, and since when people can know of it. */
interface Effect {
  readonly day: string;
  readonly text: string;
  readonly at: Place;
  readonly known: string;
  /** Whether the text or the declaration names the day as that of the effect. */
  readonly named: boolean;
}

function effectOf(versions: readonly Version[], { declaration, base, asOf }: Context): Effect | null {
  const { effective, updated } = declaration.policy;
  const old = base?.declaration.policy;
  if (effective && known(effective) !== null && effective.value !== old?.effective?.value)
    return {
      day: effective.value,
      text: effective.value,
      at: effective.at,
      known: updated && known(updated) !== null && updated.value !== old?.updated?.value ? updated.value : asOf,
      named: true,
    };
  for (const { was, is } of versions) {
    const days = new Set(was.dates.map(({ latest }) => latest));
    const fresh = is.dates.filter(
      ({ latest, role }) => !days.has(latest) && (role === 'effective' || role === 'updated' || role === 'published'),
    );
    const told = fresh.find(({ role }) => role !== 'effective');
    const effect = fresh.find(({ role }) => role === 'effective') ?? told;
    if (effect)
      return {
        day: effect.latest,
        text: effect.text,
        at: effect.at,
        known: effect.role === 'effective' ? (told?.latest ?? asOf) : asOf,
        named: effect.role === 'effective',
      };
  }
  return null;
}

function late(notice: Notice, effect: Effect | null, first: Difference, count: number): Problem[] {
  if (!effect) return [];
  const days = daysBetween(effect.known, effect.day);
  if (days === null || days >= notice.days) return [];
  const isSoon = days > 0;
  return [
    {
      message: `Notice of ${counted(notice.days)} was promised; ${count > 1 ? `${count} material changes take` : 'a material change takes'} effect ${isSoon ? `after ${counted(days)}` : 'at once'} (${effect.text}).`,
      at: effect.at,
      related: [
        { at: notice.at, note: 'the notice was promised here' },
        { at: first.near, note: unstopped(first.message) },
      ],
      // A day in the past may be a slip, and the day of the last change need not be that of its effect.
      severity: effect.named && days >= 0 ? 'error' : 'warning',
      help: `Let the change hold from a day at least ${counted(notice.days)} after people are told of it, and say both days in the policy.`,
    },
  ];
}

/** By the declaration nobody is told of changes. */
function unpromised(first: Difference, count: number, { declaration, policies }: Context): Problem[] {
  const how = declaration.policy.changeNotice?.how;
  if (how?.value !== 'none' || policies.some(({ statements }) => statements.some(isNotice))) return [];
  return [
    {
      message: `${count > 1 ? `${count} material changes are` : 'A material change is'} made, and by the declaration people are not told of changes.`,
      at: how.at,
      related: [{ at: first.near, note: unstopped(first.message) }],
      severity: 'warning',
      help: 'Tell people before the change takes effect, and declare how (`policy.change_notice`).',
    },
  ];
}

function counted(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
