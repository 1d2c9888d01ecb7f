// Texts that are no privacy policy by their own title, and lead to one.
import type { Context } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { hints } from './hints.js';
import { placeOfLink } from './passages.js';
import { wordsOf } from './wording.js';

export interface OtherDocument {
  /** "terms of use", as its title says. */
  readonly kind: string;
  readonly link: Place;
}

/** Blocks at the start among which the title stands, and the words of the longest title. */
const [HEAD, TITLE_WORDS] = [6, 9];

/** What the only policy is by its title, where that is something else and it links to a privacy policy; else null. */
export function otherDocument({ policies }: Context): OtherDocument | null {
  const [reading, ...others] = policies;
  if (!reading || others.length) return null;
  const { blocks } = reading.document;
  const heads = blocks
    .slice(0, HEAD)
    .map(({ text }) => ` ${wordsOf(text).join(' ')} `)
    .filter((text) => text.split(' ').length <= TITLE_WORDS + 2);
  const names = (text: string): boolean => hints('privacy_titles').some((word) => text.includes(` ${word} `));
  const title = heads.find((text) => hints('other_titles').some((word) => text.includes(` ${word} `)));
  if (!title || heads.some(names)) return null;
  for (const block of blocks) {
    const link = block.links.find(
      (one) =>
        one.kind !== 'auto' &&
        !block.text.slice(one.start, one.end).includes('://') &&
        names(` ${wordsOf(block.text.slice(one.start, one.end)).join(' ')} `),
    );
    if (link) return { kind: hints('other_titles').find((word) => title.includes(` ${word} `)) ?? '', link: placeOfLink(reading, link) };
  }
  return null;
}
