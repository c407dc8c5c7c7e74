import type { ImportCandidate } from '../../../model/code.js';

const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** The extensions that a source file may have when its import names what it is compiled to. */
const compiledFrom: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/**
 * The files that an import may mean, best first. Relative imports start at the importing file; names that look like a path
 * alias (`@/lib/orders`, `src/orders`) or like the folder that Lambda layers are mounted at (`/opt/nodejs/orders`) may lie
 * below any folder that is packaged. Empty for packages and data files.
 */
export function importCandidates(importer: string, module: string): readonly ImportCandidate[] {
  if (/^\.\.?(\/|$)/.test(module)) {
    const path = joinedPath(importer.split('/').slice(0, -1), module);
    const isFolder = /(?:^|\/)\.{0,2}$/.test(module);
    return path === undefined ? [] : filesFor(path, isFolder).map((file) => ({ base: 'file', path: file }));
  }
  const path = aliasedPath(module);
  return path === undefined ? [] : filesFor(path, false).map((file) => ({ base: 'code-root', path: file }));
}

function aliasedPath(module: string): string | undefined {
  const alias = /^(?:[@~#]\/|#(?=\w)|(?=src\/|lib\/|shared\/|common\/))(.+)$/.exec(module);
  if (alias?.[1]) return alias[1];
  return /^\/opt\/(?:nodejs\/)?(.+)$/.exec(module)?.[1];
}

function filesFor(path: string, isFolder: boolean): readonly string[] {
  const extension = /\.[a-z]+$/.exec(path)?.[0] ?? '';
  const stem = path.slice(0, path.length - extension.length);
  const sources = compiledFrom[extension];
  if (sources) return sources.map((source) => stem + source);
  if (sourceExtensions.includes(extension)) return [path];
  if (extension === '.json' || extension === '.node' || extension === '.graphql') return [];
  const folder = path === '' ? '' : `${path}/`;
  return [
    ...(isFolder ? [] : sourceExtensions.map((source) => path + source)),
    ...sourceExtensions.map((source) => `${folder}index${source}`),
  ];
}

/** Undefined when the path leaves the workspace. */
function joinedPath(folder: readonly string[], relative: string): string | undefined {
  const parts = [...folder];
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
