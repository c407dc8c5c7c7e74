import type { SourceRange } from '../../../../model/source.js';
import { type Head, type PlaceEntry, unknownHead, type Written } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import type { ResourceObject } from '../values/objects.js';
import type { Instances } from './instances.js';
import type { DeclaredBlock } from './module.js';

/** What a reference to a resource leads to. */
export function resourceObject({ id, type, place }: DeclaredBlock): ResourceObject {
  const written = place.written ?? { range: place.range as SourceRange, path: undefined };
  return { kind: 'map', entries: place.entries(), range: written.range, path: written.path, resource: { id, type } };
}

/** What a reference to a block with `count` or `for_each` leads to. */
export function instancesHead(instances: Instances, objects: readonly Place[], written: Written, name: string): Head {
  const { by, all, complete } = instances;
  const unknown = Place.of(unknownHead(written, `${name} is known only when deploying`, name));
  if (by === 'itself')
    return (objects[0]?.heads ?? unknown.heads)[0] ?? unknownHead(written, `${name} is not known`, name);
  const other = complete && objects.length > 0 ? {} : { other: objects[0] ?? unknown };
  if (by === 'index') return Object.assign({ kind: 'list', items: objects, ...written } as const, other);
  const entries = all.flatMap(({ key }, at): readonly PlaceEntry[] => {
    const place = objects[at];
    return key === undefined || !place ? [] : [{ key: key.slice(1, -1), keyRange: written.range, place }];
  });
  return Object.assign({ kind: 'map', entries, ...written } as const, other);
}
