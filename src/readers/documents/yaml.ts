import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import {
  asIntrinsic,
  entryOf,
  intrinsicOfTag,
  type MapEntry,
  type MapNode,
  type TemplateNode,
  type UnreadableNode,
} from './nodes.js';
import type { ParsedText, TextProblem } from './parsed-text.js';
import { parseRepaired } from './yaml-repairs.js';
import { knownTags } from './yaml-tags.js';

/**
 * Reads YAML. Of several documents the first with `Resources` counts. Scalars stay as they are written (account ids keep
 * their leading zero), aliases and merge keys are followed, and broken parts are left out and reported.
 */
export function parseYaml(text: string): ParsedText {
  const { documents, errors, text: readable } = parseRepaired(text, parseDocuments);
  const conversions = documents.map((document) => new Conversion(readable, document));
  const chosen = conversions.find(({ root }) => entryOf(root, 'Resources')) ?? conversions[0];
  return { root: chosen?.root, problems: [...errors, ...(chosen?.problems ?? [])] };
}

/**
 * What tags mean is left to `Conversion`. Scalars are not interpreted, so the least schema will do, and the parser's own
 * check for duplicate keys compares every key with every other.
 */
function parseDocuments(text: string): ParsedDocuments {
  const documents = parseAllDocuments<ParsedNode>(text, {
    schema: 'failsafe',
    customTags: knownTags,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  if ('empty' in documents) return { documents: [], errors: [] };
  return { documents, errors: documents.flatMap(({ errors }) => errors) };
}

interface ParsedDocuments {
  readonly documents: readonly Document.Parsed[];
  readonly errors: readonly YAMLParseError[];
}

/** More nodes than this through aliases are an attack or a mistake: a template may hold 500 resources. */
const maximumAliasNodes = 100_000;

class Conversion {
  readonly problems: TextProblem[] = [];
  readonly root: TemplateNode | undefined;
  readonly #text: string;
  readonly #anchors = new Map<string, { readonly node: TemplateNode; readonly size: number } | 'open'>();
  #aliasNodes = 0;
  #size = 0;

  constructor(text: string, document: Document.Parsed) {
    this.#text = text;
    this.root = document.contents ? this.#convert(document.contents) : undefined;
  }

  #convert(node: Node): TemplateNode {
    if (isAlias(node)) return this.#followed(node);
    const anchor = (isScalar(node) || isCollection(node)) && node.anchor;
    if (!anchor) return this.#tagged(node);
    this.#anchors.set(anchor, 'open');
    const sizeBefore = this.#size;
    const converted = this.#tagged(node);
    this.#anchors.set(anchor, { node: converted, size: this.#size - sizeBefore });
    return converted;
  }

  #tagged(node: Node): TemplateNode {
    this.#size++;
    const tag = node.tag;
    const plain = this.#plain(node);
    if (!tag?.startsWith('!')) return plain.kind === 'map' ? asIntrinsic(plain) : plain;
    const start = this.#tagStart(tag, plain.start);
    return { kind: 'intrinsic', name: intrinsicOfTag(tag), argument: plain, start, end: plain.end };
  }

  #plain(node: Node): TemplateNode {
    const place = this.#place(node);
    if (isMap(node)) {
      if (this.#text.startsWith('{{', place.start)) return this.#placeholder(place);
      return { kind: 'map', entries: this.#entries(node), ...place };
    }
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => this.#convert(item as Node)), ...place };
    }
    return { kind: 'scalar', value: isScalar(node) ? textOfScalar(node) : null, ...place };
  }

  /** `{{ name }}` is a map of a map in YAML; nobody means that. */
  #placeholder(place: { start: number; end: number }): UnreadableNode {
    const text = this.#text.slice(place.start, place.end);
    return { kind: 'unreadable', reason: `${text} is filled in before the template is deployed`, ...place };
  }

  #entries(map: YAMLMap): readonly MapEntry[] {
    const own = new Map<string, MapEntry>();
    const merged: MapEntry[] = [];
    for (const pair of map.items as readonly Pair<Node | null, Node | null>[]) {
      const key = pair.key;
      if (!isScalar(key)) continue;
      const keyPlace = this.#place(key);
      const name = String(key.value ?? '');
      const value: TemplateNode = pair.value
        ? this.#convert(pair.value)
        : { kind: 'scalar', value: null, start: keyPlace.end, end: keyPlace.end };
      if (name === '<<' && key.type === 'PLAIN') {
        merged.push(...mergedEntries(value));
        continue;
      }
      if (name === '' && value.kind === 'scalar' && value.value === null) continue;
      if (own.has(name)) {
        this.problems.push({ ...keyPlace, message: `Key ${name} is here twice: the last one counts.` });
      }
      own.set(name, { key: name, keyStart: keyPlace.start, keyEnd: keyPlace.end, value });
    }
    if (merged.length === 0) return [...own.values()];
    const all = new Map<string, MapEntry>();
    for (const entry of merged) if (!all.has(entry.key)) all.set(entry.key, entry);
    for (const entry of own.values()) all.set(entry.key, entry);
    return [...all.values()];
  }

  #followed(alias: Alias): TemplateNode {
    const place = this.#place(alias);
    const target = this.#anchors.get(alias.source);
    if (target === undefined) return this.#deadAlias(place, `Nothing is marked &${alias.source} before this.`);
    if (target === 'open') return this.#deadAlias(place, `*${alias.source} stands inside of what it repeats.`);
    this.#size += target.size;
    this.#aliasNodes += target.size;
    if (this.#aliasNodes <= maximumAliasNodes) return target.node;
    return this.#deadAlias(place, `Repeating *${alias.source} here makes the template too large to be read.`);
  }

  #deadAlias(place: { start: number; end: number }, message: string): UnreadableNode {
    this.problems.push({ ...place, message });
    return { kind: 'unreadable', reason: message, ...place };
  }

  /** The node without the white space and line ends the parser counts to it. */
  #place(node: Node): { start: number; end: number } {
    const start = node.range?.[0] ?? 0;
    let end = Math.min(node.range?.[1] ?? start, this.#text.length);
    while (end > start && isSpace(this.#text.charCodeAt(end - 1))) end--;
    return { start, end };
  }

  /** The parser's places leave out the tag in front. */
  #tagStart(tag: string, start: number): number {
    const at = this.#text.lastIndexOf(tag, start);
    return at >= 0 && this.#text.slice(at + tag.length, start).trim() === '' ? at : start;
  }
}

function textOfScalar(scalar: Scalar): string | null {
  const value = String(scalar.value ?? '');
  const isEmpty = scalar.type === 'PLAIN' && (value === '' || value === '~' || value.toLowerCase() === 'null');
  return isEmpty ? null : value;
}

function mergedEntries(value: TemplateNode): readonly MapEntry[] {
  const sources = value.kind === 'list' ? value.items : [value];
  return sources.flatMap((source) => (isMapNode(source) ? source.entries : []));
}

function isMapNode(node: TemplateNode): node is MapNode {
  return node.kind === 'map';
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
