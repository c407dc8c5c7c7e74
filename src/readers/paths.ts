/** Where a path written in a template leads. */
export type LocalPath =
  | { readonly kind: 'local'; readonly path: string }
  /** An address, not a path: S3, HTTPS. */
  | { readonly kind: 'remote' }
  | { readonly kind: 'outside'; readonly reason: string };

/** A path as `file` writes it, made workspace-relative: `''` is the workspace folder itself. */
export function resolvePath(file: string, written: string): LocalPath {
  const path = written.trim().replaceAll('\\', '/');
  if (/^[A-Za-z][\w+.-]+:/.test(path)) return { kind: 'remote' };
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) {
    return { kind: 'outside', reason: `${written} is an absolute path` };
  }
  const segments = file.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) {
      return { kind: 'outside', reason: `${written} leads out of the workspace` };
    }
  }
  return { kind: 'local', path: segments.join('/') };
}

/** The folder `file` lies in, `''` for the workspace folder. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), 0));
}
