// What a property list holds, however it is written, with the place of every key and value.
import type { Place } from '../../model/text.js';

export type PlistValue =
  | { readonly kind: 'dict'; readonly at: Place; readonly entries: readonly PlistEntry[] }
  | { readonly kind: 'array'; readonly at: Place; readonly items: readonly PlistValue[] }
  | { readonly kind: 'string'; readonly at: Place; readonly text: string }
  | { readonly kind: 'boolean'; readonly at: Place; readonly value: boolean }
  /** Numbers, dates and bytes, which no label has. */
  | { readonly kind: 'other'; readonly at: Place; readonly what: string };

export interface PlistEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: PlistValue;
}

/** Why a property list cannot be read. */
export class PlistError extends Error {
  /** @param at null where there are no places */
  constructor(
    message: string,
    readonly at: Place | null,
  ) {
    super(message);
  }
}

/** Values inside values; a privacy manifest has five. */
export const DEEPEST = 32;
/** Values of one file; a large manifest has a few hundred. */
export const MOST_VALUES = 50_000;

/** What a value is called in messages. */
export function called(value: PlistValue): string {
  switch (value.kind) {
    case 'dict':
      return 'a dictionary';
    case 'array':
      return 'an array';
    case 'string':
      return 'a string';
    case 'boolean':
      return String(value.value);
    case 'other':
      return value.what;
  }
}
