// From facts to vendors: whom the code can reach, and what it hands to whom.
import type { Code, Sent, Started, Trace, VendorUse } from '../../model/code.js';
import { foreignOf } from '../../model/ecosystem.js';
import type { CodeFact, ImportFact, LoadFact, Manifest, Origin, Program, StartFact } from '../../model/program.js';
import type { Place } from '../../model/text.js';
import type { Registry, Vendor } from '../../model/vendor.js';
import { isLocal } from './addresses.js';
import { foreignKey } from '../specifiers.js';
import { Lists } from './listed.js';
import { Modules, packageOf } from './modules.js';

type Traced = Pick<Code, 'vendors' | 'sent' | 'started' | 'unused' | 'others'>;

/** Looks up in the registry what the facts of all files tell. */
export function tracesIn(programs: readonly Program[], manifests: readonly Manifest[], registry: Registry): Traced {
  const known: Known = {
    registry,
    own: new Set(manifests.flatMap(({ name }) => name ?? [])),
    lists: new Lists(manifests, programs, registry),
  };
  const shown = programs.flatMap((program) =>
    program.facts.flatMap((fact) => traceOf(fact, known) ?? []).map((trace) => softened(trace, program, registry)),
  );
  const traces = [...shown, ...known.lists.unseen(new Set(shown.map(({ vendor }) => vendor.id)))];
  const modules = new Modules(programs, manifests, (program) => vendorsOf(program, known));
  const sent: Sent[] = [];
  const started: Started[] = [];
  for (const program of programs)
    for (const fact of program.facts) {
      if (fact.kind === 'send') for (const vendor of namedBy(fact.to, program, modules, registry)) sent.push({ vendor, fact });
      if (fact.kind === 'start')
        for (const vendor of 'host' in fact.of ? hostOf(fact.of.host, registry) : namedBy(fact.of, program, modules, registry))
          started.push({ vendor, fact });
    }
  const vendors = grouped(traces, registry);
  return {
    vendors,
    sent,
    started,
    others: othersIn(programs, registry),
    unused: unusedIn(manifests, known, new Set(vendors.map(({ vendor }) => vendor.id))),
  };
}

/** What a trace is known by. */
interface Known {
  readonly registry: Registry;
  /** Names of packages of the workspace. */
  readonly own: ReadonlySet<string>;
  readonly lists: Lists;
}

function traceOf(fact: CodeFact, { registry, own, lists }: Known): Trace | null {
  switch (fact.kind) {
    case 'import': {
      if (foreignKey(fact.module) !== null) {
        const match = lists.imported(fact);
        return match && !match.inert ? { vendor: match.vendor, via: 'package', name: match.name, at: fact.at, weak: null } : null;
      }
      const match = own.has(packageOf(fact.module) ?? '') ? null : registry.byPackage(fact.module);
      return match && !match.inert && !takesInert(fact, registry)
        ? { vendor: match.vendor, via: 'package', name: fact.module, at: fact.at, weak: null }
        : null;
    }
    case 'load':
      return loadedFrom(fact, registry);
    case 'store': {
      const match = fact.where === 'cookie' ? registry.byCookie(fact.name) : null;
      return match && { vendor: match.vendor, via: 'cookie', name: fact.name, at: fact.at, weak: 'stored' };
    }
    case 'global': {
      const match = registry.byGlobal(fact.name);
      return match && { vendor: match.vendor, via: 'global', name: fact.name, at: fact.at, weak: null };
    }
    default:
      return null;
  }
}

/** Whether nothing is taken from a package but exports by which nothing is sent: `svix/Webhook`, which checks what comes in. */
function takesInert({ module, names }: ImportFact, registry: Registry): boolean {
  return names.length > 0 && names.every((name) => name !== '*' && registry.byPackage(`${module}/${name}`)?.inert);
}

/** Clients of models speak to whoever understands them: where each one that a file makes is told another address, its package tells of nobody. */
function softened(trace: Trace, { source, facts }: Program, registry: Registry): Trace {
  if (trace.via !== 'package' || trace.vendor.kind !== 'ai') return trace;
  if (foreignOf(source.path)) return ELSEWHERE.test(source.text) ? { ...trace, weak: 'elsewhere' } : trace;
  const made = facts.filter((fact): fact is StartFact => fact.kind === 'start' && !('host' in fact.of) && fact.of.package === trace.name);
  const isElsewhere = ({ instead }: StartFact): boolean =>
    instead !== undefined && (instead === null || registry.byHost(instead)?.vendor !== trace.vendor);
  return made.length && made.every(isElsewhere) ? { ...trace, weak: 'elsewhere' } : trace;
}

