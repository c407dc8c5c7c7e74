import { type CloudFormationFile, rangeIn } from './file.js';
import { absentHead, type Head, type PlaceEntry, type Written } from './head.js';
import { evaluateIntrinsic } from './intrinsics/index.js';
import { expandLoop, filledIn, isLoop } from './loops.js';
import type { MapEntry, MapNode, TemplateNode } from './nodes.js';
import { Place } from './place.js';
import type { Scope, Site } from './scope.js';

/** The top of a file as a place, with its names meaning what they mean in `scope`. */
export function topOf(file: CloudFormationFile, scope: Scope): Place {
  if (!file.root) return Place.absent;
  return placeOf(file.root, { scope, file, path: undefined, bindings: new Map(), shared: false });
}

/** A node as a place. Nothing is worked out yet. */
export function placeOf(node: TemplateNode, site: Site): Place {
  const written = writtenAt(node, site);
  return new Place(() => evaluate(node, site, written), written);
}

function evaluate(node: TemplateNode, site: Site, written: Written): readonly Head[] {
  switch (node.kind) {
    case 'scalar':
      return [node.value === null ? absentHead : { kind: 'text', parts: [node.value], ...written }];
    case 'list':
      return [
        { kind: 'list', items: node.items.map((item, at) => placeOf(item, below(site, String(at)))), ...written },
      ];
    case 'map':
      return [mapHead(node, site, written)];
    case 'unreadable':
      return [{ kind: 'unknown', reason: node.reason, name: '…', ...written }];
    case 'intrinsic':
      return evaluateIntrinsic({
        name: node.name,
        argument: placeOf(node.argument, below(site, node.name)),
        bindings: site.bindings,
        scope: site.scope,
        written,
      });
  }
}

function mapHead(node: MapNode, site: Site, written: Written): Head {
  const entries: PlaceEntry[] = [];
  let incomplete: string | undefined;
  for (const entry of node.entries) {
    if (entry.key === 'Fn::Transform') {
      incomplete ??= 'a transform may add to it';
    } else if (isLoop(entry.key)) {
      const expanded = expandLoop(entry, site, { place: placeOf, entry: entryAt });
      if (typeof expanded === 'string') incomplete ??= expanded;
      else entries.push(...expanded);
    } else {
      entries.push(entryAt(entry, site));
    }
  }
  return { kind: 'map', entries, ...written, ...(incomplete && { incomplete }) };
}

function entryAt(entry: MapEntry, site: Site): PlaceEntry {
  return {
    key: filledIn(entry.key, site.bindings),
    get keyRange() {
      return rangeIn(site.file, entry.keyStart, entry.keyEnd);
    },
    place: placeOf(entry.value, below(site, entry.key)),
  };
}

function below(site: Site, key: string): Site {
  return { ...site, path: { parent: site.path, key } };
}

/** Working out positions costs more than all the rest, and most places are never asked for theirs. */
function writtenAt(node: TemplateNode, { file, path, shared }: Site): Written {
  let range: Written['range'] | undefined;
  const rangeOnce = () => {
    range ??= rangeIn(file, node.start, node.end);
    return range;
  };
  const written = {
    path,
    get range() {
      return rangeOnce();
    },
  };
  if (!shared) return written;
  return {
    path,
    get range() {
      return rangeOnce();
    },
    get definedAt() {
      return rangeOnce();
    },
  };
}
