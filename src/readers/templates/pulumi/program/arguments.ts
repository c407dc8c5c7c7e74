import { type Call, type Given, literalOf, type MapDatum, type Site } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { Slots } from '../../../evaluation/slots.js';
import { withPlaceholders } from '../../../values/text.js';

/** What a resource is made with, whether its arguments stand in a map or by name. */
export interface ResourceArguments {
  readonly name: string | undefined;
  readonly nameSite: Site;
  readonly inputs: MapDatum;
  /** The resource is not deleted, or only given up: `protect`, `retainOnDelete` among its options. */
  readonly isKept?: Slot;
}

/** The arguments of a call that makes a resource: a name, then the inputs, then options. */
export function resourceArguments(call: Call): ResourceArguments {
  const positional = call.arguments.filter(({ name, isRest }) => name === undefined && !isRest);
  const named = call.arguments.filter(({ name }) => name !== undefined);
  const first = positional[0] ?? named.find(({ name }) => name === 'resource_name');
  const whole = positional[1] ?? named.find(({ name }) => name === 'args');
  return {
    name: first && nameIn(first),
    nameSite: first?.site ?? call.site,
    inputs: withNamed(mapIn(whole, call.site), named, call),
    ...keptBy(optionsOf(positional[2] ?? named.find(({ name }) => name === 'opts'))),
  };
}

/** `{ protect: true }`, or in Python `ResourceOptions(protect=True)`. */
function optionsOf(given: Given | undefined): MapDatum | undefined {
  const datum = given?.datum;
  return datum?.kind === 'map' ? datum : undefined;
}

function keptBy(options: MapDatum | undefined): { readonly isKept?: Slot } {
  const kept = options && entryIn(options, 'protect', 'retainOnDelete', 'retain_on_delete');
  return kept ? { isKept: kept } : {};
}

/** The named arguments of a call as a map: what Python's `…Args` classes hold. */
export function namedArguments(call: Call): MapDatum {
  return withNamed(
    mapIn(undefined, call.site),
    call.arguments.filter(({ name }) => name !== undefined),
    call,
  );
}

/** A map, or the fields of an object that is given in its place. */
export function mapIn(given: Pick<Given, 'datum'> | undefined, site: Site): MapDatum {
  const datum = given?.datum;
  if (datum?.kind === 'map') return datum;
  if (datum?.kind === 'instance') return { kind: 'map', entries: datum.fields, site: datum.site };
  if (!datum || datum.kind === 'nothing') return { kind: 'map', entries: new Slots(), site };
  const incomplete = datum.kind === 'unknown' ? datum.reason : 'its arguments are known only when the program runs';
  return { kind: 'map', entries: new Slots(), site, incomplete };
}

/** An entry of a map by any of its names. */
export function entryIn(map: MapDatum, ...names: readonly string[]): Slot | undefined {
  for (const name of names) {
    const found = map.entries.get(name);
    if (found) return found;
  }
  return undefined;
}

function nameIn({ datum }: Given): string | undefined {
  if (datum.kind === 'text') return withPlaceholders(datum.parts);
  return literalOf(datum);
}

function withNamed(map: MapDatum, named: readonly Given[], call: Call): MapDatum {
  const rest = call.arguments.find(({ isRest }) => isRest);
  const inputs = named.filter(({ name }) => name !== undefined && !notInputs.has(name));
  if (inputs.length === 0 && !rest) return map;
  const entries = new Slots([...map.entries, ...inputs.map((given) => [given.name ?? '', given] as const)]);
  const incomplete = map.incomplete ?? (rest && 'some of its arguments are known only when the program runs');
  return { kind: 'map', entries, site: map.site, ...(incomplete !== undefined && { incomplete }) };
}

const notInputs: ReadonlySet<string> = new Set(['opts', 'resource_name', 'args', '__props__', '__opts__']);
