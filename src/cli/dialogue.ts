// The questions of `init` on a terminal: few, each with an answer that Enter takes. Nothing is written before the last is answered.
import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import { draftOf } from '../draft/draft.js';
import { marketsOf } from '../draft/organization.js';
import type { Answers, Dict, Witnesses } from '../draft/model.js';
import type { Vocabulary } from '../model/vocabulary.js';

/** Where questions are asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The witnesses with what a person answered, and without the policies that the person does not want; null where the person left. */
export async function askAll(
  witnesses: Witnesses,
  shown: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<Witnesses | null> {
  const ask = new Asking(createInterface({ input, output, terminal: (output as NodeJS.WriteStream).isTTY ?? false }), output);
  try {
    output.write('Enter takes what stands in brackets; q leaves without writing anything.\n\n');
    const chosen = await chosenPolicies(witnesses, ask);
    const draft = draftOf(chosen);
    const answers: Answers = {
      name: await ask.text('Who is responsible?', textIn(draft, 'organization', 'name')),
      contact: await ask.text('Where do people write about privacy?', textIn(draft, 'organization', 'contact')),
      markets: await ask.checked(
        'Where are your users? (EU, UK, US-CA, …)',
        marketsOf(chosen)
          .map(({ value }) => String(value))
          .join(', ') || 'unknown',
        (text) => marketsIn(text, witnesses.vocabulary),
      ),
      sells: await ask.checked(
        'Are data sold, for money or anything else of value? (yes, no, unknown)',
        textIn(draft, 'selling', 'sells'),
        yesOrNo,
      ),
    };
    if ((await ask.checked(`Write ${shown}? (yes, no)`, 'yes', yesOrNo)) !== 'yes') return null;
    return { ...chosen, answers: kept(answers, draft) };
  } catch (error) {
    if (error === LEFT) return null;
    throw error;
  } finally {
    ask.close();
  }
}

const LEFT = new Error('left');

/** Answers that only repeat what the draft has are left to their own places. */
function kept({ name, contact, markets, sells }: Answers, draft: Dict): Answers {
  return {
    ...(name && name !== textIn(draft, 'organization', 'name') && name !== 'unknown' ? { name } : {}),
    ...(contact && contact !== textIn(draft, 'organization', 'contact') && contact !== 'unknown' ? { contact } : {}),
    ...(markets?.length ? { markets } : {}),
    ...(sells && sells !== textIn(draft, 'selling', 'sells') ? { sells } : {}),
  };
}

async function chosenPolicies(witnesses: Witnesses, ask: Asking): Promise<Witnesses> {
  const { readings, repository } = witnesses;
  if (readings.length < 2) return witnesses;
  const most = readings.reduce((best, { statements }, i) => (statements.length > (readings[best]?.statements.length ?? 0) ? i : best), 0);
  repository.policies.forEach((path, i) => {
    ask.say(`  ${i + 1}  ${path}`);
  });
  const numbers = await ask.checked('Which of these are your policy? (numbers)', String(most + 1), (text) => {
    const all = text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    return all.length && all.every((one) => Number.isInteger(one) && one >= 1 && one <= readings.length) ? all : null;
  });
  const isChosen = (_: unknown, i: number): boolean => numbers.includes(i + 1);
  return {
    ...witnesses,
    readings: readings.filter(isChosen),
    repository: { ...repository, policies: repository.policies.filter(isChosen) },
  };
}

function marketsIn(text: string, vocabulary: Vocabulary): string[] | null {
  if (/^unknown$/i.test(text)) return [];
  const found = text
    .split(/,/)
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => vocabulary.resolve('market', word));
  return found.every((one) => one !== undefined) ? [...new Set(found)] : null;
}

function yesOrNo(text: string): 'yes' | 'no' | 'unknown' | null {
  return /^y(?:es)?$/i.test(text) ? 'yes' : /^no?$/i.test(text) ? 'no' : /^(?:u|unknown|\?)$/i.test(text) ? 'unknown' : null;
}

function textIn(draft: Dict, section: string, key: string): string {
  const tree = draft.entries.get(section);
  const value = tree?.kind === 'dict' ? tree.entries.get(key) : undefined;
  return value?.kind === 'leaf' ? String(value.value) : 'unknown';
}

class Asking {
  private readonly lines: string[] = [];
  private waiting: ((line: string | null) => void) | null = null;
  private isClosed = false;

  constructor(
    private readonly terminal: Interface,
    private readonly output: NodeJS.WritableStream,
  ) {
    terminal.on('line', (line) => {
      const { waiting } = this;
      this.waiting = null;
      if (waiting) waiting(line);
      else this.lines.push(line);
    });
    const leave = (): void => {
      this.isClosed = true;
      this.waiting?.(null);
      this.waiting = null;
    };
    terminal.on('SIGINT', leave);
    terminal.on('close', leave);
  }

  say(text: string): void {
    this.output.write(`${visible(text)}\n`);
  }

  /** @throws LEFT */
  async text(question: string, preset: string): Promise<string> {
    this.output.write(`${question} [${visible(preset)}] `);
    const line =
      this.lines.shift() ??
      (this.isClosed
        ? null
        : await new Promise<string | null>((done) => {
            this.waiting = done;
          }));
    if (line === null || /^\s*(?:q|quit|exit)\s*$/i.test(line)) {
      this.output.write('\n');
      throw LEFT;
    }
    return line.trim() || preset;
  }

  /** Asks until the answer is one. */
  async checked<T>(question: string, preset: string, read: (text: string) => T | null): Promise<T> {
    for (;;) {
      const found = read(await this.text(question, preset));
      if (found !== null) return found;
      this.output.write('That is none of the answers; try again, or q to leave.\n');
    }
  }

  close(): void {
    this.terminal.close();
  }
}

// Names come from the texts of strangers.
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '');
}
