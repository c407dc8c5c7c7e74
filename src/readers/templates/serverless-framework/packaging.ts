import type { Packaging } from '../../../model/template.js';
import { known, unknown, type Value } from '../../../model/value.js';
import { resolvePath } from '../../paths.js';
import { firstOf } from '../../values/composed.js';
import type { Place } from '../../values/place.js';
import type { Service, ServiceFunction } from './service.js';

/**
 * How a function is packed: the handler string leads from the folder of the service. The plugin for Python requirements
 * packs a `module` folder as the root; a package that is made beforehand (`artifact`) is made from the same sources.
 */
export function packagingOf({ place, entry }: ServiceFunction, service: Service): Packaging {
  const image = place.get('image');
  if (!image.isAbsent) return { kind: 'image', folder: imageFolder(image, service) };
  const module = place.get('module');
  const folder = module.isAbsent ? known(service.folder, entry.keyRange) : pathFrom(service, module);
  const artifact = firstOf(place.get('package', 'artifact'), service.top.get('package', 'artifact'));
  const buildMethod = artifact.isAbsent ? builder(service) : 'artifact';
  const isTrimmed = selectsFiles(place, service) || bundles(service);
  return {
    kind: 'folder',
    folder,
    entryPoints: [],
    ...(buildMethod && { buildMethod }),
    ...(isTrimmed && { isTrimmed }),
  };
}

/**
 * What changes sources before they are packed: the framework itself from version 4 on, and plugins before (Serverless
 * Framework documentation, "Building", read 2026-11-21). Undefined when they are packed as they are.
 */
function builder(service: Service): string | undefined {
  const isOld = /^\D*[123](?:\.|$|\s)/.test(service.top.get('frameworkVersion').literal ?? '');
  const builds = service.top
    .get('plugins')
    .items()
    .some(
      (plugin) =>
        plugin.literal === undefined ||
        /esbuild|webpack|bundle|babel|rollup|parcel|vite|typescript|sst|optimi/.test(plugin.literal),
    );
  return isOld && !builds ? undefined : 'framework';
}

/** Patterns of what is packed or left out, for the function or for all (serverless.yml reference, `package`, read 2026-11-21). */
function selectsFiles(place: Place, { top }: Service): boolean {
  return [place, top].some((owner) =>
    ['patterns', 'exclude', 'include'].some((key) => owner.get('package', key).items().length > 0),
  );
}

/** A plugin bundles, or the framework's own settings of esbuild are written. */
function bundles({ top }: Service): boolean {
  const own = top.get('build', 'esbuild');
  if (!own.isAbsent && own.literal !== 'false') return true;
  return top
    .get('plugins')
    .items()
    .some((plugin) => /^serverless-(?:esbuild|webpack|bundle)$/.test(plugin.literal ?? ''));
}

/** An image is an address, or the name of one that is built from a folder. */
function imageFolder(image: Place, service: Service): Value<string> {
  const name = (image.isMap() ? firstOf(image.get('name'), image.get('uri')) : image).literal;
  const built = name === undefined ? undefined : service.provider.get('ecr', 'images', name);
  const range = image.range ?? service.top.range;
  const path = built?.get('path');
  if (path && !path.isAbsent) return pathFrom(service, path);
  if (built && !built.isAbsent && built.get('uri').isAbsent && range) return known(service.folder, range);
  return range ? unknown(range, 'the image is built elsewhere') : { kind: 'absent' };
}

/** A path as the service writes it, from the folder of its configuration, made workspace-relative. */
export function pathFrom(service: Service, place: Place): Value<string> {
  return place.value((head) => {
    const [text, ...others] = head.kind === 'text' ? head.parts : [];
    if (typeof text !== 'string' || others.length > 0) {
      return unknown(head.range, 'the path is known only when deploying');
    }
    const local = resolvePath(service.root.path, text);
    if (local.kind === 'local') return known(local.path, head.range, head.definedAt);
    return unknown(head.range, local.kind === 'outside' ? local.reason : `${text} is no local path`);
  });
}
