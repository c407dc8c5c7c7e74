import { resolvePath } from '../../paths.js';
import { Place } from '../../values/place.js';
import type { FileSource, ServiceFile } from './file.js';
import { Service } from './service.js';

/** Where a composition of services (`serverless-compose.yml`) names one of them. */
export interface Composition {
  /** The file of the composition. */
  readonly path: string;
  /** The key of the service in it. */
  readonly service: string;
}

/** The files in which a folder's service may be written (Serverless Framework documentation, "Composing services", 2026-11-21). */
const names = ['serverless.yml', 'serverless.yaml', 'serverless.json', 'serverless.js', 'serverless.ts'];

/** By the path of the service's configuration, the first composition that names it. */
export function compositionsOf(files: ReadonlyMap<string, ServiceFile>): ReadonlyMap<string, Composition> {
  const found = new Map<string, Composition>();
  for (const file of files.values()) {
    if (file.part !== 'compose') continue;
    const services = new Service(file, () => undefined).top.get('services');
    for (const { key, place } of services.entries()) {
      const folder = place.get('path').literal;
      const config = place.get('config').literal;
      if (folder === undefined) continue;
      for (const name of config === undefined ? names : [config]) {
        const local = resolvePath(file.path, `${folder}/${name}`);
        if (local.kind !== 'local' || found.has(local.path) || !files.has(local.path)) continue;
        found.set(local.path, { path: file.path, service: key });
      }
    }
  }
  return found;
}

/** The parameters a composition gives to one of its services. */
export function givenParameters({ path, service }: Composition, files: FileSource): Place {
  const file = files(path);
  return file ? new Service(file, () => undefined).top.get('services', service, 'params') : Place.absent;
}
