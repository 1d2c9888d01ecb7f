// Facts of two declarations that are one value each: what each value means for people, as a table.
import { known } from '../../check/declared.js';
import type { Subject } from '../../model/difference.js';
import type { Declaration, Fact } from '../../model/declaration.js';
import type { Place } from '../../model/text.js';
import type { Told } from '../difference.js';

interface Row {
  readonly subject: Subject;
  readonly get: (declaration: Declaration) => Fact<string> | null | undefined;
  /** How far a value goes against people, from 0; null: it cannot be compared. */
  readonly rank: (value: string) => number | null;
  readonly labels: readonly [against: string, inFavour: string];
  /** The fact as a sentence, without its stop. */
  readonly says: (value: string) => string;
  /** False: people are helped or hurt, but need not be told of it before. */
  readonly material?: boolean;
}

const yes = (value: string): number => (value === 'yes' ? 1 : 0);
const no = (value: string): number => (value === 'yes' ? 0 : 1);
const none = (value: string): number => (['none', 'no', 'plain'].includes(value.toLowerCase()) ? 1 : 0);
const among =
  (...values: string[]) =>
  (value: string): number | null =>
    values.includes(value) ? values.indexOf(value) : null;
const not = (value: string): string => (value === 'yes' ? '' : ' not');

const ROWS: readonly Row[] = [
  { subject: 'sale', get: (d) => d.selling.sells, rank: yes, labels: ['new sale', 'sale ended'], says: (v) => `Data is${not(v)} sold` },
  {
    subject: 'sale',
    get: (d) => d.selling.sharesForAds,
    rank: yes,
    labels: ['new sharing for advertising', 'sharing for advertising ended'],
    says: (v) => `Data is${not(v)} shared for advertising across contexts`,
  },
  {
    subject: 'sale',
    get: (d) => d.selling.sellsUnder16,
    rank: yes,
    labels: ["new sale of young people's data", "sale of young people's data ended"],
    says: (v) => `Data of people under 16 is${not(v)} sold`,
  },
  {
    subject: 'sale',
    get: (d) => d.selling.sellsSensitive,
    rank: yes,
    labels: ['new sale of sensitive data', 'sale of sensitive data ended'],
    says: (v) => `Sensitive data is${not(v)} sold`,
  },
  {
    subject: 'right',
    get: (d) => d.selling.optOut,
    rank: none,
    labels: ['removed way to opt out', 'new way to opt out'],
    says: (v) => (none(v) ? 'There is no way to opt out of sale' : `The way to opt out of sale is ${v}`),
  },
  {
    subject: 'signal',
    get: (d) => d.signals.gpc,
    rank: among('honored', 'partly', 'ignored'),
    labels: ['weaker answer to a signal', 'stronger answer to a signal'],
    says: (v) => `Global Privacy Control is ${v}`,
  },
  {
    subject: 'signal',
    get: (d) => d.signals.dnt,
    rank: among('honored', 'partly', 'ignored'),
    labels: ['weaker answer to a signal', 'stronger answer to a signal'],
    says: (v) => `Do Not Track is ${v}`,
  },
  {
    subject: 'children',
    get: (d) => d.children.collectsUnder13,
    rank: yes,
    labels: ['new data of children', 'data of children ended'],
    says: (v) => `Data of children under 13 is${not(v)} collected`,
  },
  {
    subject: 'children',
    get: (d) => d.children.audience,
    rank: among('adults', 'general', 'teens', 'mixed', 'children'),
    labels: ['younger audience', 'older audience'],
    says: (v) => `The audience is "${v}"`,
  },
  {
    subject: 'children',
    get: (d) => d.children.parentalConsent,
    rank: none,
    labels: ['weaker consent of parents', 'stronger consent of parents'],
    says: (v) => (none(v) ? 'Parents are not asked' : `Parents are asked (${v})`),
  },
  {
    subject: 'automation',
    get: (d) => d.automation.decisionsAnswer,
    rank: among('none', 'listed'),
    labels: ['new automated decisions', 'automated decisions ended'],
    says: (v) => `Automated decisions are ${v === 'none' ? 'not made' : 'made'}`,
  },
  {
    subject: 'automation',
    get: (d) => d.automation.profiling,
    rank: yes,
    labels: ['new profiling', 'profiling ended'],
    says: (v) => `People are${not(v)} profiled`,
  },
  {
    subject: 'automation',
    get: (d) => d.automation.training?.usesPersonalData,
    rank: yes,
    labels: ['new AI training', 'AI training ended'],
    says: (v) => `Personal data is${not(v)} used to train AI`,
  },
  {
    subject: 'automation',
    get: (d) => d.automation.training?.llm,
    rank: yes,
    labels: ['new AI training', 'AI training ended'],
    says: (v) => `Data is${not(v)} used to train large language models`,
  },
  {
    subject: 'automation',
    get: (d) => d.automation.training?.optOut,
    rank: none,
    labels: ['removed way to opt out', 'new way to opt out'],
    says: (v) => (none(v) ? 'There is no way to opt out of AI training' : `The way to opt out of AI training is ${v}`),
  },
  {
    subject: 'security',
    get: (d) => d.security.inTransit,
    rank: none,
    labels: ['weaker security', 'stronger security'],
    says: (v) => `Encryption in transit is ${v}`,
    material: false,
  },
  {
    subject: 'security',
    get: (d) => d.security.atRest,
    rank: none,
    labels: ['weaker security', 'stronger security'],
    says: (v) => `Encryption at rest is ${v}`,
    material: false,
  },
  {
    subject: 'security',
    get: (d) => d.security.endToEnd,
    rank: no,
    labels: ['weaker security', 'stronger security'],
    says: (v) => `Data is${not(v)} encrypted end to end`,
    material: false,
  },
  {
    subject: 'security',
    get: (d) => d.security.passwords,
    rank: none,
    labels: ['weaker security', 'stronger security'],
    says: (v) => `Passwords are kept as ${v}`,
    material: false,
  },
  {
    subject: 'security',
    get: (d) => d.security.mfa,
    rank: no,
    labels: ['weaker security', 'stronger security'],
    says: (v) => `A second factor is${not(v)} offered`,
    material: false,
  },
  {
    subject: 'right',
    get: (d) => d.rights.verifyOptOuts,
    rank: yes,
    labels: ['harder opt-out', 'easier opt-out'],
    says: (v) => `Whoever opts out is${not(v)} asked to prove who they are`,
  },
  {
    subject: 'notice',
    get: (d) => d.policy.changeNotice?.how,
    rank: none,
    labels: ['no notice of changes', 'new notice of changes'],
    says: (v) => (none(v) ? 'People are not told of changes' : `People are told of changes by ${v}`),
  },
  {
    subject: 'organization',
    get: (d) => d.organization.legalName ?? d.organization.name,
    rank: () => null,
    labels: ['other organisation', 'other organisation'],
    says: (v) => `The organisation is ${v}`,
  },
  {
    subject: 'organization',
    get: (d) => d.organization.role,
    rank: () => null,
    labels: ['other role', 'other role'],
    says: (v) => `The organisation is ${v.replaceAll('_', ' ')}`,
  },
  {
    subject: 'organization',
    get: (d) => d.organization.contact,
    rank: () => null,
    labels: ['other contact', 'other contact'],
    says: (v) => `The contact is ${v}`,
    material: false,
  },
  {
    subject: 'organization',
    get: (d) => d.organization.dpo,
    rank: () => null,
    labels: ['other contact', 'other contact'],
    says: (v) => `The data protection officer is ${v}`,
    material: false,
  },
];

