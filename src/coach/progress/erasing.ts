import type { ProgressEvent } from './events.js';
import { constructId, findingId, isOfScans, itemOf, recordedItem } from './item-ids.js';

/** What is to be taken out of the record. */
export type Erasure =
  | { readonly kind: 'item'; readonly item: string }
  | { readonly kind: 'workspace'; readonly workspace: string }
  | { readonly kind: 'everything' };

/** Whether an event goes, when this is erased from these events. */
export function isErased(erasure: Erasure, events: readonly ProgressEvent[]): (event: ProgressEvent) => boolean {
  if (erasure.kind === 'everything') return () => true;
  if (erasure.kind === 'workspace') return (event) => 'workspace' in event && event.workspace === erasure.workspace;
  const items = namesOf(erasure.item, events);
  return (event) => items.has(itemOf(event) ?? '');
}

/** What is written down instead: looking at a folder again would otherwise bring back what is still there. */
export function leftBehind(erasure: Erasure, at: number): readonly ProgressEvent[] {
  if (erasure.kind !== 'item' || !isOfScans(erasure.item)) return [];
  return [{ kind: 'item-erased', at, item: erasure.item }];
}

/** An item under all the names it had: findings and constructs are renamed with what they are found at. */
function namesOf(item: string, events: readonly ProgressEvent[]): ReadonlySet<string> {
  const names = new Set([recordedItem(item)]);
  for (const event of events.toReversed()) {
    if (!names.has(itemOf(event) ?? '')) continue;
    if (event.kind === 'finding-moved') names.add(findingId(event));
    if (event.kind === 'construct-moved') names.add(constructId(event));
  }
  return names;
}
