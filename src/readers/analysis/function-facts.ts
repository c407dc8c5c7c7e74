import type { FunctionFact, Scope } from '../../model/code.js';
import type { FunctionNode, Placed } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { className } from './class-names.js';
import { servingDeployment } from './deployment.js';
import { type ListedFunction, placeOf } from './functions.js';
import { callGiven } from './surroundings.js';
import { isClass, running } from './tree.js';
import { wrappersOf } from './wrappers.js';

const anonymous = '<anonymous>';

/** The facts of every function, by index of the function table. */
export function readFunctions(file: AnalysedFile): readonly FunctionFact[] {
  const serving = servingDeployment(file);
  return file.functions.listed.map((listed, index) => {
    const serves = serving.has(index) ? { servesDeployment: true } : {};
    return listed.node ? { ...functionFact(listed, listed.node, file), ...serves } : implicitFact(listed, file);
  });
}

function functionFact(listed: ListedFunction, node: FunctionNode, file: AnalysedFile): FunctionFact {
  const { owner } = listed;
  const handlerShape = file.shapeOf(node);
  const isAsync = file.givesFuture(node);
  return {
    name: functionName(listed, file),
    range: file.places.range(node),
    nameRange: file.places.range(node.namePlace ?? headOf(node)),
    parent: parentOf(listed, file),
    isAsync,
    ...(isAsync && isDoneAtOnce(node, file) ? { isDoneAtOnce: true } : {}),
    ...(isAsyncVoid(node) ? { isAsyncVoid: true } : {}),
    parameters: node.parameters.flatMap(({ pattern }) => (pattern.kind === 'name-pattern' ? [pattern.name] : [])),
    runsWithParent: runsWithParent(node, owner, file),
    ...(handlerShape ? { handlerShape } : {}),
    wrappers: wrappersOf(node, owner, file),
  };
}

/** The constructor that a class has without one being written. */
function implicitFact(listed: ListedFunction, file: AnalysedFile): FunctionFact {
  const range = file.places.range(placeOf(listed));
  return {
    name: functionName(listed, file),
    range,
    nameRange: range,
    parent: parentOf(listed, file),
    isAsync: false,
    parameters: [],
    runsWithParent: false,
    wrappers: [],
  };
}

/** `Orders.save` for a method, `Orders.constructor` for a constructor. */
export function functionName({ node, owner }: ListedFunction, file: AnalysedFile): string {
  const own = node ? (node.name ?? assignedName(node, file) ?? anonymous) : 'constructor';
  if (owner) return `${className(owner, file)}.${own}`;
  return node?.receiver ? `${node.receiver.type.name}.${own}` : own;
}

/** The variable that a lambda is the value of. */
function assignedName(node: FunctionNode, file: AnalysedFile): string | undefined {
  const expression = file.tree.parentOf(node);
  const statement = expression && file.tree.parentOf(expression);
  if (!statement || !('kind' in statement) || statement.kind !== 'variable') return undefined;
  return statement.target.kind === 'name-pattern' ? statement.target.name : undefined;
}

function headOf({ start, end, parameters, body, bodyPlace }: FunctionNode): Placed {
  const inside = bodyPlace ?? body[0];
  const head = inside ? Math.max(inside.start, parameters.at(-1)?.end ?? start) : end;
  return { start, end: Math.min(Math.max(head, start + 1), end) };
}

/** The function that a function is written in; the class between them does not count. */
function parentOf({ node, owner }: ListedFunction, file: AnalysedFile): Scope {
  if (node?.receiver) return undefined;
  return owner ? file.functions.scopeOf(owner) : node && file.functions.scopeOf(node);
}

/**
 * A lambda given to a call runs with its function, as far as anybody can tell; so do the methods of an anonymous class that
 * is given to one.
 */
function runsWithParent(node: FunctionNode, owner: ListedFunction['owner'], file: AnalysedFile): boolean {
  if (node.name === undefined) return callGiven(node, file) !== undefined || isInvoked(node, file);
  if (!owner || !isClass(owner) || owner.name !== undefined) return false;
  const made = file.tree.parentOf(owner);
  const argument = made && file.tree.parentOf(made);
  return argument !== undefined && !('kind' in argument);
}

function isInvoked(node: FunctionNode, file: AnalysedFile): boolean {
  const expression = file.tree.parentOf(node);
  const call = expression && file.tree.parentOf(expression);
  return call !== undefined && 'kind' in call && call.kind === 'call' && call.callee === expression;
}

function isDoneAtOnce(node: FunctionNode, file: AnalysedFile): boolean {
  if (!node.isAsync || !node.bodyPlace) return false;
  for (const part of running(node.body)) {
    if (!('kind' in part)) continue;
    if (part.kind === 'await' || part.kind === 'throw' || (part.kind === 'return' && part.value)) return false;
    if (part.kind === 'call' && !file.isHarmless(part)) return false;
  }
  return true;
}

function isAsyncVoid({ isAsync, returns }: FunctionNode): boolean {
  return isAsync && returns?.name === 'void';
}
