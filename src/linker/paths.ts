/** The folder a path lies in; `''` for a file of the workspace folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The paths one after the other with `.` and `..` worked out, or undefined when that leaves the workspace. */
export function joinPaths(...parts: readonly string[]): string | undefined {
  const segments: string[] = [];
  for (const segment of parts.flatMap((part) => part.split('/'))) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The path as seen from `folder`, or undefined when it does not lie in it. */
export function relativeTo(folder: string, path: string): string | undefined {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** The folder of a file and every folder above it, nearest first, ending with `''`. */
export function foldersUpFrom(path: string): readonly string[] {
  const folders: string[] = [];
  let folder = path;
  do {
    folder = folderOf(folder);
    folders.push(folder);
  } while (folder !== '');
  return folders;
}
