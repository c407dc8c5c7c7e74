import { describe, expect, test } from 'vitest';
import { named, of, path, short, stackOf, stackText, textAt } from './reading.js';

describe('functions', () => {
  test('with what is written and what the construct adds', () => {
    const facts = stackOf(`new lambda.Function(this, 'Save', {
      runtime: lambda.Runtime.PYTHON_3_13, handler: 'app.save', code: lambda.Code.fromAsset(path.join(__dirname, '..', 'functions')),
      timeout: Duration.minutes(1), memorySize: 512, tracing: lambda.Tracing.ACTIVE, functionName: \`save-\${props.stage}\`,
      environment: { TABLE: 'orders' }, architecture: lambda.Architecture.ARM_64, reservedConcurrentExecutions: 5,
    });`);
    const save = named(facts, 'function', 'Save');
    expect(save.id).toBe('Orders/Save');
    expect(
      Object.fromEntries(
        (
          [
            'runtime',
            'handler',
            'timeoutSeconds',
            'memoryMb',
            'tracing',
            'functionName',
            'reservedConcurrency',
          ] as const
        ).map((key) => [key, short(save[key])]),
      ),
    ).toEqual({
      runtime: 'python3.13',
      handler: 'app.save',
      timeoutSeconds: 60,
      memoryMb: 512,
      tracing: 'Active',
      functionName: 'save-${STAGE}',
      reservedConcurrency: 5,
    });
    expect(short(save.architectures)).toEqual(['arm64']);
    expect(save.packaging.kind === 'folder' && short(save.packaging.folder)).toBe('functions');
    expect(save.environment).toMatchObject({ complete: true, variables: [{ name: 'TABLE' }] });
    expect(short(save.role)).toBe('Orders/Save/ServiceRole.arn');
    const role = named(facts, 'role', 'ServiceRole');
    expect(role.generated).toBe(true);
    expect(role.managedPolicies.map(short)).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    ]);
  });

  test('stand where their id is written, their values where those are', () => {
    const body = "const timeout = Duration.seconds(9); new lambda.Function(this, 'Save', { timeout });";
    const text = stackText(body);
    const save = named(stackOf(body), 'function', 'Save');
    expect(textAt(text, save.range)).toBe("'Save'");
    if (save.timeoutSeconds.kind !== 'known') throw new Error('not known');
    expect(textAt(text, save.timeoutSeconds.range)).toBe('timeout');
    expect(textAt(text, save.timeoutSeconds.definedAt!)).toBe('Duration.seconds(9)');
  });

  test.each<[string, string, string, readonly string[]]>([
    ["entry: path.join(__dirname, 'save.ts')", 'lib', 'index.handler', ['lib/save.ts']],
    ["entry: 'src/save.ts', handler: 'main'", 'src', 'index.main', ['src/save.ts']],
    ['', 'lib', 'index.handler', ['lib/stack.Save.ts']],
  ])('bundled from { %s }', (props, folder, handler, entries) => {
    const { packaging, handler: written } = named(
      stackOf(`new nodejs.NodejsFunction(this, 'Save', { ${props} });`),
      'function',
      'Save',
    );
    if (packaging.kind !== 'folder') throw new Error(packaging.kind);
    expect([short(packaging.folder), short(written), packaging.entryPoints.map(({ file }) => file)]).toEqual([
      folder,
      handler,
      entries,
    ]);
  });

  test.each([
    ["code: lambda.Code.fromInline('exports.handler = 1')", 'inline'],
    ["code: lambda.Code.fromBucket(props.bucket, 'x')", 'remote'],
    ["code: lambda.Code.fromAsset('src')", 'folder'],
    ['code: props.code', 'remote'],
  ])('with { %s }', (code, kind) => {
    expect(named(stackOf(`new lambda.Function(this, 'Save', { ${code} });`), 'function', 'Save').packaging.kind).toBe(
      kind,
    );
  });

  test('from images', () => {
    const facts = stackOf(
      "new lambda.DockerImageFunction(this, 'Save', { code: lambda.DockerImageCode.fromImageAsset('image') });",
    );
    const { packaging } = named(facts, 'function', 'Save');
    expect(packaging.kind === 'image' && short(packaging.folder)).toBe('image');
  });

  test('with failure destinations, addresses and log groups', () => {
    const facts = stackOf(`
      const failed = new sqs.Queue(this, 'Failed');
      new lambda.Function(this, 'Save', { onFailure: new destinations.SqsDestination(failed), retryAttempts: 1, maxEventAge: Duration.hours(1), logRetention: logs.RetentionDays.ONE_WEEK })
        .addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE });
      fn.configureAsyncInvoke({ retryAttempts: 0 });
      new lambda.Function(this, 'Dead', { deadLetterQueueEnabled: true });`);
    const [saved, fn] = of(facts, 'async-invoke');
    expect([short(saved?.function), short(saved?.onFailure), short(saved?.maximumRetryAttempts)]).toEqual([
      'Orders/Save.name',
      'Orders/Failed.arn',
      1,
    ]);
    expect(short(saved?.maximumEventAgeSeconds)).toBe(3600);
    expect(short(fn?.function)).toBe('Orders/Fn.name');
    expect(short(of(facts, 'function-url')[0]?.authorization)).toBe('none');
    const [group] = of(facts, 'log-group');
    expect([short(group?.retentionDays), short(group?.logGroupName)]).toEqual([7, '/aws/lambda/${Orders/Save.name}']);
    expect(short(named(facts, 'function', 'Dead').deadLetter)).toBe('Orders/Dead/DeadLetterQueue.arn');
    expect(short(named(facts, 'queue', 'DeadLetterQueue').retentionSeconds)).toBe(14 * 86_400);
  });
});

