// Reads the examples in a rule's README, which are documentation and test at once.

export interface Example {
  /** "Fails", "Passes" or either with the title of the example. */
  readonly title: string;
  readonly fails: boolean;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** What the README says that the rule reports; null where it has no text block. */
  readonly expected: string | null;
  /** YYYY-MM-DD from a line "As of 2027-01-01." in the example. */
  readonly asOf: string | null;
  /** Line (from 0) of the text block's opening fence, or of where one belongs, and the line after its end. */
  readonly from: number;
  readonly to: number;
}

interface Draft {
  title: string;
  fails: boolean;
  files: { path: string; text: string }[];
  expected: string | null;
  asOf: string | null;
  from: number;
  to: number;
}

/** The examples of a README's sections "Fails" and "Passes", in their order. Throws where a code block has no file name. */
export function readExamples(readme: string): Example[] {
  const lines = readme.split('\n');
  const found: Draft[] = [];
  let section = '';
  let current = null as Draft | null;
  let file: string | null = null;
  const start = (title: string): Draft => {
    found.push({ title, fails: section === 'Fails', files: [], expected: null, asOf: null, from: 0, to: 0 });
    return found.at(-1) as Draft;
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const heading = /^(##|###) +(.+)$/.exec(line);
    if (heading?.[1] === '##') {
      section = (heading[2] as string).trim();
      current = null;
    } else if (section !== 'Fails' && section !== 'Passes') continue;
    else if (heading) current = start(`${section}: ${heading[2]}`);
    else if (/^As of \d{4}-\d\d-\d\d/.test(line) && current) current.asOf = line.slice(6, 16);
    else if (/^`[^`]+`$/.test(line)) {
      current ??= start(section);
      file = line.slice(1, -1);
    } else if (line.startsWith('```')) {
      const fence = /^`+/.exec(line)?.[0] as string;
      const end = lines.indexOf(fence, i + 1);
      if (end < 0) throw new Error(`line ${i + 1}: a code block is not closed`);
      const text = lines.slice(i + 1, end).join('\n');
      if (!current) throw new Error(`line ${i + 1}: a code block stands before the name of its file`);
      if (file !== null) {
        current.files.push({ path: file, text: `${text}\n` });
        if (current.expected === null) current.from = current.to = end + 1;
      } else if (line === `${fence}text`) {
        current.expected = text;
        current.from = i;
        current.to = end + 1;
      } else throw new Error(`line ${i + 1}: a code block without the name of its file`);
      file = null;
      i = end;
    }
  }
  return found;
}

/** The README with its text blocks replaced by what the rule reports. */
export function writeExpected(readme: string, changes: readonly { readonly example: Example; readonly reported: string }[]): string {
  const lines = readme.split('\n');
  for (const { example, reported } of [...changes].sort((a, b) => b.example.from - a.example.from)) {
    const block = ['```text', ...reported.split('\n'), '```'];
    lines.splice(example.from, example.to - example.from, ...(example.expected === null ? ['', ...block] : block));
  }
  return lines.join('\n');
}
