import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { asIntrinsic, type MapEntry, type TemplateNode } from './nodes.js';
import type { ParsedText, TextProblem } from './parsed-text.js';

/**
 * Reads JSON, with comments and trailing commas let pass; what is broken is left out and reported. Where a bare `${Name}`
 * stands for a value, as substitutions of state machines may, the name stands for it here.
 */
export function parseJson(text: string): ParsedText {
  const first = parseAsWritten(text);
  if (first.problems.length === 0) return first;
  // As long as what it replaces, so that no offset changes. Texts are matched to leave alone what is in them.
  const filled = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|\$\{(\w+)\}/g, (whole, name: string | undefined) =>
    name === undefined ? whole : `"${name}" `,
  );
  const second = filled === text ? first : parseAsWritten(filled);
  return second.problems.length < first.problems.length ? second : first;
}

function parseAsWritten(text: string): ParsedText {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const duplicates: TextProblem[] = [];
  const problems = errors.map(({ error, offset, length }) => ({
    start: offset,
    end: offset + length,
    message: messages.get(printParseErrorCode(error)) ?? 'This is not valid JSON.',
  }));
  return { root: root && convert(root, duplicates), problems: [...problems, ...duplicates] };
}

function convert(node: Node, problems: TextProblem[]): TemplateNode {
  const place = { start: node.offset, end: node.offset + node.length };
  switch (node.type) {
    case 'object':
      return asIntrinsic({ kind: 'map', entries: entries(node, problems), ...place });
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((child) => convert(child, problems)), ...place };
    default:
      return { kind: 'scalar', value: node.value === null ? null : String(node.value), ...place };
  }
}

function entries(node: Node, problems: TextProblem[]): readonly MapEntry[] {
  const found = new Map<string, MapEntry>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key) continue;
    const keyEnd = key.offset + key.length;
    const name = String(key.value);
    if (found.has(name)) {
      problems.push({ start: key.offset, end: keyEnd, message: `Key ${name} is here twice: the last one counts.` });
    }
    found.set(name, {
      key: name,
      keyStart: key.offset,
      keyEnd,
      value: value ? convert(value, problems) : { kind: 'scalar', value: null, start: keyEnd, end: keyEnd },
    });
  }
  return [...found.values()];
}

const messages: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'This word is not valid in JSON.'],
  ['InvalidNumberFormat', 'This number is not valid JSON.'],
  ['PropertyNameExpected', 'A property name in double quotes belongs here.'],
  ['ValueExpected', 'A value is missing here.'],
  ['ColonExpected', 'A colon is missing here.'],
  ['CommaExpected', 'A comma is missing here.'],
  ['CloseBraceExpected', 'A closing brace is missing here.'],
  ['CloseBracketExpected', 'A closing bracket is missing here.'],
  ['EndOfFileExpected', 'Nothing may stand behind the end of the template.'],
  ['UnexpectedEndOfComment', 'This comment is not closed.'],
  ['UnexpectedEndOfString', 'This text is not closed.'],
  ['InvalidCharacter', 'This character is not valid here.'],
]);
