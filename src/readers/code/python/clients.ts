import type { ClientFact } from '../../../model/code.js';
import { ArgumentReader } from './arguments.js';
import { enclosingFunction } from './functions.js';
import { assignmentParts, attributeParts, callParts, definitionOf, functionParts, subscriptParts } from './grammar.js';
import { libraryClient } from './libraries/services.js';
import type { Origins } from './origins.js';
import type { PythonFile } from './python-file.js';
import { isInLoop } from './surroundings.js';
import { contains, descendants, parts, type SyntaxNode } from './tree.js';

/** Every place that builds a client or resource of a service, a database or HTTP. */
export function readClients(file: PythonFile, origins: Origins): readonly ClientFact[] {
  const reader = new ArgumentReader(file, origins);
  return file.tree.nodes.of('call').flatMap((call) => {
    const built = builtBy(call, file);
    if (!built) return [];
    const given = callParts(call, file.places.source);
    const isAws = built.provider === 'aws';
    const options = reader.read({ ...given, positional: isAws ? given.positional.slice(1) : given.positional }, []);
    const target = targetOf(call);
    return [
      {
        ...built,
        text: shorten(file.places.text(call)),
        range: file.places.range(call),
        scope: file.functions.scopeOf(call),
        inLoop: isInLoop(call),
        memoised: isMemoised(call, target, file),
        dependsOn: dependsOnFunction(call, file) ? 'function' : 'module',
        ...(target?.type === 'identifier' ? { variable: file.places.text(target) } : {}),
        options: options.arguments,
      },
    ];
  });
}

function builtBy(call: SyntaxNode, file: PythonFile): Pick<ClientFact, 'provider' | 'service'> | undefined {
  const path = file.meanings.symbolOf(parts(call)[0]);
  const library = path === undefined ? undefined : libraryClient(path);
  if (library) return { provider: library.provider, service: library.service };
  const meaning = file.meanings.of(call);
  if (meaning.kind !== 'aws' || (meaning.form !== 'client' && meaning.form !== 'resource')) return undefined;
  const callee = file.meanings.ofCallee(call);
  const isBuilder = callee.kind === 'symbol' || (callee.kind === 'aws-member' && callee.of.form === 'session');
  return isBuilder ? { provider: 'aws', service: meaning.service } : undefined;
}

/** What the client is bound to: `client`, `self.client`, `clients['s3']`. */
function targetOf(call: SyntaxNode): SyntaxNode | undefined {
  let inner = call;
  for (let at = call.parent; at; at = at.parent) {
    if (at.type === 'assignment' || at.type === 'named_expression') {
      const assignment = assignmentParts(at);
      return assignment?.left === inner ? undefined : assignment?.left;
    }
    if (at.type === 'as_pattern') return parts(at)[1]?.children[0];
    if (
      !['await', 'parenthesized_expression', 'boolean_operator', 'conditional_expression', 'with_item'].includes(
        at.type,
      )
    ) {
      return undefined;
    }
    inner = at;
  }
  return undefined;
}

const caches =
  /^(?:functools\.(?:lru_cache|cache|cached_property)|cached_property|cachetools\.\w+|lru_cache|cache|singleton|cachetools\.func\.\w+|werkzeug\.utils\.cached_property)$/;

function isMemoised(call: SyntaxNode, target: SyntaxNode | undefined, file: PythonFile): boolean {
  const definition = enclosingFunction(call);
  if (!definition) return false;
  const isCached = definitionOf(definition).decorators.some((decorator) => {
    const name = decorator.type === 'call' ? (parts(decorator)[0] ?? decorator) : decorator;
    return caches.test(file.meanings.symbolOf(name) ?? '');
  });
  if (isCached) return true;
  return target !== undefined && outlives(target, definition, file) && isChecked(target, definition, file);
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

/** The function asks whether the variable is set already. */
function isChecked(target: SyntaxNode, definition: SyntaxNode, file: PythonFile): boolean {
  const text = lastName(target, file);
  const { body } = functionParts(definition);
  if (text === undefined || !body) return false;
  for (const node of descendants(body)) {
    const isBranch =
      node.type === 'if_statement' || node.type === 'conditional_expression' || node.type === 'boolean_operator';
    const condition = node.type === 'conditional_expression' ? parts(node)[1] : parts(node)[0];
    if (isBranch && condition && (file.places.mentions(condition, text) || mentionsText(condition, text, file)))
      return true;
  }
  return false;
}

/** `client`, `client` of `self.client`, `clients` of `self.clients['s3']`. */
function lastName(target: SyntaxNode, file: PythonFile): string | undefined {
  if (target.type === 'subscript') {
    const { value } = subscriptParts(target) ?? {};
    return value && lastName(value, file);
  }
  const name = target.type === 'attribute' ? attributeParts(target)?.name : target;
  return name && file.places.text(name);
}

/** `hasattr(self, '_client')` and `'s3' not in clients`. */
function mentionsText(condition: SyntaxNode, text: string, file: PythonFile): boolean {
  const written = file.places.text(condition);
  return written.includes(`'${text}'`) || written.includes(`"${text}"`);
}

/** Whether what the call is given comes from parameters or loops of the function around. */
function dependsOnFunction(call: SyntaxNode, file: PythonFile, depth = 0): boolean {
  const definition = enclosingFunction(call);
  if (!definition) return false;
  for (const node of descendants(call)) {
    if (node.type !== 'identifier' || isNameOfMember(node)) continue;
    for (const binding of file.scopes.lookUp(file.places.text(node), node)) {
      if (binding.scope.kind === 'module' || binding.scope.kind === 'class' || binding.kind === 'import') continue;
      if (contains(call, binding.node)) continue;
      const value = binding.kind === 'assignment' ? binding.value : undefined;
      if (!value || depth > 8 || asksOthers(value, file) || dependsOnFunction(value, file, depth + 1)) return true;
    }
  }
  return false;
}

/** Credentials from a call, a secret: what may be different at every invocation. Settings and sessions are not. */
function asksOthers(value: SyntaxNode, file: PythonFile): boolean {
  for (const node of descendants(value)) {
    if (node.type !== 'call' && node.type !== 'await') continue;
    const path = node.type === 'call' ? file.meanings.symbolOf(parts(node)[0]) : undefined;
    if (path === undefined || !/^(?:boto3|aioboto3|botocore|aiobotocore|os|str|int)(?:\.|$)/.test(path)) return true;
  }
  return false;
}

function isNameOfMember(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type === 'attribute') return parent.children[0] !== node;
  return parent?.type === 'keyword_argument' && parent.children[0] === node;
}

const longestText = 60;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= longestText ? line : `${line.slice(0, longestText - 1)}…`;
}
