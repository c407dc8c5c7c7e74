import type { FileView } from '../../analysis/file-view.js';
import type { CallVocabulary, ClientObject, Operation } from '../../analysis/vocabulary.js';
import type { CallExpression, Expression } from '../../syntax/program.js';
import { additionOf, entriesOf, stepsOf } from './entries.js';
import { awsOperation, operationOfRequest, positionalParameters } from './libraries/aws.js';
import { simpleName } from './libraries/names.js';
import { libraryOperation } from './libraries/services.js';

/** Which operations the calls of Java programs make, and what they are given. */
export const javaCalls: CallVocabulary = {
  operationOf(client, method, call, file) {
    if (client.provider === 'aws') return operationOfAws(client, method, call, file);
    const made = libraryOperation(client, method);
    if (!made) return undefined;
    return client.provider === 'http' ? httpOperation(made, call, file) : made;
  },
  operationOfFunction(name, call, file) {
    const processing = /(?:^|\.)BatchMessageHandler\.(processBatch\w*)$/.exec(name)?.[1];
    if (processing) return { provider: 'powertools', service: 'batch', operation: processing, parameters: [] };
    const stripe =
      /^com\.stripe\.model\.(?:\w+\.)*([A-Z]\w+)\.(create|capture|confirm|cancel|retrieve|list|update)$/.exec(name);
    if (stripe) return { provider: 'payment', service: 'stripe', operation: stripeOperation(stripe) };
    if (/^(?:javax|jakarta)\.mail\.Transport\.send$/.test(name)) {
      return { provider: 'mail', service: 'javamail', operation: 'send', parameters: ['message'] };
    }
    return name.startsWith('.') ? operationByRequest(name.slice(1), call, file) : undefined;
  },
  entriesOf,
  additionOf,
};

/** `Charge.create` is `charges.create` in other languages. */
function stripeOperation([, type = '', method = '']: RegExpExecArray): string {
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}s.${method}`;
}

function operationOfAws(
  client: ClientObject,
  method: string,
  call: CallExpression,
  file: FileView,
): Operation | undefined {
  const operation = awsOperation(client, method);
  if (operation === undefined) return undefined;
  const isAsync = client.isAsync === true || /Async$/.test(method);
  return {
    operation,
    ...(isAsync ? { isAsync } : {}),
    parameters: parametersOf(client, operation, method, call, file),
  };
}

/** A request holds the arguments; version 1 also takes them one by one, and tables take items and keys. */
function parametersOf(
  { service, form }: ClientObject,
  operation: string,
  method: string,
  call: CallExpression,
  file: FileView,
): readonly (string | undefined)[] {
  const [first] = call.arguments;
  if (!first) return [];
  if (form === 'table' || form === 'mapper') return [operation === 'PutItem' || method === 'save' ? 'Item' : ''];
  if (form === 'parameters' || form === 'cache') return [service === 'ssm' ? 'Name' : 'SecretId'];
  const names = positionalParameters(service, operation);
  const isOneByOne =
    names !== undefined && !isRequest(first.value, file) && (call.arguments.length > 1 || isText(first.value, file));
  if (isOneByOne) return names;
  return service === 's3' && operation === 'PutObject' ? ['', 'Body'] : [''];
}

function isRequest(value: Expression, file: FileView): boolean {
  if (value.kind === 'function-expression') return true;
  return file.typesOfValue(value).some(({ name }) => /(?:Request|Request\.Builder)$/.test(name));
}

function isText(value: Expression, file: FileView): boolean {
  if (typeof file.constantOf(value) === 'string' || file.originOf(value).kind === 'environment') return true;
  return file.typesOfValue(value).some(({ name }) => /^(?:java\.lang\.)?String$/.test(name));
}

/** A request says by its type which operation it is for, whatever the client is: inherited, or another file's. */
function operationByRequest(
  method: string,
  call: CallExpression,
  file: FileView,
): (Operation & Pick<ClientObject, 'provider' | 'service'>) | undefined {
  const [first] = call.arguments;
  if (!first || call.callee.kind !== 'member') return undefined;
  for (const { name } of file.typesOfValue(first.value)) {
    const found = operationOfRequest(name);
    if (found && found.operation.toLowerCase() === method.replace(/(?:Paginator|Async|AsBytes)$/, '').toLowerCase()) {
      return { provider: 'aws', ...found };
    }
  }
  return undefined;
}

/** The method is a step of the builder of the request: `.POST(body)`, or a class of its own: `new HttpPost(url)`. */
function httpOperation(made: Operation, call: CallExpression, file: FileView): Operation {
  const verb = /^(get|post|put|patch|delete|head|options)(?![a-z])/.exec(made.operation)?.[1];
  if (verb) return { ...made, operation: verb.toUpperCase() };
  const request = requestOf(call, file);
  const steps = request ? stepsOf(request, file) : [];
  const named = steps.find(({ name }) =>
    /^(?:GET|POST|PUT|DELETE|HEAD|PATCH)$|^(?:get|post|put|delete|head|patch)$/.test(name),
  );
  const given = steps.flatMap(({ name, arguments: values }) => {
    const [key, value] = values;
    if (/^(?:header|setHeader|addHeader)$/.test(name) && key && value) {
      const header = file.constantOf(key);
      return header === undefined ? [] : [{ name: `headers.${header}`, value }];
    }
    return /^(?:uri|url)$/.test(name) && key ? [{ name: 'url', value: key }] : [];
  });
  const type =
    request?.kind === 'new'
      ? /^Http(Get|Post|Put|Delete|Patch|Head)$/.exec(simpleName(request.type.name))?.[1]
      : undefined;
  const method = named?.name ?? type ?? methodStep(steps, file) ?? (steps.length > 0 ? 'GET' : 'REQUEST');
  return { ...made, operation: method.toUpperCase(), parameters: [], given };
}

/** `.method("POST", body)` */
function methodStep(steps: ReturnType<typeof stepsOf>, file: FileView): string | undefined {
  const step = steps.find(({ name }) => name === 'method');
  const value = step && file.constantOf(step.arguments[0]);
  return typeof value === 'string' ? value : undefined;
}

/** What a call is given, or what the call it is made of was: `client.newCall(request).execute()`. */
function requestOf(call: CallExpression, file: FileView): Expression | undefined {
  const [first] = call.arguments;
  const { callee } = call;
  const before = callee.kind === 'member' && callee.object.kind === 'call' ? callee.object.arguments[0] : undefined;
  const value = (first ?? before)?.value;
  return value && (value.kind === 'name' || value.kind === 'member' ? file.valueOf(value) : value);
}
