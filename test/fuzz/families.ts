// What is tried: each family makes documents of one kind and holds them to its laws.
import fc from 'fast-check';
import { loadConfig } from '../../src/config.js';
import { RULES } from '../../src/generated/rules.js';
import { lint } from '../../src/lint.js';
import { UserError } from '../../src/model/user-error.js';
import { decode } from '../../src/parse/decode.js';
import { parsePolicy } from '../../src/parse/policy.js';
import { growthOf } from '../cost.js';
import { assertLawful } from '../parse/reading.js';
import { CONFIGURED, broken, bytes, declared, DECLARED, policyOf, small, unit } from './documents.js';
import type { Format } from './documents.js';
import { EVERYTHING, holdLinted, holdParsed, holdRead } from './laws.js';
import { CHANGES } from './metamorphic.js';

/** A number of random documents of one kind, each held to the laws; throws with the smallest one that breaks them. */
export type Family = (runs: number, seed: number) => Promise<void>;

const trying =
  <T>(documents: fc.Arbitrary<T>, law: (document: T) => Promise<void>): Family =>
  async (numRuns, seed) => {
    await fc.assert(fc.asyncProperty(documents, law), { numRuns, seed, endOnFailure: false });
  };

async function decoded(of: Uint8Array): Promise<void> {
  const read = decode(of);
  if ('problem' in read) {
    if (!read.problem) throw new Error('no reason is given');
    return;
  }
  for (const path of ['a.md', 'a.html', 'a.txt', 'a']) assertLawful(await parsePolicy({ path, text: read.text }));
}

async function configured(text: string): Promise<void> {
  try {
    const config = loadConfig('/repository/policy-lint.config.yaml', '/repository', () => text);
    config.isIgnored('/repository/legal/drafts/a.md');
    for (const override of config.overrides) override.applies('legal/a.md');
  } catch (error) {
    // What is wrong is told in one sentence.
    if (!(error instanceof UserError) || error.message.includes('undefined') || error.message.includes('[object')) throw error;
  }
  if (Object.hasOwn(Object.prototype, 'sells')) throw new Error('a key of the file became a key of every object');
  await Promise.resolve();
}

const growing = (format: Format): Family =>
  trying(unit(format), async (one) => {
    const read = async (text: string): Promise<void> => {
      await lint(
        { declaration: { path: 'privacy.yaml', text: DECLARED }, policies: [{ source: { path: `policy.${format}`, text } }] },
        RULES,
        EVERYTHING,
      );
    };
    const grown = await growthOf((length) => one.repeat(Math.ceil(length / one.length)), read, 4000, 3);
    if (grown) throw new Error(`grows faster than its text: ${grown}`);
  });

const FORMATS: readonly Format[] = ['md', 'html', 'txt'];
const each = (name: string, weight: number, family: (format: Format) => Family): Record<string, Weighed> =>
  Object.fromEntries(FORMATS.map((format) => [`${name}, ${format}`, { family: family(format), weight }]));

interface Weighed {
  readonly family: Family;
  /** Documents in a round, by what one takes. */
  readonly weight: number;
}

/** All families by name. */
export const FAMILIES: Readonly<Record<string, Weighed>> = {
  ...each('parsed', 20_000, (format) => trying(policyOf(format), holdParsed)),
  ...each('read', 3000, (format) => trying(policyOf(format, 15), holdRead)),
  ...each('linted', 200, (format) => trying(policyOf(format, 25), holdLinted)),
  'small words': { family: trying(small, holdRead), weight: 6000 },
  declaration: { family: trying(declared, holdLinted), weight: 200 },
  configuration: { family: trying(broken(CONFIGURED), configured), weight: 3000 },
  bytes: { family: trying(bytes, decoded), weight: 8000 },
  ...Object.fromEntries(
    Object.entries(CHANGES).map(([name, { documents, law }]) => [
      `change: ${name}`,
      { family: trying(documents as fc.Arbitrary<unknown>, law as (document: unknown) => Promise<void>), weight: 100 },
    ]),
  ),
  ...each('growth', 1, growing),
};
