import type { Fact } from '../../model/declaration.js';
import { clip } from '../nodes.js';
import type { Field, Reader } from '../reader.js';

const HELP =
  'Write "sell", "share", "use" or "collect", a category of data and, after "for", a purpose: "use contact.phone for direct_marketing".';

/** `never:`, each promise as "VERB DATA" or "VERB DATA for PURPOSE" with the ids of the vocabularies. */
export function readNever(reader: Reader, field: Field | undefined): Fact<string>[] {
  return reader.items(field).flatMap((item) => {
    const fact = reader.text(item);
    const promise = fact && readPromise(reader, fact);
    return promise ? [promise] : [];
  });
}

function readPromise(reader: Reader, fact: Fact<string>): Fact<string> | null {
  const words = fact.value.split(/\s+/);
  const verb = (words[0] ?? '').toLowerCase();
  if (!['sell', 'share', 'use', 'collect'].includes(verb) || words.length < 2) {
    reader.defect('unknown_value', `"${clip(fact.value)}" is not a promise that can be checked.`, fact.at, HELP);
    return null;
  }
  const split = words.indexOf('for');
  const data = reader.resolveTerm('data', { value: words.slice(1, split < 0 ? undefined : split).join(' '), at: fact.at });
  if (!data || data.value === 'unknown') return null;
  if (split < 0) return { value: `${verb} ${data.value}`, at: fact.at };
  const purpose = reader.resolveTerm('purpose', { value: words.slice(split + 1).join(' '), at: fact.at });
  return purpose && { value: `${verb} ${data.value} for ${purpose.value}`, at: fact.at };
}
