import type { Value } from '../value.js';
import type { Declared } from './declared.js';

export interface TableDeclaration extends Declared {
  readonly kind: 'table';
  readonly tableName: Value<string>;
  readonly partitionKey: Value<string>;
  readonly sortKey: Value<string>;
  readonly indexes: readonly Value<string>[];
  /** False when there may be more of them. */
  readonly indexesComplete: boolean;
  readonly streamView: Value<string>;
  /** The attribute that says when an item expires; absent when items stay. */
  readonly timeToLive: Value<string>;
  /** Point-in-time recovery; absent means off (DynamoDB developer guide, 2026-11). */
  readonly recovery: Value<boolean>;
  /** Its items are kept in more than one region. */
  readonly isReplicated?: Value<boolean>;
  readonly retention?: Retention;
}

/** What becomes of the data in a resource when the resource is taken out of the template, replaced, or the stack deleted. */
export interface Retention {
  /** Absent means `Delete` but for databases, of which a snapshot is kept. */
  readonly onDeletion: Value<DeletionPolicy>;
  readonly onReplacement: Value<DeletionPolicy>;
  /** The service or the tool refuses to delete it. */
  readonly deletionProtection: Value<boolean>;
}

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

export interface StreamDeclaration extends Declared {
  readonly kind: 'stream';
  readonly streamName: Value<string>;
}

export interface BucketDeclaration extends Declared {
  readonly kind: 'bucket';
  readonly bucketName: Value<string>;
  /** It is emptied first when it is to be deleted: otherwise a bucket with objects in it cannot be deleted at all. */
  readonly emptiedOnDeletion: Value<boolean>;
  /** Rules delete objects after a time, or move them to storage that costs less. */
  readonly hasLifecycle: Value<boolean>;
  /** What objects were before they were overwritten or deleted is kept. */
  readonly isVersioned?: Value<boolean>;
  /** New objects are copied to another bucket. */
  readonly isReplicated?: Value<boolean>;
  readonly retention?: Retention;
}

/** A secret in a store: functions get its name or ARN and read it when they run. */
export interface SecretDeclaration extends Declared {
  readonly kind: 'secret';
}

/** Anything else that keeps data of its own: what is in it cannot be deployed again. */
export interface StoreDeclaration extends Declared {
  readonly kind: 'store';
  readonly store: 'user-pool' | 'file-system' | 'database';
  readonly retention: Retention;
}
