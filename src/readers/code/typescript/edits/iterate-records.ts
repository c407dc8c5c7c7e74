import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import { callsBack } from './callback-answer.js';
import type { Changes } from './changes.js';
import { type Span, withLeadingComments, withTrailingComment } from './comments.js';
import type { EditedModule, Node } from './edited-module.js';
import { indentLines } from './lines.js';
import { ancestors, enclosingFunction, freeName, isInside, isOwn, namesInUse } from './names.js';
import { type FirstRecordUse, firstRecordUse, usesOfSameRecord } from './record-uses.js';
import { siblingsOf, startsItsLine, textEnd } from './statements.js';

/**
 * Does for every record what a function does for `Records[0]`: the first statement that uses it and all that follow go
 * into a loop. `at` is the use. A last `return` that has nothing of the loop in it stays behind it.
 */
export function iterateRecords(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  const use = firstRecordUse(module, at);
  const block = use && bodyAround(use.node);
  if (!use || !block) return false;
  const uses = usesOfSameRecord(module, block, use);
  const first = block.body.findIndex((statement) => uses.some(({ node }) => isInside(statement, node)));
  const [head, ...rest] = withoutLastReturn(block.body.slice(first));
  if (!head) return false;
  const last = rest.at(-1) ?? head;
  const wrapped: Span = { start: head.range[0], end: last.range[1] };
  if (uses.some(({ node }) => node.range[1] > wrapped.end) || !staysInside(module, block, wrapped)) return false;

  const declared = plainDeclaration(module, head, uses);
  const others = uses.filter(({ node }) => !declared || !isInside(head, node));
  if (others.some(({ node, element }) => element || isAssigned(node))) return false;
  if (declared && (others.length === 0 || declared.name !== undefined)) {
    if (rest.length === 0 || (others.length > 0 && isShadowed(module, declared.name))) return false;
    for (const { node } of others) changes.replace(...withMark(node).range, declared.name ?? '');
    writeLoop(module, changes, { declaration: declared.text, list: use.list, head, last, keepsHead: false });
  } else {
    const name =
      ['record', 'item', 'entry'].find((each) => !namesInUse(module).has(each)) ?? freeName(module, 'record');
    if (uses.some(({ element }) => element)) return false;
    for (const { node } of uses) changes.replace(...withMark(node).range, name);
    writeLoop(module, changes, { declaration: `const ${name}`, list: use.list, head, last, keepsHead: true });
  }
  return true;
}

/** The body of the function around a use, or of the `try` that is directly in it. */
function bodyAround(use: Node): TSESTree.BlockStatement | undefined {
  const owner = enclosingFunction(use);
  const statement = [use, ...ancestors(use)].find((node) => siblingsOf(node));
  const block = statement?.parent;
  if (!owner || block?.type !== AST_NODE_TYPES.BlockStatement || !isOwn(owner, block)) return undefined;
  if (block === owner.body) return block;
  const { parent } = block;
  const isTried = parent.type === AST_NODE_TYPES.TryStatement && parent.block === block && parent.parent === owner.body;
  return isTried ? block : undefined;
}

function withoutLastReturn(statements: readonly TSESTree.Statement[]): readonly TSESTree.Statement[] {
  return statements.at(-1)?.type === AST_NODE_TYPES.ReturnStatement ? statements.slice(0, -1) : statements;
}

/** Whether a stretch of statements can run several times: nothing in it ends the call, nothing of it is used outside. */
function staysInside(module: EditedModule, block: TSESTree.BlockStatement, { start, end }: Span): boolean {
  const owner = enclosingFunction(block);
  if (!owner) return false;
  const inside = module.nodesWithin(start, end);
  const returns = inside.some(
    (node) => node.type === AST_NODE_TYPES.ReturnStatement && enclosingFunction(node) === owner,
  );
  if (returns || callsBack(module, owner, inside)) return false;
  const isWithin = ({ range }: Node) => start <= range[0] && range[1] <= end;
  return module.scopes.scopes
    .flatMap((scope) => scope.variables)
    .filter(({ defs }) => defs.some(({ name }) => isWithin(name)))
    .every(({ defs, references }) => {
      return defs.every(({ name }) => isWithin(name)) && references.every(({ identifier }) => isWithin(identifier));
    });
}

/** `const record = event.Records[0]` in its forms, as the head of a loop has it. */
function plainDeclaration(
  module: EditedModule,
  statement: Node,
  uses: readonly FirstRecordUse[],
): { readonly text: string; readonly name: string | undefined } | undefined {
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration || statement.declarations.length > 1) return undefined;
  const [declarator] = statement.declarations;
  const value = declarator.init && withoutMarks(declarator.init);
  const use = uses.find(({ node }) => node === declarator || node === value);
  if (!use) return undefined;
  const bound = use.element ?? declarator.id;
  const end = 'typeAnnotation' in bound && bound.typeAnnotation ? bound.typeAnnotation.range[0] : bound.range[1];
  const name = bound.type === AST_NODE_TYPES.Identifier ? bound.name : undefined;
  return { text: `${statement.kind} ${module.text.slice(bound.range[0], end).trimEnd()}`, name };
}

/** With the `!` that says it is there: in a loop, it is. */
function withMark(node: Node): Node {
  return node.parent?.type === AST_NODE_TYPES.TSNonNullExpression ? node.parent : node;
}

function withoutMarks(node: Node): Node {
  const marked = node.type === AST_NODE_TYPES.ChainExpression || node.type === AST_NODE_TYPES.TSNonNullExpression;
  return marked ? withoutMarks(node.expression) : node;
}

function isAssigned(node: Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.AssignmentExpression && node.parent.left === node;
}

/** Whether the name stands for something else somewhere. */
function isShadowed(module: EditedModule, name: string | undefined): boolean {
  return module.scopes.scopes.filter((scope) => name !== undefined && scope.set.has(name)).length > 1;
}

interface Loop {
  /** `const record` */
  readonly declaration: string;
  /** What is gone through: `event.Records`. */
  readonly list: string;
  readonly head: Node;
  readonly last: Node;
  /** The first statement stays, inside the loop, instead of becoming the loop's own declaration. */
  readonly keepsHead: boolean;
}

function writeLoop(module: EditedModule, changes: Changes, { declaration, list, head, last, keepsHead }: Loop): void {
  const { newline } = module.layout;
  const open = `for (${declaration} of ${list}) {`;
  const indentation = module.indentationAt(head.range[0]);
  const end = withTrailingComment(module, textEnd(module, last));
  const onLines = startsItsLine(module, head) && module.lineStart(head.range[0]) !== module.lineStart(end);
  if (!keepsHead) {
    const headEnd = textEnd(module, head);
    const blank = module.nextLine(headEnd);
    const isBlank = onLines && module.text.slice(blank, module.lineEnd(blank)).trim() === '';
    changes.replace(head.range[0], headEnd, open);
    if (isBlank) changes.remove(blank, module.nextLine(blank));
    if (onLines) indentLines(module, changes, module.nextLine(headEnd), end);
  } else {
    const { start } = withLeadingComments(module, head);
    changes.insert(
      start,
      startsItsLine(module, head) ? open + newline + indentation + module.layout.indent : `${open} `,
    );
    if (startsItsLine(module, head)) indentLines(module, changes, module.nextLine(start), end);
  }
  changes.insert(end, onLines || (keepsHead && startsItsLine(module, head)) ? `${newline}${indentation}}` : ' }');
}
