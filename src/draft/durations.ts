import type { Duration } from '../model/statement.js';

const UNITS: readonly (readonly [unit: string, days: number])[] = [
  ['year', 365.25],
  ['month', 30.44],
  ['week', 7],
  ['day', 1],
  ['hour', 1 / 24],
  ['minute', 1 / 1440],
];

/** Longer ones are misread numbers. */
const MOST_DAYS = 40_000;

/** A length of time as a declaration writes it; null where the text gives none that can be held to. */
export function durationText({ kind, days, event }: Duration): string | null {
  const told = event?.replaceAll('_', ' ') ?? null;
  switch (kind) {
    case 'session':
    case 'indefinite':
      return kind;
    case 'until':
      return told && `until ${told}`;
    case 'period':
      return days === null || days <= 0 ? null : `${lengthOf(days)}${told ? ` after ${told}` : ''}`;
    default:
      return null;
  }
}

/** In the largest unit in which it is a whole number: 395.72 days are 13 months. */
function lengthOf(days: number): string {
  for (const [unit, length] of UNITS) {
    const count = Math.round(days / length);
    if (count >= 1 && Math.abs(count * length - days) < 0.01 * length && count * length < MOST_DAYS)
      return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return `${Math.max(1, Math.round(days))} days`;
}
