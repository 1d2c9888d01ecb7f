// Whether a policy tells its readers of a declared fact; where nothing can be read, nothing is missing.
import { Notes } from '../model/notes.js';
import type { Context, Reading } from '../model/rule.js';
import { Coverage } from './disclosures.js';

const known = new Notes<Context, Coverage | null>();

/** What the policies of a context disclose; null where none could be read (not in English, or without text), so that nothing is missing. */
export function coverageOf(context: Context): Coverage | null {
  let found = known.get(context);
  if (found === undefined) {
    const readable = context.policies.filter(isReadable);
    found = readable.some((reading) => !reading.supplement) ? new Coverage(context, readable) : null;
    known.set(context, found);
  }
  return found;
}

function isReadable({ document, statements, mentions }: Reading): boolean {
  const prose = document.blocks.some((block) => block.kind !== 'heading' && block.text.trim() !== '');
  if (!prose) return false;
  return document.language === 'en' || (document.language === 'und' && statements.length + mentions.length > 0);
}
