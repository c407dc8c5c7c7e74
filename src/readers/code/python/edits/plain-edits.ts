import type { CodeIntent } from '../../../../model/intent.js';
import { understandProgram } from '../../../flow/index.js';
import { pythonProgram } from '../../../syntax/python/index.js';
import { carryOutWork, Draft } from '../../../work/edits/index.js';
import type { EditedFile } from './edited-file.js';

/** What needs nothing of its language but the common tree. */
export function carryOutPlainly({ file, text, changes }: EditedFile, intent: CodeIntent): boolean {
  const program = pythonProgram({ path: intent.at.file, text }, file.tree);
  return carryOutWork(new Draft(understandProgram(program), text, changes), intent);
}
