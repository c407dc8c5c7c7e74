import type { FileView } from '../../analysis/file-view.js';
import type { CallVocabulary, ClientObject, Entry, Operation } from '../../analysis/vocabulary.js';
import type { ArgumentNode, CallExpression, Expression, NewExpression } from '../../syntax/program.js';
import { additionOf, entriesOf } from './entries.js';
import { awsClient, helperOf, operationOfMethod, operationOfRequest, shortcutOf } from './libraries/aws.js';
import { powertoolsFunction } from './libraries/powertools.js';
import { type Library, libraries, libraryOf } from './libraries/services.js';

/** Which operations the calls of C# programs make, and what they are given. */
export const csharpCalls: CallVocabulary = { operationOf, operationOfFunction, entriesOf, additionOf };

function operationOf(
  client: ClientObject,
  method: string,
  call: CallExpression,
  file: FileView,
): Operation | undefined {
  const operation =
    client.provider === 'aws' ? awsOperation(client, method, call, file) : fromLibrary(client, method, call, file);
  if (!operation) return undefined;
  return { ...operation, isAsync: operation.isAsync ?? method.endsWith('Async') };
}

function awsOperation(
  { service, form }: ClientObject,
  method: string,
  call: CallExpression,
  file: FileView,
): Operation | undefined {
  if (form === 'paginators') return { operation: method, parameters: [''], isAsync: false };
  if (form !== undefined) {
    const helper = helperOf(form, method);
    if (!helper) return undefined;
    const given = form === 'table' ? tableName(call, file) : [];
    const isLater = helper.gives === 'search';
    const isRequest = form === 'transfer' && isRequestGiven(call.arguments[0], file);
    return {
      operation: helper.operation,
      parameters: isRequest ? [''] : helper.parameters,
      given,
      ...(isLater ? { isAsync: false } : {}),
    };
  }
  const operation = operationOfMethod(service, method);
  if (operation === undefined) return undefined;
  const isCalled =
    method.endsWith('Async') || isRequestGiven(call.arguments[0], file) || shortcutOf(service, operation) !== undefined;
  return isCalled ? { operation, parameters: parametersOf(service, operation, call, file) } : undefined;
}

/** A request comes first, and alone but for a token to cancel it; otherwise its properties are given in order. */
function parametersOf(
  service: string,
  operation: string,
  call: CallExpression,
  file: FileView,
): readonly (string | undefined)[] {
  const [first, second] = call.arguments;
  const shortcut = shortcutOf(service, operation);
  if (!shortcut || !first || isRequestGiven(first, file)) return [''];
  const isInOrder = second && !isToken(second, file);
  return isInOrder || isText(first.value, file) ? withoutTokens(shortcut, call, file) : [''];
}

function withoutTokens(
  shortcut: readonly string[],
  call: CallExpression,
  file: FileView,
): readonly (string | undefined)[] {
  return call.arguments.map((argument, index) => (isToken(argument, file) ? undefined : shortcut[index]));
}

function isText(value: Expression, file: FileView): boolean {
  if (value.kind === 'template' || file.constantOf(value) !== undefined) return true;
  if (file.originOf(value).kind === 'environment') return true;
  return file.typesOfValue(value).some(({ name }) => /^(?:System\.)?[Ss]tring$/.test(name));
}

function isRequestGiven(argument: ArgumentNode | undefined, file: FileView): boolean {
  if (!argument) return false;
  const { value } = argument;
  if (value.kind === 'new' && value.type.name === '') return true;
  return file.typesOfValue(value).some(({ name }) => name.endsWith('Request'));
}

function isToken({ value, name }: ArgumentNode, file: FileView): boolean {
  if (name === 'cancellationToken') return true;
  if (file.typesOfValue(value).some((type) => /(?:^|\.)CancellationToken$/.test(type.name))) return true;
  return /^(?:ct|default)$|(?:[Cc]ancellation|stopping)Token(?:\.None)?$|\.Token$/.test(file.textOf(value));
}

