// What GitHub's code scanning requires of a SARIF file, and what it silently drops: a compact checker of our own.

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Node = { readonly [key: string]: Json };

/** Everything GitHub would refuse or not show, as "path: what"; empty where the file is good. */
export function sarifDefects(text: string): string[] {
  const defects: string[] = [];
  const say = (path: string, what: string): void => {
    defects.push(`${path}: ${what}`);
  };
  const root = JSON.parse(text) as Node;
  noEmptyStrings(root, '$', say);
  if (root.version !== '2.1.0') say('version', 'not 2.1.0');
  if (typeof root.$schema !== 'string' || !/^https:\/\/.*sarif-2\.1\.0/.test(root.$schema)) say('$schema', 'not the schema of 2.1.0');
  const runs = list(root.runs);
  if (runs.length < 1 || runs.length > 20) say('runs', 'not 1 to 20');
  for (const run of runs) checkRun(run, say);
  return defects;
}

type Say = (path: string, what: string) => void;

function checkRun(run: Node, say: Say): void {
  const driver = node(node(run.tool).driver);
  if (!driver.name) say('driver', 'no name');
  if (!/^\d+\.\d+\.\d+/.test(String(driver.semanticVersion))) say('driver', 'no semantic version');
  const rules = list(driver.rules);
  for (const rule of rules) checkRule(rule, say);
  if (new Set(rules.map((rule) => rule.id)).size !== rules.length) say('rules', 'an id twice');
  if (!String(node(run.automationDetails).id).endsWith('/')) say('automationDetails', 'id does not end with a slash');
  if (run.columnKind !== 'utf16CodeUnits') say('columnKind', String(run.columnKind));
  const results = list(run.results);
  if (results.length > 25_000) say('results', 'more than 25000');
  for (const result of results) checkResult(result, rules, say);
}

function checkRule(rule: Node, say: Say): void {
  const where = `rule ${String(rule.id)}`;
  if (typeof rule.id !== 'string' || rule.id.length > 255) say(where, 'id');
  for (const key of ['shortDescription', 'fullDescription', 'help']) {
    const text = node(rule[key]).text;
    if (typeof text !== 'string') say(where, `no ${key}.text`);
    else if (text.length > 1024 && key !== 'help') say(where, `${key} longer than 1024`);
  }
  if ('helpUri' in rule && !URL.canParse(String(rule.helpUri))) say(where, 'helpUri is no URI');
  if (!['error', 'warning', 'note', 'none'].includes(String(node(rule.defaultConfiguration).level))) say(where, 'level');
  const { tags, precision } = node(rule.properties);
  if (!Array.isArray(tags) || tags.length > 10) say(where, 'tags');
  if (!['very-high', 'high', 'medium', 'low'].includes(String(precision))) say(where, 'precision');
  if ('security-severity' in node(rule.properties)) say(where, 'would become a security alert');
}

function checkResult(result: Node, rules: readonly Node[], say: Say): void {
  const where = `result ${String(result.ruleId)}`;
  if (rules[Number(result.ruleIndex)]?.id !== result.ruleId) say(where, 'ruleIndex names another rule');
  if (!['error', 'warning', 'note'].includes(String(result.level))) say(where, 'level');
  const text = String(node(result.message).text);
  const locations = list(result.locations);
  if (locations.length !== 1) say(where, 'not exactly one location');
  for (const location of locations) checkPlace(location, where, true, say);
  const related = list(result.relatedLocations);
  for (const location of related) checkPlace(location, where, false, say);
  const links = [...text.matchAll(/(?<!\\)\[(?:[^\\[\]]|\\.)*\]\((\d+)\)/g)].map((match) => Number(match[1]));
  if (String(links) !== String(related.map((location) => location.id))) say(where, `links ${links.join()} are not the related locations`);
  if (/(?<!\\)[[\]]/.test(text.replace(/(?<!\\)\[(?:[^\\[\]]|\\.)*\]\(\d+\)/g, '').replace(/\\\\/g, ''))) say(where, 'a bare bracket');
  const prints = node(result.partialFingerprints);
  if (!Object.keys(prints).length) say(where, 'no fingerprint');
  if ('primaryLocationLineHash' in prints) say(where, 'a fingerprint that GitHub computes itself');
  for (const suppression of list(result.suppressions))
    if (!['inSource', 'external'].includes(String(suppression.kind))) say(where, 'kind of suppression');
}

function checkPlace(location: Node, where: string, primary: boolean, say: Say): void {
  const physical = node(location.physicalLocation);
  const { uri } = node(physical.artifactLocation);
  if (typeof uri !== 'string' || !/^(?:[!$&-;=@-Z_a-z~]|%[0-9A-F]{2})+$/.test(uri)) say(where, `uri ${String(uri)}`);
  else if (/^[^/]*:/.test(uri) && !uri.startsWith('file:///')) say(where, `uri ${uri} is not relative`);
  const { startLine, startColumn, endLine, endColumn } = node(physical.region) as Record<string, number>;
  for (const value of [startLine, startColumn, endLine, endColumn])
    if (!Number.isInteger(value) || (value as number) < 1) say(where, 'region');
  if (startLine !== endLine && primary) say(where, 'more than one line');
  if (startLine === endLine && (endColumn as number) < (startColumn as number)) say(where, 'ends before it starts');
  if (!primary && !node(location.message).text) say(where, 'a related location without a message');
}

function noEmptyStrings(value: Json, path: string, say: Say): void {
  if (value === '') say(path, 'an empty string');
  if (typeof value === 'object' && value)
    for (const [key, inner] of Object.entries(value)) noEmptyStrings(inner as Json, `${path}.${key}`, say);
}

function node(value: Json | undefined): Node {
  return typeof value === 'object' && value && !Array.isArray(value) ? (value as Node) : {};
}

function list(value: Json | undefined): readonly Node[] {
  return Array.isArray(value) ? (value as readonly Node[]) : [];
}
