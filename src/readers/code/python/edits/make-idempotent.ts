import type { SourceRange } from '../../../../model/source.js';
import { definitionOf } from '../../../syntax/python/node-parts.js';
import type { SyntaxNode } from '../../../syntax/python/tree.js';
import { handlerShapeOf } from '../handler-shapes.js';
import { isAsync } from '../surroundings.js';
import { wrappersOf } from '../wrappers.js';
import type { EditedFile } from './edited-file.js';
import { addImports } from './imports.js';
import { type RecordFunction, recordFunction } from './record-function.js';
import { partsTaken } from './records.js';
import { insertBefore, topLevelStatement } from './statements.js';

const store = 'persistence_layer';
const config = 'idempotency_config';
const utility = 'aws_lambda_powertools.utilities.idempotency';

/**
 * Wraps a handler with the idempotency utility of Powertools: the function that works on one record where a batch handler has
 * one, otherwise the handler. The key is what stays the same when an event comes again.
 *
 * Source: Powertools for AWS Lambda (Python), "Idempotency", as known in November 2026: `idempotent_function` takes its payload from a
 * keyword argument, and the batch processors call the record handler with `record`.
 */
export function makeIdempotent(edited: EditedFile, at: SourceRange, tableVariable: string): boolean {
  const handler = edited.functionAt(at);
  if (!handler || isAsync(handler, edited.file) || /idempotent/.test(decoratorsOf(edited, handler))) return false;
  if ([store, config, 'idempotent', 'idempotent_function'].some((name) => edited.isNameUsed(name))) return false;
  const perRecord = recordFunction(edited, handler);
  const target = perRecord?.definition ?? handler;
  if (isAsync(target, edited.file) || /idempotent/.test(decoratorsOf(edited, target))) return false;
  const key = keyOf(edited, handler, perRecord);
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

/**
 * The part of the event that is the same at every delivery. A message of a queue carries another receipt each time, so its
 * whole is no key; other events, and the records of a bucket, are delivered as they were.
 */
function keyOf(edited: EditedFile, handler: SyntaxNode, perRecord: RecordFunction | undefined): string | undefined {
  const { whole } = definitionOf(handler);
  if (!perRecord && !/\bRecords\b|\.records\b/.test(edited.textOf(whole))) return undefined;
  const shape = handlerShapeOf(handler, wrappersOf(handler, edited.file), edited.file);
  const taken = partsTaken(edited.text, perRecord?.parameter);
  if (taken.includes('s3')) return undefined;
  const isOfStream = taken.includes('kinesis') || taken.includes('dynamodb') || shape?.event === 'stream';
  const key = taken.includes('Sns') ? 'Sns.MessageId' : isOfStream ? 'eventID' : 'messageId';
  return perRecord ? key : `Records[*].${key}`;
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
