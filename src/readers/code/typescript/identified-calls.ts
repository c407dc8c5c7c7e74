import type { TSESTree } from '@typescript-eslint/types';
import type { Argument } from '../../../model/code.js';
import type { FlatArguments } from './arguments.js';
import { operationOfCommand, operationOfMethod, operationOfPaginator, operationOfWaiter } from './aws-operations.js';
import { stringValue } from './literals.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import type { Origin } from './origins.js';
import { awsPackage, type Service, serviceCalled } from './packages.js';
import { bare, calledName, memberName, methodCall, propertyValue, widened } from './syntax.js';

/** A call of a service, before it is said where it stands and what becomes of it. */
export interface IdentifiedCall extends Service, FlatArguments {
  readonly operation: string;
  /** As in `CallFact.isHelper`. */
  readonly isHelper?: boolean;
  /** The call itself, or the command where nobody sees who sends it. */
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;
}

/** Every call of a service in the module, in no order. */
export function identifyCalls(module: Module): readonly IdentifiedCall[] {
  const { nodes } = module.parsed;
  const commands = new Map<TSESTree.Node, IdentifiedCall>();
  const calls: IdentifiedCall[] = [];
  for (const node of nodes.of(Type.NewExpression)) {
    const command = commandCall(node, module);
    const store = command ? undefined : idempotencyStore(node, module);
    if (command) commands.set(node, command);
    if (store) calls.push(store);
  }
  for (const node of nodes.of(Type.CallExpression)) {
    if (!node.callee) continue;
    const sent = sentCommand(node, commands, module);
    if (sent) {
      commands.delete(sent.node);
      calls.push({ ...sent, node });
      continue;
    }
    const call = helperCall(node, module) ?? directCall(node, module) ?? clientCall(node, module);
    if (call) calls.push(call);
  }
  for (const node of nodes.of(Type.TaggedTemplateExpression)) {
    const client = node.tag && module.clients.of(node.tag);
    if (client?.provider !== 'database') continue;
    calls.push({ ...serviceOf(client), operation: 'query', node, ...module.arguments.ofList([]) });
  }
  return [...calls, ...commands.values()];
}

function serviceOf({ provider, service }: Service): Service {
  return { provider, service };
}

function aws(service: string, operation: string): Service & { readonly operation: string } {
  return { provider: 'aws', service, operation };
}

/** The operation of a call that names it only when it runs: `client[name](…)`. */
const chosenWhenRun = 'Unknown';

/** `new PutItemCommand({ … })` */
function commandCall(node: TSESTree.NewExpression, module: Module): IdentifiedCall | undefined {
  const origin = node.callee && module.origins.of(node.callee);
  const service = origin && awsPackage(origin.module);
  const name = origin?.path.at(-1) ?? '';
  if (service === undefined) return undefined;
  const isChosen = node.callee.type === Type.MemberExpression && memberName(node.callee) === undefined;
  const operation = isChosen ? chosenWhenRun : operationOfCommand(name, origin?.module === '@aws-sdk/lib-dynamodb');
  return operation === undefined
    ? undefined
    : { ...aws(service, operation), node, ...module.arguments.ofObject(node.arguments[0]) };
}

/** Where the idempotency utility of Powertools keeps what was done, and for how long. */
function idempotencyStore(node: TSESTree.NewExpression, module: Module): IdentifiedCall | undefined {
  const origin = node.callee && module.origins.of(node.callee);
  const operation = origin?.path.at(-1) ?? '';
  const isOfUtility = /^@aws-lambda-powertools\/idempotency(?:\/|$)/.test(origin?.module ?? '');
  if (!isOfUtility || !/PersistenceLayer$|^IdempotencyConfig$/.test(operation)) return undefined;
  const given = module.arguments.ofObject(node.arguments[0]);
  return { provider: 'powertools', service: 'idempotency', operation, node, ...given };
}

/** The command that `client.send(command)` sends, also when it was made before. */
function sentCommand(
  call: TSESTree.CallExpression,
  commands: ReadonlyMap<TSESTree.Node, IdentifiedCall>,
  module: Module,
): IdentifiedCall | undefined {
  const [first] = call.arguments;
  if (!first || calledName(call) !== 'send') return undefined;
  return commandIn(first, commands, module);
}

function commandIn(
  node: TSESTree.Node,
  commands: ReadonlyMap<TSESTree.Node, IdentifiedCall>,
  module: Module,
): IdentifiedCall | undefined {
  const value = module.bindings.resolve(node);
  if (value.type !== Type.Identifier) return commands.get(value);
  const variable = module.bindings.variable(value);
  for (const { expression } of variable ? module.bindings.sources(variable).toReversed() : []) {
    const command = expression && commands.get(bare(expression));
    if (command) return command;
  }
  return undefined;
}

