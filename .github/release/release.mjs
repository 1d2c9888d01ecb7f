#!/usr/bin/env node
// Releases what package.json calls the version; .github/workflows/release.yml runs it.
//
//   node .github/release/release.mjs prepare [--out release]              no network: tag, package, SBOM, notes, checksums
//   node .github/release/release.mjs publish [--out release] [--dry-run]  pushes, publishes; --dry-run prints what it would run
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';
import { publish } from './publish.mjs';

const root = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: 'release' }, 'dry-run': { type: 'boolean', default: false } } });
try {
  if (positionals[0] === 'prepare') {
    const { tag, commit, tarball, major, channel } = prepare(root, values.out);
    console.log(`${tag} is ${commit}\n${values.out}/${tarball} goes to npm as ${channel}\n${major ? `${major} moves to it` : 'a preview: no major tag moves'}`);
  } else if (positionals[0] === 'publish') publish(root, values.out, { dry: values['dry-run'] });
  else throw new Error('say prepare or publish');
} catch (error) {
  console.error(`release: ${error.message}`);
  process.exitCode = 1;
}
