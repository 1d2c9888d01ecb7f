import type { PolicyDocument } from '../model/document.js';
import type { Source } from '../model/text.js';
import { Marks } from './markdown-inline.js';
import { Markup } from './markup.js';
import { Outline } from './outline.js';

export function readHtml(source: Source): PolicyDocument {
  const outline = new Outline();
  const markup = new Markup(source.text, outline, new Marks(source.text));
  markup.html(0, source.text.length);
  markup.finish(source.text.length);
  return outline.finish(source, 'html', null);
}
