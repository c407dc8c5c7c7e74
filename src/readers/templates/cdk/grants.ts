import { type Datum, type Given, list, literalOf, optionsOf, type Site, text, unknown } from '../../evaluation/data.js';
import { joinTexts } from '../../evaluation/operators.js';
import type { Construct } from './construct.js';
import { mapOf } from './draft.js';
import { allowing, grant, roleOf } from './roles.js';
import { arn } from './values.js';

/** What a `grant…` method allows: actions of a service, on the resource and on what lies under it. */
interface Rights {
  readonly actions: readonly string[];
  /** Suffixes of the ARN that is allowed; the empty one is the resource itself. */
  readonly on: readonly string[];
}

/**
 * Gives the role of the grantee what a `grant…` method gives. Of a method that is not known, the role is known to have more
 * than can be seen.
 */
export function grantOn(of: Construct, method: string, given: readonly Given[], site: Site): void {
  const [grantee, ...others] = given;
  for (const option of grantee ? optionsOf(grantee.datum) : []) {
    const role = roleOf(option);
    if (!role) continue;
    const resource = arn(of.datum);
    if (method === 'grant') {
      const actions = others.map(({ datum }) => literalOf(datum)).filter((action) => action !== undefined);
      grant(role, allowing(actions, [resource], site));
      continue;
    }
    const rights = method === 'grantInvoke' || method === 'grantInvokeLatestVersion' ? invoke : rightsOf(of, method);
    if (!rights) {
      grant(role, { datum: unknown(site, `what ${method}() allows is not known here`), site });
      continue;
    }
    const resources = rights.on.map(
      (suffix): Datum => (suffix === '' ? resource : joinTexts([resource, text(suffix, site)], site)),
    );
    grant(role, allowing(rights.actions, resources, site, setOf(of, method, site)));
  }
}

/** What is not known gives somebody rights: each role among the arguments has more than can be seen. */
export function grantUnknown(method: string, given: readonly Pick<Given, 'datum'>[], site: Site): void {
  for (const option of given.flatMap(({ datum }) => optionsOf(datum))) {
    const role = roleOf(option);
    if (role) grant(role, { datum: unknown(site, `what ${method}() allows is not known here`), site });
  }
}

function rightsOf(of: Construct, method: string): Rights | undefined {
  return rights[classOf(of)]?.[method];
}

function classOf({ type }: Construct): string {
  const className = type.split('.')[1] ?? '';
  return classes[className] ?? className;
}

/** The method as a set of actions, with the methods that give fewer of them on the same. */
function setOf(of: Construct, method: string, site: Site): Datum {
  const narrower = (narrowerMethods[`${classOf(of)}.${method}`] ?? []).flatMap((name) => {
    const fewer = rightsOf(of, name);
    if (!fewer) return [];
    const actions = list(
      fewer.actions.map((action) => text(action, site)),
      site,
    );
    return [mapOf({ Name: text(name, site), Action: actions }, site)];
  });
  return mapOf({ Name: text(method, site), Narrower: list(narrower, site) }, site);
}

const narrowerMethods: Readonly<Record<string, readonly string[]>> = {
  'Table.grantReadWriteData': ['grantReadData', 'grantWriteData'],
  'Table.grantFullAccess': ['grantReadWriteData', 'grantReadData', 'grantWriteData'],
  'Bucket.grantReadWrite': ['grantRead', 'grantWrite', 'grantPut', 'grantDelete'],
  'Bucket.grantWrite': ['grantPut', 'grantDelete'],
  'Stream.grantReadWrite': ['grantRead', 'grantWrite'],
  'Key.grantEncryptDecrypt': ['grantEncrypt', 'grantDecrypt'],
};

const classes: Readonly<Record<string, string>> = { TableV2: 'Table', DatabaseSecret: 'Secret' };

function allow(service: string, names: string, ...on: readonly string[]): Rights {
  return { actions: names.split(' ').map((name) => `${service}:${name}`), on: on.length === 0 ? [''] : on };
}

const invoke = allow('lambda', 'InvokeFunction', '', ':*');

