import type { Declaration, QueueDeclaration, Target } from '../model/template.js';
import { knownValues, type Value } from '../model/value.js';
import type { Declarations } from './declarations.js';

/**
 * Every queue that something of the application sends its failures to, or that is called a dead-letter queue: what it
 * serves can be declared elsewhere.
 */
export function deadLetterQueues(declarations: Declarations): ReadonlySet<QueueDeclaration> {
  const queues = new Set(declarations.ofKind('queue').filter(isCalledDeadLetterQueue));
  for (const declaration of declarations.byId.values()) {
    for (const destination of failureDestinations(declaration)) {
      for (const found of declarations.all(destination, declaration.id, ['queue'])) {
        if (found.kind === 'queue') queues.add(found);
      }
    }
  }
  return queues;
}

/** The queues a queue gives up its messages to; a condition may give several. */
export function redriveTargets(queue: QueueDeclaration, declarations: Declarations): readonly QueueDeclaration[] {
  return knownValues(queue.redrive).flatMap((redrive) =>
    declarations.all(redrive.target, queue.id, ['queue']).flatMap((found) => (found.kind === 'queue' ? [found] : [])),
  );
}

function isCalledDeadLetterQueue({ name, queueName }: QueueDeclaration): boolean {
  return [name, ...knownValues(queueName)].some((each) => /dlq|dead[-_]?letter/i.test(each));
}

function failureDestinations(declaration: Declaration): readonly Value<Target>[] {
  switch (declaration.kind) {
    case 'queue':
      return knownValues(declaration.redrive).map((redrive) => redrive.target);
    case 'function':
      return [declaration.deadLetter];
    case 'async-invoke':
      return [declaration.onFailure];
    case 'trigger':
      if (declaration.trigger === 'http') return [];
      return 'onFailure' in declaration ? [declaration.onFailure] : [declaration.deadLetter];
    case 'bus-rule':
      return declaration.targets.map((target) => target.deadLetter);
    case 'topic':
      return declaration.subscriptions.map((subscription) => subscription.deadLetter);
    default:
      return [];
  }
}
