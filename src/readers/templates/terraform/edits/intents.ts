import type { NewValue, TemplateIntent } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import {
  argumentPath,
  argumentsFor,
  methodRateFor,
  redriveArgument,
  sendingAction,
} from '../../../aws-provider/index.js';
import { partsOfReplacing } from '../../../edits/replaced-grants.js';
import type { Block } from '../syntax/nodes.js';
import { setArgument } from './arguments.js';
import { setAttribute, setEntry } from './bodies.js';
import { addCodeHash } from './code-hash.js';
import { removeVariable, setVariable } from './environment.js';
import { addGrant, roleOf } from './grants.js';
import type { HclDraft } from './hcl-draft.js';
import { setPayloadFormat } from './integrations.js';
import {
  addModuleGrant,
  calledModule,
  mappingEntries,
  moduleArgument,
  moduleArguments,
  setModuleArgument,
} from './modules.js';
import type { NewExpression } from './new-expression.js';
import { attributeOf, isOfType, keyText, placeAt, referenceText, structureOf, withoutKey } from './places.js';
import { type Address, addressOf, type Names, toExpression } from './references.js';
import { removeArgument, removeEntry } from './removals.js';
import { removeGrant, removePolicy } from './removed-grants.js';
import { addVariable, describeResource, insertBlock, labelFor, topBlock } from './resources.js';
import { setMethodRate } from './stages.js';
import { replaceInStatement } from './statements.js';

/** What the steps of one fix know of each other. */
export interface Progress {
  /** Resources that are added, by the names the fix gives them. */
  readonly added: Map<string, Address>;
  /** The block added last beside each neighbour, so that several come out in order. */
  readonly behind: Map<string, Address>;
}

/** Carries out one intent on the draft; false when it cannot be expressed there. */
export function carryOut(draft: HclDraft, intent: TemplateIntent, progress: Progress): boolean {
  const subject = 'near' in intent ? intent.near : intent.of;
  const names: Names = { draft, added: progress.added, subject };
  const find = () => topBlock(draft, subject.path);
  switch (intent.kind) {
    case 'set-property':
      return intent.replaces !== undefined || setProperty(intent, find, names);
    case 'remove-property':
      return removeProperty(intent, find, draft);
    case 'set-redrive':
      if (calledModule(find()) === 'sqs') return setModuleRedrive(intent, find, names);
      return (
        isOfType(find(), 'aws_sqs_queue') &&
        setArgument(draft, find, redriveArgument(intent.target, intent.maxReceiveCount), names)
      );
    case 'add-resource':
      return addResource(intent, names, progress);
    case 'set-environment': {
      const value = toExpression(intent.value, names);
      return value !== undefined && setVariable(draft, find, intent.name, value);
    }
    case 'set-environment-from-parameter': {
      const variable = labelFor(intent.parameter, undefined);
      return addVariable(draft, variable, find()) && setVariable(draft, find, intent.name, `var.${variable}`);
    }
    case 'remove-environment':
      return removeVariable(draft, find, intent.name);
    case 'replace-actions':
      return replaceInStatement(draft, intent.of, 'Action', intent.actions, names);
    case 'replace-resources':
      return replaceInStatement(draft, intent.of, 'Resource', intent.resources, names);
    case 'replace-grant':
      return partsOfReplacing(intent).every((part) => carryOut(draft, part, progress));
    case 'remove-grant':
      return removeGrant(draft, intent.of);
    case 'remove-policy':
      return removePolicy(draft, intent);
    case 'change-parameter':
      return changeVariable(draft, find, intent.change);
    case 'complete-template':
    case 'replace-set':
      return false;
    case 'add-grant': {
      const resource = toExpression(intent.resource, names);
      const give = calledModule(find()) === 'lambda' ? addModuleGrant : addGrant;
      return resource !== undefined && give(draft, find, { actions: intent.actions, resource });
    }
    // They come before all others.
    case 'change-state':
    case 'rename-in-workflow':
      return true;
  }
}

function changeVariable(
  draft: HclDraft,
  find: () => Block | undefined,
  change: IntentOf<'change-parameter'>['change'],
): boolean {
  const block = find();
  if (block?.type !== 'variable' && block?.type !== 'output') return false;
  return change === 'mask'
    ? setAttribute(draft, block, 'sensitive', 'true', ['type', 'description', 'value'])
    : removeArgument(draft, [block], ['default']);
}

