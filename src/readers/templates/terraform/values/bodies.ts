import { absentHead, type Head, type KeyPath, type MapHead, type PlaceEntry } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import type { Block, Body } from '../syntax/nodes.js';
import { placeOf, writtenAt } from './evaluate.js';
import { membersOf } from './loops.js';
import type { Site } from './site.js';

/** Arguments that say how Terraform works, not what a resource is (Terraform language, meta-arguments, 2026-11). */
const metaArguments: ReadonlySet<string> = new Set(['count', 'for_each', 'provider', 'providers', 'depends_on']);

/** Blocks of one kind that `dynamic` writes; more of them say nothing a rule asks about. */
const mostBlocks = 200;

/**
 * What stands between the braces of a block as a map: arguments by their name, blocks inside as a list under their type.
 * Arguments to Terraform itself are left out.
 */
export function bodyPlace(block: Block, site: Site, path: KeyPath): Place {
  const written = writtenAt(block, site, path);
  return Place.from(() => [bodyHead(block.body, site, path, written)], written);
}

function bodyHead(body: Body, site: Site, path: KeyPath, written: ReturnType<typeof writtenAt>): MapHead {
  const entries: PlaceEntry[] = [];
  for (const { name, start, nameEnd, value } of body.attributes) {
    if (metaArguments.has(name)) continue;
    const keyRange = writtenAt({ start, end: nameEnd }, site).range;
    entries.push({ key: name, keyRange, place: placeOf(value, site, { parent: path, key: name }) });
  }
  const groups = new Map<string, Place[]>();
  const firsts = new Map<string, Block>();
  for (const block of body.blocks) {
    const type = block.type === 'dynamic' ? block.labels[0]?.text : block.type;
    if (type === undefined || metaArguments.has(type)) continue;
    const places = groups.get(type) ?? [];
    places.push(
      ...(block.type === 'dynamic'
        ? dynamicBlocks(block, type, site, path)
        : [ofBlock(block, places.length, site, path)]),
    );
    groups.set(type, places.slice(0, mostBlocks));
    if (!firsts.has(type)) firsts.set(type, block);
  }
  for (const [type, items] of groups) {
    const first = firsts.get(type);
    if (!first) continue;
    const at = writtenAt(first, site, { parent: path, key: type });
    const keyRange = writtenAt({ start: first.start, end: first.start + first.type.length }, site).range;
    entries.push({ key: type, keyRange, place: Place.of(listHead(items, at)) });
  }
  return { kind: 'map', entries, ...written };
}

function listHead(items: readonly Place[], at: ReturnType<typeof writtenAt>): Head {
  return { kind: 'list', items, ...at };
}

function ofBlock(block: Block, at: number, site: Site, path: KeyPath): Place {
  return bodyPlace(block, site, { parent: { parent: path, key: block.type }, key: String(at) });
}

/** Blocks written in a loop: one for each item, or one that may be there when the items are not known. */
function dynamicBlocks(block: Block, type: string, site: Site, path: KeyPath): readonly Place[] {
  const content = block.body.blocks.find((inner) => inner.type === 'content');
  const collection = block.body.attributes.find(({ name }) => name === 'for_each');
  if (!content || !collection) return [];
  const named = block.body.attributes.find(({ name }) => name === 'iterator')?.value;
  const iterator = named?.kind === 'name' ? named.name : type;
  const inside: KeyPath = { parent: { parent: { parent: path, key: 'dynamic' }, key: type }, key: 'content' };
  const each = (key: Place, value: Place) => {
    const item = iteratorPlace(key, value, site, block);
    const inner = { ...site, names: new Map([...site.names, [iterator, item]]) };
    return bodyPlace(content, site.at && value.written ? { ...inner, at: value.written } : inner, inside);
  };
  const { heads } = placeOf(collection.value, site);
  const [only, ...others] = heads;
  const members = heads.flatMap((head) => membersOf(head));
  if (only && others.length === 0 && (only.kind === 'list' || only.kind === 'map') && !('incomplete' in only)) {
    return members.slice(0, mostBlocks).map(({ key, value }) => each(key, value));
  }
  // Where a condition decides whether there is an item, the block is there or not.
  const sample = members[0] ?? {
    key: Place.from(() => heads, writtenAt(block, site)),
    value: Place.from(() => heads, writtenAt(block, site)),
  };
  const optional = each(sample.key, sample.value);
  return [Place.from(() => [...optional.heads, absentHead], optional.written)];
}

function iteratorPlace(key: Place, value: Place, site: Site, block: Block): Place {
  const written = writtenAt(block, site);
  const entries = [
    { key: 'key', keyRange: written.range, place: key },
    { key: 'value', keyRange: written.range, place: value },
  ];
  return Place.of({ kind: 'map', entries, ...written });
}