function helperCall(call: TSESTree.CallExpression, module: Module): IdentifiedCall | undefined {
  const found = libraryCall(call, module);
  return found && { ...found, isHelper: true };
}

/** Functions of libraries around the SDK: paginators, waiters, uploads, presigning, parameters. */
function libraryCall(call: TSESTree.CallExpression, module: Module): IdentifiedCall | undefined {
  const upload = uploadCall(call, module);
  if (upload) return upload;
  const origin = module.origins.of(call.callee);
  const name = origin?.path.at(-1);
  if (!origin || name === undefined) return undefined;
  const service = awsPackage(origin.module);
  if (service !== undefined) {
    const operation =
      operationOfPaginator(name) ?? (name.startsWith('waitUntil') ? operationOfWaiter(name) : undefined);
    if (operation === undefined) return undefined;
    return { ...aws(service, operation), node: call, ...module.arguments.ofObject(call.arguments[1]) };
  }
  if (origin.module === '@aws-sdk/s3-presigned-post' && name === 'createPresignedPost') {
    return { ...aws('s3', 'PutObject'), node: call, ...module.arguments.ofObject(call.arguments[1]) };
  }
  return powertoolsCall(call, origin, name, module);
}

/** `upload.done()` for `const upload = new Upload({ client, params })`. */
function uploadCall(call: TSESTree.CallExpression, module: Module): IdentifiedCall | undefined {
  const method = methodCall(call);
  if (method?.name !== 'done') return undefined;
  const made = module.bindings.resolve(method.object);
  if (made.type !== Type.NewExpression || module.origins.of(made.callee)?.module !== '@aws-sdk/lib-storage') {
    return undefined;
  }
  const options = made.arguments[0] && module.bindings.resolve(made.arguments[0]);
  const params = options?.type === Type.ObjectExpression ? propertyValue(options, 'params') : undefined;
  return { ...aws('s3', 'PutObject'), node: call, ...module.arguments.ofObject(params) };
}

/** Parameter utilities of Powertools (version 2, as known in November 2026), by the operation they make. */
const parameterCalls: Readonly<Record<string, readonly [service: string, operation: string, argument: string]>> = {
  getParameter: ['ssm', 'GetParameter', 'Name'],
  getParameters: ['ssm', 'GetParametersByPath', 'Path'],
  getParametersByName: ['ssm', 'GetParameters', 'Names'],
  setParameter: ['ssm', 'PutParameter', 'Name'],
  getSecret: ['secretsmanager', 'GetSecretValue', 'SecretId'],
  getAppConfig: ['appconfigdata', 'GetLatestConfiguration', 'ConfigurationToken'],
};

function powertoolsCall(
  call: TSESTree.CallExpression,
  { module: from }: Origin,
  name: string,
  module: Module,
): IdentifiedCall | undefined {
  const utility = /^@aws-lambda-powertools\/(batch|idempotency|parameters|event-handler)(?:\/|$)/.exec(from)?.[1];
  if (utility === undefined || !/^[a-z]/.test(name)) return undefined;
  const parameter = Object.hasOwn(parameterCalls, name) ? parameterCalls[name] : undefined;
  if (utility !== 'parameters' || !parameter) {
    return {
      provider: 'powertools',
      service: utility,
      operation: name,
      node: call,
      ...module.arguments.ofList(call.arguments),
    };
  }
  const [service, operation, argument] = parameter;
  return { ...aws(service, operation), node: call, ...module.arguments.ofList(call.arguments, [argument]) };
}

/** Calls that need no client: `fetch(…)`, `axios.post(…)`, `https.request(…)`, `sendgrid.send(…)`. */
function directCall(call: TSESTree.CallExpression, module: Module): IdentifiedCall | undefined {
  const callee = bare(call.callee);
  if (module.bindings.isGlobal(callee, 'fetch'))
    return httpCall({ provider: 'http', service: 'fetch' }, 'fetch', call, module);
  const origin = module.origins.of(callee);
  const service = origin && serviceCalled(origin);
  if (!service) return undefined;
  const name = origin.path.at(-1) ?? '';
  if (service.provider === 'http') return httpCall(service, name, call, module);
  return { ...service, operation: name, node: call, ...module.arguments.ofList(call.arguments) };
}

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** The operation is the HTTP method; `ANY` when it is written but not known. */
function httpCall(service: Service, name: string, call: TSESTree.CallExpression, module: Module): IdentifiedCall {
  const flat = module.arguments.ofList(call.arguments, ['url']);
  const { method } = flat.arguments;
  const operation = verbs.has(name) ? name : methodOf(method, flat.argumentsComplete);
  return { ...service, operation: operation.toUpperCase(), node: call, ...flat };
}

