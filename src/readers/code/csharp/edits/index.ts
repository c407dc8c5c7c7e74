import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { type CodeEdits, editProgram } from '../../../edits/code-edits.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { carryOutPlainly } from '../../../edits/plain-edits.js';
import { parseCSharp } from '../../../syntax/csharp/index.js';
import type { Grammar } from '../../../syntax/grammar.js';
import { csharpVocabulary } from '../vocabulary.js';
import { awaitCall } from './await-call.js';
import { collectBatchFailures } from './collect-batch-failures.js';
import { decode } from './decode.js';
import { iterateRecords } from './iterate-records.js';
import { makeIdempotent } from './make-idempotent.js';
import { moveToModuleScope } from './move-to-module-scope.js';
import { removeStatementAt } from './remove-statement.js';
import { rethrow } from './rethrow.js';
import { returnTask } from './return-task.js';
import { setArgument } from './set-argument.js';

/**
 * The edits that carry out an intent on a C# file, or undefined when this code cannot express it. They leave a file that
 * parses. A file with syntax problems is not edited.
 */
export function editCSharp(source: SourceFile, intent: CodeIntent, grammar: Grammar): readonly TextEdit[] | undefined {
  const parse = (file: SourceFile) => parseCSharp(file, grammar);
  return editProgram(source, intent, { parse, words: csharpVocabulary, indentation: '    ', edits });
}

const edits: CodeEdits<EditedProgram> = {
  'move-to-module-scope': (edited, { at }) => moveToModuleScope(edited, at),
  'remove-statement': (edited, { at }) => removeStatementAt(edited, at),
  'fail-instead-of-exit': carryOutPlainly,
  'limit-time': carryOutPlainly,
  'write-number': carryOutPlainly,
  'remove-when-done': carryOutPlainly,
  'bind-values': carryOutPlainly,
  'keep-answer': carryOutPlainly,
  'take-event-identity': carryOutPlainly,
  'read-all-pages': carryOutPlainly,
  'write-text': carryOutPlainly,
  'rename-entry': carryOutPlainly,
  'read-environment': carryOutPlainly,
  'guard-read': carryOutPlainly,
  'check-answer': carryOutPlainly,
  rethrow: (edited, { at }) => rethrow(edited, at),
  'set-argument': (edited, { at, argument, value }) => setArgument(edited, at, argument, value),
  decode: (edited, { at, encoding }) => decode(edited, at, encoding),
  await: (edited, { at }) => awaitCall(edited, at),
  'return-task': (edited, { at }) => returnTask(edited, at),
  'iterate-records': (edited, { at }) => iterateRecords(edited, at),
  'collect-batch-failures': (edited, { at, identifier }) => collectBatchFailures(edited, at, identifier),
  'make-idempotent': (edited, { at, tableVariable }) => makeIdempotent(edited, at, tableVariable),
};
