import type { SourceRange } from '../../../../model/source.js';
import { callParts, definitionOf, functionParts, parametersOf } from '../grammar.js';
import { handlerShapeOf } from '../handler-shapes.js';
import { batchFunctions } from '../libraries/powertools.js';
import { isAsync } from '../surroundings.js';
import { parts, type SyntaxNode } from '../tree.js';
import { wrappersOf } from '../wrappers.js';
import type { EditedFile } from './edited-file.js';
import { addImports } from './imports.js';
import { recordLoop } from './records.js';
import { insertBefore, topLevelStatement } from './statements.js';

const store = 'persistence_layer';
const config = 'idempotency_config';
const utility = 'aws_lambda_powertools.utilities.idempotency';

/**
 * Wraps a handler with the idempotency utility of Powertools: the function that works on one record where a batch handler has
 * one, otherwise the handler. The key is what stays the same when an event comes again.
 *
 * Source: Powertools for AWS Lambda (Python), "Idempotency", read 2026-11: `idempotent_function` takes its payload from a
 * keyword argument, and the batch processors call the record handler with `record`.
 */
export function makeIdempotent(edited: EditedFile, at: SourceRange, tableVariable: string): boolean {
  const handler = edited.functionAt(at);
  if (!handler || isAsync(handler, edited.file) || /idempotent/.test(decoratorsOf(edited, handler))) return false;
  if ([store, config, 'idempotent', 'idempotent_function'].some((name) => edited.isNameUsed(name))) return false;
  const perRecord = recordFunction(edited, handler);
  const target = perRecord?.definition ?? handler;
  if (isAsync(target, edited.file) || /idempotent/.test(decoratorsOf(edited, target))) return false;
  const key = keyOf(edited, handler, perRecord !== undefined);
  const quote = edited.quote;
  const decorator = perRecord
    ? `@idempotent_function(data_keyword_argument=${quote}${perRecord.parameter}${quote}, ${keyed(key)}persistence_store=${store})`
    : `@idempotent(${keyed(key)}persistence_store=${store})`;
  const names = [
    'DynamoDBPersistenceLayer',
    ...(key ? ['IdempotencyConfig'] : []),
    perRecord ? 'idempotent_function' : 'idempotent',
  ];
  if (!addImports(edited, [{ module: 'os' }, { module: utility, names }])) return false;
  const layer = `${store} = DynamoDBPersistenceLayer(table_name=os.environ[${quote}${tableVariable}${quote}])`;
  const settings = key ? [`${config} = IdempotencyConfig(event_key_jmespath=${quote}${key}${quote})`] : [];
  insertAtModuleLevel(edited, [handler, target], [layer, ...settings]);
  decorate(edited, target, decorator);
  for (const argument of perRecord?.toName ?? []) edited.changes.insert(argument.start, `${perRecord?.parameter}=`);
  return true;
}

interface RecordFunction {
  readonly definition: SyntaxNode;
  readonly parameter: string;
  /** Arguments that must be given by name from now on. */
  readonly toName: readonly SyntaxNode[];
}

/** The function of this file that a batch handler calls with each record. */
function recordFunction(edited: EditedFile, handler: SyntaxNode): RecordFunction | undefined {
  return handedToProcessor(edited, handler) ?? calledInLoop(edited, handler);
}

/** `process_partial_response(…, record_handler=save)` and `@batch_processor(record_handler=save, …)`. */
function handedToProcessor(edited: EditedFile, handler: SyntaxNode): RecordFunction | undefined {
  const { whole } = definitionOf(handler);
  for (const call of edited.within('call', whole)) {
    const { callee, keywords } = callParts(call, edited.text);
    const name = callee ? (edited.textOf(callee).split('.').at(-1) ?? '') : '';
    if (!batchFunctions.has(name) && !/batch_processor$/.test(name)) continue;
    const definition = functionMeant(edited, keywords.get('record_handler'));
    const [parameter] = definition ? parametersOf(definition) : [];
    if (definition && parameter && edited.textOf(parameter.name) === 'record') {
      return { definition, parameter: 'record', toName: [] };
    }
  }
  return undefined;
}

