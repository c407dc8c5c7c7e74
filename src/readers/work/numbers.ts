import type { FlowFile } from '../flow/index.js';
import type { CallExpression, Expression } from '../syntax/program.js';

const deepest = 12;

/** The number an expression always is: literals, sums of them, names that are given one only. */
export function numberOf(expression: Expression, file: FlowFile, depth = 0): number | undefined {
  if (depth > deepest) return undefined;
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'number' ? expression.value : undefined;
    case 'unary':
      return expression.operator === '-' ? negated(numberOf(expression.operand, file, depth + 1)) : undefined;
    case 'cast':
      return numberOf(expression.operand, file, depth + 1);
    case 'binary':
      return calculated(
        expression.operator,
        numberOf(expression.left, file, depth + 1),
        numberOf(expression.right, file, depth + 1),
      );
    case 'name':
    case 'member': {
      const value = onlyValueOf(expression, file);
      return value ? numberOf(value, file, depth + 1) : unitsOfGo.get(file.callees.path(expression) ?? '');
    }
    case 'call':
      return ofCall(expression, file, depth + 1);
    default:
      return undefined;
  }
}

/** What a variable or field is, when it is given one value only. */
export function onlyValueOf(expression: Expression, file: FlowFile): Expression | undefined {
  const name = nameIn(expression);
  const declaration = name === undefined ? undefined : file.declarationOf(name, expression);
  if (!declaration || declaration.keys || declaration.elementOf || declaration.position !== undefined) return undefined;
  if (declaration.kind === 'field') return isFixed(declaration.field) ? declaration.value : undefined;
  if (declaration.kind !== 'variable') return undefined;
  const [value, ...others] = file.valuesOf(declaration);
  return others.length === 0 ? value : undefined;
}

/** `WAIT`, `this.wait`, `Poller.WAIT`. */
function nameIn(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member' || expression.object.kind !== 'name') return undefined;
  return /^(?:this|self|cls|[A-Z]\w*)$/.test(expression.object.name) ? expression.name : undefined;
}

function isFixed(field: object | undefined): boolean {
  return field !== undefined && 'constant' in field && field.constant === true;
}

/** `time.Duration(5)`, `int64(5)`, `Number('5')`: the number itself. */
function ofCall({ callee, arguments: [given, ...others] }: CallExpression, file: FlowFile, depth: number) {
  const name = callee.kind === 'member' ? callee.name : callee.kind === 'name' ? callee.name : '';
  const isConversion = /^(?:Duration|u?int(?:32|64)?|float(?:32|64)?|float)$/.test(name);
  return isConversion && given && others.length === 0 ? numberOf(given.value, file, depth) : undefined;
}

/** In nanoseconds, as Go counts. */
const unitsOfGo: ReadonlyMap<string, number> = new Map([
  ['time.Nanosecond', 1],
  ['time.Microsecond', 1e3],
  ['time.Millisecond', 1e6],
  ['time.Second', 1e9],
  ['time.Minute', 6e10],
  ['time.Hour', 3.6e12],
]);

function negated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

function calculated(operator: string, left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
    default:
      return undefined;
  }
}
