import type { LinkTarget } from '../model/document.js';
import type { Run } from './markdown-emphasis.js';
import type { Tag } from './tags.js';

/** Where a bracket leads, once its partner is found. */
export type Target = Pick<LinkTarget, 'target' | 'kind' | 'written'>;

/** A stretch of a paragraph that is not text as it stands, in source order. Offsets are of the source. */
export type Piece =
  | { readonly kind: 'run'; readonly start: number; readonly end: number; readonly run: Run }
  | { readonly kind: 'characters'; readonly start: number; readonly end: number; readonly characters: string }
  | {
      readonly kind: 'verbatim' | 'drop' | 'break' | 'comment' | 'template';
      readonly start: number;
      readonly end: number;
      readonly inner: number;
      readonly innerEnd: number;
    }
  | { readonly kind: 'tag'; readonly start: number; readonly end: number; readonly tag: Tag }
  /** A bracket; `role` is set when its partner is found. */
  | {
      readonly kind: 'bracket';
      readonly start: number;
      end: number;
      role: 'text' | 'link' | 'image' | 'end of link' | 'end of image';
      target: Target | null;
    }
  | {
      readonly kind: 'autolink';
      readonly start: number;
      readonly end: number;
      readonly inner: number;
      readonly innerEnd: number;
      readonly target: string;
    };
