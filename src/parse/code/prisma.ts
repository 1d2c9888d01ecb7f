// Schemas of Prisma: models and their fields, each on a line of its own.
import type { Span } from '../../model/text.js';

export interface SchemaField extends Span {
  readonly model: string;
  readonly name: string;
  /** As written: `String`, `DateTime`, `User`. */
  readonly type: string;
}

/** The fields of every model and composite type. */
export function prismaFields(text: string): SchemaField[] {
  const found: SchemaField[] = [];
  let model: string | null = null;
  let at = 0;
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/, 3);
    if (model === null) {
      if ((words[0] === 'model' || words[0] === 'type') && words[1] && line.includes('{')) model = words[1].replace('{', '');
    } else if (words[0] === '}') model = null;
    else if (words[0] && words[1] && /^[A-Za-z]\w*$/.test(words[0])) {
      const start = at + line.indexOf(words[0]);
      found.push({ model, name: words[0], type: words[1].replace(/[?[\]]+$/, ''), start, end: start + words[0].length });
    }
    at += line.length + 1;
  }
  return found;
}
