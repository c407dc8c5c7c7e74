import type { Slot } from '../../../evaluation/slots.js';
import type { MadeResource } from './made-resource.js';

/** How a resource and its function come together: what Pulumi makes for `queue.onEvent(…)` and its kin. */
export interface Subscription {
  readonly token: string;
  /** Its inputs but for those the program gives. */
  readonly inputs: readonly (readonly [string, Slot])[];
}

/** What a subscription needs of those who make it. */
export interface Ends {
  /** What the source is known by, as a reference. */
  source(output: string): Slot;
  function(output: string): Slot;
  value(value: string): Slot;
  list(items: readonly Slot[]): Slot;
  map(entries: readonly (readonly [string, Slot])[]): Slot;
}

/** Whether a method of a resource subscribes a function to it. */
export function subscribes({ parts }: MadeResource, method: string): boolean {
  return kinds.get(parts.token)?.methods.includes(method) === true;
}

/** The resource that joins a function to a source (mixins of the AWS package, pulumi-aws 7, 2026-11). */
export function subscriptionTo({ parts }: MadeResource, method: string, ends: Ends): Subscription | undefined {
  const kind = kinds.get(parts.token);
  return kind && { token: kind.token, inputs: kind.inputs(ends, method) };
}

interface Kind {
  readonly methods: readonly string[];
  readonly token: string;
  readonly inputs: (ends: Ends, method: string) => Subscription['inputs'];
}

const polled = (output: string): Kind => ({
  methods: ['onEvent'],
  token: 'aws:lambda:EventSourceMapping',
  inputs: (ends) => [
    ['eventSourceArn', ends.source(output)],
    ['functionName', ends.function('name')],
  ],
});

const bucket: Kind = {
  methods: ['onObjectCreated', 'onObjectRemoved', 'onEvent'],
  token: 'aws:s3:BucketNotification',
  inputs: (ends, method) => [
    ['bucket', ends.source('id')],
    [
      'lambdaFunctions',
      ends.list([
        ends.map([
          ['lambdaFunctionArn', ends.function('arn')],
          [
            'events',
            ends.list([ends.value(method === 'onObjectRemoved' ? 's3:ObjectRemoved:*' : 's3:ObjectCreated:*')]),
          ],
        ]),
      ]),
    ],
  ],
};

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['aws:sqs:Queue', polled('arn')],
  ['aws:dynamodb:Table', polled('streamArn')],
  ['aws:kinesis:Stream', polled('arn')],
  [
    'aws:sns:Topic',
    {
      methods: ['onEvent'],
      token: 'aws:sns:TopicSubscription',
      inputs: (ends) => [
        ['topic', ends.source('arn')],
        ['protocol', ends.value('lambda')],
        ['endpoint', ends.function('arn')],
      ],
    },
  ],
  [
    'aws:cloudwatch:EventRule',
    {
      methods: ['onEvent'],
      token: 'aws:cloudwatch:EventTarget',
      inputs: (ends) => [
        ['rule', ends.source('name')],
        ['arn', ends.function('arn')],
      ],
    },
  ],
  [
    'aws:cloudwatch:LogGroup',
    {
      methods: ['onEvent'],
      token: 'aws:cloudwatch:LogSubscriptionFilter',
      inputs: (ends) => [
        ['logGroup', ends.source('name')],
        ['destinationArn', ends.function('arn')],
      ],
    },
  ],
  ['aws:s3:Bucket', bucket],
  ['aws:s3:BucketV2', bucket],
]);
