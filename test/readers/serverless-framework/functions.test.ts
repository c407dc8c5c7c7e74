import { describe, expect, test } from 'vitest';
import { createServerlessFrameworkReader } from '../../../src/readers/templates/serverless-framework/index.js';
import { plain } from '../cloudformation/reading.js';
import { declaration, ofKind, read, readAll, service } from './reading.js';

const save = 'functions:\n  save:\n    handler: src/orders.save\n';

describe('functions', () => {
  test('what nobody says is what the framework does', () => {
    const facts = read(service(save));
    const declared = declaration(facts, 'function', 'save');
    expect(declared).toMatchObject({
      name: 'save',
      type: 'function',
      runtime: { kind: 'known', value: 'nodejs22.x' },
      handler: { value: 'src/orders.save' },
      functionName: { value: 'orders-dev-save' },
      timeoutSeconds: { kind: 'known', value: 6, isDefault: true },
      memoryMb: { kind: 'known', value: 1024, isDefault: true },
      packaging: { kind: 'folder', folder: { value: '' }, entryPoints: [] },
      tracing: { kind: 'absent' },
      generated: false,
      origin: {
        dialect: 'serverless-framework',
        file: 'serverless.yml',
        path: ['functions', 'save'],
        root: 'serverless.yml',
      },
    });
    expect(plain(declared.role)).toBe('@IamRoleLambdaExecution.arn');
    expect(declaration(facts, 'role', 'IamRoleLambdaExecution').generated).toBe(true);
    expect(declaration(facts, 'log-group', 'SaveLogGroup')).toMatchObject({
      generated: true,
      retentionDays: { kind: 'absent' },
      logGroupName: { value: { text: '/aws/lambda/orders-dev-save' } },
    });
  });

  test('settings of the provider count where the function says nothing', () => {
    const provider = `  timeout: 20
  memorySize: 512
  architecture: arm64
  logRetentionInDays: 14
  layers: [arn:layer]
  tracing: { lambda: true }
  vpc: { securityGroupIds: [a], subnetIds: [b] }
  environment: { A: 1, B: 2 }
`;
    const facts = read(
      service(
        `${save}    timeout: 5\n    environment: { B: 3, C: 4 }\n  load:\n    handler: src/orders.load\n    tracing: PassThrough\n    logRetentionInDays: 7\n`,
        provider,
      ),
    );
    const declared = declaration(facts, 'function', 'save');
    expect([declared.timeoutSeconds, declared.memoryMb, declared.tracing, declared.architectures].map(plain)).toEqual([
      5,
      512,
      'Active',
      ['arm64'],
    ]);
    expect(declared.layers.map(plain)).toEqual(['arn:layer']);
    expect(plain(declared.inVpc)).toBe(true);
    expect(declared.environment.variables.map(({ name, value }) => [name, plain(value)])).toEqual([
      ['A', '1'],
      ['B', '3'],
      ['C', '4'],
    ]);
    expect(plain(declaration(facts, 'function', 'load').tracing)).toBe('PassThrough');
    expect(plain(declaration(facts, 'log-group', 'SaveLogGroup').retentionDays)).toBe(14);
    expect(plain(declaration(facts, 'log-group', 'LoadLogGroup').retentionDays)).toBe(7);
    expect(declaration(facts, 'role', 'IamRoleLambdaExecution').managedPolicies.map(plain)).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
    ]);
  });

  test('functions may be a list, and stand in other files', () => {
    const facts = read({
      'api/serverless.yml': service(
        'functions:\n  - ${file(functions/write.yml)}\n  - load: ${file(functions/load.yml)}\n  - ${file(gone.yml)}\n',
      ),
      'api/functions/write.yml': 'save:\n  handler: src/save.handler\n',
      'api/functions/load.yml': 'handler: src/load.handler\ntimeout: 7\n',
    });
    expect(ofKind(facts, 'function').map(({ name, origin }) => [name, origin.file, origin.path])).toEqual([
      ['save', 'api/functions/write.yml', ['save']],
      ['load', 'api/functions/load.yml', []],
    ]);
    expect(facts.files).toEqual(['api/serverless.yml', 'api/functions/write.yml', 'api/functions/load.yml']);
    expect(declaration(facts, 'function', 'save').packaging).toMatchObject({ folder: { value: 'api' } });
    expect(facts.incomplete.map(({ reason }) => reason)).toEqual(['there is no file api/gone.yml that can be read']);
  });

  test('destinations and retries are one setting of the function', () => {
    const facts = read(
      service(
        `${save}    maximumRetryAttempts: 1
    maximumEventAge: 300
    destinations:
      onSuccess: load
      onFailure: { type: sqs, arn: !GetAtt Failures.Arn }
    onError: !GetAtt Failures.Arn
  load: { handler: src/orders.load }
resources: { Resources: { Failures: { Type: AWS::SQS::Queue } } }
`,
      ),
    );
    const setting = declaration(facts, 'async-invoke', 'saveEventInvokeConfig');
    expect(
      [setting.onFailure, setting.onSuccess, setting.maximumRetryAttempts, setting.maximumEventAgeSeconds].map(plain),
    ).toEqual(['@Failures.arn', '@load.arn', 1, 300]);
    expect(plain(declaration(facts, 'function', 'save').deadLetter)).toBe('@Failures.arn');
    expect(ofKind(facts, 'async-invoke')).toHaveLength(1);
  });

  test.each([
    ['url: true', 'none'],
    ['url: { cors: true }', 'none'],
    ['url: { authorizer: aws_iam }', 'iam'],
  ])('%s is an address', (url, authorization) => {
    const facts = read(service(`${save}    ${url}\n`));
    expect(plain(declaration(facts, 'function-url', 'SaveLambdaFunctionUrl').authorization)).toBe(authorization);
  });

  test('an image is built from a folder or is there already', () => {
    const provider = '  ecr: { images: { own: { path: ./image }, other: { uri: 1.dkr } } }\n';
    const facts = read(
      service(
        'functions:\n  a: { image: own }\n  b: { image: { name: other } }\n  c: { image: 2.dkr.ecr }\n',
        provider,
      ),
    );
    expect(ofKind(facts, 'function').map(({ packaging }) => packaging)).toMatchObject([
      { kind: 'image', folder: { kind: 'known', value: 'image' } },
      { kind: 'image', folder: { kind: 'unknown' } },
      { kind: 'image', folder: { kind: 'unknown' } },
    ]);
  });

  test('a module is packed as the root, an artifact is made by other tools', () => {
    const facts = read(
      service(
        'functions:\n  a: { handler: main.run, module: jobs }\n  b: { handler: x.y, package: { artifact: b.zip } }\n',
      ),
    );
    expect(ofKind(facts, 'function').map(({ packaging }) => packaging)).toMatchObject([
      { folder: { value: 'jobs' } },
      { folder: { value: '' }, buildMethod: 'artifact' },
    ]);
  });

  test('layers of the service are referred to by their logical names', () => {
    const facts = read(service(`${save}    layers: [!Ref CommonLambdaLayer]\nlayers:\n  common: { path: layer }\n`));
    expect(plain(declaration(facts, 'layer', 'CommonLambdaLayer').folder)).toBe('layer');
    expect(declaration(facts, 'function', 'save').layers.map(plain)).toEqual(['@CommonLambdaLayer.arn']);
  });

  test('a condition, a concurrency, a provisioned concurrency', () => {
    const facts = read(
      service(`${save}    condition: IsProd\n    reservedConcurrency: 3\n    provisionedConcurrency: 2\n`),
    );
    expect(declaration(facts, 'function', 'save')).toMatchObject({
      conditional: true,
      reservedConcurrency: { value: 3 },
    });
    expect(ofKind(facts, 'alias')).toMatchObject([{ provisionedConcurrency: { value: 2 } }]);
  });

  test('logs are kept in no group, or in one that is given', () => {
    const facts = read(
      service(`${save}    disableLogs: true\n  load: { handler: a.b, logs: { logGroup: /shared } }\n`),
    );
    expect(ofKind(facts, 'log-group')).toEqual([]);
    expect(plain(declaration(facts, 'function', 'load').logGroup)).toBe('/shared');
  });

  test('a function called like a resource has an id of its own', () => {
    const facts = read(
      service(
        'functions:\n  Orders: { handler: a.b }\nresources: { Resources: { Orders: { Type: AWS::SQS::Queue } } }\n',
      ),
    );
    expect(declaration(facts, 'function', 'functions/Orders').name).toBe('Orders');
    expect(declaration(facts, 'queue', 'Orders').name).toBe('Orders');
  });
});

