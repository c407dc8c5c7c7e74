import { meansToGoOn, promisesToGoOn } from '../code/tolerance.js';
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

/**
 * Whether a comment in the block that catches, right above the statement or above its function says that going on after a
 * failure is meant.
 */
export function isTolerated(block: Placed, statement: Statement, file: AnalysedFile): boolean {
  if (isInCleanUp(statement, file)) return true;
  const around = file.functionAround(statement);
  return file.program.comments.some((comment) => {
    const isInside = contains(block, comment);
    if (around && isRightAbove(comment, around, file) && promisesToGoOn(comment.text)) return true;
    return (isInside || isRightAbove(comment, statement, file)) && meansToGoOn(comment.text);
  });
}

function isRightAbove(comment: Placed, node: Placed, file: AnalysedFile): boolean {
  return comment.end <= node.start && /^[\s/*]*$/.test(file.text.slice(comment.end, node.start));
}
