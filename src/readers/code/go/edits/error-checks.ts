import type { SourceRange } from '../../../../model/source.js';
import type { ErrorCheck } from '../../../analysis/vocabulary.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { IfStatement } from '../../../syntax/program.js';
import { goErrors } from '../errors.js';

/** A check of an error with the `if` that it is. */
export type FoundCheck = ErrorCheck & { readonly statement: IfStatement };

/** The check whose block has this range. */
export function errorCheckAt(edited: EditedProgram, at: SourceRange): FoundCheck | undefined {
  const { lines } = edited.file.places;
  const [start, end] = [lines.offset(at.start), lines.offset(at.end)];
  return errorChecks(edited).find(({ blockPlace }) => blockPlace.start === start && blockPlace.end === end);
}

/** Every check of an error in the file. */
export function errorChecks(edited: EditedProgram): readonly FoundCheck[] {
  return edited.file.tree.of('if').flatMap((statement) => {
    const check = goErrors.catchOf?.(statement, edited.file);
    return check ? [{ ...check, statement }] : [];
  });
}
