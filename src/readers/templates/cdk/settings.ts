import { folderOf, resolvePath } from '../../paths.js';
import { placeOfDocument } from '../../values/document-text.js';
import type { CdkFile } from './file.js';

/** What `cdk.json` says. */
export interface Settings {
  readonly path: string;
  /** Where programs are started: the folder of the file. */
  readonly folder: string;
  /** Files the command that starts the program may mean, best first; none for a program in another language. */
  readonly entries: readonly string[];
  /** Values of the context that are texts, numbers or booleans. */
  readonly context: ReadonlyMap<string, string>;
}

/** The settings in a file; undefined for any other document. */
export function settingsIn(path: string, file: CdkFile | undefined): Settings | undefined {
  if (file?.kind !== 'document' || !/(?:^|\/)cdk\.json$/.test(path)) return undefined;
  const top = placeOfDocument(file);
  const command = top?.get('app').literal;
  if (!top || command === undefined) return undefined;
  const context = new Map<string, string>();
  for (const { key, place } of top.get('context').entries()) {
    if (place.literal !== undefined) context.set(key, place.literal);
  }
  return { path, folder: folderOf(path), entries: entriesOf(command, path), context };
}

/** `npx ts-node --prefer-ts-exts bin/app.ts`, `python3 app.py`, `node bin/app.js`, which may be compiled from TypeScript. */
function entriesOf(command: string, settings: string): readonly string[] {
  const file = command.split(/[\s"';&|]+/).findLast((word) => /\.(?:[cm]?[jt]s|py)$/.test(word));
  const local = file === undefined ? undefined : resolvePath(settings, file);
  if (local?.kind !== 'local') return withoutEnding(command, settings);
  const source = local.path.replace(/\.([cm]?)js$/, '.$1ts');
  const built = source.replace(/(^|\/)(?:dist|build|out|lib)\//, '$1');
  return [...new Set([local.path, source, built])];
}

/** `npx ts-node bin/app` */
function withoutEnding(command: string, settings: string): readonly string[] {
  const word = command.split(/\s+/).at(-1) ?? '';
  const local = /^[\w./-]+\/[\w.-]+$/.test(word) ? resolvePath(settings, word) : undefined;
  if (local?.kind !== 'local') return [];
  return [`${local.path}.ts`, `${local.path}.js`, `${local.path}/index.ts`];
}
