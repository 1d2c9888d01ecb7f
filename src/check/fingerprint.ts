import type { Finding } from '../model/rule.js';
import { textAt } from '../model/text.js';
import type { Place } from '../model/text.js';

const QUOTE_LENGTH = 240;

/** Where a place stands inside a structured file, and how to call it so that entries added above do not change the name. */
export interface Pointer {
  /** JSON pointer of the node: `/data/2/to/0`. */
  readonly exact: string;
  /** The same with list positions replaced by what the entry is about: `/data/contact.email/to/*`. */
  readonly stable: string;
}

/** Finds the pointer of a place; null in files without structure. */
export type Pointers = (at: Place) => Pointer | null;

/** A finding that has no fingerprint yet. */
export type Bare = Omit<Finding, 'fingerprint'>;

/**
 * Gives every finding a name that survives moved and reflowed text: 16 hexadecimal digits over the rule, the kinds of facts and the
 * words at its places. Equal ones are numbered in their order, so that none hides another.
 */
export function withFingerprints(findings: readonly Bare[], pointers: Pointers): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const places = [finding.at, ...finding.related.map((related) => related.at)].map((at) => [
      pointers(at)?.stable ?? '',
      normalized(textAt(at)),
    ]);
    return { ...finding, fingerprint: numbered(hash(JSON.stringify([finding.ruleId, ...places])), seen) };
  });
}

/** A fingerprint without its number: equal findings are told apart by their order, which is no part of what they are. */
export function unnumbered(fingerprint: string): string {
  return fingerprint.replace(/-\d+$/, '');
}

/** Numbers anew what is equal among findings that were named apart from each other. */
export function withUniqueFingerprints<T extends { readonly fingerprint: string }>(findings: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => ({ ...finding, fingerprint: numbered(unnumbered(finding.fingerprint), seen) }));
}

/** A quote without the accidents of layout: small letters, one space, bounded. */
export function normalized(quote: string): string {
  return quote
    .slice(0, 8 * QUOTE_LENGTH)
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, QUOTE_LENGTH);
}

function numbered(base: string, seen: Map<string, number>): string {
  const count = (seen.get(base) ?? 0) + 1;
  seen.set(base, count);
  return count === 1 ? base : `${base}-${count}`;
}

/**
 * Sixty-four bits of a text, in two lanes that each unit goes through. No secret hangs on them, and equal ones are numbered, so
 * that a text made to collide hides nothing; a digest of node:crypto would cost 5 ms to load.
 */
function hash(text: string): string {
  let a = 0x2545f491;
  let b = 0x6c078965;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul((b ^ unit) + 0x7f4a7c15, 0x85ebca77);
  }
  return hex(mixed(a, b >>> 15)) + hex(mixed(b, a >>> 13));
}

/** Lets every bit of a lane and of its neighbour reach all others. */
function mixed(lane: number, other: number): number {
  let x = lane ^ other;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

function hex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}
