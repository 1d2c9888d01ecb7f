// What the markup of pages and components shows, and schemas of databases.
import type { CodeFact, LoadFact } from '../../model/program.js';
import { place } from '../../model/text.js';
import type { Source } from '../../model/text.js';
import type { Element } from '../../parse/code/elements.js';
import type { SchemaField } from '../../parse/code/schemas.js';
import { addressIn } from './addresses.js';
import { fieldData } from './collects.js';
import { dataOf, isConsent, isPerson } from './names.js';
import { isKept, isNameOfAccount, isOfDeeds } from './kept.js';

const LOADING: Readonly<Record<string, readonly [attribute: string, how: LoadFact['how']]>> = {
  script: ['src', 'script'],
  img: ['src', 'image'],
  iframe: ['src', 'frame'],
  embed: ['src', 'frame'],
  video: ['src', 'image'],
  audio: ['src', 'image'],
  source: ['src', 'image'],
  link: ['href', 'style'],
};
/** Links whose address a browser loads. */
export const LOADED_LINKS = new Set(['stylesheet', 'preload', 'prefetch', 'modulepreload', 'preconnect']);

/** What elements load from elsewhere, and what forms ask for. */
export function factsOfMarkup(elements: readonly Element[], source: Source): CodeFact[] {
  return elements.flatMap((element) => [...loaded(element, source), ...asked(element, source)]);
}

function loaded(element: Element, source: Source): CodeFact[] {
  const name = element.name.toLowerCase();
  const [attribute, how] = Object.hasOwn(LOADING, name) ? (LOADING[name] as readonly [string, LoadFact['how']]) : [];
  const found = element.attributes.find((one) => one.name.toLowerCase() === attribute);
  const address = addressIn(found?.value ?? null);
  if (!found || !address || !how || (name === 'link' && !LOADED_LINKS.has(valueOf(element, 'rel')?.toLowerCase() ?? ''))) return [];
  const at = place(source, found.start, found.end);
  const load: LoadFact = { kind: 'load', at, host: address.host, path: address.path, how, side: 'browser', carries: false };
  return how === 'script' ? [load, { kind: 'start', at, of: { host: address.host }, name: address.host, gated: waits(element) }] : [load];
}

/** Whether a script waits for consent: it is no script yet (`type="text/plain"`), or an attribute names consent. */
function waits(element: Element): boolean {
  return (
    valueOf(element, 'type') === 'text/plain' ||
    element.attributes.some(({ name, value }) => isConsent(name) || (name.startsWith('data-') && isConsent(value ?? '')))
  );
}

function asked(element: Element, source: Source): CodeFact[] {
  const field = fieldData(element.name, (name) => valueOf(element, name) ?? '');
  return field ? [{ kind: 'collect', at: place(source, element.start, element.end), how: 'form', data: field.data, name: field.name }] : [];
}

function valueOf({ attributes }: Element, name: string): string | null {
  return attributes.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value ?? null;
}

/** Fields of a schema that hold data about people. A field whose type is a flag or another model holds none itself; of Prisma, models are types. */
export function factsOfSchema(fields: readonly SchemaField[], source: Source): CodeFact[] {
  return fields.flatMap(({ model, name, type, start, end }): CodeFact[] => {
    if (source.path.endsWith('.prisma') ? !SCALARS.has(type) : FLAGS.test(type)) return [];
    const person = isPerson(model);
    const data = dataOf(name, { person: person ?? false });
    if (data === null || !isKept(data, person ?? isOfDeeds(model)) || isNameOfAccount(model, name)) return [];
    return [{ kind: 'collect', at: place(source, start, end), how: 'model', data, name: `${model}.${name}` }];
  });
}

const FLAGS = /^(?:bool|boolean|bit|NullBooleanField|BooleanField)$/i;
const SCALARS = new Set(['String', 'DateTime', 'Int', 'BigInt', 'Float', 'Decimal', 'Json', 'Bytes']);