type IntentOf<K extends TemplateIntent['kind']> = Extract<TemplateIntent, { readonly kind: K }>;

function setProperty(intent: IntentOf<'set-property'>, find: () => Block | undefined, names: Names): boolean {
  const module = calledModule(find());
  return module === undefined ? setOfResource(intent, find, names) : setOfModule(module, intent, find, names);
}

function removeProperty(
  { of, declaration, property }: IntentOf<'remove-property'>,
  find: () => Block | undefined,
  draft: HclDraft,
): boolean {
  const block = find();
  if (!block) return false;
  const module = calledModule(block);
  const [kind, type = '', part, ...rest] = of.path;
  if (module === 'lambda' && part === 'event_source_mapping' && rest.length === 1) {
    const entry = placeAt(draft.body, of.path);
    const object = entry?.kind === 'expression' ? structureOf(entry.expression) : undefined;
    return object?.kind === 'object' && removeEntry(draft, object, mappingEntries[property] ?? '');
  }
  if (module !== undefined) {
    const name = moduleArgument(module, part, `${declaration}.${property}`);
    return name !== undefined && removeArgument(draft, [block], [name]);
  }
  const path = kind === 'resource' ? argumentPath(type, declaration, property) : undefined;
  return path !== undefined && removeArgument(draft, [block], path);
}

/** What a module makes is set by the arguments of its call; what it makes for an entry of an argument, in that entry. */
function setOfModule(
  module: string,
  intent: IntentOf<'set-property'>,
  find: () => Block | undefined,
  names: Names,
): boolean {
  const { draft } = names;
  const [, , part, ...rest] = intent.of.path;
  if (module === 'lambda' && part === 'event_source_mapping' && rest.length === 1) {
    const name = mappingEntries[intent.property];
    const value = intent.property === 'reportsBatchItemFailures' ? ['ReportBatchItemFailures'] : intent.value;
    const expression = toExpression(value, names);
    const entry = placeAt(draft.body, intent.of.path);
    const object = entry?.kind === 'expression' ? structureOf(entry.expression) : undefined;
    if (name === undefined || expression === undefined || object?.kind !== 'object') return false;
    return setEntry(draft, object, name, expression);
  }
  const given = moduleArguments(module, part, intent);
  if (!given) return false;
  return given.every(([name, value]) => {
    const expression = toExpression(value, names);
    return expression !== undefined && setModuleArgument(draft, find, name, expression);
  });
}

function setOfResource(
  { of, declaration, property, value }: IntentOf<'set-property'>,
  find: () => Block | undefined,
  names: Names,
): boolean {
  const { draft } = names;
  if (`${declaration}.${property}` === 'function.detectsCodeChange') return value === true && addCodeHash(draft, find);
  const type = of.path[0] === 'resource' ? of.path[1] : undefined;
  const rate = methodRateFor(type, declaration, property);
  if (rate !== undefined) return setMethodRate(draft, find, rate, value);
  if (`${declaration}.${property}` === 'trigger.payloadFormat') return setPayloadFormat(draft, find(), value);
  const written = type && argumentsFor(type, declaration, property, value);
  if (!written) return false;
  if (property === 'reportsBatchItemFailures' && isReported(find())) return false;
  if (!written.every((argument) => setArgument(draft, find, argument, names))) return false;
  if (`${declaration}.${property}` === 'trigger.onFailure')
    return allowSending(draft, consumerOf(draft, find()), value, names);
  if (property === 'tracing' && value === 'Active') allowTracing(draft, find);
  return true;
}

/** From version 4 on the module writes the JSON itself. */
function setModuleRedrive(
  { of, target, maxReceiveCount }: IntentOf<'set-redrive'>,
  find: () => Block | undefined,
  names: Names,
): boolean {
  const block = find();
  const arn = toExpression({ reference: target, attribute: 'arn' }, names);
  if (!block || arn === undefined || of.path.length > 2 || attributeOf(block.body, 'redrive_policy')) return false;
  const version = attributeOf(block.body, 'version')?.value;
  const object: NewExpression = {
    object: [
      ['deadLetterTargetArn', arn],
      ['maxReceiveCount', String(maxReceiveCount)],
    ],
  };
  const takesText = /^\D*[0-3]\./.test((version && keyText(version)) ?? '');
  const value: NewExpression = takesText ? { call: 'jsonencode', argument: object } : object;
  return setModuleArgument(names.draft, find, 'redrive_policy', value);
}

