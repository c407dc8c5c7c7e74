import { type Document, rangeIn } from '../documents/document.js';
import { isJson, maximumLength } from '../documents/format.js';
import { parseJson } from '../documents/json.js';
import type { TemplateNode } from '../documents/nodes.js';
import { parseYaml } from '../documents/yaml.js';
import { type Filling, filledIn, fillingOf } from './filled-in.js';
import type { Head, TextHead, Written } from './head.js';
import { placeOfNode } from './node-place.js';
import type { Place } from './place.js';
import { textHead, withPlaceholders } from './text.js';

/**
 * A document that is written as text in a template (JSON, or YAML), as a place. Everything in it has the place of the
 * text, as its own lines are none of the file; references in the text are references in it. A value that is a map already
 * is given back as it is. Undefined for what is no document.
 */
export function documentIn(text: Place): Place | undefined {
  if (text.isMap()) return text;
  const head = text.heads.find((each): each is TextHead => each.kind === 'text');
  if (!head) return undefined;
  const root = parse(withPlaceholders(head.parts));
  if (root?.kind !== 'map') return undefined;
  const reading = { range: () => head.range, text: literalHead };
  return filledIn(placeOfNode(root, reading, head.path), fillingOf(head.parts, head));
}

/**
 * A document of its own as a place, with ranges in its own file; `filling` says what `${Name}` in its texts stands for
 * (substitutions of a state machine, variables of a `templatefile`). Undefined when nothing of it can be read.
 */
export function placeOfDocument(document: Document, filling?: Filling): Place | undefined {
  if (!document.root) return undefined;
  const reading = { range: (start: number, end: number) => rangeIn(document, start, end), text: literalHead };
  const place = placeOfNode(document.root, reading);
  return filling ? filledIn(place, filling) : place;
}

function literalHead(text: string, written: Written): readonly Head[] {
  return [textHead([text], written)];
}

function parse(text: string): TemplateNode | undefined {
  if (text.length > maximumLength) return undefined;
  try {
    return (isJson(text) ? parseJson(text) : parseYaml(text)).root;
  } catch {
    // Nested more deeply than the parsers can follow.
    return undefined;
  }
}
