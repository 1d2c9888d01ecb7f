// Languages other than JavaScript, of which package lists and imports are read and no more.

/** The registry that a package list names packages of. */
export type Ecosystem = 'npm' | 'pypi' | 'gem' | 'go' | 'composer' | 'pub' | 'pod' | 'swift' | 'maven' | 'nuget';
/** A group of languages that share packages. */
export type Family = 'python' | 'ruby' | 'go' | 'php' | 'dart' | 'apple' | 'jvm' | 'dotnet';

const FAMILIES: Readonly<Record<Exclude<Ecosystem, 'npm'>, Family>> = {
  pypi: 'python',
  gem: 'ruby',
  go: 'go',
  composer: 'php',
  pub: 'dart',
  pod: 'apple',
  swift: 'apple',
  maven: 'jvm',
  nuget: 'dotnet',
};

/** The languages that a registry serves; null for npm's, which are read as a whole. */
export function familyOf(ecosystem: Ecosystem): Family | null {
  return ecosystem === 'npm' ? null : FAMILIES[ecosystem];
}

const ENDINGS: Readonly<Record<string, readonly [family: Family, name: string]>> = {
  py: ['python', 'Python'],
  rb: ['ruby', 'Ruby'],
  go: ['go', 'Go'],
  php: ['php', 'PHP'],
  dart: ['dart', 'Dart'],
  swift: ['apple', 'Swift'],
  m: ['apple', 'Objective-C'],
  mm: ['apple', 'Objective-C'],
  kt: ['jvm', 'Kotlin'],
  java: ['jvm', 'Java'],
  scala: ['jvm', 'Scala'],
  cs: ['dotnet', 'C#'],
};

/** What is said of a file of whose code only imports are read, by the ending of its name; null for others. */
export function foreignOf(path: string): { readonly family: Family; readonly language: string } | null {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const [family, language] = (Object.hasOwn(ENDINGS, ending) && ENDINGS[ending]) || [];
  return family && language ? { family, language } : null;
}

/** Requirements by which a program is tested, checked or built. */
const UNNEEDED =
  /(?:^|[-_.])(?:dev|develop|development|local|test|tests|testing|lint|linting|docs?|ci|typing|build|tools?|bench|benchmarks?)(?:[-_.]|$)/i;
const BY_NAME: Readonly<Record<string, Ecosystem>> = {
  'package.json': 'npm',
  'pyproject.toml': 'pypi',
  Pipfile: 'pypi',
  Gemfile: 'gem',
  'go.mod': 'go',
  'composer.json': 'composer',
  'pubspec.yaml': 'pub',
  Podfile: 'pod',
  'Package.swift': 'swift',
  'project.pbxproj': 'swift',
  'build.gradle': 'maven',
  'build.gradle.kts': 'maven',
  'libs.versions.toml': 'maven',
  'pom.xml': 'maven',
};

/** Whether a group of packages, by its name, serves development alone. */
export function isUnneeded(group: string): boolean {
  return UNNEEDED.test(group);
}

/** The registry whose packages a file lists, by its path; null where it is no list of packages that a program needs to run. */
export function listedIn(path: string): Ecosystem | null {
  const [folder = '', name = ''] = path.split(/[/\\]/).slice(-2).length === 2 ? path.split(/[/\\]/).slice(-2) : ['', path];
  const known = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (known) return known;
  if (name.endsWith('.csproj')) return /tests?\.csproj$/i.test(name) ? null : 'nuget';
  const isRequirements = /^[\w.-]*requirements[\w.-]*\.(?:txt|in)$/.test(name) || (folder === 'requirements' && /\.(?:txt|in)$/.test(name));
  return isRequirements && !isUnneeded(name) ? 'pypi' : null;
}

/** Whether comments of a file begin with `#`, as in YAML. */
export function hasHashComments(path: string): boolean {
  if (/\.(?:ya?ml|py|rb)$/i.test(path)) return true;
  return listedIn(path) !== null && /(?:\.(?:txt|in|toml)|(?:Gem|Pod|Pip)file)$/.test(path);
}
