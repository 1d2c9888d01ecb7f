import type { Rule } from '../model/rule.js';
import { UserError } from '../model/user-error.js';
import { toJson } from '../report/encode.js';
import { print, wantedReports, writeWhole } from './output.js';
import type { Call, Exit } from './run.js';
import { docsOf, Judge } from './settings.js';

/** Lists every rule, those of the configuration's plugins among them. */
export async function listRules(call: Call): Promise<Exit> {
  const { args } = call;
  if (args.paths[0] !== undefined) throw new UserError(`rules takes no paths; for one rule, see policy-lint explain ${args.paths[0]}.`);
  const wanted = wantedReports(args, ['pretty', 'json']);
  const cwd = process.cwd();
  const { rules } = await new Judge(call, cwd).for(cwd);
  const sorted = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const { format, file } of wanted) {
    const text = format === 'json' ? asJson(sorted, docsOf(call)) : asTable(sorted);
    if (file === null) print(text);
    else writeWhole(file, text);
  }
  return 0;
}

function asJson(rules: readonly (readonly [string, Rule])[], docsFor: (id: string) => string | null): string {
  return `${toJson(
    {
      formatVersion: 1,
      rules: rules.map(([id, { severity, confidence, inputs, regimes = [], cites }]) => ({
        id,
        severity,
        confidence,
        inputs,
        regimes,
        cites,
        docs: docsFor(id),
      })),
    },
    2,
  )}\n`;
}

function asTable(rules: readonly (readonly [string, Rule])[]): string {
  const rows = rules.map(([id, rule]) => [
    id,
    rule.severity,
    rule.confidence,
    presetsOf(rule),
    rule.inputs.join(', '),
    (rule.regimes ?? []).join(', '),
  ]);
  const head = ['rule', 'severity', 'confidence', 'presets', 'reads', 'regimes'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] as string).length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => cell.padEnd(widths[i] as number))
      .join('  ')
      .trimEnd();
  return `${[line(head), ...rows.map(line), '', `${rules.length} rules; policy-lint explain RULE says why, with sources and examples.`].join('\n')}\n`;
}

function presetsOf({ presets = ['recommended', 'strict'] }: Rule): string {
  return [...presets, 'all'].join(', ');
}
