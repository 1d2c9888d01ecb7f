import type { Place } from '../model/text.js';
import type { CodeReport } from '../model/report.js';
import type { CodeFact } from '../model/program.js';
import { jsonPlace, toJson } from './encode.js';
import { FORMAT_VERSION } from './json.js';

/** `code --format json`: vendors with all their places, and every fact by its kind. */
export function codeJson({ tool, code, declared, skipped }: CodeReport): string {
  const facts = code.programs.flatMap((program) => program.facts);
  const of = <K extends CodeFact['kind']>(kind: K) => facts.filter((fact): fact is Extract<CodeFact, { kind: K }> => fact.kind === kind);
  return `${toJson(
    {
      formatVersion: FORMAT_VERSION,
      tool: { name: tool.name, version: tool.version },
      vendors: code.vendors.map(({ vendor, standing, traces }) => ({
        id: vendor.id,
        name: vendor.name,
        type: vendor.type,
        standing,
        configured: vendor.configured,
        declared: declared === null ? null : declared.has(vendor.id),
        traces: traces.map(({ via, name, weak, at }) => ({ via, name, weak, at: jsonPlace(at) })),
      })),
      unused: code.unused.map(({ vendor, name, at }) => ({ id: vendor.id, name: vendor.name, package: name, at: jsonPlace(at) })),
      hosts: code.others.map(({ host, at, places }) => ({ host, places, at: jsonPlace(at) })),
      collected: of('collect').map(({ how, data, name, at }) => ({ how, data, name, at: jsonPlace(at) })),
      sent: code.sent.map(({ vendor, fact }) => ({
        vendor: vendor.id,
        method: fact.method,
        asId: fact.asId,
        data: fact.data.map(named),
        at: jsonPlace(fact.at),
      })),
      exposed: of('expose').map(({ where, data, at }) => ({ where, data: data.map(named), at: jsonPlace(at) })),
      stored: of('store').map(({ where, name, days, at }) => ({ where, name, days, at: jsonPlace(at) })),
      options: of('option').map(({ name, value, at }) => ({ name, value, at: jsonPlace(at) })),
      signals: of('signal').map(({ signal, at }) => ({ signal, at: jsonPlace(at) })),
      protection: of('crypto').map(({ use, algorithm, at }) => ({ use, algorithm, at: jsonPlace(at) })),
      started: code.started.map(({ vendor, fact }) => ({ vendor: vendor.id, gated: fact.gated, at: jsonPlace(fact.at) })),
      summary: { files: code.programs.length, skipped: skipped.map(({ path, reason }) => ({ path, reason })) },
    },
    2,
  )}\n`;
}

function named({ data, name }: { readonly data: string; readonly name: string; readonly at: Place }) {
  return { data, name };
}
