import { rangeKey } from '../../model/source.js';
import type { Declaration } from '../../model/template.js';

/**
 * Whether a declaration comes from a part that is used more than once: a module, a nested stack, a class of constructs. One
 * place declares then several of the same name, each in a surrounding of its own.
 */
export function madeByReusedPart(declarations: readonly Declaration[]): (declared: Declaration) => boolean {
  const ids = new Map<string, Set<string>>();
  for (const declared of declarations) {
    const key = placeOf(declared);
    const same = ids.get(key);
    if (same) same.add(declared.id);
    else ids.set(key, new Set([declared.id]));
  }
  return (declared) => (ids.get(placeOf(declared))?.size ?? 0) > 1;
}

function placeOf({ id, range }: Declaration): string {
  return `${id.slice(id.lastIndexOf('/') + 1)} ${rangeKey(range)}`;
}
