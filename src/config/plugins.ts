// Rules of the user's own. This is the only place where code of a linted project is run, and only because its configuration says so.
import * as module from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Confidence } from '../model/statement.js';
import type { Input, Rule, Severity } from '../model/rule.js';
import type { Place } from '../model/text.js';
import { positionAt } from '../model/text.js';
import { kindOf } from './above.js';
import { UserError } from '../model/user-error.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];
const INPUTS: readonly Input[] = ['declaration', 'policy', 'suppressions'];

/**
 * Imports plugins and returns their rules with the built-in ones.
 *
 * @param door URL of the module that `import 'policy-lint'` in a plugin means: the running policy-lint
 * @param importModule imports a module by its URL
 * @throws UserError naming the plugin, where it cannot be imported or holds no rules
 */
export async function withPlugins(
  plugins: readonly { readonly path: string; readonly at: Place }[],
  builtIn: ReadonlyMap<string, Rule>,
  door: string,
  importModule: (url: string) => Promise<unknown>,
): Promise<ReadonlyMap<string, Rule>> {
  if (!plugins.length) return builtIn;
  openDoor(door);
  const families = new Set([...builtIn.keys()].map((id) => id.split('/')[0]));
  const rules = new Map(builtIn);
  for (const { path, at } of plugins) {
    const { line, column } = positionAt(at.source, at.start);
    const fail = (what: string): never => {
      throw new UserError(`${at.source.path}:${line}:${column}: the plugin ${path} ${what}.`);
    };
    const found = await importPlugin(path, importModule, fail);
    for (const [id, rule] of Object.entries(found)) {
      if (!/^[\w.-]+\/[\w.-]+$/.test(id)) fail(`has a rule "${id}"; an id has two parts, such as acme/${id.replace(/\W+/g, '-')}`);
      if (families.has(id.split('/')[0])) fail(`has a rule "${id}", but the family ${id.split('/')[0]} is policy-lint's own`);
      rules.set(id, checked(id, rule, fail));
    }
  }
  return rules;
}

async function importPlugin(
  path: string,
  importModule: (url: string) => Promise<unknown>,
  fail: (what: string) => never,
): Promise<Record<string, unknown>> {
  if (kindOf(path) !== 'file') fail('does not exist');
  let imported: { rules?: unknown; default?: { rules?: unknown } };
  try {
    imported = (await importModule(pathToFileURL(path).href)) as typeof imported;
  } catch (error) {
    return fail(`could not be loaded: ${(error as Error).message.split('\n')[0]}`);
  }
  const rules = imported.rules ?? imported.default?.rules;
  if (!rules || typeof rules !== 'object' || Array.isArray(rules))
    return fail("exports no rules: export const rules = { 'acme/name': defineRule({…}) }");
  return rules as Record<string, unknown>;
}

function checked(id: string, rule: unknown, fail: (what: string) => never): Rule {
  const { summary, severity, confidence, inputs, cites, check } = (rule ?? {}) as Partial<Record<keyof Rule, unknown>>;
  const wrong = (key: string, takes: string): never => fail(`has a rule "${id}" whose ${key} is not ${takes}`);
  if (typeof summary !== 'string' || !summary) wrong('summary', 'a sentence');
  if (!SEVERITIES.includes(severity as Severity)) wrong('severity', `one of ${SEVERITIES.join(', ')}`);
  if (!CONFIDENCES.includes(confidence as Confidence)) wrong('confidence', `one of ${CONFIDENCES.join(', ')}`);
  if (!Array.isArray(inputs) || !inputs.length || !inputs.every((input) => INPUTS.includes(input as Input)))
    wrong('inputs', `a list of ${INPUTS.join(', ')}`);
  if (!Array.isArray(cites)) wrong('cites', 'a list');
  if (typeof check !== 'function') wrong('check', 'a function');
  return rule as Rule;
}

let isOpen = false;

/** Lets plugins import 'policy-lint' though it is not installed beside them, as with npx. */
function openDoor(door: string): void {
  if (isOpen) return;
  isOpen = true;
  const { register, registerHooks } = module as typeof module & { registerHooks?: (hooks: object) => void };
  type Next = (specifier: string, context: object) => unknown;
  if (registerHooks)
    registerHooks({
      resolve: (specifier: string, context: object, next: Next) =>
        specifier === 'policy-lint' ? { url: door, shortCircuit: true } : next(specifier, context),
    });
  else
    register(
      `data:text/javascript,${encodeURIComponent(
        `export async function resolve(s, c, next) { return s === 'policy-lint' ? { url: ${JSON.stringify(door)}, shortCircuit: true } : next(s, c); }`,
      )}`,
    );
}
