import { absent, known, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';

/** Whether an endpoint type, or a list of them, is `PRIVATE`; absent when it is not. */
export function isPrivate(types: Place): Value<boolean> {
  const [item] = types.items();
  if (!item) return absent;
  return item.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    return head.kind === 'text' && head.parts.join('') === 'PRIVATE' ? known(true, head.range, head.definedAt) : absent;
  });
}

/** The first that is not absent. */
export function firstWritten<T>(values: readonly Value<T>[]): Value<T> {
  return values.find((value) => value.kind !== 'absent') ?? absent;
}
