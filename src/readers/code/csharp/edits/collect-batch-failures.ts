import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CatchNode, FunctionNode, Statement } from '../../../syntax/program.js';
import { batchEventOf, leavesEarly, type RecordLoop, recordLoopIn, saysNothing } from './records.js';
import { isNameUsed, openingBrace, opensOnOwnLine, returnsIn } from './statements.js';
import { addUsings } from './usings.js';

const failures = 'batchItemFailures';

interface Response {
  readonly type: string;
  readonly failure: string;
  readonly namespace: string;
  readonly identifierOf: (record: string) => string;
  readonly made: string;
}

/** Source: aws/aws-lambda-dotnet, Amazon.Lambda.SQSEvents, KinesisEvents and DynamoDBEvents, as known in November 2026. */
const responses: Readonly<Record<'sqs' | 'kinesis' | 'dynamodb', Response>> = {
  sqs: {
    type: 'SQSBatchResponse',
    failure: 'SQSBatchResponse.BatchItemFailure',
    namespace: 'Amazon.Lambda.SQSEvents',
    identifierOf: (record) => `${record}.MessageId`,
    made: `new SQSBatchResponse(${failures})`,
  },
  kinesis: {
    type: 'StreamsEventResponse',
    failure: 'StreamsEventResponse.BatchItemFailure',
    namespace: 'Amazon.Lambda.KinesisEvents',
    identifierOf: (record) => `${record}.Kinesis.SequenceNumber`,
    made: `new StreamsEventResponse { BatchItemFailures = ${failures} }`,
  },
  dynamodb: {
    type: 'StreamsEventResponse',
    failure: 'StreamsEventResponse.BatchItemFailure',
    namespace: 'Amazon.Lambda.DynamoDBEvents',
    identifierOf: (record) => `${record}.Dynamodb.SequenceNumber`,
    made: `new StreamsEventResponse { BatchItemFailures = ${failures} }`,
  },
};

/**
 * Catches failures record by record in a handler's loop over the records, and returns the identifiers of those that failed.
 * `at` is the handler. Refused when there is not exactly one such loop, or when leaving it early means something.
 */
export function collectBatchFailures(
  edited: EditedProgram,
  at: SourceRange,
  identifier: 'message-id' | 'sequence-number',
): boolean {
  const handler = edited.functionAt(at);
  const event = handler && batchEventOf(handler);
  if (!handler?.bodyPlace || !event || event === 'sns' || event === 's3') return false;
  if ((event === 'sqs') !== (identifier === 'message-id')) return false;
  if (isNameUsed(edited, failures) || isNameUsed(edited, 'BatchItemFailures')) return false;
  const loop = recordLoopIn(edited, handler);
  if (!loop || leavesEarly(loop.statement.body) || !edited.hasOwnLines(loop.statement)) return false;
  const response = responses[event];
  const report = `${failures}.Add(new ${response.failure} { ItemIdentifier = ${response.identifierOf(loop.variable)} });`;
  const isCaught = reportInCatch(edited, loop, report) || catchAround(edited, handler, loop, report);
  if (!isCaught || !changeResult(edited, handler, response.type) || !answer(edited, handler, response)) return false;
  const indentation = edited.indentationAt(loop.statement.start);
  const { newline } = edited.layout;
  const list = `${indentation}var ${failures} = new List<${response.failure}>();${newline}`;
  edited.changes.insert(edited.commentedStart(loop.statement), list);
  addUsings(edited, ['System', 'System.Collections.Generic', response.namespace]);
  return true;
}

/** `Task` and `void` become a result, and a result that nobody reads another one. */
function changeResult(edited: EditedProgram, handler: FunctionNode, type: string): boolean {
  const { returns } = handler;
  if (!returns) return isLambdaOfInferredType(edited, handler);
  if (new RegExp(`Func<[^;]*=\\s*(?:\\w+\\.)?${handler.name}\\s*;`).test(edited.text)) return false;
  const written = edited.textOf(returns);
  const isTask = /^(?:Task|ValueTask)$/.test(returns.name);
  if (returns.name === 'void' && handler.isAsync) return false;
  const changed = isTask ? `${returns.name}<${type}>` : type;
  if (written !== changed) edited.changes.replace(returns.start, returns.end, changed);
  return true;
}

/** A lambda says what it gives by giving it, unless the variable it is kept in has a type. */
function isLambdaOfInferredType(edited: EditedProgram, handler: FunctionNode): boolean {
  const expression = edited.file.parentOf(handler);
  const statement = expression && edited.file.parentOf(expression);
  return (
    handler.name === undefined &&
    statement !== undefined &&
    'kind' in statement &&
    statement.kind === 'variable' &&
    !statement.type
  );
}

/**
 * Returns the failures at the end: instead of a last `return`, whose value no event source mapping reads. Any other `return`
 * in the handler means that it ends in ways that this cannot speak for.
 */
function answer(edited: EditedProgram, handler: FunctionNode, { made }: Response): boolean {
  const isPlainTask = !handler.isAsync && /^(?:Task|ValueTask)$/.test(handler.returns?.name ?? '');
  const result = `return ${isPlainTask ? `${handler.returns?.name}.FromResult(${made})` : made};`;
  const last = handler.body.at(-1);
  const returns = returnsIn(handler.body);
  if (!last) return false;
  if (last.kind === 'return') {
    const isEmpty = edited.textOf(last).includes('Task.CompletedTask') || isGivenWithoutWork(last.value);
    if (returns.length > 1 || !isEmpty) return false;
    edited.changes.replace(last.start, last.end, result);
    return true;
  }
  if (returns.length > 0 || last.kind === 'throw') return false;
  const { newline } = edited.layout;
  edited.changes.insert(edited.lineEnd(last.end), newline + newline + edited.indentationAt(last.start) + result);
  return true;
}

