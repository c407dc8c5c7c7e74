import type { SourceRange } from '../../../model/source.js';
import type { Expression } from '../../syntax/program.js';
import type { Draft } from './draft.js';
import { isScript } from './script.js';

/** Reads another field of the same thing. Only a way that is written out in one place can be changed. */
export function readField(draft: Draft, at: SourceRange, from: readonly string[], path: readonly string[]): boolean {
  const { language } = draft.file.program;
  if (!isScript(language) && language !== 'python') return false;
  for (const node of draft.nodesAt(at)) {
    const base = 'kind' in node && node.kind !== 'function-expression' ? ownerOf(node as Expression, from) : undefined;
    if (!base) continue;
    const quote = draft.quoted('')[0] ?? "'";
    const way = path.map((name) => (isScript(language) ? `.${name}` : `[${quote}${name}${quote}]`)).join('');
    draft.changes.replace(base.end, node.end, way);
    return true;
  }
  return false;
}

/** What the way begins at, when all of it is written here. */
function ownerOf(node: Expression, from: readonly string[]): Expression | undefined {
  let current = node;
  for (const name of from.toReversed()) {
    if (current.kind === 'member' && current.name === name) current = current.object;
    else if (current.kind === 'index' && current.index.kind === 'literal' && current.index.value === name)
      current = current.object;
    else return undefined;
  }
  return current;
}
