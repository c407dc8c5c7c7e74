import { rangeIn } from '../../../documents/document.js';
import { isJson } from '../../../documents/format.js';
import { parseJson } from '../../../documents/json.js';
import type { TemplateNode } from '../../../documents/nodes.js';
import { parseYaml } from '../../../documents/yaml.js';
import { absentHead, type Head, type KeyPath, type TextHead, type Written } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import { concatenated, withPlaceholders } from '../../../values/text.js';
import { type SourcePiece, textSource } from './site.js';

/** Longer texts are not taken apart. */
const longestText = 500_000;

/**
 * A text of JSON or YAML as the structure it says. References in it keep their meaning, and where it is the text of a
 * heredoc or a file the parts are found there again. Undefined when it cannot be read.
 */
export function parsedText(head: TextHead): Place | undefined {
  const text = new MarkedText(head);
  if (text.text.length > longestText) return undefined;
  const root = parse(text.text);
  return root && nodePlace(root, text, head.path);
}

function parse(text: string): TemplateNode | undefined {
  try {
    const { root, problems } = isJson(text) || isList(text) ? parseJson(text) : parseYaml(text);
    const isStructure = root?.kind === 'map' || root?.kind === 'list';
    return isStructure && (problems.length === 0 || root.kind === 'map') ? root : undefined;
  } catch {
    // The parsers call themselves for every level, so that a text of brackets alone exhausts the stack.
    return undefined;
  }
}

function isList(text: string): boolean {
  return /^\s*\[/.test(text);
}

/** A text in which a mark that nobody writes stands for each value that is filled in. */
class MarkedText {
  readonly text: string;
  readonly #head: TextHead;
  readonly #values: (readonly Head[])[] = [];
  readonly #stretches: Stretch[] = [];

  constructor(head: TextHead) {
    this.#head = head;
    const pieces = textSource(head)?.pieces ?? [{ start: 0, end: 0, heads: [head], isLiteral: false }];
    const isJsonText = /^\s*[[{]/.test(pieces[0] ? literalStart(pieces[0]) : '');
    let text = '';
    let isInside = false;
    for (const piece of pieces) {
      const at = text.length;
      for (const part of this.#marked(piece)) {
        const isMark = part.startsWith(markStart);
        text += isMark && isJsonText && !isInside ? `"${part}"` : part;
        if (!isMark) isInside = endsInside(part, isInside);
      }
      this.#stretches.push({ at, length: text.length - at, piece });
    }
    this.text = text;
  }

  /** Where a node of the parsed text is written. */
  written(node: TemplateNode, path: KeyPath | undefined): Written {
    return { range: this.range(node.start, node.end), path };
  }

  range(start: number, end: number): Written['range'] {
    const source = textSource(this.#head);
    if (!source || source.at) return this.#head.range;
    const [from, to] = [this.#offset(start, 'start'), this.#offset(end, 'end')];
    return rangeIn(source.file, from, Math.max(from, to));
  }

  /** What a text with marks in it may be. */
  heads(text: string, written: Written): readonly Head[] {
    const pieces = text.split(mark).map((piece, at): readonly Head[] => {
      if (at % 2 === 1) return this.#values[Number(piece)] ?? [];
      return piece === '' ? [] : [{ kind: 'text', parts: [piece], ...written }];
    });
    const given = pieces.filter((heads) => heads.length > 0);
    const [only, ...others] = given;
    if (!only) return [{ kind: 'text', parts: [''], ...written }];
    if (others.length > 0) return concatenated(given, written);
    return only.map((head) => (head.kind === 'text' ? { ...head, ...written } : head));
  }

  /** Literal text, and a mark for each part that is not. */
  #marked({ heads }: SourcePiece): readonly string[] {
    const [only, ...others] = heads;
    if (!only) return [];
    if (only.kind !== 'text' || others.length > 0) return [this.#mark(heads)];
    const { range, path } = only;
    return only.parts.map((part) =>
      typeof part === 'string' ? part : this.#mark([{ kind: 'text', parts: [part], range, path }]),
    );
  }

  #mark(heads: readonly Head[]): string {
    this.#values.push(heads);
    return `${markStart}${this.#values.length - 1}${markEnd}`;
  }

  #offset(offset: number, side: 'start' | 'end'): number {
    const found =
      this.#stretches.findLast(({ at }) => (side === 'start' ? at <= offset : at < offset)) ?? this.#stretches[0];
    if (!found) return 0;
    const { piece, at, length } = found;
    const isExact = piece.isLiteral && length === piece.end - piece.start;
    if (isExact) return piece.start + Math.min(offset - at, length);
    return side === 'start' ? piece.start : piece.end;
  }
}

/** A piece of a file and where it begins in the marked text. */
interface Stretch {
  readonly at: number;
  readonly length: number;
  readonly piece: SourcePiece;
}

/** Characters for private use, which no text has. */
const markStart = '\uE000';
const markEnd = '\uE001';
const mark = /\uE000(\d+)\uE001/;

function literalStart({ heads: [head] }: SourcePiece): string {
  const part = head?.kind === 'text' ? head.parts[0] : undefined;
  return typeof part === 'string' ? part : '';
}

/** Whether a text of JSON ends between the quotes of a string. */
function endsInside(text: string, isInside: boolean): boolean {
  const quotes = text.replace(/\\./g, '').split('"').length - 1;
  return quotes % 2 === 0 ? isInside : !isInside;
}

function nodePlace(node: TemplateNode, text: MarkedText, path: KeyPath | undefined): Place {
  const written = text.written(node, path);
  return Place.from(() => nodeHeads(node, text, path, written), written);
}

function nodeHeads(node: TemplateNode, text: MarkedText, path: KeyPath | undefined, written: Written): readonly Head[] {
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? [absentHead] : text.heads(node.value, written);
    case 'list': {
      const items = node.items.map((item, at) => nodePlace(item, text, { parent: path, key: String(at) }));
      return [{ kind: 'list', items, ...written }];
    }
    case 'map': {
      const entries = node.entries.map(({ key, keyStart, keyEnd, value }) => ({
        key: keyText(text.heads(key, written), key),
        keyRange: text.range(keyStart, keyEnd),
        place: nodePlace(value, text, { parent: path, key }),
      }));
      return [{ kind: 'map', entries, ...written }];
    }
    default:
      return [{ kind: 'unknown', reason: 'it cannot be understood', name: '…', ...written }];
  }
}

function keyText([head]: readonly Head[], written: string): string {
  return head?.kind === 'text' ? withPlaceholders(head.parts) : written;
}
