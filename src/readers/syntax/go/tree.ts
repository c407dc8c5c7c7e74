import type { Node } from 'web-tree-sitter';

/**
 * A named node of a Go file, copied out of the parser's memory. Types are those of the tree-sitter grammar; offsets are
 * UTF-16 units. Comments are not in the tree. What could not be parsed lies under nodes of type `ERROR`.
 */
export interface GoNode {
  readonly type: string;
  /** The name its place in the node around it has in the grammar. */
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly children: readonly GoNode[];
}

/** What was copied of one file. */
export interface GoTree {
  readonly root: GoNode;
  /** Places of the comments, marks included. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** The first node whose inside was left out because it is nested too deeply. */
  readonly tooDeep: GoNode | undefined;
}

/** Code nested deeper than this is left out: nobody writes it, and what walks the tree must not run out of stack. */
const deepestNesting = 300;

/** Copies a tree. Names, literals and operators are leaves and not looked into. */
export function copyTree(root: Node): GoTree {
  const comments: { start: number; end: number }[] = [];
  let tooDeep: GoNode | undefined;

  const childrenOf = (node: Node, depth: number): readonly GoNode[] => {
    const copies: GoNode[] = [];
    const children = node.namedChildren;
    for (let index = 0; index < children.length; index++) {
      const child = children[index];
      if (!child) continue;
      if (child.type === 'comment') {
        comments.push({ start: child.startIndex, end: child.endIndex });
        continue;
      }
      const copy = {
        type: child.type,
        field: node.fieldNameForNamedChild(index) ?? undefined,
        start: child.startIndex,
        end: child.endIndex,
        children: none,
      };
      if (leaves.has(copy.type)) copies.push(copy);
      else if (depth < deepestNesting) copies.push({ ...copy, children: childrenOf(child, depth + 1) });
      else {
        tooDeep ??= copy;
        copies.push(copy);
      }
    }
    return copies;
  };

  const copy: GoNode = {
    type: root.type,
    field: undefined,
    start: root.startIndex,
    end: root.endIndex,
    children: childrenOf(root, 1),
  };
  return { root: copy, comments, tooDeep };
}

/** The child in a place of the grammar, or undefined when it is not there. */
export function childIn(node: GoNode, field: string): GoNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children in a place of the grammar. */
export function childrenIn(node: GoNode, field: string): readonly GoNode[] {
  return node.children.filter((child) => child.field === field);
}

const none: readonly GoNode[] = [];

const leaves: ReadonlySet<string> = new Set([
  ...['identifier', 'type_identifier', 'field_identifier', 'package_identifier', 'label_name', 'blank_identifier'],
  ...['interpreted_string_literal', 'raw_string_literal', 'int_literal', 'float_literal', 'imaginary_literal'],
  ...['rune_literal', 'nil', 'true', 'false', 'iota', 'dot', 'fallthrough_statement', 'empty_statement'],
]);
