// What to write where for a notice that a policy does not give: the section, the sentence, and in it what the declaration knows.
import { SECTIONS } from '../generated/sections.js';
import type { Fact } from '../model/declaration.js';
import type { Context } from '../model/rule.js';
import { positionAt, textAt } from '../model/text.js';
import type { Place } from '../model/text.js';
import type { Term } from '../model/vocabulary.js';
import { abroadOf } from './abroad.js';
import type { Answer } from './notice-answer.js';
import { isNamed } from './occasions.js';
import { groupsBy } from './passages.js';
import { buyersOf } from './sale.js';
import { fittingHeading } from './sections.js';
import { listOf } from './wording.js';

/** What a policy does not tell. */
export interface Missing {
  readonly duty: Term;
  /** The laws in force for the project that want it told, as regimes. */
  readonly laws: readonly string[];
  readonly cites: readonly string[];
  /** What the policy says that comes near and is not enough, with a note that says why. */
  readonly near: Answer | null;
}

/** What is missing in one section. */
export interface Spot {
  /** The section's name in the table of sections. */
  readonly where: string;
  /** The heading of the policy under which it fits; null where there is none. */
  readonly heading: Place | null;
  readonly rows: readonly Missing[];
}

/** What a model sentence shows where the declaration does not know it. */
const BLANKS: Readonly<Record<string, string>> = {
  name: 'your legal name',
  address: 'your postal address',
  contact: 'an address for questions',
  dpo: 'how to reach your data protection officer',
  eu_representative: 'your representative',
  uk_representative: 'your representative',
  buyers: 'names',
  interest: 'your interest',
  country: 'country',
  recipient: 'the recipient',
  safeguard: 'the safeguard',
};
/** What is missing by the sections in which it would stand. */
export function spotsOf(missing: readonly Missing[], { policies }: Context): Spot[] {
  return [...groupsBy(missing, ({ duty }) => String(duty.more['where'])).entries()].map(([where, rows]) => ({
    where,
    heading: fittingHeading(policies, SECTIONS['en']?.[where]?.words ?? []),
    rows,
  }));
}

/** "Write under “Your rights” (line 40): “You can have your data deleted.”", for all that is missing; `at`: where the finding stands. */
export function whatToWrite(spots: readonly Spot[], at: Place, context: Context): string {
  const sections = [...groupsBy(spots, ({ where, heading }) => sectionFor(where, heading, at)).entries()];
  const places = sections
    .map(([section, same], i) => {
      const words = same.map(({ rows }) => wordsFor(rows, context)).join(' ');
      return `${leadFor(same[0].heading, sections[i - 1]?.[1][0].heading)}${section}: ${words}`;
    })
    .join(' ');
  return `${places}${places.includes('[') ? ' Put into the [brackets] what holds for you.' : ''}`;
}

/** What comes before a section: `before` is the one that the sentence before speaks of, null where that is no section of the policy. */
function leadFor(heading: Place | null, before: Place | null | undefined): string {
  if (heading) return 'Write under ';
  return before === null ? 'And in a section such as ' : 'Write at the end of the policy, in a section such as ';
}

/** Where something would stand: "“Your rights” (line 40)". */
function sectionFor(where: string, heading: Place | null, at: Place): string {
  if (!heading) return `“${SECTIONS['en']?.[where]?.title ?? where}”`;
  const file = heading.source === at.source ? '' : `${heading.source.path}, `;
  return `“${titleOf(heading)}” (${file}line ${positionAt(heading.source, heading.start).line})`;
}

function wordsFor(rows: readonly Missing[], context: Context): string {
  return rows.map(({ duty }) => `“${filled(String(duty.more['say']), context)}”`).join(' ');
}

/** A model sentence with what the declaration knows: "{contact}" is the contact, or a blank in brackets. */
function filled(say: string, context: Context): string {
  const [first = '', ...parts] = say.split('{');
  const values = known(context);
  return parts.reduce((text, part) => {
    const end = part.indexOf('}');
    const name = part.slice(0, end);
    return `${text}${values[name] ?? `[${BLANKS[name] ?? name}]`}${part.slice(end + 1)}`;
  }, first);
}

function known(context: Context): Readonly<Record<string, string | undefined>> {
  const {
    declaration: { organization, data },
    vocabulary,
  } = context;
  const [abroad] = abroadOf(context);
  const fact = (one: Fact<string> | null): string | undefined => (isNamed(one) ? one?.value : undefined);
  return {
    name: fact(organization.legalName) ?? fact(organization.name),
    address: fact(organization.address),
    contact: fact(organization.contact) ?? fact(organization.phone),
    dpo: fact(organization.dpo),
    eu_representative: fact(organization.euRepresentative),
    uk_representative: fact(organization.ukRepresentative),
    buyers:
      listOf(
        buyersOf(context.declaration, vocabulary).map(({ name, id }) => name?.value ?? id),
        6,
      ) || undefined,
    interest: data.map((entry) => fact(entry.interest)).find(Boolean),
    country: abroad && vocabulary.title('country', abroad.country.value),
    recipient: abroad && (fact(abroad.recipient.name) ?? abroad.recipient.id),
    safeguard: isNamed(abroad?.recipient.transfer ?? null)
      ? vocabulary.title('transfer', abroad?.recipient.transfer?.value ?? '')
      : undefined,
  };
}

/** A heading's words on one line. */
function titleOf(at: Place): string {
  return textAt(at).split(/\s+/).join(' ').trim();
}
