import { type Datum, list, literalOf, text } from '../../../evaluation/data.js';
import { copyProps, type Properties, setDefault } from '../application.js';
import { type Construct, constructIn, partIn, reference } from '../construct.js';
import { appendAt, type Draft, emptyMap, mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Context, Method } from '../family.js';
import { grant, makeRole, roleOf, statementSlot } from '../roles.js';
import { arn, constants, each, itself, runtime, seconds, upperCase } from '../values.js';
import { declareAsyncInvoke } from './async-invoke.js';
import { bindEventSource, mapEventSource } from './event-sources.js';
import { assetPath, assetPathOf, setCode } from './function-code.js';
import { declareLogRetention } from './logs.js';
import { setNetwork } from './networks.js';
import { permissionMethods } from './permissions.js';
import { addAutoScaling } from './scaling.js';
import { corsSettings } from './stages.js';

/** Functions of every kind, and what hangs on them. */
export const lambdaFamilies: readonly ConstructFamily[] = [
  {
    types: [
      'aws-lambda.Function',
      'aws-lambda.NodejsFunction',
      'aws-lambda.PythonFunction',
      'aws-lambda.GoFunction',
      'aws-lambda.DotNetFunction',
      'aws-lambda.DockerImageFunction',
      'aws-lambda.SingletonFunction',
      'aws-cloudfront.experimental.EdgeFunction',
      'aws-cloudfront.EdgeFunction',
    ],
    make: makeFunction,
    methods: functionMethods(),
    member: (construct, name, site) => {
      if (name === 'currentVersion' || name === 'latestVersion') return construct.datum;
      if (name === 'logGroup') return mapOf({ logGroupName: text('', site) }, site);
      return undefined;
    },
  },
  {
    types: ['aws-lambda.Alias', 'aws-lambda.Version'],
    make: (construct, { application }) => {
      const target = constructIn(construct.props.get('version') ?? construct.props.get('lambda'));
      application.declare(construct, `AWS::Lambda::${construct.type === 'aws-lambda.Alias' ? 'Alias' : 'Version'}`, {
        FunctionName: [construct.type === 'aws-lambda.Alias' ? 'version' : 'lambda', itself],
        'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions': 'provisionedConcurrentExecutions',
        Name: 'aliasName',
        RoutingConfig: 'additionalVersions',
      });
      construct.role = target?.role;
    },
    methods: {
      ...functionMethods(),
      addAutoScaling,
    },
  },
  {
    types: ['aws-lambda.EventSourceMapping'],
    make: (construct, context) => mapEventSource(construct, construct.props.get('target'), context),
  },
  {
    types: ['aws-lambda.EventInvokeConfig'],
    make: (construct, context) => {
      const target = constructIn(construct.props.get('function'));
      if (target) declareAsyncInvoke(construct, target, construct, context);
    },
  },
  {
    types: ['aws-lambda.LayerVersion', 'aws-lambda.PythonLayerVersion'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::Lambda::LayerVersion');
      const path = construct.props.slot('entry') ?? assetPathOf(partIn(construct.props.get('code')));
      if (path) setAt(draft.properties, ['Content'], { ...path, datum: assetPath(path.datum, draft, application) });
    },
  },
  {
    types: ['aws-lambda.FunctionUrl'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::Lambda::Url', {
        TargetFunctionArn: ['function', itself],
        AuthType: ['authType', urlAuthorization],
      });
      const cors = corsSettings(construct.props.inner('cors'), 'allowedOrigins');
      if (cors) setAt(draft.properties, ['Cors'], cors);
      // Source: aws-cdk-lib, `FunctionUrlOptions.authType`: AWS_IAM when it is not given, 2026-11.
      if (!construct.props.slot('authType')) setDefault(draft, 'AuthType', text('AWS_IAM', draft.site));
    },
  },
];

const urlAuthorization = constants({ NONE: 'NONE', AWS_IAM: 'AWS_IAM' });

