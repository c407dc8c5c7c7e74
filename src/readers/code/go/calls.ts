import type { FileView } from '../../analysis/file-view.js';
import type { CallVocabulary, ClientObject, Entries, Entry, Operation } from '../../analysis/vocabulary.js';
import type { CallExpression, Expression, NewExpression } from '../../syntax/program.js';
import { operationOfInput, operationOfMethod } from './libraries/aws.js';
import { type Library, libraries } from './libraries/services.js';

/** Which operations the calls of Go programs make, and what they are given. */
export const goCalls: CallVocabulary = {
  operationOf(client, method, call, file) {
    const made = operationByInput(method, call, file);
    if (made) return made;
    return client.provider === 'aws'
      ? awsOperation(client, method, call, file)
      : libraryOperation(client, method, call, file);
  },
  operationOfFunction(name, call, file) {
    const method = name.slice(name.lastIndexOf('.') + 1);
    const made = operationByInput(method, call, file);
    if (made) return { provider: 'aws', ...made };
    const library = libraries.find(({ functions }) => functions?.test(name));
    if (!library) return undefined;
    const { provider, service } = library;
    return { provider, service, ...operationOfLibrary(library, nameInLibrary(name, library), call, file) };
  },
  entriesOf,
};

/** A request says by its type which operation it is for, whatever the client is: a field, an interface, another file's. */
function operationByInput(
  method: string,
  call: CallExpression,
  file: FileView,
): (Operation & { readonly service: string }) | undefined {
  for (const [index, { value }] of call.arguments.entries()) {
    for (const { name } of file.typesOfValue(value)) {
      const made = operationOfInput(method, name);
      if (made) return { ...made, parameters: [...Array.from({ length: index }, () => undefined), ''] };
    }
  }
  return undefined;
}

/** The request comes first, or behind a context. */
function awsOperation(
  { form }: ClientObject,
  method: string,
  call: CallExpression,
  file: FileView,
): Operation | undefined {
  const operation = form === undefined ? operationOfMethod(method) : undefined;
  const [first] = call.arguments;
  const isBehind = first !== undefined && isContext(first.value, file);
  return operation === undefined ? undefined : { operation, parameters: isBehind ? [undefined, ''] : [''] };
}

function libraryOperation(
  { service, provider }: ClientObject,
  method: string,
  call: CallExpression,
  file: FileView,
): Operation | undefined {
  const library = libraries.find((each) => each.service === service && each.provider === provider);
  return library?.methods.test(method) ? operationOfLibrary(library, method, call, file) : undefined;
}

function operationOfLibrary(library: Library, method: string, call: CallExpression, file: FileView): Operation {
  if (library.provider === 'http') return httpOperation(library, method, call, file);
  if (library.provider === 'database' && !library.positional) return sqlOperation(method, call, file);
  return { operation: method, ...(library.positional && { parameters: library.positional }) };
}

/** `Charge.New` for `charge.New`: what other languages call `charges.create`. */
function nameInLibrary(name: string, { provider }: Library): string {
  const segments = name.slice(name.lastIndexOf('/') + 1);
  return provider === 'http' ? segments.slice(segments.lastIndexOf('.') + 1) : segments;
}

const requestMakers =
  /^net\/http\.NewRequest(WithContext)?$|^github\.com\/hashicorp\/go-retryablehttp\.NewRequest(WithContext)?$/;

/** `client.Do(request)` sends what `http.NewRequest` made; its method is the first argument there, behind the context. */
function httpOperation(library: Library, method: string, call: CallExpression, file: FileView): Operation {
  if (method !== 'Do') {
    const verb = method === 'PostForm' ? 'POST' : method.toUpperCase();
    return { operation: verb, ...(library.positional && { parameters: library.positional }) };
  }
  const [first] = call.arguments;
  const request = first && requestOf(first.value, file);
  if (!request) return { operation: 'REQUEST', parameters: [undefined] };
  const [verb, url, body] = request;
  const written = verb && file.constantOf(verb.value);
  const operation = typeof written === 'string' ? written || 'GET' : 'REQUEST';
  const given: readonly Entry[] = [
    ...(url ? [{ name: 'url', value: url.value }] : []),
    ...(body ? [{ name: 'body', value: body.value }] : []),
    ...headersOf(first.value, file),
  ];
  return { operation: operation.toUpperCase(), parameters: [undefined], given };
}

