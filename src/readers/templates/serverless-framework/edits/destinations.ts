import type { NewValue } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { mapOf } from '../../../documents/edits/new-node.js';
import { targetKind } from '../../../stack/edits/properties.js';
import type { ServiceDraft } from './service-draft.js';
import { settings } from './settings.js';

/** Sends the failed asynchronous invocations of a function on; the framework gives the role it makes the right to. */
export function sendFailuresTo(draft: ServiceDraft, { path }: Origin, target: NewValue): boolean {
  return setDestination(draft, [...path, 'destinations', 'onFailure'], target);
}

/** A destination that is a reference needs its type beside it. */
export function setDestination(draft: ServiceDraft, path: readonly string[], target: NewValue): boolean {
  const arn = draft.node(target);
  const type = typesByKind[targetKind(target, draft.stack) ?? ''];
  if (arn === undefined) return false;
  if (typeof target === 'string') return draft.document.set(path, target, { after: settings, overIntrinsic: true });
  if (type === undefined) return false;
  return draft.document.set(path, mapOf({ type, arn }), { after: settings, overIntrinsic: true });
}

const typesByKind: Readonly<Record<string, string>> = {
  SQS: 'sqs',
  SNS: 'sns',
  Lambda: 'function',
  EventBridge: 'eventBus',
};
