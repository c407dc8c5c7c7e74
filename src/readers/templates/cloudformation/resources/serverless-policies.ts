import type { PolicyTemplateUse, RoleDeclaration, StatementDeclaration, Target } from '../../../../model/template.js';
import { known, type Value } from '../../../../model/value.js';
import type { Place } from '../place.js';
import type { StackResource } from '../stack.js';
import { originOf, type ReadApplication } from './resource-reader.js';
import { statementsOf } from './statements.js';

type RolePolicies = Pick<RoleDeclaration, 'statements' | 'managedPolicies' | 'policyTemplates' | 'complete'>;

/**
 * The policies of a role that SAM makes: those of `Policies` in each form it takes (a name or ARN, a policy template, a
 * policy document, a list of them), and those SAM adds because of other properties.
 */
export function rolePolicies(resource: StackResource, application: ReadApplication): RolePolicies {
  const written = resource.properties.get('Policies');
  const statements: StatementDeclaration[] = [];
  const managedPolicies: Value<Target>[] = [];
  const policyTemplates: PolicyTemplateUse[] = [];
  let complete = written.isComplete;
  for (const policy of written.items().flatMap((item) => item.alternatives())) {
    if (!policy.isMap()) {
      managedPolicies.push(policy.target());
      complete &&= policy.isComplete;
    } else if (policy.get('Statement').isAbsent) {
      policyTemplates.push(...templateUses(policy));
    } else {
      const read = statementsOf(policy, application);
      statements.push(...read.statements);
      complete &&= read.complete;
    }
  }
  return {
    statements: [...statements, ...addedStatements(resource, application)],
    managedPolicies: [...managedPolicies, ...addedPolicies(resource)],
    policyTemplates,
    complete,
  };
}

function templateUses(policy: Place): readonly PolicyTemplateUse[] {
  return policy.entries().flatMap(({ key, keyRange, place }) => {
    if (!place.isMap() && !place.isAbsent) return [];
    const parameters = place.entries().map((entry) => [entry.key, entry.place.target()] as const);
    return [{ template: key, parameters: Object.fromEntries(parameters), range: keyRange }];
  });
}

/** SAM specification, AWS::Serverless::Function, generated AWS::IAM::Role, 2026-10. */
function addedPolicies({ properties, keyRange, type }: StackResource): readonly Value<Target>[] {
  if (type !== 'AWS::Serverless::Function') return [];
  const names = new Set(['service-role/AWSLambdaBasicExecutionRole']);
  if (properties.get('Tracing').literal === 'Active') names.add('AWSXRayDaemonWriteAccess');
  if (!properties.get('VpcConfig').isAbsent) names.add('service-role/AWSLambdaVPCAccessExecutionRole');
  for (const { place } of properties.get('Events').entries()) {
    const name = pollerPolicies.get(place.get('Type').literal ?? '');
    if (name) names.add(`service-role/${name}`);
  }
  return [...names].map((name) => known({ kind: 'text', text: `arn:aws:iam::aws:policy/${name}` }, keyRange));
}

const pollerPolicies: ReadonlyMap<string, string> = new Map([
  ['SQS', 'AWSLambdaSQSQueueExecutionRole'],
  ['Kinesis', 'AWSLambdaKinesisExecutionRole'],
  ['DynamoDB', 'AWSLambdaDynamoDBExecutionRole'],
  ['MSK', 'AWSLambdaMSKExecutionRole'],
]);

/** SAM lets a function send to the destinations that are written on it. */
function addedStatements({ properties }: StackResource, application: ReadApplication): readonly StatementDeclaration[] {
  const deadLetters = properties.get('DeadLetterQueue');
  const retries = properties.get('EventInvokeConfig', 'DestinationConfig');
  return [
    ...sending(deadLetters.get('Type'), deadLetters.get('TargetArn'), application),
    ...['OnFailure', 'OnSuccess'].flatMap((outcome) =>
      sending(retries.get(outcome, 'Type'), retries.get(outcome, 'Destination'), application),
    ),
  ];
}

function sending(type: Place, destination: Place, application: ReadApplication): readonly StatementDeclaration[] {
  const action = destinationActions.get(type.literal ?? '');
  const { written } = destination;
  if (!action || !written || destination.isAbsent) return [];
  return [
    {
      origin: originOf(written, application),
      range: written.range,
      effect: known('Allow', written.range),
      actions: [known(action, written.range)],
      notActions: [],
      resources: [destination.target()],
      notResources: [],
      hasCondition: false,
    },
  ];
}

const destinationActions: ReadonlyMap<string, string> = new Map([
  ['SQS', 'sqs:SendMessage'],
  ['SNS', 'sns:Publish'],
  ['Lambda', 'lambda:InvokeFunction'],
  ['EventBridge', 'events:PutEvents'],
]);
