import type { DeclarationKind } from '../model/template.js';

/** Actions a connector allows on the destination itself, or on what lies under it (`suffix`). */
export interface ConnectorRight {
  readonly actions: readonly string[];
  readonly suffix?: string;
}

/**
 * What a SAM connector from a function lets that function do with a destination. Empty for pairs that SAM does not
 * connect.
 *
 * Source: AWS SAM developer guide, "IAM policies created by connectors"
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html), as
 * known in November 2026.
 */
export function connectorActions(
  destination: DeclarationKind,
  permissions: readonly ('Read' | 'Write')[],
): readonly ConnectorRight[] {
  return permissions.flatMap((permission) => rights[destination]?.[permission] ?? []);
}

const rights: Readonly<
  Partial<Record<DeclarationKind, Readonly<Partial<Record<'Read' | 'Write', readonly ConnectorRight[]>>>>>
> = {
  table: {
    Read: onItself('dynamodb', 'GetItem Query Scan BatchGetItem ConditionCheckItem PartiQLSelect', '/index/*'),
    Write: onItself(
      'dynamodb',
      'PutItem UpdateItem DeleteItem BatchWriteItem PartiQLDelete PartiQLInsert PartiQLUpdate',
      '/index/*',
    ),
  },
  bucket: {
    Read: onItself(
      's3',
      'GetObject GetObjectAcl GetObjectLegalHold GetObjectRetention GetObjectTorrent GetObjectVersion GetObjectVersionAcl GetObjectVersionForReplication GetObjectVersionTorrent ListBucket ListBucketMultipartUploads ListBucketVersions ListMultipartUploadParts',
      '/*',
    ),
    Write: onItself(
      's3',
      'AbortMultipartUpload DeleteObject DeleteObjectVersion PutObject PutObjectLegalHold PutObjectRetention RestoreObject',
      '/*',
    ),
  },
  queue: {
    Read: onItself('sqs', 'ReceiveMessage GetQueueAttributes'),
    Write: onItself('sqs', 'DeleteMessage SendMessage ChangeMessageVisibility PurgeQueue'),
  },
  topic: { Write: onItself('sns', 'Publish') },
  bus: { Write: onItself('events', 'PutEvents') },
  function: { Write: onItself('lambda', 'InvokeAsync InvokeFunction') },
  workflow: {
    Read: onItself('states', 'DescribeStateMachine ListExecutions'),
    Write: onItself('states', 'StartExecution StartSyncExecution'),
  },
};

function onItself(service: string, names: string, under?: string): readonly ConnectorRight[] {
  const actions = names.split(' ').map((name) => `${service}:${name}`);
  return under ? [{ actions }, { actions, suffix: under }] : [{ actions }];
}
