/** Finds marks in a text, each stretch of it searched once for a mark if offsets ascend. */
export class Finder {
  private readonly found = new Map<string, { from: number; at: number }>();

  constructor(private readonly text: string) {}

  /** The first place of a mark from an offset on; Infinity where there is none. */
  next(mark: string, from: number): number {
    const known = this.found.get(mark);
    if (known && known.from <= from && from <= known.at) return known.at;
    const at = this.text.indexOf(mark, from);
    this.found.set(mark, { from, at: at < 0 ? Infinity : at });
    return at < 0 ? Infinity : at;
  }
}