describe('services', () => {
  test('those of other clouds are left to others', () => {
    expect(
      readAll({ 'serverless.yml': 'service: x\nprovider:\n  name: google\nfunctions: { a: { handler: b } }\n' }),
    ).toEqual([]);
    expect(
      readAll({ 'serverless.yml': 'service: x\nprovider: aws\nfunctions: { a: { handler: b.c } }\n' }),
    ).toHaveLength(1);
  });

  test('a service can have any file name, and JSON as its form', () => {
    const facts = readAll({
      'serverless.orders.yml': service(save),
      'serverless.json': JSON.stringify({
        service: 'x',
        provider: { name: 'aws' },
        functions: { a: { handler: 'b.c' } },
      }),
      'other.yml': 'service: x\n',
    });
    expect(facts.map(({ root }) => root)).toEqual(['serverless.json', 'serverless.orders.yml']);
  });

  test('a composition gives parameters to its services', () => {
    const text = service('functions:\n  save:\n    handler: a.b\n    environment: { X: "${param:size}" }\n');
    const [facts] = readAll({
      'serverless-compose.yml': 'services:\n  orders:\n    path: orders\n    params: { size: large }\n',
      'orders/serverless.yml': text,
    });
    if (!facts) throw new Error('there is no service');
    expect(plain(declaration(facts, 'function', 'save').environment.variables[0]?.value)).toBe('large');
  });

  test('a service of which nothing changed is the same object', () => {
    const reader = createServerlessFrameworkReader();
    const at = (path: string, text: string) => [path, reader.read({ path, text })] as const;
    const first = at('serverless.yml', service(save));
    const assembled = reader.assemble(new Map([first]));
    expect(reader.assemble(new Map([first, at('b/serverless.yml', service(save))]))[1]).toBe(assembled[0]);
    expect(reader.assemble(new Map([at('serverless.yml', service(save))]))[0]).not.toBe(assembled[0]);
  });
});
