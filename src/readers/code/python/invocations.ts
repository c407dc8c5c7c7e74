import type { InvocationFact } from '../../../model/code.js';
import { attributeParts, callParts, definitionOf } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import type { Meaning } from './meaning.js';
import { runsOnce } from './memoised.js';
import type { NameScope } from './name-scope.js';
import type { PythonFile } from './python-file.js';
import { canAwait, isAsync, statementOf } from './surroundings.js';

type Callee = InvocationFact['callee'];

/** An invocation with the call it was read from. */
export interface ReadInvocation {
  readonly fact: InvocationFact;
  readonly call: SyntaxNode | undefined;
}

/** Methods that run what was registered on an object: `app.resolve(event, context)`. */
const runners = /^(?:resolve|handle|handle_request|lambda_handler|run|dispatch|__call__)$/;

/**
 * Every edge of the call graph that starts in this file: calls, functions given to calls (which may call them), decorators of
 * the project, and routes, which run when the object they are registered on does.
 */
export function readInvocations(file: PythonFile): readonly ReadInvocation[] {
  const invocations = [...ofCalls(file), ...ofDecorators(file), ...ofRoutes(file)];
  return invocations.sort(({ fact: a }, { fact: b }) => {
    const [first, second] = [a.range.start, b.range.start];
    return first.line - second.line || first.character - second.character;
  });
}

function ofCalls(file: PythonFile): readonly ReadInvocation[] {
  return file.tree.nodes.of('call').flatMap((call) => {
    const { callee, positional, keywords } = callParts(call, file.places.source);
    if (!callee || file.functions.indexOf(call) !== undefined) return [];
    const own = calleesOf(callee, file).map((target) => ({ call, fact: invocation(call, target, file) }));
    // What a module hands on while it loads (a route, a wrapped handler) runs later, when somebody calls it.
    const isLoading = file.functions.scopeOf(call) === undefined;
    const given = isLoading ? [] : [...positional, ...keywords.values()];
    return [...own, ...given.flatMap((argument) => givenFunctions(argument, file))];
  });
}

function invocation(call: SyntaxNode, callee: Callee, file: PythonFile): InvocationFact {
  const target = callee.kind === 'local' ? file.functions.nodes[callee.function] : undefined;
  const mayBeCoroutine = target === undefined || (target.type !== 'call' && isAsync(target, file));
  const isBare = call.parent?.type === 'expression_statement' && statementOf(call) !== undefined;
  return {
    scope: file.functions.scopeOf(call),
    range: file.places.range(call),
    callee,
    discarded: isBare && mayBeCoroutine,
    canAwait: canAwait(call, file),
    ...(runsOnce(call, file) ? { memoised: true } : {}),
  };
}

/** The functions that calling an expression runs. */
function calleesOf(callee: SyntaxNode, file: PythonFile): readonly Callee[] {
  const direct = targetOf(file.meanings.of(callee), file);
  if (direct) return [direct];
  const { object, name } = (callee.type === 'attribute' && attributeParts(callee)) || {};
  if (!object || !name || !runners.test(file.places.text(name))) return [];
  const owner = file.meanings.of(object);
  return owner.kind === 'function' ? [{ kind: 'local', function: owner.index }] : [];
}

function targetOf(meaning: Meaning, file: PythonFile): Callee | undefined {
  switch (meaning.kind) {
    case 'function':
      return { kind: 'local', function: meaning.index };
    case 'class':
    case 'instance': {
      const index = methodIndex(meaning.scope, meaning.kind === 'class' ? '__init__' : '__call__', file);
      return index === undefined ? undefined : { kind: 'local', function: index };
    }
    case 'symbol': {
      const imported = file.imports.importOf(meaning.path);
      if (!imported || !file.imports.mayBeLocal(imported.import) || imported.name === '*') return undefined;
      return { kind: 'imported', ...imported };
    }
    default:
      return undefined;
  }
}

function methodIndex(scope: NameScope, name: string, file: PythonFile): number | undefined {
  const [binding] = scope.bindings.get(name) ?? [];
  return binding?.kind === 'function' && binding.declaration ? file.functions.indexOf(binding.declaration) : undefined;
}

/** A function handed to a call: `executor.map(process, records)`, `record_handler=record_handler`. */
function givenFunctions(argument: SyntaxNode, file: PythonFile): readonly ReadInvocation[] {
  if (argument.type !== 'identifier' && argument.type !== 'attribute') return [];
  const meaning = file.meanings.of(argument);
  const isFunction = meaning.kind === 'function' || (meaning.kind === 'symbol' && isImportedFunction(argument, file));
  const callee = isFunction ? targetOf(meaning, file) : undefined;
  return callee ? [given(argument, callee, file)] : [];
}

/** An imported name, or a member of an imported module, that is written like a function: no constant and no class. */
function isImportedFunction(node: SyntaxNode, file: PythonFile): boolean {
  const { object, name } = (node.type === 'attribute' && attributeParts(node)) || {};
  const imported = object ?? node;
  const bindings = file.scopes.lookUp(file.places.text(imported), imported);
  return bindings.some(({ kind }) => kind === 'import') && /^[a-z_][a-z0-9_]*$/.test(file.places.text(name ?? node));
}

function given(node: SyntaxNode, callee: Callee, file: PythonFile): ReadInvocation {
  const scope = file.functions.scopeOf(node);
  const range = file.places.range(node);
  return { call: undefined, fact: { scope, range, callee, discarded: false, canAwait: false } };
}

/** The code of a decorator of the project runs with the function it decorates. */
function ofDecorators(file: PythonFile): readonly ReadInvocation[] {
  return file.functions.nodes.flatMap((node, index) =>
    definitionOf(node).decorators.flatMap((decorator) => {
      const name = decorator.type === 'call' ? (parts(decorator)[0] ?? decorator) : decorator;
      const meaning = file.meanings.of(name);
      const callee = name.type === 'identifier' || meaning.kind === 'symbol' ? targetOf(meaning, file) : undefined;
      if (!callee || (callee.kind === 'local' && file.functions.nodes[callee.function]?.type === 'call')) return [];
      const range = file.places.range(decorator);
      return [{ call: undefined, fact: { scope: index, range, callee, discarded: false, canAwait: false } }];
    }),
  );
}

/** A router runs its routes, and the routers registered on it. */
function ofRoutes(file: PythonFile): readonly ReadInvocation[] {
  return file.dispatchers.flatMap(({ call, routes, arguments: registered }) => {
    const scope = file.functions.indexOf(call);
    const callees = [
      ...routes
        .map((route) => ({ node: route, index: file.functions.indexOf(route) }))
        .flatMap(({ node, index }) =>
          index === undefined ? [] : [{ node, callee: { kind: 'local' as const, function: index } }],
        ),
      ...registered.flatMap((argument) => {
        const meaning = file.meanings.of(argument);
        const isObject = meaning.kind === 'function' || meaning.kind === 'symbol';
        const callee = isObject ? targetOf(meaning, file) : undefined;
        return callee ? [{ node: argument, callee }] : [];
      }),
    ];
    return callees.map(({ node, callee }) => ({
      call: undefined,
      fact: { scope, range: file.places.range(nameOrNode(node)), callee, discarded: false, canAwait: false },
    }));
  });
}

function nameOrNode(node: SyntaxNode): SyntaxNode {
  return node.type === 'function_definition'
    ? (parts(node).find((child) => child.type === 'identifier') ?? node)
    : node;
}