/** `return "done";` and `return Task.FromResult("done");` */
function isGivenWithoutWork(value: Extract<Statement, { readonly kind: 'return' }>['value']): boolean {
  if (value?.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'FromResult') {
    return value.arguments.every((argument) => saysNothing(argument.value));
  }
  return saysNothing(value);
}

/**
 * A loop whose body is a `try` that catches everything already: the failure is reported there, and where a clause before it
 * ends the whole batch by throwing.
 */
function reportInCatch(edited: EditedProgram, { statement }: RecordLoop, report: string): boolean {
  const [attempt, more] = statement.body;
  if (attempt?.kind !== 'try' || more || attempt.catches.length === 0) return false;
  const last = attempt.catches.at(-1);
  const isBroad = last && !last.filter && last.types.every(({ name }) => /(?:^|\.)Exception$/.test(name));
  if (!last || !isBroad || !reportAtEnd(edited, last, report)) return false;
  for (const { block } of attempt.catches.slice(0, -1)) {
    const end = block.at(-1);
    if (end?.kind === 'throw') edited.changes.replace(end.start, end.end, report);
  }
  return true;
}

function reportAtEnd(edited: EditedProgram, { block, blockPlace }: CatchNode, report: string): boolean {
  const last = block.at(-1);
  const close = blockPlace.end - 1;
  const { newline, indent } = edited.layout;
  if (!last) {
    const isOnOwnLine = edited.text.slice(edited.lineStart(close), close).trim() === '';
    const indentation = edited.indentationAt(isOnOwnLine ? close : blockPlace.start);
    if (!isOnOwnLine)
      edited.changes.replace(close, close, `${newline}${indentation}${indent}${report}${newline}${indentation}`);
    else edited.changes.insert(edited.lineStart(close), indentation + indent + report + newline);
    return isOnOwnLine || edited.text.slice(blockPlace.start + 1, close).trim() === '';
  }
  if (last.kind === 'throw') {
    edited.changes.replace(last.start, last.end, report);
    return true;
  }
  const indentation = edited.indentationAt(last.start);
  if (last.kind === 'jump') edited.changes.insert(last.start, report + newline + indentation);
  else edited.changes.insert(edited.lineEnd(last.end), newline + indentation + report);
  return edited.lineStart(last.start) !== edited.lineStart(blockPlace.start);
}

function catchAround(
  edited: EditedProgram,
  handler: FunctionNode,
  { statement, block, variable }: RecordLoop,
  report: string,
): boolean {
  const [first] = statement.body;
  const last = statement.body.at(-1);
  const error = ['ex', 'exception', 'error', 'failure'].find((name) => !isNameUsed(edited, name));
  const close = block.end - 1;
  const isOnLines = edited.text.slice(edited.lineStart(close), close).trim() === '';
  if (!first || !last || error === undefined || !isOnLines || !statement.body.every((each) => edited.hasOwnLines(each)))
    return false;
  const { newline, indent } = edited.layout;
  const indentation = edited.indentationAt(first.start);
  const start = edited.nextLine(block.start);
  const brace = openingBrace(edited, handler, indentation);
  edited.changes.insert(start, `${indentation}try${brace}${newline}`);
  edited.indentLines(start, edited.lineStart(close) - 1);
  const clause = opensOnOwnLine(edited, handler)
    ? [`${indentation}}`, `${indentation}catch (Exception ${error})`, `${indentation}{`]
    : [`${indentation}} catch (Exception ${error}) {`];
  const lines = [
    ...clause,
    indentation + indent + logOf(edited, handler, error, variable),
    indentation + indent + report,
    `${indentation}}`,
  ];
  edited.changes.insert(edited.lineStart(close), lines.map((line) => line + newline).join(''));
  return true;
}

/** How the file logs: Powertools, a logger of the class, the logger of the context, or the console. */
function logOf(edited: EditedProgram, handler: FunctionNode, error: string, record: string): string {
  const message = 'A record failed';
  const opened = new Set(edited.file.program.imports.map(({ module }) => module));
  if (opened.has('AWS.Lambda.Powertools.Logging')) return `Logger.LogError(${error}, "${message}");`;
  const owner = edited.file.classAround(handler);
  const field = owner?.fields.find(({ type }) => type?.name === 'ILogger' || type?.name.endsWith('.ILogger'));
  if (field && opened.has('Microsoft.Extensions.Logging')) return `${field.name}.LogError(${error}, "${message}");`;
  const context = handler.parameters.find(({ type }) => type?.name === 'ILambdaContext')?.pattern;
  const text = `$"${message}: {${error}}"`;
  if (context?.kind !== 'name-pattern' || context.name === '_') return `Console.Error.WriteLine(${text});`;
  const method = /\.LogLine\(/.test(edited.text) && !/\.LogError\(/.test(edited.text) ? 'LogLine' : 'LogError';
  return context.name === record ? `Console.Error.WriteLine(${text});` : `${context.name}.Logger.${method}(${text});`;
}
