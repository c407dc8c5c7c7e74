import type { KnownObject, TypeName, TypeVocabulary } from '../../analysis/vocabulary.js';
import { awsClient, awsResult } from './libraries/aws.js';
import { eventObject } from './libraries/events.js';
import { loggerOf, loggerResult } from './libraries/loggers.js';
import { ownerOf, simpleName } from './libraries/names.js';
import { libraryClient, libraryResult } from './libraries/services.js';

const futures =
  /^java\.util\.concurrent\.(?:CompletableFuture|CompletionStage|Future)$|^(?:Completable)?Future$|^com\.google\.common\.util\.concurrent\.ListenableFuture$/;
const contexts = /^(?:com\.amazonaws\.services\.lambda\.runtime\.)?(?:Context|ClientContext|CognitoIdentity)$/;
const future = 'java.util.concurrent.CompletableFuture';

/** What the types of Java and its libraries are, and what their methods give. */
export const javaTypes: TypeVocabulary = {
  objectOf(type): KnownObject | undefined {
    if (futures.test(type)) return { kind: 'future' };
    if (contexts.test(type)) return { kind: 'context' };
    return awsClient(type) ?? eventObject(type) ?? loggerOf(type) ?? libraryClient(type);
  },
  resultOf(method, receiver) {
    const library = libraryResult(method) ?? loggerResult(method);
    if (library !== undefined) return { name: library };
    return awsResult(method, receiver) ?? resultOfStandard(method, receiver) ?? resultOfBuilder(method, receiver);
  },
  elementOf({ name, arguments: given }) {
    // The pairs of a map, as far as anybody asks, are its values.
    return collections.test(name) ? given?.at(-1) : undefined;
  },
};

const collections =
  /^(?:java\.util\.|java\.lang\.)?(?:\w*List|\w*Set|\w*Map|Map\.Entry|Collection|Iterable|Iterator|\w*Queue|\w*Deque)$|^\[\]$|^(?:java\.util\.stream\.)?Stream$/;

/** A builder is a type of its own, whose steps give it again. */
function resultOfBuilder(method: string, receiver: TypeName | undefined): TypeName | undefined {
  const owner = ownerOf(method);
  const name = simpleName(method);
  if (/(?:^|\.)Builder$/.test(owner)) return name === 'build' ? { name: ownerOf(owner) } : { name: owner };
  const isType = /^[A-Z]/.test(simpleName(owner));
  if ((name === 'builder' || name === 'newBuilder' || name === 'toBuilder') && isType)
    return { name: `${owner}.Builder` };
  return receiver && isType && /^(?:with|set)[A-Z]/.test(name) ? receiver : undefined;
}

function resultOfStandard(method: string, receiver: TypeName | undefined): TypeName | undefined {
  const owner = ownerOf(method);
  const name = simpleName(method);
  if (futures.test(owner)) return resultOfFuture(name, receiver);
  if (/^java\.util\.concurrent\.\w*ExecutorService$/.test(owner)) {
    return name === 'submit' ? { name: 'java.util.concurrent.Future' } : undefined;
  }
  if (/^java\.util\.concurrent\.Executors$/.test(owner)) return { name: 'java.util.concurrent.ExecutorService' };
  const [content] = receiver?.arguments ?? [];
  if (/^(?:java\.util\.)?Optional$/.test(owner)) {
    if (/^(?:get|orElse|orElseGet|orElseThrow)$/.test(name)) return content;
    return receiver ?? { name: 'java.util.Optional' };
  }
  return receiver && collections.test(owner) ? resultOfCollection(name, receiver) : undefined;
}

function resultOfFuture(method: string, receiver: TypeName | undefined): TypeName | undefined {
  const [content] = receiver?.arguments ?? [];
  if (/^(?:join|get|getNow|resultNow)$/.test(method)) return content;
  // What is there from the start is nothing to wait for.
  if (
    /^(?:completedFuture|failedFuture|completedStage|failedStage|complete\w*|is\w+|cancel|obtrude\w+)$/.test(method)
  ) {
    return undefined;
  }
  return { name: future };
}

function resultOfCollection(method: string, receiver: TypeName): TypeName | undefined {
  const element = receiver.arguments?.at(-1);
  if (
    /^(?:get|getFirst|getLast|getOrDefault|remove|next|poll|peek|element|pop|computeIfAbsent|getValue)$/.test(method)
  ) {
    return element;
  }
  if (
    /^(?:stream|parallelStream|filter|sorted|limit|skip|distinct|toList|iterator|values|subList|reversed)$/.test(method)
  ) {
    return { name: 'java.util.stream.Stream', ...(element ? { arguments: [element] } : {}) };
  }
  if (/^(?:findFirst|findAny|min|max)$/.test(method)) {
    return { name: 'java.util.Optional', ...(element ? { arguments: [element] } : {}) };
  }
  return method === 'entrySet' ? receiver : undefined;
}
