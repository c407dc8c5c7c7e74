import type { NamePattern, Placed, Statement } from '../../syntax/program.js';
import type { Draft } from './draft.js';
import { siblingsOf } from './siblings.js';

/** The `if` right behind a statement that goes back with its error. */
export function errorCheckBehind(statement: Statement, draft: Draft): Statement | undefined {
  const next = siblingsOf(statement, draft).find(({ start }) => start >= statement.end);
  return next?.kind === 'if' && next.otherwise.length === 0 && next.then.at(-1)?.kind === 'return' ? next : undefined;
}

/** Whether the variable that holds an error is read or given something behind a place, by the name it has here. */
export function errorIsAskedLater({ name, start }: NamePattern, place: Placed, { file }: Draft): boolean {
  const owner = file.functionAround(place);
  const isLater = (node: Placed) => node.start >= place.end && node.end <= (owner?.end ?? 0);
  const isThis = (node: Placed) => file.declarationOf(name, node)?.place.start === start;
  const isGiven = file.tree.of('assign').some((node) => {
    const targets = node.target.kind === 'list-pattern' ? node.target.items : [node.target];
    return (
      isLater(node) && targets.some((target) => target?.kind === 'name-pattern' && target.name === name) && isThis(node)
    );
  });
  return isGiven || file.tree.of('name').some((node) => node.name === name && isLater(node) && isThis(node));
}
