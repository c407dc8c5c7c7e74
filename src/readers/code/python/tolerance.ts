import { blockOf } from '../../syntax/python/node-parts.js';
import { enclosing, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { meansToGoOn, promisesToGoOn } from '../tolerance.js';
import type { PythonFile } from './python-file.js';

/**
 * Whether a comment in an `except` block, or right above its `try`, or the function's own documentation says that going on
 * after a failure is meant.
 */
export function isTolerated(clause: SyntaxNode, file: PythonFile): boolean {
  const statement = clause.parent;
  if (statement?.type !== 'try_statement') return false;
  const { source } = file.places;
  const following = parts(statement).find((part) => part.start > clause.start);
  const end = following?.start ?? endOfIndented(clause, source);
  if (promisesToGoOn(documentationAround(statement, file))) return true;
  return file.tree.comments.some((comment) => {
    const isInside = clause.start <= comment.start && comment.end <= end;
    const isAbove =
      comment.end <= statement.start && !/[^\s#]/.test(withoutComments(source.slice(comment.end, statement.start)));
    return (isInside || isAbove) && meansToGoOn(file.places.text(comment));
  });
}

function documentationAround(statement: SyntaxNode, file: PythonFile): string {
  const around = enclosing(statement, 'function_definition');
  const block = around && blockOf(around);
  const [first] = block ? parts(block) : [];
  return first?.type === 'expression_statement' && parts(first)[0]?.type === 'string' ? file.places.text(first) : '';
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
