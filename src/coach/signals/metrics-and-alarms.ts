import { bringsMetrics } from '../../knowledge/telemetry.js';
import { isAlarm } from '../../model/alarms.js';
import type { Application, Handler } from '../../model/application.js';
import type { AlarmDeclaration } from '../../model/template.js';
import { isWritten, knownValues } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { madeByReusedPart } from './reuse.js';
import { sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';
import { unwatchedFunctions } from './unwatched.js';

export const metricsAndAlarmsSignals: SkillSignals = {
  skill: 'metrics-and-alarms',
  isObservable: ({ application: { functions, handlers, queues, apis, workflows } }) =>
    functions.length + handlers.length + queues.length + apis.length + workflows.length > 0,
  observers: {
    'mon.error-alarm': ({ application }) =>
      sightingsAt(alarmsOf(application).filter((alarm) => isOn(alarm, errorMetric) && alarm.actions.some(isWritten))),
    'mon.throttle-age-alarm': ({ application }) =>
      sightingsAt(alarmsOf(application).filter((alarm) => isOn(alarm, delayMetric))),
    'mon.business-metric': ({ application }) =>
      sightingsAt([
        ...application.handlers.filter(emitsMetric),
        ...declaredKinds(application, 'AWS::Logs::MetricFilter'),
      ]),
    'mon.latency-slo': ({ application }) =>
      sightingsAt(
        alarmsOf(application).filter(({ statistic }) => knownValues(statistic).some((name) => percentile.test(name))),
      ),
    'mon.synthetic': ({ application }) =>
      sightingsAt(declaredKinds(application, 'AWS::Synthetics::Canary', 'AWS::Route53::HealthCheck')),
    'mon.alarm-module': ({ application }) => {
      const isReused = madeByReusedPart([...application.declarations.values()]);
      return sightingsAt(alarmsOf(application).filter((alarm) => isReused(alarm) && namesRunbook(alarm)));
    },
  },
  faults: { 'mon.bad.no-alarm': { severity: 'info', needsWhole: true, observe: unwatchedFunctions } },
  unobservable: {},
};

function alarmsOf({ declarations }: Application): readonly AlarmDeclaration[] {
  return [...declarations.values()].filter(isAlarm);
}

function isOn({ metric }: AlarmDeclaration, wanted: RegExp): boolean {
  return knownValues(metric).some((name) => wanted.test(name));
}

/** Metrics of functions, gateways, workflows, buses and tables that count failures (CloudWatch user guides, read 2026-11-21). */
const errorMetric =
  /^(Errors|5XXError|5xx|5XX|HTTPCode_Target_5XX_Count|HTTPCode_ELB_5XX_Count|ExecutionsFailed|ExecutionsTimedOut|ExecutionsAborted|FailedInvocations|InvocationsFailedToBeSentToDlq|DeadLetterErrors|DestinationDeliveryFailures|AsyncEventsDropped|SystemErrors|NumberOfNotificationsFailed)$/;

/** Metrics of work that is turned away or waits (same sources). */
const delayMetric =
  /^(Throttles|IteratorAge|GetRecords\.IteratorAgeMilliseconds|ApproximateAgeOfOldestMessage|OffsetLag|AsyncEventAge|ThrottledRequests|ThrottledEvents|ThrottledRules|ExecutionThrottled|ReadThrottleEvents|WriteThrottleEvents|WriteProvisionedThroughputExceeded)$/;

/** `p99`, and the other ways to leave out the best or worst share of values (CloudWatch statistics definitions, read 2026-11-21). */
const percentile = /^(p\d|(tm|wm|tc|ts|TM|WM|TC|TS)\(?\d|PR\()/;

function emitsMetric({ reach: { imports, calls } }: Handler): boolean {
  return imports.some(bringsMetrics) || calls.some(({ operation }) => operation === 'PutMetricData');
}

/** What a person is told leads to what is to be done. */
function namesRunbook({ description }: AlarmDeclaration): boolean {
  return knownValues(description).some((text) => /https?:\/\/|run-?book|play-?book/i.test(text));
}
