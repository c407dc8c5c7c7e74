import type { ClientFact } from '../../model/code.js';
import type { CallExpression, Expression, NewExpression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { ArgumentReader } from './arguments.js';
import { isMemoised, keptIn } from './memoised.js';
import type { Declaration } from './scopes.js';
import { isInLoop } from './surroundings.js';
import { bySource, contains, descendants } from './tree.js';
import type { ClientObject } from './vocabulary.js';

type Building = CallExpression | NewExpression;

/** Every place that builds a client. One that is made of another client, or only to be handed to one, is part of that. */
export function readClients(file: AnalysedFile): readonly ClientFact[] {
  const all = [...file.calls, ...file.tree.of('new')].sort(bySource);
  const built = all.filter((node) => builtBy(node, file));
  const outermost = built.filter((node) => !isPartOfAnother(node, built) && !isMadeOfAnother(node, built, file));
  return outermost.map((node) => clientFact(node, file));
}

/** The client that a call or a `new` builds, and does not only hand on. */
export function builtBy(node: Building, file: AnalysedFile): ClientObject | undefined {
  const client = file.types.clientOf(node);
  if (!client || client.form !== undefined) return undefined;
  if (node.kind === 'new') return client;
  if (file.imports.localTarget(node) || file.imports.calleeOf(node)) return undefined;
  const { callee } = node;
  const receiver = callee.kind === 'member' ? file.objectOf(callee.object) : undefined;
  return receiver?.kind === 'client' || handsOn(node, file) ? undefined : client;
}

/** It gives what is there already: a conversion of it, or an element of a list or map that holds it. */
function handsOn(node: CallExpression, file: AnalysedFile): boolean {
  const { callee } = node;
  if (file.calleesOf(node).some((name) => file.words.values.conversions.test(name))) return true;
  const owner = callee.kind === 'member' ? file.typesOfValue(callee.object) : [];
  const held = new Set(owner.flatMap((type) => type.arguments ?? []).map(({ name }) => name));
  return file.typesOfValue(node).some(({ name }) => held.has(name));
}

function isPartOfAnother(node: Building, built: readonly Building[]): boolean {
  return built.some((other) => {
    if (other === node || !contains(other, node)) return false;
    return other.arguments.some((argument) => contains(argument, node)) || isInChain(node, other);
  });
}

/** Given to a step of a builder: `.client(SqsClient.create()).build()`. */
function isInChain(node: Building, other: Building): boolean {
  let at: Expression = other;
  while (at.kind === 'call' && at.callee.kind === 'member') {
    at = at.callee.object;
    if (at === node) return false;
    if (at.kind === 'call' && at.arguments.some((argument) => contains(argument, node))) return true;
  }
  return false;
}

/** Put around a client that is there already: it has the connections of that one. */
function isMadeOfAnother(node: Building, built: readonly Building[], file: AnalysedFile): boolean {
  for (const part of descendants(node)) {
    if (part === node || !('kind' in part) || (part.kind !== 'name' && part.kind !== 'member')) continue;
    if (built.some((other) => other !== node && contains(other, part) && contains(node, other))) continue;
    if (file.types.clientOf(part)) return true;
  }
  return false;
}

function clientFact(node: Building, file: AnalysedFile): ClientFact {
  const client = builtBy(node, file);
  const variable = keptIn(node, file);
  return {
    provider: client?.provider ?? 'other',
    service: client?.service ?? '',
    text: textOf(node, file),
    range: file.places.range(node),
    scope: file.functions.scopeOf(node),
    inLoop: isInLoop(node, file),
    memoised: isMemoised(node, file),
    dependsOn: dependsOnFunction(node, file) ? 'function' : 'module',
    ...(variable === undefined ? {} : { variable }),
    options: new ArgumentReader(file, undefined).options(node).arguments,
  };
}

const longestArgument = 30;

/** `new AmazonSQSClient`, `SqsClient.create()`; of a builder only the class it builds, as it is written: `SqsClient`. */
function textOf(node: Building, file: AnalysedFile): string {
  if (node.kind === 'new') return `new ${node.type.name}`;
  let root: Expression = node;
  let steps = 0;
  while (root.kind === 'call' && root.callee.kind === 'member' && root.callee.object.kind === 'call') {
    root = root.callee.object;
    steps += 1;
  }
  if (steps > 0 && root.kind === 'call' && root.callee.kind === 'member') return file.textOf(root.callee.object);
  const [first, ...others] = node.arguments;
  const given = first ? file.textOf(first).replace(/\s+/g, ' ') : '';
  const shown = given.length > longestArgument || others.length > 0 ? '…' : given;
  return `${file.textOf(node.callee).replace(/\s+/g, '')}(${shown})`;
}

/** Whether what a client is built with may be another thing at the next invocation. */
function dependsOnFunction(node: Expression, file: AnalysedFile, depth = 0): boolean {
  if (!file.functionAround(node) || depth > 8) return false;
  for (const part of descendants(node)) {
    if (!('kind' in part) || part.kind !== 'name') continue;
    const declaration = file.scopes.lookUp(part.name, part);
    if (!declaration || contains(node, declaration.place)) continue;
    if (isFromFunction(declaration, file, depth)) return true;
  }
  return false;
}

function isFromFunction(declaration: Declaration, file: AnalysedFile, depth: number): boolean {
  switch (declaration.kind) {
    case 'parameter':
    case 'caught':
      return declaration.value === undefined && !isNeutral(declaration, file);
    case 'variable': {
      if (!file.functionAround(declaration.place)) return false;
      const value = declaration.elementOf ? undefined : file.soleValueOf(declaration);
      return !value || asksOthers(value, file) || dependsOnFunction(value, file, depth + 1);
    }
    default:
      return false;
  }
}

function isNeutral(declaration: Declaration, file: AnalysedFile): boolean {
  const object = file.types.objectOfType(file.types.ofDeclaration(declaration));
  return object?.kind === 'context' && object.isNeutral === true;
}

/** Names of functions that give what is good for some minutes only. */
const shortLived = /(?:token|password|secret(?:value)?)(?:async)?$/i;

/** Credentials or an address from a call: what may be different at every invocation. */
function asksOthers(value: Expression, file: AnalysedFile): boolean {
  for (const part of descendants(value)) {
    if (!('kind' in part) || part.kind !== 'call') continue;
    if (file.types.clientOf(part) && builtBy(part, file)) continue;
    if ((part.callee.kind === 'member' || part.callee.kind === 'name') && shortLived.test(part.callee.name))
      return true;
    const object = part.callee.kind === 'member' ? file.objectOf(part.callee.object) : undefined;
    if (object || file.imports.calleeOf(part)) return true;
  }
  return false;
}
