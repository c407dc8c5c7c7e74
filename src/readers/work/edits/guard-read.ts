import type { SourceRange } from '../../../model/source.js';
import { isFunction, type Node } from '../../analysis/tree.js';
import type { Expression } from '../../syntax/program.js';
import type { Draft } from './draft.js';

/** Goes on without what may be missing: by `?.` where the language has it, or with something empty in its place. */
export function guardRead(draft: Draft, at: SourceRange): boolean {
  const node = draft.nodesAt(at).find(isExpression);
  if (!node) return false;
  switch (draft.file.program.language) {
    case 'typescript':
    case 'javascript':
      return guardInScript(draft, node);
    case 'python':
      return guardInPython(draft, node);
    case 'csharp':
      return guardInCSharp(draft, node);
    default:
      return false;
  }
}

function isExpression(node: Node): node is Node & Expression {
  return 'kind' in node && !isFunction(node);
}

function guardInScript(draft: Draft, node: Expression): boolean {
  const { text, changes } = draft;
  const end = withoutAssertion(draft, node);
  const user = userOf(draft, node);
  if (user === 'argument') {
    const isJson = /JSON\.parse\(\s*$/.test(text.slice(0, node.start));
    changes.insert(node.end, ` ?? ${draft.quoted(isJson ? '{}' : '')}`);
    return true;
  }
  if (user === 'taken-apart') {
    changes.insert(node.end, ' ?? {}');
    return true;
  }
  const behind = /^\s*([.[])/.exec(text.slice(end))?.[1];
  if (behind === undefined) return false;
  changes.insert(end, behind === '.' ? '?' : '?.');
  return true;
}

/** `event.body!` says that it is there: no longer. Gives the offset behind. */
function withoutAssertion({ text, changes }: Draft, { end }: Expression): number {
  if (text[end] !== '!' || text[end + 1] === '=') return end;
  changes.replace(end, end + 1, '');
  return end + 1;
}

function guardInCSharp(draft: Draft, node: Expression): boolean {
  const { text, changes } = draft;
  if (userOf(draft, node) === 'argument') {
    changes.insert(node.end, ' ?? "{}"');
    return true;
  }
  if (!/^\s*[.[]/.test(text.slice(node.end))) return false;
  changes.insert(node.end, '?');
  return true;
}

/** `event["query"]["name"]` is `(event.get("query") or {}).get("name")`. */
function guardInPython(draft: Draft, node: Expression): boolean {
  const { changes } = draft;
  const asked = askedFor(draft, node);
  const user = userOf(draft, node);
  if (asked === undefined) return false;
  if (user === 'argument') {
    changes.replace(node.start, node.end, `${asked} or ${draft.quoted('{}')}`);
    return true;
  }
  const around = draft.file.parentOf(node);
  if (!around || !('kind' in around)) return false;
  if (around.kind === 'member' && around.name === 'get') {
    changes.replace(node.start, node.end, `(${asked} or {})`);
    return true;
  }
  if (around.kind !== 'index' || around.object !== node || around.index.kind !== 'literal') return false;
  changes.replace(around.start, around.end, `(${asked} or {}).get(${draft.textOf(around.index)})`);
  return true;
}

/** Without an error where the key is missing. */
function askedFor(draft: Draft, node: Expression): string | undefined {
  if (node.kind === 'index' && node.index.kind === 'literal')
    return `${draft.textOf(node.object)}.get(${draft.textOf(node.index)})`;
  return node.kind === 'name' || node.kind === 'member' || node.kind === 'call' ? draft.textOf(node) : undefined;
}

/** How a value is used right where it stands: given to a call, taken apart into names, or asked for a part. */
function userOf(draft: Draft, node: Expression): 'argument' | 'taken-apart' | 'owner' {
  const around = draft.file.parentOf(node);
  const outer = around && 'kind' in around && around.kind === 'cast' ? draft.file.parentOf(around) : around;
  if (outer && 'value' in outer && !('kind' in outer)) return 'argument';
  return outer && 'kind' in outer && outer.kind === 'variable' ? 'taken-apart' : 'owner';
}
