// Writes binary property lists, good ones and bad.

type Value = string | boolean | readonly Value[] | { readonly [key: string]: Value };

/** A binary property list that holds a value. */
export function binaryPlist(root: Value): Uint8Array {
  const found: number[][] = [];
  const add = (value: Value): number => {
    const at = found.length;
    found.push([]);
    if (typeof value === 'boolean') found[at] = [value ? 9 : 8];
    else if (typeof value === 'string') {
      const isAscii = [...value].every((letter) => letter.charCodeAt(0) < 128);
      const units = Array.from({ length: value.length }, (_, i) => value.charCodeAt(i));
      found[at] = [...sized(isAscii ? 0x50 : 0x60, units.length), ...(isAscii ? units : units.flatMap((unit) => [unit >> 8, unit & 255]))];
    } else if (Array.isArray(value))
      found[at] = [...sized(0xa0, (value as readonly Value[]).length), ...(value as readonly Value[]).map(add)];
    else {
      const entries = Object.entries(value as Readonly<Record<string, Value>>);
      found[at] = [...sized(0xd0, entries.length), ...entries.map(([key]) => add(key)), ...entries.map(([, one]) => add(one))];
    }
    return at;
  };
  add(root);
  return objects(found);
}

/** A binary property list of objects as they are written, each named by one byte; the first is the root. */
export function objects(found: readonly (readonly number[])[]): Uint8Array {
  const body = found.flat();
  let at = 8;
  const offsets = found.flatMap((one) => {
    const start = at;
    at += one.length;
    return [start >> 8, start & 255];
  });
  const wide = (value: number): number[] => [0, 0, 0, 0, 0, 0, value >> 8, value & 255];
  return Uint8Array.from([
    ...[...'bplist00'].map((letter) => letter.charCodeAt(0)),
    ...body,
    ...offsets,
    0,
    0,
    0,
    0,
    0,
    0,
    2,
    1,
    ...wide(found.length),
    ...wide(0),
    ...wide(at),
  ]);
}

/** An array of strings that are one string in the file, each of them said to stand there. */
export function sharedString(count: number, length: number): Uint8Array {
  const wide = (value: number, size: number): number[] =>
    Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** (size - 1 - i)) % 256);
  const array = [0xaf, 0x12, ...wide(count, 4), ...Array.from({ length: count }, (_, i) => wide(i + 1, 2)).flat()];
  const text = [0x5f, 0x12, ...wide(length, 4), ...new Array<number>(length).fill(0x61)];
  const at = 8 + array.length;
  const table = [...wide(8, 4), ...Array.from({ length: count }, () => wide(at, 4)).flat()];
  return Uint8Array.from([
    ...[...'bplist00'].map((letter) => letter.charCodeAt(0)),
    ...array,
    ...text,
    ...table,
    0,
    0,
    0,
    0,
    0,
    0,
    4,
    2,
    ...wide(count + 1, 8),
    ...wide(0, 8),
    ...wide(at + text.length, 8),
  ]);
}

function sized(kind: number, length: number): number[] {
  return length < 15 ? [kind | length] : [kind | 15, 0x11, length >> 8, length & 255];
}
