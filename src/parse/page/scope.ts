import type { Value } from './values.js';

/** Names and what they stand for. */
export class Scope {
  private readonly names = new Map<string, () => Value>();

  /** @param region the declaration or function whose text is evaluated in it, by its offset */
  constructor(
    private readonly parent: Scope | null,
    readonly region: number,
  ) {}

  declare(name: string, get: () => Value): void {
    this.names.set(name, get);
  }

  find(name: string): (() => Value) | null {
    return this.names.get(name) ?? this.parent?.find(name) ?? null;
  }

  /** The names declared in this scope itself, in order. */
  get own(): ReadonlyMap<string, () => Value> {
    return this.names;
  }
}

/** A value that is computed when it is first asked for; `circular` is what it is while that goes on. */
export function once(compute: () => Value, circular: Value): () => Value {
  let known: Value | null = null;
  let isBusy = false;
  return () => {
    if (known || isBusy) return known ?? circular;
    isBusy = true;
    try {
      return (known = compute());
    } finally {
      isBusy = false;
    }
  };
}
