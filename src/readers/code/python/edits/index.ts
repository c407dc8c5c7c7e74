import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { type CodeEdits, carryOut } from '../../../edits/code-edits.js';
import type { PythonParser } from '../../../syntax/python/parser.js';
import { awaitCall } from './await-call.js';
import { collectBatchFailures } from './collect-batch-failures.js';
import { decode } from './decode.js';
import { EditedFile } from './edited-file.js';
import { addImports } from './imports.js';
import { iterateRecords } from './iterate-records.js';
import { makeIdempotent } from './make-idempotent.js';
import { moveToModuleScope } from './move-to-module-scope.js';
import { carryOutPlainly } from './plain-edits.js';
import { removeStatementAt } from './remove-statement.js';
import { rethrow } from './rethrow.js';
import { runCoroutine } from './run-coroutine.js';
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
  if (!edited || !carryOut(edits, edited, intent)) return undefined;
  const result = edited.changes.applyTo(source.text);
  if (result === undefined || result === source.text || parser.parse(result).problems.length > 0) return undefined;
  return edited.changes.toEdits(edited.file.places.lines);
}

const edits: CodeEdits<EditedFile> = {
  'move-to-module-scope': (edited, { at }) => moveToModuleScope(edited, at),
  'remove-statement': (edited, { at }) => removeStatementAt(edited, at),
  'fail-instead-of-exit': carryOutPlainly,
  'limit-time': carryOutPlainly,
  'write-number': carryOutPlainly,
  'remove-when-done': carryOutPlainly,
  'bind-values': carryOutPlainly,
  'keep-answer': carryOutPlainly,
  'use-waiter': carryOutPlainly,
  'take-event-identity': carryOutPlainly,
  'read-all-pages': carryOutPlainly,
  'run-in-step': carryOutPlainly,
  'write-text': carryOutPlainly,
  'rename-entry': carryOutPlainly,
  'read-environment': (edited, intent) => addImports(edited, [{ module: 'os' }]) && carryOutPlainly(edited, intent),
  'guard-read': carryOutPlainly,
  'read-field': carryOutPlainly,
  'convert-value': carryOutPlainly,
  'check-answer': carryOutPlainly,
  rethrow: (edited, { at }) => rethrow(edited, at),
  'set-argument': (edited, { at, argument, value }) => setArgument(edited, at, argument, value),
  decode: (edited, { at, encoding }) => decode(edited, at, encoding),
  await: (edited, { at }) => awaitCall(edited, at),
  'run-coroutine': (edited, { at }) => runCoroutine(edited, at),
  'iterate-records': (edited, { at }) => iterateRecords(edited, at),
  'collect-batch-failures': (edited, { at, identifier }) => collectBatchFailures(edited, at, identifier),
  'make-idempotent': (edited, { at, tableVariable }) => makeIdempotent(edited, at, tableVariable),
};
