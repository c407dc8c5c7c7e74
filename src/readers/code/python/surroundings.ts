import { enclosingFunction } from './functions.js';
import { blockOf, withoutParentheses } from './grammar.js';
import { mentions } from './meanings.js';
import type { PythonFile } from './python-file.js';
import { contains, enclosing, parts, type SyntaxNode } from './tree.js';

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
  return at?.type === 'expression_statement' && parts(at).length === 1 && withoutParentheses(parts(at)[0] ?? at)
    ? at
    : undefined;
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

const passThrough: ReadonlySet<string> = new Set([
  ...['parenthesized_expression', 'list', 'tuple', 'list_splat', 'argument_list', 'expression_list'],
  ...['conditional_expression', 'keyword_argument', 'call', ...comprehensions],
]);

/**
 * Whether a coroutine made by `node` is waited for: awaited itself, inside something awaited (`asyncio.gather`), returned,
 * entered, iterated, or kept under a name that is awaited later.
 */
export function isAwaited(node: SyntaxNode, file: PythonFile): boolean {
  let inner = node;
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'await' || at.type === 'return_statement' || at.type === 'with_item' || at.type === 'yield')
      return true;
    if (at.type === 'as_pattern' || at.type === 'lambda') return true;
    if (at.type === 'for_statement' || at.type === 'for_in_clause') return true;
    if (at.type === 'assignment') return isNameAwaited(at, file);
    if (at.type === 'call' && parts(at)[0] === inner) return runsCoroutines(at, file) || keepsGoing(at, file);
    if (!passThrough.has(at.type)) return false;
    if (at.type === 'call' && runsCoroutines(at, file)) return true;
    inner = at;
  }
  return false;
}

function runsCoroutines(call: SyntaxNode, file: PythonFile): boolean {
  const path = file.places.text(parts(call)[0] ?? call);
  return /(?:^asyncio\.run|\.run_until_complete|\.append|\.extend|\.add|\.create_task|^asyncio\.ensure_future)$/.test(
    path,
  );
}

/** `(await coroutine).read()` goes on with a result, so what is waited for is the call around. */
function keepsGoing(call: SyntaxNode, file: PythonFile): boolean {
  return isAwaited(call, file);
}

function isNameAwaited(assignment: SyntaxNode, file: PythonFile): boolean {
  const [target] = parts(assignment);
  const around = enclosing(assignment, 'function_definition') ?? file.tree.root;
  if (target?.type !== 'identifier') return true;
  const name = file.places.text(target);
  return file.tree.nodes.of('await').some((node) => contains(around, node) && mentions(node, name, file.places.source));
}
