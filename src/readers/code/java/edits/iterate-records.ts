import type { SourceRange } from '../../../../model/source.js';
import { contains, descendants } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type {
  CallExpression,
  Expression,
  FunctionNode,
  Statement,
  VariableStatement,
} from '../../../syntax/program.js';
import { type Batch, batchOf, leavesEarly, recordType } from './records.js';
import { freeName } from './statements.js';

/**
 * Turns work on the first record into a loop over all of them: from the statement that takes it to the end of the function,
 * without a last `return`. `at` is the use: `event.getRecords().get(0)`. Refused when what follows returns on the way, or
 * when the answer depends on the record.
 */
export function iterateRecords(edited: EditedProgram, at: SourceRange): boolean {
  const use = edited.nodesAt(at).find((node): node is CallExpression => 'kind' in node && node.kind === 'call');
  const around = use && edited.file.functionAround(use);
  const batch = around && batchOf(edited, around);
  if (!use || !around || !batch || use.callee.kind !== 'member') return false;
  const first = around.body.findIndex((statement) => contains(statement, use));
  const taking = around.body[first];
  if (!taking || !edited.hasOwnLines(taking)) return false;
  const last = around.body.at(-1);
  const answer = last?.kind === 'return' && last !== taking ? last : undefined;
  const work = around.body.slice(first, answer ? -1 : undefined);
  const end = work.at(-1);
  if (!end || leavesEarly(work) || work.some(({ kind }) => kind === 'return')) return false;
  if (answer && dependsOn(edited, answer, work)) return false;
  const records = edited.textOf(use.callee.object);
  const isWhole = takesRecord(taking, use);
  const variable = isWhole ? isWhole.name : freeName(edited, 'record', 'message', 'eachRecord');
  if (variable === undefined) return false;
  const type = isWhole?.type ?? recordType(edited, batch);
  writeLoop(edited, { taking, work, end, variable, type, records, isWhole: isWhole !== undefined });
  return replaceOthers(edited, around, batch, use, variable, taking);
}

interface Loop {
  readonly taking: Statement;
  readonly work: readonly Statement[];
  readonly end: Statement;
  readonly variable: string;
  readonly type: string;
  readonly records: string;
  readonly isWhole: boolean;
}

function writeLoop(edited: EditedProgram, { taking, work, end, variable, type, records, isWhole }: Loop): void {
  const { newline } = edited.layout;
  const indentation = edited.indentationAt(taking.start);
  const head = `${indentation}for (${type} ${variable} : ${records}) {${newline}`;
  const start = edited.lineStart(taking.start);
  const [, next] = work;
  if (isWhole) {
    // The declaration becomes the head of the loop.
    edited.changes.replace(start, edited.nextLine(taking.end), head);
    if (next) edited.indentLines(edited.lineStart(next.start), end.end);
  } else {
    edited.changes.insert(start, head);
    edited.indentLines(start, end.end);
  }
  edited.changes.insert(edited.lineEnd(end.end), `${newline}${indentation}}`);
}

/** `SQSMessage message = event.getRecords().get(0);` gives the variable of the loop. */
function takesRecord(
  statement: Statement,
  use: Expression,
): { readonly name: string; readonly type: string | undefined } | undefined {
  if (statement.kind !== 'variable' || statement.value !== use || statement.target.kind !== 'name-pattern')
    return undefined;
  return { name: statement.target.name, type: typeText(statement) };
}

function typeText({ type }: VariableStatement): string | undefined {
  return type && type.arguments.length === 0 ? type.name : undefined;
}

/** The other places of the function that take the first record are in the loop, and mean its variable now. */
function replaceOthers(
  edited: EditedProgram,
  around: FunctionNode,
  batch: Batch,
  use: CallExpression,
  variable: string,
  taking: Statement,
): boolean {
  const written = edited.textOf(use).replace(/\s+/g, '');
  const isDeclaration = takesRecord(taking, use) !== undefined;
  for (const call of edited.file.calls) {
    if (edited.file.functionAround(call) !== around || edited.textOf(call).replace(/\s+/g, '') !== written) continue;
    if (call === use && isDeclaration) continue;
    if (call.start < taking.start) return false;
    edited.changes.replace(call.start, call.end, variable);
  }
  return batch.event !== variable;
}

/** Whether the answer uses something that the work declares or sets. */
function dependsOn(edited: EditedProgram, answer: Statement, work: readonly Statement[]): boolean {
  for (const node of descendants(answer)) {
    if (!('kind' in node)) continue;
    if (node.kind === 'call') return true;
    if (node.kind !== 'name') continue;
    const declaration = edited.file.declarationOf(node);
    if (declaration && work.some((statement) => contains(statement, declaration.place))) return true;
  }
  return false;
}
