/** Ranges of the lines of a text, without their ends; `\n`, `\r\n` and a lone `\r` each end one. Native search keeps the first text quick. */
export function lineRanges(text: string, from: number): (readonly [start: number, end: number])[] {
  const lines: (readonly [number, number])[] = [];
  let carriage = next(text, '\r', from);
  let feed = next(text, '\n', from);
  for (let i = from; i < text.length;) {
    const end = Math.min(carriage, feed);
    lines.push([i, end]);
    i = end + (end === carriage && feed === carriage + 1 ? 2 : 1);
    if (carriage < i) carriage = next(text, '\r', i);
    if (feed < i) feed = next(text, '\n', i);
  }
  return lines;
}

/** The next place of a sign, or the end of the text. */
function next(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}
