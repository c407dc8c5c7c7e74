import type { CatchNode, TypeNode } from '../program.js';
import { bodyOf, type StatementConverter, type StatementParts, variablesOf } from './bodies.js';
import { nameAt, placeOf } from './conversion.js';
import { childOf, childrenOf, partOf, type SyntaxNode } from './tree.js';
import { typeOf } from './types.js';

/** `try` with all that is caught. */
export const attempt: StatementConverter = (node, parts) => {
  const tried = childOf(node, 'block');
  if (!tried) return undefined;
  return [
    {
      kind: 'try',
      ...placeOf(node),
      resources: [],
      block: bodyOf(tried, parts),
      blockPlace: placeOf(tried),
      catches: childrenOf(node, 'catch_clause').map((clause) => catchOf(clause, parts)),
      finally: childrenOf(node, 'finally_clause').flatMap(({ children }) =>
        children.flatMap((child) => bodyOf(child, parts)),
      ),
    },
  ];
};

function catchOf(clause: SyntaxNode, parts: StatementParts): CatchNode {
  const declaration = childOf(clause, 'catch_declaration');
  const filter = childOf(clause, 'catch_filter_clause')?.children[0];
  const body = childOf(clause, 'block');
  const typeNode = declaration && partOf(declaration, 'type');
  const type: TypeNode | undefined = typeNode && typeOf(typeNode, parts.text);
  const name = declaration && partOf(declaration, 'name');
  const blockPlace = placeOf(body ?? { start: clause.end, end: clause.end });
  const head = parts.text.slice(clause.start, blockPlace.start).trimEnd();
  return {
    ...placeOf(clause),
    headPlace: { start: clause.start, end: clause.start + head.length },
    types: type ? [type] : [],
    ...(name ? { name: nameAt(parts, name) } : {}),
    ...(filter ? { filter: parts.expression(filter) } : {}),
    block: bodyOf(body, parts),
    blockPlace,
  };
}

/** `using (…)`: what is closed at the end of a block. */
export const using: StatementConverter = (node, parts) => {
  const [resource] = node.children;
  const body = partOf(node, 'body');
  if (!resource || !body) return undefined;
  const blockPlace = placeOf(body);
  return [
    {
      kind: 'try',
      ...placeOf(node),
      resources:
        resource.type === 'variable_declaration'
          ? variablesOf(resource, true, parts)
          : [{ kind: 'expression', ...placeOf(resource), expression: parts.expression(resource) }],
      block: bodyOf(body, parts),
      blockPlace,
      catches: [],
      finally: [],
    },
  ];
};
