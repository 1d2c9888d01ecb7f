import type { Explanation, Side, Trial } from '../model/explanation.js';
import { foreignOf, hasHashComments } from '../model/ecosystem.js';
import type { ReportOptions } from '../model/report.js';
import type { Finding } from '../model/rule.js';
import type { Mention, Statement } from '../model/statement.js';
import { positionAt, textAt } from '../model/text.js';
import { reading, statementBlock } from './claims-pretty.js';
import { printedNote } from './frame.js';
import { findingBlock } from './pretty.js';
import { counted, styleOf } from './style.js';
import type { Style } from './style.js';

/** New findings named for a change that was tried. */
const NAMED = 3;

/** `explain FINDING`: each finding, how its places were read, and what would make it go away. */
export function explanationText(explanations: readonly Explanation[], options: ReportOptions): string {
  const style = styleOf(options);
  return explanations.map((one) => `${explained(one, options, style)}\n`).join('\n');
}

function explained(one: Explanation, options: ReportOptions, style: Style): string {
  const { finding, rule, sides, trials } = one;
  const title = (text: string): string => style.bold(text.toUpperCase());
  const item = (text: string): string => printedNote(text, 0, options.columns, style);
  return [
    findingBlock(finding, options, style),
    '',
    title('How it was read'),
    '',
    ...sides.flatMap((side) => [...sideLines(side, options, style), '']),
    title('What the rule compares'),
    '',
    item(`${finding.ruleId}: ${style.say(rule.summary)} policy-lint explain ${finding.ruleId} tells why, and what passes.`),
    '',
    title('What would make it go away'),
    '',
    ...(finding.help ? [item(`help: ${style.say(finding.help)}`)] : []),
    ...trials.map((trial) => item(`tried: ${trialWords(trial, style)}`)),
    '',
    ...silencing(finding, style),
  ].join('\n');
}

function sideLines({ at, note, keys, statements, more }: Side, options: ReportOptions, style: Style): string[] {
  const says = note ? ` (${style.say(note)})` : '';
  if (keys.length)
    return [
      `${style.where(at)}: ${style.bold(`${keys.map(style.say).join(' > ')}: ${style.say(oneLine(textAt(at)))}`)}${says}`,
      ...statements.map((statement) => printedNote(`declared: ${declared(statement, style)}`, 0, options.columns, style)),
      ...(statements.length ? [] : [printedNote('no statement is made of it: the rule reads the value itself', 0, options.columns, style)]),
      ...(more ? [printedNote(`and ${counted(more, 'further statement')} of this entry`, 0, options.columns, style)] : []),
    ];
  if (!statements.length)
    return [
      `${style.where(at)}: ${style.bold(style.say(oneLine(textAt(at))))}${says}`,
      printedNote(
        isCode(at.source.path)
          ? 'as it stands in the code'
          : 'no statement was read here: the rule goes by the words, or by what is missing',
        0,
        options.columns,
        style,
      ),
    ];
  return [
    ...(says ? [`${style.where(at)}${says}:`] : []),
    statements.map((statement) => statementBlock(statement, options, style)).join('\n\n'),
    ...(more ? [printedNote(`and ${counted(more, 'further statement')} in these words`, 0, options.columns, style)] : []),
  ];
}

/** A declared fact in words, with the ids that rules compare. */
function declared(statement: Statement, style: Style): string {
  const { data, recipients, purposes, duration } = statement;
  const ids = (mentions: readonly Mention[]): string => [...new Set(mentions.map(({ id }) => id))].map(style.say).join(', ');
  return [
    reading(statement),
    ...(data.length ? [`data: ${ids(data)}`] : []),
    ...(recipients.length ? [`recipients: ${ids(recipients)}`] : []),
    ...(purposes.length ? [`purposes: ${ids(purposes)}`] : []),
    ...(duration ? [`period: ${style.say(oneLine(duration.text))}`] : []),
  ].join('; ');
}

function trialWords({ at, value, gone, brings }: Trial, style: Style): string {
  const change =
    value === null
      ? `without the sentence at ${style.where(at)}`
      : `with "${value}" in the place of "${style.say(oneLine(textAt(at)))}" at ${style.where(at)}`;
  const then = gone ? 'it is gone' : 'it stays';
  const found = brings.slice(0, NAMED).map(({ severity, ruleId }) => `${severity}[${style.say(ruleId)}]`);
  const rest = brings.length > NAMED ? ` and ${brings.length - NAMED} more` : '';
  return `${change} ${then}${brings.length ? `, and ${found.join(', ')}${rest} ${brings.length === 1 ? 'is' : 'are'} found` : ''}${value === null ? '' : '; write only what is so'}`;
}

/** How to keep a finding that is known and meant from being shown, with the reason on record. */
function silencing({ ruleId, at, related, fingerprint, suppressed }: Finding, style: Style): string[] {
  if (suppressed) return [`It is silenced already, by ${suppressed.by}${suppressed.reason ? `: ${style.say(suppressed.reason)}` : ''}.`];
  const places = [at, ...related.map((one) => one.at)].filter((one, i, all) => all.findIndex(({ source }) => source === one.source) === i);
  // Whole lines, to be copied.
  const lines = (lead: string, line: string): string[] => [`  ${lead}:`, `      ${line}`];
  return [
    'If it is right as it is, the reason goes on record in one of these places:',
    ...places
      .filter(({ source }) => !/\.(?:csv|json|pbxproj)$/i.test(source.path))
      .flatMap((one) =>
        lines(`above line ${positionAt(one.source, one.start).line} of ${style.say(one.source.path)}`, directive(one.source.path, ruleId)),
      ),
    ...lines(
      'in policy-lint.config.yaml',
      `ignores: [{rule: ${ruleId}, fingerprint: ${fingerprint}, reason: REASON, expires: YYYY-MM-DD}]`,
    ),
  ];
}

function directive(path: string, ruleId: string): string {
  const words = `policy-lint-disable-next-line ${ruleId} -- REASON`;
  if (hasHashComments(path)) return `# ${words}`;
  if (/\.sql$/i.test(path)) return `/* ${words} */`;
  return isCode(path) ? `// ${words}` : `<!-- ${words} -->`;
}

function isCode(path: string): boolean {
  return /(?:\.(?:[cm]?[jt]sx?|prisma|gradle|kts|mod)|Package\.swift)$/i.test(path) || foreignOf(path) !== null;
}

function oneLine(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.length > 100 ? `${folded.slice(0, 100)}…` : folded;
}
