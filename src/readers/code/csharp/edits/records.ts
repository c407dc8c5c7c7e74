import type { EditedProgram } from '../../../edits/edited-program.js';
import type { Expression, FunctionNode, LoopStatement, Placed, Statement } from '../../../syntax/program.js';
import { ownNodes } from './statements.js';

/** A loop over the records of the event, directly in a handler's body. */
export interface RecordLoop {
  readonly statement: LoopStatement;
  readonly variable: string;
  /** With its braces. */
  readonly block: Placed;
}

/** The only loop over the records that stands directly in the body of a function. */
export function recordLoopIn(edited: EditedProgram, { body }: FunctionNode): RecordLoop | undefined {
  const [loop, another] = body.flatMap((statement) => recordLoop(edited, statement) ?? []);
  return another ? undefined : loop;
}

function recordLoop(edited: EditedProgram, statement: Statement): RecordLoop | undefined {
  if (statement.kind !== 'loop' || statement.variable?.kind !== 'name-pattern' || !statement.over) return undefined;
  const object = edited.file.objectOf(statement.over);
  if (object?.kind !== 'event' || object.part !== 'records') return undefined;
  const open = edited.text.indexOf('{', statement.over.end);
  if (open === -1 || !/^[\s)]*$/.test(edited.text.slice(statement.over.end, open))) return undefined;
  return { statement, variable: statement.variable.name, block: { start: open, end: statement.end } };
}

/** The event a handler gets the records of, by the type of its parameter. */
export type BatchEvent = 'sqs' | 'kinesis' | 'dynamodb' | 'sns' | 's3';

const eventTypes: readonly (readonly [RegExp, BatchEvent])[] = [
  [/(?:^|\.)SQSEvent$/, 'sqs'],
  [/(?:^|\.)Kinesis(?:TimeWindow)?Event$/, 'kinesis'],
  [/(?:^|\.)DynamoDB(?:TimeWindow)?Event$/, 'dynamodb'],
  [/(?:^|\.)SNSEvent$/, 'sns'],
  [/(?:^|\.)S3Event(?:Notification)?$/, 's3'],
];

/** Undefined for handlers of other events. */
export function batchEventOf({ parameters }: FunctionNode): BatchEvent | undefined {
  for (const { type } of parameters) {
    const found = type && eventTypes.find(([pattern]) => pattern.test(type.name));
    if (found) return found[1];
  }
  return undefined;
}

/** Whether leaving the statements early means something: returning, yielding, breaking off the loop around them. */
export function leavesEarly(statements: readonly Statement[]): boolean {
  for (const node of ownNodes(statements)) {
    if (!('kind' in node)) continue;
    if (node.kind === 'return') return true;
    if (node.kind === 'jump' && node.jump === 'break' && !isInside(node, statements)) return true;
  }
  return false;
}

/** In a loop or `switch` that is part of the statements. */
function isInside(jump: Placed, statements: readonly Statement[]): boolean {
  for (const node of ownNodes(statements)) {
    if (!('kind' in node) || (node.kind !== 'loop' && node.kind !== 'switch')) continue;
    if (node.start <= jump.start && jump.end <= node.end) return true;
  }
  return false;
}

/** Whether an expression only writes down what is there: literals, names, members, plain objects of them. */
export function saysNothing(value: Expression | undefined): boolean {
  if (!value) return true;
  switch (value.kind) {
    case 'literal':
    case 'name':
      return true;
    case 'member':
      return saysNothing(value.object);
    case 'template':
      return value.parts.every((part) => typeof part === 'string' || saysNothing(part));
    default:
      return false;
  }
}
