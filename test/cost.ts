/** Milliseconds of processor time that work takes: unlike those of a clock they do not grow with what else the machine does. */
export async function costOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Below this many milliseconds a measurement says nothing. */
const NOISE = 30;
/** Four times the text may take at most six times the work. */
const FACTOR = 4;
const MOST = 6;
/** A text takes no longer than this at any size that is tried. */
const LONGEST = 2500;
/** Where collecting garbage sets in, one step costs more than its share: only growth that goes on past it is the reader's own. */
const STEPS = 3;

/**
 * Why work grows faster than its text, or null. The least of several measurements counts: what else the machine does only adds to
 * them. What seems to grow must do so again at four and at sixteen times the size.
 */
export async function growthOf(
  make: (length: number) => string,
  work: (text: string) => unknown,
  from = 20_000,
  steps = STEPS,
): Promise<string | null> {
  const [smallText, largeText] = [make(from), make(from * FACTOR)];
  let [small, large] = [Infinity, Infinity];
  for (let i = 0; i < 8; i++) {
    large = Math.min(large, await costOf(() => work(largeText)));
    if (large < NOISE) return null;
    small = Math.min(small, await costOf(() => work(smallText)));
    if (large <= small * MOST && large <= LONGEST) return null;
  }
  if (steps > 1 && large <= LONGEST) return growthOf(make, work, from * FACTOR, steps - 1);
  return `${from} characters: ${small.toFixed(1)} → ${large.toFixed(1)} ms`;
}
