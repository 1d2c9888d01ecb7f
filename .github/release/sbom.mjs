// What is inside the published package: npm's bill of materials, kept to the packages whose code is in dist/.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './git.mjs';

/** "name version" of each bundled package, from the list of licences that the build writes. */
export function bundledPackages(licences) {
  return [...licences.matchAll(/^(\S+) (\d+\.\d+\.\d+\S*) \(.+\)$/gm)].map(([, name, version]) => `${name}@${version}`);
}

/**
 * CycloneDX of the package. npm knows the bundled packages as dependencies of development, because nobody who installs fetches them;
 * here they are required parts, and what only builds or tests is left out. The same content gives the same file.
 *
 * @throws where a bundled package is not in package-lock.json
 */
export function billOfMaterials(root, { commit, date }) {
  const bill = JSON.parse(run('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'], { cwd: root }));
  const bundled = bundledPackages(readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8'));
  const components = bundled.map((reference) => {
    const found = bill.components.find((component) => component['bom-ref'] === reference);
    if (!found) throw new Error(`${reference} is in dist/, but package-lock.json has no such package; build again`);
    return { ...found, scope: 'required', properties: [] };
  });
  const self = bill.metadata.component['bom-ref'];
  return {
    ...bill,
    serialNumber: `urn:uuid:${uuidOf(commit)}`,
    metadata: { ...bill.metadata, timestamp: date, component: { ...bill.metadata.component, name: self.slice(0, self.lastIndexOf('@')), properties: [] } },
    components,
    dependencies: [
      { ref: self, dependsOn: bundled },
      ...bundled.map((ref) => ({ ref, dependsOn: (bill.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []).filter((other) => bundled.includes(other)) })),
    ],
  };
}

/** A UUID (version 8, of one's own making) from a digest. */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
