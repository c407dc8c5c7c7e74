import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { AnalysedFile } from '../../../analysis/analysed-file.js';
import { type CodeEdits, carryOut } from '../../../edits/code-edits.js';
import { EditedProgram } from '../../../edits/edited-program.js';
import { carryOutPlainly } from '../../../edits/plain-edits.js';
import { parseGo } from '../../../syntax/go/index.js';
import type { Grammar } from '../../../syntax/grammar.js';
import { goVocabulary } from '../vocabulary.js';
import { awaitWork } from './await-work.js';
import { collectBatchFailures } from './collect-batch-failures.js';
import { decode } from './decode.js';
import { failInsteadOfExit } from './fail-instead-of-exit.js';
import { iterateRecords } from './iterate-records.js';
import { moveToModuleScope } from './move-to-module-scope.js';
import { removeStatementAt } from './remove-statement.js';
import { rethrow } from './rethrow.js';
import { setArgument } from './set-argument.js';
import { removeUnusedImports, unusedVariables } from './unused.js';

/**
 * The edits that carry out an intent on a Go file, or undefined when this code cannot express it. They leave a file that
 * parses, without imports and variables that nothing uses any more, as Go does not compile those. A file with syntax
 * problems is not edited. Idempotency has no utility in Go, and its imports are of single services already.
 */
export function editGo(source: SourceFile, intent: CodeIntent, grammar: Grammar): readonly TextEdit[] | undefined {
  if (intent.at.file !== source.path) return undefined;
  const program = parseGo(source, grammar);
  const edited = EditedProgram.open(program, source, goVocabulary, '\t');
  if (!edited || !carryOut(edits, edited, intent)) return undefined;
  const text = edited.changes.applyTo(source.text);
  if (text === undefined || text === source.text) return undefined;
  const after = parseGo({ ...source, text }, grammar);
  if (after.problems.length > 0) return undefined;
  const known = unusedVariables(edited.file);
  const left = unusedVariables(new AnalysedFile(after, text, goVocabulary));
  if ([...left].some((name) => !known.has(name))) return undefined;
  removeUnusedImports(edited, after, text);
  const result = edited.changes.applyTo(source.text);
  if (result === undefined || parseGo({ ...source, text: result }, grammar).problems.length > 0) return undefined;
  return edited.changes.toEdits(edited.file.places.lines);
}

const edits: CodeEdits<EditedProgram> = {
  'move-to-module-scope': (edited, { at }) => moveToModuleScope(edited, at),
  'remove-statement': (edited, { at }) => removeStatementAt(edited, at),
  'fail-instead-of-exit': (edited, { at }) => failInsteadOfExit(edited, at),
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
  'check-answer': carryOutPlainly,
  rethrow: (edited, { at, errorName }) => rethrow(edited, at, errorName),
  'set-argument': (edited, { at, argument, value }) => setArgument(edited, at, argument, value),
  decode: (edited, { at, encoding }) => decode(edited, at, encoding),
  await: (edited, { at }) => awaitWork(edited, at),
  'iterate-records': (edited, { at }) => iterateRecords(edited, at),
  'collect-batch-failures': (edited, { at, identifier }) => collectBatchFailures(edited, at, identifier),
};
