// Findings that people have answered: directives in the files, entries of `ignores:` in the configuration.
import type { Finding, Rule } from '../model/rule.js';
import type { Suppression } from '../model/suppression.js';
import { textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import { covers } from './directives.js';
import type { Directive } from './directives.js';
import { normalized } from './fingerprint.js';
import type { Pointers } from './fingerprint.js';
import { names, nearestRule } from './levels.js';

/** An entry of `ignores:`; what is given besides the rule must all hold. */
export interface Ignore {
  readonly rule: string;
  readonly reason: string;
  readonly expires: string | null;
  readonly owner: string | null;
  /** Whether the entry is about files with this path, as reports show it; null: any. */
  readonly path: ((path: string) => boolean) | null;
  readonly fingerprint: string | null;
  /** JSON pointer of the declared fact, or of what it stands in. */
  readonly pointer: string | null;
  /** Words of one of the finding's places. */
  readonly quote: string | null;
  /** The entry in the configuration. */
  readonly at: Place;
}

export interface Suppressed {
  readonly findings: Finding[];
  /** The directives and entries that silenced something. */
  readonly used: ReadonlySet<Directive | Ignore>;
}

/** Marks the findings that a directive on the line of one of their places, or a valid entry of the configuration, silences. */
export function suppress(
  findings: readonly Finding[],
  directives: readonly Directive[],
  ignores: readonly Ignore[],
  asOf: string,
  pointers: Pointers,
): Suppressed {
  const used = new Set<Directive | Ignore>();
  const valid = ignores.filter((ignore) => !isExpired(ignore.expires, asOf));
  const marked = findings.map((finding) => {
    const inline = directives.filter(
      (directive) =>
        directive.rule !== null && names(directive.rule, finding.ruleId) && placesOf(finding).some((at) => covers(directive, at)),
    );
    const config = valid.filter((ignore) => matches(ignore, finding, pointers));
    for (const one of [...inline, ...config]) used.add(one);
    if (inline[0]) return { ...finding, suppressed: { by: 'inline' as const, reason: inline[0].reason ?? '' } };
    if (config[0]) return { ...finding, suppressed: { by: 'config' as const, reason: config[0].reason } };
    return finding;
  });
  return { findings: marked, used };
}

/** The last valid day is the day named. */
export function isExpired(expires: string | null, asOf: string): boolean {
  return expires !== null && expires < asOf;
}

/**
 * Directives and entries as rules of the family `suppression` see them.
 *
 * @param refused whether there are rules that were not loaded: a family that is not known may be theirs
 */
export function suppressionsOf(
  directives: readonly Directive[],
  ignores: readonly Ignore[],
  used: ReadonlySet<Directive | Ignore>,
  ran: ReadonlySet<string>,
  rules: ReadonlyMap<string, Rule>,
  refused: boolean,
): Suppression[] {
  const shared = (one: Directive | Ignore) => {
    const meant = [...rules.keys()].filter((id) => one.rule !== null && names(one.rule, id));
    return {
      rule: one.rule,
      reason: one.reason,
      at: one.at,
      used: used.has(one),
      exists: meant.length > 0 || (refused && one.rule !== null && isForeign(one.rule, rules)),
      meant: one.rule === null || meant.length ? null : (nearestRule(one.rule, rules.keys()) ?? null),
      decided: meant.length > 0 && meant.every((id) => ran.has(id)),
    };
  };
  return [
    ...directives.map((one) => ({ by: 'inline' as const, expires: null, owner: null, ...shared(one) })),
    ...ignores.map((one) => ({ by: 'config' as const, expires: one.expires, owner: one.owner, ...shared(one) })),
  ];
}

function isForeign(rule: string, rules: ReadonlyMap<string, Rule>): boolean {
  return ![...rules.keys()].some((id) => id.startsWith(`${rule.split('/')[0]}/`));
}

function matches(ignore: Ignore, finding: Finding, pointers: Pointers): boolean {
  const { rule, path, fingerprint, pointer, quote } = ignore;
  const places = placesOf(finding);
  return (
    names(rule, finding.ruleId) &&
    (fingerprint === null || fingerprint === finding.fingerprint) &&
    (path === null || places.some((at) => path(at.source.path))) &&
    (quote === null || places.some((at) => normalized(textAt(at)).includes(normalized(quote)))) &&
    (pointer === null || places.some((at) => isWithin(pointers(at)?.exact, pointer)))
  );
}

function isWithin(pointer: string | undefined, outer: string): boolean {
  return pointer !== undefined && (pointer === outer || pointer.startsWith(`${outer.replace(/\/$/, '')}/`));
}

function placesOf(finding: Finding): Place[] {
  return [finding.at, ...finding.related.map((related) => related.at)];
}
