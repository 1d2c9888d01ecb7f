import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair } from 'yaml';
import type { Answer, Defect, Fact } from '../model/declaration.js';
import { nearest } from '../model/nearest.js';
import type { Duration } from '../model/statement.js';
import { place } from '../model/text.js';
import type { Place, Source } from '../model/text.js';
import type { TermKind, Vocabulary } from '../model/vocabulary.js';
import { readDate } from './date.js';
import { DURATION_HELP, parseDuration } from './duration.js';
import { insteadOf, nounOf } from './instead.js';
import { blank, clip, describe, keyText, pairsOf } from './nodes.js';
import type { Yaml } from './yaml.js';

/** A key of the file with its value; `node` is null where nothing stands after the colon. */
export interface Field {
  readonly name: string;
  readonly at: Place;
  readonly node: Node | null;
}

/** A mapping whose keys have been checked. */
export interface Section {
  readonly at: Place;
  readonly fields: ReadonlyMap<string, Field>;
}

/** Keys that may stand in every mapping of the file, besides `x-…`. */
export const COMMON_KEYS = ['evidence', 'checked', 'note'] as const;

const ALIASES_ALLOWED = 200;

/**
 * Reads nodes of a YAML document as facts with their places. What cannot be understood becomes a defect, and its fact is left
 * out: a wrong word must never count as a fact. Every method takes a field that may be absent.
 */
export class Reader {
  readonly defects: Defect[] = [];
  /** Categories that the declaration adds, each with the one it is like. */
  readonly custom = new Map<string, string>();
  private aliases = 0;

  constructor(
    readonly source: Source,
    readonly vocabulary: Vocabulary,
    private readonly document: Yaml,
  ) {}

  defect(kind: Defect['kind'], message: string, at: Place, help?: string): void {
    this.defects.push(help ? { kind, message, at, help } : { kind, message, at });
  }

  /** Where a node stands, without the white space that follows it. */
  at(node: Node): Place {
    const [start = 0, end = 0] = node.range ?? [];
    const text = this.source.text.slice(start, end);
    return place(this.source, start, start + text.trimEnd().length);
  }

  /** The keys of a mapping. With `keys`, any other key is a defect (`help` has advice for some); without, any may stand there (ids). */
  section(field: Field, keys: readonly string[] | null, help: Readonly<Record<string, string>> = {}): Section | null {
    const node = this.resolve(field.node);
    if (!isMap(node)) {
      if (!this.isEmpty(field))
        this.defect(
          'wrong_type',
          `"${field.name}" takes keys with values, not ${describe(node)}.`,
          this.at(node as Node),
          keys ? `Write for example "${keys[0]}: …" below it, indented by two spaces.` : undefined,
        );
      return null;
    }
    const fields = new Map<string, Field>();
    const misspelt = new Set<string>();
    for (const pair of pairsOf(node, (alias) => this.resolve(alias))) {
      const found = this.fieldOf(pair, field, fields);
      if (!found || found.name.startsWith('x-')) continue;
      if (!keys || keys.includes(found.name) || (COMMON_KEYS as readonly string[]).includes(found.name)) fields.set(found.name, found);
      else misspelt.add(this.unknownKey(found, field, keys, help) ?? found.name);
    }
    for (const name of misspelt) if (!fields.has(name)) fields.set(name, { name, at: field.at, node: null });
    return { at: this.at(field.node as Node), fields };
  }

  /** Says which of the keys a mapping must have are missing; a key that was only misspelt is not said again. */
  need(section: Section, name: string, keys: readonly string[], at: Place): void {
    const missing = keys.filter((key) => !section.fields.has(key));
    if (!missing.length) return;
    const list = missing
      .map((x) => `"${x}"`)
      .join(', ')
      .replace(/, ([^,]+)$/, ' and $1');
    this.defect(
      'missing_key',
      `${name} has no ${list}.`,
      at,
      missing.length === 1
        ? `Add ${list}; write "unknown" where a fact is not known.`
        : 'Add them; write "unknown" where a fact is not known.',
    );
  }

