import type { WaitFact } from '../../model/work.js';
import { contains, isArgument, isFunction } from '../analysis/tree.js';
import type { FlowFile, NamedCall } from '../flow/index.js';
import type { CallExpression, Expression, FunctionNode, NewExpression } from '../syntax/program.js';
import { durationOf, type TimeUnit } from './durations.js';
import { isAfterFailure } from './failures.js';
import { isConditional, loopAround, loopFact } from './loops.js';
import { type WaitFunction, waitFunctions, waitingName } from './wait-functions.js';

type Invocation = CallExpression | NewExpression;

/** A wait as it is written, and what it is given. */
interface Wait {
  readonly node: Invocation;
  readonly text: string;
  readonly duration: Expression | undefined;
  readonly unit: TimeUnit;
  /** The number may count something else: the function that waits is written in another file. */
  readonly isGuess?: boolean;
}

/** Where the program waits for time to pass, by the language's own functions or by those of this file that do no more. */
export function findWaits(file: FlowFile): readonly WaitFact[] {
  const known = waitFunctions[file.program.language];
  const direct = file.calls.flatMap((call) => directWait(call, known, file) ?? []);
  const helpers = waitingHelpers(direct, file);
  const helped = file.calls.flatMap((call) => helpedWait(call, helpers, file) ?? []);
  return [...direct, ...helped]
    .filter(({ node }) => !goesOn(node, file))
    .sort((a, b) => a.node.start - b.node.start)
    .map((wait) => fact(wait, file));
}

function directWait({ node, name, last }: NamedCall, known: readonly WaitFunction[], file: FlowFile): Wait | undefined {
  if (name === undefined) return undefined;
  if (node.kind === 'call' && last === 'setTimeout' && isGlobal(name)) return promisedWait(node, file);
  const waiting = known.find((each) => each.name.test(name));
  const [duration] = node.arguments;
  if (!waiting || isRaced(node, file)) return undefined;
  return { node, text: textOf(node, file), duration: duration?.value, unit: waiting.unit };
}

function isGlobal(name: string): boolean {
  return /^(?:(?:globalThis|global|window|timers)\.)?setTimeout$/.test(name);
}

/** `new Promise((done) => setTimeout(done, 5000))`: the whole promise waits. One that fails after a time is a time limit. */
function promisedWait(node: CallExpression, file: FlowFile): Wait | undefined {
  const executor = executorAround(node, file);
  const promise = executor && promiseOf(executor, file);
  const [callback, duration] = node.arguments;
  const [resolve] = executor?.parameters ?? [];
  if (!executor || !promise || !callback || resolve?.pattern.kind !== 'name-pattern') return undefined;
  if (!resolves(callback.value, resolve.pattern.name) || isRaced(promise, file)) return undefined;
  return { node: promise, text: 'setTimeout', duration: duration?.value, unit: 'milliseconds' };
}

function executorAround(node: Expression, file: FlowFile): FunctionNode | undefined {
  return file.functionAround(node);
}

function promiseOf(executor: FunctionNode, file: FlowFile): NewExpression | undefined {
  const expression = file.parentOf(executor);
  const argument = expression && file.parentOf(expression);
  const promise = argument && isArgument(argument) ? file.parentOf(argument) : undefined;
  const isPromise = promise && 'kind' in promise && promise.kind === 'new' && promise.type.name === 'Promise';
  return isPromise ? promise : undefined;
}

/** `done`, `() => done()`, `() => { done(); }`: nothing else is done when the time is over. */
function resolves(callback: Expression, resolve: string): boolean {
  if (callback.kind === 'name') return callback.name === resolve;
  if (callback.kind !== 'function-expression') return false;
  const [only, ...others] = callback.function.body;
  const called = only?.kind === 'return' ? only.value : only?.kind === 'expression' ? only.expression : undefined;
  return (
    others.length === 0 && called?.kind === 'call' && called.callee.kind === 'name' && called.callee.name === resolve
  );
}

/** Nobody waits for the wait: a promise that is left alone, what a goroutine or another thread does. */
function goesOn(node: Invocation, file: FlowFile): boolean {
  const parent = file.parentOf(node);
  const isLeft = parent !== undefined && 'kind' in parent && parent.kind === 'expression';
  if (isLeft && givesPromise(node, file)) return true;
  const around = file.functionAround(node);
  const lambda = around && file.parentOf(around);
  const call = lambda && file.parentOf(lambda);
  const beside = call && 'kind' in call && call.kind === 'call' ? file.parentOf(call) : undefined;
  return beside !== undefined && 'kind' in beside && beside.kind === 'unary' && beside.operator === 'go';
}

function givesPromise(node: Invocation, file: FlowFile): boolean {
  const { language } = file.program;
  if (language === 'typescript' || language === 'javascript') return true;
  const name = file.callees.of(node) ?? '';
  return /Task\.Delay$|^(?:asyncio|anyio|trio)\./.test(name);
}

/** Of several that run at once the first one counts: `Promise.race([work, sleep(5)])`, `Task.WhenAny(…)`. */
function isRaced(node: Invocation, file: FlowFile): boolean {
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around)) return false;
    if ('kind' in around && around.kind === 'call' && racing.test(file.callees.lastOf(around))) return true;
  }
  return false;
}

const racing = /^(?:race|any|WhenAny|anyOf|wait_for|wait)$/;

