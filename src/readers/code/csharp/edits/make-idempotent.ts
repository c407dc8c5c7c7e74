import type { SourceRange } from '../../../../model/source.js';
import { contains, descendants } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CallExpression, ClassNode, FunctionNode, ParameterNode } from '../../../syntax/program.js';
import { csharpHandlers } from '../handlers.js';
import { batchEventOf, recordLoopIn } from './records.js';
import { openingBrace } from './statements.js';
import { addUsings } from './usings.js';

const namespace = 'AWS.Lambda.Powertools.Idempotency';

/**
 * Marks a handler as idempotent with the utility of Powertools: the method that works on one record where a batch handler has
 * one, otherwise the handler. The constructor sets the utility up. Refused for methods that give nothing, static ones and
 * lambdas, which the utility cannot do.
 *
 * Source: Powertools for AWS Lambda (.NET), "Idempotency", as known in November 2026: of several parameters the key is marked;
 * a handler with a context is known by it.
 */
export function makeIdempotent(edited: EditedProgram, at: SourceRange, tableVariable: string): boolean {
  const handler = edited.functionAt(at);
  const owner = handler && edited.file.classAround(handler);
  if (!handler?.bodyPlace || !owner || /\bIdempotency\.Configure\b|\bIdempotent\b/.test(edited.text)) return false;
  const event = batchEventOf(handler);
  const perRecord = event && recordMethod(edited, handler, owner);
  const target = perRecord?.method ?? handler;
  const keyed = perRecord?.parameter ?? csharpHandlers.inputsOf?.(handler, owner, edited.file)[0];
  if (target.isStatic || !givesResult(target) || !keyed) return false;
  const key = keyOf(edited, handler, perRecord !== undefined);
  if (!configure(edited, owner, handler, tableVariable, key)) return false;
  const indentation = edited.indentationAt(target.start);
  if (edited.text.slice(edited.lineStart(target.start), target.start).trim() !== '') return false;
  edited.changes.insert(target.start, `[Idempotent]${edited.layout.newline}${indentation}`);
  if (!isPlain(target)) edited.changes.insert(keyed.start, '[IdempotencyKey] ');
  addUsings(edited, ['System', namespace]);
  return true;
}

/** The result is kept as JSON, so there has to be one of a known class; a task alone will do. */
function givesResult({ returns }: FunctionNode): boolean {
  if (!returns || returns.name === 'void' || returns.name === 'ValueTask') return false;
  const result = returns.name === 'Task' ? returns.arguments[0] : returns;
  return !/^(?:I[A-Z]|Stream$|object$|dynamic$)/.test(result?.name ?? '');
}

/** With one parameter, or the event and the context, the first one is the key without being marked. */
function isPlain({ parameters }: FunctionNode): boolean {
  const [, second, ...more] = parameters;
  return !second || (more.length === 0 && second.type?.name === 'ILambdaContext');
}

interface RecordMethod {
  readonly method: FunctionNode;
  readonly parameter: ParameterNode;
}

/** `foreach (var record in evnt.Records) await SaveAsync(record);`, when this is the only place that calls it. */
function recordMethod(edited: EditedProgram, handler: FunctionNode, owner: ClassNode): RecordMethod | undefined {
  const loop = recordLoopIn(edited, handler);
  if (!loop) return undefined;
  for (const node of descendants(loop.statement)) {
    if (!('kind' in node) || node.kind !== 'call') continue;
    const method = edited.file.imports.localTarget(node);
    if (!method || !owner.methods.includes(method) || callsOf(edited, method).length !== 1) continue;
    const index = node.arguments.findIndex(({ value }) => value.kind === 'name' && value.name === loop.variable);
    const parameter = method.parameters[index];
    if (parameter) return { method, parameter };
  }
  return undefined;
}

function callsOf(edited: EditedProgram, method: FunctionNode): readonly CallExpression[] {
  return edited.file.calls.filter(
    (call) => !contains(method, call) && edited.file.imports.localTarget(call) === method,
  );
}

/**
 * The part of the event that is the same at every delivery. A message of a queue carries another receipt each time, so its
 * whole is no key; other events, and the records of a bucket, are delivered as they were.
 */
function keyOf(edited: EditedProgram, handler: FunctionNode, isPerRecord: boolean): string | undefined {
  const event = batchEventOf(handler);
  const own = event && keys[event];
  if (own === undefined) return undefined;
  return isPerRecord ? own : /\bRecords\b/.test(edited.textOf(handler)) ? `Records[*].${own}` : undefined;
}

const keys: Readonly<Record<string, string | undefined>> = {
  sqs: 'MessageId',
  sns: 'Sns.MessageId',
  kinesis: 'EventId',
  dynamodb: 'EventID',
};

/** Sets the utility up where instances are made: in the constructor that does not call another, or in a new one. */
function configure(
  edited: EditedProgram,
  owner: ClassNode,
  handler: FunctionNode,
  tableVariable: string,
  key: string | undefined,
): boolean {
  const { newline, indent } = edited.layout;
  const options = key === undefined ? '' : `WithOptions(options => options.WithEventKeyJmesPath("${key}")).`;
  const table = `Environment.GetEnvironmentVariable("${tableVariable}")`;
  const statement = `Idempotency.Configure(builder => builder.${options}UseDynamoDb(${table}));`;
  const constructors = owner.methods.filter(({ name }) => name === 'constructor');
  if (constructors.length === 0) {
    if (owner.form !== 'class' || owner.name === undefined) return false;
    const indentation = edited.indentationAt(handler.start);
    const start = edited.commentedStart(handler);
    const lines = [
      `${indentation}public ${owner.name}()${openingBrace(edited, handler, indentation)}`,
      indentation + indent + statement,
      `${indentation}}`,
    ];
    edited.changes.insert(start, lines.join(newline) + newline + newline);
    return true;
  }
  const own = constructors.find((each) => each.bodyPlace && !callsAnother(each));
  const open = own?.bodyPlace;
  if (!own || !open) return false;
  const [first] = own.body.filter((each) => contains(open, each));
  const indentation = edited.indentationAt(own.start);
  const line = newline + indentation + indent + statement;
  const isOneLine = !edited.textOf(open).includes('\n');
  if (!isOneLine) edited.changes.insert(open.start + 1, line);
  else {
    const inside = first ? newline + indentation + indent + edited.text.slice(open.start + 1, open.end - 1).trim() : '';
    edited.changes.replace(open.start + 1, open.end - 1, line + inside + newline + indentation);
  }
  return true;
}

/** `: this(…)` */
function callsAnother({ body }: FunctionNode): boolean {
  const [first] = body;
  const call = first?.kind === 'expression' ? first.expression : undefined;
  return call?.kind === 'call' && call.callee.kind === 'name' && call.callee.name === 'this';
}
