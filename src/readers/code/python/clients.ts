import type { ClientFact } from '../../../model/code.js';
import { callParts } from '../../syntax/python/node-parts.js';
import { contains, descendants, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { ArgumentReader } from './arguments.js';
import { enclosingFunction } from './functions.js';
import { libraryClient } from './libraries/services.js';
import { isMemoised, targetOf } from './memoised.js';
import type { Origins } from './origins.js';
import type { PythonFile } from './python-file.js';
import { isInLoop } from './surroundings.js';

/** Every place that builds a client or resource of a service, a database or HTTP. */
export function readClients(file: PythonFile, origins: Origins): readonly ClientFact[] {
  const reader = new ArgumentReader(file, origins);
  return file.tree.nodes.of('call').flatMap((call) => {
    const built = builtBy(call, file);
    if (!built) return [];
    const given = callParts(call, file.places.source);
    const isAws = built.provider === 'aws';
    const options = reader.read({ ...given, positional: isAws ? given.positional.slice(1) : given.positional }, []);
    const target = targetOf(call, file);
    return [
      {
        ...built,
        text: textOf(call, file),
        range: file.places.range(call),
        scope: file.functions.scopeOf(call),
        inLoop: isInLoop(call),
        memoised: isMemoised(call, file),
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
  if (library?.isSingleConnection) return undefined;
  if (library) return { provider: library.provider, service: library.service };
  const meaning = file.meanings.of(call);
  if (meaning.kind !== 'aws' || (meaning.form !== 'client' && meaning.form !== 'resource')) return undefined;
  const callee = file.meanings.ofCallee(call);
  const isBuilder = callee.kind === 'symbol' || (callee.kind === 'aws-member' && callee.of.form === 'session');
  return isBuilder ? { provider: 'aws', service: meaning.service } : undefined;
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

const longestArgument = 30;

/** The callee with the service or the like that it is given first: `boto3.client("s3")`, `boto3.client("s3", …)`. */
function textOf(call: SyntaxNode, file: PythonFile): string {
  const { callee, positional, keywords } = callParts(call, file.places.source);
  const [first] = positional;
  const shown = first ? file.places.text(first).replace(/\s+/g, ' ') : '';
  const isShown = shown !== '' && shown.length <= longestArgument;
  const hasMore = positional.length + keywords.size > (isShown ? 1 : 0);
  const given = [...(isShown ? [shown] : []), ...(hasMore ? ['…'] : [])];
  return `${(callee ? file.places.text(callee) : '').replace(/\s+/g, '')}(${given.join(', ')})`;
}