describe('what starts a function', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      "fn.addEventSource(new sources.SqsEventSource(new sqs.Queue(this, 'Q'), { batchSize: 5, maxBatchingWindow: Duration.seconds(9), reportBatchItemFailures: true, maxConcurrency: 2 }));",
      {
        trigger: 'queue',
        service: 'sqs',
        source: 'Orders/Q.arn',
        batchSize: 5,
        batchingWindowSeconds: 9,
        reportsBatchItemFailures: true,
        maximumConcurrency: 2,
      },
    ],
    [
      "fn.addEventSource(new sources.DynamoEventSource(new dynamodb.Table(this, 'T', {}), { startingPosition: lambda.StartingPosition.LATEST, retryAttempts: 3, bisectBatchOnError: true, maxRecordAge: Duration.hours(1), onFailure: new sources.SqsDlq(new sqs.Queue(this, 'Dlq')) }));",
      {
        trigger: 'stream',
        service: 'dynamodb',
        source: 'Orders/T.arn',
        maximumRetryAttempts: 3,
        bisectOnError: true,
        maximumRecordAgeSeconds: 3600,
        onFailure: 'Orders/Dlq.arn',
      },
    ],
    [
      "fn.addEventSource(new sources.KinesisEventSource(new kinesis.Stream(this, 'S'), { startingPosition: lambda.StartingPosition.LATEST }));",
      { trigger: 'stream', service: 'kinesis', source: 'Orders/S.arn' },
    ],
    [
      "fn.addEventSourceMapping('M', { eventSourceArn: new sqs.Queue(this, 'Q').queueArn, batchSize: 1 });",
      { trigger: 'queue', service: 'sqs', source: 'Orders/Q.arn', batchSize: 1 },
    ],
    [
      "new lambda.EventSourceMapping(this, 'M', { target: fn, eventSourceArn: new sqs.Queue(this, 'Q').queueArn });",
      { trigger: 'queue', service: 'sqs', source: 'Orders/Q.arn' },
    ],
    [
      "fn.addEventSource(new sources.ManagedKafkaEventSource({ clusterArn: 'arn:aws:kafka:x', topic: 'orders', startingPosition: lambda.StartingPosition.LATEST }));",
      { trigger: 'stream', service: 'kafka' },
    ],
    [
      "new sns.Topic(this, 'T').addSubscription(new subs.LambdaSubscription(fn, { deadLetterQueue: new sqs.Queue(this, 'Dlq') }));",
      { trigger: 'topic', source: 'Orders/T.arn', asynchronous: true, deadLetter: 'Orders/Dlq.arn' },
    ],
    [
      "fn.addEventSource(new sources.SnsEventSource(new sns.Topic(this, 'T')));",
      { trigger: 'topic', source: 'Orders/T.arn' },
    ],
    [
      "new s3.Bucket(this, 'B').addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(fn));",
      { trigger: 'storage', source: 'Orders/B' },
    ],
    [
      "fn.addEventSource(new sources.S3EventSource(new s3.Bucket(this, 'B'), { events: [s3.EventType.OBJECT_CREATED] }));",
      { trigger: 'storage', source: 'Orders/B' },
    ],
    [
      "new events.Rule(this, 'R', { schedule: events.Schedule.rate(Duration.hours(1)), targets: [new targets.LambdaFunction(fn)] });",
      { trigger: 'schedule', asynchronous: true, name: 'R' },
    ],
    [
      "const bus = new events.EventBus(this, 'Bus'); const rule = new events.Rule(this, 'R', { eventBus: bus, eventPattern: { source: ['x'] }, enabled: false }); rule.addTarget(new targets.LambdaFunction(fn, { deadLetterQueue: new sqs.Queue(this, 'Dlq'), retryAttempts: 2 }));",
      { trigger: 'bus', source: 'Orders/Bus.name', deadLetter: 'Orders/Dlq.arn', enabled: false },
    ],
    [
      "new scheduler.Schedule(this, 'S', { schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), target: new schedulerTargets.LambdaInvoke(fn, { deadLetterQueue: new sqs.Queue(this, 'Dlq') }) });",
      { trigger: 'schedule', deadLetter: 'Orders/Dlq.arn' },
    ],
    [
      "new cognito.UserPool(this, 'P', { lambdaTriggers: { preSignUp: fn } });",
      { trigger: 'identity', asynchronous: false, name: 'PreSignUp' },
    ],
    [
      "new cognito.UserPool(this, 'P').addTrigger(cognito.UserPoolOperation.PRE_SIGN_UP, fn);",
      { trigger: 'identity', name: 'PreSignUp' },
    ],
    ["new cr.Provider(this, 'P', { onEventHandler: fn });", { trigger: 'deployment', asynchronous: false }],
    [
      "new cdk.CustomResource(this, 'C', { serviceToken: fn.functionArn });",
      { trigger: 'deployment', asynchronous: false },
    ],
  ])('%s', (body, expected) => {
    const [trigger] = of(stackOf(body), 'trigger');
    expect(short(trigger?.function)).toMatch(/^Orders\/Fn\b/);
    const found = Object.fromEntries(
      Object.keys(expected).map((key) => [key, short((trigger as unknown as Record<string, unknown>)[key])]),
    );
    expect(found).toEqual(expected);
  });
});

