// Lists of packages of other languages, and imports in them: which names are needed when the program runs, each where it stands.
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { listedIn } from '../../src/model/ecosystem.js';
import { positionAt, textAt } from '../../src/model/text.js';
import { importsOf } from '../../src/parse/code/imports.js';
import { parsePackages } from '../../src/parse/code/packages/packages.js';
import { tomlEntries } from '../../src/parse/code/packages/toml.js';
import { growthOf } from '../cost.js';

const packages = suite('code/packages');

/** Each package with its line, its column and the words of its place, where these are others. */
function listed(path: string, text: string): string[] {
  return [...(parsePackages({ path, text })?.needs ?? [])].map(([name, at]) => {
    const { line, column } = positionAt(at.source, at.start);
    return `${line}:${column} ${name}${textAt(at) === name ? '' : ` (${textAt(at)})`}`;
  });
}

packages('requirements.txt: names, without options, comments and what only a tool put there', () => {
  const text = [
    '\uFEFF# of the mill',
    'mill-stats[web]>=2.1 ; python_version > "3.9"',
    '  Grain_UI',
    '-r base.txt',
    '--index-url https://pypi.mill.example',
    '-e git+https://code.mill.example/sieve.git@v1#egg=sieve',
    './local',
    'https://mill.example/wheel-1.0.whl',
    'flour @ https://mill.example/flour.whl',
    'husk==1.0 \\',
    '    --hash=sha256:00',
    '    # via mill-stats',
    'bran==1.0  # via -r requirements.in',
    'dust==1.0  # via husk',
    'germ==2  # pinned, see the wiki',
  ].join('\r\n');
  assert.equal(listed('requirements.txt', text), ['2:1 mill-stats', '3:3 Grain_UI', '6:51 sieve', '9:1 flour', '13:1 bran', '15:1 germ']);
});

packages('requirements for development are no list', () => {
  const is = (path: string): boolean => listedIn(path) === 'pypi';
  for (const path of ['requirements.txt', 'a/requirements.in', 'requirements-prod.txt', 'requirements/base.txt', 'base-requirements.txt'])
    assert.ok(is(path), path);
  for (const path of [
    'requirements-dev.txt',
    'dev-requirements.txt',
    'requirements/test.txt',
    'requirements_lint.txt',
    'notes.txt',
    'a/base.txt',
  ])
    assert.not.ok(is(path), path);
});

packages('pyproject.toml: dependencies, extras and those of Poetry, without groups for development', () => {
  const text = `[project]
name = "mill"
dependencies = [
  "mill-stats>=2",  # "not this"
  'grain-ui[web] ; python_version < "4"',
]
[project.optional-dependencies]
pay = ["flour~=1.0"]
dev = ["husk"]
[dependency-groups]
dev = ["dust"]
[tool.poetry.dependencies]
python = "^3.12"
"bran" = "^1"
germ = {version = "^1", extras = ["x"]}
[tool.poetry.dependencies.sieve]
version = "1"
[tool.poetry.group.main.dependencies]
wheel-stone = "1"
[tool.poetry.group.test.dependencies]
chaff = "1"
[tool.poetry.dev-dependencies]
mould = "1"
`;
  assert.equal(listed('a/pyproject.toml', text), [
    '4:4 mill-stats',
    '5:4 grain-ui',
    '8:9 flour',
    '14:2 bran',
    '15:1 germ',
    '16:27 sieve',
    '19:1 wheel-stone',
  ]);
});

packages('a Pipfile', () => {
  assert.equal(
    listed('Pipfile', '[[source]]\nurl = "x"\n[packages]\nmill-stats = "*"\n[packages.grain]\nversion = "1"\n[dev-packages]\nhusk = "*"\n'),
    ['4:1 mill-stats', '5:11 grain'],
  );
});

