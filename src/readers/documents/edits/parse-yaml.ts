import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { knownTags } from '../yaml-tags.js';
import type { EntryPlace, Place } from './places.js';

/** The places of a YAML text; undefined when it is broken, has several documents, or says nothing. */
export function parseYamlPlaces(text: string): Place | undefined {
  const document: Document.Parsed = parseDocument(text, {
    schema: 'failsafe',
    customTags: knownTags,
    keepSourceTokens: true,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0 || !document.contents) return undefined;
  return convert(text, document.contents, document.contents.range[0]);
}

/** A token of the parser that lies between a key, a dash or a comma and what follows. */
interface Mark {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
}

/** `propertiesStart` is where the tag or anchor in front of the node begins, or the node itself. */
function convert(text: string, node: Node, propertiesStart: number): Place {
  const [start, contentEnd] = node.range ?? [0, 0];
  const end = trimmedEnd(text, start, contentEnd);
  if (isAlias(node) || ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor)) {
    return { kind: 'shared', start: propertiesStart, end };
  }
  const content = convertContent(text, node, start, end);
  const tag = node.tag;
  if (!tag?.startsWith('!')) return content;
  return { kind: 'tagged', tag, content, start: propertiesStart, end: content.end };
}

function convertContent(text: string, node: Node, start: number, end: number): Place {
  if (isMap(node)) {
    const entries = node.items.flatMap((pair) => entry(text, pair as Pair<Node, Node | null>));
    const last = entries.at(-1);
    // A merge key or an odd key would get lost, so the map is not to be touched.
    if (entries.length < node.items.length || entries.some(({ key }) => key === '<<'))
      return { kind: 'shared', start, end };
    if (node.flow) return { kind: 'map', layout: 'flow', entries, start, end };
    return { kind: 'map', layout: 'block', entries, start, end: last ? (last.value?.end ?? last.colonEnd) : end };
  }
  if (isSeq(node)) {
    const token = node.srcToken;
    const marks =
      token && 'items' in token ? token.items.map((item) => ('start' in item ? (item.start as Mark[]) : [])) : [];
    const items = node.items.map((item, index) =>
      convert(text, item as Node, propertiesStart(marks[index], item as Node)),
    );
    const itemStarts = items.map(
      (item, index) => marks[index]?.find(({ type }) => type === 'seq-item-ind')?.offset ?? item.start,
    );
    const layout = node.flow ? 'flow' : 'block';
    return {
      kind: 'list',
      layout,
      items,
      itemStarts,
      start,
      end: layout === 'flow' ? end : (items.at(-1)?.end ?? end),
    };
  }
  const first = text[start];
  const quote = first === '"' || first === "'" ? first : '';
  return { kind: 'scalar', text: isScalar(node) ? String(node.value ?? '') : '', quote, start, end };
}

function entry(text: string, pair: Pair<Node, Node | null>): readonly EntryPlace[] {
  const marks = pair.srcToken?.sep as Mark[] | undefined;
  const colon = marks?.find(({ type }) => type === 'map-value-ind');
  if (!isScalar(pair.key) || pair.key.anchor || !colon) return [];
  const explicit = pair.srcToken?.start.some(({ type }) => type === 'explicit-key-ind');
  if (explicit) return [];
  return [
    {
      key: String(pair.key.value ?? ''),
      keyStart: pair.key.range?.[0] ?? 0,
      colonEnd: colon.offset + 1,
      value: isEmpty(pair.value) ? undefined : convert(text, pair.value, propertiesStart(marks, pair.value)),
    },
  ];
}

function isEmpty(value: Node | null): value is null {
  if (!value) return true;
  return isScalar(value) && value.range?.[0] === value.range?.[1] && !value.tag && !value.anchor;
}

function propertiesStart(marks: readonly Mark[] | undefined, node: Node): number {
  return marks?.find(({ type }) => type === 'tag' || type === 'anchor')?.offset ?? node.range?.[0] ?? 0;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = Math.min(end, text.length);
  while (trimmed > start && /\s/.test(text[trimmed - 1] ?? '')) trimmed--;
  return trimmed;
}
