import type { TableDeclaration } from '../../model/template.js';
import { absent, known, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, type ReadApplication, type ResourceFamily } from './resource-reader.js';

/** Tables. */
export const tables: ResourceFamily = {
  'AWS::DynamoDB::Table': (resource, application) => [table(resource, application)],
  'AWS::DynamoDB::GlobalTable': (resource, application) => [table(resource, application)],
  'AWS::Serverless::SimpleTable': (resource, application) => [simpleTable(resource, application)],
};

function table(resource: Resource, application: ReadApplication): TableDeclaration {
  const { properties } = resource;
  const indexes = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'].flatMap((key) => properties.get(key).items());
  return {
    ...declared(resource, application),
    kind: 'table',
    tableName: properties.get('TableName').name(),
    partitionKey: keyOfType(properties, 'HASH'),
    sortKey: keyOfType(properties, 'RANGE'),
    indexes: indexes.map((index) => index.get('IndexName').name()),
    streamView: properties.get('StreamSpecification', 'StreamViewType').string(),
  };
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
    streamView: absent,
  };
}
