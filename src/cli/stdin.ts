import { resolve } from 'node:path';
import { UserError } from '../model/user-error.js';
import type { Arguments } from './options.js';

/** What `--stdin` (or the path `-`) brings and the file it stands for; null where nothing is read. @throws UserError */
export async function stdinFile(args: Arguments, cwd: string): Promise<{ path: string; bytes: Uint8Array } | null> {
  const name = args.value('stdin-filename');
  if (!args.has('stdin') && !args.paths.includes('-')) {
    if (name !== undefined) throw new UserError('--stdin-filename goes with --stdin.');
    return null;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return { path: resolve(cwd, name ?? '<stdin>'), bytes: Buffer.concat(chunks) };
}