/** Facts that changed their value, and facts against people that are declared for the first time. */
export function* answerChanges(before: Declaration, after: Declaration): Generator<Told> {
  for (const row of ROWS) {
    const [from, to] = [row.get(before) ?? null, row.get(after) ?? null];
    const [old, now] = [known(from), known(to)];
    if (!to || now === null || old === now) continue;
    const base = {
      subject: row.subject,
      after: to.at,
      before: from?.at ?? null,
      ids: [now],
      ...(row.material === undefined ? {} : { material: row.material }),
    };
    if (old === null) {
      // What was not known before may have been so all along.
      if (row.rank(now) ?? 0)
        yield {
          ...base,
          turn: 'new',
          label: row.labels[0],
          bearing: 'against',
          certain: false,
          message: `${row.says(now)}, which was not declared before.`,
        };
      continue;
    }
    const [was, is] = [row.rank(old), row.rank(now)];
    const step = was === null || is === null ? 0 : is - was;
    if (was !== null && is !== null && step === 0) continue;
    yield {
      ...base,
      turn: turnOf(step),
      label: row.labels[step < 0 ? 1 : 0],
      bearing: step > 0 ? 'against' : step < 0 ? 'for' : 'neutral',
      message: `${row.says(now)}; before, ${quoted(old)}.`,
    };
  }
}

function turnOf(step: number): Told['turn'] {
  return step > 0 ? 'wider' : step < 0 ? 'narrower' : 'other';
}

function quoted(value: string): string {
  return `"${value.length > 80 ? `${value.slice(0, 79)}…` : value}"`;
}

/** A number of which less is worse for people, as days of notice; null on either side: it cannot be compared. */
export function numberChange(
  was: Fact<number> | null | undefined,
  is: Fact<number> | null | undefined,
  tell: (less: boolean) => Pick<Told, 'subject' | 'label' | 'message'>,
): Told[] {
  if (!was || !is || was.value === is.value) return [];
  const less = is.value < was.value;
  return [
    { turn: less ? 'narrower' : 'wider', bearing: less ? 'against' : 'for', before: was.at as Place, after: is.at, ids: [], ...tell(less) },
  ];
}
