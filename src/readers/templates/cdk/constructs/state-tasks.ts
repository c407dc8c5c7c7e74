import { type Datum, list, literalOf, mapOptions, type Site, text, unknown } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { type Construct, constructIn, partIn, reference } from '../construct.js';
import { emptyMap, mapOf, setAt } from '../draft.js';
import { arn, type Conversion, constantName, name } from '../values.js';

/** What a class of tasks calls, and the parameters that name what it works on, each with the property it comes from. */
interface Integration {
  readonly calls: string;
  readonly parameters?: Readonly<Record<string, readonly [property: string, convert: Conversion]>>;
}

const url: Conversion = (datum) =>
  mapOptions(datum, (option) => {
    const construct = constructIn(option);
    return construct && !construct.isImported ? reference(construct, 'url', option.site) : arn(option);
  });

/** Classes of `aws-stepfunctions-tasks` and the operations they stand for (aws-cdk-lib API reference, 2026-11). */
const integrations: Readonly<Record<string, Integration>> = {
  LambdaInvoke: { calls: 'lambda:invoke', parameters: { FunctionName: ['lambdaFunction', arn] } },
  SqsSendMessage: { calls: 'sqs:sendMessage', parameters: { QueueUrl: ['queue', url] } },
  SnsPublish: { calls: 'sns:publish', parameters: { TopicArn: ['topic', arn] } },
  DynamoGetItem: { calls: 'dynamodb:getItem', parameters: { TableName: ['table', name] } },
  DynamoPutItem: { calls: 'dynamodb:putItem', parameters: { TableName: ['table', name] } },
  DynamoUpdateItem: { calls: 'dynamodb:updateItem', parameters: { TableName: ['table', name] } },
  DynamoDeleteItem: { calls: 'dynamodb:deleteItem', parameters: { TableName: ['table', name] } },
  StepFunctionsStartExecution: {
    calls: 'states:startExecution',
    parameters: { StateMachineArn: ['stateMachine', arn] },
  },
  EventBridgePutEvents: { calls: 'events:putEvents' },
  EcsRunTask: { calls: 'ecs:runTask' },
  BatchSubmitJob: { calls: 'batch:submitJob' },
  GlueStartJobRun: { calls: 'glue:startJobRun' },
  GlueStartCrawlerRun: { calls: 'aws-sdk:glue:startCrawler' },
  AthenaStartQueryExecution: { calls: 'athena:startQueryExecution' },
  AthenaGetQueryExecution: { calls: 'athena:getQueryExecution' },
  AthenaGetQueryResults: { calls: 'athena:getQueryResults' },
  CodeBuildStartBuild: { calls: 'codebuild:startBuild' },
  BedrockInvokeModel: { calls: 'bedrock:invokeModel' },
  SageMakerCreateTrainingJob: { calls: 'sagemaker:createTrainingJob' },
  SageMakerCreateTransformJob: { calls: 'sagemaker:createTransformJob' },
  HttpInvoke: { calls: 'http:invoke' },
};

/** `Resource` and `Parameters` of a task. */
export function taskEntries(state: Construct): Readonly<Record<string, Datum | undefined>> {
  const { props, site } = state;
  const className = state.type.split('.')[1] ?? '';
  if (className === 'LambdaInvoke' && isTrue(props.get('payloadResponseOnly'))) {
    return { Resource: resourceOf(props.get('lambdaFunction')), Parameters: inputOf(props.get('payload')) };
  }
  if (className === 'StepFunctionsInvokeActivity') return { Resource: resourceOf(props.get('activity')) };
  if (className === 'InvokeFunction') return { Resource: resourceOf(props.get('lambdaFunction')) };
  if (className === 'Task') return taskOfFirstVersion(state);
  if (className === 'CallAwsService') return callOfSdk(state);
  const integration = integrations[className];
  if (!integration) return { Resource: unknown(site, `what ${className} calls is not known here`) };
  const parameters = emptyMap(site);
  for (const [key, [property, convert]] of Object.entries(integration.parameters ?? {})) {
    const slot = props.slot(property);
    if (slot) parameters.entries.set(key, { ...slot, datum: convert(slot.datum) });
  }
  if (className === 'EventBridgePutEvents') setAt(parameters, ['Entries'], entriesOf(props.slot('entries'), site));
  setInput(parameters.entries, className, state);
  for (const property of handedOn) {
    const given = inputOf(props.get(property));
    if (given) parameters.entries.set(property.charAt(0).toUpperCase() + property.slice(1), { datum: given, site });
  }
  return { Resource: text(`arn:aws:states:::${integration.calls}${waiting(state)}`, site), Parameters: parameters };
}

