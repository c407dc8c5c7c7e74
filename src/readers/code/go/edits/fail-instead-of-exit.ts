import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CallExpression, Statement } from '../../../syntax/program.js';
import { valuesBesideError } from './statements.js';

/** Returns an error where the process was ended: the one that was looked at, or what was written to the log. */
export function failInsteadOfExit(edited: EditedProgram, at: SourceRange): boolean {
  const statement = edited.nodesAt(at).find((node): node is Statement => 'kind' in node && node.kind === 'expression');
  const around = statement && edited.file.functionAround(statement);
  const values = around && valuesBesideError(around, edited);
  const call =
    statement?.kind === 'expression' && statement.expression.kind === 'call' ? statement.expression : undefined;
  const error = call && errorFrom(call, edited);
  if (!statement || !values || error === undefined) return false;
  edited.changes.replace(statement.start, statement.end, `return ${[...values, error].join(', ')}`);
  return true;
}

/** `log.Fatal(err)` has the error, `log.Fatalf("no: %v", err)` the text for one; what exits bare has the error it is about. */
function errorFrom(call: CallExpression, edited: EditedProgram): string | undefined {
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  const [first, ...others] = call.arguments.map(({ value }) => value);
  if (name === 'Fatalf' && first && edited.file.program.imports.some(({ module }) => module === 'fmt')) {
    return `fmt.Errorf(${call.arguments.map((argument) => edited.textOf(argument)).join(', ')})`;
  }
  if (first?.kind === 'name' && others.length === 0 && name !== 'Exit') return edited.textOf(first);
  const given = [first, ...others].find((value) => value?.kind === 'name' && /^err/.test(value.name));
  return given ? edited.textOf(given) : errorLookedAt(call, edited);
}

/** The error of the `if err != nil` around it. */
function errorLookedAt(call: CallExpression, edited: EditedProgram): string | undefined {
  for (const around of edited.file.tree.ancestorsOf(call)) {
    if (!('kind' in around) || around.kind !== 'if') continue;
    const { test } = around;
    if (test.kind === 'binary' && test.operator === '!==' && test.left.kind === 'name') return test.left.name;
  }
  return undefined;
}
