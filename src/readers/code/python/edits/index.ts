import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import type { PythonParser } from '../../../syntax/python/parser.js';
import { awaitCall } from './await-call.js';
import { collectBatchFailures } from './collect-batch-failures.js';
import { EditedFile } from './edited-file.js';
import { iterateRecords } from './iterate-records.js';
import { makeIdempotent } from './make-idempotent.js';
import { moveToModuleScope } from './move-to-module-scope.js';
import { removeStatementAt } from './remove-statement.js';
import { rethrow } from './rethrow.js';
import { setArgument } from './set-argument.js';

/**
 * The edits that carry out an intent on a Python file, or undefined when this code cannot express it. They are in order, do
 * not touch each other, and leave a file that still parses. A file with syntax problems is not edited.
 */
export function editPython(
  source: SourceFile,
  intent: CodeIntent,
  parser: PythonParser,
): readonly TextEdit[] | undefined {
  if (intent.at.file !== source.path) return undefined;
  const edited = EditedFile.open(source, parser);
  if (!edited || !carryOut(edited, intent)) return undefined;
  const result = edited.changes.applyTo(source.text);
  if (result === undefined || result === source.text || parser.parse(result).problems.length > 0) return undefined;
  return edited.changes.toEdits(edited.file.places.lines);
}

/** False when the code cannot express the intent; the changes so far then count for nothing. */
function carryOut(edited: EditedFile, intent: CodeIntent): boolean {
  switch (intent.kind) {
    case 'move-to-module-scope':
      return moveToModuleScope(edited, intent.at);
    case 'remove-statement':
      return removeStatementAt(edited, intent.at);
    case 'rethrow':
      return rethrow(edited, intent.at);
    case 'set-argument':
      return setArgument(edited, intent.at, intent.argument, intent.value);
    case 'await':
      return awaitCall(edited, intent.at);
    case 'iterate-records':
      return iterateRecords(edited, intent.at);
    case 'collect-batch-failures':
      return collectBatchFailures(edited, intent.at, intent.identifier);
    case 'make-idempotent':
      return makeIdempotent(edited, intent.at, intent.tableVariable);
    case 'narrow-import':
      return false;
  }
}
