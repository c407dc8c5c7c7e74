import type { Declaration } from '../../analysis/scopes.js';
import type { Expression, NameExpression, Placed } from '../../syntax/program.js';
import type { Draft } from './draft.js';

/** Everywhere a name is used as what it was declared to be. */
export function usesOf({ name, place }: Declaration, draft: Draft): readonly NameExpression[] {
  return draft.file.tree
    .of('name')
    .filter((node) => node.name === name && draft.file.declarationOf(name, node)?.place === place);
}

/** The variable an expression names, when it is given one value for good. */
export function constantOf(expression: Expression, draft: Draft): Declaration | undefined {
  if (expression.kind !== 'name') return undefined;
  const declaration = draft.file.declarationOf(expression.name, expression);
  return declaration?.kind === 'variable' && draft.file.valuesOf(declaration).length === 1 ? declaration : undefined;
}

/** `wanted`, or with the first number behind it that makes a word the text does not hold, or a part of the text. */
export function freeName(wanted: string, draft: Draft, within?: Placed): string {
  const text = within ? draft.textOf(within) : draft.text;
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    if (!new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text)) return name;
  }
}
