import { entryOf, type TemplateNode, textOf } from '../../documents/nodes.js';
import { folderOf, resolvePath } from '../../paths.js';
import type { DocumentFile } from './file.js';

/** What a project file says of its program. */
export interface Project {
  readonly file: DocumentFile;
  readonly name: string;
  /** `nodejs`, `python`, `yaml`, `go`, `dotnet`, `java`. */
  readonly runtime: string;
  /** The folder the program runs in, and paths in it lead from. */
  readonly folder: string;
  /** The program's file or folder, where the project names one. */
  readonly main: string | undefined;
  /** The settings of its stacks, in the order of their paths. */
  readonly stacks: readonly DocumentFile[];
}

/** Whether a file is called as project files are: `Pulumi.yaml`. */
export function isProjectFile(path: string): boolean {
  return /(?:^|\/)Pulumi\.(?:ya?ml|json)$/.test(path);
}

/** The project a file describes; undefined when it names no runtime. */
export function projectOf(file: DocumentFile, stacks: readonly DocumentFile[]): Project | undefined {
  const runtime = runtimeOf(entryOf(file.root, 'runtime')?.value);
  if (runtime === undefined) return undefined;
  const folder = folderOf(file.path);
  const written = textOf(entryOf(file.root, 'main')?.value);
  const local = written === undefined ? undefined : resolvePath(file.path, written);
  const main = local?.kind === 'local' ? local.path : undefined;
  return {
    file,
    name: textOf(entryOf(file.root, 'name')?.value) ?? '',
    runtime,
    folder: main === undefined ? folder : /\.\w+$/.test(main) ? folderOf(main) : main,
    main,
    stacks: stacks.filter(({ path }) => folderOf(path) === folder),
  };
}

/** `runtime: yaml`, or a map with the name in it. */
function runtimeOf(node: TemplateNode | undefined): string | undefined {
  return textOf(node) ?? textOf(entryOf(node, 'name')?.value);
}
