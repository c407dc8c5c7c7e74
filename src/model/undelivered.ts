import type { Application, LambdaFunction, LinkedPushTrigger } from './application.js';
import type { FixProposal } from './finding.js';
import type { Intent, NewReference, NewResource } from './intent.js';
import { freeName } from './names.js';
import type { Declaration, DeclarationKind, Origin } from './template.js';
import { isAbsent, possibilities } from './value.js';

const fourteenDays = 14 * 24 * 60 * 60;

/** A place where something is delivered to, that can have a dead-letter queue of its own. */
interface Delivery {
  readonly origin: Origin;
  readonly declaration: DeclarationKind;
  /** The rule or topic that delivers. */
  readonly source: NewReference;
}

/**
 * Sends what cannot be delivered to one new queue for all places, and allows the service to put it there: without the right
 * it would be lost all the same.
 */
export function keepUndelivered(
  application: Application,
  near: Declaration,
  deliveries: readonly Delivery[],
  service: Extract<NewResource, { kind: 'queue-policy' }>['service'],
): readonly FixProposal[] {
  const [first] = deliveries;
  if (!first) return [];
  const wanted = near.name.replace(/^.*:/, '');
  const name = freeName(application, near, `${wanted}Undelivered`);
  const queue: NewReference = { reference: name, attribute: 'arn', kind: 'queue' };
  const sources = new Map(deliveries.map(({ source }) => [source.reference, source]));
  if (sources.size > 1) return [];
  const add = (resource: NewResource): Intent => ({ kind: 'add-resource', near: first.origin, resource });
  return [
    {
      title: `Send what cannot be delivered to a queue ${name}`,
      safety: 'suggested',
      intents: [
        add({ kind: 'queue', name, retentionSeconds: fourteenDays }),
        add({
          kind: 'queue-policy',
          name: freeName(application, near, `${name}Policy`),
          queue,
          service,
          source: first.source,
        }),
        ...deliveries.map(
          ({ origin, declaration }): Intent => ({
            kind: 'set-property',
            of: origin,
            declaration,
            property: 'deadLetter',
            value: queue,
          }),
        ),
      ],
    },
  ];
}

/** Whether somebody has said where events go that the function cannot process: they are worth keeping. */
export function keepsFailures({ deadLetter, asyncInvoke }: LambdaFunction): boolean {
  return [deadLetter, ...(asyncInvoke ? [asyncInvoke.onFailure] : [])].some((target) =>
    possibilities(target).some(({ kind }) => kind === 'known'),
  );
}

/** Triggers of a kind that are not switched off, by the function they start. */
export function pushedTo(
  { functions }: Application,
  trigger: LinkedPushTrigger['trigger'],
): readonly { readonly consumer: LambdaFunction; readonly triggers: readonly LinkedPushTrigger[] }[] {
  return functions.flatMap((consumer) => {
    const triggers = consumer.triggers.filter(
      (each): each is LinkedPushTrigger => each.trigger === trigger && 'deadLetter' in each,
    );
    return triggers.length > 0 ? [{ consumer, triggers }] : [];
  });
}

/** Without a dead-letter queue, for certain. */
export function isUnkept({ deadLetter }: Pick<LinkedPushTrigger, 'deadLetter'>): boolean {
  return isAbsent(deadLetter);
}
