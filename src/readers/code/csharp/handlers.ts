import type { HandlerShape } from '../../../model/code.js';
import type { FileView } from '../../analysis/file-view.js';
import type { HandlerVocabulary } from '../../analysis/vocabulary.js';
import type { CallExpression, ClassNode, Expression, FunctionNode, ParameterNode } from '../../syntax/program.js';
import { eventObject, eventOfAttribute, eventOfType } from './libraries/events.js';
import { handlerAttributes } from './libraries/powertools.js';

/** How handlers of C# look. */
export const csharpHandlers: HandlerVocabulary = {
  shapeOf,
  inputsOf,
  started: (file) =>
    runtimeCalls(file).flatMap(({ arguments: [first] }) => (first ? [handlerMeant(first.value, file)] : [])),
  // Attributes say something to tools, readers and serialisers; those that change what a function does are known.
  inertAnnotations:
    /^(?!(?:.*\.)?(?:Logging|Tracing|Metrics|Idempotent|BatchProcessor|LambdaFunction|RestApi|HttpApi|FunctionUrl)(?:Attribute)?$)/,
  knownAnnotations:
    /^AWS\.Lambda\.Powertools\.\w+\.(?:Logging|Tracing|Metrics|Idempotent|BatchProcessor)$|^Amazon\.Lambda\.Annotations\.(?:\w+\.)?\w+$/,
  delegates: /(?:^|\.)BatchProcessor(?:Attribute)?$/,
  batchUtilities: /(?:^|\.)I?\w*BatchProcessor\.ProcessAsync$|\.BatchItemFailuresResponse$/,
};

/**
 * A method that takes an event of Lambda or its context, is marked as a function, or is given to the runtime: public ones
 * only, as handlers hand their parameters on to others.
 */
function shapeOf(node: FunctionNode, owner: ClassNode | undefined, file: FileView): HandlerShape | undefined {
  const names = new Set(
    node.annotations.map(({ name }) => name.slice(name.lastIndexOf('.') + 1).replace(/Attribute$/, '')),
  );
  if (names.has('LambdaFunction')) {
    const event = node.annotations.map(({ name }) => eventOfAttribute(name)).find((each) => each !== undefined);
    return { evidence: 'wrapper', ...(event ? { event } : shownBy(node, file)) };
  }
  const isGiven = isGivenToRuntime(node, file);
  if (!isGiven && !(owner && isEntry(node, owner))) return undefined;
  const shown = shownBy(node, file);
  if (shown) return { evidence: 'type', ...shown };
  const isMarked = node.annotations.some(({ name }) => handlerAttributes.test(name)) && hasContext(node, file);
  if (isMarked) return { evidence: 'wrapper' };
  const takesContext = hasContext(node, file) && node.parameters.length <= 2 && !takesRecord(node, file);
  return isGiven || (takesContext && handlerNames.test(node.name ?? '')) ? { evidence: 'signature' } : undefined;
}

/**
 * What is bound to parts of a request is no event; nor is a text or a number, which a handler of one's own events takes.
 */
function inputsOf(node: FunctionNode, _owner: ClassNode | undefined, file: FileView): readonly ParameterNode[] {
  const events = node.parameters.filter((parameter) => isWholeEvent(parameter, file));
  if (events.length > 0) return events.slice(0, 1);
  const isBound = node.annotations.some(({ name }) => eventOfAttribute(name) === 'http');
  const others = node.parameters.filter(
    (parameter) => !isContext(parameter, file) && parameter.annotations.length === 0,
  );
  const [first] = others;
  if (isBound || !first || scalars.test(first.type?.name ?? '')) return [];
  return [first];
}

const scalars =
  /^(?:string|String|int|long|short|double|float|decimal|bool|byte|char|Guid|DateTime|Int32|Int64|Boolean)$/;

function isWholeEvent({ type }: ParameterNode, file: FileView): boolean {
  const objects = (type ? file.typesOf(type) : []).map(({ name }) => eventObject(name));
  return objects.some((object) => object?.kind === 'event' && object.part === 'whole');
}

const handlerNames =
  /Handler(?:Async)?$|^Handle|^(?:Run|Execute|Invoke|Process|Get|Post|Put|Delete|Main)(?:Async)?$|^Function/;

/** Tests are given events too, and interfaces only say that there is such a method. */
function isEntry({ isPublic, body, bodyPlace, name, annotations }: FunctionNode, owner: ClassNode): boolean {
  if (!isPublic || owner.form === 'interface' || name === 'constructor') return false;
  if (annotations.some((each) => /^(?:Fact|Theory|Test|TestMethod|TestCase)(?:Attribute)?$/.test(each.name)))
    return false;
  return bodyPlace !== undefined || body.length > 0;
}

function shownBy({ parameters }: FunctionNode, file: FileView): Pick<HandlerShape, 'event'> | undefined {
  for (const { type } of parameters) {
    for (const { name } of type ? file.typesOf(type) : []) {
      const object = eventObject(name);
      if (object?.kind !== 'event' || object.part !== 'whole') continue;
      const event = eventOfType(name);
      return event ? { event } : {};
    }
  }
  return undefined;
}

function hasContext({ parameters }: FunctionNode, file: FileView): boolean {
  return parameters.some((parameter) => isContext(parameter, file));
}

function isContext({ type }: ParameterNode, file: FileView): boolean {
  return type !== undefined && file.typesOf(type).some(({ name }) => eventObject(name)?.kind === 'context');
}

function takesRecord({ parameters }: FunctionNode, file: FileView): boolean {
  return parameters.some(({ type }) => {
    const objects = (type ? file.typesOf(type) : []).map(({ name }) => eventObject(name));
    return objects.some((object) => object?.kind === 'event' && object.part === 'record');
  });
}

const starters = /(?:^|\.)(?:LambdaBootstrapBuilder\.Create|HandlerWrapper\.GetHandlerWrapper)$/;

/** A lambda, local function or method that `LambdaBootstrapBuilder.Create` gets, itself or by its name. */
function isGivenToRuntime(node: FunctionNode, file: FileView): boolean {
  return runtimeCalls(file).some(({ arguments: [first] }) => {
    const meant = first && handlerMeant(first.value, file);
    if (meant?.kind === 'function-expression') return meant.function === node;
    const isNamed = meant?.kind === 'name' || meant?.kind === 'member';
    return isNamed && node.name !== undefined && meant.name === node.name;
  });
}

/** What is given to the runtime, behind casts, delegates and the names it is kept under. */
function handlerMeant(given: Expression, file: FileView, depth = 0): Expression {
  if (depth > 5) return given;
  switch (given.kind) {
    case 'cast':
      return handlerMeant(given.operand, file, depth + 1);
    case 'new': {
      const [first] = given.arguments;
      return first && /^(?:Func|Action)$/.test(given.type.name) ? handlerMeant(first.value, file, depth + 1) : given;
    }
    case 'name': {
      const value = file.valueOf(given);
      return value ? handlerMeant(value, file, depth + 1) : given;
    }
    default:
      return given;
  }
}

/** The calls that hand a handler to the runtime. */
function runtimeCalls(file: FileView): readonly CallExpression[] {
  if (!/LambdaBootstrapBuilder|HandlerWrapper/.test(file.text)) return [];
  const kept = started.get(file);
  if (kept) return kept;
  const found = file.calls.filter((call) => file.calleesOf(call).some((name) => starters.test(name)));
  started.set(file, found);
  return found;
}

const started = new WeakMap<FileView, readonly CallExpression[]>();
