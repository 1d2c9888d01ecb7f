// What a person must still fill in, what matters most first.
import { isUnknown } from './model.js';
import type { Dict, Tree } from './model.js';

/** One thing that is still open: the first place where it stands, and in how many. */
export interface Open {
  readonly what: string;
  readonly pointer: readonly string[];
  readonly places: number;
}

interface Question {
  /** `*` stands for any key or position. */
  readonly at: readonly string[];
  readonly what: string;
}

/** In the order in which they decide what is found: who, sale, flows, bases, retention, then the rest. */
const QUESTIONS: readonly Question[] = [
  { at: ['organization', 'name'], what: 'Who is responsible' },
  { at: ['policy', 'file'], what: 'Where the policy lies: nothing can be compared without it' },
  { at: ['selling', 'sells'], what: 'Whether data are sold, for money or anything else of value' },
  { at: ['selling', 'shares_for_ads'], what: 'Whether data are shared for advertising' },
  { at: ['markets'], what: 'Where your users are, which chooses the laws that are asked about' },
  { at: ['recipients'], what: 'Who gets data: hosts, mailers, analytics' },
  { at: ['data', '*', 'what'], what: 'What data the systems hold' },
  { at: ['data', '*', 'for'], what: 'What data are used for' },
  { at: ['data', '*', 'for', '*'], what: 'On which legal basis' },
  { at: ['data', '*', 'to'], what: 'Who gets the data' },
  { at: ['data', '*', 'keep'], what: 'How long data are kept' },
  { at: ['recipients', '*', 'country'], what: 'In which country recipients are' },
  { at: ['recipients', '*', 'contract'], what: 'Under which contract recipients get data' },
  { at: ['recipients', '*', 'trains_on_data'], what: 'Whether providers of AI train their models on the data' },
  { at: ['trackers', '*', 'consent'], what: 'Whether people are asked before trackers run' },
  { at: ['trackers', '*', 'for'], what: 'What trackers are for' },
  { at: ['trackers', '*', 'lasts'], what: 'How long trackers stay' },
  { at: ['children', 'audience'], what: 'For whom the service is made' },
  { at: ['children', 'collects_under_13'], what: 'Whether data of children under 13 are held' },
  { at: ['automation', 'decisions'], what: 'Whether anything is decided about people without a human' },
  { at: ['automation', 'profiling'], what: 'Whether people are profiled' },
  { at: ['automation', 'ai_training', 'uses_personal_data'], what: "Whether models are trained on people's data" },
  { at: ['signals', '*'], what: 'What happens on opt-out signals of browsers' },
  { at: ['security', '*'], what: 'How data are protected' },
  { at: ['rights', 'offered'], what: 'Which rights are served' },
  { at: ['rights', 'how'], what: 'Where people ask for their rights' },
  { at: ['organization', 'contact'], what: 'Where people write about privacy' },
  { at: ['organization', 'domains'], what: "The organisation's own domains" },
  { at: ['policy', 'updated'], what: 'When the policy was last changed' },
];

/** What is still open in a draft; nothing where there is none. */
export function openIn(draft: Dict | null): Open[] {
  if (!draft) return [];
  const open = QUESTIONS.flatMap(({ at, what }): Open[] => {
    const found = unknownsAt(draft, at, []);
    return found[0] ? [{ what, pointer: found[0], places: found.length }] : [];
  });
  const data = draft.entries.get('data');
  const whole = data?.kind === 'rows' ? data.rows.findIndex((row) => isWhole(row.entries.get('what'))) : -1;
  const share: Open = {
    what: 'Which data serve which purpose and go to whom: the text says it of all data at once',
    pointer: ['data', String(whole), 'what'],
    places: 1,
  };
  const before = open.findIndex(({ pointer }) => pointer[0] === 'data');
  if (data?.kind === 'rows' && !data.rows.length)
    return [{ what: 'What data the systems hold: nothing was found', pointer: ['data'], places: 1 }, ...open];
  return whole < 0 ? open : [...open.slice(0, before < 0 ? open.length : before), share, ...(before < 0 ? [] : open.slice(before))];
}

function isWhole(what: Tree | undefined): boolean {
  return what?.kind === 'leaf' && what.value === 'personal';
}

function unknownsAt(tree: Tree, path: readonly string[], walked: readonly string[]): (readonly string[])[] {
  const [key, ...rest] = path;
  if (key === undefined) return isUnknown(tree) ? [walked] : [];
  const children: readonly (readonly [string, Tree])[] =
    tree.kind === 'dict' ? [...tree.entries] : tree.kind === 'rows' ? tree.rows.map((row, i) => [String(i), row] as const) : [];
  return children.filter(([name]) => key === '*' || name === key).flatMap(([name, child]) => unknownsAt(child, rest, [...walked, name]));
}
