import { folderOf } from '../../../paths.js';
import type { TerraformFile } from '../file.js';

/** The files of a workspace, as modules ask for them. */
export interface Files {
  /** By workspace-relative path; undefined when there is none that this reader knows. */
  file(path: string): TerraformFile | undefined;
  /** The files of a configuration in a folder, in the order of their paths. */
  folder(folder: string): readonly TerraformFile[];
}

/** Configurations and given values by the folder they lie in. */
export function filesByFolder(
  files: ReadonlyMap<string, TerraformFile>,
): ReadonlyMap<string, readonly TerraformFile[]> {
  const folders = new Map<string, TerraformFile[]>();
  for (const file of files.values()) {
    if (file.part === 'text') continue;
    const folder = folderOf(file.path);
    const inFolder = folders.get(folder) ?? [];
    inFolder.push(file);
    folders.set(folder, inFolder);
  }
  for (const inFolder of folders.values()) inFolder.sort(inOrder);
  return folders;
}

/** Files whose names end in `override` change what others declare, which then comes first. */
function inOrder(a: TerraformFile, b: TerraformFile): number {
  return Number(isOverride(a)) - Number(isOverride(b)) || (a.path < b.path ? -1 : 1);
}

function isOverride({ path }: TerraformFile): boolean {
  return /(?:^|[/_])override\.(?:tf|tofu)(?:\.json)?$/.test(path);
}
