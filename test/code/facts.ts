import * as assert from 'uvu/assert';
import { readProgram } from '../../src/code.js';
import { mayTell } from '../../src/extract/code/sift.js';
import type { CodeFact, Origin } from '../../src/model/program.js';
import { positionAt, textAt } from '../../src/model/text.js';

/** What code shows, a line a fact, as short as tells it. Facts of kinds that are not asked for are left out. */
export async function shown(text: string, path = 'src/a.tsx', kinds: readonly CodeFact['kind'][] = []): Promise<string[]> {
  const { program, skipped } = await readProgram({ path, text });
  // What the sift passes over must hold nothing: packages and hosts of the tests count as known.
  const told = program.facts.filter(({ kind }) => kind !== 'start' && kind !== 'global');
  const known = { byPackage: () => ({}) as never, byHost: () => ({}) as never };
  if (told.length) assert.ok(mayTell(program.source, known), `passed over: ${text}`);
  return [...program.facts.filter(({ kind }) => !kinds.length || kinds.includes(kind)).map(line), ...skipped.map(({ reason }) => reason)];
}

/** The words of each fact's place, with line and column. */
export async function placed(text: string, path: string): Promise<string[]> {
  const { program } = await readProgram({ path, text });
  return program.facts.map(({ at }) => {
    const { line, column } = positionAt(at.source, at.start);
    return `${line}:${column} ${textAt(at)}`;
  });
}

function line(fact: CodeFact): string {
  switch (fact.kind) {
    case 'import':
      return `import ${fact.module} ${fact.names.join(',')}`.trim();
    case 'load':
      return `${fact.how} ${fact.host}${fact.carries ? ' carries' : ''} ${fact.side}`;
    case 'store':
      return `${fact.where} ${fact.name}${fact.days === null ? '' : ` ${Math.round(fact.days * 100) / 100}d`}`;
    case 'send':
      return `${origin(fact.to)}.${fact.method} ${fact.data.map(({ data, name }) => `${data}=${name}`).join(' ')}${fact.asId ? ' as id' : ''}`;
    case 'collect':
      return `${fact.how} ${fact.data} ${fact.name}`;
    case 'expose':
      return `${fact.where} ${fact.data.map(({ data }) => data).join(' ')}`;
    case 'option':
      return `option ${fact.name}=${fact.value}`;
    case 'signal':
      return `signal ${fact.signal}`;
    case 'consent':
      return `consent ${fact.name}`;
    case 'start':
      return `start ${'host' in fact.of ? fact.of.host : origin(fact.of)}${fact.gated ? ' gated' : ''}`;
    case 'crypto':
      return `crypto ${fact.use} ${fact.algorithm}`;
    case 'global':
      return `global ${fact.name}`;
  }
}

function origin(of: Origin): string {
  return of.package === undefined ? of.global : `${of.package}#${of.name}`;
}
