// What was worked out about an object, kept for as long as the object lives.

/** A value, by the Notes that it belongs to, and the next of the same object. */
interface Note {
  readonly of: object;
  value: unknown;
  readonly next: Note | null;
}

/** A base whose constructor gives back what it is given, so that the fields of a class that extends it go there. */
const Given = function (key: object): object {
  return key;
} as unknown as new (key: object) => object;

/** Notes on objects that take no new field. */
const fixed = new WeakMap<object, Note>();

/** Notes on any object, in a private field: no key, copy or comparison of the object shows them. */
class Noted extends Given {
  #first: Note | null = null;

  static first(key: object): Note | null {
    if (#first in key) return key.#first;
    return Object.isExtensible(key) ? null : (fixed.get(key) ?? null);
  }

  static add(key: object, of: object, value: unknown): void {
    const note = { of, value, next: Noted.first(key) };
    if (#first in key) key.#first = note;
    // Engines are about to refuse a private field there, too.
    else if (Object.isExtensible(key)) (new Noted(key) as Noted).#first = note;
    else fixed.set(key, note);
  }
}

/**
 * A WeakMap but for where it keeps its values: in the keys. The table of a WeakMap that is as old as the program holds what is put into it until the
 * whole heap is searched, long after the key is gone; with a text's words, statements and blocks that is most of the memory of a run over many texts.
 */
export class Notes<K extends object, V> {
  get(key: K): V | undefined {
    for (let note = Noted.first(key); note; note = note.next) if (note.of === this) return note.value as V;
    return undefined;
  }

  set(key: K, value: V): void {
    for (let note = Noted.first(key); note; note = note.next)
      if (note.of === this) {
        note.value = value;
        return;
      }
    Noted.add(key, this, value);
  }
}
