import type { Expression, FunctionNode, NamePattern, Placed, PlacePattern } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { targetsOf } from './patterns.js';
import { callGiven } from './surroundings.js';
import { contains, descendants, isArgument, isField, isFunction, running } from './tree.js';

/**
 * Whether what is built by a node is kept for the next invocation although the node stands in a function: in something that
 * outlives the function, behind a check whether it is there already.
 */
export function isMemoised(node: Expression, file: AnalysedFile): boolean {
  const around = file.functionAround(node);
  if (!around) return false;
  if (isKeptResult(around, file) || isGivenToMemory(around, file)) return true;
  if (isBehindCheck(node, around, file, outlives)) return true;
  const target = targetOf(node, file);
  return target !== undefined && outlives(target, around, file) && isChecked(target, around, file);
}

/**
 * Whether a call certainly runs no more than once for each environment: what an instance keeps for itself proves nothing,
 * as there may be many.
 */
export function runsOnce(node: Expression, file: AnalysedFile): boolean {
  const around = file.functionAround(node);
  if (!around) return false;
  if (isGivenToMemory(around, file)) return true;
  if (isBehindCheck(node, around, file, isOfModule)) return true;
  const target = targetOf(node, file);
  return target !== undefined && isOfModule(target, around, file) && isChecked(target, around, file);
}

/** The name of the variable or field that a value is kept in, directly. */
export function keptIn(node: Expression, file: AnalysedFile): string | undefined {
  const parent = file.tree.parentOf(node);
  if (parent && isField(parent)) return parent.name;
  const target = targetOf(node, file);
  return target && file.declarationOf(target)?.name;
}

type Target = NamePattern | PlacePattern;

/** The name or place a value is bound to. */
function targetOf(node: Expression, file: AnalysedFile): Target | undefined {
  let inner: Placed = node;
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around) || !('kind' in around)) return undefined;
    switch (around.kind) {
      case 'cast':
      case 'await':
      case 'conditional':
        break;
      case 'binary':
        if (around.operator !== '??' && around.operator !== '||') return undefined;
        break;
      case 'assign':
        return around.value === inner ? targetsOf(around.target)[0] : undefined;
      case 'variable':
        return targetsOf(around.target)[0];
      default:
        return undefined;
    }
    inner = around;
  }
  return undefined;
}

/** A function whose result a framework keeps: `@Bean`, `@Singleton`. */
function isKeptResult(node: FunctionNode, file: AnalysedFile): boolean {
  const { keptResults } = file.words.handlers;
  return keptResults !== undefined && node.annotations.some(({ name }) => keptResults.test(name));
}

/** A lambda for something that calls it once: `once.Do(func() { … })`, `Suppliers.memoize(() -> …)`. */
function isGivenToMemory(node: FunctionNode, file: AnalysedFile): boolean {
  const { memoises } = file.words.errors;
  const call = memoises && callGiven(node, file);
  if (call) return file.calleesOf(call).some((name) => memoises.test(name));
  const expression = file.tree.parentOf(node);
  const argument = expression && file.tree.parentOf(expression);
  const made = argument && isArgument(argument) ? file.tree.parentOf(argument) : undefined;
  if (!memoises || !made || !('kind' in made) || made.kind !== 'new') return false;
  return file.namesOf(made.type.name).some((name) => memoises.test(name));
}

type Counts = (target: Target, around: FunctionNode, file: AnalysedFile) => boolean;

/** A field, an entry of one, or a variable of outside outlives the call of the function. */
function outlives(target: Target, around: FunctionNode, file: AnalysedFile): boolean {
  const declaration = file.declarationOf(target);
  if (declaration) return declaration.kind === 'field' || !contains(around, declaration.place);
  return target.kind === 'place-pattern';
}

/** A variable of the module or a field that belongs to its class. */
function isOfModule(target: Target, around: FunctionNode, file: AnalysedFile): boolean {
  const declaration = file.declarationOf(target);
  if (!declaration || contains(around, declaration.place)) return false;
  const { field } = declaration;
  return field === undefined || ('isStatic' in field && field.isStatic);
}

/** `if (client == null) { … client = …; }`: all of the block runs once. */
function isBehindCheck(node: Expression, around: FunctionNode, file: AnalysedFile, counts: Counts): boolean {
  for (const at of file.tree.ancestorsOf(node)) {
    if (at === around) return false;
    if (!('kind' in at)) continue;
    if (at.kind === 'assign' && at.operator === '??=')
      return targetsOf(at.target).some((target) => counts(target, around, file));
    if (at.kind !== 'if' || !at.then.some((statement) => contains(statement, node)) || !isAbsence(at.test)) continue;
    for (const inner of running(at.then)) {
      if (!('kind' in inner) || inner.kind !== 'assign') continue;
      const [target] = targetsOf(inner.target);
      if (target && counts(target, around, file) && mentions(at.test, target, file)) return true;
    }
  }
  return false;
}

/** `client == null`, `!ready`, `!clients.containsKey(id)` */
function isAbsence(test: Expression): boolean {
  if (test.kind === 'unary') return test.operator === '!';
  if (test.kind !== 'binary') return false;
  if (test.operator === '&&' || test.operator === '||') return isAbsence(test.left) || isAbsence(test.right);
  return /^={2,3}$|^is$/.test(test.operator);
}

/** The function asks whether the variable is set already. */
function isChecked(target: Target, around: FunctionNode, file: AnalysedFile): boolean {
  for (const part of running(around.body)) {
    if (!('kind' in part)) continue;
    const isTest = part.kind === 'if' || part.kind === 'conditional';
    if (isTest && mentions(part.test, target, file)) return true;
    if (part.kind === 'binary' && part.operator === '??' && mentions(part.left, target, file)) return true;
  }
  return false;
}

function mentions(test: Expression, target: Target, file: AnalysedFile): boolean {
  const declaration = file.declarationOf(target);
  const text = file.textOf(target);
  for (const part of descendants(test)) {
    if (!('kind' in part) || (part.kind !== 'name' && part.kind !== 'member')) continue;
    if (declaration ? file.declarationOf(part)?.place === declaration.place : file.textOf(part) === text) return true;
  }
  return false;
}
