import type { Expression, LoopStatement, Statement } from '../program.js';
import { type Conversion, ifStatement, other, placeOf } from './conversion.js';
import { loopParts } from './node-parts.js';
import { convertTarget } from './patterns.js';
import { parts, type SyntaxNode } from './tree.js';

/**
 * A comprehension: `other` with its loop as the only part; what the innermost body evaluates is an item. That of a map is
 * a call of `dict` with such a list of pairs.
 */
export function convertComprehension(node: SyntaxNode, around: Conversion): Expression {
  const [body, ...clauses] = parts(node);
  if (!body) return other(node, []);
  const isMap = node.type === 'dictionary_comprehension';
  const item: Statement = {
    kind: 'expression',
    expression: isMap ? convertPair(body, around) : around.convertExpression(body, around),
    ...placeOf(body),
  };
  const statements = clauses.reduceRight<readonly Statement[]>(
    (inside, clause) => [convertClause(clause, inside, node, around)],
    [item],
  );
  const list = other(node, statements);
  if (!isMap) return list;
  const place = placeOf(node);
  const callee: Expression = { kind: 'name', name: 'dict', start: node.start, end: node.start };
  return { kind: 'call', callee, arguments: [{ value: list, ...place }], typeArguments: [], ...place };
}

function convertPair(pair: SyntaxNode, around: Conversion): Expression {
  return { kind: 'list', items: parts(pair).map((part) => around.convertExpression(part, around)), ...placeOf(pair) };
}

function convertClause(
  clause: SyntaxNode,
  inside: readonly Statement[],
  node: SyntaxNode,
  around: Conversion,
): Statement {
  const place = { start: clause.start, end: node.end };
  if (clause.type === 'for_in_clause') return convertLoop(clause, inside, place, around);
  const [test] = parts(clause);
  return ifStatement(test ? around.convertExpression(test, around) : other(clause, []), inside, [], place);
}

function convertLoop(
  clause: SyntaxNode,
  body: readonly Statement[],
  place: { readonly start: number; readonly end: number },
  around: Conversion,
): LoopStatement {
  const loop = loopParts(clause);
  if (!loop) return { kind: 'loop', head: [], body, ...place };
  const variable = convertTarget(loop.left, around);
  return { kind: 'loop', variable, over: around.convertExpression(loop.right, around), head: [], body, ...place };
}
