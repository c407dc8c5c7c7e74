import type { CodeIntent } from '../../model/intent.js';
import { carryOutWork, Draft } from '../work/edits/index.js';
import type { EditedProgram } from './edited-program.js';

/** What needs nothing of its language but the common tree. */
export function carryOutPlainly(edited: EditedProgram, intent: CodeIntent): boolean {
  return carryOutWork(new Draft(edited.file, edited.text, edited.changes), intent);
}
