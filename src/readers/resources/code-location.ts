import type { EntryPoint, Packaging } from '../../model/template.js';
import { known, unknown, type Value } from '../../model/value.js';
import { folderOf, resolvePath } from '../paths.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';

/**
 * How a SAM function's code is packed. `CodeUri` leads from the folder of the template; without it the code lies beside
 * the template.
 */
export function serverlessPackaging(resource: Resource): Packaging {
  const { properties, place } = resource;
  const metadata = place.get('Metadata');
  if (properties.get('PackageType').literal === 'Image') return image(resource, metadata);
  if (isOpen(properties.get('PackageType'))) return { kind: 'remote' };
  const inline = properties.get('InlineCode');
  if (!inline.isAbsent) return { kind: 'inline', text: inline.name() };
  return folder(resource, properties.get('CodeUri'));
}

/** How a function of CloudFormation itself is packed: local paths are what `aws cloudformation package` replaces. */
export function lambdaPackaging(resource: Resource): Packaging {
  const { properties, place } = resource;
  const code = properties.get('Code');
  // Code that nobody can tell may hold anything: what it is packed as is not known from it.
  const hasImage = code.heads.some((head) => head.kind === 'map') && !code.get('ImageUri').isAbsent;
  if (properties.get('PackageType').literal === 'Image' || hasImage) return image(resource, place.get('Metadata'));
  if (isOpen(properties.get('PackageType'))) return { kind: 'remote' };
  const inline = code.get('ZipFile');
  if (!inline.isAbsent) return { kind: 'inline', text: inline.name() };
  if (code.isAbsent) return { kind: 'remote' };
  return folder(resource, code);
}

/** Whether it is a zip or an image is known only when deploying. */
function isOpen(packageType: Place): boolean {
  return !packageType.isAbsent && packageType.literal === undefined;
}

/** A path written in the template as a workspace-relative one; `fallback` when nothing is written. */
export function pathValue(place: Place, { keyRange }: Resource, fallback?: string): Value<string> {
  if (place.isAbsent && fallback !== undefined) return known(fallback, keyRange);
  return place.value((head) => {
    if (head.kind !== 'text') return unknown(head.range, head.kind === 'unknown' ? head.reason : 'it is no local path');
    const [text, ...others] = head.parts;
    if (typeof text !== 'string' || others.length > 0) {
      return unknown(head.range, 'the path is known only when deploying');
    }
    const local = resolvePath(keyRange.file, text);
    if (local.kind === 'local') return known(local.path, head.range, head.definedAt);
    return unknown(head.range, local.kind === 'outside' ? local.reason : `${text} is no local path`);
  });
}

function image(resource: Resource, metadata: Place): Packaging {
  const context = metadata.get('DockerContext');
  if (context.isAbsent) {
    return { kind: 'image', folder: unknown(resource.keyRange, 'the image is built elsewhere') };
  }
  return { kind: 'image', folder: pathValue(context, resource) };
}

function folder(resource: Resource, code: Place): Packaging {
  if (code.heads.every((head) => head.kind === 'map') || isAddress(code.literal)) return { kind: 'remote' };
  const location = pathValue(code, resource, folderOf(resource.keyRange.file));
  const metadata = resource.place.get('Metadata');
  const buildMethod = metadata.get('BuildMethod').literal;
  return {
    kind: 'folder',
    folder: location,
    entryPoints: entryPoints(metadata.get('BuildProperties', 'EntryPoints'), location),
    ...(buildMethod && { buildMethod }),
    ...(isTrimmed(buildMethod, resource) && { isTrimmed: true }),
  };
}

/** Bundled, or an archive that says which files are packed: dialects with such archives note it beside the code. */
function isTrimmed(buildMethod: string | undefined, { properties }: Resource): boolean {
  return buildMethod === 'esbuild' || properties.get('SelectsFiles').literal === 'true';
}

function isAddress(location: string | undefined): boolean {
  return location !== undefined && /^(s3|https?):/.test(location);
}

/** Entry points lead from the code's folder. */
function entryPoints(places: Place, folder: Value<string>): readonly EntryPoint[] {
  if (folder.kind !== 'known') return [];
  return places.items().flatMap((item) => {
    const text = item.literal;
    const local = text === undefined ? undefined : resolvePath(`${folder.value}/-`.replace(/^\//, ''), text);
    return local?.kind === 'local' && item.range ? [{ file: local.path, range: item.range }] : [];
  });
}