  /** The items of a list, or the one value that stands in its place. */
  items(field: Field | undefined): Field[] {
    if (!field || this.isEmpty(field)) return [];
    const node = this.resolve(field.node);
    if (!isSeq(node)) return [field];
    return node.items.flatMap((item) => {
      const one = item as Node | null;
      if (one && !(isScalar(one) && blank(one.value))) return [{ name: field.name, at: this.at(one), node: one }];
      this.defect('wrong_type', `The list "${field.name}" has an empty item.`, one ? this.at(one) : field.at, 'Remove it or fill it.');
      return [];
    });
  }

  text(field: Field | undefined): Fact<string> | null {
    if (!field || this.isEmpty(field)) return null;
    const node = this.resolve(field.node);
    if (isScalar(node)) return { value: String(node.value).trim(), at: this.at(field.node as Node) };
    const [only] = isSeq(node) && node.items.length === 1 ? node.items : [];
    if (isScalar(only)) return { value: String(only.value).trim(), at: this.at(only as Node) };
    this.defect('wrong_type', `"${field.name}" takes one value, not ${describe(node)}.`, this.at(field.node as Node));
    return null;
  }

  /** Texts of a scalar or list; "unknown" and "none" name nothing and are left out. */
  texts(field: Field | undefined): Fact<string>[] {
    return this.items(field)
      .map((item) => this.text(item))
      .filter((fact): fact is Fact<string> => fact !== null && !/^(unknown|none)$/i.test(fact.value));
  }

  /** A text for which `no` means "none". */
  textOrNone(field: Field | undefined): Fact<string> | null {
    const fact = this.text(field);
    return fact && /^(no|none|false|off|nothing)$/i.test(fact.value) ? { ...fact, value: 'none' } : fact;
  }

  answer(field: Field | undefined): Fact<Answer> | null {
    const fact = this.text(field);
    if (!fact) return null;
    const value = /^(yes|true|on|y)$/i.test(fact.value)
      ? 'yes'
      : /^(no|false|off|n|none)$/i.test(fact.value)
        ? 'no'
        : /^unknown$/i.test(fact.value)
          ? 'unknown'
          : null;
    if (value) return { ...fact, value };
    this.defect('unknown_value', `"${clip(fact.value)}" is not an answer to "${field?.name ?? ''}".`, fact.at, 'Write yes, no or unknown.');
    return null;
  }

  /** One of a few words; `aliases` maps further spellings to them. */
  choice<T extends string>(field: Field | undefined, words: readonly T[], aliases: Readonly<Record<string, T>> = {}): Fact<T> | null {
    const fact = this.text(field);
    if (!fact) return null;
    const spelt = fact.value.toLowerCase().replace(/[\s-]+/g, '_');
    const value = words.find((word) => word === spelt) ?? (Object.hasOwn(aliases, spelt) ? aliases[spelt] : undefined);
    if (value !== undefined) return { ...fact, value };
    const meant = nearest(spelt, [...words, ...Object.keys(aliases)]);
    const near = meant !== undefined && Object.hasOwn(aliases, meant) ? aliases[meant] : meant;
    this.defect(
      'unknown_value',
      `"${clip(fact.value)}" is not a value of "${field?.name ?? ''}".`,
      fact.at,
      near ? `Did you mean ${near}?` : `One of: ${words.join(', ')}.`,
    );
    return null;
  }

  /** A word of a vocabulary as its id; "unknown" is always one. */
  term(kind: TermKind, field: Field | undefined): Fact<string> | null {
    const fact = this.text(field);
    return fact && this.resolveTerm(kind, fact);
  }

  /** Words of a vocabulary; "unknown" is left out, save for countries. */
  terms(kind: TermKind, field: Field | undefined): Fact<string>[] {
    return this.items(field)
      .map((item) => this.term(kind, item))
      .filter((fact): fact is Fact<string> => fact !== null && (fact.value !== 'unknown' || kind === 'country'));
  }

  /** The id meant by a fact's word, or null and a defect. A category of the declaration's own stands for the one it is like. */
  resolveTerm(kind: TermKind, fact: Fact<string>): Fact<string> | null {
    const known = kind === 'data' ? this.custom.get(fact.value) : undefined;
    const id = known ?? this.vocabulary.resolve(kind, fact.value) ?? (/^unknown$/i.test(fact.value) ? 'unknown' : undefined);
    if (id !== undefined) return { ...fact, value: id };
    this.defect(
      'unknown_value',
      `"${clip(fact.value)}" is not ${nounOf(kind)}.`,
      fact.at,
      insteadOf(kind, fact.value, this.vocabulary, this.custom.keys()),
    );
    return null;
  }

