import { bringsCorrelation, bringsRedaction } from '../../knowledge/telemetry.js';
import type { Application, Handler, LambdaFunction } from '../../model/application.js';
import type { WrapperFact } from '../../model/code.js';
import { always, isChosen, isGiven } from '../../model/value.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const structuredLoggingSignals: SkillSignals = {
  skill: 'structured-logging',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'log.json': ({ application }) =>
      sightingsAt([...application.functions.filter(writesJson), ...application.handlers.filter(writesFields)]),
    'log.retention': ({ application }) =>
      sightingsAt(application.logGroups.filter(({ retentionDays }) => isGiven(retentionDays))),
    'log.correlation': ({ application }) => sightingsAt(application.handlers.filter(keepsCorrelation)),
    'log.level-env': ({ application }) => sightingsAt(application.functions.filter(setsLevel)),
    'log.shared-logger': ({ application }) => sightingsAt(sharedLoggers(application)),
  },
  unobservable: {},
};

function writesJson({ logFormat, generated, code }: LambdaFunction): boolean {
  const isSeenInCode = code.kind === 'found' && writesFields(code.handler);
  return !generated && !isSeenInCode && always(logFormat, (format) => format === 'JSON');
}

function writesFields({ reach: { logs } }: Handler): boolean {
  return logs.some(({ structured, assumed }) => structured && !assumed);
}

/** The id is taken from the event by the logger, or read from its headers and handed on with what is sent. */
function keepsCorrelation({ reach }: Handler): boolean {
  return (
    reach.wrappers.some(takesCorrelation) ||
    reach.imports.some(bringsCorrelation) ||
    reach.calls.some(
      ({ provider, arguments: given }) =>
        (provider === 'aws' || provider === 'http') &&
        Object.entries(given).some(([path, { kind }]) => correlationName.test(path) && kind !== 'literal'),
    )
  );
}

const correlationName = /(?:^|[._-])correlation[-_]?id\b|(?:^|\.)traceparent\b/i;

function takesCorrelation({ options }: WrapperFact): boolean {
  return ['correlationIdPath', 'correlation_id_path', 'CorrelationIdPath'].some((option) => option in options);
}

/** By the function's own setting, or by the variable that loggers look at. */
function setsLevel({ applicationLogLevel, environment, generated }: LambdaFunction): boolean {
  if (generated) return false;
  return (
    isChosen(applicationLogLevel) ||
    environment.variables.some(
      ({ name, value, parameter }) => levelVariable.test(name) && (parameter !== undefined || isGiven(value)),
    )
  );
}

const levelVariable = /^(?:POWERTOOLS_|AWS_LAMBDA_)?LOG(?:GING)?_?LEVEL$/;

/** A file of the project that masks what is logged, and that three handlers or more have in common. */
function sharedLoggers({ handlers }: Application): readonly Shown[] {
  const users = new Map<string, { readonly shown: Shown; readonly handlers: Set<string> }>();
  for (const { file, name, reach } of handlers) {
    for (const { range } of [...reach.imports.filter(bringsRedaction), ...reach.maskings]) {
      const own = range.file;
      const known = users.get(own) ?? { shown: { name: 'logger', range }, handlers: new Set() };
      users.set(own, known);
      if (own !== file) known.handlers.add(`${file}#${name}`);
    }
  }
  return [...users.values()].filter(({ handlers: used }) => used.size >= 3).map(({ shown }) => shown);
}
