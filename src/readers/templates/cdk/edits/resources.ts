import type { NewReference, NewResource } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { codeMap, type NewCode, type NewCodeMap } from '../../../syntax/edits/new-code.js';
import { renderCode, renderText } from '../../../syntax/edits/render-code.js';
import type { CdkEdit } from './cdk-edit.js';
import { freshVariable, type Making, makingAt, scopeOf } from './constructs.js';
import type { CdkClass } from './imports.js';
import { destinationCode, set } from './properties.js';
import { duration, retention } from './words.js';

/** Names a resource before anything refers to it, so that the order of the intents does not matter. */
export function announce(edit: CdkEdit, resource: NewResource, isReferred: boolean): void {
  const type = classes[resource.kind];
  if (!type || (resource.kind === 'log-group' && !isReferred)) return;
  edit.added.set(resource.name, { variable: freshVariable(edit.draft, resource.name), className: type.name });
}

/** Adds a construct before the one it is for. Log groups and destinations are set on the function itself. */
export function addResource(edit: CdkEdit, near: Origin, resource: NewResource): boolean {
  const neighbour = makingAt(edit.draft, near);
  if (!neighbour) return false;
  switch (resource.kind) {
    case 'log-group':
      return edit.added.has(resource.name)
        ? addConstruct(edit, neighbour, resource)
        : keepLogs(edit, neighbour, resource);
    case 'async-invoke': {
      const value = destinationCode(resource.onFailure, edit);
      return value !== undefined && set(edit, neighbour, ['onFailure'], value);
    }
    case 'alarm':
      return addAlarm(edit, neighbour, resource);
    case 'gateway-endpoint':
      return addEndpoint(edit, neighbour, resource);
    case 'queue-policy':
      // The CDK lets a rule or topic send to the queue that it is given.
      return true;
    default:
      return addConstruct(edit, neighbour, resource);
  }
}

const classes: Readonly<Partial<Record<NewResource['kind'], CdkClass>>> = {
  queue: { area: 'aws-sqs', name: 'Queue' },
  table: { area: 'aws-dynamodb', name: 'Table' },
  'log-group': { area: 'aws-logs', name: 'LogGroup' },
  secret: { area: 'aws-secretsmanager', name: 'Secret' },
};

function addConstruct(edit: CdkEdit, neighbour: Making, resource: Exclude<NewResource, ReachedOtherwise>): boolean {
  const type = classes[resource.kind];
  const expression = type && edit.imports.expression(type);
  const variable = edit.added.get(resource.name)?.variable;
  const props = propsOf(edit, resource);
  if (expression === undefined || variable === undefined || !props) return false;
  const scope = scopeOf(edit.draft, neighbour);
  return edit.draft.insertBefore(neighbour, (indent) => {
    const made = construction(edit, { expression, scope, id: resource.name, props }, indent);
    return edit.isPython
      ? `${variable} = ${made}`
      : `const ${variable} = ${made}${edit.draft.style.semicolons ? ';' : ''}`;
  });
}

/** What is no construct of its own, or is made of another. */
type ReachedOtherwise = { readonly kind: 'async-invoke' | 'alarm' | 'queue-policy' | 'gateway-endpoint' };

/** The network puts it into its route tables itself. */
function addEndpoint(
  edit: CdkEdit,
  neighbour: Making,
  { name, service, vpc }: Extract<NewResource, { kind: 'gateway-endpoint' }>,
): boolean {
  const services = edit.imports.expression({ area: 'aws-ec2', name: 'GatewayVpcEndpointAwsService' });
  const variable = edit.construct(vpc);
  if (services === undefined || variable === undefined) return false;
  const constant = `${services}.${service.toUpperCase()}`;
  const given = edit.isPython ? `service=${constant}` : `{ service: ${constant} }`;
  const call = `${variable}.${edit.name('addGatewayEndpoint')}(${renderText(name, edit.draft.style)}, ${given})`;
  return edit.draft.insertAfter(neighbour, () => (edit.draft.style.semicolons && !edit.isPython ? `${call};` : call));
}

/** Stands behind the queue, as it is made of a metric of it. */
function addAlarm(
  edit: CdkEdit,
  neighbour: Making,
  { name, queue, action }: Extract<NewResource, { kind: 'alarm' }>,
): boolean {
  const expression = edit.imports.expression({ area: 'aws-cloudwatch', name: 'Alarm' });
  const missing = edit.imports.expression({ area: 'aws-cloudwatch', name: 'TreatMissingData' });
  const variable = edit.construct(queue);
  const tell = action ? actionCode(edit, action) : '';
  if (expression === undefined || missing === undefined || variable === undefined || tell === undefined) return false;
  const statistic = edit.isPython ? 'statistic="Maximum"' : `{ statistic: ${renderText('Maximum', edit.draft.style)} }`;
  const props = named(edit, {
    metric: { code: `${variable}.${edit.name('metricApproximateNumberOfMessagesVisible')}(${statistic})` },
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: { code: `${missing}.NOT_BREACHING` },
  });
  const scope = scopeOf(edit.draft, neighbour);
  return edit.draft.insertAfter(neighbour, (indent) => {
    const made = construction(edit, { expression, scope, id: name, props }, indent) + tell;
    return edit.isPython ? made : `${made}${edit.draft.style.semicolons ? ';' : ''}`;
  });
}

