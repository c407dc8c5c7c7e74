import type { NewReference, NewValue } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import type { NewNode } from '../../documents/edits/new-node.js';
import { referredType } from './resource-type.js';

/** The value in words of the template; undefined when it refers to something this template cannot name. */
export function toNode(value: NewValue, draft: DocumentDraft): NewNode | undefined {
  if (typeof value === 'string') return value.includes('${AWS::') ? { name: 'Sub', argument: value } : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (isList(value)) {
    const items = value.map((item) => toNode(item, draft));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if ('join' in value) {
    const parts = value.join.map((part) => (typeof part === 'string' ? part : inText(part, draft)));
    return parts.every((part) => part !== undefined) ? { name: 'Sub', argument: parts.join('') } : undefined;
  }
  return toReference(value, draft);
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function inText(reference: NewReference, draft: DocumentDraft): string | undefined {
  if (reference.attribute === 'execution-arn') return executionArn(reference, draft);
  const node = toReference(reference, draft);
  return node && `\${${node.argument}}`;
}

/** There is no attribute for it: it is put together from the id of the API. */
function executionArn({ reference }: NewReference, draft: DocumentDraft): string | undefined {
  return apis.has(referredType(draft, reference) ?? '')
    ? `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${reference}}`
    : undefined;
}

const apis: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::Api',
  'AWS::Serverless::HttpApi',
]);

function toReference({ reference, attribute, kind }: NewReference, draft: DocumentDraft) {
  const type = referredType(draft, reference) ?? (kind === 'bus-rule' ? madeRule(draft, reference) : undefined);
  if (!type) return undefined;
  const path = attributeOf(type, attribute);
  if (path === undefined) return undefined;
  if (path === '') return { name: 'Ref', argument: reference } as const;
  // SAM makes the resource of a function's URL under a name of its own.
  const id = path === 'FunctionUrl' && type !== 'AWS::Lambda::Url' ? `${reference}Url` : reference;
  return { name: 'GetAtt', argument: `${id}.${path}` } as const;
}

/** The rule that SAM makes for an event of a function, called after both. */
function madeRule(draft: DocumentDraft, name: string): string | undefined {
  const resources = draft.at(['Resources']);
  if (resources?.kind !== 'map') return undefined;
  const isMade = resources.entries.some(({ key: owner }) => {
    const event = name.startsWith(owner) ? name.slice(owner.length) : '';
    const path = ['Resources', owner, 'Properties', 'Events', event, 'Type'];
    return event !== '' && /^(?:EventBridgeRule|CloudWatchEvent|Schedule)$/.test(draft.textAt(path) ?? '');
  });
  return isMade ? 'AWS::Events::Rule' : undefined;
}

/** The attribute that gives ARN, name or URL of a type of resource: `''` means what `Ref` gives; undefined means none. */
function attributeOf(type: string, attribute: NewReference['attribute']): string | undefined {
  switch (attribute) {
    case 'arn':
      return arnByRef.has(type) ? '' : 'Arn';
    case 'name':
      return names[type] ?? (arnByRef.has(type) ? undefined : '');
    case 'url':
      return urls[type];
    case 'execution-arn':
      return undefined;
  }
}

/**
 * Types whose `Ref` is the ARN, and whose name is an attribute.
 *
 * Source: AWS CloudFormation template reference, "Return values" of each resource; AWS SAM developer guide, "Generated
 * CloudFormation resources"; as known in November 2026.
 */
const arnByRef: ReadonlySet<string> = new Set([
  'AWS::IAM::ManagedPolicy',
  'AWS::Lambda::Alias',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Version',
  'AWS::SecretsManager::Secret',
  'AWS::Serverless::LayerVersion',
  'AWS::Serverless::StateMachine',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::Activity',
  'AWS::StepFunctions::StateMachine',
]);

const names: Readonly<Record<string, string>> = {
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Serverless::StateMachine': 'Name',
  'AWS::StepFunctions::Activity': 'Name',
  'AWS::StepFunctions::StateMachine': 'Name',
  // A secret is read by name or ARN, and has only the latter.
  'AWS::SecretsManager::Secret': '',
};

const urls: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': '',
  'AWS::Lambda::Url': 'FunctionUrl',
  'AWS::Serverless::Function': 'FunctionUrl',
  'AWS::AppSync::GraphQLApi': 'GraphQLUrl',
  'AWS::ApiGatewayV2::Api': 'ApiEndpoint',
};
