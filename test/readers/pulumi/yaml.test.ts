import { describe, expect, test } from 'vitest';
import { declaredInYaml, functionIn, ofKind, triggersIn } from './reading.js';

const known = (value: unknown) => expect.objectContaining({ kind: 'known', value });

describe('functions', () => {
  test('have their properties, references and code', () => {
    const declared = declaredInYaml(`
      resources:
        table:
          type: aws:dynamodb/table:Table
          properties: { hashKey: id, attributes: [{ name: id, type: S }] }
        role:
          type: aws:iam:Role
          properties: { assumeRolePolicy: { fn::toJSON: { Statement: [] } } }
        save:
          type: aws:lambda:Function
          properties:
            runtime: nodejs24.x
            handler: orders/save.handler
            timeout: 10
            memorySize: 256
            role: \${role.arn}
            code:
              fn::assetArchive:
                .:
                  fn::fileArchive: ./functions
            environment:
              variables:
                TABLE: \${table.name}
                PRICE: $\${1}
    `);
    const save = functionIn(declared);
    expect(save).toMatchObject({
      id: 'save',
      runtime: known('nodejs24.x'),
      timeoutSeconds: known(10),
      memoryMb: known(256),
      role: known({ kind: 'resource', id: 'role', attribute: 'arn' }),
      packaging: { kind: 'folder', folder: known('functions') },
    });
    expect(save.environment.variables.map(({ name, value }) => [name, value])).toEqual([
      ['TABLE', known({ kind: 'resource', id: 'table', attribute: 'name' })],
      ['PRICE', known({ kind: 'text', text: '${1}' })],
    ]);
    expect(ofKind(declared, 'table')[0]?.partitionKey).toEqual(known('id'));
  });

  test('may be written inline, in an image, or lie in S3', () => {
    const packaging = (properties: string) =>
      functionIn(declaredInYaml(`resources:\n  f:\n    type: aws:lambda:Function\n    properties: ${properties}\n`))
        .packaging;
    expect(packaging('{ code: { fn::assetArchive: { index.js: { fn::stringAsset: "exports.x = 1" } } } }')).toEqual({
      kind: 'inline',
      text: known('exports.x = 1'),
    });
    expect(packaging('{ code: { fn::assetArchive: { index.js: { fn::fileAsset: ./src/index.js } } } }')).toMatchObject({
      kind: 'folder',
      folder: known('src'),
    });
    expect(packaging('{ packageType: Image, imageUri: "x/y:1" }').kind).toBe('image');
    expect(packaging('{ s3Bucket: code, s3Key: a.zip }').kind).toBe('remote');
  });
});

describe('values', () => {
  test('settings have the default of the project, or are any of its stacks', () => {
    const settings = `
      config:
        seconds: { type: integer, default: 5 }
        key: { type: string, secret: true }
      resources:
        f:
          type: aws:lambda:Function
          properties:
            timeout: \${seconds}
            environment: { variables: { KEY: "\${key}" } }
    `;
    const plain = functionIn(declaredInYaml(settings));
    expect(plain.timeoutSeconds).toEqual(known(5));
    expect(plain.environment.variables[0]?.secret).toEqual({ kind: 'masked-parameter', parameter: 'key' });
    const deployed = functionIn(
      declaredInYaml(settings, {
        'Pulumi.dev.yaml': 'config:\n  orders:seconds: 10\n',
        'Pulumi.prod.yaml': 'config:\n  orders:seconds: "30"\n',
      }),
    );
    expect(deployed.timeoutSeconds).toMatchObject({ kind: 'choice', options: [known(10), known(30)] });
  });

  test('policies come from functions, data sources and files', () => {
    const declared = declaredInYaml(
      `
      variables:
        document:
          fn::aws:iam:getPolicyDocument:
            statements:
              - actions: [s3:GetObject]
                resources: ["*"]
      resources:
        role: { type: aws:iam:Role }
        a: { type: aws:iam:RolePolicy, properties: { role: "\${role.id}", policy: "\${document.json}" } }
        b: { type: aws:iam:RolePolicy, properties: { role: "\${role.name}", policy: { fn::readFile: ./policy.json } } }
    `,
      { 'policy.json': '{ "Statement": [{ "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }] }' },
    );
    const statements = ofKind(declared, 'policy').flatMap((policy) => policy.statements);
    expect(statements.map(({ effect, actions }) => [effect, actions])).toEqual([
      [known('Allow'), [known('s3:GetObject')]],
      [known('Deny'), [known('sqs:*')]],
    ]);
  });

  test('fn::join and fn::select are worked out, what AWS is asked is not', () => {
    const declared = declaredInYaml(`
      variables:
        caller: { fn::invoke: { function: aws:getCallerIdentity } }
        names: [first, second]
      resources:
        a: { type: aws:sqs:Queue, properties: { name: { fn::join: ["-", [orders, { fn::select: [1, "\${names}"] }]] } } }
        b: { type: aws:sqs:Queue, properties: { name: "orders-\${caller.accountId}" } }
    `);
    expect(ofKind(declared, 'queue').map((queue) => queue.queueName)).toEqual([
      known('orders-second'),
      known('orders-${getCallerIdentity}'),
    ]);
  });
});

