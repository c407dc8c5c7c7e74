import type { WorkflowCatch, WorkflowRetry } from '../../model/workflow.js';
import type { Place } from '../values/place.js';

/** The retries of a state, in the order they are tried. */
export function retriesOf(state: Place): readonly WorkflowRetry[] {
  return state
    .get('Retry')
    .items()
    .flatMap((retry) =>
      retry.range
        ? [
            {
              range: retry.range,
              errors: errorsOf(retry),
              intervalSeconds: retry.get('IntervalSeconds').number(),
              maximumAttempts: retry.get('MaxAttempts').number(),
              backoffRate: retry.get('BackoffRate').number(),
              maximumDelaySeconds: retry.get('MaxDelaySeconds').number(),
              jitter: retry.get('JitterStrategy').oneOf('FULL', 'NONE'),
            },
          ]
        : [],
    );
}

/** The catches of a state, in the order they are tried. */
export function catchesOf(state: Place): readonly WorkflowCatch[] {
  return state
    .get('Catch')
    .items()
    .flatMap((each) =>
      each.range
        ? [{ range: each.range, errors: errorsOf(each), next: each.get('Next').string(), keepsInput: keepsInput(each) }]
        : [],
    );
}

function errorsOf(place: Place): WorkflowRetry['errors'] {
  return place
    .get('ErrorEquals')
    .items()
    .map((item) => item.string());
}

/** A path puts the error into the input, an expression may take the input up. */
function keepsInput(place: Place): boolean {
  const path = place.get('ResultPath').literal;
  if (path !== undefined) return path !== '$';
  const output = place.get('Output');
  return output.heads.some((head) => head.kind === 'text' && head.parts.join('').includes('$states.input'));
}
