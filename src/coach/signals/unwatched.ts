import { bringsMonitoring, isOfMonitoring } from '../../knowledge/telemetry.js';
import { isAlarm } from '../../model/alarms.js';
import type { Application, LambdaFunction, Trigger } from '../../model/application.js';
import type { AlarmDeclaration } from '../../model/template.js';
import { certain, knownValues } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { isForTrial, ownFunctions } from './own-functions.js';
import { filesWhere, isPipeline, isProjectFile, isTestFile } from './repository.js';
import { habitOf, sightingsAt } from './sighting.js';
import type { FaultSighting, Repository, Surroundings } from './signal.js';

/**
 * Functions that no alarm watches: all of them where the application has no alarm, otherwise those that neither an alarm of
 * their own nor one of what starts them is for. Nothing where somebody else may watch them.
 */
export function unwatchedFunctions(surroundings: Surroundings): readonly FaultSighting[] {
  const { application, repository } = surroundings;
  const functions = ownFunctions(application);
  if (!application.complete || isForTrial(surroundings) || functions.length === 0) return [];
  if (mayBeWatchedElsewhere(application, repository)) return [];
  const alarms = [...application.declarations.values()].filter(isAlarm);
  if (alarms.length === 0) return [habitOf(application)];
  if (!alarms.every(saysWhatItWatches)) return [];
  return sightingsAt(functions.filter((each) => !alarms.some((alarm) => watches(alarm, each))));
}

const otherAlarms = [
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::AnomalyDetector',
  'AWS::Synthetics::Canary',
  'AWS::ApplicationInsights::Application',
  'AWS::Logs::SubscriptionFilter',
  'AWS::Logs::MetricFilter',
];

function mayBeWatchedElsewhere(application: Application, repository: Repository): boolean {
  return (
    declaredKinds(application, ...otherAlarms).length > 0 ||
    monitoringParts(repository).length > 0 ||
    monitoringTools(repository).length > 0 ||
    application.functions.some(({ environment, layers }) =>
      [
        ...environment.variables.map(({ name }) => name),
        ...layers.flatMap(knownValues).flatMap((target) => (target.kind === 'text' ? target.text : [])),
      ].some(isOfMonitoring),
    ) ||
    application.handlers.some(({ reach }) => reach.imports.some(bringsMonitoring))
  );
}

/** Templates and programs that are called after alarms: they may be for this application. */
const monitoringParts = filesWhere(
  (path) =>
    /(^|[/_.-])(cloudwatch|alarms?|alerts?|alerting|monitor(s|ing)?|observability|datadog|newrelic|pagerduty)([/_.-]|$)[^.]*.*\.(ya?ml|json|tf|hcl|[cm]?[jt]s|py|java|cs|go)$/i.test(
      path,
    ) && !isTestFile(path),
);

const monitoringTools = filesWhere(
  (path, text) =>
    (isProjectFile(path) || isPipeline(path)) &&
    /datadog|new-?relic|cdk-monitoring-constructs|slic-?watch|lumigo|sentry|put-metric-alarm|dynatrace|\bbaselime\b/i.test(
      text(),
    ),
);

/** It is on one of the services that start or run functions, and what it is for is known. */
function saysWhatItWatches({ namespace, metric, dimensions }: AlarmDeclaration): boolean {
  const service = certain(namespace);
  if (service === undefined || !services.has(service) || certain(metric) === undefined) return false;
  return (
    service !== 'AWS/Lambda' || dimensions.some((each) => isOfFunction(each) && knownValues(each.value).length > 0)
  );
}

/** The namespaces of metrics, with the kinds of triggers that an alarm on them stands for. */
const services: ReadonlyMap<string, readonly Trigger['trigger'][]> = new Map([
  ['AWS/Lambda', []],
  ['AWS/ApiGateway', ['http']],
  ['AWS/ApplicationELB', ['http']],
  ['AWS/AppSync', ['http']],
  ['AWS/SQS', ['queue', 'topic', 'bus', 'storage', 'schedule']],
  ['AWS/SNS', ['topic']],
  ['AWS/Events', ['bus', 'schedule']],
  ['AWS/Scheduler', ['schedule']],
  ['AWS/States', ['workflow']],
  ['AWS/Kinesis', ['stream']],
  ['AWS/DynamoDB', []],
  ['AWS/RDS', []],
]);

function isOfFunction({ name }: AlarmDeclaration['dimensions'][number]): boolean {
  return name === 'FunctionName' || name === 'Resource';
}

/** Functions that nothing is seen to start may be part of what any alarm watches. */
function watches(
  { namespace, dimensions }: AlarmDeclaration,
  { id, name, functionName, triggers }: LambdaFunction,
): boolean {
  if (triggers.length === 0) return true;
  const kinds = services.get(certain(namespace) ?? '') ?? [];
  if (triggers.some(({ trigger }) => kinds.includes(trigger))) return true;
  return dimensions
    .filter(isOfFunction)
    .flatMap(({ value }) => knownValues(value))
    .some((target) =>
      target.kind === 'resource'
        ? target.id === id
        : knownValues(functionName).includes(target.text) || target.text.includes(name),
    );
}