packages('a Gemfile: groups, blocks and comments', () => {
  const text = `source 'https://gems.mill.example'
gem 'mill-stats', '~> 2'
gem("grain-ui", require: false)
# gem 'old'
if ENV['WEB']
  gem 'flour'
end
group :development, :test do
  platforms :mri do
    gem 'husk'
  end
  gem 'dust'
end
group :production, :test do
  gem 'bran'
end
gem 'chaff', group: :development
gem 'mould', groups: [:test, 'ci']
gem 'germ', :group => :production
`;
  assert.equal(listed('Gemfile', text), ['2:6 mill-stats', '3:6 grain-ui', '6:8 flour', '15:8 bran', '19:6 germ']);
});

packages('a Podfile: sub-specs, targets that test, the build for debugging', () => {
  const text = `target 'Mill' do
  pod 'MillStats/Core', '~> 2'
  pod "GrainUI", :configurations => ['Debug']
  target 'MillTests' do
    inherit! :search_paths
    pod 'Husk'
  end
  pod 'Flour'
end
`;
  assert.equal(listed('ios/Podfile', text), ['2:8 MillStats/Core', '8:8 Flour']);
});

packages('a go.mod: what is imported by the code itself', () => {
  const text = `module code.mill.example/mill

go 1.24

require (
	code.mill.example/stats/v2 v2.1.0
	code.mill.example/husk v1.0.0 // indirect
)

require code.mill.example/flour v0.1.0
replace code.mill.example/flour => ../flour
`;
  assert.equal(listed('go.mod', text), ['6:2 code.mill.example/stats/v2', '10:9 code.mill.example/flour']);
  assert.is(parsePackages({ path: 'go.mod', text })?.name, 'code.mill.example/mill');
});

packages('a composer.json; one that is no JSON is none', () => {
  const text =
    '{\n  "require-dev": {"mill/husk": "1"},\n  "require": {\n    "php": "^8",\n    "mill/stats": "^2",\n    "mill\\/grain": "1"\n  }\n}';
  assert.equal(listed('composer.json', text), ['4:5 php ("php")', '5:5 mill/stats ("mill/stats")', '6:5 mill/grain ("mill\\/grain")']);
  assert.is(parsePackages({ path: 'composer.json', text: '{"require":' }), null);
  for (const odd of ['[]', 'null', '1', '{"require": []}', '{"require": "x"}']) assert.equal(listed('composer.json', odd), [], odd);
});

packages('a pubspec.yaml', () => {
  const text = `name: mill
dependencies:
  # of the mill
  flutter:
    sdk: flutter
  mill_stats: ^2.0.0
  grain_ui:
    git:
      url: https://code.mill.example/grain.git

dev_dependencies:
  husk: any
dependency_overrides:
  dust: any
`;
  assert.equal(listed('app/pubspec.yaml', text), ['4:3 flutter', '6:3 mill_stats', '7:3 grain_ui']);
});

packages('packages of Swift, in a Package.swift and in a project of Xcode', () => {
  const text = `let package = Package(dependencies: [
    .package(url: "https://github.com/mill/stats-ios.git", from: "2.0.0"),
    // .package(url: "https://github.com/mill/old", from: "1.0.0"),
    .package(name: "Grain", url: "git@github.com:mill/grain.git", .branch("main")),
    .package(path: "../local"),
], targets: [.target(name: "Mill", dependencies: [.product(name: "MillStats", package: "stats-ios")])])`;
  assert.equal(listed('Package.swift', text), [
    '2:20 github.com/mill/stats-ios (https://github.com/mill/stats-ios.git)',
    '4:35 github.com/mill/grain (git@github.com:mill/grain.git)',
    '6:67 MillStats',
  ]);
  assert.equal(
    listed(
      'App.xcodeproj/project.pbxproj',
      'isa = X;\n\trepositoryURL = "https://github.com/mill/stats-ios/";\n\tproductName = MillStats;\n',
    ),
    ['2:19 github.com/mill/stats-ios (https://github.com/mill/stats-ios/)', '3:16 MillStats'],
  );
  assert.is(parsePackages({ path: 'ios/App.xcodeproj/project.pbxproj', text: '' })?.folder, 'ios/');
});

