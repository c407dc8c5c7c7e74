import { assignmentParts, boundNames, withItems } from './node-parts.js';
import { ancestors, enclosing, parts, type SyntaxNode } from './tree.js';

/**
 * Where the names of one function (or of the module) begin to be. Python declares a name by giving it a value anywhere in
 * the function; the common tree has blocks, so a name is declared in the innermost block that holds all its uses.
 */
export interface NamePlan {
  /** The names that have to be there before this statement of a block, each with where it gets its first value. */
  before(statement: SyntaxNode): ReadonlyMap<string, SyntaxNode>;
  /** Whether the assignment of this name that is this statement is the one that declares it. */
  isDeclaredBy(name: string, statement: SyntaxNode): boolean;
}

/** Plans the names of a block, `given` (parameters, names of outer functions) left out. */
export function planNames(block: SyntaxNode, given: ReadonlySet<string>, text: string): NamePlan {
  const outer = new Set(given);
  const uses = new Map<string, SyntaxNode>();
  const bindings = new Map<string, SyntaxNode>();
  collect(block, block, true);

  const declared = new Map<string, SyntaxNode>();
  const hoisted = new Map<SyntaxNode, Map<string, SyntaxNode>>();
  for (const [name, binding] of bindings) {
    const home = uses.get(name);
    if (!home || outer.has(name)) continue;
    const statement = statementOf(binding, home);
    if (!statement) continue;
    if (isPlainAssignment(statement, binding)) declared.set(name, statement);
    else hoisted.set(statement, (hoisted.get(statement) ?? new Map<string, SyntaxNode>()).set(name, binding));
  }
  return {
    before: (statement) => hoisted.get(statement) ?? nothing,
    isDeclaredBy: (name, statement) => declared.get(name) === statement,
  };

  function collect(node: SyntaxNode, around: SyntaxNode, isOwn: boolean): void {
    const inside = node.type === 'block' ? node : around;
    if (node.type === 'identifier') use(node, inside);
    if (isOwn) bind(node);
    const isOwnInside = isOwn && !scopes.has(node.type);
    const names = parts(node);
    for (const [index, child] of names.entries()) {
      if (child.type === 'identifier' && isMemberName(node, index)) continue;
      collect(child, innermostBlock(node, child, inside), isOwnInside);
    }
  }

  function use(node: SyntaxNode, inside: SyntaxNode): void {
    const name = nameOf(node);
    const before = uses.get(name);
    uses.set(name, before ? commonBlock(before, inside, block) : inside);
  }

  function bind(node: SyntaxNode): void {
    switch (node.type) {
      case 'assignment':
      case 'named_expression':
        for (const name of boundNames(assignmentParts(node)?.left ?? node)) remember(name);
        return;
      case 'with_statement':
        for (const { target } of withItems(node)) if (target) for (const name of boundNames(target)) remember(name);
        return;
      case 'global_statement':
      case 'nonlocal_statement':
        for (const name of parts(node)) outer.add(nameOf(name));
        return;
    }
  }

  function remember(node: SyntaxNode): void {
    if (!bindings.has(nameOf(node))) bindings.set(nameOf(node), node);
  }

  function nameOf(node: SyntaxNode): string {
    return text.slice(node.start, node.end);
  }
}

const nothing: ReadonlyMap<string, SyntaxNode> = new Map();

const scopes: ReadonlySet<string> = new Set(['function_definition', 'class_definition', 'lambda']);

/** `name` in `value.name` and in `call(name=value)` is no use of a name. */
function isMemberName(node: SyntaxNode, index: number): boolean {
  return (node.type === 'attribute' && index === 1) || (node.type === 'keyword_argument' && index === 0);
}

/** What `with` opens is for its block. */
function innermostBlock(node: SyntaxNode, child: SyntaxNode, around: SyntaxNode): SyntaxNode {
  if (child.type !== 'as_pattern_target') return around;
  return enclosing(node, 'with_statement')?.children.find(({ type }) => type === 'block') ?? around;
}

function commonBlock(a: SyntaxNode, b: SyntaxNode, top: SyntaxNode): SyntaxNode {
  if (a === b) return a;
  for (const around of [a, ...ancestors(a)]) {
    if (around === top) return top;
    if (around.type === 'block' && around.start <= b.start && b.end <= around.end) return around;
  }
  return top;
}

/** The statement of `block` that `node` lies in. */
function statementOf(node: SyntaxNode, block: SyntaxNode): SyntaxNode | undefined {
  let inner = node;
  for (const around of ancestors(node)) {
    if (around === block) return inner;
    inner = around;
  }
  return undefined;
}

function isPlainAssignment(statement: SyntaxNode, binding: SyntaxNode): boolean {
  if (statement.type !== 'expression_statement') return false;
  let at = parts(statement)[0];
  while (at?.type === 'assignment') {
    const assignment = assignmentParts(at);
    if (assignment && boundNames(assignment.left).includes(binding)) return true;
    at = assignment?.right;
  }
  return false;
}
