import type { CodeFacts, FloatingPromiseFact, FunctionFact, InvocationFact } from '../model/code.js';
import { comparePositions, rangeKey } from '../model/source.js';
import type { Modules } from './modules.js';
import { invoked } from './walk.js';

/**
 * The promises a file leaves floating: those its reader saw, and invocations whose result is thrown away although what
 * they invoke, perhaps in another file, gives a promise. Each place once, in source order.
 */
export function floatingPromisesOf(facts: CodeFacts, modules: Modules): readonly FloatingPromiseFact[] {
  const ofModules = kept.get(modules) ?? new Map<CodeFacts, readonly FloatingPromiseFact[]>();
  kept.set(modules, ofModules);
  const promises = ofModules.get(facts) ?? findFloatingPromises(facts, modules);
  ofModules.set(facts, promises);
  return promises;
}

/** Many handlers reach the same files. */
const kept = new WeakMap<Modules, Map<CodeFacts, readonly FloatingPromiseFact[]>>();

function findFloatingPromises(facts: CodeFacts, modules: Modules): readonly FloatingPromiseFact[] {
  const seen = new Set(facts.floatingPromises.map((promise) => rangeKey(promise.range)));
  const discarded = facts.invocations.flatMap((invocation): readonly FloatingPromiseFact[] => {
    if (!invocation.discarded || seen.has(rangeKey(invocation.range))) return [];
    const target = invoked(facts, invocation, modules);
    if (target.kind !== 'function' || !returnsPromise(target.file, target.index, modules)) return [];
    if (modules.facts(target.file)?.functions[target.index]?.isDoneAtOnce) return [];
    const { range, scope, canAwait } = invocation;
    return [{ range, scope, canAwait, text: `${calleeName(facts, invocation)}(…)`, deliberate: false }];
  });
  if (discarded.length === 0) return facts.floatingPromises;
  return [...facts.floatingPromises, ...discarded].sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/**
 * Whether a promise left floating is lost when the handler `index` of `file` ends. A handler that calls back keeps the
 * environment running until nothing is left to do; one that gives a promise ends with it. In Python a coroutine that
 * nobody awaits never runs, whatever the handler is; in Go, Java and C# whatever runs beside the
 * handler is frozen with the environment.
 */
export function endsWithPromise(file: string, index: number, modules: Modules): boolean {
  const language = modules.facts(file)?.language;
  return /^(?:python|go|java|csharp)$/.test(language ?? '') || returnsPromise(file, index, modules);
}

/**
 * Whether a function gives a promise: it is async, something around it always waits, or on every path it returns what
 * another such function gives.
 */
function returnsPromise(
  file: string,
  index: number,
  modules: Modules,
  known = new Map<FunctionFact, boolean>(),
): boolean {
  const facts = modules.facts(file);
  const fact = facts?.functions[index];
  if (!facts || !fact) return false;
  const earlier = known.get(fact);
  if (earlier !== undefined) return earlier;
  // A function that only returns itself gives nothing.
  known.set(fact, false);
  if (fact.isAsync || fact.wrappers.some(({ module }) => awaitingModules.test(module))) {
    known.set(fact, true);
    return true;
  }
  const returns = facts.returns.filter((each) => each.scope === index);
  const always = returns.every(({ shape }) => {
    const invocation = shape.kind === 'invocation' ? facts.invocations[shape.invocation] : undefined;
    const target = invocation && invoked(facts, invocation, modules);
    return target?.kind === 'function' && returnsPromise(target.file, target.index, modules, known);
  });
  known.set(fact, always && returns.length > 0);
  return always && returns.length > 0;
}

/** Packages whose wrappers are async whatever they wrap: middy's core and Powertools for TypeScript. */
const awaitingModules = /^(@middy\/|middy$|@aws-lambda-powertools\/|@sentry\/)/;

function calleeName(facts: CodeFacts, { callee }: InvocationFact): string {
  if (callee.kind === 'local') return facts.functions[callee.function]?.name ?? '';
  const imported = facts.imports[callee.import];
  const [head = '', ...members] = callee.name.split('.');
  // A module that is called as a whole is its default.
  const isMeant = (name: string) => name === head || (name === '*' && head === 'default');
  const local = imported?.names.find((binding) => isMeant(binding.imported))?.local ?? head;
  return [local, ...members].join('.');
}
