import type { Project } from '../model/application.js';
import type { CodeFacts, Language } from '../model/code.js';
import type { FileLookup } from './file-lookup.js';
import { baseName, foldersUpFrom } from './paths.js';

/** The files of a project's tools in the folder of a source file and in those around it, the nearest first. */
export function projectsAround(
  file: string,
  language: Language,
  files: FileLookup,
  factsOf: (path: string) => CodeFacts | undefined,
): readonly Project[] {
  const isOfProject = projectFiles[language];
  if (!isOfProject) return [];
  return foldersUpFrom(file).flatMap((folder) =>
    (files.list(folder) ?? [])
      .filter((path) => isOfProject.test(baseName(path)))
      .flatMap((path) => {
        const project = factsOf(path)?.project;
        return project ? [{ file: path, ...project }] : [];
      }),
  );
}

const nodePackage = /^package\.json$/;

const projectFiles: Readonly<Partial<Record<Language, RegExp>>> = {
  javascript: nodePackage,
  typescript: nodePackage,
  csharp: /\.csproj$/,
  java: /^(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
};
