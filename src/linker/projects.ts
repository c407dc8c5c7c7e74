import type { Project } from '../model/application.js';
import type { CodeFacts, Language } from '../model/code.js';
import type { FileLookup } from './file-lookup.js';
import { foldersUpFrom } from './paths.js';

/** The files of a project's tools in the folder of a source file and in those around it, the nearest first. */
export function projectsAround(
  file: string,
  language: Language,
  files: FileLookup,
  factsOf: (path: string) => CodeFacts | undefined,
): readonly Project[] {
  return foldersUpFrom(file).flatMap((folder) =>
    projectFiles(folder, language, files).flatMap((path) => {
      const project = files.exists(path) ? factsOf(path)?.project : undefined;
      return project ? [{ file: path, ...project }] : [];
    }),
  );
}

function projectFiles(folder: string, language: Language, files: FileLookup): readonly string[] {
  switch (language) {
    case 'javascript':
    case 'typescript':
      return within(folder, 'package.json');
    case 'java':
      return within(folder, 'pom.xml', 'build.gradle', 'build.gradle.kts');
    case 'csharp':
      return (files.list(folder) ?? []).filter((path) => path.endsWith('.csproj'));
    default:
      return [];
  }
}

function within(folder: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => (folder === '' ? name : `${folder}/${name}`));
}
