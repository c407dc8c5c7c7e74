import { descendants, isFunction, type Node } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { FunctionNode, Placed, ReturnStatement, Statement } from '../../../syntax/program.js';

/** The statements of the function's own code within some, lambdas left out. */
export function* ownNodes(statements: readonly Statement[]): Generator<Node> {
  for (const statement of statements) yield* descendants(statement, isFunction);
}

export function returnsIn(statements: readonly Statement[]): readonly ReturnStatement[] {
  return [...ownNodes(statements)].filter((node): node is ReturnStatement => 'kind' in node && node.kind === 'return');
}

/** The last of the values a `return` gives. */
export function lastValue({ value }: ReturnStatement): Placed | undefined {
  return value?.kind === 'other' ? value.parts.at(-1) : value;
}

/** The types of a function's results as they are written, pointers and all. */
export function resultTypes({ returns }: FunctionNode, edited: EditedProgram): readonly string[] {
  if (!returns) return [];
  const types = returns.name === '()' ? returns.arguments : [returns];
  return types.map((type) => edited.textOf(type));
}

/**
 * The values to give beside an error: those of another such return of the function, or what is nothing for their types.
 * Undefined when the function gives no error, or a type may be anything.
 */
export function valuesBesideError(node: FunctionNode, edited: EditedProgram): readonly string[] | undefined {
  const types = resultTypes(node, edited);
  if (types.at(-1) !== 'error') return undefined;
  const values = types.slice(0, -1).map((type) => zeroOf(type, edited));
  return values.every((value) => value !== undefined) ? values : valuesOfOthers(node, edited);
}

function valuesOfOthers(node: FunctionNode, edited: EditedProgram): readonly string[] | undefined {
  for (const { value } of returnsIn(node.body)) {
    if (value?.kind !== 'other') continue;
    const values = value.parts.slice(0, -1).map((part) => edited.textOf(part));
    const last = value.parts.at(-1);
    if (last?.kind !== 'literal' && values.every((text) => /^(?:nil|""|0|false|[\w.]+\{\})$/.test(text))) return values;
  }
  return undefined;
}

function zeroOf(type: string, edited: EditedProgram): string | undefined {
  if (/^(?:\*|\[\]|map\[|chan\b|func\b|interface\b|any$|error$)/.test(type)) return 'nil';
  if (type === 'string') return '""';
  if (type === 'bool') return 'false';
  if (/^(?:u?int\d*|float\d+|byte|rune|time\.Duration)$/.test(type)) return '0';
  const own = edited.file.scopes.classNamed(type);
  if (own && !type.includes('.')) return own.form === 'struct' ? `${type}{}` : undefined;
  const isOfRuntime = edited.file.namesOf(type).some((name) => /^github\.com\/aws\/aws-lambda-go\/events\./.test(name));
  return isOfRuntime ? `${type}{}` : undefined;
}
