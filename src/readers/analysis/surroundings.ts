import type { CallExpression, Expression, Placed, Statement } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { contains, isArgument, isClass, isFunction, type Node } from './tree.js';

/** Methods that run what they are given once for each element. */
const loops =
  /^(?:forEach|map|flatMap|mapToObj|forEachOrdered|filter|anyMatch|allMatch|noneMatch|peek|collect|reduce|Select|SelectMany|Where|ForEach|ForEachAsync|Any|All)$/;

/** Whether `node` runs once for each round of a loop of its own function, or of a lambda that a list is gone through with. */
export function isInLoop(node: Placed, file: AnalysedFile): boolean {
  let inner: Placed = node;
  for (const around of file.tree.ancestorsOf(node)) {
    if (isClass(around)) return false;
    if (isFunction(around)) return isRunForEach(around, file);
    if ('kind' in around && around.kind === 'loop') {
      const isOnce = inner === around.over || inner === around.variable || inner === around.head[0];
      if (!isOnce) return true;
    }
    inner = around;
  }
  return false;
}

function isRunForEach(lambda: Placed, file: AnalysedFile): boolean {
  const call = callGiven(lambda, file);
  return call?.callee.kind === 'member' && loops.test(call.callee.name);
}

/** The call that a lambda is an argument of. */
export function callGiven(lambda: Placed, file: AnalysedFile): CallExpression | undefined {
  const expression = file.tree.parentOf(lambda);
  const argument = expression && file.tree.parentOf(expression);
  const call = argument && isArgument(argument) ? file.tree.parentOf(argument) : undefined;
  return call && 'kind' in call && call.kind === 'call' ? call : undefined;
}

/** Whether a failure of `node` is caught in its own function. */
export function isInTry(node: Placed, file: AnalysedFile): boolean {
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around) || isClass(around)) return false;
    if (!('kind' in around) || around.kind !== 'try' || around.catches.length === 0) continue;
    const isTried = contains(around.blockPlace, node) || around.resources.some((resource) => contains(resource, node));
    if (isTried) return true;
  }
  return false;
}

/** The statement that consists of this expression alone, awaited or in a cast. */
export function statementOf(expression: Placed, file: AnalysedFile): Statement | undefined {
  let at = file.tree.parentOf(expression);
  while (at && 'kind' in at && (at.kind === 'await' || at.kind === 'cast')) at = file.tree.parentOf(at);
  return at && 'kind' in at && at.kind === 'expression' ? at : undefined;
}

/** The statement a node stands in, nearest first. */
export function statementAround(node: Placed, file: AnalysedFile): Statement | undefined {
  for (const around of [node as Node, ...file.tree.ancestorsOf(node)]) {
    if ('kind' in around && isStatementKind(around)) return around;
  }
  return undefined;
}

function isStatementKind(node: Node): node is Statement {
  return 'kind' in node && statements.has(node.kind);
}

const statements: ReadonlySet<string> = new Set([
  ...['expression', 'variable', 'function', 'class', 'if', 'loop', 'switch', 'try', 'return', 'throw', 'block'],
  ...['jump', 'other-statement'],
]);

/** What an expression is the value of: the expression without the casts around it. */
export function withoutCasts(expression: Expression): Expression {
  return expression.kind === 'cast' ? withoutCasts(expression.operand) : expression;
}
