import type { Datum, ListDatum, MapDatum, Site } from '../../evaluation/data.js';
import { type Slot, Slots } from '../../evaluation/slots.js';

/** A resource in CloudFormation's words, while the program still adds to it. */
export interface Draft {
  readonly id: string;
  readonly name: string;
  /** `AWS::SQS::Queue`. */
  readonly type: string;
  /** What a person is told: `aws-sqs.Queue`. */
  readonly writtenType: string;
  /** The call that declares it. */
  readonly site: Site;
  readonly nameSite: Site;
  readonly properties: MapDatum;
  readonly metadata: MapDatum;
  /** `DeletionPolicy` and `UpdateReplacePolicy`. */
  readonly policies: MapDatum;
  readonly isConditional: boolean;
  /** The CDK makes it by itself. */
  readonly isGenerated: boolean;
}

/** An empty map that is filled later. */
export function emptyMap(site: Site, incomplete?: string): MapDatum {
  return { kind: 'map', entries: new Slots(), site, ...(incomplete !== undefined && { incomplete }) };
}

/** Sets a property by a path of keys, and of places in lists; what is missing on the way is made. */
export function setAt(map: MapDatum, path: readonly string[], slot: Slot): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    map.entries.set(key, slot);
    return;
  }
  const found = map.entries.get(key)?.datum;
  if (/^\d+$/.test(rest[0] ?? '') && found?.kind !== 'map') {
    const items: ListDatum =
      found?.kind === 'list' ? found : { kind: 'list', items: [], site: slot.site, ...besides(found) };
    if (items !== found) map.entries.set(key, { datum: items, site: slot.site });
    setItem(items, rest, slot);
    return;
  }
  const inner = found?.kind === 'map' ? found : { ...emptyMap(slot.site), ...besides(found) };
  if (inner !== found) map.entries.set(key, { datum: inner, site: slot.site });
  setAt(inner, rest, slot);
}

/** A value that is neither map nor list, and gets entries or items, may have others that nobody knows. */
function besides(found: Datum | undefined): Pick<MapDatum, 'incomplete'> {
  return found && found.kind !== 'nothing' ? { incomplete: 'what else is set here is not known' } : {};
}

/** Sets an item, or a property of it, by its place in the list; one further behind is the next. */
function setItem({ items }: ListDatum, [place, ...rest]: readonly string[], slot: Slot): void {
  const index = Math.min(Number(place), items.length);
  const found = items[index]?.datum;
  if (rest.length === 0) items[index] = slot;
  else {
    const inner = found?.kind === 'map' ? found : { ...emptyMap(slot.site), ...besides(found) };
    if (inner !== found) items[index] = { datum: inner, site: slot.site };
    setAt(inner, rest, slot);
  }
}

/** Takes a property away, by a path of keys. */
export function removeAt(map: MapDatum, [key, ...rest]: readonly string[]): void {
  if (key === undefined) return;
  const inner = map.entries.get(key)?.datum;
  if (rest.length === 0) map.entries.delete(key);
  else if (inner?.kind === 'map') removeAt(inner, rest);
}

/** Appends to a list at a path of keys; what is missing on the way is made. */
export function appendAt(map: MapDatum, path: readonly string[], slot: Slot): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const found = map.entries.get(key)?.datum;
  if (rest.length > 0) {
    const inner = found?.kind === 'map' ? found : emptyMap(slot.site);
    if (inner !== found) map.entries.set(key, { datum: inner, site: slot.site });
    appendAt(inner, rest, slot);
  } else if (found?.kind === 'list') {
    found.items.push(slot);
  } else {
    map.entries.set(key, { datum: { kind: 'list', items: [slot], site: slot.site }, site: slot.site });
  }
}

/** A map of what is there: entries without a datum are left out. */
export function mapOf(entries: Readonly<Record<string, Datum | undefined>>, site: Site): MapDatum {
  const slots = new Slots();
  for (const [key, datum] of Object.entries(entries)) if (datum) slots.set(key, { datum, site: datum.site });
  return { kind: 'map', entries: slots, site };
}
