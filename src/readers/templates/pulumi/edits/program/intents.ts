import type { TemplateIntent } from '../../../../../model/intent.js';
import { LineIndex, type SourceFile, type SourceRange } from '../../../../../model/source.js';
import type { Origin } from '../../../../../model/template.js';
import {
  argumentPath,
  argumentsFor,
  methodRateFor,
  type NewArgument,
  newProviderResource,
  redriveArgument,
  sendingAction,
} from '../../../../aws-provider/index.js';
import { partsOfReplacing } from '../../../../edits/replaced-grants.js';
import { offsetsIn } from '../../../../evaluation/place.js';
import type { NewCode } from '../../../../syntax/edits/new-code.js';
import type { FoundNode, ProgramNode } from '../../../../syntax/edits/program-nodes.js';
import type { Expression, MapExpression, Placed } from '../../../../syntax/program.js';
import { changeMapOfState, renameText } from '../../../../workflows/edits/program-states.js';
import { isRestApi } from '../../resources/rest-apis.js';
import { inputName } from '../input-names.js';
import { addGrant } from './grants.js';
import { setPayloadFormat } from './integrations.js';
import { inputOf, inputsOf, type MadeHere, rootOf } from './made-here.js';
import { makingStatement } from './new-statements.js';
import { type ProgramEdit, referencesIn } from './program-edit.js';
import { removePolicy, removeStatement } from './removed-grants.js';
import { freeVariable, logicalNameLike, variableOf } from './variables.js';

type IntentOf<K extends TemplateIntent['kind']> = Extract<TemplateIntent, { readonly kind: K }>;

/** Carries out one intent; false when the program cannot express it. */
export function carryOut(edit: ProgramEdit, intent: TemplateIntent, source: SourceFile): boolean {
  switch (intent.kind) {
    case 'set-property':
      return intent.replaces ? replaceWritten(edit, intent, source) : setProperty(edit, intent);
    case 'remove-property':
      return removeProperty(edit, intent);
    case 'set-redrive': {
      const queue = madeAt(edit, intent.of);
      const argument = redriveArgument(intent.target, intent.maxReceiveCount);
      return queue?.type === 'aws_sqs_queue' && write(edit, queue, argument);
    }
    case 'add-resource':
      return addResource(edit, intent);
    case 'set-environment':
      return setVariable(edit, intent.of, intent.name, (at) => edit.code(intent.value, at));
    case 'set-environment-from-parameter':
      return setVariable(edit, intent.of, intent.name, () => settingOf(edit, intent.parameter));
    case 'remove-environment': {
      const made = madeAt(edit, intent.of);
      const inputs = made && inputsOf(made, edit.draft);
      return inputs !== undefined && edit.draft.remove(inputs, [['environment'], ['variables'], [intent.name]]);
    }
    case 'replace-actions':
      return replaceInStatement(edit, intent.of, ['Action', 'actions'], intent.actions);
    case 'replace-resources':
      return replaceInStatement(edit, intent.of, ['Resource', 'resources'], intent.resources);
    case 'replace-grant':
      return partsOfReplacing(intent).every((part) => carryOut(edit, part, source));
    case 'remove-grant': {
      const statement = mapAt(edit, intent.of);
      return statement !== undefined && removeStatement(edit, statement);
    }
    case 'remove-policy': {
      const role = madeAt(edit, intent.of);
      return role !== undefined && removePolicy(edit, role, intent.policy);
    }
    case 'change-parameter':
    case 'complete-template':
    case 'replace-set':
      return false;
    case 'add-grant': {
      const grantee = madeAt(edit, intent.of);
      return grantee !== undefined && addGrant(edit, grantee, intent.actions, intent.resource);
    }
    case 'change-state':
      return changeMapOfState(edit.draft, placeOf(edit, intent.at), intent.change);
    case 'rename-in-workflow':
      return renameText(edit.draft, placeOf(edit, intent.at), intent);
  }
}

/** A range of the program as offsets. */
function placeOf({ draft: { program } }: ProgramEdit, { start, end }: SourceRange): Placed {
  const at = ({ line, character }: SourceRange['start']) => (program.lineStarts[line] ?? 0) + character;
  return { start: at(start), end: at(end) };
}

/** The resource that an origin leads to. */
function madeAt(edit: ProgramEdit, { path }: Origin): MadeHere | undefined {
  const offsets = offsetsIn(path);
  if (!offsets) return undefined;
  return edit.resources.find(({ found: { node } }) => node.start === offsets.start && node.end === offsets.end);
}

