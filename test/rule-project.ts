// The project that the files of an example in a rule's README make.
import { isLabelName } from '../src/load/discover.js';
import { declarationOf } from '../src/project.js';
import type { PolicyFile, Project } from '../src/project.js';
import type { CodeFiles } from '../src/model/code.js';
import { foreignOf, listedIn } from '../src/model/ecosystem.js';
import type { Unread } from '../src/model/rule.js';
import type { Source } from '../src/model/text.js';
import { languageOf } from '../src/parse/code/code.js';
import type { Example } from './rule-readme.js';

/** The name of an example's file that is its configuration. */
export const CONFIG = 'policy-lint.config.yaml';
/** Files whose names start so are the state before. */
const BASE = 'base/';

/** The project of an example, with the state before where it shows one. */
export function projectOf(example: Example): Project {
  const files = example.files.filter((file) => file.path !== CONFIG);
  const before = files.filter(({ path }) => path.startsWith(BASE));
  const project = projectIn(
    files.filter(({ path }) => !path.startsWith(BASE)),
    '',
  );
  return before.length ? { ...project, base: projectIn(before, BASE) } : project;
}

/** Its YAML file is the declaration, an .xcprivacy or CSV a label, code is code; texts that the declaration does not name are policies too. */
function projectIn(all: readonly Source[], folder: string): Project {
  const code = codeIn(all);
  const files = all.filter((file) => !code?.files.includes(file) && !code?.manifests.includes(file));
  const declaration: Source | null = files.find((file) => /\.ya?ml$/.test(file.path)) ?? null;
  const policies: PolicyFile[] = files.filter((file) => file !== declaration && !isLabelName(file.path)).map((source) => ({ source }));
  const labels = files.filter((file) => isLabelName(file.path)).map((source) => ({ source, bytes: null }));
  if (!declaration) return { declaration, policies, labels };
  const { policy, labels: named } = declarationOf(declaration);
  const missingLabels: Unread[] = named
    .filter((fact) => !labels.some(({ source }) => source.path === folder + fact.value))
    .map((fact) => ({ ...fact, reason: 'does not exist' }));
  const supplements = new Set(policy.supplements.map((fact) => fact.value));
  const missing: Unread[] = [...policy.files, ...policy.supplements]
    .filter((fact) => !fact.value.includes('://') && !files.some((file) => file.path === folder + fact.value))
    .map((fact) => ({ ...fact, reason: 'does not exist' }));
  return {
    declaration,
    policies: policies.map((file) => ({ ...file, supplement: supplements.has(file.source.path.slice(folder.length)) })),
    missing,
    labels,
    missingLabels,
    code,
  };
}

function codeIn(files: readonly Source[]): CodeFiles | null {
  const code = {
    files: files.filter(
      ({ path }) => (languageOf(path) ?? foreignOf(path)) !== null && (!/\.html?$/.test(path) || path.startsWith('public/')),
    ),
    manifests: files.filter(({ path }) => listedIn(path) !== null),
  };
  return code.files.length ? code : null;
}
