import type { NewValue } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { mapOf } from '../../../documents/edits/new-node.js';
import type { ServiceDraft } from './service-draft.js';

/** Whether something stands where the provider says what its APIs log: the framework makes the log group itself. */
export function isLogSetting({ path }: Origin): boolean {
  return path.at(-3) === 'provider' && path.at(-2) === 'logs';
}

/**
 * Turns on the access log of an API, or limits its rate. HTTP APIs write JSON by themselves, the others want to be told so (serverless.yml
 * reference, `provider.logs`, read 2026-11-21).
 */
export function setStage(draft: ServiceDraft, { path }: Origin, property: string, value: NewValue): boolean {
  const isHttp = path.at(-1) === 'httpApi';
  const written = draft.document.at(path);
  if (property === 'accessLogDestination') {
    if (isHttp) return draft.document.set(path, true);
    return written === undefined || written.kind === 'map' || draft.document.set(path, mapOf({}));
  }
  if (property === 'accessLogFormat') {
    return isHttp || (typeof value === 'string' && draft.document.set([...path, 'format'], value));
  }
  return isHttp && typeof value === 'number' && setLimit(draft, property, value);
}

/** The framework has no words for limits of HTTP APIs, but lets the stage it makes be added to. */
function setLimit(draft: ServiceDraft, property: string, value: number): boolean {
  const name = limits[property];
  const resources = draft.document.at(['resources']);
  if (name === undefined || !draft.isRoot || (resources && resources.kind !== 'map')) return false;
  return draft.document.set(
    ['resources', 'extensions', 'HttpApiStage', 'Properties', 'DefaultRouteSettings', name],
    value,
  );
}

const limits: Readonly<Record<string, string>> = {
  rateLimit: 'ThrottlingRateLimit',
  burstLimit: 'ThrottlingBurstLimit',
};