/** The map that an origin leads to: a statement of a policy, a route. */
function mapAt(edit: ProgramEdit, { path }: Origin): FoundNode<ProgramNode & MapExpression> | undefined {
  const offsets = offsetsIn(path);
  return offsets && edit.draft.at(offsets, (node): node is ProgramNode & MapExpression => node.kind === 'map');
}

function setProperty(edit: ProgramEdit, intent: IntentOf<'set-property'>): boolean {
  const made = madeAt(edit, intent.of);
  if (!made) return setRoute(edit, intent);
  const { declaration, property, value } = intent;
  if (declaration === 'role') return setPolicies(edit, made, intent);
  const rate = methodRateFor(made.type, declaration, property);
  if (rate !== undefined) return typeof value === 'number' && edit.limitRate(made, rate, value);
  if (declaration === 'trigger' && property === 'payloadFormat') return setPayloadFormat(edit, made, value);
  const given = made.type === undefined ? undefined : argumentsFor(made.type, declaration, property, value);
  if (!given?.every((argument) => write(edit, made, argument))) return false;
  return declaration !== 'trigger' || property !== 'onFailure' || allowSending(edit, made, value);
}

function removeProperty(edit: ProgramEdit, { of, declaration, property }: IntentOf<'remove-property'>): boolean {
  const made = madeAt(edit, of);
  const type = made?.type;
  const path = type === undefined ? undefined : argumentPath(type, declaration, property);
  const inputs = made && inputsOf(made, edit.draft);
  if (type === undefined || !path || !inputs) return false;
  return edit.draft.remove(
    inputs,
    path.map((name) => edit.spellings(inputName(type, { name }))),
  );
}

/** The policies of the role that a callback function gets. */
function setPolicies(edit: ProgramEdit, made: MadeHere, { property, value }: IntentOf<'set-property'>): boolean {
  const inputs = made.token === 'aws:lambda:CallbackFunction' ? inputsOf(made, edit.draft) : undefined;
  const code = property === 'managedPolicies' ? edit.code(value, made.found) : undefined;
  return inputs !== undefined && code !== undefined && edit.draft.set(inputs, [['policies']], code);
}

/** A route of an API that is made with all its routes. */
function setRoute(edit: ProgramEdit, { of, declaration, property, value }: IntentOf<'set-property'>): boolean {
  const route = mapAt(edit, of);
  const isAuthorization = declaration === 'trigger' && property === 'authorization' && value === 'iam';
  const isOfApi = edit.resources.some(({ found, token }) => isRestApi(token) && route?.around.includes(found.node));
  if (!route || !isAuthorization || !isOfApi) return false;
  return edit.draft.set({ kind: 'map', node: route.node }, [edit.spellings('iamAuthEnabled')], true);
}

/** A mapping sends what failed with the rights of its function. */
function allowSending(edit: ProgramEdit, mapping: MadeHere, target: IntentOf<'set-property'>['value']): boolean {
  const written = inputOf(mapping, ['functionName', 'function_name']);
  const root = written && rootOf(written, edit.draft.text);
  const consumer = edit.resources.find(
    ({ found, type }) => type === 'aws_lambda_function' && variableOf(found, mapping.found, edit.draft) === root,
  );
  return consumer !== undefined && grantSending(edit, consumer, target);
}

function grantSending(edit: ProgramEdit, consumer: MadeHere, target: IntentOf<'set-property'>['value']): boolean {
  const action = sendingAction(target, (name) => edit.typeOf(name));
  return action !== undefined && addGrant(edit, consumer, [action], target);
}

/** Writes an argument of a resource, block by block, so that what stands beside it in a block stays. */
function write(edit: ProgramEdit, made: MadeHere, argument: NewArgument): boolean {
  const { type } = made;
  const inputs = inputsOf(made, edit.draft);
  if (type === undefined || !inputs) return false;
  const path: (readonly string[])[] = [];
  let inner = argument;
  for (;;) {
    path.push(edit.spellings(inputName(type, inner)));
    const [only, ...others] = 'block' in inner ? inner.block : [];
    if (!only || others.length > 0) break;
    inner = only;
  }
  const value = edit.argument(type, inner, made.found);
  return value !== undefined && edit.draft.set(inputs, path, value);
}

/** Only an expression that says nothing else can be replaced: a literal, or a constant of a package. */
function replaceWritten(edit: ProgramEdit, intent: IntentOf<'set-property'>, source: SourceFile): boolean {
  const { replaces, value } = intent;
  if (replaces?.file !== source.path || typeof value === 'object') return false;
  const lines = new LineIndex(source);
  const place = { start: lines.offset(replaces.start), end: lines.offset(replaces.end) };
  const found = edit.draft.at(place, isPlain);
  return found !== undefined && edit.draft.replace(found.node, value);
}

