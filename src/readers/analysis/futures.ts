import type { FloatingPromiseFact } from '../../model/code.js';
import type { CallExpression, Expression, Placed, UnaryExpression } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { targetsOf } from './patterns.js';
import {
  bySource,
  contains,
  descendants,
  isArgument,
  isField,
  isFunction,
  isParameter,
  type Node,
  running,
} from './tree.js';

/**
 * What becomes of a future: `awaited` by whoever made it, `passed` on to somebody who may wait for it, `handled` by a
 * function it calls when it ends, or `discarded`.
 */
export type Fate = 'awaited' | 'passed' | 'handled' | 'discarded';

/** Futures that nobody waits for, and work started beside the caller. */
export function readFloating(file: AnalysedFile): readonly FloatingPromiseFact[] {
  const started = [
    ...file.calls.filter((call) => isStart(call, file) && !isWaitedForBelow(call, file)),
    ...startedBeside(file),
  ];
  const left = [...started, ...file.calls.filter((call) => isLeftAlone(call, file))].sort(bySource);
  const beside = new Set<Node>(started);
  const outermost = left.filter((node) => !left.some((other) => other !== node && contains(other, node)));
  return outermost.map((node) => ({
    range: file.places.range(node),
    scope: file.functions.scopeOf(node),
    text: textOf(node, file),
    canAwait: canWait(node, file),
    deliberate: false,
    ...(beside.has(node) ? { isBeside: true } : {}),
  }));
}

/** Work given to a thread or a pool, or begun by a list that waits for none of it. */
function isStart(call: CallExpression, file: AnalysedFile): boolean {
  const { starts, startsBy } = file.words.errors;
  return (
    (starts !== undefined && file.calleesOf(call).some((name) => starts.test(name))) || startsBy?.(call, file) === true
  );
}

function isLeftAlone(call: CallExpression, file: AnalysedFile): boolean {
  if (isStart(call, file)) return false;
  // Calls of the project's own functions are told by whether those give futures: the linker sees to it.
  if (!file.types.isFuture(call) || file.imports.calleeOf(call) || isHandler(call, file)) return false;
  return fateOf(call, file) === 'discarded' && !isWaitedForBelow(call, file);
}

/** Go's `go f()` */
function startedBeside(file: AnalysedFile): readonly UnaryExpression[] {
  return file.tree
    .of('unary')
    .filter((node) => node.operator === 'go' && !isWaitedForBelow(node, file) && !isWaitedForOutside(node, file));
}

/** The work is given a channel or a group that comes from outside of the function: somebody there may wait for it. */
function isWaitedForOutside(node: Placed, file: AnalysedFile): boolean {
  for (const part of descendants(node as Expression)) {
    if (!('kind' in part) || (part.kind !== 'name' && part.kind !== 'member')) continue;
    const declaration = file.declarationOf(part);
    if (declaration?.value && isStream(declaration.value, file)) return true;
    const isLocal = declaration?.kind === 'variable' && file.functionAround(declaration.place) !== undefined;
    if (!declaration || isLocal || contains(node, declaration.place)) continue;
    if (
      isChannel(part, file) ||
      file.typesOfValue(part).some(({ name }) => file.words.errors.waits.test(`${name}.Wait`))
    )
      return true;
  }
  return false;
}

/** Both ends of a stream: who reads from the other end waits. */
function isStream(value: Expression, file: AnalysedFile): boolean {
  const { streams } = file.words.errors;
  return streams !== undefined && value.kind === 'call' && file.calleesOf(value).some((name) => streams.test(name));
}

function isChannel(expression: Expression, file: AnalysedFile): boolean {
  return file.typesOfValue(expression).some(({ name }) => name === 'chan');
}

