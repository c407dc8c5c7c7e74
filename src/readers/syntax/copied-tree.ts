import type { Node, TreeCursor } from 'web-tree-sitter';
import type { Placed } from './program.js';

/** A node of a file, free of the parser's memory. Types and fields are those of the grammar; offsets are UTF-16 units. */
export interface CopiedNode extends Placed {
  readonly type: string;
  /** The name that its place in the node around it has in the grammar. */
  readonly field: string | undefined;
  readonly children: readonly CopiedNode[];
}

/** What was copied of one file. Comments are not in the tree. */
export interface CopiedTree {
  readonly root: CopiedNode;
  /** With their marks. */
  readonly comments: readonly Placed[];
  /** The first node whose inside was left out because it is nested too deeply. */
  readonly tooDeep: Placed | undefined;
}

/** What of a grammar need not be copied. */
export interface CopyRules {
  /** Types whose inside says nothing. */
  readonly leaves: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
}

/** Code nested deeper than this is left out: nobody writes it, and what walks the tree must not run out of stack. */
const deepestNesting = 300;

/** Copies a tree: named nodes, and those without a name that have a field (operators). */
export function copyTree(root: Node, rules: CopyRules): CopiedTree {
  const cursor = root.walk();
  try {
    const copy = new Copy(cursor, rules);
    const children = copy.children(1);
    const { type, startIndex: start, endIndex: end } = root;
    return { root: { type, field: undefined, start, end, children }, comments: copy.comments, tooDeep: copy.tooDeep };
  } finally {
    cursor.delete();
  }
}

class Copy {
  readonly comments: Placed[] = [];
  tooDeep: Placed | undefined;
  readonly #cursor: TreeCursor;
  readonly #rules: CopyRules;

  constructor(cursor: TreeCursor, rules: CopyRules) {
    this.#cursor = cursor;
    this.#rules = rules;
  }

  /** The children of the node under the cursor, which is back there at the end. */
  children(depth: number): readonly CopiedNode[] {
    const cursor = this.#cursor;
    if (!cursor.gotoFirstChild()) return none;
    const copies: CopiedNode[] = [];
    do {
      const field = cursor.currentFieldName ?? undefined;
      if (cursor.nodeIsNamed || field !== undefined) this.#copyInto(copies, field, depth);
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return copies;
  }

  #copyInto(copies: CopiedNode[], field: string | undefined, depth: number): void {
    const { nodeType: type, startIndex: start, endIndex: end } = this.#cursor;
    if (this.#rules.comments.has(type)) {
      this.comments.push({ start, end });
      return;
    }
    if (depth >= deepestNesting) this.tooDeep ??= { start, end };
    const isLeaf = depth >= deepestNesting || this.#rules.leaves.has(type);
    copies.push({ type, field, start, end, children: isLeaf ? none : this.children(depth + 1) });
  }
}

const none: readonly CopiedNode[] = [];

/** The child in a place of the grammar. */
export function childIn(node: CopiedNode, field: string): CopiedNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children in a place of the grammar. */
export function childrenIn(node: CopiedNode, field: string): readonly CopiedNode[] {
  return node.children.filter((child) => child.field === field);
}

/** The first child of one of these types. */
export function childOf(node: CopiedNode, ...types: readonly string[]): CopiedNode | undefined {
  return node.children.find(({ type }) => types.includes(type));
}