  /** YYYY-MM-DD or "unknown". */
  date(field: Field | undefined): Fact<string> | null {
    const fact = this.text(field);
    if (!fact) return null;
    const value = /^unknown$/i.test(fact.value) ? 'unknown' : readDate(fact.value);
    if (value) return { ...fact, value };
    this.defect('unknown_value', `"${clip(fact.value)}" is not a date.`, fact.at, 'Write it as year-month-day, for example 2026-03-01.');
    return null;
  }

  /** A whole number; null for "unknown". */
  number(field: Field | undefined): Fact<number> | null {
    const fact = this.text(field);
    if (!fact || /^(unknown|none)$/i.test(fact.value)) return null;
    if (/^\d{1,9}$/.test(fact.value)) return { ...fact, value: Number(fact.value) };
    this.defect('unknown_value', `"${clip(fact.value)}" is not a whole number.`, fact.at, 'Write digits only, for example 30.');
    return null;
  }

  duration(field: Field | undefined): { duration: Duration; at: Place } | null {
    const fact = this.text(field);
    if (!fact) return null;
    const duration = parseDuration(fact.value);
    if (duration) return { duration, at: fact.at };
    this.defect('unknown_value', `"${clip(fact.value)}" is not a length of time.`, fact.at, DURATION_HELP);
    return null;
  }

  /** The node itself, or the one its alias stands for. */
  resolve(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    if (++this.aliases > ALIASES_ALLOWED) {
      if (this.aliases === ALIASES_ALLOWED + 1)
        this.defect('too_large', 'This file repeats more than 200 aliases.', this.at(node), 'Write the values themselves.');
      return null;
    }
    const target = node.resolve(this.document as never) as Node | undefined;
    if (target) return target;
    this.defect(
      'unknown_value',
      `"*${clip(node.source)}" refers to nothing in this file.`,
      this.at(node),
      `Mark a value with "&${clip(node.source)}", or write the value itself.`,
    );
    return null;
  }

  /** Whether nothing stands after the key, which is a defect: a fact that is not known is "unknown". */
  isEmpty(field: Field): boolean {
    const node = this.resolve(field.node);
    if (node && !(isScalar(node) && blank(node.value))) return false;
    if (field.node && !isAlias(field.node))
      this.defect('wrong_type', `"${field.name}" has no value.`, field.at, 'Write the value, or "unknown" if it is not known.');
    return true;
  }

  private fieldOf(pair: Pair, parent: Field, fields: ReadonlyMap<string, Field>): Field | null {
    const name = keyText(pair);
    const key = pair.key as Node | null;
    const at = key?.range ? this.at(key) : parent.at;
    if (!name) {
      this.defect('wrong_type', `A key in ${named(parent)} is no plain word.`, at);
      return null;
    }
    if (!fields.has(name)) return { name, at, node: pair.value as Node | null };
    this.defect('duplicate_key', `"${clip(name)}" stands twice in ${named(parent)}; the second is not read.`, at, 'Keep one of them.');
    return null;
  }

  /** Says that a key is unknown; returns the one that was meant, if any. */
  private unknownKey(
    { name, at }: Field,
    parent: Field,
    keys: readonly string[],
    help: Readonly<Record<string, string>>,
  ): string | undefined {
    const [start = '', rest] = name.split(':', 2);
    const near = Object.hasOwn(help, name) ? undefined : nearest(start.replace(/[\s-]/g, '_'), keys);
    this.defect(
      'unknown_key',
      `"${clip(name)}" is not a key of ${named(parent)}.`,
      at,
      Object.hasOwn(help, name)
        ? help[name]
        : rest && near
          ? `Put a space after the colon: "${near}: …".`
          : near
            ? `Did you mean ${near}?`
            : `Keys here: ${keys.join(', ')}. A key of your own starts with "x-".`,
    );
    return near;
  }
}

// The top of the file and single entries have no key to quote.
function named(field: Field): string {
  return field.name.includes(' ') ? field.name : `"${field.name}"`;
}
