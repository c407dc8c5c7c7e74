import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { meansToGoOn } from '../tolerance.js';
import type { PythonFile } from './python-file.js';

/** Whether a comment in an `except` block, or right above its `try`, says that going on after a failure is meant. */
export function isTolerated(clause: SyntaxNode, file: PythonFile): boolean {
  const statement = clause.parent;
  if (statement?.type !== 'try_statement') return false;
  const { source } = file.places;
  const following = parts(statement).find((part) => part.start > clause.start);
  const end = following?.start ?? endOfIndented(clause, source);
  return file.tree.comments.some((comment) => {
    const isInside = clause.start <= comment.start && comment.end <= end;
    const isAbove =
      comment.end <= statement.start && !/[^\s#]/.test(withoutComments(source.slice(comment.end, statement.start)));
    return (isInside || isAbove) && meansToGoOn(file.places.text(comment));
  });
}

/** Comments after the last statement of a block belong to it as long as they are indented more than its head. */
function endOfIndented(clause: SyntaxNode, source: string): number {
  const indent = clause.start - (source.lastIndexOf('\n', clause.start - 1) + 1);
  const rest = /^[^\n]*(?:\n(?:[ \t]*|[ \t]*#[^\n]*)(?=\n|$))*/.exec(source.slice(clause.end))?.[0] ?? '';
  const lines = rest.split('\n');
  const outside = lines.findIndex((line, index) => index > 0 && /^[ \t]*#/.test(line) && line.search(/\S/) <= indent);
  return clause.end + (outside < 0 ? rest : lines.slice(0, outside).join('\n')).length;
}

function withoutComments(text: string): string {
  return text.replace(/#[^\n]*/g, '');
}
