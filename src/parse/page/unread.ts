// Texts that stand in a page and were not shown, told in one place for each statement, so that none is passed over in silence.
import { child, children, isNode, keyOf, nameOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { Span } from '../../model/text.js';

/** Words from which on a string of the code is a text for readers. */
const PROSE = 8;
/** Names of what describes a page to browsers and search engines. */
const ABOUT =
  /^(?:metadata|meta|generateMetadata|head|frontmatter|seo|openGraph|jsonLd|structuredData|schema|viewport|links|loader|action|styles|classes)$/i;

/**
 * @param shown offsets at which texts start that were shown
 * @param left ranges that are left out on purpose
 */
export function unreadIn(
  program: Node,
  text: string,
  shown: readonly number[],
  left: readonly Span[],
): { readonly reason: string; readonly start: number; readonly end: number }[] {
  const sorted = [...shown].sort((a, b) => a - b);
  const found: { reason: string; start: number; end: number }[] = [];
  for (const statement of children(program, 'body')) {
    const spans = textsIn(statement, text).filter(
      (span) => !holdsOne(sorted, span) && !left.some((one) => one.start <= span.start && span.end <= one.end),
    );
    const [first] = spans;
    if (!first) continue;
    const what = spans.length === 1 ? 'a text' : `the first of ${spans.length} texts`;
    const name = nameOfStatement(statement);
    found.push({ reason: `${what}${name ? ` in "${name}"` : ''} not shown by the page, as far as can be told`, ...first });
  }
  return found;
}

function textsIn(statement: Node, text: string): Span[] {
  const found: Span[] = [];
  const open: unknown[] = [statement];
  while (open.length) {
    const one = open.pop();
    if (Array.isArray(one)) for (let i = one.length - 1; i >= 0; i--) open.push(one[i]);
    else if (isNode(one)) {
      if (one.type === 'JSXText' || one.type === 'Literal' || one.type === 'TemplateElement') {
        const span = spanOf(one);
        if (isForReaders(one, text.slice(span.start, span.end))) found.push(span);
      } else if (!isAbout(one)) for (const key of Object.keys(one).reverse()) if (key !== 'loc') open.push(one[key]);
    }
  }
  return found;
}

function isForReaders(node: Node, text: string): boolean {
  const words = text.match(/[A-Za-z]{2,}[,.;:!?’'")]*(?=\s|$)/g)?.length ?? 0;
  return node.type === 'JSXText' ? words > 0 : words >= PROSE && /[a-z] [a-z]/.test(text) && !/[-:[\]/]\w+ [a-z-]+-\w/.test(text);
}

function isAbout(node: Node): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'NewExpression':
    case 'ThrowStatement':
      return true;
    case 'ExpressionStatement':
      return child(node, 'expression')?.type === 'Literal';
    case 'JSXAttribute':
      return /^(?:class(?:Name)?|style|d|on[A-Z]\w*|href|src|id|key|css|sx|points|transform|alt|aria-\w+)$/.test(
        nameOf(child(node, 'name')) ?? '',
      );
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
      return ABOUT.test(nameOf(child(node, 'id')) ?? '');
    case 'Property':
      return /^(?:class(?:Name)?|icon|href)$/.test(keyOf(node) ?? '') || ABOUT.test(keyOf(node) ?? '');
    default:
      return false;
  }
}

function nameOfStatement(statement: Node): string | null {
  const node = child(statement, 'declaration') ?? statement;
  return nameOf(child(node, 'id')) ?? nameOf(child(children(node, 'declarations')[0] ?? null, 'id'));
}

function holdsOne(sorted: readonly number[], { start, end }: Span): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && (sorted[low] as number) <= end;
}
