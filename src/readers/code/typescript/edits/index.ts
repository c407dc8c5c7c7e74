import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { understandProgram } from '../../../flow/index.js';
import { typeScriptProgram } from '../../../syntax/typescript/index.js';
import { carryOutWork, Draft } from '../../../work/edits/index.js';
import { parseTypeScript } from '../parse.js';
import { answerByReturn } from './answer-by-return.js';
import { awaitExpression } from './await-expression.js';
import { Changes } from './changes.js';
import { collectBatchFailures } from './collect-batch-failures.js';
import { decode } from './decode.js';
import { EditedModule } from './edited-module.js';
import { iterateInOrder } from './iterate-in-order.js';
import { iterateRecords } from './iterate-records.js';
import { makeIdempotent } from './make-idempotent.js';
import { moveToModuleScope } from './move-to-module-scope.js';
import { narrowImport } from './narrow-import.js';
import { removeStatement } from './remove-statement.js';
import { rethrow } from './rethrow.js';
import { setArgument } from './set-argument.js';

/**
 * The edits that carry out `intent` on TypeScript or JavaScript, or undefined when this code cannot express it. They are in
 * order, do not touch each other, and leave a file that still parses. A file with syntax problems is not edited.
 */
export function editTypeScript(source: SourceFile, intent: CodeIntent): readonly TextEdit[] | undefined {
  if (intent.at.file !== source.path) return undefined;
  const module = EditedModule.open(source);
  if (!module) return undefined;
  const changes = new Changes();
  if (!carryOut(module, intent, changes)) return undefined;
  const edits = changes.toEdits(module);
  return edits && edits.length > 0 && stillParses(module, changes) ? edits : undefined;
}

/** False when the code cannot express the intent; what `changes` holds then counts for nothing. */
function carryOut(module: EditedModule, intent: CodeIntent, changes: Changes): boolean {
  switch (intent.kind) {
    case 'move-to-module-scope':
      return moveToModuleScope(module, intent.at, changes);
    case 'narrow-import':
      return narrowImport(module, intent.at, changes);
    case 'iterate-records':
      return iterateRecords(module, intent.at, changes);
    case 'collect-batch-failures':
      return collectBatchFailures(module, intent.at, intent.identifier, changes);
    case 'await':
      return awaitExpression(module, intent.at, changes);
    case 'decode':
      return decode(module, intent.at, intent.encoding, changes);
    case 'answer-by-return':
      return answerByReturn(module, intent.at, changes);
    case 'iterate-in-order':
      return iterateInOrder(module, intent.at, changes);
    case 'remove-statement':
      return removeStatement(module, intent.at, changes);
    case 'rethrow':
      return rethrow(module, intent.at, changes);
    case 'set-argument':
      return setArgument(module, intent.at, intent.argument, intent.value, changes);
    case 'make-idempotent':
      return makeIdempotent(module, intent.at, intent.tableVariable, changes);
    default:
      return carryOutWork(draftOf(module, changes), intent);
  }
}

function draftOf(module: EditedModule, changes: Changes): Draft {
  const program = typeScriptProgram({ path: module.path, text: module.text }, module.parsed);
  return new Draft(understandProgram(program), module.text, changes);
}

function stillParses(module: EditedModule, changes: Changes): boolean {
  const text = changes.applyTo(module.text);
  return text !== undefined && parseTypeScript({ path: module.path, text }).problems.length === 0;
}
