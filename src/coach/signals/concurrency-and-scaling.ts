import { isAlarm } from '../../model/alarms.js';
import type { AlarmDeclaration } from '../../model/template.js';
import { always } from '../../model/value.js';
import { sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const concurrencyAndScalingSignals: SkillSignals = {
  skill: 'concurrency-and-scaling',
  isObservable: ({ application }) => application.functions.length > 0,
  observers: {
    'conc.reserved': ({ application }) =>
      sightingsAt(
        application.functions.filter(({ reservedConcurrency }) => always(reservedConcurrency, (count) => count > 0)),
      ),
    'conc.esm-max': ({ application }) =>
      sightingsAt(
        application.triggers.filter(
          (trigger) => trigger.trigger === 'queue' && always(trigger.maximumConcurrency, (count) => count > 0),
        ),
      ),
    'conc.shard-parallel': ({ application }) =>
      sightingsAt(
        application.triggers.filter(
          (trigger) => trigger.trigger === 'stream' && always(trigger.parallelizationFactor, (count) => count > 1),
        ),
      ),
    'conc.quota-alarm': ({ application }) =>
      sightingsAt([...application.declarations.values()].filter(isAlarm).filter(watchesAccount)),
  },
  unobservable: {},
};

/** On a metric of all functions together: no dimension narrows it. */
function watchesAccount({ namespace, metric, dimensions }: AlarmDeclaration): boolean {
  return (
    dimensions.length === 0 &&
    always(namespace, (name) => name === 'AWS/Lambda') &&
    always(metric, (name) => shared.has(name))
  );
}

/** Metrics of the pool that an account has in a region (Lambda developer guide, types of metrics, 2026-11). */
const shared: ReadonlySet<string> = new Set([
  'ClaimedAccountConcurrency',
  'ConcurrentExecutions',
  'Throttles',
  'UnreservedConcurrentExecutions',
]);
