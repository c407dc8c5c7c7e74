import { meansToGoOn } from '../code/tolerance.js';
import type { Placed, Statement } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { contains } from './tree.js';

/** Whether a comment in the block that catches, or right above the statement, says that going on after a failure is meant. */
export function isTolerated(block: Placed, statement: Statement, file: AnalysedFile): boolean {
  return file.program.comments.some((comment) => {
    const isInside = contains(block, comment);
    const isAbove = comment.end <= statement.start && /^[\s/*]*$/.test(file.text.slice(comment.end, statement.start));
    return (isInside || isAbove) && meansToGoOn(comment.text);
  });
}
