// What a component is read as whose code stands in another file: by its name, as people name such components.
import { UNSEEN, VOID } from '../flow.js';
import { levelOfText } from './texts.js';

/** How an element is read: as an element of HTML, as a text that is a block unless it stands in another, or not at all. */
export type Reading =
  { readonly kind: 'html'; readonly name: string } | { readonly kind: 'inline' | 'text' | 'block' | 'unseen' | 'markdown' };

const AS: Readonly<Record<string, string>> = {
  p: 'p',
  paragraph: 'p',
  para: 'p',
  lead: 'p',
  typography: 'p',
  typographyp: 'p',
  ul: 'ul',
  unorderedlist: 'ul',
  bulletlist: 'ul',
  bulletedlist: 'ul',
  list: 'ul',
  listroot: 'ul',
  bullets: 'ul',
  ol: 'ol',
  orderedlist: 'ol',
  numberedlist: 'ol',
  li: 'li',
  listitem: 'li',
  bullet: 'li',
  bulletitem: 'li',
  link: 'a',
  navlink: 'a',
  a: 'a',
  anchor: 'a',
  externallink: 'a',
  textlink: 'a',
  nextlink: 'a',
  hyperlink: 'a',
  inlinelink: 'a',
  smartlink: 'a',
  maillink: 'a',
  customlink: 'a',
  routerlink: 'a',
  nuxtlink: 'a',
  strong: 'strong',
  bold: 'strong',
  b: 'strong',
  br: 'br',
  hr: 'hr',
  divider: 'hr',
  separator: 'hr',
  img: 'img',
  image: 'img',
  nextimage: 'img',
  table: 'table',
  tableroot: 'table',
  thead: 'thead',
  tableheader: 'thead',
  tbody: 'tbody',
  tablebody: 'tbody',
  tfoot: 'tfoot',
  tablefooter: 'tfoot',
  tr: 'tr',
  tablerow: 'tr',
  th: 'th',
  tablehead: 'th',
  tableheadercell: 'th',
  tablecolumnheader: 'th',
  tableheading: 'th',
  td: 'td',
  tablecell: 'td',
  tabledatacell: 'td',
  blockquote: 'blockquote',
  quote: 'blockquote',
  dl: 'dl',
  dt: 'dt',
  dd: 'dd',
  nav: 'nav',
  breadcrumb: 'nav',
  breadcrumbs: 'nav',
  tableofcontents: 'nav',
  toc: 'nav',
  navbar: 'nav',
};
/** In these the next part of the name says what they are: `Table.Head` is "tablehead", `Typography.Title` is "title". */
const HEADINGS = new Set([
  'heading',
  'title',
  'subtitle',
  'subheading',
  'sectiontitle',
  'sectionheading',
  'sectionheader',
  'pagetitle',
  'pageheading',
  'pageheader',
  'subheader',
  'headline',
  'cardtitle',
  'legalheading',
  'accordiontrigger',
  'accordionsummary',
  'accordionheader',
  'accordionbutton',
]);
const TOP_HEADINGS = new Set(['pagetitle', 'pageheading', 'pageheader']);
const INLINE = new Set([
  'fragment',
  'suspense',
  'errorboundary',
  'trans',
  'translate',
  't',
  'span',
  'code',
  'em',
  'i',
  'italic',
  'u',
  'underline',
  'small',
  'sup',
  'sub',
  'mark',
  'highlight',
  'highlighter',
  'badge',
  'tooltip',
  'kbd',
  'abbr',
  'time',
  'date',
  'balancer',
  'formattedmessage',
  'email',
  'mailto',
  'emaillink',
  'obfuscatedemail',
  'nowrap',
  'gradienttext',
  'animatedtext',
]);
/** What shows no prose of the policy: heads of documents, forms, pictures. */
const UNREAD = new Set([
  'head',
  'helmet',
  'seo',
  'nextseo',
  'metatags',
  'metadata',
  'meta',
  'script',
  'style',
  'svg',
  'icon',
  'form',
  'input',
  'textarea',
  'select',
  'button',
  'iconbutton',
  'switch',
  'checkbox',
  'jsonld',
  'structureddata',
  'articlejsonld',
]);
const MARKDOWN = new Set([
  'markdown',
  'reactmarkdown',
  'mdxremote',
  'mdxcontent',
  'markdownrenderer',
  'markdowncontent',
  'streamdown',
  'marked',
]);

