import { additionsOf, createRegistry } from '../extract/vendors.js';
import type { Declaration } from '../model/declaration.js';
import type { Registry } from '../model/vendor.js';

/** The vendors that are known, with those of a declaration. The table is a file of its own, read when it is first asked for. */
export async function loadRegistry(declaration: Declaration | null): Promise<Registry> {
  const { VENDORS } = await import('../generated/vendors.js');
  return createRegistry(VENDORS, declaration ? additionsOf(declaration) : {});
}
