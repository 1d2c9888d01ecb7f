// Whether a declaration tells of a vendor that the code can reach.
import type { Code, VendorUse } from '../model/code.js';
import type { Declaration, Recipient, Tracker } from '../model/declaration.js';
import type { Registry, Vendor } from '../model/vendor.js';

type Lists = Pick<Declaration, 'recipients' | 'trackers'>;

/** The declared recipients that are a vendor, by id, name or the company behind it. */
export function recipientsFor(vendor: Vendor, { recipients }: Pick<Declaration, 'recipients'>, registry: Registry): Recipient[] {
  return recipients.filter(({ id, name }) => means(id, vendor, registry) || (name !== null && means(name.value, vendor, registry)));
}

/** The declared trackers that are a vendor's: its recipients', or by name. */
export function trackersFor(vendor: Vendor, declaration: Lists, registry: Registry): Tracker[] {
  const ids = new Set(recipientsFor(vendor, declaration, registry).map(({ id }) => id));
  return declaration.trackers.filter(
    ({ name, vendor: of }) =>
      (of && (ids.has(of.value) || means(of.value, vendor, registry))) ||
      (name !== null && (means(name.value, vendor, registry) || registry.byCookie(name.value)?.vendor === vendor)),
  );
}

/** Whether anything declared is a vendor. */
export function isDeclared(vendor: Vendor, declaration: Lists, registry: Registry): boolean {
  return recipientsFor(vendor, declaration, registry).length > 0 || trackersFor(vendor, declaration, registry).length > 0;
}

/** Another service of the company behind a vendor that is declared; null where there is none. */
export function siblingOf(vendor: Vendor, declaration: Lists, registry: Registry): Recipient | null {
  if (vendor.company === null) return null;
  return (
    declaration.recipients.find((recipient) =>
      [recipient.id, recipient.name?.value ?? ''].some((name) => namedBy(name, registry).some(({ company }) => company === vendor.company)),
    ) ?? null
  );
}

/** Vendors to which data can go: not our own products, nor what customers connect, nor libraries without a recipient of their own. */
export function reachedBy(code: Code): VendorUse[] {
  return code.vendors.filter(({ vendor, standing }) => standing === 'recipient' && !vendor.configured);
}

function means(name: string, vendor: Vendor, registry: Registry): boolean {
  return namedBy(name, registry).some(({ id }) => id === vendor.id);
}

/** A name may say more than the vendor's: "Sentry error tracking", "PostHog EU cloud". */
function namedBy(name: string, registry: Registry): readonly Vendor[] {
  const whole = registry.named(name);
  if (whole.length) return whole;
  const words = name.split(/[\s_,()/-]+/).filter(Boolean);
  for (let take = words.length - 1; take > 0; take--)
    for (let from = 0; from + take <= words.length; from++) {
      const part = words.slice(from, from + take).join(' ');
      const found = part.length > 3 ? registry.named(part) : [];
      if (found.length) return found;
    }
  return [];
}
