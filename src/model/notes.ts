// What was found out about an object, kept as long as the object is.

/** Hands back the object it is given: the private fields of a class that extends it are then fields of that object, unseen by anybody else. */
const Same = function (object: object): object {
  return object;
} as unknown as new (object: object) => object;

class Noted extends Same {
  readonly #all = new Map<object, unknown>();

  static in(object: object): Map<object, unknown> | undefined {
    return #all in object ? object.#all : undefined;
  }

  static on(object: object): Map<object, unknown> {
    return Noted.in(object) ?? new Noted(object).#all;
  }
}

/**
 * Does what a WeakMap does. What a WeakMap holds counts as needed each time that the engine collects young objects only: all texts read
 * lately were kept and moved about twice, a sixth of the time of reading a thousand. For a few notes on a few objects: each object with notes
 * carries a map.
 */
export class Notes<K extends object, V> {
  get(key: K): V | undefined {
    return Noted.in(key)?.get(this) as V | undefined;
  }

  set(key: K, value: V): this {
    Noted.on(key).set(this, value);
    return this;
  }
}
