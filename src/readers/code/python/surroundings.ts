import { blockOf } from '../../syntax/python/node-parts.js';
import { contains, enclosing, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { enclosingFunction } from './functions.js';
import type { PythonFile } from './python-file.js';

const comprehensions: ReadonlySet<string> = new Set([
  ...['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression'],
]);

/** Whether `node` runs once for each round of a loop or comprehension of its own function. */
export function isInLoop(node: SyntaxNode): boolean {
  let inner = node;
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'function_definition' || at.type === 'lambda' || at.type === 'class_definition') return false;
    if ((at.type === 'for_statement' || at.type === 'while_statement') && blockOf(at) === inner) return true;
    if (at.type === 'while_statement' && inner.type !== 'else_clause') return true;
    // The first iterable of a comprehension is worked out once.
    if (comprehensions.has(at.type)) {
      const firstClause = at.children.find((child) => child.type === 'for_in_clause');
      if (!firstClause || firstClause !== inner || !isIterable(firstClause, node)) return true;
    }
    inner = at;
  }
  return false;
}

function isIterable(clause: SyntaxNode, node: SyntaxNode): boolean {
  const right = parts(clause)[1];
  return right !== undefined && contains(right, node);
}

/** Whether an exception raised by `node` is caught in its own function. */
export function isInTry(node: SyntaxNode): boolean {
  let inner = node;
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'function_definition' || at.type === 'lambda') return false;
    const catches = at.type === 'try_statement' && at.children.some((child) => child.type === 'except_clause');
    if (catches && blockOf(at) === inner) return true;
    inner = at;
  }
  return false;
}

/** The `expression_statement` that consists of this expression (awaited or in parentheses) alone. */
export function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  let at = node.parent;
  while (at?.type === 'await' || at?.type === 'parenthesized_expression') at = at.parent;
  return at?.type === 'expression_statement' && parts(at).length === 1 ? at : undefined;
}

/** Whether `await` may be written here: directly in a coroutine. */
export function canAwait(node: SyntaxNode, file: PythonFile): boolean {
  const definition = enclosingFunction(node);
  return definition !== undefined && isAsync(definition, file);
}

/** Whether a function is a coroutine. */
export function isAsync(definition: SyntaxNode, file: PythonFile): boolean {
  return /^async\b/.test(file.places.source.slice(definition.start, definition.start + 6));
}

/**
 * Whether a coroutine made by `node` is waited for: awaited itself, inside something awaited (`asyncio.gather`), returned,
 * entered, iterated, or kept under a name that is awaited later.
 */
export function isAwaited(node: SyntaxNode, file: PythonFile): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (waiting.has(at.type)) return true;
    if (at.type === 'assignment') return isNameAwaited(at, file);
    if (!passingOn.has(at.type)) return false;
    if (at.type === 'call' && runsCoroutines(at, file)) return true;
  }
  return false;
}

/** What waits for a coroutine in it, or hands it to whoever does. */
const waiting: ReadonlySet<string> = new Set([
  ...['await', 'return_statement', 'with_item', 'as_pattern', 'for_statement', 'for_in_clause', 'yield', 'lambda'],
]);
const passingOn: ReadonlySet<string> = new Set([
  ...['parenthesized_expression', 'list', 'tuple', 'list_splat', 'argument_list', 'expression_list', 'call'],
  ...['conditional_expression', 'keyword_argument', ...comprehensions],
]);

/** Runs coroutines itself, or keeps them where they are waited for together. */
function runsCoroutines(call: SyntaxNode, file: PythonFile): boolean {
  const [callee] = parts(call);
  const runners = /(?:^asyncio\.(?:run|ensure_future)|\.run_until_complete|\.append|\.extend|\.add|\.create_task)$/;
  return callee !== undefined && runners.test(file.places.text(callee));
}

function isNameAwaited(assignment: SyntaxNode, file: PythonFile): boolean {
  const [target] = parts(assignment);
  const around = enclosing(assignment, 'function_definition') ?? file.tree.root;
  if (target?.type !== 'identifier') return true;
  const name = file.places.text(target);
  return file.tree.nodes.of('await').some((node) => contains(around, node) && file.places.mentions(node, name));
}
