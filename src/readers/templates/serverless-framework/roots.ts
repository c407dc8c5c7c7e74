import { type Composition, compositionsOf } from './composition.js';
import type { ServiceFile } from './file.js';

/** A service to be assembled. */
interface ServiceRoot {
  readonly root: ServiceFile;
  /** What puts it together with others. */
  readonly composition?: Composition;
}

/** Every service, in the order of the paths; those of a composition with what it gives to them. */
export function rootsOf(files: ReadonlyMap<string, ServiceFile>): readonly ServiceRoot[] {
  const compositions = compositionsOf(files);
  return [...files.values()]
    .filter(({ part }) => part === 'service')
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((root) => {
      const composition = compositions.get(root.path);
      return composition ? { root, composition } : { root };
    });
}
