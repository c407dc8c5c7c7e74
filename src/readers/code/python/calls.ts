import type { CallFact, Provider } from '../../../model/code.js';
import { attributeParts, callParts } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { ArgumentReader, type ReadArguments } from './arguments.js';
import { collectionOperation, operationName, operationOf, waiterOperation } from './libraries/aws.js';
import { operationBySignature } from './libraries/aws-signatures.js';
import { powertoolsFunction } from './libraries/powertools.js';
import { libraryFunction, libraryOperation, libraryPositional } from './libraries/services.js';
import type { AwsObject, LibraryObject, Meaning } from './meaning.js';
import { isMemoised } from './memoised.js';
import type { Origins } from './origins.js';
import { isKnownPackage } from './packages.js';
import type { PythonFile } from './python-file.js';
import { isAwaited, isInLoop, isInTry, statementOf } from './surroundings.js';

interface Operation {
  readonly provider: Provider;
  readonly service: string;
  readonly operation: string;
  readonly isAsync: boolean;
  readonly positional: readonly string[];
  readonly given?: ReadonlyMap<string, SyntaxNode>;
  /** The dictionary that holds the arguments, where they are not the call's own. */
  readonly parameters?: SyntaxNode | undefined;
  /** As in `CallFact.isHelper`. */
  readonly isHelper?: boolean;
}

/** Every call to a service: AWS through boto3 and its kin, HTTP, databases, payment, mail, Powertools. */
export function readCalls(file: PythonFile, origins: Origins): readonly CallFact[] {
  const reader = new ArgumentReader(file, origins);
  return file.tree.nodes.of('call').flatMap((call) => {
    const operation = operationOfCall(call, file);
    return operation ? [callFact(call, operation, reader, file)] : [];
  });
}

function callFact(call: SyntaxNode, operation: Operation, reader: ArgumentReader, file: PythonFile): CallFact {
  const { provider, service, isAsync } = operation;
  const read = readArguments(call, operation, reader, file);
  return {
    provider,
    service,
    operation: provider === 'http' ? httpMethod(operation, read, call, file) : operation.operation,
    range: file.places.range(call),
    scope: file.functions.scopeOf(call),
    inLoop: isInLoop(call),
    inTry: isInTry(call),
    awaited: !isAsync || isAwaited(call, file),
    resultUsed: statementOf(call) === undefined,
    ...(operation.isHelper ? { isHelper: true } : {}),
    ...(isMemoised(call, file) ? { memoised: true } : {}),
    arguments: read.arguments,
    argumentsComplete: read.complete,
  };
}

function readArguments(
  call: SyntaxNode,
  operation: Operation,
  reader: ArgumentReader,
  file: PythonFile,
): ReadArguments {
  if (operation.parameters) {
    const [dictionary] = [operation.parameters];
    const splat: SyntaxNode = { ...dictionary, type: 'dictionary_splat', children: [dictionary] };
    return reader.read({ callee: undefined, positional: [], keywords: new Map(), splats: [splat] }, []);
  }
  return reader.read(callParts(call, file.places.source), operation.positional, operation.given);
}

function operationOfCall(call: SyntaxNode, file: PythonFile): Operation | undefined {
  const meaning = file.meanings.ofCallee(call);
  switch (meaning.kind) {
    case 'symbol':
      return ofFunction(meaning.path) ?? (isKnownPackage(meaning.path) ? undefined : bySignature(call, file));
    case 'aws-member':
      return ofAwsMember(meaning, call, file);
    case 'library':
      return ofLibraryMember(meaning);
    case 'unknown':
    case 'made-by-symbol':
    case 'instance':
      return chosenMethod(call, file) ?? bySignature(call, file);
    default:
      return undefined;
  }
}

/** `getattr(client, name)(…)`: which operation it is shows only when it runs. */
function chosenMethod(call: SyntaxNode, file: PythonFile): Operation | undefined {
  const [callee] = parts(call);
  if (callee?.type !== 'call' || file.meanings.symbolOf(parts(callee)[0]) !== 'getattr') return undefined;
  const [client] = callParts(callee, file.places.source).positional;
  const meaning = client && file.meanings.of(client);
  if (meaning?.kind !== 'aws' || meaning.form === 'session') return undefined;
  const { service, isAsync, given } = meaning;
  return { provider: 'aws', service, operation: 'Unknown', isAsync, positional: [], given };
}

