import type { TableDeclaration } from '../../model/template.js';
import { absent, known, unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { retentionOf } from './retention.js';

/** Tables. */
export const tables: ResourceFamily = {
  'AWS::DynamoDB::Table': (resource, application) => [table(resource, application)],
  'AWS::DynamoDB::GlobalTable': (resource, application) => [table(resource, application)],
  'AWS::Serverless::SimpleTable': (resource, application) => [simpleTable(resource, application)],
};

const indexKeys = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const;

function table(resource: Resource, application: ReadApplication): TableDeclaration {
  const { properties } = resource;
  const indexes = indexKeys.flatMap((key) => properties.get(key).items());
  return {
    ...declared(resource, application),
    kind: 'table',
    tableName: properties.get('TableName').name(),
    partitionKey: keyOfType(properties, 'HASH'),
    sortKey: keyOfType(properties, 'RANGE'),
    indexes: indexes.map((index) => index.get('IndexName').name()),
    indexesComplete: indexKeys.every((key) => {
      const list = properties.get(key);
      return list.isAbsent ? !properties.incompleteReason : list.isComplete;
    }),
    streamView: properties.get('StreamSpecification', 'StreamViewType').string(),
    timeToLive: timeToLiveOf(properties),
    recovery: recoveryOf(resource, application),
    isReplicated: isReplicated(properties),
    retention: retentionOf(resource),
  };
}

/** A global table lists all its regions; the provider of Terraform, and the CDK, list those beside its own. */
function isReplicated(properties: Place): Value<boolean> {
  const further = properties.get('FurtherReplicas');
  const [list, fewest] = further.isAbsent ? [properties.get('Replicas'), 2] : [further, 1];
  if (list.isAbsent || !list.range) return absent;
  return list.isComplete
    ? known(list.items().length >= fewest, list.range)
    : unknown(list.range, 'its regions are known only when deploying');
}

/** Where it is switched off, items stay. */
function timeToLiveOf(properties: Place): Value<string> {
  const specification = properties.get('TimeToLiveSpecification');
  return specification.get('Enabled').literal === 'false' ? absent : specification.get('AttributeName').string();
}

/** A global table says it for each replica. A plan of AWS Backup may choose tables by tags or names of its own. */
function recoveryOf({ properties }: Resource, application: ReadApplication): Value<boolean> {
  const [replica] = properties.get('Replicas').items();
  const places = [properties, ...(replica ? [replica] : [])].map((place) =>
    place.get('PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'),
  );
  const written = places.find((place) => !place.isAbsent);
  if (written) return written.boolean();
  const [plan] = application.ofType('AWS::Backup::BackupSelection');
  return plan ? unknown(plan.keyRange, `${plan.logicalId} may keep backups of it`) : absent;
}

function keyOfType(properties: Place, type: 'HASH' | 'RANGE'): Value<string> {
  const schema = properties.get('KeySchema');
  const found = schema.items().find((item) => item.get('KeyType').literal === type);
  if (found) return found.get('AttributeName').string();
  if (schema.isComplete || !schema.range) return absent;
  return { kind: 'unknown', range: schema.range, reason: 'the key schema is known only when deploying' };
}

/** Without a primary key SAM makes one called `id` (SAM specification, AWS::Serverless::SimpleTable, 2026-10). */
function simpleTable(resource: Resource, application: ReadApplication): TableDeclaration {
  const { properties, keyRange } = resource;
  const name = properties.get('PrimaryKey', 'Name');
  return {
    ...declared(resource, application),
    kind: 'table',
    tableName: properties.get('TableName').name(),
    partitionKey: name.isAbsent ? known('id', keyRange) : name.string(),
    sortKey: absent,
    indexes: [],
    indexesComplete: true,
    streamView: absent,
    timeToLive: absent,
    recovery: recoveryOf(resource, application),
    retention: retentionOf(resource),
  };
}