const common: Properties = {
  FunctionName: 'functionName',
  Runtime: ['runtime', runtime],
  Handler: 'handler',
  Timeout: ['timeout', seconds],
  MemorySize: 'memorySize',
  KmsKeyArn: ['environmentEncryption', arn],
  ReservedConcurrentExecutions: 'reservedConcurrentExecutions',
  'SnapStart.ApplyOn': ['snapStart', constants({ ON_PUBLISHED_VERSIONS: 'PublishedVersions' })],
  'TracingConfig.Mode': ['tracing', constants({ ACTIVE: 'Active', PASS_THROUGH: 'PassThrough', DISABLED: 'Disabled' })],
  'Environment.Variables': 'environment',
  Layers: ['layers', each(arn)],
  'LoggingConfig.LogGroup': ['logGroup', itself],
  'LoggingConfig.LogFormat': ['loggingFormat', constants({ JSON: 'JSON', TEXT: 'Text' })],
  'LoggingConfig.ApplicationLogLevel': ['applicationLogLevelV2', upperCase],
  'LoggingConfig.SystemLogLevel': ['systemLogLevelV2', upperCase],
  FileSystemConfigs: ['filesystem', (datum) => (datum.kind === 'object' ? mapOf({}, datum.site) : datum)],
  'DeadLetterConfig.TargetArn': ['deadLetterQueue', arn],
  Role: ['role', arn],
};

/** Older names of the same (aws-cdk-lib API reference, `FunctionOptions`, 2026-11). */
const olderLogging: Properties = {
  'LoggingConfig.LogFormat': ['logFormat', constants({ JSON: 'JSON', TEXT: 'Text' })],
  'LoggingConfig.ApplicationLogLevel': ['applicationLogLevel', upperCase],
  'LoggingConfig.SystemLogLevel': ['systemLogLevel', upperCase],
};

function makeFunction(construct: Construct, context: Context): void {
  const { application } = context;
  const { props } = construct;
  const draft = application.declare(construct, 'AWS::Lambda::Function', {
    ...common,
    Architectures: ['architecture', (datum) => list([architecture(datum)], datum.site)],
  });
  for (const properties of [olderLogging, common]) copyProps(props, properties, draft);
  if (props.slot('deadLetterTopic'))
    copyProps(props, { 'DeadLetterConfig.TargetArn': ['deadLetterTopic', arn] }, draft);
  setEnvironment(draft);
  setNetwork(construct, draft);
  setCode(construct, draft, application);
  setRole(construct, draft, context);
  makeDeadLetterQueue(construct, draft, context);
  declareAsyncInvoke(construct, construct, construct, context);
  declareLogRetention(construct, context);
  for (const source of itemsOf(props.get('events'))) bindEventSource(construct, source, context);
  for (const statement of itemsOf(props.get('initialPolicy'))) {
    const slot = statementSlot(statement);
    if (slot) grant(construct.role, slot);
  }
}

function architecture(datum: Datum): Datum {
  return constants({ ARM_64: 'arm64', X86_64: 'x86_64' })(datum);
}

/** The map of variables may be changed later: it is a copy of what was given. */
function setEnvironment(draft: Draft): void {
  const found = draft.properties.entries.get('Environment')?.datum;
  const variables = found?.kind === 'map' ? found.entries.get('Variables') : undefined;
  if (variables?.datum.kind !== 'map') return;
  const copy = emptyMap(variables.datum.site, variables.datum.incomplete);
  for (const [key, slot] of variables.datum.entries) copy.entries.set(key, slot);
  setAt(draft.properties, ['Environment', 'Variables'], { ...variables, datum: copy });
}

function setRole(construct: Construct, draft: Draft, context: Context): void {
  const given = construct.props.slot('role');
  if (given) {
    construct.role = constructIn(given.datum);
    return;
  }
  const inVpc = construct.props.slot('vpc') !== undefined;
  const policies = ['service-role/AWSLambdaBasicExecutionRole'];
  if (inVpc) policies.push('service-role/AWSLambdaVPCAccessExecutionRole');
  construct.role = makeRole(construct, 'lambda.amazonaws.com', policies, context);
  setDefault(draft, 'Role', reference(construct.role, 'arn', draft.site));
}

