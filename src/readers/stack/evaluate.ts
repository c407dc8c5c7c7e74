import { type Lines, rangeIn } from '../documents/document.js';
import type { MapEntry, MapNode, TemplateNode } from '../documents/nodes.js';
import { absentHead, type Head, type KeyPath, type PlaceEntry, unknownHead, type Written } from '../values/head.js';
import { Place } from '../values/place.js';
import type { CloudFormationFile } from './file.js';
import { evaluateIntrinsic } from './intrinsics/index.js';
import { expandLoop, filledIn, isLoop, type PlaceMaker } from './loops.js';
import type { Scope, Site } from './scope.js';

/** The top of a file as a place, with its names meaning what they mean in `scope`. */
export function topOf(file: CloudFormationFile, scope: Scope): Place {
  return file.root ? placeOf(file.root, { scope, file, bindings: new Map(), shared: false }) : Place.absent;
}

/** A node as a place. Nothing is worked out yet. */
export function placeOf(node: TemplateNode, site: Site, path?: KeyPath): Place {
  return new NodePlace(node, site, path);
}

/**
 * The place of a node. Templates have tens of thousands of them and few are ever asked for anything, so that it holds no
 * more than it must.
 */
class NodePlace extends Place {
  readonly #node: TemplateNode;
  readonly #site: Site;
  readonly #path: KeyPath | undefined;
  #written: Written | undefined;

  constructor(node: TemplateNode, site: Site, path: KeyPath | undefined) {
    super();
    this.#node = node;
    this.#site = site;
    this.#path = path;
  }

  override get written(): Written {
    this.#written ??= writtenAt(this.#node, this.#site, this.#path);
    return this.#written;
  }

  protected override workOut(): readonly Head[] {
    return evaluate(this.#node, this.#site, this.#path, this.written);
  }
}

function evaluate(node: TemplateNode, site: Site, path: KeyPath | undefined, written: Written): readonly Head[] {
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? [absentHead] : textHeads(node.value, site, written);
    case 'list':
      return [
        {
          kind: 'list',
          items: node.items.map((item, at) => new NodePlace(item, site, { parent: path, key: String(at) })),
          ...written,
        },
      ];
    case 'map':
      return [mapHead(node, site, path, written)];
    case 'unreadable':
      return [unknownHead(written, node.reason)];
    case 'intrinsic':
      return evaluateIntrinsic({
        name: node.name,
        argument: new NodePlace(node.argument, site, { parent: path, key: node.name }),
        bindings: site.bindings,
        scope: site.scope,
        written,
      });
  }
}

function textHeads(text: string, { scope }: Site, written: Written): readonly Head[] {
  return scope.text?.(text, written) ?? [{ kind: 'text', parts: [text], ...written }];
}

function mapHead(node: MapNode, site: Site, path: KeyPath | undefined, written: Written): Head {
  const entries: PlaceEntry[] = [];
  let incomplete: string | undefined;
  for (const entry of node.entries) {
    if (entry.key === 'Fn::Transform') {
      incomplete ??= 'a transform may add to it';
    } else if (isLoop(entry.key)) {
      const expanded = expandLoop(entry, site, path, placeMaker);
      if (typeof expanded === 'string') incomplete ??= expanded;
      else entries.push(...expanded);
    } else {
      entries.push(new NodeEntry(entry, site, path));
    }
  }
  return { kind: 'map', entries, ...written, ...(incomplete && { incomplete }) };
}

class NodeEntry implements PlaceEntry {
  readonly key: string;
  readonly place: Place;
  readonly #entry: MapEntry;
  readonly #file: Lines;

  constructor(entry: MapEntry, site: Site, path: KeyPath | undefined) {
    this.key = filledIn(entry.key, site.bindings);
    this.place = new NodePlace(entry.value, site, { parent: path, key: entry.key });
    this.#entry = entry;
    this.#file = site.file;
  }

  get keyRange() {
    return rangeIn(this.#file, this.#entry.keyStart, this.#entry.keyEnd);
  }
}

const placeMaker: PlaceMaker = {
  place: placeOf,
  entry: (entry, site, path) => new NodeEntry(entry, site, path),
};

function writtenAt(node: TemplateNode, { file, shared }: Site, path: KeyPath | undefined): Written {
  const range = rangeIn(file, node.start, node.end);
  return shared ? { range, path, definedAt: range } : { range, path };
}
