import { setDefault } from '../application.js';
import { type Construct, reference } from '../construct.js';
import type { Context } from '../family.js';
import { seconds } from '../values.js';
import { destinationArn } from './destinations.js';

/** What happens with asynchronous invocations that fail, when anything is said of it. */
export function declareAsyncInvoke(
  from: Construct,
  target: Construct,
  owner: Construct,
  { application }: Context,
): void {
  const { props } = from;
  const names = ['onFailure', 'onSuccess', 'retryAttempts', 'maxEventAge'];
  if (!names.some((name) => props.entries.has(name) && props.slot(name))) return;
  const config =
    owner === from && from.type === 'aws-lambda.EventInvokeConfig'
      ? from
      : application.child(owner, { type: 'aws-lambda.EventInvokeConfig', name: 'EventInvokeConfig', props });
  const draft = application.declare(config, 'AWS::Lambda::EventInvokeConfig', {
    'DestinationConfig.OnFailure.Destination': ['onFailure', destinationArn],
    'DestinationConfig.OnSuccess.Destination': ['onSuccess', destinationArn],
    MaximumRetryAttempts: 'retryAttempts',
    MaximumEventAgeInSeconds: ['maxEventAge', seconds],
  });
  setDefault(draft, 'FunctionName', reference(target, 'name', draft.site));
}
