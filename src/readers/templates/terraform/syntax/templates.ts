import type { Node } from 'web-tree-sitter';
import type { Expression, TemplateExpression, TemplatePart, TextPiece } from './nodes.js';
import { placeOf, unreadable } from './tree.js';

/** The text a template stands in, and how the expressions in it are read. */
export interface TemplateText {
  readonly text: string;
  readonly depth: number;
  toExpression(node: Node, text: string, depth: number): Expression;
}

/** A template in quotes or a heredoc. */
export function templateOf(node: Node, around: TemplateText): TemplateExpression {
  const [inner] = node.namedChildren;
  if (inner?.type === 'heredoc_template') return heredoc(inner, around);
  return inner ? quotedTemplate(inner, around) : { kind: 'template', parts: [], ...placeOf(node) };
}

/** Text in quotes: its pieces are what lies between the quotes. */
export function quotedTemplate(node: Node, around: TemplateText): TemplateExpression {
  const { text } = around;
  const inner = node.namedChildren.filter(({ type }) => type.startsWith('template_'));
  const start = node.startIndex + 1;
  const end = text[node.endIndex - 1] === '"' && node.endIndex - 1 >= start ? node.endIndex - 1 : node.endIndex;
  return { kind: 'template', parts: pieces(inner, start, end, around, resolveEscapes), ...placeOf(node) };
}

/** The lines between the two words of a heredoc. The grammar leaves spaces and line breaks out of its nodes. */
function heredoc(node: Node, around: TemplateText): TemplateExpression {
  const { text } = around;
  const words = node.namedChildren.filter(({ type }) => type === 'heredoc_identifier');
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const lineEnd = text.indexOf('\n', first?.endIndex ?? node.startIndex);
  const start = lineEnd === -1 ? node.endIndex : Math.min(lineEnd + 1, node.endIndex);
  const end = Math.max(start, last ? text.lastIndexOf('\n', last.startIndex) + 1 : node.endIndex);
  const inner = node.namedChildren.filter(({ type }) => type.startsWith('template_'));
  return { kind: 'template', parts: pieces(inner, start, end, around, resolveMarks), ...placeOf(node) };
}

function pieces(
  nodes: readonly Node[],
  start: number,
  end: number,
  around: TemplateText,
  resolve: (raw: string) => string,
): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = start;
  const literalUpTo = (to: number) => {
    if (to > at) parts.push(textPiece(at, to, resolve(around.text.slice(at, to))));
  };
  for (const node of nodes) {
    if (node.type === 'template_literal') continue;
    literalUpTo(node.startIndex);
    parts.push(piece(node, around, resolve));
    at = Math.max(at, node.endIndex);
  }
  literalUpTo(end);
  return parts;
}

function textPiece(start: number, end: number, text: string): TextPiece {
  return { kind: 'text', text, start, end };
}

function piece(node: Node, around: TemplateText, resolve: (raw: string) => string): TemplatePart {
  if (node.type === 'template_interpolation') {
    const value = node.namedChildren.find(({ type }) => type === 'expression');
    return value
      ? { kind: 'interpolation', value: around.toExpression(value, around.text, around.depth + 1), ...placeOf(node) }
      : unreadable(node);
  }
  const [directive] = node.namedChildren;
  if (directive?.type !== 'template_if') return unreadable(node);
  return condition(directive, around, resolve);
}

function condition(node: Node, around: TemplateText, resolve: (raw: string) => string): TemplatePart {
  const children = node.namedChildren;
  const intro = children.find(({ type }) => type === 'template_if_intro');
  const otherwise = children.find(({ type }) => type === 'template_else_intro');
  const end = children.find(({ type }) => type === 'template_if_end');
  const test = intro?.namedChildren.find(({ type }) => type === 'expression');
  if (!intro || !end || !test) return unreadable(node);
  const between = (from: Node, to: Node) =>
    pieces(
      children.filter(
        ({ startIndex, type }) =>
          startIndex >= from.endIndex && startIndex < to.startIndex && type.startsWith('template_'),
      ),
      from.endIndex,
      to.startIndex,
      { ...around, depth: around.depth + 1 },
      resolve,
    );
  return {
    kind: 'condition',
    condition: around.toExpression(test, around.text, around.depth + 1),
    whenTrue: between(intro, otherwise ?? end),
    whenFalse: otherwise ? between(otherwise, end) : [],
    ...placeOf(node),
  };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function resolveEscapes(raw: string): string {
  return resolveMarks(
    raw.replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs,
      (whole, short?: string, long?: string, letter?: string) => {
        const code = Number.parseInt(short ?? long ?? '', 16);
        if (letter !== undefined) return escapes[letter] ?? whole;
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    ),
  );
}

/** `$${` and `%%{` stand for themselves with one mark less. */
function resolveMarks(raw: string): string {
  return raw.replace(/([$%])\1\{/g, '$1{');
}