describe('routes', () => {
  const routesOf = (body: string) =>
    of(stackOf(body), 'trigger').map((trigger) =>
      trigger.trigger === 'http'
        ? [trigger.gateway, short(trigger.method), short(trigger.path), short(trigger.authorization)]
        : [],
    );

  test('of REST APIs', () => {
    expect(
      routesOf(`
        const api = new apigw.RestApi(this, 'Api');
        const orders = api.root.addResource('orders');
        orders.addMethod('POST', new apigw.LambdaIntegration(fn), { authorizationType: apigw.AuthorizationType.IAM });
        orders.addResource('{id}').addMethod('GET', new apigw.LambdaIntegration(fn));
        api.root.resourceForPath('/orders/{id}/lines').addMethod('ANY', new apigw.LambdaIntegration(fn), { authorizer: new apigw.TokenAuthorizer(this, 'A', { handler: fn }) });
        api.root.addMethod('GET', new apigw.MockIntegration());`),
    ).toEqual([
      ['rest', 'POST', '/orders', 'iam'],
      ['rest', 'GET', '/orders/{id}', 'none'],
      ['rest', 'ANY', '/orders/{id}/lines', 'authorizer'],
    ]);
  });

  test('with the options of the API', () => {
    expect(
      routesOf(`
        const api = new apigw.RestApi(this, 'Api', { defaultMethodOptions: { authorizationType: apigw.AuthorizationType.IAM }, defaultIntegration: new apigw.LambdaIntegration(fn) });
        api.root.addMethod('GET');`),
    ).toEqual([['rest', 'GET', '/', 'iam']]);
  });

  test('of an API for one function', () => {
    expect(routesOf("new apigw.LambdaRestApi(this, 'Api', { handler: fn });")).toEqual([
      ['rest', 'ANY', '/', 'none'],
      ['rest', 'ANY', '/{proxy+}', 'none'],
    ]);
  });

  test('of HTTP APIs', () => {
    expect(
      routesOf(`
        const api = new apigwv2.HttpApi(this, 'Api');
        api.addRoutes({ path: '/orders', methods: [apigwv2.HttpMethod.GET, apigwv2.HttpMethod.POST], integration: new integrations.HttpLambdaIntegration('I', fn) });
        api.addRoutes({ path: '/safe', integration: new integrations.HttpLambdaIntegration('J', fn), authorizer: new authorizers.HttpIamAuthorizer() });`),
    ).toEqual([
      ['http', 'GET', '/orders', 'none'],
      ['http', 'POST', '/orders', 'none'],
      ['http', 'ANY', '/safe', 'iam'],
    ]);
  });

  test('of WebSocket APIs', () => {
    expect(
      routesOf(`
        const api = new apigwv2.WebSocketApi(this, 'Api', { connectRouteOptions: { integration: new integrations.WebSocketLambdaIntegration('C', fn) } });
        api.addRoute('send', { integration: new integrations.WebSocketLambdaIntegration('S', fn) });`),
    ).toEqual([
      ['websocket', undefined, '$connect', 'none'],
      ['websocket', undefined, 'send', 'none'],
    ]);
  });
});

