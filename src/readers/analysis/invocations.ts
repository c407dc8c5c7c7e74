import type { InvocationFact } from '../../model/code.js';
import type { CallExpression, Expression, NewExpression, Placed } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { isConstructor } from './functions.js';
import { canWait, fateOf } from './futures.js';
import { runsOnce } from './memoised.js';
import { statementOf } from './surroundings.js';
import { bySource, isClass } from './tree.js';

/** An invocation with the node it was read from. */
export interface ReadInvocation {
  readonly fact: InvocationFact;
  readonly node: Placed;
}

/**
 * Every edge of the call graph that starts in this file: calls, objects that are made, functions given to calls (which may
 * call them), and what runs when the program starts.
 */
export function readInvocations(file: AnalysedFile): readonly ReadInvocation[] {
  noteTypes(file);
  const made = [...file.calls, ...file.tree.of('new')].flatMap((node) => ofCall(node, file));
  const given = file.calls.flatMap((call) => call.arguments.flatMap(({ value }) => ofReference(value, call, file)));
  return [...made, ...given, ...ofStart(file), ...ofHierarchy(file), ...ofDelegates(file)].sort((a, b) =>
    bySource(a.node, b.node),
  );
}

/** The types that fields and parameters are declared with, and what classes extend, come with the file. */
function noteTypes(file: AnalysedFile): void {
  for (const { type } of file.tree.fields) if (type) file.imports.noteType(type);
  for (const { bases } of file.tree.classes) for (const base of bases) file.imports.noteType(base);
}

function ofCall(node: CallExpression | NewExpression, file: AnalysedFile): readonly ReadInvocation[] {
  const callee = file.imports.calleeOf(node);
  if (!callee) return [];
  const isCall = node.kind === 'call';
  const target = isCall ? file.imports.localTarget(node) : undefined;
  const mayBeFuture = isCall && (target === undefined || file.givesFuture(target));
  const fact: InvocationFact = {
    scope: file.functions.scopeOf(node),
    range: file.places.range(node),
    callee,
    discarded: mayBeFuture && isLeft(node, file) && fateOf(node, file) === 'discarded',
    canAwait: canWait(node, file),
    ...(runsOnce(node, file) ? { memoised: true } : {}),
    ...(callee.kind === 'imported' ? { argumentCount: node.arguments.length } : {}),
  };
  return [{ fact, node }];
}

/** A statement of its own, or given to `_`, which C# has for what nobody wants. */
function isLeft(node: Expression, file: AnalysedFile): boolean {
  if (statementOf(node, file)) return true;
  const around = file.tree.parentOf(node);
  const target = around && 'kind' in around && around.kind === 'assign' ? around.target : undefined;
  return target?.kind === 'name-pattern' && target.name === '_';
}

/** A function handed to a call: `records.forEach(this::process)`, `lambda.Start(handle)`. */
function ofReference(value: Expression, call: CallExpression, file: AnalysedFile): readonly ReadInvocation[] {
  if (value.kind !== 'member' && value.kind !== 'name') return [];
  const callee = file.imports.calleeOfReference(value);
  const isFunction = callee?.kind === 'local' || (callee && file.isFunctionReference(value));
  if (!callee || !isFunction) return [];
  const { memoises } = file.words.errors;
  const runsOnce = memoises !== undefined && file.calleesOf(call).some((name) => memoises.test(name));
  return [{ node: value, fact: { ...plainFact(value, callee, file), ...(runsOnce ? { memoised: true } : {}) } }];
}

/** What runs by itself when the file is loaded. */
function ofStart(file: AnalysedFile): readonly ReadInvocation[] {
  return file.functions.listed.flatMap(({ node, owner }, index) => {
    if (!node || !file.words.modules.runsAtStart?.(node, owner)) return [];
    const fact = plainFact(node, { kind: 'local', function: index }, file);
    return [{ node, fact: { ...fact, scope: undefined } }];
  });
}

/** `[BatchProcessor(RecordHandler = typeof(SaveOrder))]`: the methods of the class run for the function. */
function ofDelegates(file: AnalysedFile): readonly ReadInvocation[] {
  const { delegates } = file.words.handlers;
  if (!delegates) return [];
  return file.functions.listed.flatMap(({ node }, index) => {
    const annotations = node?.annotations.filter(({ name }) => delegates.test(name)) ?? [];
    const types = annotations.flatMap((annotation) => annotation.arguments.map(({ value }) => value));
    return types.flatMap((type) =>
      calleesOfType(type, file).map((callee) => ({
        node: type,
        fact: { ...plainFact(type, callee, file), scope: index },
      })),
    );
  });
}

function calleesOfType(type: Expression, file: AnalysedFile): readonly InvocationFact['callee'][] {
  if (type.kind !== 'name') return [];
  const own = file.scopes.classNamed(type.name);
  const foreign = own ? undefined : file.imports.calleeOfFunction(type);
  if (!own) return foreign ? [foreign] : [];
  const indexes = file.scopes.methodsOf(own).map((method) => file.functions.indexOf(method));
  return indexes.flatMap((index) => (index === undefined ? [] : [{ kind: 'local', function: index } as const]));
}

/** A constructor runs the constructor of the class above it, written or not. */
function ofHierarchy(file: AnalysedFile): readonly ReadInvocation[] {
  return file.functions.listed.flatMap((listed, index) => {
    const { node, owner } = listed;
    if (!owner || !isClass(owner) || (node && !isConstructor(node))) return [];
    const [base] = owner.bases;
    const parent = base && file.scopes.classNamed(base.name);
    const above = parent && parent !== owner ? file.functions.constructorOf(parent) : undefined;
    if (above === undefined || above === index) return [];
    const place = node ?? owner;
    return [{ node: place, fact: { ...plainFact(place, { kind: 'local', function: above }, file), scope: index } }];
  });
}

function plainFact(node: Placed, callee: InvocationFact['callee'], file: AnalysedFile): InvocationFact {
  return {
    scope: file.functions.scopeOf(node),
    range: file.places.range(node),
    callee,
    discarded: false,
    canAwait: false,
  };
}
