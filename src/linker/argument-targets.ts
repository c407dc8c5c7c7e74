import type { LambdaFunction } from '../model/application.js';
import type { Argument } from '../model/code.js';
import type { Target } from '../model/template.js';
import { knownValues } from '../model/value.js';

/** What an argument names, and the id of the declaration that says it. */
export interface NamedTarget {
  readonly target: Target;
  readonly from: string;
}

/** What an argument may say: a literal, or what the functions that run the code have in the environment. */
export function targetsOf(argument: Argument, functions: readonly LambdaFunction[]): readonly NamedTarget[] {
  if (argument.kind === 'literal' && typeof argument.value === 'string') {
    return [{ target: { kind: 'text', text: argument.value }, from: '' }];
  }
  if (argument.kind !== 'environment') return [];
  return functions.flatMap(({ id, environment }) =>
    environment.variables
      .filter((variable) => variable.name === argument.name)
      .flatMap((variable) => knownValues(variable.value).map((target) => ({ target, from: id }))),
  );
}