/** Names by which clients of models in other languages are told another address; there it is not read which client is meant. */
const ELSEWHERE = /\b(?:base_?ur[il]|api_base|uri_base|with_?base_?url|azure_endpoint|api_endpoint)\b/i;

/** A page of a vendor's that is read is public, and so may be what a server reads without sending anything. */
function loadedFrom(fact: LoadFact, registry: Registry): Trace | null {
  const match = registry.byHost(fact.host, fact.path);
  if (!match || (match.website && (fact.how === 'request' || fact.how === 'setting' || fact.how === 'image' || fact.how === 'style')))
    return null;
  const weak = fact.how === 'request' && fact.side !== 'browser' && !fact.carries ? 'read' : null;
  return { vendor: match.vendor, via: 'host', name: fact.host, at: fact.at, weak };
}

/** The vendors whose SDK or script a file uses itself. */
function vendorsOf({ facts }: Program, known: Known): Vendor[] {
  return distinct(facts.flatMap((fact) => (fact.kind === 'import' || fact.kind === 'global' ? (traceOf(fact, known)?.vendor ?? []) : [])));
}

/** Whom a thing belongs to: its package's vendor, the one vendor that a wrapper of our own uses, or the owner of a global name. */
function namedBy(origin: Origin, program: Program, modules: Modules, registry: Registry): readonly Vendor[] {
  if (origin.package === undefined) return [registry.byGlobal(origin.global)?.vendor ?? []].flat();
  const match = modules.isOwn(origin.package) ? null : registry.byPackage(origin.package);
  if (match) return match.inert ? [] : [match.vendor];
  const behind = modules.behind(origin.package, program);
  return behind.length === 1 ? behind : [];
}

function hostOf(host: string, registry: Registry): Vendor[] {
  return [registry.byHost(host)?.vendor ?? []].flat();
}

function grouped(traces: readonly Trace[], registry: Registry): VendorUse[] {
  const groups = new Map<string, Trace[]>();
  for (const trace of traces) groups.set(trace.vendor.id, [...(groups.get(trace.vendor.id) ?? []), trace]);
  return [...groups.values()]
    .map((all) => ({
      vendor: (all[0] as Trace).vendor,
      standing: registry.standingOf((all[0] as Trace).vendor),
      traces: all.sort(byWeight),
    }))
    .sort((a, b) => compare(a.vendor.name.toLowerCase(), b.vendor.name.toLowerCase()));
}

const WEIGHT = { package: 0, host: 1, global: 2, cookie: 3 } as const;

function byWeight(a: Trace, b: Trace): number {
  return (
    Number(a.weak !== null) - Number(b.weak !== null) ||
    WEIGHT[a.via] - WEIGHT[b.via] ||
    compare(a.at.source.path, b.at.source.path) ||
    a.at.start - b.at.start
  );
}

function unusedIn(manifests: readonly Manifest[], { own, registry }: Known, seen: ReadonlySet<string>): Traced['unused'] {
  const found = new Map<string, Traced['unused'][number]>();
  for (const { ecosystem, needs } of manifests)
    for (const [name, at] of ecosystem === 'npm' ? needs : []) {
      const match = own.has(name) ? null : registry.byPackage(name);
      if (match && !match.inert && !seen.has(match.vendor.id) && !found.has(match.vendor.id))
        found.set(match.vendor.id, { vendor: match.vendor, name, at });
    }
  return [...found.values()];
}

function othersIn(programs: readonly Program[], registry: Registry): Traced['others'] {
  const found = new Map<string, { host: string; at: Place; places: number }>();
  for (const { facts } of programs)
    for (const fact of facts) {
      if (fact.kind !== 'load' || isLocal(fact.host) || registry.byHost(fact.host, fact.path)) continue;
      const known = found.get(fact.host);
      if (known) known.places++;
      else found.set(fact.host, { host: fact.host, at: fact.at, places: 1 });
    }
  return [...found.values()].sort((a, b) => compare(a.host, b.host));
}

function distinct(vendors: readonly Vendor[]): Vendor[] {
  return [...new Map(vendors.map((one) => [one.id, one])).values()];
}

// Not localeCompare: the order must not depend on the machine's language.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
