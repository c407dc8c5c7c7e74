import type { TemplateIntent } from '../../../../../model/intent.js';
import {
  argumentPath,
  argumentsFor,
  methodRateFor,
  type NewArgument,
  newProviderResource,
  redriveArgument,
  sendingAction,
} from '../../../../aws-provider/index.js';
import type { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { isNewList, mapOf, type NewMap, type NewNode } from '../../../../documents/edits/new-node.js';
import { entryAt, textAt } from '../../../../documents/edits/places.js';
import { partsOfReplacing } from '../../../../edits/replaced-grants.js';
import { inputName } from '../input-names.js';
import { addGrant } from './grants.js';
import { toEntry, toMap, toNode } from './new-values.js';
import { removePolicy } from './removed-policies.js';
import { propertiesOf, referredResource, resourceAt, typeOf } from './resources.js';
import { setMethodRate } from './stages.js';

/**
 * Carries out one intent on the draft; false when the program cannot express it. `added` holds the resource added last
 * beside each neighbour, so that several come out in order.
 */
export function carryOut(draft: DocumentDraft, intent: TemplateIntent, added: Map<string, string>): boolean {
  switch (intent.kind) {
    case 'set-property':
      return intent.replaces !== undefined || setProperty(draft, intent);
    case 'remove-property':
      return removeProperty(draft, intent);
    case 'set-redrive': {
      const queue = resourceAt(draft, intent.of);
      const isQueue = queue !== undefined && typeOf(draft, queue) === 'aws_sqs_queue';
      return isQueue && write(draft, queue, redriveArgument(intent.target, intent.maxReceiveCount));
    }
    case 'add-resource':
      return addResource(draft, intent, added);
    case 'set-environment': {
      const value = toNode(intent.value, draft);
      return value !== undefined && setVariable(draft, resourceAt(draft, intent.of), intent.name, value);
    }
    case 'set-environment-from-parameter':
      return (
        addSetting(draft, intent.parameter) &&
        setVariable(draft, resourceAt(draft, intent.of), intent.name, `\${${intent.parameter}}`)
      );
    case 'remove-environment': {
      const name = resourceAt(draft, intent.of);
      return name !== undefined && draft.remove([...propertiesOf(name), 'environment', 'variables', intent.name]);
    }
    case 'replace-actions':
      return replaceInStatement(draft, intent.of.path, ['Action', 'actions'], intent.actions);
    case 'replace-resources': {
      const resources = toNode(intent.resources, draft);
      return (
        resources !== undefined &&
        isNewList(resources) &&
        replaceInStatement(draft, intent.of.path, ['Resource', 'resources'], resources)
      );
    }
    case 'replace-grant':
      return partsOfReplacing(intent).every((part) => carryOut(draft, part, added));
    case 'remove-grant':
      return draft.removeItem(intent.of.path);
    case 'change-parameter':
      return changeSetting(draft, intent);
    case 'remove-policy': {
      const role = resourceAt(draft, intent.of);
      return role !== undefined && removePolicy(draft, role, intent.policy);
    }
    case 'complete-template':
    case 'replace-set':
      return false;
    case 'add-grant': {
      const resource = toNode(intent.resource, draft);
      const grantee = resourceAt(draft, intent.of);
      return (
        resource !== undefined &&
        grantee !== undefined &&
        addGrant(draft, grantee, { actions: intent.actions, resource })
      );
    }
    // They come before all others.
    case 'change-state':
    case 'rename-in-workflow':
      return true;
  }
}

/** A setting that is only a value becomes a declaration with that value. */
function changeSetting(draft: DocumentDraft, { of: { path }, change }: IntentOf<'change-parameter'>): boolean {
  if (draft.at(path)?.kind !== 'map') return false;
  return change === 'mask' ? draft.set([...path, 'secret'], true) : draft.remove([...path, 'default']);
}

type IntentOf<K extends TemplateIntent['kind']> = Extract<TemplateIntent, { readonly kind: K }>;

function setProperty(draft: DocumentDraft, intent: IntentOf<'set-property'>): boolean {
  const name = resourceAt(draft, intent.of);
  const type = name && typeOf(draft, name);
  const rate = methodRateFor(type, intent.declaration, intent.property);
  if (name !== undefined && rate !== undefined) return setMethodRate(draft, name, rate, intent.value);
  if (name !== undefined && intent.declaration === 'trigger' && intent.property === 'payloadFormat') {
    return setPayloadFormat(draft, name, intent.value);
  }
  const given = type ? argumentsFor(type, intent.declaration, intent.property, intent.value) : undefined;
  if (name === undefined || !given?.every((argument) => write(draft, name, argument))) return false;
  return intent.declaration !== 'trigger' || intent.property !== 'onFailure' || allowSending(draft, name, intent.value);
}

/** The form in which a route sends requests is said at the integration that it leads to. */
function setPayloadFormat(draft: DocumentDraft, route: string, value: IntentOf<'set-property'>['value']): boolean {
  const target = draft.textAt([...propertiesOf(route), 'target']) ?? '';
  const integration = /^integrations\/\$\{([\w-]+)\.id\}$/.exec(target)?.[1];
  if (integration === undefined || typeOf(draft, integration) !== 'aws_apigatewayv2_integration') return false;
  return write(draft, integration, { name: 'payload_format_version', value });
}

function removeProperty(draft: DocumentDraft, { of, declaration, property }: IntentOf<'remove-property'>): boolean {
  const name = resourceAt(draft, of);
  const type = name && typeOf(draft, name);
  const path = type ? argumentPath(type, declaration, property) : undefined;
  if (name === undefined || type === undefined || !path) return false;
  return draft.remove([...propertiesOf(name), ...path.map((each) => inputName(type, { name: each }))]);
}

/** A mapping sends what failed with the rights of its function. */
function allowSending(draft: DocumentDraft, mapping: string, target: IntentOf<'set-property'>['value']): boolean {
  const consumer = referredResource(draft, [...propertiesOf(mapping), 'functionName']);
  return consumer !== undefined && grantSending(draft, consumer, target);
}

function grantSending(draft: DocumentDraft, consumer: string, target: IntentOf<'set-property'>['value']): boolean {
  const action = sendingAction(target, (name) => typeOf(draft, name));
  const resource = toNode(target, draft);
  return action !== undefined && resource !== undefined && addGrant(draft, consumer, { actions: [action], resource });
}

/** Writes an argument of a resource, block by block, so that what stands beside it in a block stays. */
function write(draft: DocumentDraft, name: string, argument: NewArgument): boolean {
  const type = typeOf(draft, name);
  if (type === undefined) return false;
  const path: string[] = [];
  let inner = argument;
  for (;;) {
    const entry = toEntry(type, inner, draft);
    if (!entry) return false;
    const [key, node] = entry;
    const [only, ...others] = 'block' in inner ? inner.block : [];
    const isThere = draft.at([...propertiesOf(name), ...path, key])?.kind === 'map';
    if (only && others.length === 0 && isThere) {
      path.push(key);
      inner = only;
      continue;
    }
    if ('json' in inner) return writeDocument(draft, [...propertiesOf(name), ...path, key], node);
    if (key === 'functionResponseTypes') return addToList(draft, [...propertiesOf(name), ...path, key], node);
    return draft.set([...propertiesOf(name), ...path, key], node, { after: ['type'] });
  }
}

/** Entries of a document that is there already are set one by one. */
function writeDocument(draft: DocumentDraft, path: readonly string[], node: NewNode): boolean {
  const inside = [...path, 'fn::toJSON'];
  const [, document] = entriesOf(node)[0] ?? [];
  if (document === undefined || draft.at(inside)?.kind !== 'map') return draft.set(path, node);
  return entriesOf(document).every(([key, value]) => draft.set([...inside, key], value));
}

function entriesOf(node: NewNode): NewMap['entries'] {
  return typeof node === 'object' && !isNewList(node) && 'entries' in node ? node.entries : [];
}

function addToList(draft: DocumentDraft, path: readonly string[], node: NewNode): boolean {
  const list = draft.at(path);
  if (!isNewList(node)) return false;
  const there = list?.kind === 'list' ? list.items.map(textAt) : [];
  return node.every((item) => there.includes(String(item)) || draft.append(path, item));
}

function addResource(draft: DocumentDraft, { near, resource }: IntentOf<'add-resource'>, added: Map<string, string>) {
  const neighbour = resourceAt(draft, near);
  const after = (neighbour && added.get(neighbour)) ?? neighbour;
  if (resource.kind === 'async-invoke') {
    const existing = invokeConfigOf(draft, resource.function);
    if (existing !== undefined) {
      const given = argumentsFor(
        'aws_lambda_function_event_invoke_config',
        'async-invoke',
        'onFailure',
        resource.onFailure,
      );
      return (
        given?.every((argument) => write(draft, existing, argument)) === true &&
        grantSending(draft, resource.function, resource.onFailure)
      );
    }
    if (!grantSending(draft, resource.function, resource.onFailure)) return false;
  }
  const { type, arguments: given } = newProviderResource(resource);
  const properties = toMap(type, given, draft);
  const resources = draft.at(['resources']);
  if (!properties || resources?.kind !== 'map' || entryAt(resources, resource.name)) return false;
  const node = mapOf({ type: tokens[type], ...(properties.entries.length > 0 && { properties }) });
  if (!draft.set(['resources', resource.name], node, { after: after === undefined ? [] : [after] })) return false;
  if (neighbour !== undefined) added.set(neighbour, resource.name);
  return true;
}

/** The types a fix adds, as Pulumi calls them. */
const tokens: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'aws:sqs:Queue',
  aws_sqs_queue_policy: 'aws:sqs:QueuePolicy',
  aws_cloudwatch_metric_alarm: 'aws:cloudwatch:MetricAlarm',
  aws_cloudwatch_log_group: 'aws:cloudwatch:LogGroup',
  aws_lambda_function_event_invoke_config: 'aws:lambda:FunctionEventInvokeConfig',
  aws_dynamodb_table: 'aws:dynamodb:Table',
  aws_secretsmanager_secret: 'aws:secretsmanager:Secret',
};

