import type { HandlerShape, WrapperFact } from '../../../model/code.js';
import { LineIndex } from '../../../model/source.js';
import type { FileView } from '../../analysis/file-view.js';
import type { HandlerVocabulary } from '../../analysis/vocabulary.js';
import type { ClassNode, Expression, FunctionNode, TypeNode } from '../../syntax/program.js';
import { eventKind } from './libraries/events.js';
import { simpleName } from './libraries/names.js';

/** How handlers of Java look: by the interface of their class, by the type of their context, as functions of a framework. */
export const javaHandlers: HandlerVocabulary = {
  shapeOf: (node, owner, file) =>
    shapeByBase(node, owner) ?? shapeByContext(node, owner, file) ?? shapeOfBean(node, file),
  wrappersOf: (node, _owner, file) => utilitiesIn(node, file),
  inertAnnotations:
    /^(?:Override|SuppressWarnings|Deprecated|SafeVarargs|FunctionalInterface|Inject|Autowired|Bean|Test|Nullable|NotNull|NonNull|Named|Singleton|VisibleForTesting|JsonProperty|JsonIgnore|SneakyThrows|Generated|ExcludeFromGeneratedCoverageReport)$/,
  knownAnnotations: /^software\.amazon\.lambda\.powertools\./,
  keptResults: /^(?:Bean|Produces|Provides|Singleton|ApplicationScoped|Cacheable|Memoized)$/,
  batchUtilities: /(?:^|\.)BatchMessageHandler\.processBatch\w*$|^\.processBatch(?:InParallel)?$/,
};

/** The utility of Powertools that is handed what a function does, where no annotation says so. */
function utilitiesIn({ bodyPlace, name }: FunctionNode, file: FileView): readonly WrapperFact[] {
  const found =
    bodyPlace && name !== undefined ? /\bPowertoolsIdempotency\.makeIdempotent\b/.exec(file.textOf(bodyPlace)) : null;
  if (!found || !bodyPlace) return [];
  const start = bodyPlace.start + found.index;
  const range = new LineIndex({ path: file.program.path, text: file.text }).range(start, start + found[0].length);
  return [{ module: 'software.amazon.lambda.powertools.idempotency', name: 'makeIdempotent', range, options: {} }];
}

interface Base {
  readonly name: RegExp;
  readonly methods: RegExp;
  readonly event?: NonNullable<HandlerShape['event']>;
}

/**
 * Types whose methods Lambda runs. Sources: AWS Lambda developer guide, "Define Lambda function handler in Java"; Spring
 * Cloud Function, Micronaut and Quarkus documentation of their AWS adapters; Powertools for AWS Lambda (Java), "Custom
 * resources"; as known in November 2026.
 */
const bases: readonly Base[] = [
  { name: /^Request(?:Stream)?Handler$/, methods: /^handleRequest$/ },
  { name: /^SpringBoot(?:Request|Stream|ApiGateway)\w*Handler$|^FunctionInvoker$/, methods: /^handleRequest$/ },
  {
    name: /^Micronaut(?:Request|RequestStream)Handler$|^MicronautLambdaHandler$/,
    methods: /^(?:execute|handleRequest)$/,
  },
  { name: /^AbstractCustomResourceHandler$/, methods: /^(?:create|update|delete|handleRequest)$/, event: 'deployment' },
];

/** Names that people give to base classes of their own handlers. */
const ownBase = /(?:Handler|Lambda|Function)\w*$/;

function shapeByBase(node: FunctionNode, owner: ClassNode | undefined): HandlerShape | undefined {
  const { name = '' } = node;
  for (const base of owner?.bases ?? []) {
    const written = simpleName(base.name);
    const known = bases.find((each) => each.name.test(written) && each.methods.test(name));
    if (!known || isBridge(node)) continue;
    const event = known.event ?? eventOf(node.parameters[0]?.type) ?? eventOf(base.arguments[0]);
    return { evidence: 'type', ...(event ? { event } : {}) };
  }
  return shapeOfFunction(node, owner);
}

/** `handleRequest(Object input, …)` beside the one that does the work. */
function isBridge({ parameters, bodyPlace }: FunctionNode): boolean {
  return !bodyPlace || parameters.length === 0;
}

function eventOf(type: TypeNode | undefined): HandlerShape['event'] {
  return type && eventKind(type.name);
}

/** A component that is a function, as Spring Cloud Function runs it. */
function shapeOfFunction(node: FunctionNode, owner: ClassNode | undefined): HandlerShape | undefined {
  const isComponent = owner?.annotations.some(({ name }) => /^(?:Component|Service|FunctionBean|Funq)$/.test(name));
  if (node.annotations.some(({ name }) => name === 'Funq')) return withEvent(node.parameters[0]?.type);
  if (!isComponent || !owner) return undefined;
  const base = owner.bases.find(({ name }) => /^(?:Function|Consumer|Supplier|BiFunction)$/.test(simpleName(name)));
  if (!base || !/^(?:apply|accept|get)$/.test(node.name ?? '')) return undefined;
  return withEvent(base.arguments[0]);
}

function withEvent(type: TypeNode | undefined): HandlerShape {
  const event = eventOf(type);
  return { evidence: 'type', ...(event ? { event } : {}) };
}

/** A public method with the runtime's context at the end, called like a handler or given one of the runtime's events. */
function shapeByContext(node: FunctionNode, owner: ClassNode | undefined, file: FileView): HandlerShape | undefined {
  const [first] = node.parameters;
  const last = node.parameters.at(-1);
  if (!owner || !first || first === last || !last?.type || !node.isPublic || !node.bodyPlace) return undefined;
  const isContext = file
    .typesOf(last.type)
    .some(({ name }) => name === 'com.amazonaws.services.lambda.runtime.Context');
  if (!isContext || isCalledHere(node, file)) return undefined;
  const event = eventOf(first.type);
  const isNamed = /^(?:handle\w*|lambda\w*|handler|apply|execute|process\w*)$/.test(node.name ?? '');
  const isOfHandler = owner.bases.some(({ name }) => ownBase.test(name)) && node.name === 'handleRequest';
  if (!isOfHandler && !(isNamed && (event || ownBase.test(owner.name ?? '') || node.name === 'handleRequest')))
    return undefined;
  return { evidence: 'signature', ...(event ? { event } : {}) };
}

function isCalledHere(node: FunctionNode, file: FileView): boolean {
  const name = (node.name ?? '').replaceAll('$', '\\$');
  const calls = file.text.match(new RegExp(`(?<!\\bsuper\\.)\\b${name}\\s*\\(`, 'g')) ?? [];
  return calls.length > 1;
}

/** `@Bean public Function<SQSEvent, String> save() { return event -> …; }`: what is given back is the handler. */
function shapeOfBean(node: FunctionNode, file: FileView): HandlerShape | undefined {
  if (node.name !== undefined) return undefined;
  const bean = file.functionAround(node);
  const type = bean?.returns;
  if (!bean || !type || !/^(?:Function|Consumer|Supplier)$/.test(simpleName(type.name))) return undefined;
  const isBean = bean.annotations.some(({ name }) => name === 'Bean');
  if (!isBean || !isReturned(node, file)) return undefined;
  const [input] = type.arguments;
  const event = eventOf(input) ?? eventOf(input?.arguments[0]);
  return { evidence: 'type', ...(event ? { event } : {}) };
}

function isReturned(node: FunctionNode, file: FileView): boolean {
  const expression = file.parentOf(node) as Expression | undefined;
  const statement = expression && (file.parentOf(expression) as { readonly kind?: string } | undefined);
  return statement?.kind === 'return';
}
