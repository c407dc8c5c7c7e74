import type { Expression } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

const deepest = 8;

/** The expression a name stands for, when it is given one value only. */
export function sourceOf(expression: Expression, file: FlowFile, depth = 0): Expression {
  if (expression.kind !== 'name' || depth > deepest) return expression;
  const declaration = file.declarationOf(expression.name, expression);
  if (declaration?.kind !== 'variable' || declaration.keys || declaration.elementOf) return expression;
  const [value, ...others] = file.valuesOf(declaration);
  return value && others.length === 0 ? sourceOf(value, file, depth + 1) : expression;
}

/** What is written of a text that is put together: the fixed parts of templates, sums and formats. */
export function fixedParts(expression: Expression, depth = 0): readonly string[] {
  if (depth > deepest * 8) return [];
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'template':
      return expression.parts.flatMap((part) => (typeof part === 'string' ? [part] : []));
    case 'binary':
      return [...fixedParts(expression.left, depth + 1), ...fixedParts(expression.right, depth + 1)];
    case 'call': {
      const { callee, arguments: given } = expression;
      const on = callee.kind === 'member' ? fixedParts(callee.object, depth + 1) : [];
      return [...on, ...given.flatMap(({ value }) => fixedParts(value, depth + 1))];
    }
    case 'conditional':
      return [...fixedParts(expression.then, depth + 1), ...fixedParts(expression.otherwise, depth + 1)];
    default:
      return [];
  }
}