packages('a build of Gradle, in Groovy and Kotlin', () => {
  const text = `dependencies {
    implementation 'com.mill:stats:2.1'
    implementation("com.mill:grain")
    releaseImplementation(platform("com.mill:bom:1.0"))
    api group: 'com.mill', name: 'flour', version: '1'
    // implementation 'com.mill:old:1'
    /* implementation 'com.mill:older:1' */
    testImplementation 'com.mill:husk:1'
    androidTestImplementation("com.mill:dust:1")
    debugImplementation("com.mill:chaff:1")
    kapt 'com.mill:mould:1'
    compileOnly 'com.mill:germ:1'
    implementation project(':sieve')
    implementation "com.mill:bran:$version"
}
apply plugin: 'com.mill.husk'
plugins { id("com.mill.rye") version "1" }`;
  const names = [
    '2:21 com.mill:stats',
    '3:21 com.mill:grain',
    '4:37 com.mill:bom',
    '5:35 com.mill:flour (flour)',
    '14:21 com.mill:bran',
    '16:16 com.mill.husk',
    '17:15 com.mill.rye',
  ];
  assert.equal(listed('app/build.gradle', text), names);
  assert.equal(listed('app/build.gradle.kts', text), names);
});

packages('a catalogue of versions', () => {
  const text = `[versions]
mill = "2.1"
[libraries]
stats = { module = "com.mill:stats", version.ref = "mill" }
grain = { group = "com.mill", name = "grain", version = "1" }
flour = "com.mill:flour:1.0"
stats-test = { module = "com.mill:stats-test" }
[plugins]
x = { id = "com.mill.x", version = "1" }
y = "com.mill.y:1"
`;
  assert.equal(listed('gradle/libs.versions.toml', text), [
    '4:21 com.mill:stats',
    '5:39 com.mill:grain (grain)',
    '6:10 com.mill:flour',
    '9:13 com.mill.x',
    '10:6 com.mill.y',
  ]);
});

packages('a pom.xml: neither versions alone, nor plug-ins, nor tests', () => {
  const of = (name: string, more = ''): string =>
    `<dependency><groupId>com.mill</groupId><artifactId>${name}</artifactId>${more}</dependency>`;
  const text = `<?xml version="1.0"?>
<project xmlns="x"><artifactId>mill</artifactId>
<dependencyManagement><dependencies>${of('managed')}</dependencies></dependencyManagement>
<dependencies>
  <!-- ${of('old')} -->
  ${of('stats', '<version>1</version><exclusions><exclusion><groupId>a</groupId><artifactId>b</artifactId></exclusion></exclusions>')}
  ${of('husk', '<scope>test</scope>')}
</dependencies>
<build><plugins><plugin><dependencies>${of('plug')}</dependencies></plugin></plugins></build>
<profiles><profile><dependencies>${of('flour')}</dependencies></profile></profiles>
</project>`;
  assert.equal(listed('pom.xml', text), ['6:54 com.mill:stats (stats)', '10:85 com.mill:flour (flour)']);
});

packages('a project of C#; those of tests are none', () => {
  const text =
    '<Project>\n<ItemGroup>\n  <PackageReference Include="Mill.Stats" Version="2" />\n  <!-- <PackageReference Include="Old" /> -->\n</ItemGroup></Project>';
  assert.equal(listed('src/Mill.csproj', text), ['3:30 Mill.Stats']);
  assert.is(parsePackages({ path: 'Mill.Tests.csproj', text }), null);
});

