// Lists of the packages that programs of other languages need. What only develops, builds or tests them is left out.
import { listedIn } from '../../../model/ecosystem.js';
import type { Manifest } from '../../../model/program.js';
import { place } from '../../../model/text.js';
import type { Place, Source } from '../../../model/text.js';
import { parseManifest } from '../manifest.js';
import { catalogueIn, gradleIn, pubspecIn, swiftIn, xcodeIn } from './apps.js';
import { gemfileIn, podfileIn } from './blocks.js';
import type { Needed } from './lines.js';
import { pipfileIn, pyprojectIn, requirementsIn } from './python.js';
import { composerIn, csprojIn, goModIn, pomIn } from './services.js';

const READERS: Readonly<Record<string, (text: string) => readonly Needed[] | null>> = {
  'pyproject.toml': pyprojectIn,
  Pipfile: pipfileIn,
  Gemfile: gemfileIn,
  'composer.json': composerIn,
  'pubspec.yaml': pubspecIn,
  Podfile: podfileIn,
  'Package.swift': swiftIn,
  'project.pbxproj': xcodeIn,
  'build.gradle': gradleIn,
  'build.gradle.kts': gradleIn,
  'libs.versions.toml': catalogueIn,
  'pom.xml': pomIn,
};

/** Folders that a list may lie in for order's sake alone. */
const SHELVES = /(?:^|\/)(?:requirements|gradle|[^/]+\.xcodeproj)\/$/;

/** Reads a list of packages, of whatever language; null where it cannot be read. Never throws for what the file holds. */
export function parsePackages(source: Source): Manifest | null {
  const { path, text } = source;
  const ecosystem = listedIn(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (ecosystem === null) return null;
  if (ecosystem === 'npm') return parseManifest(source);
  const own = ecosystem === 'go' ? goModIn(text) : null;
  const reader = name.endsWith('.csproj') ? csprojIn : Object.hasOwn(READERS, name) ? READERS[name] : requirementsIn;
  const found = own ? own.needs : (reader as (text: string) => readonly Needed[] | null)(text);
  if (found === null) return null;
  const needs = new Map<string, Place>();
  for (const { name: one, start, end } of found) if (!needs.has(one)) needs.set(one, place(source, start, end));
  return { source, ecosystem, name: own?.module ?? null, folder: folderOf(path), needs };
}

/** The folder whose code a list is about. */
export function folderOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return SHELVES.test(folder) ? folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1) : folder;
}
