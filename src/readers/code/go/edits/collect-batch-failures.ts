import type { SourceRange } from '../../../../model/source.js';
import { readDroppedErrors } from '../../../analysis/dropped-errors.js';
import { contains, descendants } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { FunctionNode, LoopStatement, ReturnStatement, Statement } from '../../../syntax/program.js';
import { errorChecks, type FoundCheck } from './error-checks.js';
import { checkOf } from './rethrow.js';
import { lastValue, ownNodes, resultTypes, returnsIn } from './statements.js';

const failures = 'batchItemFailures';

/** What the runtime's package calls the answer to an event, and where a record has its identifier. */
interface Answer {
  /** `events.SQSEventResponse` */
  readonly response: string;
  /** `events.SQSBatchItemFailure` */
  readonly failure: string;
  /** `MessageId` */
  readonly identifier: string;
}

/**
 * Notes failures record by record in a handler's loop and returns those that failed: an error that would end the batch is
 * noted, and so is one that was swallowed. `at` is the handler. Refused when there is not exactly one loop over the records, or
 * when leaving it means something else.
 */
export function collectBatchFailures(
  edited: EditedProgram,
  at: SourceRange,
  identifier: 'message-id' | 'sequence-number',
): boolean {
  const handler = edited.functionAt(at);
  const answer = handler && answerFor(edited, handler);
  if (!handler?.bodyPlace || !answer || /batch_?item_?failures/i.test(edited.textOf(handler))) return false;
  if ((answer.identifier === 'MessageId') !== (identifier === 'message-id') || isCalled(edited, handler)) return false;
  const loops = handler.body.filter((statement): statement is LoopStatement => isRecordLoop(edited, statement));
  const [loop, another] = loops;
  const record = loop?.variable?.kind === 'name-pattern' ? loop.variable.name : undefined;
  if (!loop || another || record === undefined || !edited.hasOwnLines(loop)) return false;
  const item = `${answer.failure}{ItemIdentifier: ${record}.${answer.identifier}}`;
  const report = `${failures} = append(${failures}, ${item})`;
  if (!reportIn(edited, loop, report) || !changeReturns(edited, handler, loop, answer)) return false;
  if (!changeResult(edited, handler, answer)) return false;
  const { newline } = edited.layout;
  const outer = edited.indentationAt(loop.start);
  edited.changes.insert(edited.lineStart(loop.start), `${outer}var ${failures} []${answer.failure}${newline}`);
  return true;
}

function answerFor(edited: EditedProgram, { parameters }: FunctionNode): Answer | undefined {
  for (const { type } of parameters) {
    const full = type && edited.file.typesOf(type)[0]?.name;
    const name = /^github\.com\/aws\/aws-lambda-go\/events\.(SQS|Kinesis|DynamoDB)Event$/.exec(full ?? '')?.[1];
    if (!type || !name) continue;
    const module = type.name.slice(0, type.name.lastIndexOf('.') + 1);
    return {
      response: `${module}${name}EventResponse`,
      failure: `${module}${name}BatchItemFailure`,
      identifier: identifiers[name] ?? '',
    };
  }
  return undefined;
}

/** Source: github.com/aws/aws-lambda-go v1.50, package `events`, as known in November 2026. */
const identifiers: Readonly<Record<string, string>> = {
  SQS: 'MessageId',
  Kinesis: 'Kinesis.SequenceNumber',
  DynamoDB: 'Change.SequenceNumber',
};

/** Who calls the handler knows what it gives. */
function isCalled(edited: EditedProgram, handler: FunctionNode): boolean {
  return edited.file.calls.some((call) => edited.file.imports.localTarget(call) === handler);
}

function isRecordLoop(edited: EditedProgram, statement: Statement): boolean {
  return (
    statement.kind === 'loop' &&
    statement.over !== undefined &&
    edited.file.types.eventOf(statement.over)?.part === 'records'
  );
}

/** Every way in which a record can fail is noted; false when there is none, or one that ends more than the record. */
function reportIn(edited: EditedProgram, loop: LoopStatement, report: string): boolean {
  const nodes = [...ownNodes(loop.body)];
  const inner = nodes.filter((node): node is LoopStatement => 'kind' in node && node.kind === 'loop');
  const isInside = (node: { readonly start: number; readonly end: number }) =>
    inner.some((each) => contains(each, node));
  if (nodes.some((node) => 'kind' in node && node.kind === 'unary' && node.operator === 'go')) return false;
  if (nodes.some((node) => 'kind' in node && node.kind === 'jump' && node.jump === 'break' && !isInside(node)))
    return false;
  const returns = returnsIn(loop.body);
  if (returns.some((each) => isInside(each) || !edited.hasOwnLines(each) || !isFailure(edited, each))) return false;
  for (const each of returns) replaceByReport(edited, each, report);
  const swallowing = checksIn(edited, loop).filter(({ block }) => returnsIn(block).length === 0);
  for (const check of swallowing) if (isInside(check.statement) || !reportAtEnd(edited, check, report)) return false;
  const dropped = droppedIn(edited, loop);
  for (const statement of dropped) {
    const look = isInside(statement) ? undefined : checkOf(edited, statement, report, 'continue');
    if (look === undefined) return false;
    edited.changes.replace(statement.start, statement.end, look);
  }
  return returns.length + swallowing.length + dropped.length > 0;
}

