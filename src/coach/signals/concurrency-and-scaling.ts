import { reservableConcurrency } from '../../knowledge/lambda-defaults.js';
import { isRelational } from '../../knowledge/relational-clients.js';
import { isAlarm } from '../../model/alarms.js';
import type { Application, LambdaFunction, LinkedPollTrigger } from '../../model/application.js';
import type { AlarmDeclaration } from '../../model/template.js';
import { always, certain, isAbsent, knownValues } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { type Shown, sightingsAt } from './sighting.js';
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
  faults: {
    'conc.bad.reserve-everything': {
      severity: 'warning',
      observe: ({ application }) => sightingsAt(eatenPools(application)),
    },
    'conc.bad.unbounded-to-db': {
      severity: 'info',
      observe: ({ application }) => sightingsAt(unboundedConsumers(application)),
    },
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

/** Where the functions of a stack reserve more than an account has for that: the largest share. */
function eatenPools({ functions, dialect }: Application): readonly Shown[] {
  const byStack = new Map<string, { readonly function: LambdaFunction; readonly count: number }[]>();
  for (const each of functions) {
    const count = certain(each.reservedConcurrency) ?? 0;
    if (each.conditional || count <= 0) continue;
    // Stacks of one program may go to accounts of their own.
    const stack = dialect === 'cdk' ? each.id.slice(0, Math.max(0, each.id.indexOf('/'))) : '';
    byStack.set(stack, [...(byStack.get(stack) ?? []), { function: each, count }]);
  }
  return [...byStack.values()]
    .filter((shares) => shares.reduce((sum, { count }) => sum + count, 0) > reservableConcurrency)
    .flatMap((shares) => shares.toSorted((a, b) => b.count - a.count)[0]?.function ?? []);
}

/**
 * Queues whose messages start as many instances as there are, each with a connection to a relational database in the network.
 * Nothing where a proxy may hold the connections.
 */
function unboundedConsumers(application: Application): readonly LinkedPollTrigger[] {
  if (!application.complete || declaredKinds(application, 'AWS::RDS::DBProxy').length > 0) return [];
  return application.triggers.filter((trigger): trigger is LinkedPollTrigger => {
    if (trigger.trigger !== 'queue' || trigger.service !== 'sqs' || !isAbsent(trigger.maximumConcurrency)) return false;
    const { consumer } = trigger;
    return (
      isStandard(trigger) &&
      consumer !== undefined &&
      isAbsent(consumer.reservedConcurrency) &&
      !isAbsent(consumer.inVpc) &&
      !consumer.environment.variables.some(({ name }) => /proxy/i.test(name)) &&
      consumer.code.kind === 'found' &&
      consumer.code.handler.reach.clients.some((client) => isRelational(client) && !client.assumed)
    );
  });
}

/** A queue that is first in, first out is worked on by as many as it has groups of messages. */
function isStandard({ queue, source }: LinkedPollTrigger): boolean {
  if (queue) return always(queue.fifo, (is) => !is, true);
  return knownValues(source).some((target) => target.kind === 'text' && !target.text.endsWith('.fifo'));
}
