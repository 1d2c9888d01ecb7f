// What the heading and the lead-in of a block speak of: it decides how bare phrases below them are read.
import type { Sentence } from './sentence.js';

export interface Topic {
  readonly rights: boolean;
  readonly basis: boolean;
  readonly contact: boolean;
  readonly children: boolean;
  readonly change: boolean;
  readonly security: boolean;
  /** How long data are kept. */
  readonly retention: boolean;
  /** A signal of the browser, by id (dnt, gpc). */
  readonly signal: string | null;
}

export const NO_TOPIC: Topic = { rights: false, basis: false, contact: false, children: false, change: false, security: false, retention: false, signal: null };

/** The topic of a heading or lead-in. */
export function topicOf(s: Sentence): Topic {
  const has = (...stems: readonly string[]): boolean => s.tokens.some((t) => stems.includes(t.stem));
  return {
    rights: has('right', 'choice', 'access', 'choices', 'control', 'deletion', 'delete', 'request'),
    basis: has('basis', 'bases', 'lawful', 'legal', 'ground') && !has('notice', 'disclosure'),
    contact: has('contact', 'question', 'reach', 'complaint', 'touch'),
    children: s.has('child'),
    change: has('change', 'update', 'amendment', 'modification', 'revision'),
    security: has('security', 'secure', 'protect', 'protection', 'safe', 'safeguard'),
    retention: has('retention', 'retain') || has('long', 'period', 'time') && has('keep', 'store', 'storage', 'hold', 'save'),
    signal: s.phrases.find((p) => p.kind === 'signal')?.id ?? null,
  };
}

/** What either of two headings speaks of. */
export function bothTopics(a: Topic, b: Topic): Topic {
  return {
    rights: a.rights || b.rights, basis: a.basis || b.basis, contact: a.contact || b.contact, children: a.children || b.children,
    change: a.change || b.change, security: a.security || b.security, retention: a.retention || b.retention, signal: a.signal ?? b.signal,
  };
}
