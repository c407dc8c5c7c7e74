import type { Declaration } from '../analysis/scopes.js';
import type { CallExpression, Expression, Pattern } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

/** What names are given after they are declared: by assignment, or by a call that fills them. */
export function valuesByDeclaration(file: FlowFile): ReadonlyMap<Declaration, readonly Expression[]> {
  const values = new Map<Declaration, Expression[]>();
  const give = (name: string, at: Expression, value: Expression) => {
    const declaration = file.declarationOf(name, at);
    if (!declaration) return;
    const known = values.get(declaration);
    if (known) known.push(value);
    else values.set(declaration, [value]);
  };
  for (const node of file.tree.of('assign')) {
    for (const name of namesIn(node.target)) give(name, node, node.value);
  }
  for (const call of file.tree.of('call')) {
    const filled = filledBy(call);
    if (filled) give(filled.name, call, filled.from);
  }
  return values;
}

function namesIn(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'name-pattern':
      return [pattern.name];
    case 'list-pattern':
      return pattern.items.flatMap((item) => (item ? namesIn(item) : []));
    case 'map-pattern':
      return pattern.entries.flatMap(({ pattern: inner }) => namesIn(inner));
    default:
      return [];
  }
}

/** `json.Unmarshal(text, &order)`, `decoder.Decode(&order)`: the name is given what the text holds. */
function filledBy({ callee, arguments: given }: CallExpression): { name: string; from: Expression } | undefined {
  if (callee.kind !== 'member' || !/^(?:Unmarshal\w*|Decode)$/.test(callee.name)) return undefined;
  const target = given.at(-1)?.value;
  const isName = target?.kind === 'unary' && target.operator === '&' && target.operand.kind === 'name';
  if (!isName || target.operand.kind !== 'name') return undefined;
  const from = given.length > 1 ? given[0]?.value : callee.object;
  return from && { name: target.operand.name, from };
}
