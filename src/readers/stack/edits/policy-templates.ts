import type { NewReference, NewValue, TemplateIntent } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { mapOf, type NewMap } from '../../documents/edits/new-node.js';
import { toNode } from './references.js';
import { typeOf } from './resource-type.js';

/** The policy template of SAM that gives exactly a right on one resource of the template; undefined when none does. */
export function templateFor(
  { actions, resource }: { readonly actions: readonly string[]; readonly resource: NewValue },
  draft: DocumentDraft,
): NewMap | undefined {
  const [name, parameter, attribute] = templates[[...actions].sort().join()] ?? [];
  if (name === undefined || parameter === undefined || attribute === undefined || !isReference(resource))
    return undefined;
  const value = toNode({ ...resource, attribute }, draft);
  return value === undefined ? undefined : mapOf({ [name]: mapOf({ [parameter]: value }) });
}

/**
 * Writes a policy template in the place of a policy of one statement. False where none gives exactly the right, and where
 * the policy is no item of the policies of a SAM function.
 */
export function replaceByTemplate(
  draft: DocumentDraft,
  { of, right }: Extract<TemplateIntent, { readonly kind: 'replace-grant' }>,
): boolean {
  const [section, resource, properties, policies, at, statement] = of.path;
  const isOfFunction =
    section === 'Resources' &&
    typeOf(draft, resource ?? '') === 'AWS::Serverless::Function' &&
    properties === 'Properties' &&
    policies === 'Policies' &&
    statement === 'Statement';
  if (!isOfFunction || at === undefined) return false;
  const list = of.path.slice(0, 4);
  const statements = draft.at([...list, at, 'Statement']);
  const [target, ...others] = right.resources;
  const template =
    target !== undefined && others.length === 0
      ? templateFor({ actions: right.actions, resource: target }, draft)
      : undefined;
  const isOnly = statements?.kind === 'map' || (statements?.kind === 'list' && statements.items.length === 1);
  if (!template || !isOnly || draft.at(list)?.kind !== 'list') return false;
  return draft.replaceItem([...list, at], template);
}

function isReference(value: NewValue): value is NewReference {
  return typeof value === 'object' && 'reference' in value;
}

/**
 * By their actions: the template, its parameter, and what of the resource it is given.
 *
 * Source: AWS SAM developer guide, "AWS SAM policy template list", read 2026-11-21.
 */
const templates: Readonly<Record<string, readonly [name: string, parameter: string, attribute: 'arn' | 'name']>> = {
  'events:PutEvents': ['EventBridgePutEventsPolicy', 'EventBusName', 'name'],
  'lambda:InvokeFunction': ['LambdaInvokePolicy', 'FunctionName', 'name'],
  'secretsmanager:GetSecretValue': ['AWSSecretsManagerGetSecretValuePolicy', 'SecretArn', 'arn'],
  'sns:Publish': ['SNSPublishMessagePolicy', 'TopicName', 'name'],
  'sqs:SendMessage': ['SQSSendMessagePolicy', 'QueueName', 'name'],
  'states:StartExecution': ['StepFunctionsExecutionPolicy', 'StateMachineName', 'name'],
};
