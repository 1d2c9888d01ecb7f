import { isScalar } from 'yaml';
import type { Assessment, Fact, Frameworks, Rights, Security } from '../../model/declaration.js';
import type { Place } from '../../model/text.js';
import type { Field, Reader } from '../reader.js';

export const SECURITY_KEYS = [
  'in_transit',
  'at_rest',
  'end_to_end',
  'passwords',
  'mfa',
  'access_control',
  'certified',
  'breach_contact',
] as const;
export const CERTIFICATE_KEYS = ['name', 'until'] as const;
export const RIGHTS_KEYS = ['offered', 'how', 'answer_within', 'verify_opt_outs', 'backups_cleared_within'] as const;
export const FRAMEWORKS_KEYS = ['dpf', 'seals', 'codes'] as const;
export const DPF_KEYS = ['member', 'verified', 'renewal_due', 'recourse'] as const;
export const ASSESSMENTS_KEYS = ['dpia', 'risk'] as const;
export const ASSESSMENT_KEYS = ['for', 'date', 'file'] as const;

/** `security:` */
export function readSecurity(reader: Reader, field: Field | undefined): Security {
  const section = field?.node ? reader.section(field, SECURITY_KEYS) : null;
  const get = (key: (typeof SECURITY_KEYS)[number]): Field | undefined => section?.fields.get(key);
  return {
    at: field?.node ? field.at : null,
    inTransit: reader.textOrNone(get('in_transit')),
    atRest: reader.textOrNone(get('at_rest')),
    endToEnd: reader.answer(get('end_to_end')),
    passwords: passwordScheme(reader.textOrNone(get('passwords'))),
    mfa: reader.answer(get('mfa')),
    accessControl: reader.textOrNone(get('access_control')),
    certified: readCertificates(reader, get('certified'), 'certified'),
    breachContact: reader.textOrNone(get('breach_contact')),
  };
}

const SCHEMES: Readonly<Record<string, string>> = {
  plaintext: 'plain',
  cleartext: 'plain',
  unhashed: 'plain',
  argon2: 'argon2id',
  sha2: 'sha256',
};

// "SHA-1" and "sha1" are one; what is not known stays as written, in lower case.
function passwordScheme(fact: Fact<string> | null): Fact<string> | null {
  if (!fact) return null;
  const spelt = fact.value.toLowerCase();
  const key = spelt.replace(/[\s_-]+/g, '');
  const known = /^(?:argon2id?|bcrypt|scrypt|pbkdf2|sha1|sha256|sha512|md5|plain)$/.test(key) ? key : undefined;
  return { ...fact, value: Object.hasOwn(SCHEMES, key) ? (SCHEMES[key] as string) : (known ?? spelt) };
}

function readCertificates(
  reader: Reader,
  field: Field | undefined,
  name: string,
): { at: Place; name: Fact<string> | null; until: Fact<string> | null }[] {
  return reader.items(field).flatMap((item) => {
    if (isScalar(reader.resolve(item.node))) {
      const only = reader.textOrNone(item);
      return only && only.value !== 'none' && !/^unknown$/i.test(only.value) ? [{ at: only.at, name: only, until: null }] : [];
    }
    const section = reader.section({ ...item, name }, CERTIFICATE_KEYS);
    if (!section) return [];
    reader.need(section, `This entry of "${name}"`, ['name'], section.at);
    return [{ at: section.at, name: reader.text(section.fields.get('name')), until: reader.date(section.fields.get('until')) }];
  });
}

/** `rights:`; a list stands for what is offered. */
export function readRights(reader: Reader, field: Field | undefined): Rights {
  const section = field?.node ? reader.section(field, RIGHTS_KEYS) : null;
  const get = (key: (typeof RIGHTS_KEYS)[number]): Field | undefined => section?.fields.get(key);
  const offered = get('offered');
  const isNone = offered && isScalar(reader.resolve(offered.node)) && reader.textOrNone(offered)?.value === 'none';
  return {
    at: field?.node ? field.at : null,
    offered: isNone ? [] : reader.terms('right', offered),
    how: reader.texts(get('how')),
    answerWithin: reader.duration(get('answer_within')),
    verifyOptOuts: reader.answer(get('verify_opt_outs')),
    backupsClearedWithin: reader.duration(get('backups_cleared_within')),
  };
}

/** `frameworks:` */
export function readFrameworks(reader: Reader, field: Field | undefined): Frameworks {
  const section = field?.node ? reader.section(field, FRAMEWORKS_KEYS) : null;
  return {
    at: field?.node ? field.at : null,
    dpf: readDpf(reader, section?.fields.get('dpf')),
    seals: readCertificates(reader, section?.fields.get('seals'), 'seals'),
    codes: reader.texts(section?.fields.get('codes')),
  };
}

// `dpf: no` answers whether the organisation is a member.
function readDpf(reader: Reader, field: Field | undefined): Frameworks['dpf'] {
  if (!field?.node) return null;
  if (isScalar(reader.resolve(field.node))) {
    const member = reader.answer(field);
    return member && { at: field.at, member, verified: null, renewalDue: null, recourse: null };
  }
  const section = reader.section(field, DPF_KEYS);
  return (
    section && {
      at: field.at,
      member: reader.answer(section.fields.get('member')),
      verified: reader.date(section.fields.get('verified')),
      renewalDue: reader.date(section.fields.get('renewal_due')),
      recourse: reader.textOrNone(section.fields.get('recourse')),
    }
  );
}

/** `assessments:` by kind; what an assessment is `for` is a purpose or a category where the word is one. */
export function readAssessments(reader: Reader, field: Field | undefined): Assessment[] {
  if (!field?.node) return [];
  if (isScalar(reader.resolve(field.node)) && /^(?:none|unknown)$/i.test(reader.text(field)?.value ?? '')) return [];
  const section = reader.section(field, ASSESSMENTS_KEYS);
  return ASSESSMENTS_KEYS.flatMap((kind) =>
    reader.items(section?.fields.get(kind)).flatMap((item): Assessment[] => {
      if (isScalar(reader.resolve(item.node))) {
        const file = reader.textOrNone(item);
        return file && file.value !== 'none' && !/^unknown$/i.test(file.value) ? [{ at: file.at, kind, for: [], date: null, file }] : [];
      }
      const entry = reader.section({ ...item, name: kind }, ASSESSMENT_KEYS);
      if (!entry) return [];
      return [
        {
          at: entry.at,
          kind,
          for: reader.texts(entry.fields.get('for')).map((fact) => ({
            ...fact,
            value: reader.vocabulary.resolve('purpose', fact.value) ?? reader.vocabulary.resolve('data', fact.value) ?? fact.value,
          })),
          date: reader.date(entry.fields.get('date')),
          file: reader.textOrNone(entry.fields.get('file')),
        },
      ];
    }),
  );
}