/** The table that `Table.LoadTable(client, "orders")` or its builder names. */
function tableName({ callee }: CallExpression, file: FileView): readonly Entry[] {
  const object = callee.kind === 'member' ? callee.object : undefined;
  const made = object && (object.kind === 'call' ? object : file.valueOf(object));
  const value = made && argumentsOfChain(made)[1]?.value;
  return value ? [{ name: 'TableName', value }] : [];
}

/** The arguments of what a chain starts with: of `new TableBuilder(client, "orders").AddHashKey(…).Build()` the first. */
function argumentsOfChain(made: Expression): readonly ArgumentNode[] {
  let at = made.kind === 'await' ? made.operand : made;
  while (at.kind === 'call' && at.callee.kind === 'member') {
    const { object } = at.callee;
    if (object.kind !== 'call' && object.kind !== 'new') break;
    at = object;
  }
  return at.kind === 'call' || at.kind === 'new' ? at.arguments : [];
}

function fromLibrary(
  client: ClientObject,
  method: string,
  call: CallExpression,
  file: FileView,
): Operation | undefined {
  const library = libraryOf(client);
  if (library?.methods.test(method)) return operationOfLibrary(library, method, call, file);
  // Dapper adds methods to the connections of all drivers.
  const dapper = libraries.find((each) => each.functions?.test(`.${method}`) && isMeant(each, call, file));
  return client.provider === 'database' && dapper ? operationOfLibrary(dapper, method, call, file) : undefined;
}

function operationOfLibrary(library: Library, method: string, call: CallExpression, file: FileView): Operation {
  const name = method.replace(/Async$/, '');
  const parameters = library.positional && { parameters: library.positional };
  if (library.provider === 'http') return httpOperation(name, call, parameters, file);
  if (!library.namedByType) return { operation: name, ...parameters };
  const { callee } = call;
  const types = callee.kind === 'member' ? file.typesOfValue(callee.object) : [];
  const resource = types.map(({ name: type }) => /(\w+)Service$/.exec(type)?.[1]).find((each) => each !== undefined);
  // Options of the call itself come second: its key, for one.
  return { operation: resource === undefined ? name : `${resource}.${name}`, parameters: ['', ''] };
}

/** `GetStringAsync` is a GET, `PostAsJsonAsync` a POST; `SendAsync` does what its message says. */
function httpOperation(
  method: string,
  call: CallExpression,
  parameters: Pick<Operation, 'parameters'> | undefined,
  file: FileView,
): Operation {
  const verb = /^(?:Execute)?(Get|Post|Put|Patch|Delete|Head|Options)/.exec(method)?.[1];
  if (verb) {
    const given = formType(call.arguments[1]?.value);
    return { operation: verb.toUpperCase(), ...(parameters ?? { parameters: [undefined] }), given };
  }
  if (/^Download/.test(method)) return { operation: 'GET', ...parameters };
  if (/^Upload/.test(method)) return { operation: 'POST', ...parameters };
  const [first] = call.arguments;
  const message = first && (first.value.kind === 'new' ? first.value : file.valueOf(first.value));
  if (message?.kind !== 'new') return { operation: 'REQUEST', parameters: [undefined] };
  return { ...requestOf(message, first, file), parameters: [undefined] };
}

/** What is sent as a form says so by its type. */
function formType(content: Expression | undefined): readonly Entry[] {
  if (content?.kind !== 'new' || !/FormUrlEncodedContent$/.test(content.type.name)) return [];
  const value = {
    kind: 'literal',
    value: 'application/x-www-form-urlencoded',
    start: content.start,
    end: content.start,
  } as const;
  return [{ name: 'headers.Content-Type', value }];
}

