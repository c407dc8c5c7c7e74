import type { CodeFacts, Language, ProjectFacts } from '../../model/code.js';
import { noFlow } from '../../model/flow.js';
import type { CodeReader } from '../../model/reader.js';
import type { SourceFile } from '../../model/source.js';
import { noWork } from '../../model/work.js';
import { readDotnetProject } from './dotnet-project.js';
import { editNodePackage } from './edit-package.js';
import { readJavaBuild } from './java-build.js';
import { readNodePackage } from './node-package.js';

/** Reads the files that the tools of a project are told by. They hold no code, and are read only when code leads to them. */
export function createProjectReader(): CodeReader {
  return {
    languages: [],
    extensions: [...kinds.keys()],
    mayMatter: () => false,
    read: (source) => {
      const kind = [...kinds].find(([ending]) => source.path.toLowerCase().endsWith(ending))?.[1];
      return factsOf(source, kind?.language ?? 'javascript', kind?.read(source) ?? noProject);
    },
    edit: (source, intent) => (isNodePackage(source) ? editNodePackage(source, intent) : undefined),
  };
}

function isNodePackage({ path }: SourceFile): boolean {
  return path.endsWith('package.json');
}

interface Kind {
  readonly language: Language;
  read(source: SourceFile): Partial<ProjectFacts>;
}

const javaBuild: Kind = { language: 'java', read: readJavaBuild };

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['package.json', { language: 'javascript', read: readNodePackage }],
  ['.csproj', { language: 'csharp', read: readDotnetProject }],
  ['pom.xml', javaBuild],
  ['build.gradle', javaBuild],
  ['build.gradle.kts', javaBuild],
]);

const noProject: ProjectFacts = { dependencies: [], targetFrameworks: [], isSelfContained: false };

function factsOf({ path }: SourceFile, language: Language, project: Partial<ProjectFacts>): CodeFacts {
  return {
    file: path,
    language,
    problems: [],
    functions: [],
    imports: [],
    exports: [],
    invocations: [],
    clients: [],
    calls: [],
    environmentReads: [],
    logs: [],
    catches: [],
    floatingPromises: [],
    returns: [],
    recordUses: [],
    secrets: [],
    flow: noFlow,
    work: noWork,
    project: { ...noProject, ...project },
    suppressions: [],
  };
}
