import { readFileSync } from 'node:fs';
import { nearestRule } from '../check/levels.js';
import { kindOf } from '../config/above.js';
import type { Rule } from '../model/rule.js';
import { UserError } from '../model/user-error.js';
import { print, reportOptions, writeWhole } from './output.js';
import type { Call, Exit } from './run.js';
import { renderPage } from './page.js';
import { Judge } from './settings.js';

/** Explains a rule: its page, readable in a terminal. Or a finding, named by its place or its fingerprint. */
export async function explain(call: Call): Promise<Exit> {
  const { args, home } = call;
  const [id, ...more] = args.paths;
  if (id === undefined)
    throw new UserError(
      'explain needs the id of a rule or the place of a finding, for example policy-lint explain contradiction/sale or policy-lint explain privacy.yaml:12.',
    );
  const { findingNamed, explainFinding } = await import('./explain-finding.js');
  const finding = findingNamed(id);
  if (finding) return await explainFinding(call, id, finding, more);
  if (more.length)
    throw new UserError('explain takes one rule; paths go with a finding, for example policy-lint explain privacy.yaml:12 PATH.');
  const cwd = process.cwd();
  const { rules } = await new Judge(call, cwd).for(cwd);
  const rule = rules.get(id);
  if (!rule) throw new UserError(noRule(id, [...rules.keys()]));
  const file = args.value('output-file') ?? null;
  const text = renderPage(`${pageOf(id, rule, home)}`, factsOf(rule), reportOptions(args, file));
  if (file === null) print(text);
  else writeWhole(file, text);
  return 0;
}

/** Why a word names no rule: a family and a file are one step short of what can be explained. */
function noRule(id: string, rules: readonly string[]): string {
  const family = rules.filter((one) => one.startsWith(`${id}/`));
  if (family.length)
    return `${id} is a family of ${family.length} rules, which policy-lint rules lists; name one of them, for example policy-lint explain ${family[0]}.`;
  if (kindOf(id) === 'file')
    return `${id} is a file; name a line of it where something is found, for example policy-lint explain ${id}:12.`;
  const meant = nearestRule(id, rules);
  return `There is no rule "${id}"; ${meant ? `did you mean ${meant}?` : 'see policy-lint rules.'}`;
}

/** The rule's README; a rule of a plugin has none, so its own words stand in. */
function pageOf(id: string, rule: Rule, home: URL): string {
  try {
    return readFileSync(new URL(`rules/${id}/README.md`, home), 'utf8');
  } catch {
    return `# ${id}\n\n${rule.summary}\n${rule.cites.length ? `\n## Source\n\n${rule.cites.map((cite) => `- ${cite}`).join('\n')}\n` : ''}`;
  }
}

function factsOf({ severity, confidence, inputs, regimes, presets = ['recommended', 'strict'] }: Rule): string {
  return [
    `${severity}, confidence ${confidence}`,
    `reads ${inputs.join(' and ')}`,
    regimes ? `only under ${regimes.join(', ')}` : null,
    `presets ${[...presets, 'all'].join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
