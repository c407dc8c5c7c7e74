import type { Node } from 'web-tree-sitter';
import type { Placed } from '../program.js';

/**
 * A named node of a C# file, free of the parser's memory. Types are those of the tree-sitter grammar; offsets are UTF-16
 * units. Comments and directives are not in the tree. What could not be parsed lies under nodes of type `ERROR`.
 */
export interface SyntaxNode extends Placed {
  readonly type: string;
  /** The part it is of the node above, for the few types where order does not tell. */
  readonly field: string | undefined;
  readonly children: readonly SyntaxNode[];
}

/** One file copied out of the parser. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** With their marks. */
  readonly comments: readonly Placed[];
  /** The first node that was left out because code nested that deep is not written by people. */
  readonly tooDeep: Placed | undefined;
}

/** What walks the tree must not run out of stack. A chain of `a + b + …` is one level a term. */
const deepestNesting = 400;

/** Copies the tree under `root`. */
export function copyTree(root: Node, text: string): SyntaxTree {
  const copy = new Copy(text);
  const module = { type: root.type, field: undefined, start: 0, end: text.length, children: copy.children(root, 1) };
  return { root: module, comments: copy.comments, tooDeep: copy.tooDeep };
}

class Copy {
  readonly comments: Placed[] = [];
  tooDeep: Placed | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  children(from: Node, depth: number): readonly SyntaxNode[] {
    const { type } = from;
    const copied: SyntaxNode[] = [];
    const hasFields = typesWithFields.has(type);
    let behind = from.startIndex;
    from.namedChildren.forEach((child, at) => {
      if (!leftOut.has(child.type)) {
        copied.push(...this.#selves(type, behind, child.startIndex));
        copied.push(this.#copy(child, hasFields ? (from.fieldNameForNamedChild(at) ?? undefined) : undefined, depth));
      } else if (child.type === 'comment') this.comments.push({ start: child.startIndex, end: child.endIndex });
      behind = child.endIndex;
    });
    copied.push(...this.#selves(type, behind, from.endIndex));
    return copied;
  }

  #copy(node: Node, field: string | undefined, depth: number): SyntaxNode {
    const { type, startIndex: start, endIndex: end } = node;
    if (depth >= deepestNesting) this.tooDeep ??= { start, end };
    const children = leaves.has(type) || depth >= deepestNesting ? [] : this.children(node, depth + 1);
    return regrouped({ type, field, start, end, children });
  }

  /** `this` and `base` are bare words to the grammar: they are found between the nodes. */
  #selves(type: string, start: number, end: number): readonly SyntaxNode[] {
    if (end - start < 4 || withoutSelves.has(type)) return [];
    const between = this.#text.slice(start, end);
    return [...between.matchAll(/\b(?:this|base)\b/g)].map(({ 0: word, index }) => {
      const at = start + index;
      return { type: word, field: undefined, start: at, end: at + word.length, children: [] };
    });
  }
}

/**
 * The grammar gives `?.` all that stands to its left: `await a?.B()` becomes `(await a)?.B()`. What binds less than a member
 * is put back around the whole chain; what is meant otherwise has brackets, and so a node of its own.
 */
function regrouped(node: SyntaxNode): SyntaxNode {
  const [first, ...others] = node.children;
  if (!first || !chains.has(node.type) || !looser.has(first.type)) return node;
  const operand = first.children.at(-1);
  if (!operand) return node;
  const chain = regrouped({
    ...node,
    field: operand.field,
    start: operand.start,
    children: [{ ...operand, field: undefined }, ...others],
  });
  return { ...first, field: node.field, end: node.end, children: [...first.children.slice(0, -1), chain] };
}

const chains: ReadonlySet<string> = new Set([
  ...[
    'conditional_access_expression',
    'member_access_expression',
    'element_access_expression',
    'invocation_expression',
  ],
]);

const looser: ReadonlySet<string> = new Set([
  ...['await_expression', 'prefix_unary_expression', 'cast_expression', 'binary_expression', 'conditional_expression'],
  ...['lambda_expression', 'assignment_expression', 'throw_expression'],
]);

const leaves: ReadonlySet<string> = new Set([
  ...['identifier', 'modifier', 'predefined_type', 'implicit_type', 'discard', 'integer_literal', 'real_literal'],
  ...['string_literal', 'verbatim_string_literal', 'raw_string_literal', 'character_literal', 'boolean_literal'],
  ...['null_literal', 'string_content', 'interpolation_start', 'interpolation_brace', 'interpolation_quote'],
  ...['interpolation_format_clause', 'escape_sequence', 'break_statement', 'continue_statement', 'empty_statement'],
  ...['implicit_parameter', 'type_parameter_list', 'type_parameter_constraints_clause', 'pointer_type'],
  ...['function_pointer_type'],
]);

const leftOut: ReadonlySet<string> = new Set([
  ...['comment', 'preproc_region', 'preproc_endregion', 'preproc_pragma', 'preproc_nullable', 'preproc_line'],
  ...['preproc_define', 'preproc_undef', 'preproc_error', 'preproc_warning', 'shebang_directive'],
]);

const withoutSelves: ReadonlySet<string> = new Set([
  ...['compilation_unit', 'declaration_list', 'block', 'indexer_declaration', 'interpolated_string_expression'],
  ...['qualified_name', 'interpolation', 'preproc_if', 'preproc_elif', 'preproc_else', 'ERROR'],
]);

const typesWithFields: ReadonlySet<string> = new Set([
  ...['method_declaration', 'local_function_statement', 'property_declaration', 'indexer_declaration', 'parameter'],
  ...['parameter_list', 'foreach_statement', 'for_statement', 'catch_declaration', 'declaration_pattern'],
  ...[
    'recursive_pattern',
    'using_directive',
    'argument',
    'attribute_argument',
    'variable_declarator',
    'using_statement',
  ],
  ...['tuple_element', 'var_pattern', 'accessor_declaration', 'lambda_expression', 'from_clause', 'preproc_if'],
  ...['preproc_elif', 'event_declaration', 'operator_declaration', 'conversion_operator_declaration'],
]);

/** The first child of one of these types. */
export function childOf(node: SyntaxNode, ...types: readonly string[]): SyntaxNode | undefined {
  return node.children.find(({ type }) => types.includes(type));
}

/** The children of one type. */
export function childrenOf(node: SyntaxNode, ...types: readonly string[]): readonly SyntaxNode[] {
  return node.children.filter(({ type }) => types.includes(type));
}

/** The child that is this part of a node. */
export function partOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}
