import type { NewValue, TemplateIntent } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { mapOf } from '../../documents/edits/new-node.js';
import { entryAt, referredId, textAt } from '../../documents/edits/places.js';
import { partsOfReplacing } from '../../edits/replaced-grants.js';
import { requireIam } from './authorization.js';
import { addGrant, executionRole } from './grants.js';
import { replaceByTemplate, templateFor } from './policy-templates.js';
import { propertyPath, propertyPlace } from './properties.js';
import { toNode } from './references.js';
import { removeGrant, removePolicy, replaceSet } from './removed-grants.js';
import { typeOf } from './resource-type.js';
import { addResource, grantSending } from './resources.js';
import { hasMethodSettings, setMethodRate } from './stages.js';
import { placeOf, type Subject } from './subjects.js';

/**
 * Carries out one intent on the draft; false when the template cannot express it. `added` holds the resource added last
 * beside each neighbour, so that several come out in order.
 */
export function carryOut(draft: DocumentDraft, intent: TemplateIntent, added: Map<string, string>): boolean {
  switch (intent.kind) {
    case 'set-property':
      return intent.replaces !== undefined || setProperty(draft, intent);
    case 'remove-property':
      return removeProperty(draft, intent);
    case 'set-redrive':
      return setRedrive(draft, intent);
    case 'add-resource': {
      const neighbour = placeOf(draft, intent.near)?.resource;
      const { name } = intent.resource;
      if (!addResource(draft, (neighbour && added.get(neighbour)) ?? neighbour, intent.resource)) return false;
      if (neighbour && typeOf(draft, name)) added.set(neighbour, name);
      return true;
    }
    case 'set-environment': {
      const value = toNode(intent.value, draft);
      return value !== undefined && setVariable(draft, placeOf(draft, intent.of), intent.name, value);
    }
    case 'set-environment-from-parameter':
      return (
        addParameter(draft, intent.parameter) &&
        setVariable(draft, placeOf(draft, intent.of), intent.name, { name: 'Ref', argument: intent.parameter })
      );
    case 'change-parameter':
      return changeParameter(draft, intent);
    case 'complete-template':
      return draft.set(['Transform'], samTransform, { after: ['AWSTemplateFormatVersion'], elseFirst: true });
    case 'remove-environment':
      return removeVariable(draft, placeOf(draft, intent.of), intent.name);
    case 'replace-actions':
      return replaceInStatement(draft, intent.of.path, 'Action', intent.actions);
    case 'replace-resources': {
      const resources = toNode(intent.resources, draft);
      return Array.isArray(resources) && replaceInStatement(draft, intent.of.path, 'Resource', resources);
    }
    case 'add-grant': {
      const resource = toNode(intent.resource, draft);
      const grantee = placeOf(draft, intent.of)?.resource;
      return (
        resource !== undefined &&
        grantee !== undefined &&
        addGrant(draft, grantee, { actions: intent.actions, resource, template: templateFor(intent, draft) })
      );
    }
    case 'remove-grant':
      return removeGrant(draft, intent.of.path);
    case 'replace-set':
      return replaceSet(draft, intent);
    case 'replace-grant':
      return replaceByTemplate(draft, intent) || partsOfReplacing(intent).every((part) => carryOut(draft, part, added));
    case 'remove-policy':
      return removePolicy(draft, intent);
    // They come before all others.
    case 'change-state':
    case 'rename-in-workflow':
      return true;
  }
}

function changeParameter(draft: DocumentDraft, { of, change }: IntentOf<'change-parameter'>): boolean {
  const [section, name] = of.path;
  if (section !== 'Parameters' || name === undefined || !draft.at(['Parameters', name])) return false;
  return change === 'mask'
    ? draft.set(['Parameters', name, 'NoEcho'], true, { after: ['Type'] })
    : draft.remove(['Parameters', name, 'Default']);
}

