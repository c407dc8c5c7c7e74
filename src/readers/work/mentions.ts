import type { ParameterReference } from '../../model/flow.js';
import { descendants, isFunction } from '../analysis/tree.js';
import { type FlowFile, iteratedObject } from '../flow/index.js';
import type { Expression } from '../syntax/program.js';
import { generating } from './file-functions.js';

/** What a value is made of: parameters, and what is new each time. */
interface Mentions {
  readonly from: readonly ParameterReference[];
  readonly isGenerated: boolean;
}

const deepest = 8;

/** Everything that is in an expression, whatever is done to it on the way. */
export function mentionsIn(expression: Expression, file: FlowFile): Mentions {
  const from = new Map<string, ParameterReference>();
  const seen = new Set<Expression>();
  let isGenerated = false;
  const visit = (node: Expression, depth: number): void => {
    if (depth > deepest || seen.has(node)) return;
    seen.add(node);
    for (const part of descendants(node, isFunction)) {
      if (!('kind' in part)) continue;
      if (part.kind === 'call' || part.kind === 'new') isGenerated ||= generating.test(file.callees.lastOf(part));
      if (part.kind === 'member') isGenerated ||= generating.test(part.name);
      if (part.kind !== 'name') continue;
      const declaration = file.declarationOf(part.name, part);
      if (declaration?.kind === 'parameter' && declaration.parameter) {
        const { function: owner, index } = declaration.parameter;
        const iterated = iteratedObject(owner, file);
        const position = file.indexOf(owner);
        if (iterated) visit(iterated, depth + 1);
        else if (position !== undefined) from.set(`${position} ${index}`, { function: position, parameter: index });
      }
      if (declaration?.kind !== 'variable') continue;
      for (const value of file.valuesOf(declaration)) visit(value, depth + 1);
      if (declaration.elementOf) visit(declaration.elementOf, depth + 1);
    }
  };
  visit(expression, 0);
  return { from: [...from.values()], isGenerated };
}