/** A function has one setting for its invocations at most; another would be refused when deploying. */
function invokeConfigOf(draft: DocumentDraft, target: string): string | undefined {
  const resources = draft.at(['resources']);
  if (resources?.kind !== 'map') return undefined;
  return resources.entries.find(
    ({ key }) =>
      typeOf(draft, key) === 'aws_lambda_function_event_invoke_config' &&
      referredResource(draft, [...propertiesOf(key), 'functionName']) === target,
  )?.key;
}

function setVariable(draft: DocumentDraft, name: string | undefined, variable: string, value: NewNode): boolean {
  if (name === undefined || typeOf(draft, name) !== 'aws_lambda_function') return false;
  return draft.set([...propertiesOf(name), 'environment', 'variables', variable], value);
}

/** What stands at the top of a project file, before its settings and resources. */
const headings = ['name', 'runtime', 'description', 'main', 'template', 'backend', 'options', 'plugins'];

/** A setting of that name that is there already is used as it is. */
function addSetting(draft: DocumentDraft, name: string): boolean {
  const section = draft.at(['configuration']) ? 'configuration' : 'config';
  if (entryAt(draft.at([section]), name)) return true;
  return draft.set([section, name], mapOf({ type: 'string' }), { after: headings, elseFirst: true });
}

function replaceInStatement(
  draft: DocumentDraft,
  path: readonly string[],
  keys: readonly string[],
  values: readonly NewNode[],
): boolean {
  const key = keys.find((each) => draft.at([...path, each]));
  const [only, ...others] = values;
  if (key === undefined || only === undefined) return false;
  const written = draft.at([...path, key]);
  if (written?.kind === 'list' && written.items.length > 0) return draft.replaceList([...path, key], values);
  return draft.set([...path, key], others.length === 0 ? only : values);
}
