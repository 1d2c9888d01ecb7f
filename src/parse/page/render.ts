// Shows a page as its reader would see it: elements in order, components of the file in their place, lists element by element.
import { child, children, keyOf, spanOf } from '../../model/estree.js';
import type { Node } from '../../model/estree.js';
import type { Span } from '../../model/text.js';
import type { Outline } from '../outline.js';
import type { Calls } from './calls.js';
import { clipped, declare, returned } from './declarations.js';
import type { Evaluator } from './evaluate.js';
import { embedHtml, embedMarkdown } from './embedded.js';
import { SHOWN_AS_HEADING, SHOWN_AS_TEXT, isAround, isFrame, isOwnFile, readingOfComponent, readingOfHtml } from './names.js';
import type { Reading } from './names.js';
import { PageFlow } from './page-flow.js';
import { Scope } from './scope.js';
import { attributeName, holdsHeading, pathOfTag, tagExpression } from './tags.js';
import { TOP, tagFor, within } from './texts.js';
import type { Where } from './texts.js';
import { NOTHING, behind, piecesOf, textOf, usedAt } from './values.js';
import type { Record, Value } from './values.js';

/** Elements in each other beyond this are not read. */
const DEEPEST = 150;

export class Renderer {
  readonly flow: PageFlow;
  /** Ranges that are left out on purpose. */
  readonly left: Span[] = [];

  /** @param written the text as it stands in the file, where `source` is a copy of equal length that can be read as JSX */
  constructor(
    private readonly source: string,
    private readonly outline: Outline,
    private readonly evaluator: Evaluator,
    private readonly calls: Calls,
    private readonly written = source,
  ) {
    this.flow = new PageFlow(source, outline);
  }

  /** Shows what a page exports. */
  root(value: Value): void {
    const node = value.kind === 'function' || value.kind === 'class' || value.kind === 'element' ? value.node : null;
    if (value.kind === 'function')
      this.show(this.calls.run(this.evaluator, value.node, value.scope, [() => NO_PROPS], spanOf(value.node).start), TOP, node);
    else if (value.kind === 'class') this.show(this.renderMethod(value.node, value.scope, NO_PROPS), TOP, node);
    else this.show(value, TOP, node);
    this.flow.finish();
  }

  private show(value: Value, where: Where, at: Node | null): void {
    this.evaluator.step();
    switch (value.kind) {
      case 'text':
      case 'number': {
        const pieces = piecesOf(value) ?? [];
        this.flow.text(pieces, where.via);
        return;
      }
      case 'list':
        for (const one of value.items) this.show(one, where, at);
        return;
      case 'element':
        this.element(value.node, value.scope, where);
        return;
      case 'choice':
        this.choice(value, where, at);
        return;
      case 'unknown':
        this.miss(value.reason, at ? spanOf(at) : value, where);
        return;
      case 'import':
        if (at) this.miss(`comes from "${value.from}", another file`, spanOf(at), where);
        return;
      default:
    }
  }

  /** Of texts that a condition chooses from, the first is read; of elements, all. */
  private choice({ options, at: place }: Extract<Value, { kind: 'choice' }>, where: Where, at: Node | null): void {
    const texts = options.filter((one) => one.kind === 'text');
    const [first, ...others] = texts;
    if (first && options.every((one) => one.kind !== 'element' && one.kind !== 'list')) {
      this.show(first, where, at);
      for (const one of others) {
        const [start] = one.kind === 'text' ? one.pieces : [];
        if (start) this.flow.shown.push(start.start);
      }
      if (others.length || options.length > texts.length)
        this.outline.lose('depends on a condition: only the first text is read', place.start, place.end);
    } else for (const one of options) if (one.kind !== 'unknown') this.show(one, where, at);
  }

