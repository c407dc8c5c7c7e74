import { actionsOf } from '../knowledge/sdk-actions.js';
import { iamPrefix } from '../knowledge/sdk-services.js';
import type { LambdaFunction, LinkedCall, Reached } from '../model/application.js';
import type { Argument, CallFact } from '../model/code.js';
import type { DeclarationKind, Target } from '../model/template.js';
import { knownValues } from '../model/value.js';
import type { Declarations } from './declarations.js';

/** What a handler's code is joined with: the functions that run it, and what is declared beside them. */
export interface Surroundings {
  readonly functions: readonly LambdaFunction[];
  readonly declarations: Declarations;
}

/** Joins an SDK call with the IAM actions it needs and the declared resources it works on. */
export function linkCall(call: Reached<CallFact>, around: Surroundings): LinkedCall {
  if (call.provider !== 'aws') return { ...call, actions: [], resources: [] };
  return { ...call, actions: actionsOf(call.service, call.operation), resources: resourcesOf(call, around) };
}

function resourcesOf(call: CallFact, { functions, declarations }: Surroundings): readonly string[] {
  const named = namingArguments.get(iamPrefix(call.service) ?? '');
  if (!named) return [];
  const ids = new Set<string>();
  for (const [path, argument] of Object.entries(call.arguments)) {
    const kinds = named.get(lastName(path));
    if (!kinds) continue;
    for (const { target, from } of targetsOf(argument, functions)) {
      const found = declarations.find(target, from, kinds);
      if (found) ids.add(found.id);
    }
  }
  return [...ids];
}

/** `TableName` of `TransactItems[].Put.TableName`, in lower case: Step Functions spells its own parameters small. */
function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

interface NamedTarget {
  readonly target: Target;
  readonly from: string;
}

/** What an argument may say: a literal, or what the functions that run the code have in the environment. */
function targetsOf(argument: Argument, functions: readonly LambdaFunction[]): readonly NamedTarget[] {
  if (argument.kind === 'literal' && typeof argument.value === 'string') {
    return [{ target: { kind: 'text', text: argument.value }, from: '' }];
  }
  if (argument.kind !== 'environment') return [];
  return functions.flatMap(({ id, environment }) =>
    environment.variables
      .filter((variable) => variable.name === argument.name)
      .flatMap((variable) => knownValues(variable.value).map((target) => ({ target, from: id }))),
  );
}

/**
 * By IAM prefix: the parameters that name what an operation works on, in lower case, and what it may be. Source: the API
 * references of the services, as known in November 2026.
 */
const namingArguments: ReadonlyMap<string, ReadonlyMap<string, readonly DeclarationKind[]>> = new Map([
  ['dynamodb', naming(['table'], 'TableName')],
  ['sqs', naming(['queue'], 'QueueUrl', 'QueueName')],
  ['sns', naming(['topic'], 'TopicArn', 'TargetArn')],
  ['s3', naming(['bucket'], 'Bucket')],
  ['lambda', naming(['function', 'alias'], 'FunctionName')],
  ['states', naming(['workflow'], 'StateMachineArn')],
  ['events', naming(['bus'], 'EventBusName')],
  ['kinesis', naming(['stream'], 'StreamName', 'StreamARN')],
  ['firehose', naming(['other'], 'DeliveryStreamName')],
  ['secretsmanager', naming(['other'], 'SecretId')],
  ['ssm', naming(['other'], 'Name')],
  ['kms', naming(['other'], 'KeyId')],
  ['logs', naming(['log-group'], 'LogGroupName')],
]);

function naming(
  kinds: readonly DeclarationKind[],
  ...parameters: readonly string[]
): ReadonlyMap<string, readonly DeclarationKind[]> {
  return new Map(parameters.map((parameter) => [parameter.toLowerCase(), kinds]));
}