/** Properties of tasks that hold data for what is called, a task token perhaps. */
const handedOn: readonly string[] = [
  'containerOverrides',
  'messageAttributes',
  'arguments',
  'requestBody',
  'attributes',
];

/** What the data of the execution, or part of it, is handed on as. */
function setInput(parameters: Map<string, Slot>, className: string, { props, site }: Construct): void {
  const [key, property] =
    {
      LambdaInvoke: ['Payload', 'payload'],
      SqsSendMessage: ['MessageBody', 'messageBody'],
      SnsPublish: ['Message', 'message'],
      StepFunctionsStartExecution: ['Input', 'input'],
    }[className] ?? [];
  if (key === undefined || property === undefined) return;
  const input = inputOf(props.get(property));
  const isPath = input === undefined || (input.kind === 'text' && literalOf(input)?.startsWith('$') === true);
  parameters.set(isPath ? `${key}.$` : key, { datum: input ?? text('$', site), site });
}

function taskOfFirstVersion({ props, site }: Construct): Readonly<Record<string, Datum | undefined>> {
  const task = partIn(props.get('task'));
  const [used] = task?.arguments ?? [];
  const integration = integrations[task?.className === 'RunLambdaTask' ? 'LambdaInvoke' : ''];
  if (!integration || !used)
    return { Resource: resourceOf(used) ?? unknown(site, 'what the task calls is not known here') };
  return {
    Resource: text(`arn:aws:states:::${integration.calls}`, site),
    Parameters: mapOf({ FunctionName: arn(used) }, site),
  };
}

function callOfSdk(state: Construct): Readonly<Record<string, Datum | undefined>> {
  const { props, site } = state;
  const [service, action] = [literalOf(props.get('service')), literalOf(props.get('action'))];
  const Parameters = inputOf(props.get('parameters'));
  if (service === undefined || action === undefined) {
    return { Resource: unknown(site, 'which operation is called is known only when it runs'), Parameters };
  }
  return { Resource: text(`arn:aws:states:::aws-sdk:${service}:${action}${waiting(state)}`, site), Parameters };
}

function entriesOf(entries: Slot | undefined, site: Site): Slot {
  const items = entries?.datum.kind === 'list' ? entries.datum.items : [];
  const converted = items.map(({ datum, site: at }): Datum => {
    const given = (key: string) => (datum.kind === 'map' ? datum.entries.get(key)?.datum : undefined);
    const bus = given('eventBus');
    return mapOf({ EventBusName: bus && name(bus), Detail: inputOf(given('detail')) }, at);
  });
  return { datum: list(converted, site), site };
}

function waiting({ props }: Construct): string {
  const pattern = constantName(props.get('integrationPattern'));
  return { RUN_JOB: '.sync', WAIT_FOR_TASK_TOKEN: '.waitForTaskToken' }[pattern ?? ''] ?? '';
}

function resourceOf(used: Datum | undefined): Datum | undefined {
  return used && constructIn(used) ? arn(used) : undefined;
}

/** Data in the words of Amazon States Language: what `TaskInput` and `JsonPath` wrap, and the token. */
export function inputOf(datum: Datum | undefined, depth = 0): Datum | undefined {
  if (!datum || depth > maximumDepth) return undefined;
  const part = partIn(datum);
  if (part && /^aws-stepfunctions\.(TaskInput|JsonPath)\./.test(part.type))
    return inputOf(part.arguments[0], depth + 1);
  const constant = constantName(datum);
  if (constant === 'taskToken') return text('$$.Task.Token', datum.site);
  if (constant === 'entirePayload') return text('$', datum.site);
  if (constant === 'DISCARD') return { kind: 'nothing', site: datum.site };
  if (datum.kind === 'list') {
    return {
      ...datum,
      items: datum.items.map((slot) => ({ ...slot, datum: inputOf(slot.datum, depth + 1) ?? slot.datum })),
    };
  }
  if (datum.kind !== 'map') return datum;
  const map = emptyMap(datum.site, datum.incomplete);
  for (const [key, slot] of datum.entries) {
    map.entries.set(key, { ...slot, datum: inputOf(slot.datum, depth + 1) ?? slot.datum });
  }
  return map;
}

const maximumDepth = 20;

function isTrue(datum: Datum | undefined): boolean {
  return datum?.kind === 'boolean' && datum.value;
}
