import type { Expression, NamePattern, Pattern, PlacePattern } from '../syntax/program.js';

/** The single names and places that an assignment sets. */
export function targetsOf(target: Pattern): readonly (NamePattern | PlacePattern)[] {
  switch (target.kind) {
    case 'name-pattern':
    case 'place-pattern':
      return [target];
    case 'list-pattern':
      return target.items.flatMap((item) => (item ? targetsOf(item) : []));
    default:
      return [];
  }
}

/** Null, nil or the like. */
export function isNothing(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null;
}
