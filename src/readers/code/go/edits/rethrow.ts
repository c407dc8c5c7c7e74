import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { Expression, FunctionNode, Placed, Statement } from '../../../syntax/program.js';
import { errorCheckAt } from './error-checks.js';
import { lastValue, resultTypes, valuesBesideError } from './statements.js';

/**
 * Returns an error at the end of the block that looks at it, after all the block does, or where it is dropped. `at` is the
 * block with its braces, or the statement that drops the error.
 */
export function rethrow(edited: EditedProgram, at: SourceRange, errorName = 'err'): boolean {
  const check = errorCheckAt(edited, at);
  const around = check && edited.file.functionAround(check.statement);
  if (check && around) return returnAtEnd(edited, check.block, check.blockPlace, check.errorName ?? errorName, around);
  const dropping = edited.nodesAt(at).find((node): node is Statement => isDropping(node));
  return dropping !== undefined && lookAtDropped(edited, dropping);
}

function returnAtEnd(
  edited: EditedProgram,
  block: readonly Statement[],
  blockPlace: Placed,
  errorName: string,
  around: FunctionNode,
): boolean {
  const values = valuesBesideError(around, edited);
  const last = block.at(-1);
  if (last?.kind === 'return') {
    const value = lastValue(last);
    if (!value || edited.textOf(value) !== 'nil' || !givesError(around, edited)) return false;
    edited.changes.replace(value.start, value.end, errorName);
    return true;
  }
  if (!values) return false;
  const statement = `return ${[...values, errorName].join(', ')}`;
  if (last?.kind === 'jump') {
    edited.changes.replace(last.start, last.end, statement);
    return true;
  }
  const { newline, indent } = edited.layout;
  const close = blockPlace.end - 1;
  const outer = edited.indentationAt(blockPlace.start);
  if (last && !edited.hasOwnLines(last)) return false;
  if (last) {
    edited.changes.insert(edited.lineEnd(last.end), newline + edited.indentationAt(last.start) + statement);
    return true;
  }
  const inside = edited.text.slice(blockPlace.start + 1, close);
  if (inside.trim() === '')
    edited.changes.replace(blockPlace.start + 1, close, `${newline}${outer}${indent}${statement}${newline}${outer}`);
  else edited.changes.insert(edited.lineStart(close), `${outer}${indent}${statement}${newline}`);
  return true;
}

function givesError(around: FunctionNode, edited: EditedProgram): boolean {
  return resultTypes(around, edited).at(-1) === 'error';
}

function isDropping(node: Placed): node is Statement {
  return 'kind' in node && (node.kind === 'expression' || node.kind === 'variable');
}

/** `save(order)` becomes `if err := save(order); err != nil { return err }`. */
function lookAtDropped(edited: EditedProgram, statement: Statement): boolean {
  const around = edited.file.functionAround(statement);
  const values = around && valuesBesideError(around, edited);
  if (!values || !edited.hasOwnLines(statement)) return false;
  const returned = `return ${[...values, 'err'].join(', ')}`;
  const check = checkOf(edited, statement, returned);
  if (check === undefined) return false;
  edited.changes.replace(statement.start, statement.end, check);
  return true;
}

/** The statement with a look at what it drops, and `then` in the block. Undefined when nobody knows how much it gives. */
export function checkOf(edited: EditedProgram, statement: Statement, ...then: readonly string[]): string | undefined {
  const { newline, indent } = edited.layout;
  const outer = edited.indentationAt(statement.start);
  const block = ['{', ...then.map((line) => outer + indent + line), `${outer}}`].join(newline);
  if (statement.kind === 'variable') {
    const { value, target } = statement;
    if (!value || target.kind !== 'list-pattern' || edited.file.scopes.lookUp('err', statement)) return undefined;
    const names = edited.text.slice(statement.start, value.start);
    if (!/,\s*_\s*:=\s*$/.test(names)) return undefined;
    const declared = names.replace(/_(\s*:=\s*)$/, 'err$1') + edited.textOf(value);
    return `${declared}${newline}${outer}if err != nil ${block}`;
  }
  if (statement.kind !== 'expression') return undefined;
  const { expression } = statement;
  const call = expression.kind === 'assign' ? expression.value : expression;
  const count = expression.kind === 'assign' ? blanksIn(edited, expression) : resultsOf(edited, call);
  if (count === undefined) return undefined;
  const names = [...Array.from({ length: count - 1 }, () => '_'), 'err'].join(', ');
  return `if ${names} := ${edited.textOf(call)}; err != nil ${block}`;
}

/** How many results are thrown away by `_, _ =`; undefined when some are kept. */
function blanksIn(edited: EditedProgram, assignment: Extract<Expression, { kind: 'assign' }>): number | undefined {
  const names = edited.text.slice(assignment.start, assignment.value.start);
  return /^(?:_\s*,\s*)*_\s*=\s*$/.test(names) ? names.split(',').length : undefined;
}

/** How many results a call gives, where that is known. */
function resultsOf(edited: EditedProgram, call: Expression): number | undefined {
  if (call.kind !== 'call') return undefined;
  const target = edited.file.imports.localTarget(call);
  if (target) return target.returns?.name === '()' ? target.returns.arguments.length : 1;
  const operation = edited.file.operationOf(call);
  return operation?.provider === 'aws' || operation?.provider === 'http' ? 2 : undefined;
}
