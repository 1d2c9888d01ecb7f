import { isMap, isScalar, isSeq } from 'yaml';
import type { Answer, Declaration, Defect, Fact } from '../model/declaration.js';
import { linesOf, place } from '../model/text.js';
import type { Place, Source } from '../model/text.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { readDate } from './date.js';
import { readCustom, readData } from './declared/data.js';
import { readOrganization, readPolicyEntry, readRecipients, recipientNames } from './declared/parties.js';
import { readAutomation, readChildren, readSelling, readSignals, readTrackers } from './declared/practices.js';
import { readNever } from './declared/promises.js';
import { readAssessments, readFrameworks, readRights, readSecurity } from './declared/safeguards.js';
import { readIntegrations, readVendors } from './declared/vendors.js';
import { Reader } from './reader.js';
import type { Field, Section } from './reader.js';
import { eachScalar, readYaml } from './yaml.js';
import type { Yaml } from './yaml.js';

export const VERSION = 1;
/** The keys of the file, in the order in which a declaration is usually written; those of NEEDED must be there. */
export const TOP_KEYS = [
  'declaration',
  'organization',
  'policy',
  'markets',
  'regimes',
  'recipients',
  'data',
  'complete',
  'selling',
  'signals',
  'trackers',
  'children',
  'automation',
  'security',
  'rights',
  'frameworks',
  'assessments',
  'code',
  'labels',
  'vendors',
  'integrations',
  'never',
  'custom',
] as const;
export const NEEDED = ['declaration', 'organization', 'policy', 'data', 'selling', 'children', 'automation'] as const;
export const CODE_KEYS = ['include', 'exclude'] as const;

const START_HELP = 'A declaration starts with "declaration: 1", followed by keys such as "organization:", "policy:" and "data:".';

/**
 * Reads a declaration. Never throws: what is wrong with the file is in `defects`, in the order of the file, and what could
 * not be understood is left out. Of errors of syntax only the first is told, because the others follow from it.
 */
export function parseDeclaration(source: Source, vocabulary: Vocabulary): Declaration {
  const { document, defect } = readYaml(source);
  const empty = emptyDeclaration(source);
  if (!document?.contents || (isScalar(document.contents) && !String(document.contents.value ?? '').trim()))
    return { ...empty, defects: [defect ?? { kind: 'not_a_mapping', message: 'This file is empty.', at: empty.at, help: START_HELP }] };
  if (!isMap(document.contents)) {
    const what = isSeq(document.contents) ? 'a list' : 'plain text';
    return {
      ...empty,
      defects: [
        { kind: 'not_a_mapping', message: `A declaration is a set of keys; this file is ${what}.`, at: empty.at, help: START_HELP },
      ],
    };
  }
  const reader = new Reader(source, vocabulary, document);
  if (defect) reader.defects.push(defect);
  const found = readAll(reader, document, empty);
  return { ...found, defects: inOrder(reader.defects) };
}

function readAll(reader: Reader, document: Yaml, empty: Declaration): Declaration {
  const top = reader.section({ name: 'the declaration', at: empty.at, node: document.contents }, TOP_KEYS, MOVED) as Section;
  const get = (key: (typeof TOP_KEYS)[number]): Field | undefined => top.fields.get(key);
  reader.need(top, 'The declaration', NEEDED, empty.at);
  checkVersion(reader, get('declaration'));
  const custom = readCustom(reader, get('custom'));
  const recipients = readRecipients(reader, get('recipients'));
  const naming = recipientNames(recipients);
  return {
    ...empty,
    usable: true,
    organization: readOrganization(reader, get('organization'), empty.at),
    policy: readPolicyEntry(reader, get('policy'), empty.at),
    markets: reader.terms('market', get('markets')),
    regimes: reader.terms('regime', get('regimes')),
    recipients,
    data: readData(reader, get('data'), naming),
    complete: reader.answer(get('complete'))?.value ?? 'yes',
    selling: readSelling(reader, get('selling'), naming),
    signals: readSignals(reader, get('signals')),
    trackers: readTrackers(reader, get('trackers'), naming),
    children: readChildren(reader, get('children')),
    automation: readAutomation(reader, get('automation')),
    security: readSecurity(reader, get('security')),
    rights: readRights(reader, get('rights')),
    frameworks: readFrameworks(reader, get('frameworks')),
    assessments: readAssessments(reader, get('assessments')),
    never: readNever(reader, get('never')),
    code: readCode(reader, get('code')),
    labels: reader.texts(get('labels')),
    vendors: readVendors(reader, get('vendors')),
    integrations: readIntegrations(reader, get('integrations')),
    custom,
    ...scattered(reader, document),
  };
}

