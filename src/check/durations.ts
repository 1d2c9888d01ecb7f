// Promised and declared periods.
import type { Duration } from '../model/statement.js';

/** Months and years are rounded to days differently by different readers. */
const TOLERANCE = 1.02;
/** A grace period after the promised end that is a detail rather than another practice, in days. */
const GRACE = 90;

/**
 * Whether data kept as declared are kept longer than promised: 'surely', 'possibly' where the two periods start from different
 * events, or null where they agree or cannot be compared.
 */
export function exceeds(promised: Duration, kept: Duration): 'surely' | 'possibly' | null {
  if (promised.event === 'collection' || kept.event === 'collection') return exceeds(fromCollection(promised), fromCollection(kept));
  switch (promised.kind) {
    case 'necessary':
      return kept.kind === 'indefinite' ? 'surely' : null;
    case 'session':
      return isLong(kept) ? 'surely' : null;
    case 'until':
      return exceedsEvent(promised, kept);
    case 'period':
      return exceedsPeriod(promised, kept);
    default:
      return null;
  }
}

/** A period without an event runs from collection, too. */
function fromCollection(duration: Duration): Duration {
  return duration.event === 'collection' ? { ...duration, event: null } : duration;
}

/** Whether anything is kept beyond the moment. */
export function isLong(kept: Duration): boolean {
  return kept.kind === 'indefinite' || kept.kind === 'until' || (kept.days ?? 0) >= 1;
}

function exceedsEvent(promised: Duration, kept: Duration): 'surely' | 'possibly' | null {
  if (kept.kind === 'indefinite') return 'surely';
  if (kept.kind !== 'period' || promised.event === null || kept.event !== promised.event || !kept.days) return null;
  return kept.days > GRACE ? 'surely' : 'possibly';
}

function exceedsPeriod(promised: Duration, kept: Duration): 'surely' | 'possibly' | null {
  if (promised.days === null) return null;
  if (kept.kind === 'indefinite') return 'surely';
  if (kept.kind === 'until') return promised.event === null ? 'possibly' : null;
  if (kept.days === null || kept.days <= promised.days * TOLERANCE) return null;
  // A period counted from a later event is longer still; one counted from an earlier event cannot be compared.
  return kept.event === promised.event || promised.event === null ? 'surely' : null;
}
