import type { MapNode, TemplateNode } from '../../documents/nodes.js';
import type { ArcItem, ArcSection, ArcWord } from './arc-file.js';

/** The sections of a manifest that is written in JSON or YAML: one for each key. */
export function sectionsOf(root: MapNode): readonly ArcSection[] {
  return root.entries.map(({ key, keyStart, keyEnd, value }) => ({
    text: key,
    start: keyStart,
    end: keyEnd,
    items: itemsIn(value),
  }));
}

/** A list holds items; a map holds one for each key. */
function itemsIn(node: TemplateNode): readonly ArcItem[] {
  switch (node.kind) {
    case 'list':
      return node.items.flatMap(itemsOfElement);
    case 'map':
      return node.entries.map(({ key, keyStart, keyEnd, value }) => {
        const word: ArcWord = { text: key, start: keyStart, end: keyEnd };
        const words = wordsOf(value);
        return words ? { words: [word, ...words], inner: [] } : { words: [word], inner: itemsIn(value) };
      });
    case 'scalar':
      return itemsOfElement(node);
    default:
      return [];
  }
}

function itemsOfElement(node: TemplateNode): readonly ArcItem[] {
  const words = wordsOf(node);
  if (words) return words.length > 0 ? [{ words, inner: [] }] : [];
  return node.kind === 'map' ? itemsIn(node) : [];
}

/** A scalar is a word, a list of scalars are words. */
function wordsOf(node: TemplateNode): readonly ArcWord[] | undefined {
  if (node.kind === 'scalar')
    return node.value === null ? [] : [{ text: node.value, start: node.start, end: node.end }];
  if (node.kind !== 'list') return undefined;
  const words = node.items.map(wordsOf);
  return words.every((each) => each !== undefined) ? words.flat() : undefined;
}
