import { describe, expect, test } from 'vitest';
import { certain } from '../../../src/model/value.js';
import { textAt } from '../python/reading.js';
import { assembled, declaredInPython, declaredInTypeScript, functionIn, head, ofKind, triggersIn } from './reading.js';

const known = (value: unknown) => expect.objectContaining({ kind: 'known', value });

describe('TypeScript', () => {
  test('functions have their properties, references and code', () => {
    const declared = declaredInTypeScript(`
      const config = new pulumi.Config();
      const table = new aws.dynamodb.Table('table', { hashKey: 'id', attributes: [{ name: 'id', type: 'S' }] });
      const role = new aws.iam.Role('role', {
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal(aws.iam.Principals.LambdaPrincipal),
        managedPolicyArns: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
      });
      new aws.iam.RolePolicy('policy', {
        role: role.id,
        policy: table.arn.apply((arn) => JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: arn }] })),
      });
      export const save = new aws.lambda.Function('save', {
        runtime: aws.lambda.Runtime.NodeJS18dX,
        handler: 'save.handler',
        role: role.arn,
        code: new pulumi.asset.AssetArchive({ '.': new pulumi.asset.FileArchive('./functions') }),
        environment: {
          variables: { TABLE: table.name, TOKEN: config.requireSecret('token'), URL: pulumi.interpolate\`https://\${table.name}\` },
        },
      });
    `);
    const save = functionIn(declared);
    expect(save).toMatchObject({
      id: 'save',
      type: 'aws:lambda:Function',
      runtime: known('nodejs18.x'),
      timeoutSeconds: { kind: 'absent' },
      packaging: { kind: 'folder', folder: known('functions') },
    });
    expect(save.environment.variables.map(({ value, secret }) => [value, secret])).toEqual([
      [known({ kind: 'resource', id: 'table', attribute: 'name' }), undefined],
      [expect.objectContaining({ kind: 'unknown' }), { kind: 'masked-parameter', parameter: 'token' }],
      [known({ kind: 'text', text: 'https://${table.name}' }), undefined],
    ]);
    const [role] = ofKind(declared, 'role');
    expect(role?.managedPolicies).toEqual([
      known({ kind: 'text', text: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }),
    ]);
    expect(role?.assumedBy).toEqual([known('lambda.amazonaws.com')]);
    expect(ofKind(declared, 'policy')[0]?.statements[0]?.resources).toEqual([
      known({ kind: 'resource', id: 'table', attribute: 'arn' }),
    ]);
  });

  test('a callback is the code of its function, with the role that Pulumi makes', () => {
    const text = `
      const f = new aws.lambda.CallbackFunction('greet', {
        callback: async (event) => ({ statusCode: 200 }),
      });
    `;
    const declared = declaredInTypeScript(text);
    const greet = functionIn(declared);
    expect(greet.timeoutSeconds).toEqual(known(180));
    const { packaging } = greet;
    if (packaging.kind !== 'written') throw new Error(packaging.kind);
    expect(textAt(sourceOf(text), packaging.at)).toBe('async (event) => ({ statusCode: 200 })');
    const [role] = ofKind(declared, 'role');
    expect([role?.generated, role?.managedPolicies.length]).toEqual([true, 10]);
    expect(role?.managedPolicies.every((policy) => policy.kind === 'known' && policy.isDefault)).toBe(true);
    expect(greet.role).toEqual(known(expect.objectContaining({ id: role?.id })));
  });

  test.each([
    ['policies: [aws.iam.ManagedPolicy.AmazonS3ReadOnlyAccess]', ['known']],
    ['policies: []', []],
    ['...options', ['unknown']],
  ])('a callback with %s has no policies by default', (written, kinds) => {
    const declared = declaredInTypeScript(`
      export const make = (options: any) =>
        new aws.lambda.CallbackFunction('greet', { callback: async (event) => ({}), ${written} });
      make(fetchOptions());
    `);
    const [role] = ofKind(declared, 'role');
    expect(role?.managedPolicies.map(({ kind }) => kind)).toEqual(kinds);
    expect(role?.managedPolicies.some((policy) => policy.kind === 'known' && policy.isDefault)).toBe(false);
  });

  test('subscriptions make a function and what joins it to its source', () => {
    const declared = declaredInTypeScript(`
      const bucket = new aws.s3.Bucket('bucket');
      const queue = new aws.sqs.Queue('queue');
      const table = new aws.dynamodb.Table('table', {});
      const topic = new aws.sns.Topic('topic');
      const f = new aws.lambda.Function('f', {});
      bucket.onObjectCreated('created', async (event) => {});
      queue.onEvent('queued', f, { batchSize: 1 });
      table.onEvent('changed', async () => {}, { startingPosition: 'LATEST' });
      topic.onEvent('told', () => {});
      aws.cloudwatch.onSchedule('nightly', 'rate(1 day)', () => {});
    `);
    expect(triggersIn(declared).map(([kind, source, target]) => `${kind} ${source} ${target}`)).toEqual(
      expect.arrayContaining([
        'storage bucket created',
        'queue queue f',
        'stream table changed',
        'topic topic told',
        'schedule undefined nightly',
      ]),
    );
    const queued = ofKind(declared, 'trigger').find((each) => each.trigger === 'queue');
    expect(queued && 'batchSize' in queued && queued.batchSize).toEqual(known(1));
    expect(ofKind(declared, 'function').map(({ name }) => name)).toEqual([
      'f',
      'created',
      'changed',
      'told',
      'nightly',
    ]);
  });

  test('routes of an API with handlers in the program', () => {
    const declared = declaredInTypeScript(`
      import * as apigateway from '@pulumi/aws-apigateway';
      import * as awsx from '@pulumi/awsx';
      const f = new aws.lambda.Function('f', {});
      new apigateway.RestAPI('api', { routes: [{ path: '/a', method: 'GET', eventHandler: f, iamAuthEnabled: true }] });
      new awsx.classic.apigateway.API('old', { routes: [{ path: '/b', method: 'POST', eventHandler: async () => {} }] });
    `);
    const routes = ofKind(declared, 'trigger').map((each) =>
      each.trigger === 'http' ? [certain(each.method), certain(each.path), certain(each.authorization)] : [],
    );
    expect(routes).toEqual([
      ['GET', '/a', 'iam'],
      ['POST', '/b', undefined],
    ]);
    expect(ofKind(declared, 'function').map(({ name }) => name)).toEqual(['f', 'old POST /b']);
  });

  test('loops, helper functions, classes and other files', () => {
    const declared = declaredInTypeScript(
      `
      import { makeQueue } from './queues';
      class Worker extends pulumi.ComponentResource {
        readonly queue: aws.sqs.Queue;
        constructor(name: string, seconds: number) {
          super('orders:index:Worker', name, {});
          this.queue = makeQueue(name + '-jobs', seconds);
          new aws.lambda.Function(name, { timeout: seconds }, { parent: this });
        }
      }
      for (const name of ['a', 'b']) new Worker(name, 7);
      if (pulumi.getStack() === 'prod') new aws.sqs.Queue('only-in-production');
    `,
      {
        'queues.ts': `${head}export const makeQueue = (name: string, seconds = 1) => new aws.sqs.Queue(name, { visibilityTimeoutSeconds: seconds * 6 });\n`,
      },
    );
    expect(ofKind(declared, 'function').map(({ id, timeoutSeconds }) => [id, certain(timeoutSeconds)])).toEqual([
      ['a', 7],
      ['b', 7],
    ]);
    expect(
      ofKind(declared, 'queue').map((each) => [each.id, certain(each.visibilityTimeoutSeconds), each.conditional]),
    ).toEqual([
      ['a-jobs', 42, false],
      ['b-jobs', 42, false],
      ['only-in-production', undefined, true],
    ]);
  });

  test('the entry is named by the project or the package, and may export a function', () => {
    const program = `${head}export = async () => { new aws.sqs.Queue('q'); };\n`;
    const roots = (files: Record<string, string>) =>
      assembled(files).map(({ root, declarations }) => [root, declarations.length]);
    expect(
      roots({ 'infra/Pulumi.yaml': 'name: a\nruntime:\n  name: nodejs\nmain: src/\n', 'infra/src/index.ts': program }),
    ).toEqual([['infra/src/index.ts', 1]]);
    expect(
      roots({
        'Pulumi.yaml': 'name: a\nruntime: nodejs\n',
        'package.json': '{"main": "bin/stack.js"}',
        'stack.ts': program,
      }),
    ).toEqual([['stack.ts', 1]]);
    expect(roots({ 'Pulumi.yaml': 'name: a\nruntime: go\n', 'index.ts': program })).toEqual([]);
  });
});

