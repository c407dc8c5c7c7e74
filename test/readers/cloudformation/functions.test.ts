import { describe, expect, test } from 'vitest';
import { declaration, ofKind, plain, read, sam, textAt } from './reading.js';

const one = (properties: string, rest = '') =>
  declaration(
    read({
      'services/orders/template.yaml': sam(
        `  Save:\n    Type: AWS::Serverless::Function\n${rest}    Properties:\n${properties}`,
      ),
    }),
    'function',
    'Save',
  );

describe('AWS::Serverless::Function', () => {
  test('reads every property', () => {
    const text = sam(`  Save:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties:
      FunctionName: !Sub \${AWS::StackName}-save
      Runtime: nodejs22.x
      Handler: src/orders.save
      Timeout: 30
      MemorySize: "512"
      ReservedConcurrentExecutions: 5
      Tracing: Active
      Architectures: [arm64]
      Layers: [!Ref Shared, "arn:aws:lambda:eu-west-1:123456789012:layer:x:1"]
      Environment: { Variables: { TABLE: !Ref Store, LEVEL: info } }
      DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Dead.Arn }
      LoggingConfig: { LogGroup: !Ref Logs }
      VpcConfig: { SubnetIds: [subnet-1] }
  Dead:
    Type: AWS::SQS::Queue
  Store:
    Type: AWS::Serverless::SimpleTable
  Shared:
    Type: AWS::Serverless::LayerVersion
    Properties: { ContentUri: layers/shared }
  Logs:
    Type: AWS::Logs::LogGroup
`);
    const facts = read(text);
    const save = declaration(facts, 'function', 'Save');
    expect(facts.dialect).toBe('sam');
    expect(save.conditional).toBe(true);
    expect(save.origin).toEqual({ dialect: 'sam', file: 'template.yaml', path: ['Resources', 'Save'] });
    expect(textAt(text, save.range)).toBe('Save');
    expect({
      functionName: plain(save.functionName),
      runtime: plain(save.runtime),
      handler: plain(save.handler),
      timeoutSeconds: plain(save.timeoutSeconds),
      memoryMb: plain(save.memoryMb),
      reservedConcurrency: plain(save.reservedConcurrency),
      tracing: plain(save.tracing),
      architectures: plain(save.architectures),
      layers: save.layers.map(plain),
      environment: save.environment.variables.map(({ name, value }) => [name, plain(value)]),
      deadLetter: plain(save.deadLetter),
      logGroup: plain(save.logGroup),
      inVpc: plain(save.inVpc),
      role: plain(save.role),
    }).toEqual({
      functionName: `\${AWS::StackName}-save`,
      runtime: 'nodejs22.x',
      handler: 'src/orders.save',
      timeoutSeconds: 30,
      memoryMb: 512,
      reservedConcurrency: 5,
      tracing: 'Active',
      architectures: ['arm64'],
      layers: ['@Shared.arn', 'arn:aws:lambda:eu-west-1:123456789012:layer:x:1'],
      environment: [
        ['TABLE', '@Store.name'],
        ['LEVEL', 'info'],
      ],
      deadLetter: '@Dead.arn',
      logGroup: '@Logs.name',
      inVpc: true,
      role: '@SaveRole.arn',
    });
    expect(textAt(text, save.timeoutSeconds.kind === 'known' ? save.timeoutSeconds.range : undefined)).toBe('30');
    expect(plain(declaration(facts, 'layer', 'Shared').folder)).toBe('layers/shared');
  });

  test('what is not written is absent, what is no number is unknown', () => {
    const save = one('      Timeout: soon\n      MemorySize:\n');
    expect(plain(save.timeoutSeconds)).toEqual({ unknown: 'it is not a number' });
    expect(save.memoryMb).toEqual({ kind: 'absent' });
    expect(save.runtime).toEqual({ kind: 'absent' });
  });

  test('an environment that is put in when deploying is not complete', () => {
    const { environment } = one('      Environment:\n        Variables: !ImportValue Shared\n');
    expect(environment).toEqual({ variables: [], complete: false });
  });

  test.each([
    ['DB_PASSWORD', true],
    ['PAYMENT_ACCESS_VALUE', true],
    ['DATABASE_URL', true],
    ['SLACK_WEBHOOK_URL', true],
    ['DB_HOST', false],
    ['dbName', false],
    ['API_BASE_URL', false],
    ['TENANT', false],
    ['PUBLIC_KEY', false],
  ])('a reference to a secret store puts a secret into %s: %s', (name, isSecret) => {
    const { environment } = one(
      `      Environment: { Variables: { ${name}: '{{resolve:secretsmanager:shop:SecretString:${name}}}' } }\n`,
    );
    expect(environment.variables[0]?.secret).toEqual(isSecret ? { kind: 'resolved' } : undefined);
  });

  test.each([
    ['DB_PASSWORD', 'DbPassword', {}, { kind: 'parameter', parameter: 'DbPassword' }],
    ['DB_PASSWORD', 'DbPassword', { NoEcho: true }, { kind: 'masked-parameter', parameter: 'DbPassword' }],
    ['DB_PASSWORD', 'DbPassword', { Default: '/shop/db/password' }, undefined],
    ['DB_PASSWORD', 'DbPasswordName', {}, undefined],
    ['DB_SECRET', 'DbSecret', {}, undefined],
    ['API_KEY', 'PaymentApiKey', {}, { kind: 'parameter', parameter: 'PaymentApiKey' }],
  ])('%s from a parameter %s with %j', (name, parameter, more, secret) => {
    const facts = read(
      JSON.stringify({
        Parameters: { [parameter]: { Type: 'String', ...more } },
        Resources: {
          Save: {
            Type: 'AWS::Lambda::Function',
            Properties: { Environment: { Variables: { [name]: { Ref: parameter } } } },
          },
        },
      }),
    );
    expect(declaration(facts, 'function', 'Save').environment.variables[0]?.secret).toEqual(secret);
  });

  test('a branch of an environment gives variables that may be absent', () => {
    const { environment } = one('      Environment:\n        Variables: !If [C, { A: 1, B: 2 }, { A: 3 }]\n');
    expect(environment.variables.map(({ name, value }) => [name, plain(value)])).toEqual([
      ['A', { choice: ['1', '3'] }],
      ['B', { choice: ['2', undefined] }],
    ]);
  });

  test('a given role is kept, and one that may be absent is the generated one too', () => {
    expect(plain(one('      Role: !GetAtt Given.Arn\n').role)).toEqual({
      unknown: 'nothing in this template is called Given',
    });
    expect(plain(one('      Role: !If [C, "arn:aws:iam::1:role/x", !Ref AWS::NoValue]\n').role)).toEqual({
      choice: ['arn:aws:iam::1:role/x', '@SaveRole.arn'],
    });
  });
});

