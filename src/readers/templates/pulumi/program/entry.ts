import { entryOf, textOf } from '../../../documents/nodes.js';
import { folderOf, resolvePath } from '../../../paths.js';
import type { Program } from '../../../syntax/program.js';
import type { FileSource } from '../file.js';
import type { Project } from '../project.js';

/** The file a program begins with; undefined when there is none that can be read. */
export function entryOfProgram(project: Project, files: FileSource): Program | undefined {
  for (const path of candidates(project, files)) {
    const file = files(path);
    if (file?.kind === 'program') return file.program;
  }
  return undefined;
}

function candidates({ runtime, main, folder, file }: Project, files: FileSource): readonly string[] {
  const inFolder = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const isFile = main !== undefined && folder !== main;
  if (runtime === 'python') return isFile ? [main] : [inFolder('__main__.py')];
  if (runtime !== 'nodejs' && runtime !== 'bun') return [];
  const named = isFile ? [main] : namedInPackage(folder || folderOf(file.path), files);
  return [
    ...named.flatMap(sourcesOf),
    ...['index.ts', 'index.js', 'index.mjs', 'index.mts', 'src/index.ts'].map(inFolder),
  ];
}

/** `main` of the package beside the program. */
function namedInPackage(folder: string, files: FileSource): readonly string[] {
  const path = folder === '' ? 'package.json' : `${folder}/package.json`;
  const file = files(path);
  const written = file?.kind === 'document' ? textOf(entryOf(file.root, 'main')?.value) : undefined;
  const local = written === undefined ? undefined : resolvePath(path, written);
  return local?.kind === 'local' ? [local.path] : [];
}

/** What is compiled is written in TypeScript beside it, or in the folder that is not the compiler's. */
function sourcesOf(path: string): readonly string[] {
  const source = path.replace(/(?:^|\/)(?:bin|dist|build|lib|out)\/([^/]+)$/, (_, name: string) =>
    path.includes('/') ? `/${name}` : name,
  );
  const variants = [path, source.replace(/^\//, '')];
  return variants.flatMap((each) => {
    const stem = each.replace(/\.[cm]?js$/, '');
    return [`${stem}.ts`, each, `${stem}/index.ts`];
  });
}
