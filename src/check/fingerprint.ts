import { createHash } from 'node:crypto';
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
    const places = [finding.at, ...finding.related.map((related) => related.at)].map((at) => [pointers(at)?.stable ?? '', normalized(textAt(at))]);
    return { ...finding, fingerprint: numbered(hash(JSON.stringify([finding.ruleId, ...places])), seen) };
  });
}

/** Numbers what is equal among findings that were named apart from each other. */
export function withUniqueFingerprints(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => ({ ...finding, fingerprint: numbered(finding.fingerprint, seen) }));
}

/** A quote without the accidents of layout: small letters, one space, bounded. */
export function normalized(quote: string): string {
  return quote.slice(0, 8 * QUOTE_LENGTH).replace(/\s+/g, ' ').trim().toLowerCase().slice(0, QUOTE_LENGTH);
}

function numbered(base: string, seen: Map<string, number>): string {
  const count = (seen.get(base) ?? 0) + 1;
  seen.set(base, count);
  return count === 1 ? base : `${base}-${count}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
