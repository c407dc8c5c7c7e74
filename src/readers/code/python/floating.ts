import type { FloatingPromiseFact } from '../../../model/code.js';
import { attributeParts } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { enclosingFunction } from './functions.js';
import { operationOf } from './libraries/aws.js';
import { libraryOperation } from './libraries/services.js';
import type { PythonFile } from './python-file.js';
import { canAwait } from './surroundings.js';

/**
 * Coroutines and tasks that nothing waits for: a task started and forgotten, a call of an asynchronous client alone, a thread
 * that nobody joins.
 */
export function readFloating(file: PythonFile): readonly FloatingPromiseFact[] {
  return file.tree.nodes.of('call').flatMap((call) => {
    if (call.parent?.type !== 'expression_statement') return [];
    const isBeside = isThread(call, file);
    if (!isBeside && !isTask(call, file) && !isAsyncCall(call, file)) return [];
    return [
      {
        range: file.places.range(call),
        scope: file.functions.scopeOf(call),
        text: `${file.places.text(parts(call)[0] ?? call).replace(/\s+/g, '')}(…)`,
        canAwait: canAwait(call, file),
        deliberate: false,
        ...(isBeside ? { isBeside } : {}),
      },
    ];
  });
}

/** What a thread, process or pool begins, where the function around it waits for nothing of the kind. */
function isThread(call: SyntaxNode, file: PythonFile): boolean {
  const { object, name } = attributeParts(parts(call)[0] ?? call) ?? {};
  const method = name && file.places.text(name);
  if (!object || (method !== 'start' && method !== 'submit')) return false;
  const meaning = file.meanings.of(object);
  const made = meaning.kind === 'made-by-symbol' ? meaning.path : '';
  const isStart =
    method === 'start' && /^(?:threading\.(?:Thread|Timer)|multiprocessing\.(?:\w+\.)?Process)$/.test(made);
  const isSubmit = method === 'submit' && /(?:^|\.)(?:ThreadPool|ProcessPool)Executor$/.test(made);
  if (!isStart && !isSubmit) return false;
  const around = enclosingFunction(call);
  return around !== undefined && !waiting.test(file.places.text(around));
}

/** `thread.join()`, `future.result()`, `pool.shutdown()`, and a pool in `with`, which waits at its end. */
const waiting = /\.(?:join|result|shutdown|get|map)\(|\bas_completed\(|\bwait\(|\bwith\s[^:]*Executor/;

function isTask(call: SyntaxNode, file: PythonFile): boolean {
  const path = file.meanings.symbolOf(parts(call)[0]);
  if (path !== undefined && /^asyncio\.(?:create_task|ensure_future|gather|sleep|wait|wait_for|to_thread)$/.test(path))
    return true;
  return path !== undefined && /^asyncio\.get_(?:event|running)_loop\.create_task$/.test(path);
}

function isAsyncCall(call: SyntaxNode, file: PythonFile): boolean {
  const meaning = file.meanings.ofCallee(call);
  if (meaning.kind === 'aws-member') {
    const { of, name } = meaning;
    return of.isAsync && operationOf(of.service, of.form, name) !== undefined;
  }
  return meaning.kind === 'library' && meaning.isAsync && libraryOperation(meaning.service, meaning.path) !== undefined;
}
