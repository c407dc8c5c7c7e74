import type { SourceRange } from '../../../../model/source.js';
import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import { canAwait } from '../surroundings.js';
import type { EditedFile } from './edited-file.js';

/** Waits for a coroutine where it is made. Only in a coroutine, and not where it is waited for already. */
export function awaitCall(edited: EditedFile, at: SourceRange): boolean {
  const call = edited.nodesAt(at).find(({ type }) => type === 'call');
  if (!call || call.parent?.type === 'await' || !canAwait(call, edited.file)) return false;
  if (isGoneOnFrom(call)) {
    edited.changes.insert(call.start, '(await ');
    edited.changes.insert(call.end, ')');
  } else edited.changes.insert(call.start, 'await ');
  return true;
}

/** `call.member`, `call[0]`, `call()`: what binds closer than `await`. */
function isGoneOnFrom(call: SyntaxNode): boolean {
  const { parent } = call;
  const binds = parent?.type === 'attribute' || parent?.type === 'subscript' || parent?.type === 'call';
  return binds && parts(parent)[0] === call;
}
