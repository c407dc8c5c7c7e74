import type { Severity } from '../../model/finding.js';
import { apiGatewaySignals } from './api-gateway.js';
import { carbonAwareSignals } from './carbon-aware.js';
import { coldStartsSignals } from './cold-starts.js';
import { concurrencyAndScalingSignals } from './concurrency-and-scaling.js';
import { costAndFinopsSignals } from './cost-and-finops.js';
import { dataAccessSignals } from './data-access.js';
import { distributedTracingSignals } from './distributed-tracing.js';
import { edgeComputeSignals } from './edge-compute.js';
import { eventDrivenPatternsSignals } from './event-driven-patterns.js';
import { eventTriggersSignals } from './event-triggers.js';
import { functionDesignSignals } from './function-design.js';
import { governanceAndStandardsSignals } from './governance-and-standards.js';
import { iamLeastPrivilegeSignals } from './iam-least-privilege.js';
import { idempotencySignals } from './idempotency.js';
import { infrastructureAsCodeSignals } from './infrastructure-as-code.js';
import { metricsAndAlarmsSignals } from './metrics-and-alarms.js';
import { mlInferenceSignals } from './ml-inference.js';
import { multiRegionResilienceSignals } from './multi-region-resilience.js';
import { networkConnectivitySignals } from './network-connectivity.js';
import { orchestrationSignals } from './orchestration.js';
import { portabilitySignals } from './portability.js';
import { retriesAndDlqSignals } from './retries-and-dlq.js';
import { safeDeploymentsSignals } from './safe-deployments.js';
import { secretsAndEncryptionSignals } from './secrets-and-encryption.js';
import type { FaultObserver, FaultSighting, Sighting, SkillSignals, Surroundings } from './signal.js';
import { structuredLoggingSignals } from './structured-logging.js';
import { testingSignals } from './testing.js';

export type { Repository, Sighting, SkillSignals, Surroundings } from './signal.js';

/** The signals of every skill, in the framework's order. */
export const skillSignals: readonly SkillSignals[] = [
  functionDesignSignals,
  eventTriggersSignals,
  apiGatewaySignals,
  dataAccessSignals,
  infrastructureAsCodeSignals,
  coldStartsSignals,
  concurrencyAndScalingSignals,
  retriesAndDlqSignals,
  idempotencySignals,
  multiRegionResilienceSignals,
  iamLeastPrivilegeSignals,
  secretsAndEncryptionSignals,
  networkConnectivitySignals,
  governanceAndStandardsSignals,
  structuredLoggingSignals,
  distributedTracingSignals,
  metricsAndAlarmsSignals,
  testingSignals,
  safeDeploymentsSignals,
  costAndFinopsSignals,
  orchestrationSignals,
  eventDrivenPatternsSignals,
  mlInferenceSignals,
  portabilitySignals,
  edgeComputeSignals,
  carbonAwareSignals,
];

/** A good or steward signal at one resource. */
export interface SeenSignal extends Sighting {
  readonly skill: string;
  readonly signal: string;
}

/** A bad signal at one resource, found by no rule. */
export interface SeenFault extends SeenSignal, FaultSighting {
  readonly severity: Severity;
}

/** What one application shows: the signals that were seen, each resource once, and the skills that nothing here could show. */
export interface Observation {
  readonly seen: readonly SeenSignal[];
  readonly faults: readonly SeenFault[];
  /** In the framework's order. */
  readonly notObservable: readonly string[];
}

const observers = skillSignals.flatMap(({ skill, observers: bySignal }) =>
  Object.entries(bySignal).map(([signal, look]) => ({ skill, signal, look })),
);

/** Looks for every signal in one application. */
export function observe(surroundings: Surroundings): Observation {
  const seen = observers.flatMap(({ skill, signal, look }) =>
    look(surroundings).map(({ resource, place }) => ({ skill, signal, resource, place })),
  );
  const faults = skillSignals.flatMap(({ skill, faults = {} }) =>
    Object.entries(faults)
      .filter(([, { needsWhole }]) => surroundings.repository.isWhole || !needsWhole)
      .flatMap(([signal, { severity, observe: look }]) =>
        look(surroundings).map((sighting) => ({ skill, signal, severity, ...sighting })),
      ),
  );
  return {
    seen: eachOnce(seen),
    faults: eachOnce(faults),
    notObservable: skillSignals.filter(({ isObservable }) => !isObservable(surroundings)).map(({ skill }) => skill),
  };
}

/** A signal once for each resource: the last where it was given several times. */
export function eachOnce<Seen extends SeenSignal>(seen: readonly Seen[]): readonly Seen[] {
  return [...new Map(seen.map((each) => [`${each.signal} ${each.resource}`, each])).values()];
}

/** Whether a bad signal is looked for here, since no rule finds it. */
export function isFault(signal: string): boolean {
  return faultObserver(signal) !== undefined;
}

/** Whether a bad signal is only looked for where everything was read. */
export function needsWhole(signal: string): boolean {
  return faultObserver(signal)?.needsWhole === true;
}

function faultObserver(signal: string): FaultObserver | undefined {
  const { faults = {} } = skillSignals.find((each) => Object.hasOwn(each.faults ?? {}, signal)) ?? {};
  return faults[signal];
}
