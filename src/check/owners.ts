// Whom a policy belongs to, and whom it may name beside: told from the declaration, and from the text where there is none.
import { Notes } from '../model/notes.js';
import type { Context, Reading } from '../model/rule.js';
import { emailsIn, domainOfAddress, hostOf, registeredName } from './addresses.js';

export interface Owner {
  /** Whether a declaration says who it is. */
  readonly isDeclared: boolean;
  /** Whether a name, or a part of one, is the organisation's. */
  isOwnName(name: string): boolean;
  /** Whether a text is one of its names and nothing else. */
  isExactly(text: string): boolean;
  /** Whether one of its names stands in an address: in the host or in the path, as in those of its pages on networks. */
  isNamedIn(target: string): boolean;
  /** Whether a host lies under a declared domain, or is called as the organisation. */
  isOwnHost(host: string): boolean;
  /** Whether a name is that of a declared recipient, tracker, integration or representative. */
  isDeclaredName(name: string): boolean;
  /** Whether a host is called as one of them. */
  isDeclaredHost(host: string): boolean;
}

const owners = new Notes<Reading, Owner>();

export function ownerOf(context: Context, reading: Reading): Owner {
  let owner = owners.get(reading);
  if (!owner) owners.set(reading, (owner = makeOwner(context, reading)));
  return owner;
}

function makeOwner({ declaration }: Context, reading: Reading): Owner {
  const { organization, recipients, trackers, frameworks, rights, policy } = declaration;
  const facts = [organization.name, organization.legalName, ...organization.alsoKnownAs];
  const isDeclared = organization.name !== null;
  const called = [...facts.flatMap((fact) => (fact ? [fact.value] : [])), ...reading.names];
  const whole = called.map(squeezed).filter((name) => name.length > 2);
  const own = names([...called, ...organization.domains.map((fact) => labelOf(fact.value))]);
  const hosts = new Set(
    [
      ...organization.domains.map((fact) => hostOf(fact.value) ?? fact.value.toLowerCase()),
      ...(policy.url ? [hostOf(policy.url.value) ?? ''] : []),
      ...[organization.contact, organization.dpo, organization.euRepresentative, organization.ukRepresentative, ...rights.how].flatMap(
        (fact) => (fact ? emailsIn(fact.value).map(({ text }) => domainOfAddress(text)) : []),
      ),
    ]
      .filter(Boolean)
      .map(registeredName),
  );
  const others = names([
    ...recipients.flatMap((one) => [one.name?.value ?? one.id, one.id]),
    ...trackers.flatMap((one) => (one.name ? [one.name.value] : [])),
    ...frameworks.seals.flatMap((one) => (one.name ? [one.name.value] : [])),
    ...frameworks.codes.map((fact) => fact.value),
    ...[organization.dpo, organization.euRepresentative, organization.ukRepresentative].flatMap((fact) => (fact ? [fact.value] : [])),
  ]);
  return {
    isDeclared,
    isOwnName: (name) => isAmong(own, name),
    isExactly: (text) => whole.includes(squeezed(text)),
    isNamedIn: (target) => own.some((name) => name.length > 2 && squeezed(target).includes(name)),
    isOwnHost: (host) => hosts.has(registeredName(host)) || own.some((name) => name === squeezed(labelOf(registeredName(host)))),
    isDeclaredName: (name) => isAmong(others, name),
    isDeclaredHost: (host) => isAmong(others, labelOf(registeredName(host))),
  };
}

/** Names in small letters without anything between them; each also by its words, where they are long enough to mean something. */
function names(list: readonly string[]): string[] {
  const words = list.flatMap((name) => name.split(/[\s/&,_()]+/)).filter((word) => word.length > 3 && word !== word.toLowerCase());
  return [...new Set([...list, ...words].map(squeezed).filter((name) => name.length > 1))];
}

function isAmong(known: readonly string[], name: string): boolean {
  const wanted = squeezed(name);
  if (!wanted) return false;
  return known.some((one) => one === wanted || (one.length > 3 && wanted.length > 3 && (wanted.startsWith(one) || one.startsWith(wanted))));
}

function labelOf(domain: string): string {
  return registeredName(hostOf(domain) ?? domain).split('.')[0] ?? '';
}

function squeezed(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
