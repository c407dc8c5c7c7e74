import { isClass } from '../../../analysis/tree.js';
import type { Placed } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';

/** Where a declaration can stand in front of everything around a node, above the comments there; undefined when not alone. */
export function inFrontOfAll(node: Placed, draft: Draft): number | undefined {
  const top = [...draft.file.tree.ancestorsOf(node)].at(-1);
  if (!top) return undefined;
  const isDecorated =
    isClass(top) || ('kind' in top && top.kind === 'class') ? /@\w/.test(draft.textOf(top).split('{')[0] ?? '') : false;
  const line = draft.lineStart(firstLine(top, draft));
  if (isDecorated || (!/^[\w]/.test(draft.text.slice(line)) && !/^@\w/.test(draft.text.slice(line)))) return undefined;
  let start = line;
  for (const comment of draft.file.program.comments.toReversed()) {
    if (comment.end > start) continue;
    const isDirectlyAbove = /^\r?\n$/.test(draft.text.slice(comment.end, start));
    if (!isDirectlyAbove || draft.lineStart(comment.start) !== comment.start) break;
    start = comment.start;
  }
  return start;
}

/** Decorators of a function stand above it. */
function firstLine(top: Placed, draft: Draft): number {
  let at = draft.lineStart(top.start);
  while (at > 0) {
    const before = draft.lineStart(at - 1);
    if (!/^@\w/.test(draft.text.slice(before, at))) return at;
    at = before;
  }
  return at;
}
