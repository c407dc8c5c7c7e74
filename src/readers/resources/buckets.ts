import type { Declaration } from '../../model/template.js';
import { mapValue, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, declaredPart, itself, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { retentionOf } from './retention.js';
import { objectSelection } from './selections.js';
import { pushTrigger } from './triggers.js';

/** Buckets, and a trigger for each notification to a function. */
export const buckets: ResourceFamily = { 'AWS::S3::Bucket': bucket };

function versioningOf(properties: Place): Value<boolean> {
  const status = properties.get('VersioningConfiguration', 'Status').oneOf('Enabled', 'Suspended', 'Disabled');
  return mapValue(status, (text) => text === 'Enabled');
}

function bucket(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const notifications = properties.get('NotificationConfiguration', 'LambdaConfigurations').items();
  return [
    {
      ...declared(resource, application),
      kind: 'bucket',
      bucketName: properties.get('BucketName').name(),
      emptiedOnDeletion: properties.get('EmptiedOnDeletion').boolean(),
      hasLifecycle: properties.get('LifecycleConfiguration', 'Rules').presence(),
      isVersioned: versioningOf(properties),
      isReplicated: properties.get('ReplicationConfiguration').presence(),
      retention: retentionOf(resource),
    },
    ...notifications.map((place, at) =>
      pushTrigger(
        declaredPart(resource, application, { suffix: `.Notification${at}`, written: place.written }),
        { function: place.get('Function').target(), source: itself(resource) },
        { trigger: 'storage', asynchronous: true, objects: objectSelection(place) },
      ),
    ),
  ];
}