/** How an element of HTML is read; its name in small letters. */
export function readingOfHtml(name: string): Reading {
  if (name === 'head' || (UNSEEN.has(name) && !VOID.has(name) && name !== 'dialog' && name !== 'button')) return { kind: 'unseen' };
  return name === 'input' || name === 'meta' || name === 'link' || name === 'base' ? { kind: 'unseen' } : { kind: 'html', name };
}

/**
 * How a component is read by its name.
 *
 * @param path its name, in parts: `motion.div` is ['motion', 'div']
 * @param attribute the text of an attribute, where it is known
 */
export function readingOfComponent(path: readonly string[], attribute: (name: string) => string | null): Reading {
  const last = path.at(-1) ?? '';
  // `motion.div`, `chakra.h2`, `animated.p`.
  if (path.length > 1 && /^[a-z][a-z\d]*$/.test(last)) return readingOfHtml(last);
  const name = path.join('').toLowerCase();
  const short = last.toLowerCase();
  const told = attribute('as') ?? attribute('component') ?? attribute('tag') ?? attribute('tagname') ?? attribute('renderas');
  if (told !== null && /^[a-z][a-z\d]*$/.test(told)) return readingOfHtml(told);
  const variant = attribute('variant') ?? '';
  if (/^h[1-6]$/.test(variant)) return { kind: 'html', name: variant };
  if (/^(?:h|heading|title|typographyh)[1-6]$/.test(short)) return { kind: 'html', name: `h${short.at(-1) as string}` };
  const level = attribute('level') ?? attribute('order') ?? '';
  const heading = HEADINGS.has(name) || HEADINGS.has(short);
  if (heading)
    return {
      kind: 'html',
      name: /^[1-6]$/.test(level)
        ? `h${level}`
        : TOP_HEADINGS.has(short)
          ? 'h1'
          : short === 'cardtitle' || short.startsWith('accordion') || short.startsWith('sub')
            ? 'h3'
            : 'h2',
    };
  if (UNREAD.has(name) || /(?:icon|svg|logo|seo|jsonld|button|btn)$/.test(short)) return { kind: 'unseen' };
  if (MARKDOWN.has(name)) return { kind: 'markdown' };
  const known = Object.hasOwn(AS, name) ? AS[name] : Object.hasOwn(AS, short) ? AS[short] : undefined;
  if (known !== undefined) return { kind: 'html', name: known };
  if (INLINE.has(name) || INLINE.has(short)) return { kind: 'inline' };
  if (!short.endsWith('text')) return { kind: 'block' };
  const rank = levelOfText(attribute);
  return rank ? { kind: 'html', name: `h${rank}` } : { kind: 'text' };
}

/** Attributes that components show as a heading, and as text. */
export const SHOWN_AS_HEADING: readonly string[] = ['title', 'heading', 'headline', 'header'];
export const SHOWN_AS_TEXT: readonly string[] = [
  'subtitle',
  'subheading',
  'description',
  'text',
  'content',
  'body',
  'label',
  'summary',
  'question',
  'answer',
  'message',
  'lead',
  'intro',
  'caption',
  'defaultMessage',
  'date',
  'lastUpdated',
  'updatedAt',
  'effectiveDate',
];

/** Whether a component that frames a whole page keeps its attributes for the browser's title bar and for search engines. */
export function isFrame(path: readonly string[]): boolean {
  return /(?:layout|seo|head|meta|root|provider|shell|html|document|image|link)$/i.test(path.at(-1) ?? '');
}

/** Whether a component of another file is what stands around every page, by its name: no part of a policy. */
export function isAround(path: readonly string[]): boolean {
  return (
    /(?:header|footer|nav|navbar|navigation|menu|sidebar|breadcrumbs?|topbar|banner|toggle|switcher|newsletter|cta|button|analytics|background|separator|divider|spacer)$/i.test(
      path.at(-1) ?? '',
    ) && !/page-?header$/i.test(path.at(-1) ?? '')
  );
}

/** Whether a module is a file of the project, not of a package. */
export function isOwnFile(from: string): boolean {
  return /^(?:\.|@\/|~|#|\$lib|src\/)/.test(from);
}
