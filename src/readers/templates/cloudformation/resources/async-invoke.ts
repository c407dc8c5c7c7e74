import type { AsyncInvokeDeclaration, Target } from '../../../../model/template.js';
import type { Value } from '../../../../model/value.js';
import type { Place } from '../place.js';
import type { Declared } from './resource-reader.js';

/** How a function's asynchronous invocations are retried; SAM and CloudFormation name the properties alike. */
export function asyncInvoke(declared: Declared, of: Value<Target>, properties: Place): AsyncInvokeDeclaration {
  return {
    ...declared,
    kind: 'async-invoke',
    function: of,
    onFailure: destination(properties.get('DestinationConfig', 'OnFailure')),
    onSuccess: destination(properties.get('DestinationConfig', 'OnSuccess')),
    maximumRetryAttempts: properties.get('MaximumRetryAttempts').number(),
    maximumEventAgeSeconds: properties.get('MaximumEventAgeInSeconds').number(),
  };
}

/** SAM makes the queue or topic itself when only its type is given. */
function destination(place: Place): Value<Target> {
  const written = place.get('Destination');
  const type = place.get('Type');
  if (!written.isAbsent || type.isAbsent) return written.target();
  return place.value(({ range }) => ({ kind: 'unknown', range, reason: 'the destination is made when deploying' }));
}
