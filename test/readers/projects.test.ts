import { describe, expect, test } from 'vitest';
import { createProjectReader } from '../../src/readers/projects/index.js';

const reader = createProjectReader();
const read = (path: string, text: string) => reader.read({ path, text }).project;

test('a package of Node.js', () => {
  expect(
    read(
      'package.json',
      '\uFEFF{ "type": "module", "dependencies": { "a": "1" }, "devDependencies": { "@b/c": "2" } }',
    ),
  ).toEqual({ moduleType: 'module', dependencies: ['a', '@b/c'], targetFrameworks: [], isSelfContained: false });
});

test.each(['', '{', '[]', '{ "type": 3, "dependencies": null }'])('a broken package: %j', (text) => {
  expect(read('a/package.json', text)).toEqual({ dependencies: [], targetFrameworks: [], isSelfContained: false });
});

describe('a project of .NET', () => {
  test.each([
    ['<TargetFramework>net8.0</TargetFramework>', ['net8.0'], false],
    ['<TargetFrameworks>net8.0; net10.0</TargetFrameworks>', ['net8.0', 'net10.0'], false],
    ['<TargetFramework>$(Framework)</TargetFramework>', [], false],
    ['<TargetFramework>net9.0</TargetFramework><PublishAot>true</PublishAot>', ['net9.0'], true],
  ])('%s', (text, names, isSelfContained) => {
    const found = read('src/Orders.csproj', text);
    expect([found?.targetFrameworks.map(({ name }) => name), found?.isSelfContained]).toEqual([names, isSelfContained]);
  });

  test('has the place of the framework', () => {
    const [framework] =
      read('Orders.csproj', '<P>\n  <TargetFramework>net8.0</TargetFramework>')?.targetFrameworks ?? [];
    expect(framework?.range).toMatchObject({ start: { line: 1, character: 19 }, end: { line: 1, character: 25 } });
  });
});

describe('a build of Java', () => {
  test.each([
    ['pom.xml', '<maven.compiler.release>21</maven.compiler.release>', 21],
    ['pom.xml', '<maven.compiler.target>1.8</maven.compiler.target>', 8],
    ['pom.xml', '<java.version>17</java.version><release>${java.version}</release>', 17],
    ['pom.xml', '<configuration><target>${missing}</target></configuration>', undefined],
    ['build.gradle', 'java {\n  sourceCompatibility = JavaVersion.VERSION_17\n}', 17],
    ['build.gradle', "targetCompatibility = '1.8'", 8],
    ['build.gradle.kts', 'languageVersion.set(JavaLanguageVersion.of(21))', 21],
    ['build.gradle', 'repositories {}', undefined],
  ])('%s: %s', (path, text, version) => {
    expect(read(path, text)?.javaRelease?.version).toBe(version);
  });
});