/** `for record in event['Records']: save(record)`, when this is the only place that calls it. */
function calledInLoop(edited: EditedFile, handler: SyntaxNode): RecordFunction | undefined {
  const { body } = functionParts(handler);
  const loop = (body ? parts(body) : []).flatMap((statement) => recordLoop(edited, statement) ?? [])[0];
  if (!loop) return undefined;
  for (const call of edited.within('call', loop.body)) {
    const { callee, positional, keywords } = callParts(call, edited.text);
    const definition = callee?.type === 'identifier' ? functionMeant(edited, callee) : undefined;
    const parameters = definition ? parametersOf(definition) : [];
    const index = definition && edited.file.functions.indexOf(definition);
    const given = positional.findIndex((argument) => edited.textOf(argument) === loop.variable);
    const named = [...keywords].find(([, argument]) => edited.textOf(argument) === loop.variable)?.[0];
    const parameter = named ?? (parameters[given] && edited.textOf(parameters[given].name));
    const isOnlyCall = index !== undefined && edited.file.meanings.callsOf(index).length === 1;
    const isNameable = named !== undefined || given === positional.length - 1;
    if (!definition || parameter === undefined || !isOnlyCall || !isNameable) continue;
    if (definitionOf(definition).definition.parent?.type === 'block') continue;
    const argument = named === undefined ? positional[given] : undefined;
    return { definition, parameter, toName: argument ? [argument] : [] };
  }
  return undefined;
}

function functionMeant(edited: EditedFile, node: SyntaxNode | undefined): SyntaxNode | undefined {
  const meaning = node && edited.file.meanings.of(node);
  const definition = meaning?.kind === 'function' ? edited.file.functions.nodes[meaning.index] : undefined;
  return definition?.type === 'function_definition' ? definition : undefined;
}

/**
 * The part of the event that is the same at every delivery. A message of a queue carries another receipt each time, so its
 * whole is no key; other events are delivered as they were.
 */
function keyOf(edited: EditedFile, handler: SyntaxNode, isPerRecord: boolean): string | undefined {
  const shape = handlerShapeOf(handler, wrappersOf(handler, edited.file), edited.file);
  const taken = (name: string) =>
    new RegExp(`\\[\\s*["']${name}["']\\s*\\]|\\.get\\(\\s*["']${name}["']|\\.${name}\\b`).test(edited.text);
  const isBatch = isPerRecord || /\bRecords\b|\.records\b/.test(edited.textOf(definitionOf(handler).whole));
  if (!isBatch) return undefined;
  const key = taken('Sns')
    ? 'Sns.MessageId'
    : taken('kinesis') || taken('dynamodb') || shape?.event === 'stream'
      ? 'eventID'
      : taken('s3')
        ? undefined
        : 'messageId';
  return key && (isPerRecord ? key : `Records[*].${key}`);
}

function keyed(key: string | undefined): string {
  return key === undefined ? '' : `config=${config}, `;
}

function decoratorsOf(edited: EditedFile, definition: SyntaxNode): string {
  return definitionOf(definition)
    .decorators.map((decorator) => edited.textOf(decorator))
    .join(' ');
}

function insertAtModuleLevel(edited: EditedFile, definitions: readonly SyntaxNode[], lines: readonly string[]): void {
  const [first] = [...definitions].sort((a, b) => a.start - b.start);
  const statement = first && topLevelStatement(first);
  if (!statement) return;
  insertBefore(edited, statement, lines.join(edited.layout.newline));
}

function decorate(edited: EditedFile, definition: SyntaxNode, decorator: string): void {
  const start = edited.lineStart(definition.start);
  const indentation = edited.indentationAt(definition.start);
  edited.changes.insert(start, indentation + decorator + edited.layout.newline);
}