/** Source: aws-cdk-lib, `deadLetterQueueEnabled`: a queue with a retention of 14 days, 2026-11. */
function makeDeadLetterQueue(construct: Construct, draft: Draft, { application }: Context): void {
  const enabled = construct.props.get('deadLetterQueueEnabled');
  if (enabled?.kind !== 'boolean' || !enabled.value || construct.props.slot('deadLetterQueue')) return;
  const queue = application.child(construct, { type: 'aws-sqs.Queue', name: 'DeadLetterQueue' });
  const declared = application.declare(queue, 'AWS::SQS::Queue', {}, true);
  setDefault(declared, 'MessageRetentionPeriod', { kind: 'number', value: 14 * 86_400, site: draft.site });
  setDefault(draft, 'DeadLetterConfig.TargetArn', reference(queue, 'arn', enabled.site));
  construct.members.set('deadLetterQueue', queue.datum);
}

function functionMethods(): Readonly<Record<string, Method>> {
  return {
    addEventSource: (construct, given, context) => {
      bindEventSource(construct, given.at(0, 'source'), context);
      return undefined;
    },
    addEventSourceMapping: (construct, given, context) => {
      const mapping = context.application.child(construct, {
        type: 'aws-lambda.EventSourceMapping',
        name: literalOf(given.at(0, 'id')) ?? 'EventSourceMapping',
        site: given.call.site,
        props: given.props(1),
        isConditional: context.run.isConditional,
      });
      mapEventSource(mapping, construct.datum, context);
      return mapping.datum;
    },
    addEnvironment: (construct, given) => {
      const [key, value] = [literalOf(given.at(0, 'key')), given.slot(1, 'value')];
      if (construct.draft && key !== undefined && value) {
        const keySite = given.slot(0, 'key')?.site ?? value.site;
        setAt(construct.draft.properties, ['Environment', 'Variables', key], { ...value, keySite });
      }
      return construct.datum;
    },
    addLayers: (construct, given) => {
      for (const { datum, site } of given.positional) {
        if (construct.draft) appendAt(construct.draft.properties, ['Layers'], { datum: arn(datum), site });
      }
      return undefined;
    },
    addToRolePolicy: (construct, given) => {
      const slot = statementSlot(given.at(0, 'statement'));
      if (slot) grant(roleOf(construct.datum), slot);
      return undefined;
    },
    configureAsyncInvoke: (construct, given, context) => {
      const props = given.props(0);
      const config = context.application.child(construct, {
        type: 'aws-lambda.EventInvokeConfig',
        name: 'EventInvokeConfig',
        site: given.call.site,
        props,
        isConditional: context.run.isConditional,
      });
      declareAsyncInvoke(config, construct, config, context);
      return undefined;
    },
    addFunctionUrl: (construct, given, { application }) => {
      const url = application.child(construct, {
        type: 'aws-lambda.FunctionUrl',
        name: 'FunctionUrl',
        site: given.call.site,
        props: given.props(0),
      });
      const draft = application.declare(url, 'AWS::Lambda::Url', { AuthType: ['authType', urlAuthorization] });
      const cors = corsSettings(url.props.inner('cors'), 'allowedOrigins');
      if (cors) setAt(draft.properties, ['Cors'], cors);
      setDefault(draft, 'TargetFunctionArn', reference(construct, 'arn', draft.site));
      if (!url.props.slot('authType')) setDefault(draft, 'AuthType', text('AWS_IAM', draft.site));
      return url.datum;
    },
    ...permissionMethods,
    addAlias: (construct, given, { application }) => {
      const alias = application.child(construct, {
        type: 'aws-lambda.Alias',
        name: `Alias${literalOf(given.at(0, 'aliasName')) ?? ''}`,
        site: given.call.site,
        props: given.props(1),
      });
      const draft = application.declare(alias, 'AWS::Lambda::Alias', {
        'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions': 'provisionedConcurrentExecutions',
      });
      setDefault(draft, 'FunctionName', reference(construct, 'arn', draft.site));
      alias.role = construct.role;
      alias.members.set('version', construct.datum);
      return alias.datum;
    },
  };
}

function itemsOf(datum: Datum | undefined): readonly Datum[] {
  return datum?.kind === 'list' ? datum.items.map((item) => item.datum) : [];
}