function actionCode(edit: CdkEdit, action: NewReference): string | undefined {
  const target = edit.construct(action);
  const type = edit.imports.expression({ area: 'aws-cloudwatch-actions', name: 'SnsAction' });
  if (target === undefined || type === undefined) return undefined;
  return `.${edit.name('addAlarmAction')}(${edit.isPython ? '' : 'new '}${type}(${target}))`;
}

interface NewConstruct {
  readonly expression: string;
  readonly scope: string;
  readonly id: string;
  readonly props: NewCodeMap;
}

/** `new sqs.Queue(this, 'Id', { … })`; in Python the props are named arguments. */
function construction(edit: CdkEdit, { expression, scope, id, props }: NewConstruct, indent: string): string {
  const { style } = edit.draft;
  const head = `${scope}, ${renderText(id, style)}`;
  if (!edit.isPython) {
    const map = props.entries.length === 0 ? '' : `, ${renderCode(props, style, indent)}`;
    return `new ${expression}(${head}${map})`;
  }
  const named = props.entries.map(([key, value]) => `${key}=${renderCode(value, style, indent, true)}`);
  const flat = `${expression}(${[head, ...named].join(', ')})`;
  if (indent.length + flat.length <= 100) return flat;
  const inner = indent + style.indent;
  const lines = [scope, renderText(id, style), ...named].map((argument) => `${inner}${argument},`);
  return [`${expression}(`, ...lines, `${indent})`].join(style.newline);
}

function propsOf(edit: CdkEdit, resource: Exclude<NewResource, ReachedOtherwise>): NewCodeMap | undefined {
  switch (resource.kind) {
    case 'queue': {
      const retentionPeriod = duration(resource.retentionSeconds, edit);
      if (retentionPeriod === undefined) return undefined;
      return named(edit, { fifo: resource.fifo === true ? true : undefined, retentionPeriod });
    }
    case 'table': {
      const kind = edit.imports.expression({ area: 'aws-dynamodb', name: 'AttributeType' });
      const billing = edit.imports.expression({ area: 'aws-dynamodb', name: 'BillingMode' });
      const key = kind === undefined ? undefined : attribute(edit, resource.partitionKey, `${kind}.STRING`);
      if (key === undefined || billing === undefined) return undefined;
      return named(edit, {
        partitionKey: key,
        billingMode: { code: `${billing}.PAY_PER_REQUEST` },
        timeToLiveAttribute: resource.timeToLive,
      });
    }
    case 'log-group': {
      const days = retention(resource.retentionDays, edit);
      return days === undefined ? undefined : named(edit, { retention: days });
    }
    case 'secret':
      return named(edit, { description: resource.description });
  }
}

function attribute(edit: CdkEdit, name: string, type: string): NewCode | undefined {
  const quoted = renderText(name, edit.draft.style);
  if (!edit.isPython) return { code: `{ name: ${quoted}, type: ${type} }` };
  const struct = edit.imports.expression({ area: 'aws-dynamodb', name: 'Attribute' });
  return struct === undefined ? undefined : { code: `${struct}(name=${quoted}, type=${type})` };
}

function named(edit: CdkEdit, values: Readonly<Record<string, NewCode | undefined>>): NewCodeMap {
  return { entries: codeMap(values).entries.map(([key, value]) => [edit.name(key), value] as const) };
}

/** A log group of its own in version 2; version 1 only lets a function say how long its lines are kept. */
function keepLogs(edit: CdkEdit, neighbour: Making, resource: Extract<NewResource, { kind: 'log-group' }>): boolean {
  const days = retention(resource.retentionDays, edit);
  if (days === undefined) return false;
  if (edit.imports.isVersion1) return set(edit, neighbour, ['logRetention'], days);
  const expression = edit.imports.expression({ area: 'aws-logs', name: 'LogGroup' });
  if (expression === undefined) return false;
  const scope = scopeOf(edit.draft, neighbour);
  const made = construction(
    edit,
    { expression, scope, id: resource.name, props: named(edit, { retention: days }) },
    '',
  );
  return set(edit, neighbour, ['logGroup'], { code: made });
}
