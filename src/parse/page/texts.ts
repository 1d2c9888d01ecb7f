// Texts of React Native and of component libraries: which of them are headings, and which are blocks.
import { child, children, nameOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { Reading } from './names.js';
import { attributeName } from './tags.js';
import type { Via } from './values.js';

/** Where something is shown: in which components, and how deep. */
export interface Where {
  readonly via: Via | null;
  readonly depth: number;
  /** Whether text stands beside it, so that what is not known to be a block is none. */
  readonly isMixed: boolean;
  /** Whether it stands in a text, where another text is no block. */
  readonly isInText: boolean;
}

export const TOP: Where = { via: null, depth: 0, isMixed: false, isInText: false };

/** Elements that hold words and no blocks. */
const PHRASES = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'a', 'b', 'strong', 'em', 'span', 'dt']);

/** The element of HTML as which one is shown. */
export function tagFor(reading: Reading, { isMixed, isInText }: Where, opening: Node | null): string {
  if (reading.kind === 'html') return reading.name;
  if (reading.kind === 'inline' || isMixed || (reading.kind === 'text' && isInText)) return 'span';
  const level = reading.kind === 'text' ? levelOfStyles(styleNames(opening)) : 0;
  return level ? `h${level}` : 'div';
}

/** Where the content of an element is shown. */
export function within(where: Where, reading: Reading, tag: string): Where {
  return reading.kind === 'text' || PHRASES.has(tag) ? { ...where, isInText: true } : where;
}

/** The level of a heading that a text is by its variant, type or role (react-native-paper, Expo's templates); 0 where it is none. */
export function levelOfText(attribute: (name: string) => string | null): number {
  const told = ['variant', 'type', 'role', 'accessibilityRole'].map((name) => attribute(name) ?? '');
  if (told.some((one) => /^(?:display|headline|title|heading|header)(?![a-z])/.test(one))) return 2;
  return told.includes('subtitle') ? 3 : 0;
}

/** … by the names of its styles: `styles.sectionTitle`, `styles.h2`. */
function levelOfStyles(names: readonly string[]): number {
  for (const name of names) {
    const digit = /^h([1-6])$/i.exec(name)?.[1];
    if (digit) return Number(digit);
    if (/(?:title|heading|header)(?:text)?$/i.test(name))
      return /^sub/i.test(name) ? 3 : /^(?:page|screen|main|header|title)/i.test(name) ? 1 : 2;
  }
  return 0;
}

/** The names of the styles that an element is given: of `style={[styles.h2, { color }]}`, "h2". */
function styleNames(opening: Node | null): string[] {
  const given = children(opening, 'attributes').find((one) => one.type === 'JSXAttribute' && attributeName(child(one, 'name')) === 'style');
  const value = child(child(given ?? null, 'value'), 'expression');
  const each = value?.type === 'ArrayExpression' ? children(value, 'elements') : value ? [value] : [];
  return each.flatMap((one) => (one.type === 'MemberExpression' ? (nameOf(child(one, 'property')) ?? []) : []));
}
