import { editDistance } from '../model/edit-distance.js';
import { actionsMatching, isAction, servicePrefixes } from './iam-actions.js';
import { actionsOf } from './sdk-actions.js';
import { iamPrefix } from './sdk-services.js';

/**
 * What is wrong with an action that IAM does not have.
 *
 * - `operation`: the SDKs have an operation of this name, and IAM other actions for it (`s3:HeadObject`).
 * - `misspelled`: one action or service is nearly called so.
 * - `unknown`: nothing comes near. It may be younger than the data.
 */
export interface UnknownAction {
  readonly fault: 'operation' | 'misspelled' | 'unknown';
  /** What was most likely meant, in AWS's spelling. Empty when nobody can tell. */
  readonly meant: readonly string[];
}

/** Undefined for an action, and for a pattern (`s3:Get*`) of a service that IAM has. Data as of `iamActionsSource`. */
export function unknownAction(action: string): UnknownAction | undefined {
  const colon = action.indexOf(':');
  if (colon === -1 && action !== '*') return { fault: 'unknown', meant: [] };
  if (isPattern(action) ? actionsMatching(action).length > 0 : isAction(action)) return undefined;
  const prefix = action.slice(0, colon);
  const name = action.slice(colon + 1);
  // `firehose:Get*` is written by habit, and for what may come.
  if (isPattern(action) && knowsService(prefix)) return undefined;
  const operation = isPattern(action) ? [] : actionsOf(prefix, pascalCase(name)).filter((meant) => !isPattern(meant));
  if (operation.length > 0) return { fault: knowsService(prefix) ? 'operation' : 'misspelled', meant: operation };
  const meant = isPattern(prefix)
    ? undefined
    : knowsService(prefix)
      ? nearestAction(prefix, name)
      : moved(prefix, name);
  return meant === undefined ? { fault: 'unknown', meant: [] } : { fault: 'misspelled', meant: [meant] };
}

function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

function knowsService(prefix: string): boolean {
  return servicePrefixes.includes(prefix.toLowerCase());
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The same action of the service that was meant. */
function moved(prefix: string, name: string): string | undefined {
  const service = iamPrefix(prefix) ?? nearest(prefix.toLowerCase(), servicePrefixes);
  if (service === undefined) return undefined;
  const action = `${service}:${name}`;
  return isPattern(name) ? (actionsMatching(action).length > 0 ? action : undefined) : nearestAction(service, name);
}

function nearestAction(prefix: string, name: string): string | undefined {
  if (isPattern(name)) return undefined;
  const service = prefix.toLowerCase();
  const names = actionsMatching(`${service}:*`).map((action) => action.slice(service.length + 1));
  const meant = nearest(name, names);
  return meant === undefined ? undefined : `${service}:${meant}`;
}

/** The only candidate within two letters, or within one for short names. */
function nearest(text: string, candidates: readonly string[]): string | undefined {
  let best: readonly string[] = [];
  let bestDistance = text.length < 6 ? 1 : 2;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) > bestDistance) continue;
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (distance > bestDistance) continue;
    best = distance < bestDistance ? [candidate] : [...best, candidate];
    bestDistance = distance;
  }
  return best.length === 1 ? best[0] : undefined;
}