/** `new HttpRequestMessage(HttpMethod.Post, url) { Content = … }`, `new RestRequest("orders", Method.Post)`. */
function requestOf(message: NewExpression, first: ArgumentNode | undefined, file: FileView): Operation {
  const entries = message.entries.map(({ key, value }) => ({ key, value }));
  const set = (name: string) => entries.find(({ key }) => key === name)?.value;
  const verbs = [...message.arguments.map(({ value }) => value), ...(set('Method') ? [set('Method')] : [])];
  const verb = verbs.map((value) => value && verbOf(value, file)).find((each) => each !== undefined);
  const url = set('RequestUri') ?? message.arguments.map(({ value }) => value).find((value) => !verbOf(value, file));
  const body = set('Content');
  const given: readonly Entry[] = [
    ...(url ? [{ name: 'url', value: url }] : []),
    ...(body ? [{ name: 'body', value: body }] : []),
    ...formType(body),
    ...(first ? headersOf(first.value, file) : []),
  ];
  return { operation: verb ?? (message.type.name.endsWith('RestRequest') ? 'GET' : 'REQUEST'), given };
}

function verbOf(value: Expression, file: FileView): string | undefined {
  const member = /(?:^|\.)(?:Http)?Method\.(\w+)$/.exec(file.textOf(value))?.[1];
  if (member) return member.toUpperCase();
  const made =
    value.kind === 'new' && /HttpMethod$/.test(value.type.name)
      ? file.constantOf(value.arguments[0]?.value)
      : undefined;
  return typeof made === 'string' ? made.toUpperCase() : undefined;
}

/** `request.Headers.Add("Idempotency-Key", key)` in the function around. */
function headersOf(request: Expression, file: FileView): readonly Entry[] {
  if (request.kind !== 'name') return [];
  const around = file.functionAround(request)?.bodyPlace;
  if (!around) return [];
  const pattern = new RegExp(
    `\\b${request.name}\\.(?:Headers\\.(?:Add|TryAddWithoutValidation)|AddHeader)\\(\\s*"([^"]+)"`,
    'g',
  );
  return [...file.textOf(around).matchAll(pattern)].map(([, header = '']) => ({
    name: `headers.${header}`,
    value: { kind: 'other', parts: [], start: request.start, end: request.start },
  }));
}

function operationOfFunction(
  name: string,
  call: CallExpression,
  file: FileView,
): (Operation & Pick<ClientObject, 'provider' | 'service'>) | undefined {
  const utility = powertoolsFunction(name);
  if (utility) {
    const parameters = utility.provider === 'aws' ? ['Name'] : [undefined, undefined];
    return { ...utility, isAsync: name.endsWith('Async'), isHelper: true, parameters };
  }
  const method = name.slice(name.lastIndexOf('.') + 1);
  const byRequest = name.startsWith('.') ? operationByRequest(method, call, file) : undefined;
  if (byRequest) return byRequest;
  const library = libraries.find(({ functions }) => functions?.test(name));
  if (!library || !isMeant(library, call, file)) return undefined;
  const { provider, service } = library;
  return { provider, service, ...operationOfLibrary(library, method, call, file), isAsync: method.endsWith('Async') };
}

/** Extension methods count only where the namespace they come from is opened. */
function isMeant({ service }: Library, call: CallExpression, file: FileView): boolean {
  if (service !== 'dapper') return true;
  const isOpened = file.program.imports.some(({ module }) => module === 'Dapper' || module.startsWith('Dapper.'));
  return isOpened && call.arguments.length > 0;
}

/** A request says which operation it is for, whatever the client is and wherever it comes from. */
function operationByRequest(
  method: string,
  call: CallExpression,
  file: FileView,
): (Operation & Pick<ClientObject, 'provider' | 'service'>) | undefined {
  const [first] = call.arguments;
  if (!first || !method.endsWith('Async')) return undefined;
  for (const { name } of file.typesOfValue(first.value)) {
    const operation = operationOfRequest(name);
    const service = /^Amazon\.(\w+)\.(?:Model\.)\w+$/.exec(name)?.[1];
    if (operation === undefined || service === undefined || `${operation}Async` !== method) continue;
    const client = awsClient(`IAmazon${service.replace(/v2$/, '')}`);
    if (client) return { provider: 'aws', service: client.service, operation, isAsync: true, parameters: [''] };
  }
  return undefined;
}