describe('where the code is', () => {
  test.each([
    ['      CodeUri: src/\n', 'services/orders/src'],
    ['      CodeUri: ../../shared\n', 'shared'],
    ['      Handler: x.y\n', 'services/orders'],
    ['      CodeUri: ./\n', 'services/orders'],
    ['      CodeUri: ../../../elsewhere\n', { unknown: '../../../elsewhere leads out of the workspace' }],
    ['      CodeUri: /opt/code\n', { unknown: '/opt/code is an absolute path' }],
    ['      CodeUri: !Ref Nobody\n', { unknown: 'nothing in this template is called Nobody' }],
  ])('%j', (properties, folder) => {
    const { packaging } = one(properties);
    expect(packaging.kind === 'folder' && plain(packaging.folder)).toEqual(folder);
  });

  test.each(['      CodeUri: s3://bucket/key\n', '      CodeUri: { Bucket: b, Key: k }\n'])(
    '%j is built already',
    (properties) => expect(one(properties).packaging).toEqual({ kind: 'remote' }),
  );

  test('an archive that is built here is where the build leads back from', () => {
    const { packaging } = one('      CodeUri: target/app.jar\n');
    expect(packaging).toMatchObject({ kind: 'folder', folder: { value: 'services/orders/target/app.jar' } });
  });

  test('inline code is kept', () => {
    const { packaging } = one('      InlineCode: |\n        exports.handler = async () => 1;\n');
    expect(packaging.kind === 'inline' && plain(packaging.text)).toBe('exports.handler = async () => 1;\n');
  });

  test('an image is built from its context', () => {
    const metadata = '    Metadata:\n      Dockerfile: Dockerfile\n      DockerContext: ./image\n';
    const { packaging } = one('      PackageType: Image\n', metadata);
    expect(packaging.kind === 'image' && plain(packaging.folder)).toBe('services/orders/image');
  });

  test('entry points lead from the code folder', () => {
    const metadata =
      '    Metadata:\n      BuildMethod: esbuild\n      BuildProperties:\n        EntryPoints: [orders.ts, ./lib/other.ts, ../../../../x.ts]\n';
    const { packaging } = one('      CodeUri: src\n', metadata);
    if (packaging.kind !== 'folder') throw new Error('no folder');
    expect(packaging.buildMethod).toBe('esbuild');
    expect(packaging.entryPoints.map(({ file }) => file)).toEqual([
      'services/orders/src/orders.ts',
      'services/orders/src/lib/other.ts',
    ]);
  });
});