describe('rights', () => {
  const statementsOf = (body: string) =>
    named(stackOf(body), 'role', 'ServiceRole').statements.map(({ actions, resources, effect }) => [
      short(effect),
      actions.map(short),
      resources.map(short),
    ]);

  test.each<[string, unknown]>([
    [
      "new sqs.Queue(this, 'Q').grantSendMessages(fn)",
      [['Allow', ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'], ['Orders/Q.arn']]],
    ],
    ["new sns.Topic(this, 'T').grantPublish(fn)", [['Allow', ['sns:Publish'], ['Orders/T.arn']]]],
    [
      "new dynamodb.Table(this, 'T', {}).grant(fn, 'dynamodb:GetItem')",
      [['Allow', ['dynamodb:GetItem'], ['Orders/T.arn']]],
    ],
    [
      "new secrets.Secret(this, 'S').grantRead(fn.role!)",
      [['Allow', ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], ['Orders/S.arn']]],
    ],
    ["new events.EventBus(this, 'B').grantPutEventsTo(fn)", [['Allow', ['events:PutEvents'], ['Orders/B.arn']]]],
    [
      "fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }))",
      [['Allow', ['s3:*'], ['*']]],
    ],
    [
      "const s = new iam.PolicyStatement({ effect: iam.Effect.DENY }); s.addActions('s3:Get'); s.addAllResources(); fn.addToRolePolicy(s)",
      [['Deny', ['s3:Get'], ['*']]],
    ],
    ...['preHook: fn });', '}).addPreHook(fn);', '}).addPostHook(fn);'].map((rest): [string, unknown] => [
      `new codedeploy.LambdaDeploymentGroup(this, 'Rollout', { ${rest}`,
      [['Allow', ['codedeploy:PutLifecycleEventHookExecutionStatus'], ['Orders/Rollout.arn']]],
    ]),
  ])('%s', (body, expected) => {
    expect(statementsOf(body)).toEqual(expected);
  });

  test.each<[string, Record<string, unknown>]>([
    [
      "addPermission('Topic', { principal: new iam.ServicePrincipal('sns'), sourceAccount: '1' })",
      { principal: 'sns.amazonaws.com', source: undefined, sourceAccount: '1' },
    ],
    ["grantInvoke(new iam.ServicePrincipal('s3.amazonaws.com'))", { principal: 's3.amazonaws.com', source: undefined }],
    ['grantInvoke(new iam.AnyPrincipal())', { principal: '*', organization: undefined }],
    ["grantInvoke(new iam.OrganizationPrincipal('o-1'))", { principal: '*', organization: 'o-1' }],
    ["grantInvoke(new iam.AccountPrincipal('1'))", { principal: '1', action: 'lambda:InvokeFunction' }],
  ])('to call a function: %s', (call, expected) => {
    const facts = stackOf(`const save = new lambda.Function(this, 'Save', {}); save.${call};`);
    const [permission] = of(facts, 'permission');
    expect(
      Object.fromEntries(
        Object.keys(expected).map((key) => [key, permission && short(permission[key as 'principal'])]),
      ),
    ).toEqual(expected);
  });

  test('that are not known leave the role incomplete', () => {
    const { complete, statements } = named(
      stackOf("props.table.grantReadData(fn); new sqs.Queue(this, 'Q').grantEverything(fn);"),
      'role',
      'ServiceRole',
    );
    expect([complete, statements]).toEqual([false, []]);
  });

  test('of roles of their own', () => {
    const facts = stackOf(`
      const role = new iam.Role(this, 'Role', {
        assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
        managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonS3FullAccess')],
        inlinePolicies: { own: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: ['*'] })] }) },
      });
      new lambda.Function(this, 'Save', { role });`);
    const role = named(facts, 'role', 'Role');
    expect(role.assumedBy.map(short)).toEqual(['lambda.amazonaws.com']);
    expect(role.managedPolicies.map(short)).toEqual(['arn:aws:iam::aws:policy/AmazonS3FullAccess']);
    expect(role.statements.map(({ actions }) => actions.map(short))).toEqual([['sqs:SendMessage']]);
    expect(short(named(facts, 'function', 'Save').role)).toBe('Orders/Role.arn');
  });
});

describe('workflows', () => {
  test('as chains of states', () => {
    const [workflow] = of(
      stackOf(`
        const first = new tasks.LambdaInvoke(this, 'First', { lambdaFunction: fn });
        const wait = new sfn.Wait(this, 'Wait', { time: sfn.WaitTime.duration(Duration.seconds(1)) });
        const choice = new sfn.Choice(this, 'Big?').when(sfn.Condition.booleanEquals('$.big', true), new tasks.SqsSendMessage(this, 'Send', { queue: new sqs.Queue(this, 'Q') })).otherwise(new sfn.Succeed(this, 'Done'));
        new sfn.StateMachine(this, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(first.next(wait).next(choice)) });`),
      'workflow',
    );
    expect(short(workflow?.states)).toBe(5);
    expect(workflow?.tasks.map(short)).toContain('Orders/Fn.arn');
  });

  test('in files and texts', () => {
    const facts = stackOf(`
      new sfn.StateMachine(this, 'Machine', { definitionBody: sfn.DefinitionBody.fromString(JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: fn.functionArn, End: true } } })) });`);
    const [workflow] = of(facts, 'workflow');
    expect([short(workflow?.states), workflow?.tasks.map(short)]).toEqual([1, ['Orders/Fn.arn']]);
  });
});

test('resources of CloudFormation itself', () => {
  const facts = stackOf(`
    const dead = new sqs.CfnQueue(this, 'Dead', { messageRetentionPeriod: 1209600 });
    new sqs.CfnQueue(this, 'Q', { visibilityTimeout: 30, redrivePolicy: { deadLetterTargetArn: dead.attrArn, maxReceiveCount: 3 } });
    new lambda.CfnFunction(this, 'F', { runtime: 'nodejs22.x', handler: 'app.handler', timeout: 5, role: 'arn:aws:iam::1:role/x', code: { zipFile: 'x' }, environment: { variables: { lower: 'x' } } });
    new sagemaker.CfnEndpointConfig(this, 'E', { productionVariants: [{ modelName: 'x', serverlessConfig: { memorySizeInMb: 2048, maxConcurrency: 5 } }] });`);
  const redrive = named(facts, 'queue', 'Q').redrive;
  expect(redrive.kind === 'known' && [short(redrive.value.target), short(redrive.value.maxReceiveCount)]).toEqual([
    'Orders/Dead.arn',
    3,
  ]);
  const declared = named(facts, 'function', 'F');
  expect([short(declared.timeoutSeconds), declared.environment.variables.map(({ name }) => name)]).toEqual([
    5,
    ['lower'],
  ]);
  const [variant] = named(facts, 'model-endpoint', 'E').variants;
  expect(variant && [short(variant.memoryMb), short(variant.maximumConcurrency)]).toEqual([2048, 5]);
});

test('parameters and secrets', () => {
  const facts = stackOf(`
    const key = new cdk.CfnParameter(this, 'Key', { noEcho: true });
    const stage = new cdk.CfnParameter(this, 'Stage', { default: 'dev' });
    const secret = new secrets.Secret(this, 'S');
    new lambda.Function(this, 'Save', { environment: { KEY: key.valueAsString, STAGE: stage.valueAsString, PASSWORD: secret.secretValueFromJson('password').unsafeUnwrap(), SECRET: secret.secretArn } });`);
  const variables = new Map(named(facts, 'function', 'Save').environment.variables.map((each) => [each.name, each]));
  expect(variables.get('KEY')).toMatchObject({ secret: { kind: 'masked-parameter', parameter: 'Key' } });
  expect(short(variables.get('STAGE')?.value)).toBe('dev');
  expect(variables.get('PASSWORD')).toMatchObject({ secret: { kind: 'resolved' } });
  expect(short(variables.get('SECRET')?.value)).toBe('Orders/S.arn');
});

test('what another package declares leaves the application incomplete', () => {
  const facts = stackOf(
    "new Thing(this, 'Thing');",
    "import { Thing } from '@aws-solutions-constructs/aws-sqs-lambda';",
  );
  expect(facts.incomplete.map(({ reason }) => reason)).toEqual([
    'what Thing of @aws-solutions-constructs/aws-sqs-lambda declares is not known here',
  ]);
  expect(facts.root).toBe(path);
});
