import type { PolicyTemplateUse, RoleDeclaration, StatementDeclaration, Target } from '../../../../model/template.js';
import { known, type Value } from '../../../../model/value.js';
import type { Resource } from '../../../resources/resource.js';
import { originOf, type ReadApplication } from '../../../resources/resource-reader.js';
import { statementsOf } from '../../../resources/statements.js';
import type { Place } from '../../../values/place.js';
import { isThroughQueue } from './events/topic-events.js';
import { invokeDestination } from './made-resources.js';

type RolePolicies = Pick<RoleDeclaration, 'statements' | 'managedPolicies' | 'policyTemplates' | 'complete'>;

/**
 * The policies of a role that SAM makes: those of `Policies` in each form it takes (a name or ARN, a policy template, a
 * policy document, a list of them), and those SAM adds because of other properties.
 */
export function rolePolicies(resource: Resource, application: ReadApplication): RolePolicies {
  const written = resource.properties.get('Policies');
  const statements: StatementDeclaration[] = [];
  const managedPolicies: Value<Target>[] = [];
  const policyTemplates: PolicyTemplateUse[] = [];
  let complete = written.isComplete && !isUntouched(resource);
  for (const policy of written.items().flatMap((item) => item.alternatives())) {
    if (!policy.isMap()) {
      managedPolicies.push(policy.target());
      complete &&= policy.isComplete;
    } else if (policy.get('Statement').isAbsent) {
      policyTemplates.push(...templateUses(policy, application));
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

/**
 * Lambda Annotations writes a template with this policy beside the code, whether it is deployed or not. A list that nobody
 * changed says nothing of what the function is given.
 *
 * Source: aws/aws-lambda-dotnet, Amazon.Lambda.Annotations, 2026-11.
 */
function isUntouched({ place, properties }: Resource): boolean {
  const [only, ...others] = properties.get('Policies').items();
  const isWritten = place.get('Metadata', 'Tool').literal === 'Amazon.Lambda.Annotations';
  return isWritten && others.length === 0 && only?.literal === 'AWSLambdaBasicExecutionRole';
}

function templateUses(policy: Place, application: ReadApplication): readonly PolicyTemplateUse[] {
  const { written } = policy;
  if (!written) return [];
  const origin = originOf(written, application);
  return policy.entries().flatMap(({ key, keyRange, place }) => {
    if (!place.isMap() && !place.isAbsent) return [];
    const parameters = place.entries().map((entry) => [entry.key, entry.place.target()] as const);
    return [{ template: key, parameters: Object.fromEntries(parameters), range: keyRange, origin }];
  });
}

/** Generated roles of functions and state machines (SAM specification and translator, 2026-10). */
function addedPolicies(resource: Resource): readonly Value<Target>[] {
  const names = resource.type === 'AWS::Serverless::Function' ? functionPolicies(resource) : workflowPolicies(resource);
  return [...names].map((name) => known({ kind: 'text', text: `arn:aws:iam::aws:policy/${name}` }, resource.keyRange));
}

function functionPolicies({ properties }: Resource): ReadonlySet<string> {
  const isDurable = !properties.get('DurableConfig').isAbsent;
  const names = new Set([
    `service-role/${isDurable ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole'}`,
  ]);
  const tracing = properties.get('Tracing');
  if (!tracing.isAbsent && tracing.literal !== 'Disabled') names.add(tracingPolicy);
  if (!properties.get('VpcConfig').isAbsent) names.add('service-role/AWSLambdaVPCAccessExecutionRole');
  for (const { place } of properties.get('Events').entries()) {
    const type = place.get('Type').literal ?? '';
    const isQueued = type === 'SNS' && isThroughQueue({ properties: place.get('Properties') });
    const name = pollerPolicies.get(isQueued ? 'SQS' : type);
    if (name) names.add(`service-role/${name}`);
  }
  return names;
}

function workflowPolicies({ properties }: Resource): readonly string[] {
  return properties.get('Tracing', 'Enabled').literal?.toLowerCase() === 'true' ? [tracingPolicy] : [];
}

const tracingPolicy = 'AWSXrayWriteOnlyAccess';

const pollerPolicies: ReadonlyMap<string, string> = new Map([
  ['SQS', 'AWSLambdaSQSQueueExecutionRole'],
  ['Kinesis', 'AWSLambdaKinesisExecutionRole'],
  ['DynamoDB', 'AWSLambdaDynamoDBExecutionRole'],
  ['MSK', 'AWSLambdaMSKExecutionRole'],
]);

/** SAM lets a function send to the destinations that are written on it. */
function addedStatements(resource: Resource, application: ReadApplication): readonly StatementDeclaration[] {
  const { properties } = resource;
  const deadLetters = properties.get('DeadLetterQueue');
  const retries = properties.get('EventInvokeConfig', 'DestinationConfig');
  return [
    ...sending(deadLetters, deadLetters.get('TargetArn').target(), application),
    ...(['OnFailure', 'OnSuccess'] as const).flatMap((outcome) =>
      sending(retries.get(outcome), invokeDestination(resource, outcome, application).target, application),
    ),
  ];
}

function sending(
  destination: Place,
  target: Value<Target>,
  application: ReadApplication,
): readonly StatementDeclaration[] {
  const action = destinationActions.get(destination.get('Type').literal ?? '');
  const { written } = destination;
  if (!action || !written || target.kind === 'absent') return [];
  return [
    {
      origin: originOf(written, application),
      range: written.range,
      effect: known('Allow', written.range),
      actions: [known(action, written.range)],
      notActions: [],
      resources: [target],
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
