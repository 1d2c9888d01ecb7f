import { COMMANDS } from './flags.js';

/** The help of a command, or of policy-lint as a whole, which is that of `check` with the other commands. */
export function help(name: string | null): string {
  const { usage, summary, options, examples } = COMMANDS.get(name ?? 'check') as NonNullable<ReturnType<typeof COMMANDS.get>>;
  const flags = Object.entries(options).map(
    ([flag, { short, value, help: text }]) => [`${short ? `-${short}, ` : '    '}--${flag}${value ? ` ${value}` : ''}`, text] as const,
  );
  const width = Math.min(36, Math.max(...flags.map(([flag]) => flag.length)));
  const lines = [`Usage: ${usage}`, '', summary, ''];
  if (name === null)
    lines.push('Commands:', ...[...COMMANDS].map(([one, command]) => `  ${one.padEnd(11)} ${command.summary.split('\n')[0] ?? ''}`), '');
  lines.push(
    'Flags:',
    ...flags.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
    'Exit status: 0 nothing to report, 1 findings, 2 wrong usage or configuration, an unreadable file or an internal failure.',
    '',
  );
  return lines.join('\n');
}
