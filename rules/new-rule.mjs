// Makes the folder of a new rule: npm run new-rule -- family/name
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const id = process.argv[2] ?? '';
if (!/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(id)) {
  console.error('usage: npm run new-rule -- family/name, for example omission/recipient (small letters; several words joined by "-")');
  process.exit(2);
}
const folder = join(import.meta.dirname, id);
if (existsSync(folder)) {
  console.error(`rules/${id} exists already`);
  process.exit(2);
}

const rule = `import { defineRule } from 'policy-lint';

export default defineRule({
  summary: 'What the rule finds, in one sentence.',
  severity: 'warning',
  confidence: 'medium',
  inputs: ['declaration', 'policy'],
  // A new rule starts outside recommended; it moves there with its precision on real policies.
  presets: ['strict'],
  cites: ['Statute, guidance or case with section and year'],
  *check({ declaration, statements }) {
    for (const tracker of declaration.trackers)
      if (!statements.some((statement) => statement.action === 'track'))
        yield { message: 'What the declaration says, and what the text says.', at: tracker.at, help: 'What to change, and where.' };
  },
});
`;
const readme = `# ${id}

Why it matters, in one paragraph of plain words.

## Source

Statute, guidance or case with section and year.

## Fails

\`privacy.yaml\`

\`\`\`yaml
declaration: 1
organization: {name: Mosswick}
policy: {file: policy.md}
trackers:
  - {name: counter, vendor: us, kind: cookie, for: analytics}
\`\`\`

\`policy.md\`

\`\`\`markdown
# Privacy policy

We collect your name.
\`\`\`

\`\`\`text
\`\`\`

## Passes

\`privacy.yaml\`

\`\`\`yaml
declaration: 1
organization: {name: Mosswick}
policy: {file: policy.md}
trackers:
  - {name: counter, vendor: us, kind: cookie, for: analytics}
\`\`\`

\`policy.md\`

\`\`\`markdown
# Privacy policy

We use cookies.
\`\`\`

## Not caught

What it leaves alone on purpose, and what it cannot see.
`;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'rule.ts'), rule);
writeFileSync(join(folder, 'README.md'), readme);
console.log(`rules/${id}/rule.ts and README.md are made. Next:
  npm run build && UPDATE=1 node test/run.mjs rules     writes what the rule reports into the README: read it
  npm run docs                                          adds the rule to rules/README.md`);
