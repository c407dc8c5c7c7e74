import type { StatementDeclaration, Target } from '../../../model/template.js';
import { known, type Value } from '../../../model/value.js';
import { originOf, type ReadApplication } from '../../resources/resource-reader.js';
import type { Place } from '../../values/place.js';
import { destinationOf } from './destinations.js';
import type { FunctionResource } from './function-resource.js';
import { eventsOf } from './service-events.js';

interface Added {
  readonly actions: readonly string[];
  readonly resource: Value<Target>;
}

/**
 * The rights the framework gives a function because of its other settings.
 *
 * Source: Serverless Framework documentation, "IAM Permissions For Functions", section on permissions that are added, and
 * "AWS Lambda Functions", destinations, read 2026-11-21.
 */
export function addedStatements(
  resource: FunctionResource,
  application: ReadApplication,
): readonly StatementDeclaration[] {
  const { keyRange, owner } = resource;
  const origin = owner.place.written
    ? originOf(owner.place.written, application)
    : { dialect: application.dialect, file: keyRange.file, path: [] };
  return added(resource).map(({ actions, resource: target }) => ({
    origin,
    range: keyRange,
    effect: known('Allow', keyRange),
    actions: actions.map((action) => known(action, keyRange)),
    notActions: [],
    resources: [target],
    notResources: [],
    hasCondition: false,
  }));
}

function* addedOf(resource: FunctionResource): Generator<Added | undefined> {
  const { owner, properties, keyRange } = resource;
  const everything = known<Target>({ kind: 'text', text: '*' }, keyRange);
  if (owner.place.get('disableLogs').literal !== 'true') {
    const text = `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/${nameIn(properties)}:*`;
    yield {
      actions: ['logs:CreateLogStream', 'logs:CreateLogGroup', 'logs:PutLogEvents'],
      resource: known({ kind: 'text', text }, keyRange),
    };
  }
  const mode = properties.get('TracingConfig', 'Mode').literal;
  if (mode !== undefined && mode !== 'Disabled') {
    yield { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resource: everything };
  }
  for (const { type, value } of eventsOf(owner)) {
    const arn = value.isMap() ? value.get('arn') : value;
    if (type === 'sqs') yield on(arn, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
    else if (type === 'stream') {
      yield on(arn, ...streamActions(value, arn));
      yield sending(value.get('destinations', 'onFailure'), resource);
    } else if (type === 'msk') yield on(arn, 'kafka:DescribeCluster', 'kafka:GetBootstrapBrokers');
    else if (type === 'websocket') {
      const text = 'arn:${AWS::Partition}:execute-api:*:*:*/@connections/*';
      yield { actions: ['execute-api:ManageConnections'], resource: known({ kind: 'text', text }, keyRange) };
    }
  }
  yield on(properties.get('DeadLetterConfig', 'TargetArn'), 'sns:Publish', 'sqs:SendMessage');
  for (const outcome of ['onFailure', 'onSuccess']) {
    yield sending(owner.place.get('destinations', outcome), resource);
  }
}

function added(resource: FunctionResource): readonly Added[] {
  return [...addedOf(resource)].flatMap((each) => each ?? []);
}

function nameIn(properties: Place): string {
  const name = properties.get('FunctionName').name();
  return name.kind === 'known' ? name.value : '*';
}

function on(arn: Place, ...actions: readonly string[]): Added | undefined {
  return arn.isAbsent ? undefined : { actions, resource: arn.target() };
}

function streamActions(value: Place, arn: Place): readonly string[] {
  const service = value.get('type').literal ?? (/:kinesis:/.test(arn.literal ?? '') ? 'kinesis' : 'dynamodb');
  return ['GetRecords', 'GetShardIterator', 'DescribeStream', 'ListStreams'].map((action) => `${service}:${action}`);
}

/** Which service a destination is of shows in its ARN, its type, or what it refers to. */
function sending(destination: Place, { service }: FunctionResource): Added | undefined {
  if (destination.isAbsent) return undefined;
  const target = destinationOf(destination, service);
  const actions = ['sqs:SendMessage', 'sns:Publish', 'lambda:InvokeFunction', 'events:PutEvents'];
  const type = destination.get('type').literal ?? kindOf(target.target(), service);
  const action = actions.find((each) => each.startsWith(typeToService.get(type ?? '') ?? '?'));
  return on(target, ...(action === undefined ? [] : [action]));
}

function kindOf(target: Value<Target>, service: FunctionResource['service']): string | undefined {
  if (target.kind !== 'known') return undefined;
  if (target.value.kind === 'text') return target.value.text.split(':')[2];
  if (service.functions.some(({ id }) => id === (target.value as { id?: string }).id)) return 'function';
  return service.resources.get(target.value.id)?.type;
}

const typeToService: ReadonlyMap<string, string> = new Map([
  ['sqs', 'sqs:'],
  ['AWS::SQS::Queue', 'sqs:'],
  ['sns', 'sns:'],
  ['AWS::SNS::Topic', 'sns:'],
  ['function', 'lambda:'],
  ['lambda', 'lambda:'],
  ['eventBus', 'events:'],
  ['events', 'events:'],
  ['AWS::Events::EventBus', 'events:'],
]);
