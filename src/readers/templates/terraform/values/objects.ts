import type { Head, MapHead } from '../../../values/head.js';
import type { Place } from '../../../values/place.js';

/** What a reference to a resource leads to: its arguments, and attributes that only the deployment knows. */
export interface ResourceObject extends MapHead {
  readonly resource: { readonly id: string; readonly type: string };
}

export function isResourceObject(head: Head): head is ResourceObject {
  return 'resource' in head;
}

/** What any key that is not listed leads to; undefined when nothing does. */
export function otherOf(head: Head): Place | undefined {
  return 'other' in head ? (head.other as Place) : undefined;
}