function setModuleDestination(
  draft: HclDraft,
  find: () => Block | undefined,
  destination: NewExpression | undefined,
): boolean {
  return (
    destination !== undefined &&
    setModuleArgument(draft, find, 'create_async_event_config', 'true') &&
    setModuleArgument(draft, find, 'attach_async_event_policy', 'true') &&
    setModuleArgument(draft, find, 'destination_on_failure', destination)
  );
}

/** A list of other kinds of answer is left alone. */
function isReported(block: Block | undefined): boolean {
  const types = block && attributeOf(block.body, 'function_response_types')?.value;
  return types !== undefined && !(types.kind === 'list' && types.items.length === 0);
}

/** The function a mapping polls for, when it is declared in this file. */
function consumerOf(draft: HclDraft, mapping: Block | undefined): () => Block | undefined {
  const text = referenceText(draft.text, mapping && attributeOf(mapping.body, 'function_name')?.value);
  const label = /^aws_lambda_function\.([\w-]+)(?:\[[^\]]*\])?\.(?:arn|function_name|id)$/.exec(text)?.[1];
  return () => (label === undefined ? undefined : topBlock(draft, ['resource', 'aws_lambda_function', label]));
}

/** AWS refuses a destination that the role may not send to. */
function allowSending(draft: HclDraft, grantee: () => Block | undefined, target: NewValue, names: Names): boolean {
  const typeOf = (reference: string) => addressOf({ reference, attribute: 'arn' }, names)?.type;
  const action = sendingAction(target, typeOf);
  const resource = toExpression(target, names);
  return action !== undefined && resource !== undefined && addGrant(draft, grantee, { actions: [action], resource });
}

/** Tracing works without the right too, it only shows nothing, so a role out of reach is no obstacle. */
function allowTracing(draft: HclDraft, find: () => Block | undefined): void {
  const block = find();
  if (!block || roleOf(draft, block) === undefined || /xray/i.test(draft.text)) return;
  addGrant(draft, find, { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resource: '"*"' });
}

function addResource({ near, resource }: IntentOf<'add-resource'>, names: Names, { added, behind }: Progress): boolean {
  const { draft } = names;
  const key = near.path.join('\n');
  const neighbour = topBlock(draft, near.path);
  if (resource.kind === 'async-invoke' && calledModule(neighbour) === 'lambda') {
    return setModuleDestination(draft, () => topBlock(draft, near.path), toExpression(resource.onFailure, names));
  }
  if (resource.kind === 'async-invoke') {
    const existing = invokeConfigOf(draft, near);
    const grantee = () => topBlock(draft, near.path);
    if (existing) {
      const find = () => invokeConfigOf(draft, near);
      const [argument] =
        argumentsFor('aws_lambda_function_event_invoke_config', 'async-invoke', 'onFailure', resource.onFailure) ?? [];
      return (
        argument !== undefined &&
        setArgument(draft, find, argument, names) &&
        allowSending(draft, grantee, resource.onFailure, names)
      );
    }
    if (!isOfType(neighbour, 'aws_lambda_function') || !allowSending(draft, grantee, resource.onFailure, names))
      return false;
  }
  const described = describeResource(resource, topBlock(draft, near.path), names);
  if (!described) return false;
  const last = behind.get(key);
  const after = last ? topBlock(draft, ['resource', last.type, last.label]) : topBlock(draft, near.path);
  if (!insertBlock(draft, after, described.block)) return false;
  added.set(resource.name, described.address);
  behind.set(key, described.address);
  return true;
}

/** A function has one setting for its invocations at most; another would be refused when deploying. */
function invokeConfigOf(draft: HclDraft, { path }: Origin): Block | undefined {
  const label = withoutKey(path[2] ?? '');
  return draft.body.blocks.find(({ type, labels, body }) => {
    if (type !== 'resource' || labels[0]?.text !== 'aws_lambda_function_event_invoke_config') return false;
    const text = referenceText(draft.text, attributeOf(body, 'function_name')?.value);
    return text.startsWith(`aws_lambda_function.${label}.`);
  });
}