const tableReads = 'BatchGetItem Query GetItem Scan ConditionCheckItem DescribeTable';
const tableWrites = 'BatchWriteItem PutItem UpdateItem DeleteItem';
const streamReads = 'DescribeStream GetRecords GetShardIterator ListStreams';
const objectReads = 'GetObject* GetBucket* List*';
const objectPuts = 'PutObject PutObjectLegalHold PutObjectRetention PutObjectTagging PutObjectVersionTagging Abort*';
const kinesisReads =
  'DescribeStreamSummary GetRecords GetShardIterator ListShards SubscribeToShard DescribeStream ListStreams';

/**
 * What the `grant…` methods of the constructs allow.
 *
 * Source: aws-cdk-lib API reference and the `perms` of its modules, 2026-11.
 */
const rights: Readonly<Record<string, Readonly<Record<string, Rights>>>> = {
  Queue: {
    grantSendMessages: allow('sqs', 'SendMessage GetQueueAttributes GetQueueUrl'),
    grantConsumeMessages: allow(
      'sqs',
      'ReceiveMessage ChangeMessageVisibility GetQueueUrl DeleteMessage GetQueueAttributes',
    ),
    grantPurge: allow('sqs', 'PurgeQueue GetQueueAttributes GetQueueUrl'),
  },
  Topic: { grantPublish: allow('sns', 'Publish'), grantSubscribe: allow('sns', 'Subscribe') },
  Table: {
    grantReadData: allow('dynamodb', `${tableReads} GetRecords GetShardIterator`, '', '/index/*'),
    grantWriteData: allow('dynamodb', `${tableWrites} DescribeTable`, '', '/index/*'),
    grantReadWriteData: allow('dynamodb', `${tableReads} GetRecords GetShardIterator ${tableWrites}`, '', '/index/*'),
    grantFullAccess: allow('dynamodb', '*', '', '/index/*'),
    grantStreamRead: allow('dynamodb', streamReads, '/stream/*'),
    grantTableListStreams: allow('dynamodb', 'ListStreams', '/stream/*'),
  },
  Bucket: {
    grantRead: allow('s3', objectReads, '', '/*'),
    grantWrite: allow('s3', `DeleteObject* ${objectPuts}`, '', '/*'),
    grantReadWrite: allow('s3', `${objectReads} DeleteObject* ${objectPuts}`, '', '/*'),
    grantPut: allow('s3', objectPuts, '/*'),
    grantPutAcl: allow('s3', 'PutObjectAcl PutObjectVersionAcl', '/*'),
    grantDelete: allow('s3', 'DeleteObject*', '/*'),
  },
  Stream: {
    grantRead: allow('kinesis', kinesisReads),
    grantWrite: allow('kinesis', 'ListShards PutRecord PutRecords'),
    grantReadWrite: allow('kinesis', `${kinesisReads} PutRecord PutRecords`),
  },
  EventBus: { grantPutEventsTo: allow('events', 'PutEvents'), grantAllPutEvents: allow('events', 'PutEvents') },
  StateMachine: {
    grantStartExecution: allow('states', 'StartExecution'),
    grantStartSyncExecution: allow('states', 'StartSyncExecution'),
    grantRead: allow(
      'states',
      'ListExecutions ListStateMachines DescribeExecution DescribeStateMachineForExecution GetExecutionHistory',
    ),
    grantTaskResponse: allow('states', 'SendTaskSuccess SendTaskFailure SendTaskHeartbeat'),
  },
  Secret: {
    grantRead: allow('secretsmanager', 'GetSecretValue DescribeSecret'),
    grantWrite: allow('secretsmanager', 'PutSecretValue UpdateSecret UpdateSecretVersionStage'),
  },
  StringParameter: {
    grantRead: allow('ssm', 'DescribeParameters GetParameters GetParameter GetParameterHistory'),
    grantWrite: allow('ssm', 'PutParameter'),
  },
  Key: {
    grantDecrypt: allow('kms', 'Decrypt'),
    grantEncrypt: allow('kms', 'Encrypt ReEncrypt* GenerateDataKey*'),
    grantEncryptDecrypt: allow('kms', 'Decrypt Encrypt ReEncrypt* GenerateDataKey*'),
    grantGenerateMac: allow('kms', 'GenerateMac'),
  },
  LogGroup: {
    grantWrite: allow('logs', 'CreateLogStream PutLogEvents'),
    grantRead: allow('logs', 'FilterLogEvents GetLogEvents GetLogGroupFields DescribeLogGroups DescribeLogStreams'),
  },
  DeliveryStream: { grantPutRecords: allow('firehose', 'PutRecord PutRecordBatch') },
};
