import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { EditedProgram } from '../../../edits/edited-program.js';
import { parseCSharp } from '../../../syntax/csharp/index.js';
import type { Grammar } from '../../../syntax/grammar.js';
import { csharpVocabulary } from '../vocabulary.js';
import { awaitCall } from './await-call.js';
import { collectBatchFailures } from './collect-batch-failures.js';
import { iterateRecords } from './iterate-records.js';
import { makeIdempotent } from './make-idempotent.js';
import { moveToModuleScope } from './move-to-module-scope.js';
import { removeStatementAt } from './remove-statement.js';
import { rethrow } from './rethrow.js';
import { setArgument } from './set-argument.js';

/**
 * The edits that carry out an intent on a C# file, or undefined when this code cannot express it. They leave a file that
 * parses. A file with syntax problems is not edited.
 */
export function editCSharp(source: SourceFile, intent: CodeIntent, grammar: Grammar): readonly TextEdit[] | undefined {
  if (intent.at.file !== source.path) return undefined;
  const edited = EditedProgram.open(parseCSharp(source, grammar), source, csharpVocabulary, '    ');
  if (!edited || !carryOut(edited, intent)) return undefined;
  const text = edited.changes.applyTo(source.text);
  if (text === undefined || text === source.text) return undefined;
  if (parseCSharp({ ...source, text }, grammar).problems.length > 0) return undefined;
  return edited.changes.toEdits(edited.file.places.lines);
}

/** False when the code cannot express the intent; the changes so far then count for nothing. */
function carryOut(edited: EditedProgram, intent: CodeIntent): boolean {
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
