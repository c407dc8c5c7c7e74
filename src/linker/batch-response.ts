import type { Reach } from '../model/application.js';
import type { CodeFacts, FunctionFact, ReturnFact, WrapperFact } from '../model/code.js';
import type { Modules } from './modules.js';
import { invoked } from './walk.js';

type BatchResponse = Reach['batchResponse'];

/**
 * Whether a handler gives back `batchItemFailures`: on some path at least, through what it invokes and returns, or by a
 * wrapper that does it. `unknown` when it may.
 */
export function batchResponseOf(file: string, index: number, modules: Modules): BatchResponse {
  return responseOf(file, index, modules, new Map());
}

type Responses = Map<FunctionFact, BatchResponse>;

function responseOf(file: string, index: number, modules: Modules, known: Responses): BatchResponse {
  const facts = modules.facts(file);
  const fact = facts?.functions[index];
  if (!facts || !fact) return 'unknown';
  const earlier = known.get(fact);
  if (earlier) return earlier;
  // A function that only returns itself gives nothing.
  known.set(fact, 'not-returned');
  const response = workOut(facts, index, fact, modules, known);
  known.set(fact, response);
  return response;
}

function workOut(
  facts: CodeFacts,
  index: number,
  fact: FunctionFact,
  modules: Modules,
  known: Responses,
): BatchResponse {
  if (fact.wrappers.some(returnsBatchResponse)) return 'returned';
  const responses = facts.returns
    .filter((each) => each.scope === index)
    .map((each) => responseOfReturn(each, facts, modules, known));
  if (responses.includes('returned')) return 'returned';
  return responses.includes('unknown') || fact.wrappers.some((wrapper) => isOwnWrapper(wrapper, facts, modules))
    ? 'unknown'
    : 'not-returned';
}

function responseOfReturn({ shape }: ReturnFact, facts: CodeFacts, modules: Modules, known: Responses): BatchResponse {
  switch (shape.kind) {
    case 'utility':
      return 'returned';
    case 'object':
      return shape.keys.includes('batchItemFailures') ? 'returned' : 'not-returned';
    case 'nothing':
    case 'value':
      return 'not-returned';
    case 'invocation': {
      const invocation = facts.invocations[shape.invocation];
      const target = invocation && invoked(facts, invocation, modules);
      return target?.kind === 'function' ? responseOf(target.file, target.index, modules, known) : 'unknown';
    }
    case 'unknown':
      return 'unknown';
  }
}

/** A wrapper of the project's own may make the answer. */
function isOwnWrapper({ module }: WrapperFact, facts: CodeFacts, modules: Modules): boolean {
  if (module === '') return true;
  return facts.imports.some((each) => each.module === module && modules.imported(facts, each).kind === 'file');
}

/** Powertools' batch decorators and processors, and middy's middleware for partial failures. */
function returnsBatchResponse({ module, name }: WrapperFact): boolean {
  return (
    /^(async_)?batch_processor$|^(async_)?process_partial_response$|^processPartialResponse/.test(name) ||
    batchMiddleware.test(module)
  );
}

const batchMiddleware = /^@middy\/sqs-partial-batch-failure$|^@aws-lambda-powertools\/batch$/;
