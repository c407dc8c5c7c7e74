import type { SourceRange } from '../../model/source.js';
import type { TemplateNode } from '../documents/nodes.js';
import { absentHead, type Head, type KeyPath, unknownHead, type Written } from './head.js';
import { Place } from './place.js';

/** How the nodes of a document are read that has no words of a template language in it. */
export interface NodeReading {
  /** Where offsets of its text are. */
  range(start: number, end: number): SourceRange;
  /** What a text in it turns out to be. */
  text(text: string, written: Written): readonly Head[];
}

/** A node as a place. Maps that look like a function of CloudFormation (`{ "Ref": … }`) are maps of one key here. */
export function placeOfNode(node: TemplateNode, reading: NodeReading, path?: KeyPath): Place {
  const written = { range: reading.range(node.start, node.end), path };
  return Place.from(() => headsOf(node, reading, written), written);
}

function headsOf(node: TemplateNode, reading: NodeReading, written: Written): readonly Head[] {
  const { path } = written;
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? [absentHead] : reading.text(node.value, written);
    case 'list':
      return [
        {
          kind: 'list',
          items: node.items.map((item, at) => placeOfNode(item, reading, { parent: path, key: String(at) })),
          ...written,
        },
      ];
    case 'map':
      return [
        {
          kind: 'map',
          entries: node.entries.map(({ key, keyStart, keyEnd, value }) => ({
            key,
            keyRange: reading.range(keyStart, keyEnd),
            place: placeOfNode(value, reading, { parent: path, key }),
          })),
          ...written,
        },
      ];
    case 'intrinsic':
      return [
        {
          kind: 'map',
          entries: [
            {
              key: node.name,
              keyRange: reading.range(node.start, node.argument.start),
              place: placeOfNode(node.argument, reading, { parent: path, key: node.name }),
            },
          ],
          ...written,
        },
      ];
    case 'unreadable':
      return [unknownHead(written, node.reason)];
  }
}