describe('Globals', () => {
  const globals = `Globals:
  Function:
    Timeout: 10
    Runtime: python3.13
    Environment: { Variables: { LEVEL: info, STAGE: dev } }
    Layers: [arn:aws:lambda:eu-west-1:1:layer:base:1]
`;
  const text = sam(
    `  Save:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Layers: [arn:aws:lambda:eu-west-1:1:layer:own:1]
      Environment: { Variables: { STAGE: prod } }
  Bare:
    Type: AWS::Serverless::Function
  Free:
    Type: AWS::Serverless::Function
    IgnoreGlobals: [Timeout]
  Raw:
    Type: AWS::Lambda::Function
`,
    globals,
  );

  test('are merged: maps by key, lists one after the other, the rest by the function', () => {
    const save = declaration(read(text), 'function', 'Save');
    expect(plain(save.runtime)).toBe('nodejs22.x');
    expect(save.layers.map(plain)).toEqual([
      'arn:aws:lambda:eu-west-1:1:layer:base:1',
      'arn:aws:lambda:eu-west-1:1:layer:own:1',
    ]);
    expect(save.environment.variables.map(({ name, value }) => [name, plain(value)])).toEqual([
      ['LEVEL', 'info'],
      ['STAGE', 'prod'],
    ]);
    expect(save.environment.variables.map(({ range }) => textAt(text, range))).toEqual(['LEVEL', 'STAGE']);
  });

  test('their values have their place there', () => {
    const { timeoutSeconds } = declaration(read(text), 'function', 'Bare');
    if (timeoutSeconds.kind !== 'known') throw new Error('not known');
    expect(timeoutSeconds.range.start.line).toBe(3);
    expect(timeoutSeconds.definedAt).toEqual(timeoutSeconds.range);
  });

  test('count for no other type, and not where they are ignored', () => {
    expect(declaration(read(text), 'function', 'Raw').timeoutSeconds).toEqual({ kind: 'absent' });
    expect(declaration(read(text), 'function', 'Free').timeoutSeconds).toEqual({ kind: 'absent' });
    expect(plain(declaration(read(text), 'function', 'Free').runtime)).toBe('python3.13');
  });
});

describe('what SAM makes for a function', () => {
  const text = sam(`  Save:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 }
      FunctionUrlConfig: { AuthType: NONE }
      EventInvokeConfig:
        MaximumRetryAttempts: 1
        MaximumEventAgeInSeconds: 60
        DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Dead.Arn } }
    Connectors:
      ToStore: { Properties: { Destination: { Id: Store }, Permissions: [Read, Write] } }
  Other:
    Type: AWS::Serverless::Function
    Properties: { Environment: { Variables: { ALIAS: !Ref Save.Alias, URL: !GetAtt SaveUrl.FunctionUrl } } }
  Dead:
    Type: AWS::SQS::Queue
  Store:
    Type: AWS::DynamoDB::Table
`);
  const facts = read(text);

  test('address, retries and alias', () => {
    const url = declaration(facts, 'function-url', 'SaveUrl');
    expect([plain(url.function), plain(url.authorization), url.origin.path.at(-1)]).toEqual([
      '@Save',
      'none',
      'FunctionUrlConfig',
    ]);
    const retries = declaration(facts, 'async-invoke', 'SaveEventInvokeConfig');
    expect([plain(retries.function), plain(retries.onFailure), plain(retries.onSuccess)]).toEqual([
      '@Save',
      '@Dead.arn',
      undefined,
    ]);
    expect([plain(retries.maximumRetryAttempts), plain(retries.maximumEventAgeSeconds)]).toEqual([1, 60]);
    const alias = declaration(facts, 'alias', 'SaveAliaslive');
    expect([plain(alias.function), plain(alias.provisionedConcurrency)]).toEqual(['@Save', 3]);
  });

  test('they can be referred to', () => {
    const { environment } = declaration(facts, 'function', 'Other');
    expect(environment.variables.map(({ value }) => plain(value))).toEqual(['@SaveAliaslive.arn', '@SaveUrl.url']);
  });

  test('connectors that stand on it', () => {
    const connector = declaration(facts, 'connector', 'Save.ToStore');
    expect([plain(connector.source), plain(connector.destination), connector.permissions]).toEqual([
      '@Save',
      '@Store',
      ['Read', 'Write'],
    ]);
  });

  test('the right to send to its destinations', () => {
    const { statements } = declaration(facts, 'role', 'SaveRole');
    expect(statements.map(({ actions, resources }) => [actions.map(plain), resources.map(plain)])).toEqual([
      [['sqs:SendMessage'], ['@Dead.arn']],
    ]);
  });
});