/** A call on a client that is made elsewhere: in another file, or by whoever hands it in. */
function bySignature(call: SyntaxNode, file: PythonFile): Operation | undefined {
  const { callee, keywords } = callParts(call, file.places.source);
  const { name } = (callee?.type === 'attribute' && attributeParts(callee)) || {};
  const found = name && operationBySignature(file.places.text(name), new Set(keywords.keys()));
  return found ? { ...found, provider: 'aws', isAsync: false, positional: [] } : undefined;
}

function ofFunction(path: string): Operation | undefined {
  const powertools = powertoolsFunction(path);
  if (powertools) return { ...powertools, isAsync: false, positional: ['name'], isHelper: true };
  const library = libraryFunction(path);
  if (!library) return undefined;
  const positional = library.provider === 'http' ? httpPositional(library) : [];
  return { ...library, isAsync: false, positional };
}

function ofLibraryMember(object: LibraryObject): Operation | undefined {
  const operation = libraryOperation(object.service, object.path);
  if (operation === undefined) return undefined;
  const { provider, service, isAsync } = object;
  const positional = provider === 'http' ? httpPositional({ service, operation }) : libraryPositional(service);
  return { provider, service, operation, isAsync, positional };
}

function ofAwsMember(
  member: Extract<Meaning, { kind: 'aws-member' }>,
  call: SyntaxNode,
  file: PythonFile,
): Operation | undefined {
  const { of, name } = member;
  const { service, isAsync, given } = of;
  const aws = { provider: 'aws' as const, service, isAsync, positional: [], given };
  switch (of.form) {
    case 'session':
      return undefined;
    case 'paginator':
      return name === 'paginate' && of.operation ? { ...aws, operation: of.operation, isHelper: true } : undefined;
    case 'waiter': {
      const operation = name === 'wait' && of.operation ? waiterOperation(service, of.operation) : undefined;
      return operation ? { ...aws, operation, isHelper: true } : undefined;
    }
    case 'collection': {
      const operation = of.operation ? collectionOperation(of.operation, name) : undefined;
      return operation ? { ...aws, operation, isHelper: true } : undefined;
    }
  }
  if (of.form === 'client' && name === 'generate_presigned_url') return presigned(of, call, file);
  const helper = operationOf(service, of.form, name);
  const isHelper = of.form === 'BatchWriter' || name === 'batch_writer';
  return helper && { ...aws, operation: helper.operation, positional: helper.positional ?? [], isHelper };
}

/** `generate_presigned_url('get_object', Params={…})` gives the right to make that call. */
function presigned(client: AwsObject, call: SyntaxNode, file: PythonFile): Operation | undefined {
  const { positional, keywords } = callParts(call, file.places.source);
  const method = file.constants.textOf(positional[0] ?? keywords.get('ClientMethod'));
  if (method === undefined) return undefined;
  const { service, isAsync } = client;
  const parameters = positional[1] ?? keywords.get('Params');
  return {
    provider: 'aws',
    service,
    operation: operationName(service, method),
    isAsync,
    positional: [],
    ...(parameters ? { parameters } : {}),
  };
}

function httpPositional({ service, operation }: Pick<Operation, 'service' | 'operation'>): readonly string[] {
  const takesMethod = service !== 'urllib' && /^(?:request|stream|urlopen|request_encode_\w+)$/.test(operation);
  return takesMethod ? ['method', 'url', 'body'] : ['url', 'data'];
}

function httpMethod(operation: Operation, read: ReadArguments, call: SyntaxNode, file: PythonFile): string {
  const name = operation.operation;
  if (/^(?:get|post|put|patch|delete|head|options)$/.test(name)) return name.toUpperCase();
  const { method } = read.arguments;
  if (method?.kind === 'literal') return `${method.value}`.toUpperCase();
  if (operation.service !== 'urllib') return 'REQUEST';
  return read.arguments.data ? 'POST' : methodOfRequest(call, file);
}

/** The method of the `urllib.request.Request` that `urlopen` is given. */
function methodOfRequest(call: SyntaxNode, file: PythonFile): string {
  const [given] = callParts(call, file.places.source).positional;
  const name = given?.type === 'identifier' ? file.scopes.lookUp(file.places.text(given), given).at(-1)?.value : given;
  if (name?.type !== 'call') return 'GET';
  const { keywords, positional } = callParts(name, file.places.source);
  const method = file.constants.textOf(keywords.get('method'));
  if (method !== undefined) return method.toUpperCase();
  return keywords.has('data') || (positional.length > 1 && parts(name).length > 1) ? 'POST' : 'GET';
}
