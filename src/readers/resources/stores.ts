import type { StoreDeclaration } from '../../model/template.js';
import { declared, type ResourceFamily, type ResourceReader } from './resource-reader.js';
import { retentionOf } from './retention.js';

/** What keeps data and is nothing else here: file systems and databases. User pools stand with what calls functions. */
export const stores: ResourceFamily = {
  'AWS::EFS::FileSystem': store('file-system'),
  'AWS::RDS::DBCluster': store('database'),
  'AWS::RDS::DBInstance': store('database'),
  'AWS::DocDB::DBCluster': store('database'),
  'AWS::Neptune::DBCluster': store('database'),
};

function store(kind: StoreDeclaration['store']): ResourceReader {
  return (resource, application): readonly StoreDeclaration[] => [
    { ...declared(resource, application), kind: 'store', store: kind, retention: retentionOf(resource) },
  ];
}