describe('triggers', () => {
  test('of every source', () => {
    const declared = declaredInYaml(`
      resources:
        f: { type: aws:lambda:Function }
        queue: { type: aws:sqs:Queue }
        fromQueue:
          type: aws:lambda:EventSourceMapping
          properties: { eventSourceArn: "\${queue.arn}", functionName: "\${f.name}" }
        bucket: { type: aws:s3:BucketV2 }
        fromBucket:
          type: aws:s3:BucketNotification
          properties: { bucket: "\${bucket.id}", lambdaFunctions: [{ lambdaFunctionArn: "\${f.arn}" }] }
        topic: { type: aws:sns:Topic }
        fromTopic:
          type: aws:sns:TopicSubscription
          properties: { topic: "\${topic.arn}", protocol: lambda, endpoint: "\${f.arn}" }
        nightly: { type: aws:cloudwatch:EventRule, properties: { scheduleExpression: rate(1 day) } }
        fromRule: { type: aws:cloudwatch:EventTarget, properties: { rule: "\${nightly.name}", arn: "\${f.arn}" } }
        api:
          type: aws-apigateway:RestAPI
          properties: { routes: [{ path: /orders, method: POST, eventHandler: "\${f}" }] }
    `);
    expect(triggersIn(declared)).toEqual(
      expect.arrayContaining([
        ['http', 'api', 'f'],
        ['queue', 'queue', 'f'],
        ['storage', 'bucket', 'f'],
        ['topic', 'topic', 'f'],
        ['schedule', undefined, 'f'],
      ]),
    );
  });

  test('of the AWS Native provider, in CloudFormation words', () => {
    const declared = declaredInYaml(`
      resources:
        f:
          type: aws-native:lambda:Function
          properties: { timeout: 9, environment: { variables: { name: x } }, deadLetterConfig: { targetArn: "\${q.arn}" } }
        q: { type: aws-native:sqs:Queue, properties: { redrivePolicy: { deadLetterTargetArn: x, maxReceiveCount: 3 } } }
    `);
    expect(functionIn(declared)).toMatchObject({
      timeoutSeconds: known(9),
      deadLetter: known({ kind: 'resource', id: 'q', attribute: 'arn' }),
      environment: { variables: [expect.objectContaining({ name: 'name' })] },
    });
    expect(ofKind(declared, 'queue')[0]?.redrive).toMatchObject({
      kind: 'known',
      value: { maxReceiveCount: known(3) },
    });
  });
});

test('what is looked up is not made here', () => {
  expect(declaredInYaml('resources:\n  q:\n    type: aws:sqs:Queue\n    get: { id: x }\n')).toEqual([]);
});

test('a type may be a name, which makes it no resource we know', () => {
  const declared = declaredInYaml(`
    variables:
      kind: aws:sqs:Queue
    resources:
      topic:
        type: aws:sns:Topic
      queue:
        type: \${kind}
      other:
        type: \${topic.id}
  `);
  expect(declared.map(({ name }) => name)).toContain('topic');
  expect(ofKind(declared, 'queue').map(({ name }) => name)).toEqual(['queue']);
});
