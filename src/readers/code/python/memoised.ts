import {
  assignmentParts,
  attributeParts,
  definitionOf,
  functionParts,
  subscriptParts,
  withoutParentheses,
} from '../../syntax/python/node-parts.js';
import { contains, descendants, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { enclosingFunction } from './functions.js';
import type { PythonFile } from './python-file.js';

const caches =
  /^(?:functools\.(?:lru_cache|cache|cached_property)|cached_property|cachetools\.\w+|lru_cache|cache|singleton|cachetools\.func\.\w+|werkzeug\.utils\.cached_property)$/;

/**
 * Whether a call runs once for each environment although it stands in a function: its value is kept in something that
 * outlives the function, behind a check whether it is there already.
 */
export function isMemoised(call: SyntaxNode, file: PythonFile): boolean {
  const definition = enclosingFunction(call);
  if (!definition) return false;
  if (isCached(definition, file) || isBehindCheck(call, definition, file)) return true;
  const target = targetOf(call, file);
  return target !== undefined && outlives(target, definition, file) && isChecked(target, definition, file);
}

/**
 * Whether a call certainly runs no more than once for each environment. Other than with clients, a cache with an entry for
 * each order proves nothing, nor does what an instance keeps for itself.
 */
export function runsOnce(call: SyntaxNode, file: PythonFile): boolean {
  const definition = enclosingFunction(call);
  if (!definition) return false;
  const isSingle = (target: SyntaxNode) => isSingleName(target, file);
  if (isBehindCheck(call, definition, file, isSingle)) return true;
  const target = targetOf(call, file);
  if (!target || !isSingle(target) || !outlives(target, definition, file)) return false;
  return isAlternative(call, target, file) || returnsEarly(target, definition, file);
}

/** The name a value is bound to: `client`, `self.client`, `clients['s3']`. */
export function targetOf(call: SyntaxNode, file: PythonFile): SyntaxNode | undefined {
  let inner = call;
  for (let at = call.parent; at; at = at.parent) {
    if (at.type === 'assignment' || at.type === 'named_expression') {
      const assignment = assignmentParts(at);
      return assignment?.left === inner ? undefined : assignment?.left;
    }
    if (at.type === 'as_pattern') return parts(at)[1]?.children[0];
    if (!isAround(at, inner, file)) return undefined;
    inner = at;
  }
  return undefined;
}

const wrapping: ReadonlySet<string> = new Set([
  ...['await', 'parenthesized_expression', 'boolean_operator', 'conditional_expression', 'with_item'],
]);

/** What is built may be taken on in one go: `boto3.resource('sqs').Queue(url)`. */
function isAround(outer: SyntaxNode, inner: SyntaxNode, file: PythonFile): boolean {
  if (wrapping.has(outer.type)) return true;
  const { parent } = outer;
  if (outer.type === 'attribute') return parent?.type === 'call' && parts(parent)[0] === outer && isAws(inner, file);
  return outer.type === 'call' && parts(outer)[0] === inner;
}

function isAws(node: SyntaxNode, file: PythonFile): boolean {
  const meaning = file.meanings.of(node);
  return meaning.kind === 'aws' && meaning.form === 'resource';
}

function isCached(definition: SyntaxNode, file: PythonFile): boolean {
  return definitionOf(definition).decorators.some((decorator) => {
    const name = decorator.type === 'call' ? (parts(decorator)[0] ?? decorator) : decorator;
    return caches.test(file.meanings.symbolOf(name) ?? '');
  });
}

/** A variable of the module, an attribute, or an entry of a dictionary outlives the call of the function. */
function outlives(target: SyntaxNode, definition: SyntaxNode, file: PythonFile): boolean {
  if (target.type === 'attribute') return true;
  if (target.type === 'subscript') {
    const { value } = subscriptParts(target) ?? {};
    return value !== undefined && (value.type === 'attribute' || outlives(value, definition, file));
  }
  if (target.type !== 'identifier') return false;
  const [binding] = file.scopes.lookUp(file.places.text(target), target);
  return binding !== undefined && !contains(definition, binding.scope.node);
}

/** A variable of the module, or an attribute of a class: `Orders.client`, and `cls.client` in its methods. */
function isSingleName(target: SyntaxNode, file: PythonFile): boolean {
  if (target.type === 'identifier') return true;
  const { object } = (target.type === 'attribute' && attributeParts(target)) || {};
  if (object?.type !== 'identifier') return false;
  return file.places.text(object) === 'cls' || file.meanings.of(object).kind === 'class';
}

/** The function asks whether the variable is set already. */
function isChecked(target: SyntaxNode, definition: SyntaxNode, file: PythonFile): boolean {
  const { body } = functionParts(definition);
  const text = nameOf(target, file);
  if (text === undefined || !body) return false;
  for (const node of descendants(body)) {
    const isBranch =
      node.type === 'if_statement' || node.type === 'conditional_expression' || node.type === 'boolean_operator';
    const condition = node.type === 'conditional_expression' ? parts(node)[1] : parts(node)[0];
    if (isBranch && condition && mentions(condition, text, file)) return true;
  }
  return false;
}

/** `if settings is None: … settings = …`: all of the block runs once. */
function isBehindCheck(
  call: SyntaxNode,
  definition: SyntaxNode,
  file: PythonFile,
  counts: (target: SyntaxNode) => boolean = () => true,
): boolean {
  for (let inner = call, at = call.parent; at && inner !== definition; inner = at, at = at.parent) {
    const [condition, consequence] = parts(at);
    if (at.type !== 'if_statement' || !condition || consequence !== inner || !isAbsence(condition, file)) continue;
    for (const node of descendants(inner)) {
      const { left } = (node.type === 'assignment' && assignmentParts(node)) || {};
      if (!left || !counts(left) || !outlives(left, definition, file)) continue;
      const text = nameOf(left, file);
      if (text !== undefined && mentions(condition, text, file)) return true;
    }
  }
  return false;
}

/** `not client`, `client is None`, `name not in clients`: a test that something is not there. */
function isAbsence(condition: SyntaxNode, file: PythonFile): boolean {
  const test = withoutParentheses(condition);
  if (test.type === 'not_operator') return true;
  const text = file.places.text(test);
  return test.type === 'comparison_operator' && /\bis\s+None$|==\s*None$|\bnot\s+in\b/.test(text);
}

/** `client = client or make()`, `client = make() if client is None else client` */
function isAlternative(call: SyntaxNode, target: SyntaxNode, file: PythonFile): boolean {
  const text = nameOf(target, file);
  if (text === undefined) return false;
  for (let inner = call, at = call.parent; at && at.type !== 'assignment'; inner = at, at = at.parent) {
    const [first, second] = parts(at);
    if (at.type === 'boolean_operator' && first && first !== inner) {
      return mentions(first, text, file) && /\bor\b/.test(file.places.source.slice(first.end, inner.start));
    }
    if (at.type === 'conditional_expression' && second && second !== inner) return mentions(second, text, file);
  }
  return false;
}

/** `if client: return client` */
function returnsEarly(target: SyntaxNode, definition: SyntaxNode, file: PythonFile): boolean {
  const { body } = functionParts(definition);
  const text = nameOf(target, file);
  return (body?.children ?? []).some((statement) => {
    const [condition, consequence] = parts(statement);
    if (statement.type !== 'if_statement' || !condition || text === undefined) return false;
    const isReturn = consequence?.children[0]?.type === 'return_statement';
    return isReturn && !isAbsence(condition, file) && mentions(condition, text, file);
  });
}

/** The name to look for in a test: of an attribute its own, of an entry that of the dictionary. */
function nameOf(target: SyntaxNode, file: PythonFile): string | undefined {
  const named = target.type === 'subscript' ? subscriptParts(target)?.value : target;
  const name = named?.type === 'attribute' ? attributeParts(named)?.name : named;
  return name && file.places.text(name);
}

/** Whether a condition asks for a name, as it is or as text: `hasattr(self, '_client')`, `'s3' not in clients`. */
function mentions(condition: SyntaxNode, text: string, file: PythonFile): boolean {
  if (file.places.mentions(condition, text)) return true;
  const written = file.places.text(condition);
  return written.includes(`'${text}'`) || written.includes(`"${text}"`);
}
