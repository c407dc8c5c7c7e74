import type { SourceRange } from '../../../../model/source.js';
import { pathsThrough } from '../../../analysis/paths.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CatchNode, Statement, TryStatement } from '../../../syntax/program.js';
import { blockEnd, statementsAround } from './statements.js';

/**
 * Throws the caught error at the end of a catch block, after all it does. `at` is the block. A checked exception is wrapped,
 * as the method need not allow it.
 */
export function rethrow(edited: EditedProgram, at: SourceRange): boolean {
  const found = catchAt(edited, at);
  if (!found || found.node.name === undefined) return false;
  const { node, statement } = found;
  const last = node.block.at(-1);
  if (last?.kind === 'throw' || (last?.kind === 'return' && !saysNothing(last.value))) return false;
  if (!leavesReachable(edited, statement, node)) return false;
  const thrown = isUnchecked(node) ? `throw ${node.name};` : `throw new RuntimeException(${node.name});`;
  if (last?.kind === 'return' || last?.kind === 'jump') edited.changes.replace(last.start, last.end, thrown);
  else appendToBlock(edited, node, thrown);
  return true;
}

interface FoundCatch {
  readonly node: CatchNode;
  readonly statement: TryStatement;
}

function catchAt(edited: EditedProgram, at: SourceRange): FoundCatch | undefined {
  const { lines } = edited.file.places;
  const [start, end] = [lines.offset(at.start), lines.offset(at.end)];
  for (const statement of edited.file.tree.of('try')) {
    const node = statement.catches.find(({ blockPlace }) => blockPlace.start === start && blockPlace.end === end);
    if (node) return { node, statement };
  }
  return undefined;
}

function isUnchecked({ types }: CatchNode): boolean {
  return (
    types.length > 0 &&
    types.every(({ name }) =>
      /(?:^|\.)(?:RuntimeException|Error|SdkException|\w*(?:Sdk|Aws|AmazonService|AmazonClient)\w*Exception)$/.test(
        name,
      ),
    )
  );
}

/** `return;`, `return null;`, `return false;`: leaving without anything that was made. */
function saysNothing(value: { readonly kind: string } | undefined): boolean {
  return value === undefined || value.kind === 'literal';
}

/**
 * Java does not compile statements that can never be reached: what comes after a `try` whose block always leaves. A last
 * `return` there goes with the way that led to it.
 */
function leavesReachable(edited: EditedProgram, statement: TryStatement, node: CatchNode): boolean {
  const falls = (block: readonly Statement[]) => pathsThrough(block, () => ({})).some(({ end }) => end === 'falls');
  const others = statement.catches.filter((each) => each !== node);
  if (falls(statement.block) || others.some(({ block }) => falls(block))) return true;
  const around = statementsAround(statement, edited);
  const after = around.slice(around.indexOf(statement) + 1);
  const [only, ...more] = after;
  if (!only) return true;
  if (more.length > 0 || only.kind !== 'return' || !saysNothing(only.value) || !edited.hasOwnLines(only)) return false;
  edited.removeLines(only.start, only.end);
  return true;
}

function appendToBlock(edited: EditedProgram, node: CatchNode, statement: string): void {
  const { newline, indent } = edited.layout;
  const close = blockEnd(node.blockPlace);
  const last = node.block.at(-1);
  const outer = edited.indentationAt(node.start);
  if (edited.text.slice(edited.lineStart(close), close).trim() === '') {
    const inner = last ? edited.indentationAt(last.start) : outer + indent;
    edited.changes.insert(edited.lineStart(close), inner + statement + newline);
    return;
  }
  const space = /\s$/.test(edited.text.slice(0, close)) ? '' : ' ';
  edited.changes.insert(close, `${space}${statement} `);
}
