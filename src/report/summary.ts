import type { SkippedFile, Summary } from '../model/report.js';
import { counted } from './style.js';
import type { Style } from './style.js';

const NAMED = 5;

/** The last line of a report for people: `2 errors, 1 warning in 1 project (3 files) · 4 suppressed · 1 file skipped: …`. */
export function summaryLine(summary: Summary, style: Style): string {
  const { errors, warnings, infos, suppressed, files, projects, skipped } = summary;
  const found = problemCounts(errors, warnings, infos) || 'no problems';
  const where = projects === undefined ? counted(files, 'file') : `${counted(projects, 'project')} (${counted(files, 'file')})`;
  return [
    `${found} in ${where}`,
    ...(suppressed ? [`${suppressed} suppressed`] : []),
    ...(skipped.length ? [skippedFiles(skipped, style)] : []),
  ].join(` ${style.dot} `);
}

/** `2 errors, 1 info`; '' where all are 0. */
export function problemCounts(errors: number, warnings: number, infos: number): string {
  return [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
  ]
    .filter(([count]) => count)
    .map(([count, noun]) => counted(count as number, noun as string))
    .join(', ');
}

/** Names the files that were not read, with the reason. */
export function skippedFiles(skipped: readonly SkippedFile[], style: Style): string {
  const [whole, parts] = [skipped.filter(({ part }) => !part), skipped.filter(({ part }) => part)];
  return [
    ...(whole.length ? [`${counted(whole.length, 'file')} skipped: ${named(whole, style)}`] : []),
    ...(parts.length ? [`${counted(parts.length, 'file')} read in part, without: ${named(parts, style)}`] : []),
  ].join(` ${style.dot} `);
}

function named(skipped: readonly SkippedFile[], style: Style): string {
  const told = skipped.slice(0, NAMED).map(({ path, reason }) => `${style.say(path)}${reason ? ` (${style.say(reason)})` : ''}`);
  const more = skipped.length > NAMED ? [`${skipped.length - NAMED} more`] : [];
  return [...told, ...more].join(', ');
}
