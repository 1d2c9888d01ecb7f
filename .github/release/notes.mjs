// What a release says of itself: its version, and its part of CHANGELOG.md.

/** A release has three numbers; `-` and what follows make it a preview, which moves no major tag and is not what npm installs by default. */
const VERSION = /^(\d+)\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** "0.3.1" → its tags and the tag of npm. @throws where it is no version */
export function namesOf(version) {
  const [, major] = VERSION.exec(version) ?? [];
  if (major === undefined) throw new Error(`package.json: "${version}" is no version that can be released`);
  const isPreview = version.includes('-');
  return { tag: `v${version}`, major: isPreview ? null : `v${major}`, channel: isPreview ? 'next' : 'latest', isPreview };
}

/** The text under "## VERSION" in a changelog. @throws where there is none */
export function notesOf(changelog, version) {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => /^## \[?/.test(line) && line.replace(/^## \[?/, '').split(/[\]\s]/, 1)[0] === version);
  if (start < 0) throw new Error(`CHANGELOG.md has no section "## ${version}"; rename "## Unreleased", with the date, and begin a new one`);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  const text = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n').trim();
  if (!text) throw new Error(`CHANGELOG.md says nothing under "## ${version}"`);
  return `${text}\n`;
}
