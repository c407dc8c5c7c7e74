import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';

/** Waits for a future where it stands: `client.putItem(request)` becomes `client.putItem(request).join()`. */
export function awaitFuture(edited: EditedProgram, at: SourceRange): boolean {
  const call = edited.nodesAt(at).find((node) => 'kind' in node && node.kind === 'call');
  if (!call || !('kind' in call) || call.kind !== 'call') return false;
  const types = edited.file.typesOfValue(call);
  if (!types.some(({ name }) => /(?:^|\.)CompletableFuture$/.test(name))) return false;
  edited.changes.insert(call.end, '.join()');
  return true;
}