function methodOf(method: Argument | undefined, isComplete: boolean): string {
  if (method?.kind === 'literal') return String(method.value);
  return method || !isComplete ? 'ANY' : 'GET';
}

/** Members of clients that open, close, watch or hand out, and never ask the service for anything. */
const notOperations = new Set([
  ...['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'setMaxListeners', 'emit'],
  ...['end', 'close', 'quit', 'destroy', 'release', 'disconnect', '$disconnect', '$on', '$use', '$extends', 'unref'],
  ...['db', 'collection', 'model', 'models', 'schema', 'getRepository', 'duplicate', 'setApiKey', 'bind', 'toString'],
  ...['then', 'catch', 'finally', 'promise', 'ref', 'raw', 'extend', 'create', 'connect', '$connect'],
]);

/** Methods of clients that build an object and are operations only for some providers. */
const creates = new Set(['create', 'raw']);

/** `client.putItem(…)`, `stripe.charges.create(…)`, `pool.query(…)`. */
function clientCall(call: TSESTree.CallExpression, module: Module): IdentifiedCall | undefined {
  const method = methodCall(call);
  const chosen = method ? undefined : chosenMethod(call, module);
  if (chosen) return chosen;
  const client = method ? module.clients.of(method.object) : module.clients.of(call.callee);
  if (!client) return undefined;
  if (client.provider === 'aws') {
    return method && awsMethodCall(call, method.name, client.service, client.isDocument, module);
  }
  if (client.provider === 'http') return httpCall(serviceOf(client), method?.name ?? '', call, module);
  if (!method || isLinkOfChain(call)) return undefined;
  const path = pathFromClient(bare(call.callee), module);
  const isCreate = creates.has(method.name) && (path.length > 1 || client.provider === 'database');
  if (notOperations.has(method.name) && !isCreate) return undefined;
  return { ...serviceOf(client), operation: path.join('.'), node: call, ...module.arguments.ofList(call.arguments) };
}

/** `client[name](…)` */
function chosenMethod(call: TSESTree.CallExpression, module: Module): IdentifiedCall | undefined {
  const callee = bare(call.callee);
  if (callee.type !== Type.MemberExpression || !callee.computed) return undefined;
  const client = module.clients.of(callee.object);
  if (client?.provider !== 'aws') return undefined;
  return { ...aws(client.service, chosenWhenRun), node: call, ...module.arguments.ofObject(call.arguments[0]) };
}

function awsMethodCall(
  call: TSESTree.CallExpression,
  method: string,
  service: string,
  isDocument: boolean,
  module: Module,
): IdentifiedCall | undefined {
  const [first, second] = call.arguments;
  if (/^getSignedUrl(?:Promise)?$/.test(method) || method === 'waitFor') {
    const named = stringValue(first, module.bindings);
    if (named === undefined) return undefined;
    const operation = method === 'waitFor' ? operationOfWaiter(named) : operationOfMethod(service, named, isDocument);
    return operation === undefined
      ? undefined
      : { ...aws(service, operation), node: call, ...module.arguments.ofObject(second) };
  }
  const operation = operationOfMethod(service, method, isDocument);
  const params = first && !/^(?:Arrow)?FunctionExpression$/.test(first.type) ? first : undefined;
  return operation === undefined
    ? undefined
    : { ...aws(service, operation), node: call, ...module.arguments.ofObject(params) };
}

/** `mongo.db('shop').collection('orders')` in `mongo.db('shop').collection('orders').insertOne(…)`. */
function isLinkOfChain(call: TSESTree.CallExpression): boolean {
  const member = widened(call).parent;
  if (member?.type !== Type.MemberExpression || member.object !== widened(call)) return false;
  const outer = widened(member).parent;
  const isCalled = outer?.type === Type.CallExpression && widened(outer.callee) === widened(member);
  return isCalled && !['then', 'catch', 'finally', 'promise'].includes(memberName(member) ?? '');
}

/** The names between a client and the method that is called: `charges`, `create`. */
function pathFromClient(callee: TSESTree.Node, module: Module): readonly string[] {
  if (callee.type !== Type.MemberExpression) return [];
  const path = [memberName(callee) ?? ''];
  let object = bare(callee.object);
  while (object.type === Type.MemberExpression && module.clients.of(object.object)) {
    path.unshift(memberName(object) ?? '');
    object = bare(object.object);
  }
  return path;
}