// What is not a fact has its own file; older declarations carried it here.
const MOVED = {
  ignore: 'Findings are silenced in policy-lint.config.yaml, under "ignores".',
  ignores: 'Findings are silenced in policy-lint.config.yaml, under "ignores".',
  rules: 'Rules are set in policy-lint.config.yaml, under "rules".',
};

function checkVersion(reader: Reader, field: Field | undefined): void {
  const fact = reader.text(field);
  if (fact && fact.value !== String(VERSION))
    reader.defect(
      'version',
      `This declaration says it is of version ${fact.value.slice(0, 20)}; policy-lint knows version ${VERSION}.`,
      fact.at,
      `Write "declaration: ${VERSION}".`,
    );
}

function readCode(reader: Reader, field: Field | undefined): Declaration['code'] {
  if (!field?.node) return null;
  const node = reader.resolve(field.node);
  if (!isMap(node)) return { at: field.at, include: reader.texts(field), exclude: [] };
  const section = reader.section(field, CODE_KEYS);
  return (
    section && { at: field.at, include: reader.texts(section.fields.get('include')), exclude: reader.texts(section.fields.get('exclude')) }
  );
}

/** Every `checked:` and every `unknown`, wherever they stand. */
function scattered(reader: Reader, document: Yaml): Pick<Declaration, 'checked' | 'unknowns'> {
  const checked: Fact<string>[] = [];
  const unknowns: Place[] = [];
  eachScalar(document.contents, (text, [start, end], key) => {
    const at = place(reader.source, start, end);
    if (key === 'checked') {
      const value = readDate(text);
      if (value) checked.push({ value, at });
      else if (text.trim())
        reader.defect('unknown_value', `"${text.slice(0, 60)}" is not a date.`, at, 'Write it as year-month-day, for example 2026-03-01.');
    } else if (text.trim().toLowerCase() === 'unknown' && key !== 'note') unknowns.push(at);
  });
  return { checked, unknowns };
}

function inOrder(defects: readonly Defect[]): Defect[] {
  const seen = new Set<string>();
  return [...defects]
    .sort((a, b) => a.at.start - b.at.start)
    .filter(({ at, message }) => {
      const key = `${at.start} ${message}`;
      return !seen.has(key) && Boolean(seen.add(key));
    });
}

/** A declaration that says nothing; `at` is the first line with something on it. */
function emptyDeclaration(source: Source): Declaration {
  const at = firstLine(source);
  const complete: Answer = 'unknown';
  return {
    source,
    at,
    defects: [],
    usable: false,
    complete,
    organization: {
      at,
      name: null,
      legalName: null,
      alsoKnownAs: [],
      formerNames: [],
      domains: [],
      address: null,
      contact: null,
      phone: null,
      dpo: null,
      euRepresentative: null,
      ukRepresentative: null,
      role: null,
    },
    policy: { at, files: [], url: null, updated: null, effective: null, languages: [], changeNotice: null, supplements: [] },
    markets: [],
    regimes: [],
    recipients: [],
    data: [],
    selling: { at: null, sells: null, sharesForAds: null, to: [], optOut: null, sellsUnder16: null, sellsSensitive: null },
    signals: { at: null, gpc: null, dnt: null },
    trackers: [],
    children: { at: null, audience: null, minimumAge: null, collectsUnder13: null, parentalConsent: null },
    automation: { at: null, decisionsAnswer: null, decisions: [], profiling: null, training: null, chatbots: null },
    security: {
      at: null,
      inTransit: null,
      atRest: null,
      endToEnd: null,
      passwords: null,
      mfa: null,
      accessControl: null,
      certified: [],
      breachContact: null,
    },
    rights: { at: null, offered: [], how: [], answerWithin: null, verifyOptOuts: null, backupsClearedWithin: null },
    frameworks: { at: null, dpf: null, seals: [], codes: [] },
    assessments: [],
    never: [],
    code: null,
    labels: [],
    vendors: [],
    integrations: [],
    custom: [],
    checked: [],
    unknowns: [],
  };
}

function firstLine(source: Source): Place {
  const starts = linesOf(source);
  for (let i = 0; i < Math.min(starts.length, 200); i++) {
    const line = source.text.slice(starts[i] ?? 0, starts[i + 1] ?? source.text.length);
    const text = line.replace(/^[\uFEFF\s]+/, '');
    const start = (starts[i] ?? 0) + line.length - text.length;
    if (text && !/^(?:#|---|%)/.test(text)) return place(source, start, start + Math.min(text.trimEnd().length, 200));
  }
  return place(source, 0, 0);
}
