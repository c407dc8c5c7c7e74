import type { HandlerShape, WrapperFact } from '../../../model/code.js';
import {
  callParts,
  definitionOf,
  functionParts,
  type Parameter,
  parametersOf,
} from '../../syntax/python/node-parts.js';
import { descendants, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { enclosingFunction } from './functions.js';
import { batchFunctions, eventOfBatchType, eventOfClass, handlerDecorators } from './libraries/powertools.js';
import { eventName } from './meanings-of-events.js';
import type { PythonFile } from './python-file.js';

type EventKind = NonNullable<HandlerShape['event']>;

/** Names that the documentation of AWS and most projects give a handler. */
const handlerNames = /^(?:lambda_?handler|handler|\w+_handler)$/i;
const contextNames = /^_*(?:(?:lambda_|aws_)?(?:context|ctx)|_+|unused)_*$/i;
const contextTypes = /(?:^|\.)(?:LambdaContext|Context)$/;

/** Why a function looks like a Lambda handler; undefined when it does not. */
export function handlerShapeOf(
  definition: SyntaxNode,
  wrappers: readonly WrapperFact[],
  file: PythonFile,
): HandlerShape | undefined {
  if (!isAtModuleLevel(definition, file)) return undefined;
  const chalice = chaliceEvent(definition, file);
  if (chalice) return chalice;
  const [event, context] = parametersOf(definition);
  if (!event || !context || isRequired(parametersOf(definition)[2])) return undefined;
  const kind = eventOfWrappers(definition, file) ?? eventOfType(event, file) ?? eventOfBatch(definition, file);
  const evidence = evidenceFor(definition, wrappers, event, context, file);
  return evidence && { evidence, ...(kind ? { event: kind } : {}) };
}

function evidenceFor(
  definition: SyntaxNode,
  wrappers: readonly WrapperFact[],
  event: Parameter,
  context: Parameter,
  file: PythonFile,
): HandlerShape['evidence'] | undefined {
  const { places } = file;
  // Decorators of Powertools come from its package or, as `@logger.…`, from an object that another file makes.
  if (wrappers.some(({ name, module }) => handlerDecorators.has(name) && module !== '')) return 'wrapper';
  const isTypedContext = context.type !== undefined && contextTypes.test(places.text(context.type));
  if (isTypedContext || eventOfType(event, file)) return 'type';
  const { name } = functionParts(definition);
  const isEventFirst = eventName.test(places.text(event.name));
  const isContextSecond = contextNames.test(places.text(context.name));
  if (!isEventFirst && !isContextSecond) return undefined;
  if (name && handlerNames.test(places.text(name))) return 'signature';
  return isEventFirst && isContextSecond && !isHelper(definition, file) ? 'signature' : undefined;
}

/** A function with the parameters of a handler that another function calls, or that stands beside a real handler. */
function isHelper(definition: SyntaxNode, file: PythonFile): boolean {
  const index = file.functions.indexOf(definition);
  if (index !== undefined && file.meanings.callsOf(index).some((call) => enclosingFunction(call))) return true;
  return file.tree.root.children.some((statement) => {
    const other = statement.type === 'decorated_definition' ? statement.children.at(-1) : statement;
    const name = other?.type === 'function_definition' ? functionParts(other).name : undefined;
    return other !== definition && name !== undefined && /^(?:lambda_?handler|handler)$/i.test(file.places.text(name));
  });
}

function isAtModuleLevel(definition: SyntaxNode, file: PythonFile): boolean {
  if (definition.type === 'function_definition') return file.scopes.around(definition).kind === 'module';
  return definition.type === 'lambda' && definition.parent?.parent?.parent === file.tree.root;
}

function isRequired(parameter: Parameter | undefined): boolean {
  return parameter !== undefined && parameter.defaultValue === undefined && !parameter.isRest;
}

function eventOfType(event: Parameter, file: PythonFile): EventKind | undefined {
  if (!event.type) return undefined;
  return eventOfClass(
    file.places
      .text(event.type)
      .replace(/^["']|["']$/g, '')
      .split('.')
      .at(-1) ?? '',
  );
}

/** `@event_source(data_class=SQSEvent)`, `@event_parser(model=…, envelope=envelopes.SqsEnvelope)`. */
function eventOfWrappers(definition: SyntaxNode, file: PythonFile): EventKind | undefined {
  for (const decorator of definitionOf(definition).decorators) {
    if (decorator.type !== 'call') continue;
    const { keywords } = callParts(decorator, file.places.source);
    for (const option of ['envelope', 'data_class', 'model']) {
      const value = keywords.get(option);
      const kind = value && eventOfClass(file.places.text(value).split('.').at(-1) ?? '');
      if (kind) return kind;
    }
    const processor = keywords.get('processor');
    const kind = processor && eventOfProcessor(processor, file);
    if (kind) return kind;
  }
  return undefined;
}

/** `process_partial_response(…, processor=processor)` in the body. */
function eventOfBatch(definition: SyntaxNode, file: PythonFile): EventKind | undefined {
  for (const node of descendants(definition)) {
    if (node.type !== 'call') continue;
    const { callee, keywords } = callParts(node, file.places.source);
    const name = callee ? (file.places.text(callee).split('.').at(-1) ?? '') : '';
    const processor = batchFunctions.has(name) ? keywords.get('processor') : undefined;
    if (processor) return eventOfProcessor(processor, file);
  }
  return undefined;
}

/** `BatchProcessor(event_type=EventType.SQS)`, `SqsFifoPartialProcessor()`. */
function eventOfProcessor(processor: SyntaxNode, file: PythonFile): EventKind | undefined {
  const value =
    processor.type === 'identifier' ? file.scopes.lookUp(file.places.text(processor), processor)[0]?.value : processor;
  if (value?.type !== 'call') return undefined;
  const { callee, keywords, positional } = callParts(value, file.places.source);
  if (callee && /Sqs\w*Processor$/.test(file.places.text(callee))) return 'queue';
  const type = keywords.get('event_type') ?? positional[0];
  return type && eventOfBatchType(file.places.text(type).split('.').at(-1) ?? '');
}

const chaliceEvents: Readonly<Record<string, EventKind | undefined>> = {
  lambda_function: undefined,
  schedule: 'schedule',
  on_sqs_message: 'queue',
  on_sns_message: 'topic',
  on_s3_event: 'storage',
  on_cw_event: 'bus',
  on_kinesis_record: 'stream',
  on_dynamodb_record: 'stream',
};

/** A handler that Chalice makes of a function: `@app.on_sqs_message(queue='orders')`. */
function chaliceEvent(definition: SyntaxNode, file: PythonFile): HandlerShape | undefined {
  const dispatcher = file.dispatchers.find(({ routes }) => routes.includes(definition));
  const path = dispatcher && file.meanings.symbolOf(parts(dispatcher.call)[0]);
  if (path !== 'chalice.Chalice') return undefined;
  for (const decorator of definitionOf(definition).decorators) {
    const name =
      file.places
        .text(parts(decorator)[0] ?? decorator)
        .split('.')
        .at(-1) ?? '';
    if (!Object.hasOwn(chaliceEvents, name)) continue;
    const event = chaliceEvents[name];
    return { evidence: 'wrapper', ...(event ? { event } : {}) };
  }
  return undefined;
}

/** The shape of an object that is a handler itself: `handler = Mangum(app)`, `app = Chalice(…)`. */
export function handlerShapeOfObject(call: SyntaxNode, file: PythonFile): HandlerShape | undefined {
  const path = file.meanings.symbolOf(parts(call)[0]) ?? '';
  return /^(?:mangum\.(?:adapter\.)?Mangum|chalice\.(?:app\.)?Chalice|apig_wsgi\.make_lambda_handler)$/.test(path)
    ? { evidence: 'wrapper', event: 'http' }
    : undefined;
}
