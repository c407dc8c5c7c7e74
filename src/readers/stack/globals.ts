import { absentHead, type Head, type MapHead, type PlaceEntry } from '../values/head.js';
import { Place } from '../values/place.js';

/** The section of `Globals` that counts for a type (SAM specification, Globals, 2026-10). */
const sections: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Function', 'Function'],
  ['AWS::Serverless::Api', 'Api'],
  ['AWS::Serverless::HttpApi', 'HttpApi'],
  ['AWS::Serverless::WebSocketApi', 'WebSocketApi'],
  ['AWS::Serverless::SimpleTable', 'SimpleTable'],
  ['AWS::Serverless::StateMachine', 'StateMachine'],
  ['AWS::Serverless::LayerVersion', 'LayerVersion'],
]);

/**
 * A resource's properties with what `Globals` adds: maps are merged key by key, lists put one after the other with the
 * global items first, and of anything else the resource's own value counts. A value from `Globals` has its place there,
 * as range and as definition, so that a finding on it is one finding for all it concerns. `elsewhere` says why `Globals`
 * may stand in a part of the template that is not here: then what is not written is unknown.
 */
export function withGlobals(type: string, resource: Place, globals: Place, elsewhere: string | undefined): Place {
  const own = resource.get('Properties');
  const section = sections.get(type);
  if (section !== undefined && elsewhere !== undefined) return withUnknownRest(own, elsewhere);
  const shared = section === undefined ? Place.absent : globals.get(section);
  if (shared.isAbsent) return own;
  return mergedPlace(own, without(shared, resource.get('IgnoreGlobals')));
}

function mergedPlace(own: Place, shared: Place): Place {
  return Place.from(() => mergedHeads(own, shared), own.written ?? shared.written);
}

function mergedHeads(own: Place, shared: Place): readonly Head[] {
  const [ownHead, ...ownOthers] = own.heads;
  const [sharedHead, ...sharedOthers] = shared.heads;
  if (own.isAbsent) return shared.heads;
  if (!ownHead || !sharedHead || ownOthers.length > 0 || sharedOthers.length > 0) return own.heads;
  if (ownHead.kind === 'map' && sharedHead.kind === 'map') return [mergedMap(ownHead, sharedHead)];
  if (ownHead.kind === 'list' && sharedHead.kind === 'list') {
    return [{ ...ownHead, items: [...sharedHead.items, ...ownHead.items] }];
  }
  return own.heads;
}

function mergedMap(own: MapHead, shared: MapHead): MapHead {
  const entries = new Map<string, PlaceEntry>(shared.entries.map((entry) => [entry.key, entry]));
  for (const entry of own.entries) {
    const other = entries.get(entry.key);
    const { key, keyRange, place } = entry;
    entries.set(key, other ? { key, keyRange, place: mergedPlace(place, other.place) } : entry);
  }
  return { ...shared, ...own, entries: [...entries.values()] };
}

function withUnknownRest(own: Place, reason: string): Place {
  const heads = () =>
    own.heads.map((head) => {
      if (head.kind !== 'map') return head;
      const missing = neverGlobal.filter((key) => head.entries.every((entry) => entry.key !== key));
      const absent = missing.map((key) => ({ key, keyRange: head.range, place: Place.absent }));
      return { ...head, entries: [...head.entries, ...absent], incomplete: reason };
    });
  return Place.from(heads, own.written);
}

/** Properties of functions that `Globals` cannot hold (SAM specification, Globals, 2026-10). */
const neverGlobal = ['Role', 'Policies', 'FunctionName', 'Events'];

/** `IgnoreGlobals` is `*` or a list of properties. */
function without(shared: Place, ignored: Place): Place {
  if (ignored.written === undefined) return shared;
  return Place.from(() => {
    const names = new Set(ignored.items().map((item) => item.literal));
    if (names.has('*')) return [absentHead];
    return shared.heads.map((head) =>
      head.kind === 'map' ? { ...head, entries: head.entries.filter(({ key }) => !names.has(key)) } : head,
    );
  }, shared.written);
}
