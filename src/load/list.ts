// Names of files from a list: `git diff --name-only | policy-lint --files-from -`.
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { UserError } from '../model/user-error.js';
import { reasonOf } from './read.js';

/** Characters; no system takes a path this long. */
const LONGEST = 65_536;

/**
 * The names that a list holds, one a line, or parted by NUL where its beginning holds one. Each is handed on as soon as it is read, so
 * that a list may be endless, and whoever writes it may wait for the answer.
 *
 * @param list the list's path; `-`: standard input
 * @throws UserError where the list cannot be read
 */
export async function* namesFrom(list: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let separator: string | null = null;
  try {
    for await (const chunk of list === '-' ? process.stdin : createReadStream(list)) {
      rest += decoder.write(chunk as Buffer);
      separator ??= rest.includes('\0') ? '\0' : rest.includes('\n') ? '\n' : null;
      const names = separator ? rest.split(separator) : [rest];
      rest = names.pop() ?? '';
      if (rest.length > LONGEST)
        throw new UserError(`${shown(list)} is no list of files: it holds a name of more than ${LONGEST} characters.`);
      for (const name of names) if (clean(name, separator)) yield clean(name, separator);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The list ${shown(list)} ${reasonOf(error)}.`, { cause: error });
  }
  rest += decoder.end();
  if (clean(rest, separator)) yield clean(rest, separator);
}

// A line of a list made on Windows ends with a return; a name that is parted by NUL may hold anything.
function clean(name: string, separator: string | null): string {
  return separator === '\0' ? name : name.replace(/\r$/, '');
}

function shown(list: string): string {
  return list === '-' ? 'on standard input' : list;
}
