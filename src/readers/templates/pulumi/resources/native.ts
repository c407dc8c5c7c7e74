import type { Head, PlaceEntry } from '../../../values/head.js';
import { Place } from '../../../values/place.js';

/** CloudFormation's name of a type of the AWS Native provider: `aws-native:lambda:Function` is `AWS::Lambda::Function`. */
export function nativeType(token: string): string | undefined {
  const [pkg, module, type] = token.split(':');
  if (pkg !== 'aws-native' || module === undefined || type === undefined) return undefined;
  const service = services.get(module) ?? module.charAt(0).toUpperCase() + module.slice(1);
  return `AWS::${service}::${type}`;
}

/** Properties of a type of the AWS Native provider under CloudFormation's names. What is a document or a map stays. */
export function nativeProperties(inputs: Place): Place {
  return Place.from(
    () =>
      inputs.heads.map((head): Head => {
        if (head.kind === 'list') return { ...head, items: head.items.map(nativeProperties) };
        return head.kind === 'map' ? { ...head, entries: head.entries.map(nativeEntry) } : head;
      }),
    inputs.written,
  );
}

function nativeEntry(entry: PlaceEntry): PlaceEntry {
  const key = pascalCase(entry.key);
  return { key, keyRange: entry.keyRange, place: asTheyAre.has(key) ? entry.place : nativeProperties(entry.place) };
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** Values that are documents, or maps with the user's own keys (CloudFormation template reference, 2026-11). */
const asTheyAre: ReadonlySet<string> = new Set([
  ...['Variables', 'RedrivePolicy', 'PolicyDocument', 'AssumeRolePolicyDocument', 'Policy', 'Body', 'Definition'],
  ...['DefinitionString', 'DefinitionSubstitutions', 'EventPattern', 'FilterPolicy', 'Tags', 'Statement'],
]);

/** Services whose name is more than the module with a capital (Pulumi registry, AWS Native, 2026-11). */
const services: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'ApiGateway'],
  ['apigatewayv2', 'ApiGatewayV2'],
  ['appsync', 'AppSync'],
  ['cloudwatch', 'CloudWatch'],
  ['dynamodb', 'DynamoDB'],
  ['iam', 'IAM'],
  ['s3', 'S3'],
  ['secretsmanager', 'SecretsManager'],
  ['sns', 'SNS'],
  ['sqs', 'SQS'],
  ['stepfunctions', 'StepFunctions'],
]);