packages('imports, each where it stands', () => {
  const shown = (path: string, text: string): string[] =>
    importsOf(path, text).map(({ module, names, start }) => {
      const { line, column } = positionAt({ path, text }, start);
      return [`${line}:${column}`, module, ...names].join(' ');
    });
  assert.equal(
    shown(
      'a.py',
      'import os, mill_stats.web as m\n"""\nimport old\n"""\ntry:\n    from mill.cloud import storage, (other)\nexcept E: pass\nfrom . import x\n# import no\n',
    ),
    ['1:8 py:os', '1:12 py:mill_stats.web', '6:10 py:mill.cloud storage other'],
  );
  assert.equal(shown('a.rb', 'require \'mill/stats\'\n# Old.call\nGrain::Client.new(Mill.key)\nPay::Flour::Go.x\nputs "Text.x"\n'), [
    '1:10 gem:mill-stats',
    '3:1 rb:Grain::Client',
    '3:19 rb:Mill',
    '4:1 rb:Pay::Flour::Go',
  ]);
  assert.equal(
    shown(
      'a.go',
      'package a\n\nimport "fmt"\nimport (\n\tm "code.mill.example/stats/v2"\n\t// "code.mill.example/old"\n)\nvar x = "code.mill.example/none"\n',
    ),
    ['3:9 go:fmt', '5:5 go:code.mill.example/stats/v2'],
  );
  assert.equal(shown('a.php', '<?php\nuse Mill\\Stats\\Client;\nuse App\\Mill\\X;\n\\Grain\\Api::go();\nnew App\\Flour\\X;\n'), [
    '2:5 php:Mill\\Stats\\Client',
    '3:5 php:App\\Mill\\X',
    '4:2 php:Grain\\Api',
  ]);
  assert.equal(shown('a.dart', "import 'package:mill_stats/mill.dart' as m;\nimport 'dart:io';\n"), ['1:17 pub:mill_stats']);
  assert.equal(shown('a.swift', '@testable import Mill\nimport class Grain.Bin\n// import Old\n'), ['1:18 apple:Mill', '2:14 apple:Grain']);
  assert.equal(shown('a.m', '#import <Mill/Mill.h>\n@import Grain;\n'), ['1:10 apple:Mill']);
  assert.equal(shown('a.kt', 'package x\nimport com.mill.Stats as S\n'), ['2:8 jvm:com.mill.Stats']);
  assert.equal(shown('A.java', 'import static com.mill.Stats.go;\n'), ['1:15 jvm:com.mill.Stats.go']);
  assert.equal(shown('a.cs', 'using Mill.Stats;\nusing (var x = y) {}\nusing Alias = Grain;\n'), ['1:7 cs:Mill.Stats']);
  assert.equal(shown('a.rs', 'use mill::stats;\n'), []);
});

const PATHS = [
  'requirements.txt',
  'pyproject.toml',
  'Pipfile',
  'Gemfile',
  'Podfile',
  'go.mod',
  'composer.json',
  'pubspec.yaml',
  'Package.swift',
  'a.xcodeproj/project.pbxproj',
  'build.gradle',
  'libs.versions.toml',
  'pom.xml',
  'a.csproj',
];
const SOURCES = ['a.py', 'a.rb', 'a.go', 'a.php', 'a.dart', 'a.swift', 'a.kt', 'a.cs'];

const PIECES = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom(
    ...'[ ] { } ( ) " \' """ \'\'\' \n \r\n = : , # // /* */ <!-- --> < > \\ \uFEFF 😀'.split(' '),
    '\n',
    '[project]\ndependencies = [',
    '[packages]\n',
    '[libraries]\n',
    "gem 'a'",
    "pod 'A'",
    'group :test do',
    'end\n',
    'require (\n',
    'a.example/b v1',
    '{"require": {"a/b": "1"}}',
    'dependencies:\n',
    '  a:',
    '.package(url: "https://x.example/y"',
    "implementation 'a:b:1'",
    '<dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>',
    '<project>',
    '<PackageReference Include="A"',
    'import a',
    'from a import b',
    'use A\\B;',
    'A::B.c',
    '  # via -r x\n',
  ),
);

packages('random texts: nothing is thrown, and every name stands at its place', () => {
  fc.assert(
    fc.property(fc.array(PIECES, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      for (const path of PATHS)
        for (const [name, at] of parsePackages({ path, text })?.needs ?? []) {
          const last = name.split(/[:/]/).at(-1) as string;
          assert.ok(at.start < at.end && textAt(at).replaceAll('\\/', '/').includes(last), `${path}: ${name} at ${at.start}`);
        }
      for (const path of SOURCES)
        for (const { module, start, end } of importsOf(path, text))
          assert.is(text.slice(start, end).replaceAll('/', '-'), module.slice(module.indexOf(':') + 1).replaceAll('/', '-'), path);
    }),
    { numRuns: 300 },
  );
});