/** What makes a template one of SAM. */
const samTransform = 'AWS::Serverless-2016-10-31';

type IntentOf<K extends TemplateIntent['kind']> = Extract<TemplateIntent, { readonly kind: K }>;

/** A function's settings stand together, before its events and policies. */
const settings = [
  'CodeUri',
  'Code',
  'Handler',
  'Runtime',
  'Architectures',
  'MemorySize',
  'Timeout',
  'Tracing',
  'TracingConfig',
];

function setProperty(draft: DocumentDraft, intent: IntentOf<'set-property'>): boolean {
  const subject = placeOf(draft, intent.of);
  if (!subject) return false;
  const { properties, type, resource } = subject;
  if (intent.property === 'retention') return retain(draft, resource, intent.value);
  if (intent.property === 'reportsBatchItemFailures') return reportBatchItemFailures(draft, subject, intent.value);
  if (intent.declaration === 'stage' && hasMethodSettings(type) && /^(?:rate|burst)Limit$/.test(intent.property)) {
    return setMethodRate(draft, subject, intent.property, intent.value, position(draft, subject));
  }
  const place = propertyPlace(intent, type, draft);
  if (!place || !draft.set([...properties, ...place.path], place.value, { after: position(draft, subject) }))
    return false;
  switch (`${intent.declaration}.${intent.property}`) {
    case 'trigger.authorization':
    case 'api.defaultAuthorization':
      return intent.value !== 'iam' || requireIam(draft, intent.of, subject);
    case 'trigger.onFailure':
      return allowOnFailure(draft, subject, intent.value);
    case 'function.tracing':
      if (intent.value === 'Active' && type === 'AWS::Lambda::Function' && resource) allowTracing(draft, resource);
      return true;
    default:
      return true;
  }
}

/** Both stand beside the type: one for a resource that goes, one for a resource that another takes the place of. */
function retain(draft: DocumentDraft, resource: string | undefined, value: NewValue): boolean {
  if (resource === undefined || value !== 'Retain') return false;
  return ['UpdateReplacePolicy', 'DeletionPolicy'].every((name) =>
    draft.set(['Resources', resource, name], value, { after: ['Type'] }),
  );
}

/** What stands at the thing itself goes first; otherwise what it shares with others. */
function removeProperty(draft: DocumentDraft, intent: IntentOf<'remove-property'>): boolean {
  const subject = placeOf(draft, intent.of);
  const path = subject && propertyPath(intent, subject.type);
  if (!path) return false;
  const own = [...subject.properties, ...path];
  if (draft.at(own)) return draft.remove(own);
  const section = /^AWS::Serverless::(\w+)$/.exec(subject.type)?.[1];
  return intent.replaces !== undefined && section !== undefined && draft.remove(['Globals', section, ...path]);
}

function position(draft: DocumentDraft, { properties, type }: Subject): readonly string[] {
  if (properties[0] === 'Globals') return ['Type', ...headings];
  if (!type.endsWith('::Function')) return ['Type'];
  return draft.at(properties) ? settings : ['Type'];
}

function reportBatchItemFailures(draft: DocumentDraft, { properties }: Subject, value: unknown): boolean {
  if (value !== true) return false;
  const path = [...properties, 'FunctionResponseTypes'];
  const types = draft.at(path);
  if (types?.kind === 'list' && types.items.some((item) => textAt(item) === 'ReportBatchItemFailures')) return true;
  return draft.append(path, 'ReportBatchItemFailures');
}

/** SAM gives a role it makes the right to send failures on; any other role needs it in words. */
function allowOnFailure(
  draft: DocumentDraft,
  { properties, type, resource }: Subject,
  target: IntentOf<'set-property'>['value'],
): boolean {
  const isMapping = type === 'AWS::Lambda::EventSourceMapping';
  const consumer = isMapping ? draft.at([...properties, 'FunctionName']) : undefined;
  const grantee = isMapping ? referred(draft, consumer) : resource;
  const destination = toNode(target, draft);
  if (grantee === undefined || destination === undefined) return false;
  const hasOwnRole = isMapping || draft.at(['Resources', grantee, 'Properties', 'Role']) !== undefined;
  return !hasOwnRole || grantSending(draft, grantee, target, destination);
}

