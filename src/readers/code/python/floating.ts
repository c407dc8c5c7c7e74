import type { FloatingPromiseFact } from '../../../model/code.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { operationOf } from './libraries/aws.js';
import { libraryOperation } from './libraries/services.js';
import type { PythonFile } from './python-file.js';
import { canAwait } from './surroundings.js';

/** Coroutines and tasks that nothing waits for: a task started and forgotten, a call of an asynchronous client alone. */
export function readFloating(file: PythonFile): readonly FloatingPromiseFact[] {
  return file.tree.nodes.of('call').flatMap((call) => {
    if (call.parent?.type !== 'expression_statement' || !(isTask(call, file) || isAsyncCall(call, file))) return [];
    return [
      {
        range: file.places.range(call),
        scope: file.functions.scopeOf(call),
        text: `${file.places.text(parts(call)[0] ?? call).replace(/\s+/g, '')}(…)`,
        canAwait: canAwait(call, file),
        deliberate: false,
      },
    ];
  });
}

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
