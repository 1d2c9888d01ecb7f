// Personal data as a policy defines the word by a closed list: "your name and e-mail address, hereinafter referred to as Personal Data".
import { Notes } from '../model/notes.js';
import type { Context } from '../model/rule.js';
import type { Mention, Statement } from '../model/statement.js';
import { place } from '../model/text.js';
import type { Place, Source } from '../model/text.js';
import { hints } from './hints.js';
import { mentionsAny } from './wording.js';

/** Characters of an article in front of the word. */
const ARTICLE = 6;

/** The list by which a policy defines a word. */
export interface Defined {
  /** The word as it is written: "Personal Data". */
  readonly term: string;
  readonly data: readonly Mention[];
  /** The sentence that defines it. */
  readonly at: Place;
}

const known = new Notes<Context, Map<Source, readonly Defined[]>>();

/** The definition of what a statement names as personal data; null where the policy gives none, an open one or several. */
export function definitionFor({ data, at }: Statement, context: Context): Defined | null {
  const [named] = data;
  if (data.length !== 1 || named?.id !== 'personal') return null;
  const found = definitionsIn(at.source, context).filter(({ term }) =>
    at.source.text.slice(named.start, named.start + ARTICLE + term.length).includes(term),
  );
  return found.length === 1 && found[0] && found[0].at.start < at.start ? found[0] : null;
}

/** A statement about the data by which its policy defines the word that it uses. */
export function asDefined(statement: Statement, { data }: Defined): Statement {
  const [named] = statement.data;
  return named ? { ...statement, data: data.map(({ id }) => ({ ...named, id })) } : statement;
}

function definitionsIn(source: Source, context: Context): readonly Defined[] {
  let bySource = known.get(context);
  if (!bySource) known.set(context, (bySource = new Map()));
  let found = bySource.get(source);
  if (!found)
    bySource.set(
      source,
      (found = context.statements.filter((one) => one.by === 'policy' && one.at.source === source).flatMap(definitionIn)),
    );
  return found;
}

/** A list of data that ends in "…, referred to as Personal Data", without a word that leaves it open. */
function definitionIn({ data, within }: Statement): Defined[] {
  const term = data.at(-1);
  const listed = data.slice(0, -1);
  const last = listed.at(-1);
  const first = listed[0];
  if (
    !term ||
    !first ||
    !last ||
    listed.length < 2 ||
    term.id !== 'personal' ||
    last.end > term.start ||
    listed.some(({ id }) => id === 'personal' || id === 'non_personal')
  )
    return [];
  const isNamed = mentionsAny(place(within.source, last.end, term.start), hints('named_as'));
  if (!isNamed || mentionsAny(place(within.source, within.start, term.start), hints('open_list'))) return [];
  // Written like any other word, it keeps its common meaning elsewhere.
  return /^\p{Lu}\S*\s\p{Lu}/u.test(term.text) ? [{ term: term.text, data: listed, at: within }] : [];
}