function isPlain(node: ProgramNode): node is ProgramNode & Expression {
  return node.kind === 'literal' || node.kind === 'member';
}

function setVariable(
  edit: ProgramEdit,
  of: Origin,
  name: string,
  value: (at: FoundNode) => NewCode | undefined,
): boolean {
  const made = madeAt(edit, of);
  const inputs = made?.type === 'aws_lambda_function' ? inputsOf(made, edit.draft) : undefined;
  const code = made && value(made.found);
  return (
    inputs !== undefined && code !== undefined && edit.draft.set(inputs, [['environment'], ['variables'], [name]], code)
  );
}

function settingOf(edit: ProgramEdit, name: string): NewCode {
  const pulumi = edit.packages.core();
  return { call: edit.isPython ? `${pulumi}.Config().require` : `new ${pulumi}.Config().require`, arguments: [name] };
}

function replaceInStatement(
  edit: ProgramEdit,
  of: Origin,
  keys: readonly string[],
  values: IntentOf<'replace-resources'>['resources'],
): boolean {
  const statement = mapAt(edit, of);
  const entry = statement?.node.entries.find(
    (each) => each.kind === 'entry' && each.key !== undefined && keys.includes(each.key),
  );
  const [only, ...others] = values;
  if (!statement || !entry || only === undefined) return false;
  // Pulumi's own documents take lists only.
  const isSingle =
    others.length === 0 && entry.value.kind !== 'list' && entry.kind === 'entry' && entry.key !== keys[1];
  const code = edit.code(isSingle ? only : values, statement);
  return code !== undefined && edit.draft.replace(entry.value, code);
}

function addResource(edit: ProgramEdit, { near, resource }: IntentOf<'add-resource'>): boolean {
  const neighbour = madeAt(edit, near);
  if (!neighbour) return false;
  const { draft } = edit;
  const { type, arguments: given } = newProviderResource(resource);
  const token = tokens[type] ?? '';
  const name = logicalNameLike(neighbour, resource.name, draft);
  const isReferred = !refersToNeighbour.has(resource.kind) || isOfAnother(edit, resource, neighbour);
  if (isReferred) {
    const inputs = edit.inputs(type, given, neighbour.found);
    const variable = freeVariable(resource.name, draft);
    edit.added.set(resource.name, { type, variable });
    return (
      inputs !== undefined && draft.insertBefore(neighbour.found, makingStatement(edit, token, name, inputs, variable))
    );
  }
  if (resource.kind === 'async-invoke') {
    const consumer = edit.named(resource.function) ?? neighbour;
    edit.meant.set(resource.function, consumer);
    if (hasInvokeConfig(edit, consumer)) return false;
    if (!grantSending(edit, consumer, resource.onFailure)) return false;
  }
  // Beside a function whose name is worked out, what is not called by a literal is that function.
  if (resource.kind === 'log-group') {
    for (const { reference } of referencesIn(resource.logGroupName)) {
      if (!edit.named(reference)) edit.meant.set(reference, neighbour);
    }
  }
  const at = { node: { ...neighbour.found.node, start: neighbour.found.node.end }, around: neighbour.found.around };
  const inputs = edit.inputs(type, given, at);
  return (
    inputs !== undefined && draft.insertAfter(neighbour.found, makingStatement(edit, token, name, inputs, undefined))
  );
}

/** What is about the neighbour, or refers to what stands in front of it, comes behind it. */
const refersToNeighbour: ReadonlySet<string> = new Set(['async-invoke', 'log-group', 'alarm', 'queue-policy']);

/** A log group that is named after something else than its neighbour: the neighbour refers to it. */
function isOfAnother(edit: ProgramEdit, resource: IntentOf<'add-resource'>['resource'], neighbour: MadeHere): boolean {
  const named = resource.kind === 'log-group' ? referencesIn(resource.logGroupName) : [];
  return named.length > 0 && named.every((each) => ![undefined, neighbour].includes(edit.meantBy(each)));
}

/** A function has one setting for its invocations at most; another would be refused when deploying. */
function hasInvokeConfig(edit: ProgramEdit, consumer: MadeHere): boolean {
  return edit.resources.some((made) => {
    if (made.type !== 'aws_lambda_function_event_invoke_config') return false;
    const written = inputOf(made, ['functionName', 'function_name']);
    return (
      written !== undefined && variableOf(consumer.found, made.found, edit.draft) === rootOf(written, edit.draft.text)
    );
  });
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