packages('any list of names is read as it was written', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(?:-[a-z0-9]{1,6}){0,2}$/).filter((one) => one !== 'python');
  const writings: [path: string, write: (names: readonly string[]) => string][] = [
    ['requirements.txt', (names) => names.map((one, i) => `${one}${i % 2 ? '==1.0' : ''}`).join('\n')],
    [
      'pyproject.toml',
      (names) => `[project]\ndependencies = [${names.map((one, i) => `\n${i % 3 ? '# "no"\n' : ''}"${one}>=1"`).join(',')}]\n`,
    ],
    ['Pipfile', (names) => `[packages]\n${names.map((one) => `${one} = "*"`).join('\n')}\n`],
    [
      'Gemfile',
      (names) => names.map((one, i) => (i % 2 ? `group :test do\n gem 'not-this'\nend\ngem "${one}"` : `gem '${one}', '1'`)).join('\n'),
    ],
    ['go.mod', (names) => `module x\nrequire (\n${names.map((one) => `\t${one} v1.0.0`).join('\n')}\n)\n`],
    ['composer.json', (names) => JSON.stringify({ require: Object.fromEntries(names.map((one) => [one, '1'])) })],
    ['build.gradle', (names) => names.map((one) => `implementation '${one}:${one}:1'`).join('\n')],
  ];
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 8 }), (names) => {
      for (const [path, write] of writings) {
        const read = [...(parsePackages({ path, text: write(names) })?.needs.keys() ?? [])];
        assert.equal(read, path === 'build.gradle' ? names.map((one) => `${one}:${one}`) : names, path);
      }
    }),
    { numRuns: 200 },
  );
});

packages('tables of TOML: strings of every kind keep their places', () => {
  const text = 'a = """x # "y"\n[no]"""\n\'b c\' = \'\'\'\\\'\'\'\nd.e = ["f\\"g", {h = \'i\'}] # "j"\n[ k . "l" ]\nopen = "m\nn = 1';
  assert.equal(
    tomlEntries(text).map(({ table, key, strings }) => [
      table,
      key,
      ...strings.map(({ value, start, end }) => value + String(text.slice(start, end) === value)),
    ]),
    [
      ['', 'a', 'x # "y"\n[no]true'],
      ['', 'b c', '\\true'],
      ['', 'd.e', 'f\\"gtrue', 'itrue'],
      ['k.l', ''],
      ['k.l', 'open', 'mtrue'],
      ['k.l', 'n'],
    ],
  );
});

/** What might make a reader look at the same text again and again. */
const HOSTILE: readonly (readonly [piece: string, ...paths: readonly string[]])[] = [
  ['[', 'pyproject.toml'],
  ['"', 'pyproject.toml', 'go.mod', 'a.go'],
  ['a="', 'pyproject.toml'],
  ['a=[', 'libs.versions.toml'],
  ["a='''", 'Pipfile'],
  ['"""', 'a.py', 'pyproject.toml'],
  ["'''a\n", 'a.py'],
  ['/*', 'build.gradle', 'Package.swift', 'a.go'],
  ['implementation', 'build.gradle'],
  ['implementation("a:', 'build.gradle'],
  ['.package(', 'Package.swift'],
  ['<!--', 'pom.xml', 'a.csproj'],
  ['<a>', 'pom.xml'],
  ['<PackageReference ', 'a.csproj'],
  ['gem "a" do\n', 'Gemfile'],
  ['pod "', 'Podfile'],
  ['a\n # via b\n', 'requirements.txt'],
  ['a', ...PATHS, ...SOURCES],
  ['import a, ', 'a.py', 'a.kt'],
  ['import (', 'a.go'],
  ['from a import ', 'a.py'],
  ['A::', 'a.rb'],
  ['\\A', 'a.php'],
];

packages('hostile lists and sources take time in step with their length', async () => {
  for (const [piece, ...paths] of HOSTILE) {
    const make = (length: number): string => piece.repeat(length / piece.length);
    const read = (text: string): void => {
      for (const path of paths)
        if (SOURCES.includes(path)) importsOf(path, text);
        else parsePackages({ path, text });
    };
    assert.is(await growthOf(make, read, 10_000, 2), null, JSON.stringify(piece));
  }
});

packages.run();