/** A function of this file that does hardly more than wait: for as long as it is told, or always as long. */
interface Helper {
  readonly duration: number | Expression;
  readonly unit: TimeUnit;
}

function waitingHelpers(waits: readonly Wait[], file: FlowFile): ReadonlyMap<FunctionNode, Helper> {
  const helpers = new Map<FunctionNode, Helper>();
  for (const { node, duration, unit } of waits) {
    const around = file.functionAround(node);
    if (!duration || !around || isConditional(node, file) || loopAround(node, file)) continue;
    const declaration = duration.kind === 'name' ? file.declarationOf(duration.name, duration) : undefined;
    const { parameter } = declaration ?? {};
    if (parameter && contains(parameter.function, node)) {
      helpers.set(parameter.function, { duration: parameter.index, unit });
    } else if (around.body.length < 3 && durationOf(duration, unit, file) !== undefined) {
      helpers.set(around, { duration, unit });
    }
  }
  return helpers;
}

function helpedWait(
  { node, last }: NamedCall,
  helpers: ReadonlyMap<FunctionNode, Helper>,
  file: FlowFile,
): Wait | undefined {
  if (node.kind !== 'call' || isRaced(node, file)) return undefined;
  const called = helpers.size > 0 ? calledFunction(node, file) : undefined;
  const helper = called && helpers.get(called);
  if (helper) {
    const duration = typeof helper.duration === 'number' ? node.arguments[helper.duration]?.value : helper.duration;
    return { node, text: textOf(node, file), duration, unit: helper.unit };
  }
  if (called || !waitingName.test(last) || !isImported(node, file)) return undefined;
  const [duration, ...others] = node.arguments;
  if (!duration || others.length > 0) return undefined;
  const unit = file.program.language === 'python' ? 'seconds' : 'milliseconds';
  return { node, text: textOf(node, file), duration: duration.value, unit, isGuess: true };
}

/** The function of this file that is called, by its name or as a method of the same class. */
function calledFunction({ callee }: CallExpression, file: FlowFile): FunctionNode | undefined {
  const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name : undefined;
  if (name === undefined) return undefined;
  const isOwn = callee.kind === 'name' || (callee.kind === 'member' && isSelf(callee.object));
  const declaration = isOwn ? file.declarationOf(name, callee) : undefined;
  if (declaration?.kind === 'function') return declaration.function;
  const [value] = declaration?.kind === 'variable' ? file.valuesOf(declaration) : [];
  return value?.kind === 'function-expression' ? value.function : undefined;
}

function isSelf(object: Expression): boolean {
  return object.kind === 'name' && /^(?:this|self|cls)$/.test(object.name);
}

/** From a file of the project: what it does can only be told by its name. */
function isImported({ callee }: CallExpression, file: FlowFile): boolean {
  const [first] = (callee.kind === 'name' ? callee.name : file.written(callee)).split('.');
  return file.program.imports.some(
    ({ module, names }) => isOwnFile(module, file) && names.some(({ local }) => local === first),
  );
}

function isOwnFile(module: string, { program: { language } }: FlowFile): boolean {
  if (language === 'python') return /^\.|\b(?:utils?|helpers?|lib|common|shared)\b/.test(module);
  return /^[.~@]\/|^\.\.|^[@\w]*\/(?:utils?|lib|shared|common)/.test(module);
}

function fact({ node, text, duration, unit, isGuess }: Wait, file: FlowFile): WaitFact {
  const length = duration && durationOf(duration, unit, file);
  // A small bare number for a function nobody sees may count seconds.
  const milliseconds = isGuess && unit === 'milliseconds' && (length ?? 0) < 50 ? undefined : length;
  const loop = loopFact(node, file);
  return {
    range: file.range(node),
    scope: file.scopeOf(node),
    text,
    ...(milliseconds === undefined || milliseconds < 0 ? {} : { milliseconds }),
    isSteady: duration === undefined || isSteady(duration, node, file),
    isCertain: !isConditional(node, file),
    isAfterFailure: isAfterFailure(node, file),
    ...(loop ? { loop } : {}),
  };
}

/** Whether a duration is the same at each turn: no part of it is given several values, or one inside the loop. */
function isSteady(duration: Expression, node: Invocation, file: FlowFile): boolean {
  const loop = loopAround(node, file);
  if (!loop) return true;
  return namesIn(duration).every((name) => {
    const declaration = file.declarationOf(name.name, name);
    if (!declaration || declaration.kind === 'parameter') return true;
    if (declaration.kind !== 'variable') return declaration.kind !== 'caught';
    return !contains(loop, declaration.place) && file.valuesOf(declaration).length < 2;
  });
}

type NameExpression = Extract<Expression, { kind: 'name' }>;

function namesIn(expression: Expression): readonly NameExpression[] {
  switch (expression.kind) {
    case 'name':
      return [expression];
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'unary':
    case 'cast':
      return namesIn(expression.operand);
    case 'member':
      return namesIn(expression.object);
    case 'conditional':
      return [...namesIn(expression.then), ...namesIn(expression.otherwise)];
    case 'call':
      return [...namesIn(expression.callee), ...expression.arguments.flatMap(({ value }) => namesIn(value))];
    default:
      return [];
  }
}

function textOf(node: Invocation, file: FlowFile): string {
  const { start, end } = node.kind === 'call' ? node.callee : node.type;
  return file.text.slice(start, end).replace(/\s+/g, '');
}
