import { isRequest, requestFormat, responseFields } from '../../../src/knowledge/request-events.js';
import type { Handler } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { ResultEntry, ResultFact, ResultValue } from '../../../src/model/flow.js';
import { functionOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { containsRange } from '../../../src/model/source.js';

/** What a handler answers can be passed on to the caller. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const demand = demandOf(handler);
    if (!demand || answersByCallback(handler) || handler.fact.wrappers.some(changesAnswers)) continue;
    const name = functionOf(handler);
    for (const result of handler.reach.results) {
      // What a helper gives as nothing may be asked for before it is given back.
      if (result.value.kind === 'nothing' && !containsRange(handler.fact.range, result.range)) continue;
      const fault = faultOf(result, demand);
      if (fault === 'none') verdict.holds({ name, range: result.range });
      else if (fault !== 'unknown') {
        verdict.fails(
          { name, range: fault.at },
          { message: fault.says(name), function: name, fix: () => fault.fixes ?? [] },
        );
      }
    }
  }
};

/** What it gives back does not count then. */
function answersByCallback({ fact }: Handler): boolean {
  return (fact.callback?.answers.length ?? 0) > 0;
}

/** A whole response is wanted, or only something that can be told to be one. */
type Demand = 'response' | 'anything';

/** What is wanted of a handler that answers requests and does nothing else. */
function demandOf({ functions }: Handler): Demand | undefined {
  const triggers = functions.flatMap((each) => each.triggers);
  if (triggers.length === 0 || !triggers.every(isRequest)) return undefined;
  const formats = triggers.map(requestFormat);
  if (formats.includes(undefined)) return undefined;
  return formats.includes('1.0') ? 'response' : 'anything';
}

/** Utilities that only look on leave the answer as it is. */
function changesAnswers({ name, module }: Handler['fact']['wrappers'][number]): boolean {
  return !/tracer|metrics|logger|capture_lambda_handler|captureLambdaHandler|inject_lambda_context|log_metrics/i.test(
    `${module} ${name}`,
  );
}

interface Fault {
  readonly at: ResultFact['range'];
  readonly says: (name: string) => string;
  readonly fixes?: readonly FixProposal[];
}

function faultOf({ range, value }: ResultFact, demand: Demand): Fault | 'none' | 'unknown' {
  if (value.kind === 'object') return faultOfObject(value, range, demand);
  if (demand === 'anything') return 'unknown';
  switch (value.kind) {
    case 'nothing':
      return {
        at: range,
        says: (name) =>
          `${name} answers nothing here, which the gateway turns into a 502: give back a response with a statusCode.`,
      };
    case 'text':
    case 'number':
    case 'boolean':
    case 'list': {
      const word = words[value.kind];
      return {
        at: range,
        says: (name) =>
          `${name} answers a plain ${word} here, which the gateway turns into a 502: give back { statusCode, body }, with the body as a text.`,
      };
    }
    default:
      return 'unknown';
  }
}

function faultOfObject(
  { entries, complete }: Extract<ResultValue, { kind: 'object' }>,
  range: ResultFact['range'],
  demand: Demand,
): Fault | 'none' | 'unknown' {
  const isResponse = entries.some(({ key }) => key === 'statusCode');
  const body = entries.find(({ key }) => key === 'body');
  const stranger = entries.find(({ key }) => !responseFields.has(key));
  if ((isResponse || demand === 'response') && body && !stranger && isNoText(body, demand)) {
    return {
      at: body.range,
      says: (name) =>
        `${name} answers with a body that is ${article[body.value.kind]}, which the gateway turns into a 5xx: it passes on texts only. Write it as JSON.`,
      fixes: [
        {
          title: 'Write the body as JSON',
          safety: 'safe',
          intents: [{ kind: 'convert-value', at: body.range, to: 'json' }],
        },
      ],
    };
  }
  if (demand === 'response' && complete && !isResponse && stranger) {
    return {
      at: range,
      says: (name) =>
        `${name} answers an object without statusCode, with the field ${stranger.key} that no response has: the gateway turns it into a 502. Give back { statusCode, body }, with this as the body in JSON.`,
    };
  }
  return isResponse ? 'none' : 'unknown';
}

/** Numbers and the like are written as they are by what infers a response. */
function isNoText({ value }: ResultEntry, demand: Demand): boolean {
  if (value.kind === 'object' || value.kind === 'list') return true;
  return demand === 'response' && (value.kind === 'number' || value.kind === 'boolean');
}

const words = { text: 'text', number: 'number', boolean: 'true or false', list: 'list' } as const;

const article: Readonly<Partial<Record<ResultValue['kind'], string>>> = {
  object: 'an object',
  list: 'a list',
  number: 'a number',
  boolean: 'true or false',
};