function isFailure(edited: EditedProgram, statement: ReturnStatement): boolean {
  const last = lastValue(statement);
  return last !== undefined && edited.textOf(last) !== 'nil';
}

function replaceByReport(edited: EditedProgram, statement: Statement, report: string): void {
  const next = edited.layout.newline + edited.indentationAt(statement.start);
  edited.changes.replace(statement.start, statement.end, `${report}${next}continue`);
}

/** Checks of errors, but for those within one another. */
function checksIn(edited: EditedProgram, loop: LoopStatement): readonly FoundCheck[] {
  const inside = errorChecks(edited).filter(
    ({ statement, tried }) =>
      contains(loop, statement) &&
      tried.length > 0 &&
      edited.file.functionAround(statement) === edited.file.functionAround(loop),
  );
  return inside.filter(
    ({ statement }) => !inside.some((other) => other.statement !== statement && contains(other.blockPlace, statement)),
  );
}

function reportAtEnd(edited: EditedProgram, { block, blockPlace }: FoundCheck, report: string): boolean {
  const last = block.at(-1);
  if (last && !edited.hasOwnLines(last)) return false;
  if (last?.kind === 'jump') {
    if (last.jump === 'break') return false;
    edited.changes.insert(last.start, report + edited.layout.newline + edited.indentationAt(last.start));
    return true;
  }
  if (!last) return false;
  const next = edited.layout.newline + edited.indentationAt(last.start);
  edited.changes.insert(edited.lineEnd(last.end), `${next}${report}${next}continue`);
  return blockPlace.end > last.end;
}

function droppedIn(edited: EditedProgram, loop: LoopStatement): readonly Statement[] {
  const dropped = readDroppedErrors(edited.file).map(({ place }) => place);
  return [...ownNodes(loop.body)].filter((node): node is Statement => dropped.includes(node));
}

/** Outside of the loop, a `return` gives what it gave, and at the end what was noted. */
function changeReturns(
  edited: EditedProgram,
  handler: FunctionNode,
  loop: LoopStatement,
  { response }: Answer,
): boolean {
  const outside = returnsIn(handler.body).filter((each) => !contains(loop, each));
  const last = handler.body.at(-1);
  const result = `return ${response}{BatchItemFailures: ${failures}}, nil`;
  for (const each of outside) {
    const value = lastValue(each);
    const isPlain = value === undefined || each.value === value || saysNothing(each);
    if (!isPlain) return false;
    if (each === last && (!value || edited.textOf(value) === 'nil'))
      edited.changes.replace(each.start, each.end, result);
    else edited.changes.replace(each.start, each.end, `return ${response}{}, ${value ? edited.textOf(value) : 'nil'}`);
  }
  if (last?.kind === 'return') return true;
  const { newline } = edited.layout;
  if (!last || !edited.hasOwnLines(last)) return false;
  edited.changes.insert(edited.lineEnd(last.end), newline + edited.indentationAt(last.start) + result);
  return true;
}

/** Nothing but texts, numbers and names beside the error: no call is lost. */
function saysNothing({ value }: ReturnStatement): boolean {
  if (value?.kind !== 'other') return false;
  return value.parts
    .slice(0, -1)
    .every((part) => [...descendants(part)].every((node) => !('kind' in node) || node.kind !== 'call'));
}

function changeResult(edited: EditedProgram, handler: FunctionNode, { response }: Answer): boolean {
  const types = resultTypes(handler, edited);
  const written = `(${response}, error)`;
  const open = handler.bodyPlace?.start ?? handler.end;
  if (!handler.returns) {
    edited.changes.insert(open, `${written} `);
    return true;
  }
  if (types.at(-1) !== 'error' || types.length > 2) return false;
  // Named results may be given back without being named.
  const isNamed = handler.body[0]?.kind === 'variable' && handler.body[0].start < open;
  if (isNamed) return false;
  const { start, end } = placeOfResult(edited, handler, open);
  edited.changes.replace(start, end, written);
  return true;
}

/** One type in parentheses has them around it. */
function placeOfResult(edited: EditedProgram, { returns }: FunctionNode, open: number) {
  const start = returns?.start ?? open;
  const end = edited.text.slice(0, open).trimEnd().length;
  const before = edited.text.slice(0, start).trimEnd();
  return { start: edited.text[start] !== '(' && before.endsWith('(') ? before.length - 1 : start, end };
}