  /** Something that is not known stands here. */
  private miss(reason: string, { start, end }: Span, { via }: Where): void {
    this.outline.lose(`${clipped(this.source, start, end)} ${reason}`, start, end);
    const text = this.source.slice(start, end);
    // `{children}`, `{props.children}`: what a frame is put around.
    if (!/children\s*\}?$/.test(text))
      this.flow.text(
        [{ text: '…', start, end, verbatim: false, region: -1, via: { start, end, region: via?.region ?? -1, outer: via } }],
        null,
      );
  }

  private element(node: Node, scope: Scope, where: Where): void {
    const { start, end } = spanOf(node);
    if (where.depth > DEEPEST) return this.outline.lose('is nested so deep that it was not read', start, end);
    if (node.type === 'JSXFragment') return this.children(node, scope, where);
    const opening = child(node, 'openingElement');
    const name = child(opening, 'name');
    const props = this.propsOf(node, opening, scope);
    // An element without an end, which JSX has to have.
    const path = pathOfTag(name).map((part) => (part === 'V' ? (/^<(\w+)/.exec(this.written.slice(start, start + 8))?.[1] ?? part) : part));
    const local =
      name?.type !== 'JSXMemberExpression' && /^[a-z]/.test(path[0] ?? '') ? null : this.evaluator.evaluate(tagExpression(name), scope);
    if (local?.kind === 'function' || local?.kind === 'class') return this.component(local, node, props, scope, where);
    const attribute = (wanted: string): string | null => textOfField(props, wanted);
    const named = local?.kind === 'tag' ? local.name : local?.kind === 'text' ? textOf(local) : null;
    const reading =
      named !== null ? readingOfHtml(named) : local === null ? readingOfHtml(path.join('.')) : readingOfComponent(path, attribute);
    if (reading.kind === 'unseen' || this.isHidden(props)) {
      this.left.push({ start, end });
      if (reading.kind !== 'unseen') this.outline.skip('hidden from readers', start, end);
      return;
    }
    if (path.join('') === 'html' || path.join('') === 'body') return this.children(node, scope, where);
    this.read(reading, node, scope, props, path, where, local);
  }

  private read(
    reading: Reading,
    node: Node,
    scope: Scope,
    props: Record,
    path: readonly string[],
    where: Where,
    local: Value | null,
  ): void {
    const opening = child(node, 'openingElement');
    const { start, end } = spanOf(node);
    const tag = opening ? spanOf(opening) : { start, end };
    const attribute = (wanted: string): string | null =>
      textOfField(props, wanted) ??
      (wanted === 'href' ? (textOfField(props, 'to') ?? (props.fields.has('href') || props.fields.has('to') ? '' : null)) : null);
    if (reading.kind === 'html' && (reading.name === 's' || reading.name === 'del' || reading.name === 'strike'))
      return this.leave('struck out', start, end);
    if (reading.kind === 'html' && reading.name === 'nav') return this.leave('navigation', start, end);
    if (reading.kind === 'html' && reading.name === 'button' && !holdsHeading(node)) {
      this.left.push({ start, end });
      return;
    }
    if (reading.kind === 'html' && reading.name === 'img')
      return this.flow.image(tag.start, tag.end, textOfField(props, 'alt'), textOfField(props, 'src') ?? '');
    if (props.fields.has('dangerouslySetInnerHTML') || props.fields.has('set:html')) return this.markup(props, start, end, where);
    if (reading.kind === 'markdown') return this.markdown(node, scope, props, where);
    const name = tagFor(reading, where, opening);
    const inner = within(where, reading, name);
    this.flow.open(name, tag.start, tag.end, attribute);
    if (local) this.shownAttributes(props, path, node, where, local);
    if (children(node, 'children').length) this.children(node, scope, inner);
    else {
      const given = props.fields.get('children');
      if (given) this.show(given(), { ...inner, depth: where.depth + 1 }, node);
    }
    this.flow.close(name, end);
  }

  private leave(reason: string, start: number, end: number): void {
    this.left.push({ start, end });
    this.outline.skip(reason, start, end);
  }

  private children(node: Node, scope: Scope, where: Where): void {
    const values = this.evaluator.childrenOf(node, scope);
    const isMixed = values.some((one) => one.kind === 'text' && one.pieces.some(({ text }) => text.trim() !== ''));
    children(node, 'children').forEach((one, i) => {
      const value = values[i] as Value;
      const inner = { ...where, depth: where.depth + 1, isMixed: isMixed || (where.isMixed && node.type === 'JSXFragment') };
      const pieces = one.type === 'JSXExpressionContainer' ? piecesOf(value) : null;
      if (pieces) this.flow.text(usedAt(pieces, spanOf(child(one, 'expression') ?? one), scope.region), where.via);
      else this.show(value, inner, one.type === 'JSXExpressionContainer' ? one : null);
    });
  }

  /** A component of this file, shown in its place with what it is given. */
  private component(
    component: Extract<Value, { kind: 'function' | 'class' }>,
    node: Node,
    props: Record,
    scope: Scope,
    where: Where,
  ): void {
    const { start, end } = spanOf(child(node, 'openingElement') ?? node);
    const via = behind({ start, end, region: scope.region, outer: null }, where.via);
    const inner = { ...where, via, depth: where.depth + 1 };
    const shown =
      component.kind === 'class'
        ? this.renderMethod(component.node, component.scope, props)
        : this.calls.run(this.evaluator, component.node, component.scope, [() => props], spanOf(component.node).start);
    this.show(shown, inner, null);
  }

  private renderMethod(node: Node, scope: Scope, props: Record): Value {
    const method = children(child(node, 'body'), 'body').find((one) => keyOf(one) === 'render');
    const body = child(child(method ?? null, 'value'), 'body');
    if (!body) return NOTHING;
    const inner = new Scope(scope, spanOf(node).start);
    inner.declare('this', () => ({ kind: 'record', fields: new Map([['props', () => props]]), isOpen: true }));
    declare(this.evaluator, children(body, 'body'), inner);
    return { kind: 'list', items: returned(this.evaluator, children(body, 'body'), inner) };
  }

  private propsOf(node: Node, opening: Node | null, scope: Scope): Record {
    const fields = new Map<string, () => Value>();
    let isOpen = false;
    for (const one of children(opening, 'attributes')) {
      if (one.type === 'JSXAttribute') fields.set(attributeName(child(one, 'name')), () => this.evaluator.attribute(one, scope));
      else {
        const spread = this.evaluator.evaluate(child(one, 'argument'), scope);
        if (spread.kind === 'record') for (const [key, get] of spread.fields) fields.set(key, get);
        else isOpen = true;
      }
    }
    if (children(node, 'children').length) fields.set('children', () => ({ kind: 'list', items: this.evaluator.childrenOf(node, scope) }));
    return { kind: 'record', fields, isOpen };
  }

  private isHidden({ fields }: Record): boolean {
    const hidden = fields.get('hidden')?.();
    if (hidden && hidden.kind === 'flag' && hidden.isTrue) return true;
    const style = fields.get('style')?.();
    const display = style?.kind === 'record' ? textOf(style.fields.get('display')?.() ?? NOTHING) : null;
    return display === 'none';
  }

  /** Texts that a component of another file is given, and by their names shows. */
  private shownAttributes(props: Record, path: readonly string[], node: Node, where: Where, local: Value): void {
    if (isFrame(path)) return;
    for (const [names, tag] of [
      [SHOWN_AS_HEADING, 'h2'],
      [SHOWN_AS_TEXT, 'p'],
    ] as const)
      for (const name of names) {
        const value = props.fields.get(name)?.();
        if (!value || (value.kind !== 'text' && value.kind !== 'element' && value.kind !== 'list')) continue;
        const { start } = spanOf(node);
        this.flow.open(tag, start, start, () => null);
        this.show(value, { ...where, depth: where.depth + 1 }, node);
        this.flow.close(tag, start);
      }
    const isOwn = local.kind === 'import' && isOwnFile(local.from);
    if (!isOwn || children(node, 'children').length) return;
    if (isAround(path)) this.outline.skip('navigation', spanOf(node).start, spanOf(node).end);
    else this.outline.lose(`<${path.join('.')}> comes from "${local.from}", another file`, spanOf(node).start, spanOf(node).end);
  }

  private markup(props: Record, start: number, end: number, where: Where): void {
    const given = props.fields.get('dangerouslySetInnerHTML')?.() ?? NOTHING;
    const html = props.fields.get('set:html')?.() ?? this.evaluator.field(given, '__html');
    if (html?.kind === 'unknown' || html?.kind === 'import' || !html)
      return this.miss('is HTML that the page works out when it runs', { start, end }, where);
    this.flow.finish();
    this.embed(html, embedHtml, { start, end });
  }

  private markdown(node: Node, scope: Scope, props: Record, where: Where): void {
    const given = children(node, 'children').length
      ? this.evaluator.childrenOf(node, scope)
      : [props.fields.get('children') ?? props.fields.get('content') ?? props.fields.get('source')].map((get) => get?.() ?? NOTHING);
    const { start, end } = spanOf(node);
    for (const value of given) {
      if (value.kind === 'text') {
        this.flow.finish();
        this.embed(value, embedMarkdown, { start, end });
      } else if (value.kind !== 'flag') this.show(value, where, node);
    }
  }

  private embed(value: Value, read: typeof embedHtml, { start, end }: Span): void {
    const pieces = piecesOf(value);
    if (!pieces?.length) return;
    for (const piece of pieces) this.flow.shown.push(piece.start);
    if (!read(this.source, pieces, this.outline)) this.outline.lose('is joined from texts that stand apart', start, end);
  }
}

const NO_PROPS: Record = { kind: 'record', fields: new Map(), isOpen: true };

function textOfField({ fields }: Record, name: string): string | null {
  const get = fields.get(name);
  return get ? textOf(get()) : null;
}
