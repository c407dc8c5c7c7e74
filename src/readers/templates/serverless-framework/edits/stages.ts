import type { NewValue } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { mapOf } from '../../../documents/edits/new-node.js';
import type { ServiceDraft } from './service-draft.js';

/** Whether something stands where the provider says what its APIs log: the framework makes the log group itself. */
export function isLogSetting({ path }: Origin): boolean {
  return path.at(-3) === 'provider' && path.at(-2) === 'logs';
}

/**
 * Turns on the access log of an API. HTTP APIs write JSON by themselves, the others want to be told so (serverless.yml
 * reference, `provider.logs`, read 2026-11-21).
 */
export function setStage(draft: ServiceDraft, { path }: Origin, property: string, value: NewValue): boolean {
  const isHttp = path.at(-1) === 'httpApi';
  const written = draft.document.at(path);
  if (property === 'accessLogDestination') {
    if (isHttp) return draft.document.set(path, true);
    return written === undefined || written.kind === 'map' || draft.document.set(path, mapOf({}));
  }
  if (property !== 'accessLogFormat' || typeof value !== 'string') return false;
  return isHttp || draft.document.set([...path, 'format'], value);
}