describe('Python', () => {
  test('functions have their properties, references and code', () => {
    const declared = declaredInPython(`
      config = pulumi.Config()
      table = aws.dynamodb.Table("table", hash_key="id", attributes=[{"name": "id", "type": "S"}])
      role = aws.iam.Role("role",
          assume_role_policy=json.dumps({"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}]}),
          managed_policy_arns=[aws.iam.ManagedPolicy.AWS_LAMBDA_BASIC_EXECUTION_ROLE])
      aws.iam.RolePolicy("policy",
          role=role.id,
          policy=pulumi.Output.all(arn=table.arn).apply(lambda args: json.dumps({
              "Statement": [{"Effect": "Allow", "Action": ["dynamodb:PutItem"], "Resource": f"{args['arn']}/index/*"}],
          })))
      save = aws.lambda_.Function("save",
          runtime=aws.lambda_.Runtime.PYTHON3D9,
          handler="save.handler",
          role=role.arn,
          memory_size=512,
          tracing_config=aws.lambda_.FunctionTracingConfigArgs(mode="Active"),
          code=pulumi.AssetArchive({".": pulumi.FileArchive("./functions")}),
          environment={"variables": {"TABLE_NAME": table.name, "TOKEN": config.require_secret("token")}},
          opts=pulumi.ResourceOptions(depends_on=[table]))
    `);
    const save = functionIn(declared);
    expect(save).toMatchObject({
      id: 'save',
      runtime: known('python3.9'),
      memoryMb: known(512),
      tracing: known('Active'),
      packaging: { kind: 'folder', folder: known('functions') },
    });
    expect(save.environment.variables.map(({ name, secret }) => [name, secret?.kind])).toEqual([
      ['TABLE_NAME', undefined],
      ['TOKEN', 'masked-parameter'],
    ]);
    expect(ofKind(declared, 'role')[0]?.managedPolicies[0]).toEqual(
      known({ kind: 'text', text: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }),
    );
    expect(ofKind(declared, 'policy')[0]?.statements[0]?.resources).toEqual([
      known({ kind: 'resource', id: 'table', attribute: 'arn', suffix: '/index/*' }),
    ]);
    expect(ofKind(declared, 'table')[0]?.partitionKey).toEqual(known('id'));
  });

  test('modules run when they are imported, whether they are used or not', () => {
    const declared = declaredInPython('import queues\nfrom topics import *\nfrom lib import tables\n', {
      'queues.py': 'from pulumi_aws import sqs\nsqs.Queue("q")\n',
      'topics.py': 'from pulumi_aws import sns\nfrom settings import *\nsns.Topic(topic_name, name=nowhere)\n',
      'settings.py': 'from topics import *\ntopic_name = "t"\n',
      'lib/__init__.py': '',
      'lib/tables.py': 'import pulumi_aws.dynamodb as dynamodb\ndynamodb.Table("d")\n',
    });
    expect(declared.map(({ id }) => id)).toEqual(['q', 't', 'd']);
  });

  test('triggers, loops, components and other modules', () => {
    const declared = declaredInPython(
      `
      import pulumi_aws_apigateway as apigateway
      from worker import Worker
      functions = {name: aws.lambda_.Function(name) for name in ["read", "write"]}
      apigateway.RestAPI("api", routes=[
          apigateway.RouteArgs(path="/read", method=apigateway.Method.GET, event_handler=functions["read"]),
      ])
      Worker("worker", timeout=20)
    `,
      {
        'worker.py': `import pulumi\nimport pulumi_aws as aws\n\nclass Worker(pulumi.ComponentResource):\n    def __init__(self, name, timeout=3, opts=None):\n        super().__init__("orders:index:Worker", name, None, opts)\n        self.queue = aws.sqs.Queue(f"{name}-queue")\n        self.function = aws.lambda_.Function(name, timeout=timeout)\n        aws.lambda_.EventSourceMapping(f"{name}-source", event_source_arn=self.queue.arn, function_name=self.function.arn)\n`,
      },
    );
    expect(ofKind(declared, 'function').map(({ id, timeoutSeconds }) => [id, certain(timeoutSeconds)])).toEqual([
      ['read', undefined],
      ['write', undefined],
      ['worker', 20],
    ]);
    expect(triggersIn(declared)).toEqual([
      ['http', 'api', 'read'],
      ['queue', 'worker-queue', 'worker'],
    ]);
  });
});

function sourceOf(text: string): string {
  return (
    head +
    text
      .replace(/^\n+/, '')
      .split('\n')
      .map((line) => line.replace(/^ {6}/, ''))
      .join('\n')
  );
}
