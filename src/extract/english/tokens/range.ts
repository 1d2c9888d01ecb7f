// A stretch of words.

/** From one token up to another, which is not in it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
