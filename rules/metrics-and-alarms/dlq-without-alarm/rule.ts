import { isAlarm, watchesQueue } from '../../../src/model/alarms.js';
import type { Application, Queue } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { NewReference } from '../../../src/model/intent.js';
import { freeName } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { AlarmDeclaration } from '../../../src/model/template.js';
import { certain, possibilities } from '../../../src/model/value.js';

/** Somebody hears of it when a message lands in a dead-letter queue. */
export const check: Rule = (application, verdict) => {
  const alarms = [...application.declarations.values()].filter(isAlarm);
  if (!application.complete || alarms.some(mayWatchAnything)) return;
  const unwatched: Queue[] = [];
  for (const queue of application.queues) {
    if (!queue.servesAsDeadLetterQueue || queue.isPublished) continue;
    if (alarms.some((alarm) => watchesQueue(alarm, queue)) || isRead(queue, application)) verdict.holds(queue);
    else unwatched.push(queue);
  }
  // Where nothing has an alarm, alarms may be kept somewhere else: one hint is enough, and none for a part of a template.
  const [first, ...others] = unwatched;
  if (alarms.length > 0) {
    for (const queue of unwatched) {
      verdict.fails(queue, {
        message: `${queue.name} has no alarm, and nothing reads it: failed messages lie there unseen for ${days(queue)} and are deleted then. Alarm on the first one.`,
        fix: () => [watch(application, [queue], actionOf(alarms, application))],
      });
    }
  } else if (first && application.functions.length > 0) {
    const names = others.length === 0 ? first.name : `${first.name} and ${others.length} more dead-letter queues`;
    verdict.fails(first, {
      message: `No alarm is declared for ${names}: failed messages lie there unseen for ${days(first)} and are deleted then. Alarm on the first one, unless something outside does.`,
      severity: 'info',
      related: others.map(({ name, range }) => ({ range, message: `${name} has none either` })),
      fix: () => [watch(application, unwatched, undefined)],
    });
  }
};

/** An alarm of which nobody can tell what it watches may watch a queue. */
function mayWatchAnything({ metric, namespace, dimensions }: AlarmDeclaration): boolean {
  if (metric.kind !== 'known' && metric.kind !== 'absent') return true;
  const isOfQueues = certain(namespace) === 'AWS/SQS' || (metric.kind === 'known' && namespace.kind !== 'known');
  return isOfQueues && (dimensions.length === 0 || dimensions.some(({ value }) => value.kind !== 'known'));
}

/** By a function that is started for it or asks it itself, or by a pipe. */
function isRead({ consumers, id }: Queue, { declarations, handlers }: Application): boolean {
  return (
    consumers.length > 0 ||
    handlers.some(({ reach }) =>
      reach.calls.some(({ operation, resources }) => operation === 'ReceiveMessage' && resources.includes(id)),
    ) ||
    [...declarations.values()].some(
      (declared) =>
        declared.kind === 'bus-rule' &&
        declared.rule === 'pipe' &&
        possibilities(declared.source).some(
          (source) => source.kind === 'known' && source.value.kind === 'resource' && source.value.id === id,
        ),
    )
  );
}

const fourDays = 4 * 24 * 60 * 60;

function days({ retentionSeconds }: Queue): string {
  const seconds = retentionSeconds.kind === 'absent' ? fourDays : certain(retentionSeconds);
  if (seconds === undefined) return 'some days';
  const count = Math.round(seconds / 86_400);
  return count <= 1 ? 'a day' : `${count} days`;
}

/** The topic that the other alarms tell, when it is always the same. */
function actionOf(alarms: readonly AlarmDeclaration[], { declarations }: Application): NewReference | undefined {
  const ids = new Set(
    alarms.flatMap(({ actions }) =>
      actions.flatMap((action) =>
        action.kind === 'known' && action.value.kind === 'resource' ? [action.value.id] : [''],
      ),
    ),
  );
  const [only = '', ...others] = ids;
  const topic = others.length === 0 ? declarations.get(only) : undefined;
  if (topic?.kind !== 'topic') return undefined;
  return { reference: topic.name, attribute: 'arn', kind: 'topic', origin: topic.origin };
}

function watch(application: Application, queues: readonly Queue[], action: NewReference | undefined): FixProposal {
  const [first] = queues;
  const what = queues.length === 1 && first ? first.name : `${queues.length} dead-letter queues`;
  return {
    title: action
      ? `Add an alarm for messages in ${what} that tells ${action.reference}`
      : `Add an alarm for messages in ${what} (whom it tells is left to you)`,
    safety: 'suggested',
    intents: queues.map((queue) => ({
      kind: 'add-resource',
      near: queue.origin,
      resource: {
        kind: 'alarm',
        name: freeName(application, queue, `${queue.name}Alarm`),
        queue: { reference: queue.name, attribute: 'name', kind: 'queue', origin: queue.origin },
        ...(action && { action }),
      },
    })),
  };
}
