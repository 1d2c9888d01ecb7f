// What rules about code share: how places are counted and told.
import type { Code, Trace } from '../model/code.js';
import type { Declaration, Tracker } from '../model/declaration.js';
import type { CodeFact } from '../model/program.js';
import type { Context, Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { entryAt, isMarked } from './declared.js';

/** All facts of one kind, in the order of files and places. */
export function factsOf<K extends CodeFact['kind']>(code: Code, kind: K): Extract<CodeFact, { kind: K }>[] {
  return code.programs.flatMap(({ facts }) => facts.filter((fact): fact is Extract<CodeFact, { kind: K }> => fact.kind === kind));
}

/** ", here and in 4 other places": a finding that stands for many places shows the first. */
export function alsoIn(places: number): string {
  return places < 2 ? '' : `, here and in ${places - 1} other ${places === 2 ? 'place' : 'places'}`;
}

/** What a trace is, as the object of "the code …": "imports posthog-js", "loads cdn.example". */
export function doingOf({ via, name, weak }: Trace): string {
  switch (via) {
    case 'package':
      return weak === 'listed' ? `lists ${name}, and no use of it was seen` : `imports ${name}`;
    case 'host':
      return weak === 'read' ? `reads from ${name}` : `reaches ${name}`;
    case 'global':
      return `calls ${name}`;
    case 'cookie':
      return `sets the cookie ${name}`;
  }
}

/** Where the declaration would have to say something: its list, or the first thing in it. */
export function listAt({ recipients, data, at }: Declaration, list: 'recipients' | 'data'): Place {
  return (list === 'recipients' ? recipients[0]?.at : data[0] && entryAt(data[0])) ?? at;
}

/** Whether a category is declared, as itself, as part of a wider one, or by one of its parts. */
export function isDataDeclared(id: string, declared: Iterable<string>, vocabulary: Vocabulary): boolean {
  for (const one of declared) if (vocabulary.covers('data', one, id) || vocabulary.covers('data', id, one)) return true;
  return false;
}

/** The declared tracker of a cookie or entry of that name; a trailing star in a declared name stands for any rest. */
export function trackerNamed(name: string, { trackers }: Pick<Declaration, 'trackers'>): Tracker | undefined {
  return trackers.find(
    ({ name: declared }) =>
      declared !== null && (declared.value.endsWith('*') ? name.startsWith(declared.value.slice(0, -1)) : declared.value === name),
  );
}

/** Data whose loss harms: sensitive by law. Credentials are so by name only. */
export function isDelicate(id: string, vocabulary: Vocabulary): boolean {
  return (
    id !== 'account.credentials' &&
    id !== 'content.messages' &&
    (isMarked(vocabulary, 'sensitive')(id) || isMarked(vocabulary, 'art9')(id) || isMarked(vocabulary, 'art10')(id))
  );
}

/** A declaration that says of itself that it is not complete is held to less. */
export function softened(severity: Severity, { declaration }: Context): Severity {
  return declaration.complete === 'no' ? 'info' : severity;
}