describe('destinations of asynchronous invocations', () => {
  const facts = (destination: string) =>
    read(
      sam(
        `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      EventInvokeConfig: { DestinationConfig: { OnFailure: ${destination} } }\n`,
      ),
    );
  const onFailure = (destination: string) =>
    plain(declaration(facts(destination), 'async-invoke', 'SaveEventInvokeConfig').onFailure);

  test('are made by SAM when only their type is given', () => {
    expect(onFailure('{ Type: SQS }')).toBe('@SaveEventInvokeConfigOnFailureQueue.arn');
    expect(declaration(facts('{ Type: SQS }'), 'queue', 'SaveEventInvokeConfigOnFailureQueue').type).toBe(
      'AWS::SQS::Queue',
    );
    expect(onFailure('{ Type: SNS }')).toBe('@SaveEventInvokeConfigOnFailureTopic.arn');
    expect(declaration(facts('{ Type: SNS }'), 'topic', 'SaveEventInvokeConfigOnFailureTopic').subscriptions).toEqual(
      [],
    );
  });

  test('may be given under a condition', () => {
    expect(onFailure('{ Type: SQS, Destination: !If [C, "arn:aws:sqs:x", !Ref AWS::NoValue] }')).toEqual({
      choice: ['arn:aws:sqs:x', '@SaveEventInvokeConfigOnFailureQueue.arn'],
    });
  });

  test('without a type are as they are written', () => {
    expect(onFailure('{ Destination: arn:x }')).toBe('arn:x');
    expect(onFailure('{}')).toBeUndefined();
  });
});

describe('AWS::Lambda::Function', () => {
  const text = `Resources:
  Inline:
    Type: AWS::Lambda::Function
    Properties:
      Code: { ZipFile: "exports.handler = 1" }
      TracingConfig: { Mode: PassThrough }
      DeadLetterConfig: { TargetArn: !GetAtt Dead.Arn }
      Role: !GetAtt Role.Arn
  Packed:
    Type: AWS::Lambda::Function
    Properties: { Code: ./dist }
  Remote:
    Type: AWS::Lambda::Function
    Properties: { Code: { S3Bucket: b, S3Key: k } }
  Image:
    Type: AWS::Lambda::Function
    Properties: { Code: { ImageUri: 1.dkr.ecr.eu-west-1.amazonaws.com/x } }
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Inline, FunctionVersion: !GetAtt V.Version, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } }
  V:
    Type: AWS::Lambda::Version
    Properties: { FunctionName: !Ref Inline }
  Url:
    Type: AWS::Lambda::Url
    Properties: { TargetFunctionArn: !Ref Live, AuthType: AWS_IAM }
  Retries:
    Type: AWS::Lambda::EventInvokeConfig
    Properties: { FunctionName: !Ref Inline, Qualifier: $LATEST, MaximumRetryAttempts: 0 }
  Layer:
    Type: AWS::Lambda::LayerVersion
    Properties: { Content: { S3Bucket: b, S3Key: k } }
  Dead: { Type: AWS::SQS::Queue }
  Role: { Type: AWS::IAM::Role }
`;
  const facts = read(text);

  test('is read with its code, alias, address and retries', () => {
    expect(facts.dialect).toBe('cloudformation');
    const inline = declaration(facts, 'function', 'Inline');
    expect([plain(inline.tracing), plain(inline.deadLetter), plain(inline.role)]).toEqual([
      'PassThrough',
      '@Dead.arn',
      '@Role.arn',
    ]);
    expect(ofKind(facts, 'function').map(({ packaging }) => packaging.kind)).toEqual([
      'inline',
      'folder',
      'remote',
      'image',
    ]);
    expect(ofKind(facts, 'alias').map((alias) => [alias.id, plain(alias.function)])).toEqual([
      ['Live', '@Inline.name'],
      ['V', '@Inline.name'],
    ]);
    const url = declaration(facts, 'function-url', 'Url');
    expect([plain(url.function), plain(url.authorization)]).toEqual(['@Live.arn', 'iam']);
    expect(plain(declaration(facts, 'async-invoke', 'Retries').maximumRetryAttempts)).toBe(0);
    expect(plain(declaration(facts, 'layer', 'Layer').folder)).toEqual({ unknown: 'it is no local path' });
  });
});
