import type { AsyncInvokeDeclaration, Target } from '../../model/template.js';
import type { Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Declared } from './resource-reader.js';

/** How a function's asynchronous invocations are retried; SAM and CloudFormation name the properties alike. */
export function asyncInvoke(declared: Declared, of: Value<Target>, properties: Place): AsyncInvokeDeclaration {
  return {
    ...declared,
    kind: 'async-invoke',
    function: of,
    onFailure: properties.get('DestinationConfig', 'OnFailure', 'Destination').target(),
    onSuccess: properties.get('DestinationConfig', 'OnSuccess', 'Destination').target(),
    maximumRetryAttempts: properties.get('MaximumRetryAttempts').number(),
    maximumEventAgeSeconds: properties.get('MaximumEventAgeInSeconds').number(),
  };
}
