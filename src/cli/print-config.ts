import { baseLevel } from '../check/levels.js';
import { positionAt } from '../model/text.js';
import { toJson } from '../report/encode.js';
import type { Judging } from './settings.js';

/** The settings in force as JSON: each rule's level and who set it. */
export function printConfig({ config, rules, settings }: Judging): string {
  const { levels } = settings;
  const levelOf = (id: string): { level: string; setBy: string } => {
    const level = baseLevel(id, rules.get(id) as NonNullable<ReturnType<typeof rules.get>>, levels);
    const family = `${id.split('/')[0]}/*`;
    const setting = config.rules.get(id) ?? config.rules.get(family);
    const setBy = levels.only.length
      ? '--only'
      : levels.flags.has(id) || levels.flags.has(family)
        ? '--rule'
        : setting
          ? `${setting.at.source.path}:${positionAt(setting.at.source, setting.at.start).line}`
          : `preset ${levels.presets.join(', ') || 'none'}`;
    return { level, setBy };
  };
  return `${toJson(
    {
      formatVersion: 1,
      files: config.files,
      presets: levels.presets,
      asOf: settings.asOf,
      minConfidence: settings.minConfidence,
      rules: Object.fromEntries([...rules.keys()].sort().map((id) => [id, levelOf(id)])),
      overrides: config.overrides.map(({ files, rules: set }) => ({
        files,
        rules: Object.fromEntries([...set].map(([id, { level }]) => [id, level])),
      })),
      ignores: config.ignores.map(({ rule, reason, owner, expires, fingerprint, pointer, quote }) => ({
        rule,
        reason,
        owner,
        expires,
        fingerprint,
        pointer,
        quote,
      })),
      ignorePatterns: config.ignorePatterns,
      plugins: config.plugins.map(({ path }) => path),
    },
    2,
  )}\n`;
}