/** The function waits for a group of work further down, or receives what the work sends. */
function isWaitedForBelow(node: Placed, file: AnalysedFile): boolean {
  for (let around = file.functionAround(node); around; around = file.functionAround(around)) {
    for (const part of running(around.body)) {
      if (!('kind' in part) || contains(node, part)) continue;
      if (part.kind === 'unary' && part.operator === '<-') return true;
      if (part.kind === 'loop' && part.over && isChannel(part.over, file)) return true;
      if (part.kind === 'switch' && !part.subject && file.textOf(part).startsWith('select')) return true;
      if (part.kind === 'call' && part.start >= node.start && waitsForGroup(part, file)) return true;
    }
    if (around.name !== undefined) return false;
  }
  return false;
}

/** A method of a future, or of what it gives to be waited for, waits for that one alone. */
function waitsForGroup(call: CallExpression, file: AnalysedFile): boolean {
  if (!waits(call, file)) return false;
  let at: Expression = call;
  while (at.kind === 'call' && at.callee.kind === 'member') {
    at = at.callee.object;
    if (file.types.isFuture(at)) return false;
  }
  return true;
}

/** Gives a future its handler of errors. */
function isHandler(call: CallExpression, file: AnalysedFile): boolean {
  const { handles } = file.words.errors;
  return handles !== undefined && file.calleesOf(call).some((name) => handles.test(name));
}

function waits(call: CallExpression, file: AnalysedFile): boolean {
  return file.calleesOf(call).some((name) => file.words.errors.waits.test(name));
}

/** What becomes of the future that an expression gives. */
export function fateOf(node: Expression, file: AnalysedFile): Fate {
  let inner: Placed = node;
  let isHandled = false;
  for (const around of file.tree.ancestorsOf(node)) {
    if (isArgument(around) || isField(around) || isParameter(around)) return 'passed';
    if (isFunction(around)) return 'passed';
    if (!('kind' in around)) return 'passed';
    switch (around.kind) {
      case 'expression':
        return isHandled ? 'handled' : 'discarded';
      case 'await':
        return 'awaited';
      case 'member':
        // `task.Result`
        if (around.object === inner && file.words.errors.waits.test(`.${around.name}`)) return 'awaited';
        break;
      case 'call': {
        if (waits(around, file)) return 'awaited';
        isHandled ||= isHandler(around, file);
        break;
      }
      case 'cast':
      case 'conditional':
      case 'binary':
        break;
      case 'unary':
        return around.operator === 'go' || around.operator === 'defer' ? 'discarded' : 'passed';
      case 'assign':
        return around.value === inner ? fateOfTargets(targetsOf(around.target), node, file) : 'passed';
      case 'variable':
        return fateOfTargets(targetsOf(around.target), node, file);
      default:
        return 'passed';
    }
    inner = around;
  }
  return 'passed';
}

/** A variable that is never read again keeps nothing; `_` does not either. */
function fateOfTargets(targets: ReturnType<typeof targetsOf>, node: Placed, file: AnalysedFile): Fate {
  const [target] = targets;
  if (target?.kind !== 'name-pattern') return 'passed';
  if (/^_+$/.test(target.name)) return 'discarded';
  const declaration = file.declarationOf(target);
  const uses = file
    .usesOf(target.name)
    .filter((use) => !contains(node, use) && file.declarationOf(use)?.place === declaration?.place);
  if (uses.length > 0) return uses.some((use) => fateOf(use, file) === 'awaited') ? 'awaited' : 'passed';
  return declaration?.kind === 'field' ? 'passed' : 'discarded';
}

/** Whether the future that an expression gives can be waited for where it stands. */
export function canWait(node: Expression, file: AnalysedFile): boolean {
  return file.words.errors.canAwait(node, file);
}

const longestText = 60;

function textOf(node: Expression, file: AnalysedFile): string {
  const call = node.kind === 'unary' ? node.operand : node;
  if (call.kind !== 'call') return file.textOf(node).slice(0, longestText);
  const callee = file.textOf(call.callee).replace(/\s+/g, ' ');
  const shortened = callee.replace(/\([^()]{20,}\)/g, '(…)').replace(/\{.*\}/s, '{…}');
  const head = shortened.length > longestText ? `${shortened.slice(0, longestText)}…` : shortened;
  return `${head}(${call.arguments.length > 0 ? '…' : ''})`;
}
