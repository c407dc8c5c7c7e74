import { folderOf, resolvePath } from '../../paths.js';
import type { Head, MapHead, PlaceEntry, Written } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { programFolder } from './recognise.js';

/** The source a bundle of the output was made from; undefined when it does not say. */
export type BundleEntry = (bundle: string) => string | undefined;

/**
 * The properties of a function with its code where people wrote it. The CDK copies the code into a folder of the output
 * and names that in the metadata. A bundle says which file it was made from: then that file is the code and its name is
 * part of the handler. Otherwise the folder of the output stands for it, and whoever looks for code compares.
 */
export function withSources(resource: Place, entryOf: BundleEntry): Place {
  const properties = resource.get('Properties');
  const metadata = resource.get('Metadata');
  const asset = metadata.get('aws:asset:path').literal;
  const { range } = resource;
  if (asset === undefined || !range || metadata.get('aws:asset:property').literal !== 'Code') return properties;
  if (!metadata.get('aws:asset:dockerfile-path').isAbsent) return properties;
  const folder = resolvePath(range.file, asset);
  if (folder.kind !== 'local') return properties;
  const code = properties.get('Code').written ?? { range, path: undefined };
  const entry = entryOf(`${folder.path}/index.js`) ?? entryOf(`${folder.path}/index.mjs`);
  const source = entry === undefined ? undefined : inProgram(range.file, entry);
  const handler = properties.get('Handler');
  const exported = handler.literal?.slice(handler.literal.indexOf('.') + 1);
  if (source === undefined || exported === undefined || !handler.written) {
    return withEntries(properties, { Code: textAt(code, relative(range.file, unpacked(folder.path))) });
  }
  const module = source.slice(source.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
  return withEntries(properties, {
    Code: textAt(code, relative(range.file, folderOf(source))),
    Handler: textAt(handler.written, `${module}.${exported}`),
  });
}

/** Archives are made of something that is not here: whoever looks for the code has the whole project to look in. */
function unpacked(path: string): string {
  return /\.(zip|jar)$/.test(path) ? programFolder(path) : path;
}

/** A bundler names files from the folder it runs in: that of the program, or one above it with the lock file. */
function inProgram(file: string, entry: string): string | undefined {
  const local = resolvePath(`${programFolder(file)}/-`.replace(/^\//, ''), entry);
  return local.kind === 'local' ? local.path : undefined;
}

/** A workspace-relative path as the template would write it. */
function relative(file: string, path: string): string {
  const up = folderOf(file)
    .split('/')
    .filter((segment) => segment !== '').length;
  return `${'../'.repeat(up)}${path}` || '.';
}

function textAt(written: Written, text: string): Place {
  return Place.of({ kind: 'text', parts: [text], range: written.range, path: written.path });
}

function withEntries(map: Place, changed: Readonly<Record<string, Place>>): Place {
  return Place.from(
    () => map.heads.map((head): Head => (head.kind === 'map' ? replaced(head, changed) : head)),
    map.written,
  );
}

function replaced(head: MapHead, changed: Readonly<Record<string, Place>>): MapHead {
  const entries = head.entries.map((entry): PlaceEntry => {
    const place = changed[entry.key];
    return place ? { key: entry.key, keyRange: entry.keyRange, place } : entry;
  });
  return { ...head, entries };
}
