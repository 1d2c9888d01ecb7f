// The statements of the policies as the rules that compare them with the declaration take them; some twenty rules go through the same ones.
import { Notes } from '../model/notes.js';
import type { Context } from '../model/rule.js';
import type { Statement } from '../model/statement.js';
import { asDefined, definitionFor } from './defined.js';
import type { Defined } from './defined.js';
import { meant } from './meant.js';

/** How a statement is compared. */
export interface Understood {
  readonly statement: Statement;
  /** By which the policy says what its data are; null where it does not. */
  readonly definition: Defined | null;
}

/** A statement of a policy, as it was read, and as it is understood once a rule asks. */
export class Said {
  private known: Understood | null = null;

  constructor(
    readonly read: Statement,
    private readonly context: Context,
  ) {}

  get understood(): Understood {
    return (this.known ??= understood(this.read, this.context));
  }
}

const known = new Notes<Context, readonly Said[]>();

/** What the policies say themselves, in their order. */
export function saidIn(context: Context): readonly Said[] {
  let found = known.get(context);
  if (!found) known.set(context, (found = context.statements.filter(({ by }) => by === 'policy').map((read) => new Said(read, context))));
  return found;
}

function understood(read: Statement, context: Context): Understood {
  const own = meant(read);
  const definition = definitionFor(own, context);
  return { statement: definition ? asDefined(own, definition) : own, definition };
}
