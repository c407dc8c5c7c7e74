import type { NewValue, ReferenceAttribute, TemplateIntent } from '../../../../model/intent.js';
import { registryName } from '../registry/names.js';
import type { Block, Expression } from '../syntax/nodes.js';
import { setAttribute, setEntry } from './bodies.js';
import type { NewGrant } from './grants.js';
import type { HclDraft } from './hcl-draft.js';
import { type NewExpression, quoted } from './new-expression.js';
import { attributeOf, entryOf, keyText, structureOf } from './places.js';

/** The module of the registry a block calls; undefined for a block of another kind and for other modules. */
export function calledModule(block: Block | undefined): string | undefined {
  if (block?.type !== 'module') return undefined;
  const source = attributeOf(block.body, 'source')?.value;
  const text = source && keyText(source);
  return text === undefined ? undefined : registryName(text);
}

/** The output of a module that gives an attribute of what it chiefly makes. */
export function moduleOutput(module: string, meaning: ReferenceAttribute): string | undefined {
  return outputs[module]?.[meaning];
}

type SetProperty = Extract<TemplateIntent, { readonly kind: 'set-property' }>;

/**
 * A property of something a module makes, as arguments of its call: by the path of what it is, the call itself or a part.
 * Undefined where the module has no argument for it.
 */
export function moduleArguments(
  module: string,
  part: string | undefined,
  { declaration, property, value }: Pick<SetProperty, 'declaration' | 'property' | 'value'>,
): readonly (readonly [name: string, value: NewValue])[] | undefined {
  if (declaration === 'function' && property === 'tracing') {
    if (module !== 'lambda') return undefined;
    return [['tracing_mode', value], ...(value === 'Active' ? [['attach_tracing_policy', true] as const] : [])];
  }
  if (property === 'authorization') {
    return module === 'lambda' && part === 'url' && value === 'iam' ? [['authorization_type', 'AWS_IAM']] : undefined;
  }
  const name = names[`${module}.${part ?? 'this'}`]?.[`${declaration}.${property}`];
  return name === undefined ? undefined : [[name, value]];
}

/** The argument of a module's call that says a property, `function.timeoutSeconds`, of what it makes. */
export function moduleArgument(module: string, part: string | undefined, property: string): string | undefined {
  const own = `${module}.${part ?? 'this'}`;
  return names[own]?.[property] ?? removable[`${own}.${property}`];
}

/** The name an entry of `event_source_mapping` has for a property of the model. */
export const mappingEntries: Readonly<Record<string, string>> = {
  batchSize: 'batch_size',
  batchingWindowSeconds: 'maximum_batching_window_in_seconds',
  reportsBatchItemFailures: 'function_response_types',
  maximumRetryAttempts: 'maximum_retry_attempts',
  maximumRecordAgeSeconds: 'maximum_record_age_in_seconds',
  bisectOnError: 'bisect_batch_on_function_error',
  enabled: 'enabled',
};

/** Gives the role that the module `lambda` makes a right: an entry of its statements. */
export function addModuleGrant(draft: HclDraft, find: () => Block | undefined, grant: NewGrant): boolean {
  const block = find();
  if (!block || attributeOf(block.body, 'lambda_role')) return false;
  const statement: NewExpression = {
    object: [
      ['effect', '"Allow"'],
      ['actions', { list: grant.actions.map(quoted) }],
      ['resources', { list: [grant.resource] }],
    ],
  };
  return (
    setModuleArgument(draft, find, 'attach_policy_statements', 'true') &&
    setMapEntry(draft, find, 'policy_statements', (object) => freeKey(object, grant), statement)
  );
}

/** Sets an argument of a call. */
export function setModuleArgument(
  draft: HclDraft,
  find: () => Block | undefined,
  name: string,
  value: NewExpression,
): boolean {
  const block = find();
  return block !== undefined && setAttribute(draft, block, name, value, settings);
}

/** Sets an entry of an argument that is a map, making it where it is not there. */
export function setMapEntry(
  draft: HclDraft,
  find: () => Block | undefined,
  name: string,
  key: string | ((object: Extract<Expression, { kind: 'object' }> | undefined) => string),
  value: NewExpression,
): boolean {
  const block = find();
  if (!block) return false;
  const written = attributeOf(block.body, name);
  const keyIn = (object: Extract<Expression, { kind: 'object' }> | undefined) =>
    typeof key === 'string' ? key : key(object);
  if (!written) return setAttribute(draft, block, name, { object: [[keyIn(undefined), value]] });
  const structure = structureOf(written.value);
  const object =
    structure.kind === 'call' && structure.name === 'merge' && !structure.spreads
      ? structure.arguments.findLast((each) => each.kind === 'object')
      : structure;
  return object?.kind === 'object' && setEntry(draft, object, keyIn(object), value);
}

function freeKey(object: Extract<Expression, { kind: 'object' }> | undefined, { actions }: NewGrant): string {
  const service = (actions[0] ?? '').split(':')[0] || 'access';
  for (let count = 1; ; count++) {
    const key = count === 1 ? service : `${service}_${count}`;
    if (!object || !entryOf(object, key)) return key;
  }
}

/** Settings of a function stand together. */
const settings = ['name', 'source_path', 'handler', 'runtime', 'architectures', 'memory_size', 'timeout'];

/** By module and part: the argument for a property of the model (documentation of each module, 2026-11). */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'lambda.this': {
    'function.timeoutSeconds': 'timeout',
    'function.memoryMb': 'memory_size',
    'function.runtime': 'runtime',
    'function.handler': 'handler',
    'function.functionName': 'function_name',
    'function.reservedConcurrency': 'reserved_concurrent_executions',
  },
  'lambda.logs': { 'log-group.retentionDays': 'cloudwatch_logs_retention_in_days' },
  'lambda.async': {
    'async-invoke.maximumRetryAttempts': 'maximum_retry_attempts',
    'async-invoke.maximumEventAgeSeconds': 'maximum_event_age_in_seconds',
  },
  'sqs.this': {
    'queue.visibilityTimeoutSeconds': 'visibility_timeout_seconds',
    'queue.retentionSeconds': 'message_retention_seconds',
    'queue.queueName': 'name',
  },
  'sqs.dlq': {
    'queue.visibilityTimeoutSeconds': 'dlq_visibility_timeout_seconds',
    'queue.retentionSeconds': 'dlq_message_retention_seconds',
    'queue.queueName': 'dlq_name',
  },
};

/** Arguments that are set with others, and can be taken away alone. */
const removable: Readonly<Record<string, string>> = {
  'lambda.this.function.tracing': 'tracing_mode',
  'lambda.this.function.layers': 'layers',
};

const outputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lambda: { arn: 'lambda_function_arn', name: 'lambda_function_name', url: 'lambda_function_url' },
  sqs: { arn: 'queue_arn', name: 'queue_name', url: 'queue_url' },
  sns: { arn: 'topic_arn', name: 'topic_name' },
  'dynamodb-table': { arn: 'dynamodb_table_arn', name: 'dynamodb_table_id' },
  's3-bucket': { arn: 's3_bucket_arn', name: 's3_bucket_id' },
};
