import { isFunction, running } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { FunctionNode, LoopStatement, ParameterNode, Statement } from '../../../syntax/program.js';

/** A batch that a handler is given. */
export interface Batch {
  readonly parameter: ParameterNode;
  /** The name of its parameter. */
  readonly event: string;
  /** How its records are called in Java. */
  readonly record: string;
  /** The type that says which of them failed. */
  readonly response: string;
  /** What identifies a record, by its name. */
  readonly identifierOf: (record: string) => string;
}

const events = 'com.amazonaws.services.lambda.runtime.events';

/**
 * Events that come in batches, with the answers their mappings understand. Source: aws-lambda-java-events 3.14, as known in
 * November 2026.
 */
const batches: ReadonlyMap<string, Pick<Batch, 'record' | 'response' | 'identifierOf'>> = new Map([
  [
    `${events}.SQSEvent`,
    { record: 'SQSMessage', response: 'SQSBatchResponse', identifierOf: (record) => `${record}.getMessageId()` },
  ],
  [
    `${events}.KinesisEvent`,
    {
      record: 'KinesisEventRecord',
      response: 'StreamsEventResponse',
      identifierOf: (record) => `${record}.getKinesis().getSequenceNumber()`,
    },
  ],
  [
    `${events}.DynamodbEvent`,
    {
      record: 'DynamodbStreamRecord',
      response: 'StreamsEventResponse',
      identifierOf: (record) => `${record}.getDynamodb().getSequenceNumber()`,
    },
  ],
]);

/** The package of the runtime's events. */
export const eventsPackage = events;

/** The batch that a function takes first; undefined when it takes something else. */
export function batchOf(edited: EditedProgram, { parameters }: FunctionNode): Batch | undefined {
  const [parameter] = parameters;
  if (parameter?.pattern.kind !== 'name-pattern' || !parameter.type) return undefined;
  for (const { name } of edited.file.typesOf(parameter.type)) {
    const known = batches.get(name);
    if (known) return { ...known, parameter, event: parameter.pattern.name };
  }
  return undefined;
}

/** The name that a record of a batch has as a type in this file: `SQSEvent.SQSMessage`, `SQSMessage` where it is imported. */
export function recordType(edited: EditedProgram, { record, parameter }: Batch): string {
  const isImported = edited.file.names.isImported(record);
  return isImported || !parameter.type ? record : `${parameter.type.name}.${record}`;
}

/** A loop over all records of a batch, with the name of its variable. */
export interface RecordLoop {
  readonly statement: LoopStatement;
  readonly variable: string;
}

/** The loops over records directly in a list of statements. */
export function recordLoops(edited: EditedProgram, statements: readonly Statement[]): readonly RecordLoop[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'loop' || !statement.over || statement.variable?.kind !== 'name-pattern') return [];
    const isOfRecords = edited.file.types.eventOf(statement.over)?.part === 'records';
    return isOfRecords ? [{ statement, variable: statement.variable.name }] : [];
  });
}

/** Whether statements return, or leave a loop that goes on around them. */
export function leavesEarly(statements: readonly Statement[]): boolean {
  for (const node of running(statements)) {
    if (!('kind' in node)) continue;
    if (node.kind === 'return') return true;
  }
  return statements.some(breaksOff);
}

/** A `break` that belongs to the loop around the statement. */
function breaksOff(statement: Statement): boolean {
  switch (statement.kind) {
    case 'jump':
      return statement.jump === 'break';
    case 'if':
      return [...statement.then, ...statement.otherwise].some(breaksOff);
    case 'block':
      return statement.body.some(breaksOff);
    case 'try':
      return [...statement.block, ...statement.finally, ...statement.catches.flatMap(({ block }) => block)].some(
        breaksOff,
      );
    default:
      return false;
  }
}

/** The returns of a function itself, without those of lambdas in it. */
export function returnsOf(node: FunctionNode): readonly Extract<Statement, { readonly kind: 'return' }>[] {
  const found: Extract<Statement, { readonly kind: 'return' }>[] = [];
  for (const part of running(node.body))
    if (!isFunction(part) && 'kind' in part && part.kind === 'return') found.push(part);
  return found;
}
