import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { type CodeEdits, editProgram } from '../../../edits/code-edits.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { carryOutPlainly } from '../../../edits/plain-edits.js';
import type { Grammar } from '../../../syntax/grammar.js';
import { parseJava } from '../../../syntax/java/index.js';
import { javaVocabulary } from '../vocabulary.js';
import { awaitFuture } from './await-future.js';
import { collectBatchFailures } from './collect-batch-failures.js';
import { decode } from './decode.js';
import { iterateRecords } from './iterate-records.js';
import { makeIdempotent } from './make-idempotent.js';
import { moveToField } from './move-to-field.js';
import { removeStatementAt } from './remove-statement.js';
import { rethrow } from './rethrow.js';
import { setArgument } from './set-argument.js';

/**
 * The edits that carry out an intent on a Java file, or undefined when this code cannot express it. They leave a file that
 * parses. A file with syntax problems is not edited. The clients of the SDK are packages of their own, so there is no
 * import to narrow.
 */
export function editJava(source: SourceFile, intent: CodeIntent, grammar: Grammar): readonly TextEdit[] | undefined {
  const parse = (file: SourceFile) => parseJava(file, grammar);
  return editProgram(source, intent, { parse, words: javaVocabulary, indentation: '    ', edits });
}

const edits: CodeEdits<EditedProgram> = {
  'move-to-module-scope': (edited, { at }) => moveToField(edited, at),
  'remove-statement': (edited, { at }) => removeStatementAt(edited, at),
  'fail-instead-of-exit': carryOutPlainly,
  'limit-time': carryOutPlainly,
  'write-number': carryOutPlainly,
  'remove-when-done': carryOutPlainly,
  'keep-answer': carryOutPlainly,
  'take-event-identity': carryOutPlainly,
  'read-all-pages': carryOutPlainly,
  'write-text': carryOutPlainly,
  'rename-entry': carryOutPlainly,
  'read-environment': carryOutPlainly,
  'check-answer': carryOutPlainly,
  rethrow: (edited, { at }) => rethrow(edited, at),
  'set-argument': (edited, { at, argument, value }) => setArgument(edited, at, argument, value),
  decode: (edited, { at, encoding }) => decode(edited, at, encoding),
  await: (edited, { at }) => awaitFuture(edited, at),
  'iterate-records': (edited, { at }) => iterateRecords(edited, at),
  'collect-batch-failures': (edited, { at, identifier }) => collectBatchFailures(edited, at, identifier),
  'make-idempotent': (edited, { at, tableVariable }) => makeIdempotent(edited, at, tableVariable),
};
