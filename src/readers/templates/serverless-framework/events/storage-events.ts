import type { Target } from '../../../../model/template.js';
import { absent, known, type Value } from '../../../../model/value.js';
import { objectSelection } from '../../../resources/selections.js';
import { pushTrigger } from '../../../resources/triggers.js';
import { composedMap } from '../../../values/composed.js';
import { bucketLogicalId } from '../names.js';
import { type EventReader, setting } from './event-reader.js';

/** Buckets: one the framework makes, unless it is there already. `provider.s3` may say how it is called. */
export const storageEvents: Readonly<Record<string, EventReader>> = {
  s3: (event) => {
    const { service, declared, function: consumer, keyRange } = event;
    const bucket = setting(event, 'bucket', 'bucket');
    const key = bucket.literal;
    const isThere = setting(event, 'existing').literal === 'true';
    const happenings = composedMap({ Event: setting(event, 'event') }, { range: keyRange, path: undefined });
    const objects = objectSelection(happenings, setting(event, 'rules'));
    const kind = { trigger: 'storage', asynchronous: true, objects } as const;
    if (key === undefined || isThere) {
      return [pushTrigger(declared, { function: consumer, source: bucket.target() }, kind)];
    }
    const id = bucketLogicalId(key);
    const source: Value<Target> = known({ kind: 'resource', id, attribute: 'name' }, bucket.range ?? keyRange);
    const trigger = pushTrigger(declared, { function: consumer, source }, kind);
    if (service.declares(id)) return [trigger];
    const configured = service.provider.get('s3', key, 'name');
    return [
      trigger,
      {
        ...declared,
        id,
        name: id,
        type: 'AWS::S3::Bucket',
        kind: 'bucket',
        bucketName: configured.isAbsent ? known(key, bucket.range ?? keyRange) : configured.name(),
        emptiedOnDeletion: absent,
        hasLifecycle: absent,
      },
    ];
  },
};
