import type { SourceRange } from '../../../model/source.js';
import type { Declaration } from '../../analysis/scopes.js';
import { contains } from '../../analysis/tree.js';
import type { Invocation, Placed, Statement } from '../../syntax/program.js';
import {
  beginsItsLine,
  canAwait,
  indentationOf,
  indentLines,
  isInLoop,
  lineEndBehind,
  restOfBlock,
  statementAround,
  stepOf,
} from './blocks.js';
import { isDoneWithin } from './done-within.js';
import type { Draft } from './draft.js';
import { constantOf, usesOf } from './names.js';
import { type Removal, removalOf, type WrittenFile, writtenFile } from './removals.js';
import { isScript } from './script.js';
import { siblingsOf } from './siblings.js';

/**
 * Removes a file at the end of the block that writes it, also after an error: by `finally`, or `defer` in Go. `at` is the
 * call that writes it. The file has to have a name of its own, and nothing of it may be needed behind the block.
 */
export function removeWhenDone(draft: Draft, at: SourceRange): boolean {
  const call = draft.nodesAt(at).find((node): node is Invocation => isInvocation(node));
  const statement = call && statementAround(call, draft);
  const file = call && writtenFile(call, draft);
  const name = statement && file && nameOf(file, call, statement, draft);
  if (!call || !statement || !file || !name) return false;
  const removal = removalOf(call, file, name.name, draft);
  if (!removal) return false;
  if (draft.file.program.language === 'go') return defer(draft, statement, name, removal);
  const block = restOfBlock(statement, draft).filter((each) => !file.isNameGiven || each !== statement);
  return isOnlyFor(name, block, statement, draft) && wrap(draft, block, removal);
}

function isInvocation(node: object): node is Invocation {
  return 'kind' in node && (node.kind === 'call' || node.kind === 'new');
}

/** The variable that holds the path for good; where the call makes up the path, the one that is given just that. */
function nameOf(file: WrittenFile, call: Invocation, statement: Statement, draft: Draft): Declaration | undefined {
  if (file.name) return constantOf(file.name, draft);
  if (statement.kind !== 'variable') return undefined;
  const { target, value } = statement;
  if (value !== call && !(value?.kind === 'await' && value.operand === call)) return undefined;
  const named = target.kind === 'list-pattern' ? target.items[file.isBehindHandle ? 1 : 0] : target;
  if (named?.kind !== 'name-pattern' || (file.isBehindHandle && named === target)) return undefined;
  const declaration = draft.file.declarationOf(named.name, named);
  return declaration && draft.file.valuesOf(declaration).length === 1 ? declaration : undefined;
}

/** The path is used in the block, and by nothing that is still at work or holds on to it when the block ends. */
function isOnlyFor(name: Declaration, block: readonly Statement[], statement: Statement, draft: Draft): boolean {
  const [first] = block;
  const last = block.at(-1);
  if (!first || !last) return false;
  const whole = { start: first.start, end: last.end };
  const behind = usesOf(name, draft).filter(({ start }) => start >= statement.end);
  if (behind.length === 0 || block.some(({ kind }) => kind === 'function' || kind === 'class')) return false;
  if (!behind.every((use) => contains(whole, use) && isDoneWithin(use, draft) && !outlives(use, whole, draft)))
    return false;
  return isOfOneFunction([...behind, name.place, statement], draft) && !isWrittenAgain(name, draft);
}

/**
 * What is made with the path goes on living behind the block, and may read the file only then: `loader = Loader(path)`. What
 * a script waited for has read it.
 */
function outlives(use: Placed, block: Placed, draft: Draft): boolean {
  const made = madeWith(use, draft);
  if (!made) return false;
  const { language } = draft.file.program;
  return usesOf(made, draft).some((each) => {
    const around = draft.file.parentOf(each);
    if (!contains(block, each)) return true;
    if (!around || !('kind' in around)) return false;
    const isPutAway = (around.kind === 'variable' || around.kind === 'assign') && around.value === each;
    return isPutAway || (!isScript(language) && /^(?:return|list|entry|spread)$/.test(around.kind));
  });
}

/** The variable that a statement gives what it makes of a value. */
function madeWith(use: Placed, draft: Draft): Declaration | undefined {
  const statement = statementAround(use, draft);
  const assigned =
    statement?.kind === 'expression' && statement.expression.kind === 'assign' ? statement.expression : statement;
  if (assigned?.kind !== 'variable' && assigned?.kind !== 'assign') return undefined;
  return assigned.target.kind === 'name-pattern' ? draft.file.declarationOf(assigned.target.name, assigned) : undefined;
}

/** What stands in a function inside may run later. */
function isOfOneFunction(places: readonly Placed[], { file }: Draft): boolean {
  return new Set(places.map((place) => file.functionAround(place))).size === 1;
}

/** The same path stands somewhere else in words. */
function isWrittenAgain({ value }: Declaration, draft: Draft): boolean {
  if (!value || (value.kind !== 'literal' && value.kind !== 'template')) return false;
  const text = draft.textOf(value);
  return draft.text.indexOf(text) !== draft.text.lastIndexOf(text);
}

function wrap(draft: Draft, block: readonly Statement[], { statement: removal, awaits }: Removal): boolean {
  const [first] = block;
  const last = block.at(-1);
  const end = last && lineEndBehind(last, draft);
  if (!first || end === undefined || !beginsItsLine(first, draft) || (awaits && !canAwait(first, draft))) return false;
  const outer = indentationOf(first, draft);
  const step = stepOf(draft);
  const { newline } = draft;
  const [before, behind] = around(draft, step, removal).map((lines) => lines.map((line) => outer + line));
  if (!before || !behind) return false;
  draft.changes.insert(draft.lineStart(first.start), before.map((line) => line + newline).join(''));
  indentLines(draft, first.start, end, step);
  draft.changes.insert(end, behind.map((line) => newline + line).join(''));
  return true;
}

/** What stands in front of a block and behind it. */
function around({ file }: Draft, step: string, removal: string): readonly (readonly string[])[] {
  switch (file.program.language) {
    case 'python':
      return [['try:'], ['finally:', step + removal]];
    case 'csharp':
      return [
        ['try', '{'],
        ['}', 'finally', '{', step + removal, '}'],
      ];
    default:
      return [['try {'], ['} finally {', step + removal, '}']];
  }
}

/** Behind the check of the error. What is deferred runs when the function ends: not in a loop, and only for what stays in it. */
function defer(draft: Draft, statement: Statement, name: Declaration, { statement: removal }: Removal): boolean {
  const owner = draft.file.functionAround(statement);
  const checked = statement.kind === 'if' ? statement : siblingsOf(statement, draft).find(isBehind(statement));
  const place = checked?.kind === 'if' ? lineEndBehind(checked, draft) : undefined;
  if (!owner || !checked || place === undefined || isInLoop(statement, owner, draft)) return false;
  if (/^go\s/m.test(draft.textOf(owner).replace(/^[ \t]+/gm, ''))) return false;
  const behind = usesOf(name, draft).filter(({ start }) => start >= checked.end);
  if (behind.length === 0 || !behind.every((use) => isDoneWithin(use, draft)) || isWrittenAgain(name, draft))
    return false;
  if (!isOfOneFunction([...behind, name.place, statement], draft)) return false;
  draft.changes.insert(place, `${draft.newline}${indentationOf(checked, draft)}defer ${removal}`);
  return true;
}

function isBehind(statement: Statement): (each: Statement) => boolean {
  return ({ start }) => start >= statement.end;
}
