import { type Head, unknownHead, type Written } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import { literalOf } from '../../../values/text.js';
import type { Block } from '../syntax/nodes.js';
import { placeOf, writtenAt } from '../values/evaluate.js';
import { membersOf } from '../values/loops.js';
import type { Site } from '../values/site.js';

/** One of the things a block with `count` or `for_each` stands for. */
export interface Instance {
  /** The key in brackets; undefined for the only instance there is or may be. */
  readonly key: string | undefined;
  /** What `each` and `count` mean in it. */
  readonly names: ReadonlyMap<string, Place>;
  readonly conditional: boolean;
  /** Where its key is written, with the way to its value. */
  readonly written?: Written;
}

/** What a block stands for. */
export interface Instances {
  /** How a reference leads to one of them: by itself, by index, by key. */
  readonly by: 'itself' | 'index' | 'key';
  readonly all: readonly Instance[];
  /** False when there may be others than these. */
  readonly complete: boolean;
}

/** More of one block are made by a loop over data; the first show what they are. */
const mostInstances = 60;

/** The instances of a block, as far as its `count` or `for_each` is known; otherwise one that may be there. */
export function instancesOf(block: Block, site: Site): Instances {
  const argument = (wanted: string) => block.body.attributes.find(({ name }) => name === wanted)?.value;
  const [count, forEach] = [argument('count'), argument('for_each')];
  const written = writtenAt(block, site);
  if (count) return counted(placeOf(count, site), site, written);
  if (forEach) return forEachOf(placeOf(forEach, site), site, written);
  return { by: 'itself', all: [{ key: undefined, names: site.names, conditional: false }], complete: true };
}

function counted(count: Place, site: Site, written: Written): Instances {
  const numbers = count.heads.map((head) =>
    head.kind === 'text' ? Number(literalOf(head.parts) ?? Number.NaN) : Number.NaN,
  );
  const isKnown = numbers.every(Number.isInteger);
  const most = isKnown ? Math.max(...numbers) : 1;
  const least = isKnown ? Math.min(...numbers) : 0;
  const all = Array.from({ length: Math.min(most, mostInstances) }, (_, at): Instance => {
    const index: Head = isKnown
      ? { kind: 'text', parts: [String(at)], ...written }
      : unknownHead(written, 'the count is not known', 'count.index');
    return {
      key: most === 1 ? undefined : String(at),
      names: withNamed(site, 'count', { index: Place.of(index) }, written),
      conditional: at >= least,
    };
  });
  return { by: 'index', all, complete: isKnown };
}

function forEachOf(collection: Place, site: Site, written: Written): Instances {
  const instances = new Map<string, Instance>();
  let complete = true;
  const isChoice = collection.heads.length > 1;
  for (const head of collection.heads) {
    if ((head.kind !== 'list' && head.kind !== 'map') || (head.kind === 'map' && head.incomplete)) complete = false;
    for (const { key, value } of membersOf(head)) {
      // In a set, the values are the keys.
      const own = head.kind === 'list' ? value : key;
      const { literal } = own;
      if (literal === undefined) complete = false;
      else if (!instances.has(literal) && instances.size < mostInstances) {
        const names = withNamed(site, 'each', { key: own, value }, written);
        const at = own.range && { range: own.range, path: value.written?.path };
        instances.set(literal, { key: `"${literal}"`, names, conditional: isChoice, ...(at && { written: at }) });
      }
    }
  }
  if (instances.size > 0 || complete) return { by: 'key', all: [...instances.values()], complete };
  const reason = collection.incompleteReason ?? 'the keys are known only when deploying';
  const unknown = (name: string) => Place.of(unknownHead(written, reason, name));
  const names = withNamed(
    site,
    'each',
    { key: unknown('each.key'), value: sampleOf(collection) ?? unknown('each.value') },
    written,
  );
  return { by: 'key', all: [{ key: undefined, names, conditional: true }], complete: false };
}

/** What an item is like where the keys alone are not known. */
function sampleOf(collection: Place): Place | undefined {
  return collection.heads.flatMap((head) => membersOf(head))[0]?.value;
}

function withNamed(
  site: Site,
  name: string,
  values: Readonly<Record<string, Place>>,
  written: Written,
): ReadonlyMap<string, Place> {
  const entries = Object.entries(values).map(([key, place]) => ({ key, keyRange: written.range, place }));
  return new Map([...site.names, [name, Place.of({ kind: 'map', entries, ...written })]]);
}
