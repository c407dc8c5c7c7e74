import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { addUsings } from './usings.js';

/** `async void` becomes `async Task`. Not where a base class or an interface may ask for `void`. */
export function returnTask(edited: EditedProgram, at: SourceRange): boolean {
  const method = edited.functionAt(at);
  const { returns } = method ?? {};
  if (!method?.isAsync || returns?.name !== 'void') return false;
  if (/\boverride\b/.test(edited.text.slice(method.start, returns.start))) return false;
  edited.changes.replace(returns.start, returns.end, 'Task');
  addUsings(edited, ['System.Threading.Tasks']);
  return true;
}
