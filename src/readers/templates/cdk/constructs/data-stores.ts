import { type Datum, list, mapOptions, text } from '../../../evaluation/data.js';
import type { Draft } from '../draft.js';
import { appendAt, mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Method } from '../family.js';
import { Props } from '../props.js';
import { setRemovalPolicy } from '../removal.js';
import { itself, upperCase } from '../values.js';
import { makesInside } from './made-inside.js';

/** Tables, streams and secrets. */
export const dataFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-dynamodb.Table', 'aws-dynamodb.TableV2'],
    make: (construct, { application }) => {
      const isGlobal = construct.type === 'aws-dynamodb.TableV2';
      const draft = application.declare(construct, `AWS::DynamoDB::${isGlobal ? 'GlobalTable' : 'Table'}`, {
        TableName: 'tableName',
        'SSESpecification.KMSMasterKeyId': ['encryptionKey', itself],
        'StreamSpecification.StreamViewType': [isGlobal ? 'dynamoStream' : 'stream', upperCase],
        'TimeToLiveSpecification.AttributeName': 'timeToLiveAttribute',
        'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': 'pointInTimeRecovery',
        DeletionProtectionEnabled: 'deletionProtection',
        FurtherReplicas: isGlobal ? 'replicas' : 'replicationRegions',
      });
      const recovery = construct.props.inner('pointInTimeRecoverySpecification').slot('pointInTimeRecoveryEnabled');
      if (recovery) {
        setAt(draft.properties, ['PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'], recovery);
      }
      setRemovalPolicy(construct);
      setKeys(construct.props, draft);
      for (const [name, target] of [
        ['globalSecondaryIndexes', 'GlobalSecondaryIndexes'],
        ['localSecondaryIndexes', 'LocalSecondaryIndexes'],
      ] as const) {
        const indexes = construct.props.get(name);
        if (indexes?.kind === 'list')
          for (const { datum } of indexes.items) addIndex(draft, target, Props.of(datum, datum.site));
      }
    },
    methods: {
      addGlobalSecondaryIndex: index('GlobalSecondaryIndexes'),
      addLocalSecondaryIndex: index('LocalSecondaryIndexes'),
    },
  },
  {
    types: ['aws-efs.FileSystem'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::EFS::FileSystem');
      setRemovalPolicy(construct);
    },
  },
  {
    types: ['aws-kinesis.Stream'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::Kinesis::Stream', {
        Name: 'streamName',
        'StreamEncryption.KeyId': ['encryptionKey', itself],
      });
    },
  },
  {
    types: ['aws-secretsmanager.Secret', 'aws-rds.DatabaseSecret'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::SecretsManager::Secret', {
        Name: 'secretName',
        KmsKeyId: ['encryptionKey', itself],
      });
    },
    methods: {
      secretValueFromJson: secretText,
      addRotationSchedule: makesInside('aws-secretsmanager.RotationSchedule', 'AWS::SecretsManager::RotationSchedule'),
    },
    member: (construct, name, site) => (name === 'secretValue' ? resolved(construct.name, site) : undefined),
  },
];

/** The secret itself, which CloudFormation puts in when it deploys. */
export function resolved(name: string, site: Datum['site']): Datum {
  return text(`{{resolve:secretsmanager:${name}}}`, site);
}

function secretText(
  construct: { readonly name: string },
  given: { readonly call: { readonly site: Datum['site'] } },
): Datum {
  return resolved(construct.name, given.call.site);
}

function index(target: string): Method {
  return (construct, given) => {
    if (construct.draft) addIndex(construct.draft, target, given.props(0));
    return undefined;
  };
}

function addIndex(draft: Draft, target: string, props: Props): void {
  const name = props.slot('indexName');
  const map = mapOf({}, props.site);
  if (name) map.entries.set('IndexName', name);
  appendAt(draft.properties, [target], { datum: map, site: props.site });
}

function setKeys(props: Props, draft: Draft): void {
  const keys = [
    { slot: props.slot('partitionKey'), type: 'HASH' },
    { slot: props.slot('sortKey'), type: 'RANGE' },
  ];
  const items = keys.flatMap(({ slot, type }) => {
    if (!slot || slot.datum.kind === 'unknown') return [];
    return [
      mapOptions(slot.datum, (key) =>
        mapOf({ AttributeName: Props.of(key, slot.site).get('name'), KeyType: text(type, slot.site) }, slot.site),
      ),
    ];
  });
  if (items.length > 0) setAt(draft.properties, ['KeySchema'], { datum: list(items, props.site), site: props.site });
}
