import type { NewResource, NewValue } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { mapOf, type NewMap, type NewNode } from '../../documents/edits/new-node.js';
import { entryAt, placeAt, referredId } from '../../documents/edits/places.js';
import { addGrant, executionRole } from './grants.js';
import { targetKind } from './properties.js';
import { toNode } from './references.js';
import { typeOf } from './resource-type.js';

/**
 * Adds a resource behind `neighbour` (or at the end, when that is none), with an empty line in between where the others
 * have one. False when its name is taken or it refers to what is not there.
 */
export function addResource(draft: DocumentDraft, neighbour: string | undefined, resource: NewResource): boolean {
  if (resource.kind === 'async-invoke') return addAsyncInvoke(draft, neighbour, resource);
  const node = describe(resource, draft);
  return node !== undefined && insert(draft, neighbour, resource.name, node);
}

function describe(resource: Exclude<NewResource, { kind: 'async-invoke' }>, draft: DocumentDraft): NewMap | undefined {
  switch (resource.kind) {
    case 'queue':
      return declared('AWS::SQS::Queue', {
        FifoQueue: resource.fifo === true ? true : undefined,
        MessageRetentionPeriod: resource.retentionSeconds,
      });
    case 'log-group': {
      const name = toNode(resource.logGroupName, draft);
      if (name === undefined) return undefined;
      return declared('AWS::Logs::LogGroup', { LogGroupName: name, RetentionInDays: resource.retentionDays });
    }
    case 'table':
      return declared('AWS::DynamoDB::Table', {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [mapOf({ AttributeName: resource.partitionKey, AttributeType: 'S' })],
        KeySchema: [mapOf({ AttributeName: resource.partitionKey, KeyType: 'HASH' })],
        TimeToLiveSpecification:
          resource.timeToLive === undefined ? undefined : mapOf({ AttributeName: resource.timeToLive, Enabled: true }),
      });
    case 'secret':
      return declared('AWS::SecretsManager::Secret', { Description: resource.description });
    case 'alarm':
      return alarm(resource, draft);
    case 'queue-policy':
      return queuePolicy(resource, draft);
    case 'gateway-endpoint':
      return gatewayEndpoint(resource, draft);
  }
}

function gatewayEndpoint(
  { service, vpc, tables }: Extract<NewResource, { kind: 'gateway-endpoint' }>,
  draft: DocumentDraft,
): NewMap | undefined {
  const network = toNode(vpc, draft);
  const ways = toNode(tables, draft);
  if (network === undefined || ways === undefined) return undefined;
  return declared('AWS::EC2::VPCEndpoint', {
    VpcId: network,
    ServiceName: { name: 'Sub', argument: `com.amazonaws.\${AWS::Region}.${service}` },
    RouteTableIds: ways,
  });
}

function alarm({ queue, action }: Extract<NewResource, { kind: 'alarm' }>, draft: DocumentDraft): NewMap | undefined {
  const name = toNode({ ...queue, attribute: 'name' }, draft);
  const told = action && toNode(action, draft);
  if (name === undefined || (action && told === undefined)) return undefined;
  return declared('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [mapOf({ Name: 'QueueName', Value: name })],
    Statistic: 'Maximum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: told === undefined ? undefined : [told],
  });
}

function queuePolicy(
  { queue, service, source }: Extract<NewResource, { kind: 'queue-policy' }>,
  draft: DocumentDraft,
): NewMap | undefined {
  const url = toNode({ ...queue, attribute: 'url' }, draft);
  const arn = toNode({ ...queue, attribute: 'arn' }, draft);
  const sender = toNode(source, draft);
  if (url === undefined || arn === undefined || sender === undefined) return undefined;
  return declared('AWS::SQS::QueuePolicy', {
    Queues: [url],
    PolicyDocument: mapOf({
      Version: '2012-10-17',
      Statement: [
        mapOf({
          Effect: 'Allow',
          Principal: mapOf({ Service: service }),
          Action: 'sqs:SendMessage',
          Resource: arn,
          Condition: mapOf({ ArnEquals: mapOf({ 'aws:SourceArn': sender }) }),
        }),
      ],
    }),
  });
}

/**
 * SAM keeps it on the function and gives the rights itself, unless the function has a role of its own. Elsewhere it is a
 * resource, and AWS refuses it while the role may not send to the destination.
 */
function addAsyncInvoke(
  draft: DocumentDraft,
  neighbour: string | undefined,
  { name, function: target, onFailure }: Extract<NewResource, { kind: 'async-invoke' }>,
): boolean {
  const destination = toNode(onFailure, draft);
  const type = typeOf(draft, target);
  if (destination === undefined || type === undefined) return false;
  const existing = invokeConfigOf(draft, target);
  if (existing !== undefined) {
    const path = ['Resources', existing, 'Properties', 'DestinationConfig', 'OnFailure', 'Destination'];
    return draft.set(path, destination) && grantSending(draft, target, onFailure, destination);
  }
  if (type === 'AWS::Serverless::Function') {
    const properties = ['Resources', target, 'Properties'];
    const kind = targetKind(onFailure, draft);
    const value = mapOf({ Type: kind, Destination: destination });
    const isSet = draft.set([...properties, 'EventInvokeConfig', 'DestinationConfig', 'OnFailure'], value);
    const needsGrant = draft.at([...properties, 'Role']) !== undefined || kind === undefined;
    return isSet && (!needsGrant || grantSending(draft, target, onFailure, destination));
  }
  if (type !== 'AWS::Lambda::Function' || executionRole(draft, target) === undefined) return false;
  const node = declared('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { name: 'Ref', argument: target },
    Qualifier: '$LATEST',
    DestinationConfig: mapOf({ OnFailure: mapOf({ Destination: destination }) }),
  });
  return grantSending(draft, target, onFailure, destination) && insert(draft, neighbour ?? target, name, node);
}

/** A function has one setting for its invocations at most; another would be refused when deploying. */
function invokeConfigOf(draft: DocumentDraft, target: string): string | undefined {
  const resources = draft.at(['Resources']);
  if (resources?.kind !== 'map') return undefined;
  return resources.entries.find(({ key, value }) => {
    if (typeOf(draft, key) !== 'AWS::Lambda::EventInvokeConfig') return false;
    return referredId(placeAt(value, ['Properties', 'FunctionName'])) === target;
  })?.key;
}

/** Lets a function put events into the target of its failures. False for a target of an unknown kind. */
export function grantSending(draft: DocumentDraft, grantee: string, target: NewValue, resource: NewNode): boolean {
  const action = sending[targetKind(target, draft) ?? ''];
  return action !== undefined && addGrant(draft, grantee, { actions: [action], resource });
}

const sending: Readonly<Record<string, string>> = {
  SQS: 'sqs:SendMessage',
  SNS: 'sns:Publish',
  Lambda: 'lambda:InvokeFunction',
  EventBridge: 'events:PutEvents',
};

function declared(type: string, properties: Readonly<Record<string, NewNode | undefined>>): NewMap {
  return mapOf({ Type: type, Properties: mapOf(properties) });
}

function insert(draft: DocumentDraft, neighbour: string | undefined, name: string, node: NewMap): boolean {
  const resources = draft.at(['Resources']);
  if (resources?.kind !== 'map' || entryAt(resources, name)) return false;
  return draft.set(['Resources', name], node, { after: neighbour === undefined ? [] : [neighbour] });
}
