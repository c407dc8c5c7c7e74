import { absentHead, type Head, type MapHead, unknownHead, whereOf } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import { pathFrom } from './paths.js';

/**
 * Assets and archives as places: a map with one key that says what it is. Programs and YAML make them, `codeOf` reads them.
 */
export const assetKinds = [
  'fileAsset',
  'fileArchive',
  'stringAsset',
  'assetArchive',
  'remoteAsset',
  'remoteArchive',
] as const;

export type AssetKind = (typeof assetKinds)[number];

/** Where code lies, in CloudFormation's words: a path from the folder of the file it is written in, or inline text. */
export function codeOf(code: Place, folder: string): Place {
  return Place.from(() => code.heads.flatMap((head) => headsOf(head, folder)), code.written);
}

function headsOf(head: Head, folder: string): readonly Head[] {
  switch (head.kind) {
    case 'text':
      return [pathHead(head, folder)];
    case 'map':
      return assetHeads(head, folder);
    case 'list':
      return [unknownHead(head, 'a list is no archive')];
    default:
      return [head];
  }
}

function assetHeads(head: MapHead, folder: string): readonly Head[] {
  const asset = Place.of(head);
  const path = ['fileArchive', 'fileAsset'].map((kind) => asset.get(kind)).find((place) => !place.isAbsent);
  if (path) return path.heads.map((each) => pathHead(each, folder));
  const archive = asset.get('assetArchive');
  if (!archive.isAbsent) return archivedHeads(archive, folder);
  const text = asset.get('stringAsset');
  return text.isAbsent ? [builtElsewhere(head)] : [inline(head, text)];
}

/** Of an archive put together from several things, what holds the handler: all of a folder, one text, or one file. */
function archivedHeads(archive: Place, folder: string): readonly Head[] {
  const entries = archive.entries();
  const whole = entries.find(({ key }) => key === '.' || key === '' || key === './');
  if (whole) return codeOf(whole.place, folder).heads;
  const inlined = entries.find(({ place }) => !place.get('stringAsset').isAbsent);
  if (inlined && entries.length === 1) return codeOf(inlined.place, folder).heads;
  for (const { key, place } of entries) {
    const file = place.get('fileAsset').literal;
    const written = place.written;
    if (file === undefined || !written) continue;
    const path = file.replaceAll('\\', '/');
    // The file keeps its name: the folder that the name in the archive leads from is what is packaged.
    if (`/${path}`.endsWith(`/${key}`)) {
      const packaged = path.slice(0, path.length - key.length) || '.';
      return [{ kind: 'text', parts: [pathFrom(written.range.file, folder, packaged)], ...whereOf(written) }];
    }
  }
  const [first] = archive.heads;
  return first && first.kind !== 'absent' ? [unknownHead(first, 'the archive is put together from several parts')] : [];
}

function pathHead(head: Head, folder: string): Head {
  if (head.kind !== 'text') return head.kind === 'absent' ? absentHead : unknownHead(head, 'it is no path');
  const [text, ...others] = head.parts;
  if (typeof text !== 'string') return unknownHead(head, 'the path is known only when deploying');
  return { ...head, parts: [pathFrom(head.range.file, folder, text), ...others] };
}

function inline(head: MapHead, text: Place): Head {
  return { ...head, entries: [{ key: 'ZipFile', keyRange: head.range, place: text }] };
}

/** A map without a path in it is code that is built elsewhere. */
function builtElsewhere(head: MapHead): Head {
  return { ...head, entries: [] };
}