function requestOf(expression: Expression, file: FileView): CallExpression['arguments'] | undefined {
  const made = expression.kind === 'call' ? expression : file.valueOf(expression);
  if (made?.kind !== 'call') return undefined;
  const names = file.calleesOf(made);
  if (!names.some((name) => requestMakers.test(name))) return undefined;
  return names.some((name) => name.endsWith('WithContext')) ? made.arguments.slice(1) : made.arguments;
}

/** `request.Header.Set("Idempotency-Key", key)` in the function around. */
function headersOf(request: Expression, file: FileView): readonly Entry[] {
  if (request.kind !== 'name') return [];
  const around = file.functionAround(request);
  if (!around?.bodyPlace) return [];
  const pattern = new RegExp(`\\b${request.name}\\.Header\\.(?:Set|Add)\\(\\s*"([^"]+)"`, 'g');
  return [...file.textOf(around.bodyPlace).matchAll(pattern)].map(([, header = '']) => ({
    name: `headers.${header}`,
    value: { kind: 'other', parts: [], start: request.start, end: request.start },
  }));
}

/** The statement is the first text that a method is given. */
function sqlOperation(method: string, call: CallExpression, file: FileView): Operation {
  const takesContext = /Context$/.test(method) || call.arguments.some(({ value }) => isContext(value, file));
  return { operation: method, parameters: takesContext ? [undefined, 'sql'] : ['sql'] };
}

function isContext(value: Expression, file: FileView): boolean {
  return file.objectOf(value)?.kind === 'context' || /^(?:ctx|c)$/.test(file.textOf(value));
}

/** Functions that turn a struct into attribute values, one for each of its fields. */
const marshallers =
  /^github\.com\/aws\/aws-sdk-go-v2\/feature\/dynamodb\/attributevalue\.MarshalMap(?:WithOptions)?$|^github\.com\/aws\/aws-sdk-go\/service\/dynamodb\/dynamodbattribute\.MarshalMap$/;

/** Types whose one field is all they are: `&types.AttributeValueMemberS{Value: id}`, `{S: aws.String(id)}`. */
const attributeValues =
  /^github\.com\/aws\/aws-sdk-go-v2\/service\/dynamodb(?:streams)?\/types\.AttributeValueMember(?:S|N|B|BOOL|NULL)$|^github\.com\/aws\/aws-sdk-go\/service\/dynamodb\.AttributeValue$/;

const noEntries: Entries = { entries: [], complete: true };

function entriesOf(expression: Expression, file: FileView): Entries | undefined {
  if (expression.kind === 'new') return isScalar(expression, file) ? noEntries : undefined;
  if (expression.kind !== 'call' || !file.calleesOf(expression).some((name) => marshallers.test(name)))
    return undefined;
  const [first] = expression.arguments;
  const fields = first && file.entriesOf(first.value);
  if (!fields || !first) return undefined;
  const names = attributeNames(first.value, file);
  return {
    complete: fields.complete,
    entries: fields.entries.map(({ name, value }) => ({ ...(name && { name: names.get(name) ?? name }), value })),
  };
}

function isScalar({ type, entries }: NewExpression, file: FileView): boolean {
  if (entries.some(({ key }) => key === 'M' || key === 'L')) return false;
  return file.typesOf(type).some(({ name }) => attributeValues.test(name));
}

/** The names that the tags of a struct of this file give its attributes. */
function attributeNames(expression: Expression, file: FileView): ReadonlyMap<string, string> {
  const fields = file.classOfValue(expression)?.fields ?? [];
  return new Map(
    fields.flatMap(({ name, annotations }) => {
      const tag =
        annotations.find((each) => each.name === 'dynamodbav') ?? annotations.find((each) => each.name === 'json');
      const value = tag?.arguments[0]?.value;
      const written = value?.kind === 'literal' ? String(value.value).split(',')[0] : undefined;
      return written ? [[name, written] as const] : [];
    }),
  );
}
