import type { Application, Handler } from '../../model/application.js';
import type { WrapperFact } from '../../model/code.js';
import type { SourceRange } from '../../model/source.js';
import { isChosen } from '../../model/value.js';
import { sharedSettings } from './shared-settings.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const functionDesignSignals: SkillSignals = {
  skill: 'function-design',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'fn.timeout-and-memory-set': ({ application }) =>
      sightingsAt(
        application.functions.filter(
          ({ generated, timeoutSeconds, memoryMb }) => !generated && isChosen(timeoutSeconds) && isChosen(memoryMb),
        ),
      ),
    'fn.event-validated': ({ application }) => sightingsAt(application.handlers.filter(validatesEvent)),
    'fn.core-separated': ({ application }) => sightingsAt(application.handlers.filter(delegates)),
    'fn.remaining-time-used': ({ application }) =>
      sightingsAt(
        application.handlers.filter(({ reach }) => reach.remainingTime.some(({ phase }) => phase === 'invocation')),
      ),
    'fn.shared-defaults': ({ application }) => sightingsAt(defaultsOf(application)),
  },
  unobservable: {},
};

/** By a schema in the code, or by a wrapper that has one. */
function validatesEvent({ reach }: Handler): boolean {
  return (
    reach.eventFlow.validations.some(({ fromEvent }) => fromEvent) ||
    reach.wrappers.some(
      (wrapper) =>
        (validatingModule.test(wrapper.module) || validatingWrapper.test(wrapper.name)) && !looksAtAnswersOnly(wrapper),
    )
  );
}

function looksAtAnswersOnly({ options }: WrapperFact): boolean {
  const names = Object.keys(options);
  return (
    names.some((name) => /^(?:outbound|response)/.test(name)) && !names.some((name) => /^(?:inbound|event)/.test(name))
  );
}

/** Parsers and validators of middy and Powertools (their documentation, 2026-11). */
const validatingModule =
  /^(?:@middy\/validator|@aws-lambda-powertools\/(?:parser|validation)(?:\/.*)?|aws_lambda_powertools\.utilities\.(?:parser|validation)|software\.amazon\.lambda\.powertools\.validation.*)$/;

const validatingWrapper = /^(?:event_parser|InboundValidation)$/;

/** A handler that is longer does the work itself. */
const mostLines = 40;

/** What is shorter is a step on the way. */
const leastCore = 5;

/**
 * More of what runs stands in own files that know nothing of the cloud than in the handler, which is short. What writes the
 * log or puts answers together is no core.
 */
function delegates({ file, fact, reach }: Handler): boolean {
  const own = linesOf(fact.range);
  if (own > mostLines) return false;
  const bound = new Set(
    reach.imports.filter(({ module, typeOnly }) => !typeOnly && cloud.test(module)).map(({ range }) => range.file),
  );
  for (const { range } of [...reach.clients, ...reach.calls, ...reach.requests]) bound.add(range.file);
  const core = reach.functions.filter(
    ({ range, phase, runsWithParent }) =>
      phase === 'invocation' &&
      !runsWithParent &&
      range.file !== file &&
      !bound.has(range.file) &&
      !surrounding.test(range.file),
  );
  return core.reduce((lines, { range }) => lines + linesOf(range), 0) > Math.max(own, leastCore - 1);
}

function linesOf({ start, end }: SourceRange): number {
  return end.line - start.line + 1;
}

/** Packages of AWS, and those that only run on it. */
const cloud =
  /^(?:aws-sdk|aws-lambda|aws-xray-sdk|@aws-sdk\/|@aws-lambda-powertools\/|@smithy\/|@middy\/|boto3|botocore|aioboto3|aws_lambda_powertools|aws_xray_sdk|software\.amazon\.|com\.amazonaws\.|github\.com\/aws\/|Amazon\.|AWS\.)/;

const surrounding =
  /(?:^|\/)[^/]*(?:log|util|helper|response|respond|http|gateway|lambda|wrap|cors|middleware|config|settings|error|exception|constant|type)[^/]*$/i;

/** A file from which more than half of the functions take a setting, at least two of them. */
function defaultsOf(application: Application): readonly Shown[] {
  const written = application.functions.filter(({ generated }) => !generated);
  return sharedSettings(application)
    .filter(({ functions }) => functions.length * 2 > written.length)
    .map(({ place }) => ({ name: 'defaults', range: place }));
}
