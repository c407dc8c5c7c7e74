import { meansToGoOn } from '../code/tolerance.js';
import type { Placed, Statement } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { contains } from './tree.js';

/** Whether a failure happens while work that is over is cleaned up: `defer func() { … }()`, where nothing is recovered from. */
function isInCleanUp(statement: Statement, file: AnalysedFile): boolean {
  const lambda = file.functionAround(statement);
  if (lambda && /\brecover\(\)/.test(file.textOf(lambda))) return false;
  const expression = lambda && file.parentOf(lambda);
  const call = expression && file.parentOf(expression);
  const around = call && file.parentOf(call);
  return around !== undefined && 'kind' in around && around.kind === 'unary' && around.operator === 'defer';
}

/** Whether a comment in the block that catches, or right above the statement, says that going on after a failure is meant. */
export function isTolerated(block: Placed, statement: Statement, file: AnalysedFile): boolean {
  if (isInCleanUp(statement, file)) return true;
  return file.program.comments.some((comment) => {
    const isInside = contains(block, comment);
    const isAbove = comment.end <= statement.start && /^[\s/*]*$/.test(file.text.slice(comment.end, statement.start));
    return (isInside || isAbove) && meansToGoOn(comment.text);
  });
}