/** Tracing works without the right too, it only shows nothing, so a role out of reach is no obstacle. */
function allowTracing(draft: DocumentDraft, resource: string): void {
  const role = executionRole(draft, resource);
  const place = role === undefined ? undefined : draft.at(['Resources', role]);
  if (!place || /xray:|XRay/i.test(draft.text.slice(place.start, place.end))) return;
  addGrant(draft, resource, { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resource: '*' });
}

function setRedrive(draft: DocumentDraft, { of, target, maxReceiveCount }: IntentOf<'set-redrive'>): boolean {
  const queue = placeOf(draft, of);
  const arn = toNode({ reference: target, attribute: 'arn' }, draft);
  if (queue?.type !== 'AWS::SQS::Queue' || arn === undefined) return false;
  const path = [...queue.properties, 'RedrivePolicy'];
  const written = draft.at(path);
  if (written?.kind !== 'map' || written.entries.length === 0) {
    return draft.set(path, mapOf({ deadLetterTargetArn: arn, maxReceiveCount }));
  }
  return (
    draft.set([...path, 'deadLetterTargetArn'], arn, { overIntrinsic: true }) &&
    draft.set([...path, 'maxReceiveCount'], maxReceiveCount, { overIntrinsic: true })
  );
}

function setVariable(
  draft: DocumentDraft,
  subject: Subject | undefined,
  name: string,
  value: Parameters<DocumentDraft['set']>[1],
): boolean {
  if (!subject?.type.endsWith('::Function')) return false;
  return draft.set([...subject.properties, 'Environment', 'Variables', name], value, {
    overIntrinsic: true,
    after: settingsOrVariables(draft, subject),
  });
}

/** From the function itself, or else from what all functions have. */
function removeVariable(draft: DocumentDraft, subject: Subject | undefined, name: string): boolean {
  if (!subject?.type.endsWith('::Function')) return false;
  const variable = ['Environment', 'Variables', name];
  if (draft.at([...subject.properties, ...variable])) return draft.remove([...subject.properties, ...variable]);
  return subject.type === 'AWS::Serverless::Function' && draft.remove(['Globals', 'Function', ...variable]);
}

/** A new `Environment` stands with the settings, a new variable behind the others. */
function settingsOrVariables(draft: DocumentDraft, { properties }: Subject): readonly string[] {
  return draft.at(properties) && !draft.at([...properties, 'Environment']) ? settings : [];
}

const headings = ['AWSTemplateFormatVersion', 'Transform', 'Description', 'Metadata'];

/** A parameter of that name that is there already is used as it is. */
function addParameter(draft: DocumentDraft, name: string): boolean {
  if (entryAt(draft.at(['Parameters']), name)) return true;
  return draft.set(['Parameters', name], mapOf({ Type: 'String' }), { after: headings, elseFirst: true });
}

function replaceInStatement(
  draft: DocumentDraft,
  path: readonly string[],
  key: 'Action' | 'Resource',
  values: Parameters<DocumentDraft['replaceList']>[1],
): boolean {
  const written = draft.at([...path, key]);
  const [only, ...others] = values;
  if (!written || only === undefined) return false;
  if (written.kind === 'list' && written.items.length > 0) return draft.replaceList([...path, key], values);
  return draft.set([...path, key], others.length === 0 ? only : values, { overIntrinsic: true });
}

function referred(draft: DocumentDraft, place: Parameters<typeof referredId>[0]): string | undefined {
  const id = referredId(place);
  return id !== undefined && typeOf(draft, id) !== undefined ? id : undefined;
}
