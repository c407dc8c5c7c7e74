import { declared, type ResourceFamily } from './resource-reader.js';

/** Kinesis streams. */
export const streams: ResourceFamily = {
  'AWS::Kinesis::Stream': (resource, application) => [
    { ...declared(resource, application), kind: 'stream', streamName: resource.properties.get('Name').name() },
  ],
};
