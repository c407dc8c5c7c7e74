import type { Declaration } from '../analysis/scopes.js';
import type { Expression } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

/**
 * The entries of an object that are given another value after it was made; `unknown` when that may be any of them. What it
 * is handed to is trusted to leave it alone.
 */
export function changedEntries(declaration: Declaration, file: FlowFile): ReadonlySet<string> | 'unknown' {
  const changed = new Set<string>();
  for (const { target } of [...file.tree.of('assign'), ...file.tree.of('variable')]) {
    if (target.kind !== 'place-pattern') continue;
    const { place } = target;
    if (place.kind !== 'member' && place.kind !== 'index') continue;
    if (rootOf(place, declaration.name) === undefined || file.declarationOf(declaration.name, place) !== declaration)
      continue;
    const key = firstKey(place);
    if (key === undefined) return 'unknown';
    changed.add(key);
  }
  for (const call of file.tree.of('call')) {
    const { callee } = call;
    const isChanged =
      (callee.kind === 'member' && /^(?:update|setdefault|pop|put|putAll|Add|set)$/.test(callee.name) && isName(callee.object, declaration)) ||
      (file.callees.of(call) === 'Object.assign' && call.arguments[0] && isName(call.arguments[0].value, declaration));
    if (isChanged && file.declarationOf(declaration.name, call) === declaration) return 'unknown';
  }
  return changed;
}

function isName(expression: Expression, { name }: Declaration): boolean {
  return expression.kind === 'name' && expression.name === name;
}

/** The name a way of members begins with, when it is this one. */
function rootOf(place: Expression, name: string): Expression | undefined {
  let at = place;
  while (at.kind === 'member' || at.kind === 'index') at = at.object;
  return at.kind === 'name' && at.name === name ? at : undefined;
}

/** `body` of `answer.body.items`; undefined when it is worked out. */
function firstKey(place: Expression): string | undefined {
  let at = place;
  let key: string | undefined;
  while (at.kind === 'member' || at.kind === 'index') {
    if (at.kind === 'member') key = at.name;
    else key = at.index.kind === 'literal' && typeof at.index.value === 'string' ? at.index.value : undefined;
    at = at.object;
  }
  return key;
}
