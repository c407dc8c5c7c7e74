import { defaultTimeoutSeconds, visibilityTimeoutFactor } from '../../knowledge/lambda-defaults.js';
import { bringsJitter, isJittered, retriesWithJitter } from '../../knowledge/retries.js';
import { isAlarm, watchesQueue } from '../../model/alarms.js';
import type { Application, LinkedPollTrigger, Queue } from '../../model/application.js';
import type { BusRuleDeclaration, PushTrigger } from '../../model/template.js';
import { absent, always, certain, isAbsent, isGiven } from '../../model/value.js';
import { filesWhere, isRunbook } from './repository.js';
import { madeByReusedPart } from './reuse.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { Repository, SkillSignals } from './signal.js';

export const retriesAndDlqSignals: SkillSignals = {
  skill: 'retries-and-dlq',
  isObservable: ({ application: { queues, topics, workflows, triggers, handlers } }) =>
    queues.length + topics.length + workflows.length > 0 ||
    triggers.some(({ trigger }) => trigger !== 'http') ||
    handlers.some(({ reach, events }) => reach.clients.length > 0 || events.some((event) => event !== 'http')),
  observers: {
    'dlq.on-failure-destination': ({ application }) =>
      sightingsAt(
        application.functions.filter(
          ({ asyncInvoke, deadLetter }) => isGiven(asyncInvoke?.onFailure ?? absent) || isGiven(deadLetter),
        ),
      ),
    'dlq.redrive': ({ application }) =>
      sightingsAt([...redrivenQueues(application), ...redrivenSubscriptions(application)]),
    'dlq.partial-batch': ({ application }) => sightingsAt(application.triggers.filter(reportsItemByItem)),
    'dlq.visibility-6x': ({ application }) => sightingsAt(application.queues.filter(hidesLongEnough)),
    'dlq.stream-bounded': ({ application }) => sightingsAt(application.triggers.filter(isBoundedStream)),
    'dlq.rule-target': ({ application }) => sightingsAt([...application.declarations.values()].filter(deliversSafely)),
    'dlq.backoff-jitter': ({ application }) => sightingsAt(backingOff(application)),
    'dlq.alarmed-redrive': ({ application, repository }) => sightingsAt(alarmedDeadLetters(application, repository)),
  },
  unobservable: {
    'dlq.bad.event-dropped-by-default':
      'Templates of Google Cloud are not read, so nobody can see which of its functions an event starts or whether it is tried again.',
  },
};

function redrivenQueues({ queues }: Application): readonly Shown[] {
  return queues.filter(({ redrive }) =>
    always(redrive, ({ target, maxReceiveCount }) => isGiven(target) && isGiven(maxReceiveCount)),
  );
}

/** A subscription has no count of its own: the topic's policy of delivery has. */
function redrivenSubscriptions({ topics, triggers }: Application): readonly Shown[] {
  return [
    ...topics.flatMap(({ id, subscriptions }) =>
      subscriptions.flatMap(({ deadLetter, range }, at) => (isGiven(deadLetter) ? [{ id: `${id}.${at}`, range }] : [])),
    ),
    ...triggers.filter((each) => each.trigger === 'topic' && isGiven(each.deadLetter)),
  ];
}

/** The mapping asks for the failed items, and the handler names them. */
function reportsItemByItem(trigger: Application['triggers'][number]): boolean {
  return (
    'reportsBatchItemFailures' in trigger &&
    always(trigger.reportsBatchItemFailures, (reports) => reports) &&
    trigger.consumer?.code.kind === 'found' &&
    trigger.consumer.code.handler.reach.batchResponse === 'returned'
  );
}

/** The time is written for the queue: one that happens to be enough by default is nobody's doing. */
function hidesLongEnough({ visibilityTimeoutSeconds, consumers }: Queue): boolean {
  const needed = consumers.map(hiddenFor);
  return (
    needed.length > 0 &&
    always(visibilityTimeoutSeconds, (seconds) => needed.every((each) => each !== undefined && seconds >= each))
  );
}

/** How long a message has to stay hidden while this consumer works on it; undefined where nobody can tell. */
function hiddenFor({ consumer, batchingWindowSeconds }: LinkedPollTrigger): number | undefined {
  const timeout =
    consumer && (isAbsent(consumer.timeoutSeconds) ? defaultTimeoutSeconds : certain(consumer.timeoutSeconds));
  const batchingWindow = isAbsent(batchingWindowSeconds) ? 0 : certain(batchingWindowSeconds);
  return timeout === undefined || batchingWindow === undefined
    ? undefined
    : visibilityTimeoutFactor * timeout + batchingWindow;
}

function isBoundedStream(trigger: Application['triggers'][number]): boolean {
  if (trigger.trigger !== 'stream') return false;
  const { maximumRetryAttempts, maximumRecordAgeSeconds, bisectOnError, onFailure } = trigger;
  const ends = always(maximumRetryAttempts, (times) => times >= 0) || always(maximumRecordAgeSeconds, (age) => age > 0);
  return ends && always(bisectOnError, (bisects) => bisects) && isGiven(onFailure);
}

type Delivery = Pick<PushTrigger, 'deadLetter' | 'retryPolicy'>;

function deliversSafely(declared: { readonly kind: string }): boolean {
  const deliveries: readonly Delivery[] = isRule(declared) ? declared.targets : isTarget(declared) ? [declared] : [];
  return (
    deliveries.length > 0 &&
    deliveries.every(({ deadLetter, retryPolicy = absent }) => isGiven(deadLetter) && always(retryPolicy, (is) => is))
  );
}

function isRule(declared: { readonly kind: string }): declared is BusRuleDeclaration {
  return declared.kind === 'bus-rule';
}

function isTarget(declared: { readonly kind: string; readonly trigger?: string }): declared is PushTrigger {
  return declared.kind === 'trigger' && (declared.trigger === 'bus' || declared.trigger === 'schedule');
}

function backingOff({ functions, handlers }: Application): readonly Shown[] {
  return [
    ...handlers.flatMap(({ reach }) => [
      ...reach.clients
        .filter(retriesWithJitter)
        .map(({ range, variable, text }) => ({ range, name: variable ?? text })),
      ...reach.imports.filter(bringsJitter).map(({ range, module }) => ({ range, name: module })),
    ]),
    ...functions.filter(({ environment }) =>
      environment.variables.some(
        ({ name, value }) =>
          name === 'AWS_RETRY_MODE' && always(value, (mode) => mode.kind === 'text' && isJittered(mode.text)),
      ),
    ),
  ];
}

/**
 * Either every dead-letter queue has an alarm and a runbook says what to do then, or a part that is used more than once
 * brings queue and alarm along.
 */
function alarmedDeadLetters({ queues, declarations }: Application, repository: Repository): readonly Queue[] {
  const declared = [...declarations.values()];
  const alarms = declared.filter(isAlarm);
  const deadLetters = queues.filter(({ servesAsDeadLetterQueue }) => servesAsDeadLetterQueue);
  const alarmed = deadLetters.filter((queue) => alarms.some((alarm) => watchesQueue(alarm, queue)));
  const hasRunbook = runbooks(repository).length > 0;
  return hasRunbook && alarmed.length === deadLetters.length ? alarmed : alarmed.filter(madeByReusedPart(declared));
}

const runbooks = filesWhere((path, text) => isRunbook(path) && /dead[- ]?letter|\bdlq\b|redrive/i.test(text()));
