import type { MapEntry, TemplateNode } from '../documents/nodes.js';
import type { KeyPath, PlaceEntry } from '../values/head.js';
import type { Place } from '../values/place.js';
import type { Site } from './scope.js';

/** Makes places and entries of nodes. */
export interface PlaceMaker {
  place(node: TemplateNode, site: Site, path: KeyPath | undefined): Place;
  entry(entry: MapEntry, site: Site, path: KeyPath | undefined): PlaceEntry;
}

/** A template may not have more resources than this (CloudFormation quotas, 2026-10). */
const maximumRounds = 500;

/** Nested loops multiply; beyond this the template cannot be deployed either. */
const maximumDepth = 5;

/** Whether a key starts a loop of the language extensions: `Fn::ForEach::Topics`. */
export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/** The entries a loop writes out, or why they cannot be told. */
export function expandLoop(
  loop: MapEntry,
  site: Site,
  path: KeyPath | undefined,
  make: PlaceMaker,
): readonly PlaceEntry[] | string {
  const inside = { parent: path, key: loop.key };
  const [variableNode, collectionNode, body] = loop.value.kind === 'list' ? loop.value.items : [];
  const variable = variableNode && make.place(variableNode, site, { parent: inside, key: '0' }).literal;
  if (!variable || !collectionNode || body?.kind !== 'map') return `${loop.key} is not a loop that can be read`;
  if (site.bindings.size >= maximumDepth) return `${loop.key} is nested too deeply`;
  const collection = make.place(collectionNode, site, { parent: inside, key: '1' });
  const bodyPath = { parent: inside, key: '2' };
  const values = collection.items().map((item) => item.literal);
  if (!collection.isComplete || values.length > maximumRounds) return `${loop.key} runs over a list that is not known`;
  const entries: PlaceEntry[] = [];
  for (const value of values) {
    if (value === undefined) return `${loop.key} runs over a list that is not known`;
    const round = { ...site, bindings: new Map(site.bindings).set(variable, value) };
    for (const entry of body.entries) {
      if (!isLoop(entry.key)) {
        entries.push(make.entry(entry, round, bodyPath));
        continue;
      }
      const inner = expandLoop(entry, round, bodyPath, make);
      if (typeof inner === 'string') return inner;
      entries.push(...inner);
    }
    if (entries.length > maximumRounds) return `${loop.key} writes more than ${maximumRounds} entries`;
  }
  return entries;
}

/** A key with the loop variables in it filled in; `&{Name}` takes only letters and digits of the value. */
export function filledIn(key: string, bindings: ReadonlyMap<string, string>): string {
  if (bindings.size === 0) return key;
  return key.replace(/([$&])\{(\w+)\}/g, (whole, mark: string, name: string) => {
    const value = bindings.get(name);
    if (value === undefined) return whole;
    return mark === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
}
